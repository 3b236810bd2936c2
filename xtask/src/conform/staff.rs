//! What staff do at the desk: come in, read what came, judge it and answer its giver; and that nobody else does.

use serde_json::{Value, json};
use weerklank_core::{
    backend::{OperationName, Step, Wish},
    feedback::{Contribution, ModerationState},
    staff::{
        Incoming, Review,
        port::{Ask, Asker, DeskDescription, Door, Refusal, Task},
    },
};

use super::{
    Backend, Check, Found, Trial,
    giving::{Giver, today},
    reading::Theme,
};

/// Why one was declined, and what its giver is told.
const REASON: &str = "Dit is een proef van het werkblad.";
const ANSWER: &str = "Dank je. Dit is een antwoord van de proef.";

/// A token that nobody has.
const NOBODY: &str = "nobody:nothing";

/// What one giver sends, and what staff make of it, who come in with `token`.
pub(super) fn checks(backend: &Backend, theme: Option<&Theme>, desk: &DeskDescription, token: &str) -> Vec<Check> {
    let come_in = "staff come in";
    let staff = Desk { backend, description: desk, token };
    let Some(theme) = theme.filter(|_| backend.can(OperationName::Create)) else {
        return vec![Check { what: come_in, found: Found::Missing("nobody can send something to be read") }];
    };
    let giver = Giver::new(theme);
    let said = giver.says("Dit is een proef voor het werkblad.");
    let _ = backend.meaning(&Wish::Create(&said, &giver.secret));
    let checks = vec![
        staff.check(Task::Me, come_in, || staff.comes_in()),
        staff.check(Task::Feedback, "staff read what came in", || staff.finds(&giver).map(drop)),
        staff.check(Task::Review, "staff approve, and who reads it sees that", || {
            staff.judges(&giver, ModerationState::Approved, None)
        }),
        staff.about_older_words(&giver),
        staff.check(Task::Review, "staff decline and say why", || {
            staff.judges(&giver, ModerationState::Declined, Some(REASON))
        }),
        staff.check(Task::Reply, "staff answer, also when they send it twice, and it is there once", || {
            staff.answers(&giver)
        }),
        staff.nobody_else(&giver),
    ];
    let _ = backend.meaning(&Wish::TakeBack(&giver.id(), &giver.secret));
    checks
}

/// The desk, as who has this token reaches it.
struct Desk<'a> {
    backend: &'a Backend,
    description: &'a DeskDescription,
    token: &'a str,
}

