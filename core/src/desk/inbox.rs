//! Which contributions to show, and in which order: what nobody read first, then what takes too long.

use crate::{
    agenda::Agenda,
    date::Date,
    feedback::{Audience, Kind, ModerationState},
    search::words,
    slug::Slug,
    staff::Incoming,
    typed::plain,
    verdict::Says,
};

/// Where a contribution stands. It may stand in two places: approved, and waiting for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Nobody read it.
    Unread,
    /// Somebody read it, and did not decide.
    Read,
    /// It counts.
    Approved,
    /// It does not count.
    Declined,
    /// It has no answer yet, and was not declined.
    Waiting,
    /// It has an answer.
    Answered,
}

impl Standing {
    /// Every place, in the order of the work.
    pub const ALL: [Self; 6] =
        [Self::Unread, Self::Read, Self::Approved, Self::Declined, Self::Waiting, Self::Answered];

    /// Whether `incoming` stands here.
    pub fn holds(self, incoming: &Incoming) -> bool {
        match self {
            Self::Unread => incoming.state() == ModerationState::New,
            Self::Read => incoming.state() == ModerationState::Read,
            Self::Approved => incoming.state() == ModerationState::Approved,
            Self::Declined => incoming.state() == ModerationState::Declined,
            Self::Waiting => is_waiting(incoming),
            Self::Answered => !incoming.contribution.replies.is_empty(),
        }
    }
}

/// Whether somebody waits for an answer: until the first reply, and not after it was declined.
pub fn is_waiting(incoming: &Incoming) -> bool {
    incoming.contribution.replies.is_empty() && incoming.state() != ModerationState::Declined
}

/// For how many days it waits on `today`; `None` when it does not wait.
pub fn waits(incoming: &Incoming, today: &Date) -> Option<i64> {
    let days = today.days_since_epoch() - incoming.received_on.days_since_epoch();
    is_waiting(incoming).then_some(days.max(0))
}

/// The day on which its giver was promised an answer at the latest: by its theme, or else by the site.
pub fn due_on(incoming: &Incoming, agenda: &Agenda, site_days: u16) -> Date {
    let theme = agenda.theme(&incoming.contribution.feedback.theme);
    let own = theme.and_then(|theme| theme.audience.as_ref()?.answer_within_days);
    incoming.received_on.plus_days(own.unwrap_or(site_days).into())
}

/// Whether an answer was promised before `today` and is not there.
pub fn is_overdue(incoming: &Incoming, due: Option<&Date>, today: &Date) -> bool {
    is_waiting(incoming) && due.is_some_and(|due| due.is_before(today))
}

/// What somebody wants to see: nothing chosen is everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// About this agenda.
    pub agenda: Option<Slug>,
    /// About this theme.
    pub theme: Option<Slug>,
    /// From these people.
    pub audience: Option<Audience>,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// That stands here.
    pub standing: Option<Standing>,
    /// That waits for more than this many days.
    pub waits_longer_than: Option<i64>,
    /// Of which the giver thinks this about an answer.
    pub says: Option<Says>,
    /// With all these words or pieces of words in it, with or without capitals and accents.
    pub words: String,
}

impl Filter {
    /// Whether `incoming` is wanted. `wanted` are the words.
    fn keeps(&self, incoming: &Incoming, wanted: &[String], today: &Date) -> bool {
        let said = &incoming.contribution.feedback;
        is(self.agenda.as_ref(), &said.agenda)
            && is(self.theme.as_ref(), &said.theme)
            && is(self.audience.as_ref(), &said.audience)
            && self.kind.is_none_or(|kind| said.kind == Some(kind))
            && self.standing.is_none_or(|standing| standing.holds(incoming))
            && self.waits_longer_than.is_none_or(|days| waits(incoming, today).is_some_and(|waits| waits > days))
            && self.says.is_none_or(|says| incoming.contribution.verdicts.iter().any(|made| made.says == says))
            && (wanted.is_empty() || has_words(incoming, wanted))
    }
}

fn is<T: PartialEq>(wanted: Option<&T>, there: &T) -> bool {
    wanted.is_none_or(|wanted| wanted == there)
}

/// Whether all words stand in what was said and answered.
fn has_words(incoming: &Incoming, wanted: &[String]) -> bool {
    let contribution = &incoming.contribution;
    let replies = contribution.replies.iter().map(|reply| &reply.text);
    let lines = contribution.verdicts.iter().filter_map(|verdict| verdict.text.as_ref());
    let mut folded = String::new();
    for text in contribution.feedback.text.iter().chain(replies).chain(lines) {
        folded.extend(text.chars().map(plain));
        folded.push('\n');
    }
    wanted.iter().all(|word| folded.contains(word.as_str()))
}

/// The places of the contributions that `filter` asks for on `today`: what nobody read first; within that what is
/// overdue first, by the day of `due`; and then what waits longest. What does not wait comes last, the newest first.
pub fn select(
    incoming: &[Incoming],
    filter: &Filter,
    today: &Date,
    due: &dyn Fn(&Incoming) -> Option<Date>,
) -> Vec<usize> {
    let wanted: Vec<String> = words(&filter.words).collect();
    let kept = incoming.iter().enumerate().filter(|(_, one)| filter.keeps(one, &wanted, today));
    let mut order: Vec<_> = kept.map(|(place, one)| (urgency(one, today, due), place)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, place)| place).collect()
}

