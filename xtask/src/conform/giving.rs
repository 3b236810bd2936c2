//! The life of what a giver sends, and what others can do with it.

use std::{
    hash::{BuildHasher, RandomState},
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::json;
use weerklank_core::{
    backend::{Meaning, OperationName, Privacy, Request, Response, Wish},
    date::Date,
    feedback::{Contribution, Feedback, LONGEST_TEXT},
    receipt::{ReceiptCode, Secret},
    slug::Slug,
    verdict::{Says, Verdict},
};

use super::{Backend, Check, Found, Trial, expect, gateway::Gateway, reading::Theme};

/// By what one knows the words of a trial.
const WORDS: &str = "Dit is een proef van Weerklank.";

/// In the order of a life: send, again, read, change, take back, and a late retry.
pub(super) fn checks(backend: &Backend, theme: Option<&Theme>) -> Vec<Check> {
    use OperationName::{Create, Edit, Judge, Read, TakeBack};
    let sends = "what is sent arrives, though its answer is lost";
    let Some(theme) = theme else {
        return vec![Check::of(backend, Create, sends, || Err("there is no theme to say something about".to_owned()))];
    };
    let giver = Giver::new(theme);
    let (first, other) = (giver.says(WORDS), giver.says("Dit is een andere proef."));
    let create = |feedback: &Feedback| backend.meaning(&Wish::Create(feedback, &giver.secret));
    let sent = Check::of(backend, Create, sends, || {
        lose_the_answer(backend, &Wish::Create(&first, &giver.secret))?;
        expect(create(&first), &[Meaning::Done, Meaning::Exists])
    });
    if sent.found != Found::Works {
        return vec![sent];
    }
    vec![
        sent,
        Check::of(backend, Create, "the same, sent again, is not stored twice", || {
            expect(create(&first), &[Meaning::Done, Meaning::Exists])
        }),
        Check::of(backend, Create, "other content under its id never counts as stored", || {
            expect(create(&other), &[Meaning::Different, Meaning::Exists, Meaning::Refused])
        }),
        Check::of(backend, Read, "the giver reads it back as it was sent", || giver.finds(backend, &first)),
        Check::of(backend, Read, "the longest text arrives whole", || longest(backend, theme)),
        nobody_else(backend, Create, "reads it", || others_read(backend, &giver)),
        nobody_else(backend, Edit, "changes it", || {
            let strange = Giver::new(theme).secret;
            backend.meaning(&Wish::Edit(&other, &strange)) == Some(Meaning::Done)
        }),
        Check::of(backend, Edit, "the giver changes it", || {
            expect(backend.meaning(&Wish::Edit(&other, &giver.secret)), &[Meaning::Done])?;
            giver.finds(backend, &other)
        }),
        nobody_else(backend, TakeBack, "takes it back", || {
            let strange = Giver::new(theme).secret;
            let taken = backend.meaning(&Wish::TakeBack(&giver.id(), &strange)) == Some(Meaning::Done);
            // Where everybody can, it has to be there again for what follows.
            taken && create(&other).is_some()
        }),
        Check::of(backend, TakeBack, "the giver takes it back", || {
            expect(backend.meaning(&Wish::TakeBack(&giver.id(), &giver.secret)), &[Meaning::Done])?;
            let there = backend.meaning(&Wish::Read(&giver.id(), &giver.secret));
            expect(there, &[Meaning::NotFound, Meaning::TakenBack])
        }),
        late(backend, &giver, &first),
        Check::of(backend, Judge, "nobody judges what was never answered", || {
            let nowhere = Slug::parse("nergens-te-vinden").ok_or("no slug")?;
            let verdict = Verdict { outcome: nowhere, says: Says::Right, heard: None, text: None, on: today() };
            let judged = backend.meaning(&Wish::Judge(&giver.id(), &giver.secret, &verdict));
            expect(judged, &[Meaning::NotFound, Meaning::Refused, Meaning::TakenBack])
        }),
    ]
}

/// Somebody with a receipt that nobody had before, who says something about a theme.
pub(super) struct Giver<'a> {
    code: ReceiptCode,
    pub(super) secret: Secret,
    pub(super) theme: &'a Theme,
}

impl<'a> Giver<'a> {
    pub(super) fn new(theme: &'a Theme) -> Self {
        let random = || RandomState::new().hash_one(0).to_be_bytes();
        let mut entropy = [0; 12];
        let bytes = random().into_iter().chain(random());
        entropy.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
        let code = ReceiptCode::from_entropy(entropy);
        Self { secret: code.secret(), code, theme }
    }