impl Desk<'_> {
    fn check(&self, needs: Task, what: &'static str, trial: impl FnOnce() -> Trial) -> Check {
        let found = match self.description.can(needs) {
            false => Found::Missing("it is not described"),
            true => trial().map_or_else(Found::Fails, |()| Found::Works),
        };
        Check { what, found }
    }

    fn ask(&self, task: Task, named: &[(&'static str, &str)], record: Option<Value>) -> Result<Value, Refusal> {
        let (backend, today) = (&self.backend.description.base, &today());
        let asker = Asker { home: "", backend, token: self.token, today };
        let begun = self.description.begin(Ask { task, named, record }, asker);
        let (mut conversation, mut request) = begun.ok_or(Refusal::Unable)?;
        loop {
            let response = self.backend.send(&request).ok_or(Refusal::NoAnswer)?;
            match conversation.hear(&response) {
                Step::Ask(next) => request = next,
                Step::Done(answer) => return Refusal::of(answer.meaning, &response).map_or(Ok(answer.result), Err),
            }
        }
    }

    fn comes_in(&self) -> Trial {
        let said = self.ask(Task::Me, &[], None).map_err(|refusal| in_words(&refusal))?;
        self.description.me(&said, self.token).map(drop).ok_or_else(|| "nobody says what staff may do".to_owned())
    }

    /// What the list holds of a giver.
    fn finds(&self, giver: &Giver<'_>) -> Result<Incoming, String> {
        let Value::Array(rows) = self.ask(Task::Feedback, &[], None).map_err(|refusal| in_words(&refusal))? else {
            return Err("what came in is no list".to_owned());
        };
        let mut all = rows.into_iter().filter_map(|row| serde_json::from_value::<Incoming>(row).ok());
        let found = all.find(|incoming| incoming.contribution.feedback.id == giver.id());
        found.ok_or_else(|| "what was sent is not in the list".to_owned())
    }

    fn review(&self, giver: &Giver<'_>, review: &Review) -> Result<(), Refusal> {
        let record = serde_json::to_value(review).map_err(|_| Refusal::Unable)?;
        self.ask(Task::Review, &[("id", giver.id().as_str())], Some(record)).map(drop)
    }

    fn judges(&self, giver: &Giver<'_>, state: ModerationState, reason: Option<&str>) -> Trial {
        let revision = Some(self.finds(giver)?.revision);
        let review = Review { state, reason: reason.map(str::to_owned), hidden: Vec::new(), revision };
        self.review(giver, &review).map_err(|refusal| in_words(&refusal))?;
        self.both_see(giver, |there| {
            there.moderation.as_ref().is_some_and(|made| made.state == state && made.reason.as_deref() == reason)
        })
    }

    /// Whether a judgement is refused that was made while the giver wrote something else.
    fn about_older_words(&self, giver: &Giver<'_>) -> Check {
        let what = "a judgement about older words is refused";
        if !(self.description.notices_changes() && self.backend.can(OperationName::Edit)) {
            return Check { what, found: Found::Missing("nobody notices; the desk says so") };
        }
        self.check(Task::Review, what, || {
            let revision = Some(self.finds(giver)?.revision);
            let _ = self.backend.meaning(&Wish::Edit(&giver.says("Dit zijn andere woorden."), &giver.secret));
            let review = Review { state: ModerationState::Read, reason: None, hidden: Vec::new(), revision };
            match self.review(giver, &review) {
                Err(Refusal::Changed(_)) => Ok(()),
                Err(refusal) => Err(in_words(&refusal)),
                Ok(()) => Err("it is done".to_owned()),
            }
        })
    }

    fn reply(&self, giver: &Giver<'_>) -> Result<(), Refusal> {
        let record = json!({ "feedback": [giver.id()], "text": ANSWER });
        self.ask(Task::Reply, &[("id", giver.id().as_str())], Some(record)).map(drop)
    }

    fn answers(&self, giver: &Giver<'_>) -> Trial {
        self.reply(giver).map_err(|refusal| in_words(&refusal))?;
        self.reply(giver).map_err(|refusal| in_words(&refusal))?;
        self.both_see(giver, |there| there.replies.iter().filter(|reply| reply.text == ANSWER).count() == 1)
    }

    /// Whether the desk and the giver see this; a giver who cannot read it back sees nothing.
    fn both_see(&self, giver: &Giver<'_>, is_there: impl Fn(&Contribution) -> bool) -> Trial {
        if !is_there(&self.finds(giver)?.contribution) {
            return Err("the desk does not see it afterwards".to_owned());
        }
        if !self.backend.can(OperationName::Read) {
            return Ok(());
        }
        let there: Contribution = self.backend.read(&Wish::Read(&giver.id(), &giver.secret))?;
        if is_there(&there) { Ok(()) } else { Err("the giver does not see it".to_owned()) }
    }

    /// Whether anybody else reads, judges or answers: without a token, with a wrong one, and with a receipt.
    fn nobody_else(&self, giver: &Giver<'_>) -> Check {
        let what = "nobody else reads, judges or answers";
        if self.description.door() == Door::Open {
            return Check { what, found: Found::Unsafe("everybody can; the desk says so") };
        }
        let receipt = format!("{}:{}", giver.id().as_str(), giver.secret.expose());
        let review = Review { state: ModerationState::New, reason: None, hidden: Vec::new(), revision: None };
        let does = ["", NOBODY, &receipt].into_iter().find_map(|token| {
            let other = Desk { token, ..*self };
            // Who finds what they sent themselves does not read others.
            let stranger = Giver::new(giver.theme);
            let said = stranger.says("Dit is een andere proef voor het werkblad.");
            let _ = self.backend.meaning(&Wish::Create(&said, &stranger.secret));
            let reads = other.finds(&stranger).is_ok();
            let deeds = [
                ("comes in", self.description.can(Task::Me) && other.comes_in().is_ok()),
                ("reads", reads),
                ("judges", other.review(&stranger, &review).is_ok()),
                ("answers", other.reply(&stranger).is_ok()),
            ];
            let _ = self.backend.meaning(&Wish::TakeBack(&stranger.id(), &stranger.secret));
            deeds.into_iter().find_map(|(deed, done)| done.then_some(deed))
        });
        let found = does.map_or(Found::Works, |deed| Found::Fails(format!("somebody without a right token {deed}")));
        Check { what, found }
    }
}

fn in_words(refusal: &Refusal) -> String {
    format!("it is refused: {refusal:?}")
}