/// What is smaller comes first.
fn urgency(one: &Incoming, today: &Date, due: &dyn Fn(&Incoming) -> Option<Date>) -> (bool, bool, bool, i64) {
    let waits = is_waiting(one);
    let is_overdue = waits && is_overdue(one, due(one).as_ref(), today);
    let came = one.received_on.days_since_epoch();
    (!Standing::Unread.holds(one), !is_overdue, !waits, if waits { came } else { -came })
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};
    use serde_json::json;

    use super::*;
    use crate::desk::sample::{any_incoming, incoming, today};

    fn agenda() -> Agenda {
        let theme = |id: &str, audience| json!({ "id": id, "title": "T", "summary": "S", "audience": audience });
        serde_json::from_value(json!({
            "id": "a", "kind": "report", "title": "A", "summary": "B", "region": { "name": "R" },
            "source": { "document": "D" },
            "themes": [theme("wachten", json!({ "answer_within_days": 14 })), theme("school", json!(null))],
        }))
        .unwrap()
    }

    fn all(incoming: &[Incoming], filter: &Filter) -> Vec<usize> {
        select(incoming, filter, &today(), &|one| Some(due_on(one, &agenda(), 42)))
    }

    #[test]
    fn a_theme_promises_for_itself_and_the_site_for_the_others() {
        let due = |theme: &str| due_on(&incoming(0, json!({ "theme": theme })), &agenda(), 42);
        assert_eq!(due("wachten"), today().plus_days(14));
        assert_eq!(due("school"), today().plus_days(42));
        assert_eq!(due("weg"), today().plus_days(42));
    }

    #[test]
    fn it_is_overdue_the_day_after_and_not_when_it_was_answered_or_declined() {
        let overdue = |days_ago, more| {
            let one = incoming(days_ago, more);
            is_overdue(&one, Some(&due_on(&one, &agenda(), 42)), &today())
        };
        assert!(!overdue(14, json!({})));
        assert!(overdue(15, json!({})));
        assert!(!overdue(15, json!({ "state": "declined" })));
        assert!(!overdue(15, json!({ "replied": 3 })));
        assert!(!is_overdue(&incoming(99, json!({})), None, &today()), "nothing was promised");
    }

    #[test]
    fn what_nobody_read_comes_first_then_what_is_overdue_then_what_waits_longest() {
        let here = [
            incoming(90, json!({ "replied": 50 })),
            incoming(3, json!({})),
            incoming(40, json!({ "state": "approved", "theme": "school" })),
            incoming(20, json!({ "state": "read" })),
            incoming(30, json!({})),
            incoming(13, json!({})),
            incoming(2, json!({ "state": "declined" })),
        ];
        assert_eq!(all(&here, &Filter::default()), [4, 5, 1, 0, 3, 2, 6]);
    }

    #[test]
    fn words_are_found_with_or_without_capitals_and_accents_also_in_answers() {
        let here = [
            incoming(1, json!({ "text": "Ik wacht al één jaar op Zoë." })),
            incoming(2, json!({ "text": "Niets", "replied": 1, "reply": "We bellen wachtenden" })),
            incoming(3, json!({ "text": "afwachten" })),
        ];
        let found = |words: &str| all(&here, &Filter { words: words.to_owned(), ..Filter::default() }).len();
        assert_eq!((found("WACHT"), found("een zoe"), found("bellen"), found("zoe bellen")), (3, 1, 1, 0));
        assert_eq!((found(" ?! "), found("")), (3, 3));
    }

    #[test]
    fn a_filter_keeps_what_fits_all_that_was_chosen() {
        let unnoticed = json!({ "replied": 5, "says": "unnoticed", "audience": "parent", "kind": "idea" });
        let here = [incoming(20, unnoticed), incoming(20, json!({ "kind": "idea" })), incoming(2, json!({}))];
        let kept = |filter: Filter| all(&here, &filter);
        assert_eq!(kept(Filter { says: Some(Says::Unnoticed), ..Filter::default() }), [0]);
        assert_eq!(kept(Filter { kind: Some(Kind::Idea), ..Filter::default() }), [1, 0]);
        assert_eq!(kept(Filter { audience: Some(Audience::Youth), kind: Some(Kind::Idea), ..Filter::default() }), [1]);
        assert_eq!(kept(Filter { waits_longer_than: Some(19), ..Filter::default() }), [1]);
        assert_eq!(kept(Filter { waits_longer_than: Some(20), ..Filter::default() }), [0; 0]);
        assert_eq!(kept(Filter { agenda: Slug::parse("other"), ..Filter::default() }), [0; 0]);
    }

    proptest! {
        #[test]
        fn all_are_shown_once_and_in_order(here in vec(any_incoming(), 0..30)) {
            let shown = all(&here, &Filter::default());
            let mut places = shown.clone();
            places.sort_unstable();
            prop_assert!(places.into_iter().eq(0..here.len()));
            let urgency = |place: &usize| urgency(&here[*place], &today(), &|one| Some(due_on(one, &agenda(), 42)));
            prop_assert!(shown.iter().map(urgency).is_sorted());
        }

        #[test]
        fn everything_stands_in_one_place_of_moderation(one in any_incoming()) {
            let moderation = [Standing::Unread, Standing::Read, Standing::Approved, Standing::Declined];
            prop_assert_eq!(moderation.into_iter().filter(|standing| standing.holds(&one)).count(), 1);
            let waits = Standing::Waiting.holds(&one);
            prop_assert_eq!(waits, waits_for(&one));
            prop_assert!(!(waits && (Standing::Answered.holds(&one) || Standing::Declined.holds(&one))));
        }
    }

    fn waits_for(one: &Incoming) -> bool {
        waits(one, &today()).is_some()
    }
}