    pub(super) fn id(&self) -> weerklank_core::receipt::FeedbackId {
        self.code.feedback_id()
    }

    pub(super) fn says(&self, text: &str) -> Feedback {
        let said = json!({
            "id": self.id(), "secret_hash": self.secret.hash(), "agenda": self.theme.agenda, "theme": self.theme.id,
            "audience": "other", "kind": "idea", "answers": { "importance": 4 }, "text": text, "created_on": today(), "app": "1"
        });
        serde_json::from_value(said).expect("a trial is feedback")
    }

    /// Whether this is what the backend has of them.
    fn finds(&self, backend: &Backend, said: &Feedback) -> Trial {
        let there: Contribution = backend.read(&Wish::Read(&self.id(), &self.secret))?;
        if there.feedback == *said { Ok(()) } else { Err("something else is there".to_owned()) }
    }
}

pub(super) fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Date::from_days_since_epoch(i64::try_from(since.as_secs() / 86_400).unwrap_or_default())
}

/// Sends it all, and hears nothing: as on a phone in a tunnel.
fn lose_the_answer(backend: &Backend, wish: &Wish<'_>) -> Trial {
    let gateway = Gateway::losing_answers(backend)?;
    match gateway.backend.meaning(wish) {
        None => Ok(()),
        Some(heard) => Err(format!("the answer was lost, and understood as {heard:?}")),
    }
}

fn longest(backend: &Backend, theme: &Theme) -> Trial {
    let giver = Giver::new(theme);
    let words: String = "Zo lang kan het zijn: <b>ë €</b> \"\\ 😀\n".chars().cycle().take(LONGEST_TEXT).collect();
    let said = giver.says(&words);
    expect(backend.meaning(&Wish::Create(&said, &giver.secret)), &[Meaning::Done])?;
    let found = giver.finds(backend, &said);
    let _ = backend.meaning(&Wish::TakeBack(&giver.id(), &giver.secret));
    found
}

/// Whether only the giver can do something with it, as far as the description says so.
fn nobody_else(backend: &Backend, needs: OperationName, does: &'static str, can: impl FnOnce() -> bool) -> Check {
    let what = match does {
        "reads it" => "nobody else reads it",
        "changes it" => "nobody else changes it",
        _ => "nobody else takes it back",
    };
    let found = match (backend.can(needs), backend.description.privacy) {
        (false, _) => Found::Missing("it is not described"),
        (true, privacy) => match (can(), privacy) {
            (false, _) => Found::Works,
            (true, Privacy::Public) => Found::Unsafe("everybody can; givers are told and asked before they send"),
            (true, _) => Found::Fails("everybody can; `privacy` must be `public`".to_owned()),
        },
    };
    Check { what, found }
}

/// With another receipt, with none, or where it was sent to.
fn others_read(backend: &Backend, giver: &Giver<'_>) -> bool {
    let is_read =
        |answer: Option<Response>| answer.is_some_and(|answer| answer.status < 300 && answer.body.contains(WORDS));
    let strange = Giver::new(giver.theme).secret;
    let id = giver.id();
    let request = backend.description.begin(&Wish::Read(&id, &strange), "").map(|(_, request)| request);
    let of_strangers = request.iter().any(|request| {
        is_read(backend.send(request)) || is_read(backend.send(&Request { headers: Vec::new(), ..request.clone() }))
    });
    of_strangers || is_read(backend.look_at_create())
}

/// Whether a request that comes late brings back what was taken back.
fn late(backend: &Backend, giver: &Giver<'_>, first: &Feedback) -> Check {
    let what = "a late retry does not bring it back";
    if !backend.can(OperationName::TakeBack) {
        return Check { what, found: Found::Missing("it is not described") };
    }
    let found = match backend.meaning(&Wish::Create(first, &giver.secret)) {
        Some(Meaning::Done) => {
            // Not to leave it there.
            let _ = backend.meaning(&Wish::TakeBack(&giver.id(), &giver.secret));
            Found::Unsafe("it is stored again; the interface empties its own queue first")
        }
        other => expect(other, &[Meaning::TakenBack, Meaning::Refused, Meaning::Different])
            .map_or_else(Found::Fails, |()| Found::Works),
    };
    Check { what, found }
}
