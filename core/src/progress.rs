//! Where an agenda stands, for who follows it: per theme what runs, what came of it, and what comes next.

use crate::{
    agenda::{Action, ActionState, Agenda, Indicator, NextMoment, Observation, Theme, Unit},
    date::{Date, earliest_first},
    outcome::{Outcome, OutcomeState},
    slug::Slug,
    text::Text,
};

/// How far something is, an action as well as an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is being done.
    Running,
    /// It will be done.
    Planned,
    /// It is an idea, or people talk about it.
    Undecided,
    /// It was done.
    Done,
    /// It was stopped, or will not be done.
    Stopped,
    /// Nobody said.
    Unknown,
}

impl Stage {
    /// Every stage; what a follower wants to know first comes first.
    pub const ALL: [Self; 6] =
        [Self::Running, Self::Planned, Self::Undecided, Self::Done, Self::Stopped, Self::Unknown];

    /// How far an action is.
    pub fn of_action(action: &Action) -> Self {
        match action.state {
            Some(ActionState::Running) => Self::Running,
            Some(ActionState::Planned) => Self::Planned,
            Some(ActionState::Idea) => Self::Undecided,
            Some(ActionState::Evaluated | ActionState::Done) => Self::Done,
            Some(ActionState::Stopped) => Self::Stopped,
            Some(ActionState::Unknown) | None => Self::Unknown,
        }
    }

    /// How far an answer is.
    pub fn of_outcome(outcome: &Outcome) -> Self {
        match outcome.state {
            OutcomeState::Heard | OutcomeState::InDiscussion => Self::Undecided,
            OutcomeState::Decided => Self::Planned,
            OutcomeState::Doing => Self::Running,
            OutcomeState::Done => Self::Done,
            OutcomeState::NotDone => Self::Stopped,
        }
    }

    /// Whether something is still to come.
    fn is_open(self) -> bool {
        matches!(self, Self::Running | Self::Planned | Self::Undecided)
    }
}

/// Since when something must be new to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// In the last month.
    Month,
    /// In the last three months.
    Quarter,
    /// In this calendar year.
    Year,
}

impl Since {
    /// Every span, the shortest first.
    pub const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Year];

    /// Whether something of this date falls in it. What is only known by its month or year may.
    fn holds(self, date: &Date, today: &Date) -> bool {
        let days = match self {
            Self::Month => 31,
            Self::Quarter => 92,
            Self::Year => return date.year() >= today.year(),
        };
        !date.is_before(&Date::from_days_since_epoch(today.days_since_epoch() - days))
    }
}

/// What a follower wants to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// One part alone, by its place in [`parts`].
    pub part: Option<usize>,
    /// What is this far alone.
    pub stage: Option<Stage>,
    /// What is new alone.
    pub since: Option<Since>,
}

/// A theme, or what belongs to no theme, and what there is to follow of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Part<'a> {
    /// The theme.
    pub theme: Option<&'a Theme>,
    /// What runs, is planned, or was done; in the makers' order.
    pub actions: Vec<&'a Action>,
    /// What was done with what people said, newest first.
    pub outcomes: Vec<&'a Outcome>,
    /// With what it is measured.
    pub indicators: Vec<&'a Indicator>,
    /// When somebody looks at what people say about it, next.
    looks_on: Option<&'a Date>,
}

/// The parts of an agenda, in the makers' order. What belongs to no theme is a part of its own: the last, if it is there.
pub fn parts(agenda: &Agenda) -> Vec<Part<'_>> {
    let outcomes = agenda.outcomes_newest_first();
    let mut parts: Vec<_> = agenda.themes.iter().map(|theme| part(agenda, &outcomes, Some(theme))).collect();
    let rest = part(agenda, &outcomes, None);
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts
}

fn part<'a>(agenda: &'a Agenda, outcomes: &[&'a Outcome], theme: Option<&'a Theme>) -> Part<'a> {
    let is_here = |themes: &[Slug]| match theme {
        Some(theme) => themes.contains(&theme.id),
        None => !themes.iter().any(|id| agenda.theme(id).is_some()),
    };
    let audience = theme.and_then(|theme| theme.audience.as_ref());
    Part {
        theme,
        actions: agenda.actions.iter().filter(|action| is_here(&action.themes)).collect(),
        outcomes: outcomes.iter().copied().filter(|outcome| is_here(std::slice::from_ref(&outcome.theme))).collect(),
        indicators: agenda.indicators.iter().filter(|indicator| is_here(&indicator.themes)).collect(),
        looks_on: audience.and_then(|audience| audience.looks_on.as_ref()),
    }
}

impl Part<'_> {
    /// Whether there is nothing to follow yet.
    pub fn is_empty(&self) -> bool {
        self.actions.is_empty() && self.outcomes.is_empty() && self.indicators.is_empty()
    }

    /// Keeps what `filter` asks for, on `today`. Figures have no stage, and somebody who will look is no news.
    fn keep(&mut self, filter: Filter, today: &Date) {
        let is_far = |stage| filter.stage.is_none_or(|wanted| wanted == stage);
        let is_new =
            |date: Option<&Date>| filter.since.is_none_or(|since| date.is_some_and(|date| since.holds(date, today)));
        self.actions.retain(|action| is_far(Stage::of_action(action)) && is_new(action.on.as_ref()));
        self.outcomes.retain(|outcome| is_far(Stage::of_outcome(outcome)) && is_new(outcome.changed_on()));
        let measured = |indicator: &Indicator| is_new(in_time(indicator).last().map(|seen| &seen.on));
        self.indicators.retain(|indicator| filter.stage.is_none() && measured(indicator));
        if filter.stage.is_some() || filter.since.is_some() {
            self.looks_on = None;
        }
    }
}

/// The parts of an agenda, as far as `filter` asks for them on `today`.
pub fn shown<'a>(agenda: &'a Agenda, filter: Filter, today: &Date) -> Vec<Part<'a>> {
    let wanted = |place: &usize| filter.part.is_none_or(|part| part == *place);
    let parts = parts(agenda).into_iter().enumerate().filter(|(place, _)| wanted(place));
    let mut parts: Vec<_> = parts.map(|(_, part)| part).collect();
    for part in &mut parts {
        part.keep(filter, today);
    }
    // A theme about which there is nothing belongs to the whole, and not to what somebody looks for in it.
    parts.retain(|part| !part.is_empty() || (filter.stage.is_none() && filter.since.is_none()));
    parts
}

/// How far everything in `parts` is: the actions, and the answers. What belongs to several themes counts once.
pub fn stages(parts: &[Part]) -> (Vec<Stage>, Vec<Stage>) {
    let mut actions: Vec<&Action> = Vec::new();
    for action in parts.iter().flat_map(|part| &part.actions) {
        if !actions.iter().any(|known| known.id == action.id) {
            actions.push(action);
        }
    }
    let outcomes = parts.iter().flat_map(|part| &part.outcomes);
    (actions.into_iter().map(Stage::of_action).collect(), outcomes.map(|outcome| Stage::of_outcome(outcome)).collect())
}

/// What a moment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion<'a> {
    /// An action goes on.
    Action(&'a Action, &'a Text),
    /// There is more to tell about an answer.
    Outcome(&'a Outcome, &'a Text),
    /// Somebody looks at what people said about a theme.
    Reading(&'a Theme),
}

/// A moment that was told beforehand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment<'a> {
    /// When.
    pub on: &'a Date,
    /// What for.
    pub occasion: Occasion<'a>,
    /// The first theme that it is about.
    pub theme: Option<&'a Theme>,
}

impl Moment<'_> {
    /// Whether it is today or later.
    pub fn is_coming(&self, today: &Date) -> bool {
        !self.on.is_before(today)
    }

    /// Whether it went by, and what was promised for it did not come.
    pub fn is_late(&self, today: &Date) -> bool {
        let is_open = match self.occasion {
            Occasion::Action(action, _) => Stage::of_action(action).is_open(),
            Occasion::Outcome(outcome, _) => Stage::of_outcome(outcome).is_open(),
            Occasion::Reading(_) => false,
        };
        is_open && self.on.is_before(today)
    }

    /// What no other moment of the agenda is called.
    pub fn name(&self) -> String {
        match self.occasion {
            Occasion::Action(action, _) => format!("actie-{}", action.id),
            Occasion::Outcome(outcome, _) => format!("antwoord-{}", outcome.id),
            Occasion::Reading(theme) => format!("lezen-{}", theme.id),
        }
    }
}

/// The moments of `parts` of which the date is known, the first one first.
pub fn moments<'a>(parts: &[Part<'a>]) -> Vec<Moment<'a>> {
    let mut moments: Vec<Moment> = Vec::new();
    for part in parts {
        let theme = part.theme;
        let mut add = |on: Option<&'a Date>, occasion| {
            let moment = on.map(|on| Moment { on, occasion, theme });
            // What belongs to several themes happens once.
            let new = moment.filter(|moment| !moments.iter().any(|known| known.name() == moment.name()));
            moments.extend(new);
        };
        for action in &part.actions {
            if let Some(NextMoment { on, what }) = &action.next {
                add(on.as_ref(), Occasion::Action(action, what));
            }
        }
        for outcome in &part.outcomes {
            if let Some(NextMoment { on, what }) = &outcome.next {
                add(on.as_ref(), Occasion::Outcome(outcome, what));
            }
        }
        if let Some(theme) = theme {
            add(part.looks_on, Occasion::Reading(theme));
        }
    }
    earliest_first(moments, |moment| Some(moment.on))
}

/// What was measured, in the order of time.
pub fn in_time(indicator: &Indicator) -> Vec<&Observation> {
    earliest_first(&indicator.observations, |seen| Some(&seen.on))
}

/// How long a bar for `value` is, in thousandths of the longest: that of all, or of the largest of `all` values.
///
/// Bars begin at nothing, so that twice as long is twice as much.
pub fn length(value: f64, all: &[f64], unit: Option<Unit>) -> u16 {
    let least = if unit == Some(Unit::Percent) { 100.0 } else { 0.0 };
    let longest = all.iter().copied().fold(least, f64::max);
    if longest <= 0.0 {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is held between 0 and 1000")]
    let length = (value / longest * 1000.0).clamp(0.0, 1000.0) as u16;
    length
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, option, prelude::*, sample::select};
    use serde_json::{Value, json};

    const TODAY: &str = "2026-11-26";

    fn today() -> Date {
        Date::parse(TODAY).unwrap()
    }

    fn agenda(actions: &[Value], outcomes: &[Value], indicators: &[Value]) -> Agenda {
        let theme =
            |id: &str| json!({ "id": id, "title": "T", "summary": "S", "audience": { "looks_on": "2026-12-01" } });
        let agenda = json!({
            "id": "a", "kind": "report", "title": "A", "summary": "B", "region": { "name": "R" },
            "source": { "document": "D" }, "themes": [theme("een"), theme("twee"), theme("leeg")],
            "actions": actions, "outcomes": outcomes, "indicators": indicators,
        });
        serde_json::from_value(agenda).unwrap()
    }

    /// Gives each a name of its own.
    fn named(items: Vec<Value>) -> Vec<Value> {
        let named = |(place, mut item): (usize, Value)| {
            item["id"] = json!(format!("nr-{place}"));
            item
        };
        items.into_iter().enumerate().map(named).collect()
    }

    fn any_date() -> impl Strategy<Value = Option<String>> {
        let day = 20_200_i64..21_000;
        let date = (day, select(vec![4, 7, 10]))
            .prop_map(|(day, length)| Date::from_days_since_epoch(day).as_str()[..length].to_owned());
        option::of(date)
    }

    fn any_next() -> impl Strategy<Value = Value> {
        option::of(any_date()).prop_map(|next| next.map_or(Value::Null, |on| json!({ "on": on, "what": "W" })))
    }

    fn any_agenda() -> impl Strategy<Value = Agenda> {
        let themes = || vec(select(vec!["een", "twee", "weg"]), 0..3);
        let states = vec![json!("idea"), json!("running"), json!("done"), json!("stopped"), json!("x"), Value::Null];
        let action = (themes(), select(states), any_date(), any_next()).prop_map(|(themes, state, on, next)| {
            json!({ "themes": themes, "kind": "pilot", "title": "P", "state": state, "on": on, "next": next })
        });
        let states = vec!["heard", "decided", "doing", "done", "not_done"];
        let outcome = (select(vec!["een", "twee", "weg"]), select(states), any_date(), any_next()).prop_map(
            |(theme, state, on, next)| json!({ "theme": theme, "heard": "H", "state": state, "on": on, "next": next }),
        );
        let observations = vec(any_date().prop_filter_map("a date", |on| on), 0..3);
        let indicator = (themes(), observations).prop_map(|(themes, dates)| {
            let observations: Vec<_> = dates.iter().map(|on| json!({ "on": on, "value": 1.5 })).collect();
            json!({ "title": "I", "themes": themes, "observations": observations })
        });
        (vec(action, 0..6), vec(outcome, 0..6), vec(indicator, 0..4))
            .prop_map(|(actions, outcomes, indicators)| agenda(&named(actions), &named(outcomes), &named(indicators)))
    }

    fn any_filter() -> impl Strategy<Value = Filter> {
        let stage = option::of(select(Stage::ALL.to_vec()));
        (option::of(0_usize..4), stage, option::of(select(Since::ALL.to_vec())))
            .prop_map(|(part, stage, since)| Filter { part, stage, since })
    }

    /// Everything that is shown, by what it is and its id.
    fn all_of(parts: &[Part]) -> Vec<String> {
        let of = |part: &Part| {
            let actions = part.actions.iter().map(|action| format!("action {}", action.id));
            let outcomes = part.outcomes.iter().map(|outcome| format!("outcome {}", outcome.id));
            let indicators = part.indicators.iter().map(|indicator| format!("indicator {}", indicator.id));
            actions.chain(outcomes).chain(indicators).collect::<Vec<_>>()
        };
        let mut all: Vec<_> = parts.iter().flat_map(of).collect();
        all.sort();
        all.dedup();
        all
    }

    #[test]
    fn what_belongs_to_no_theme_comes_last() {
        let loose = agenda(&named(vec![json!({ "kind": "pilot", "title": "P" })]), &[], &[]);
        let themes = |agenda| parts(agenda).iter().map(|part| part.theme.is_some()).collect::<Vec<_>>();
        assert_eq!(themes(&loose), [true, true, true, false]);
        assert_eq!(themes(&agenda(&[], &[], &[])), [true, true, true]);
    }

    #[test]
    fn a_promise_is_late_when_it_is_still_open() {
        let action = |state: &str, on: &str| json!({ "themes": ["een"], "kind": "pilot", "title": "P", "state": state, "next": { "on": on, "what": "W" } });
        let actions = [action("running", "2026-11-25"), action("running", TODAY), action("done", "2026-11-25")];
        let agenda = agenda(&named(actions.to_vec()), &[], &[]);
        let all = moments(&parts(&agenda));
        let names = |which: &dyn Fn(&Moment) -> bool| {
            all.iter().filter(|moment| which(moment)).map(Moment::name).collect::<Vec<_>>()
        };
        assert_eq!(names(&|moment| moment.is_late(&today())), ["actie-nr-0"]);
        let coming = names(&|moment| moment.is_coming(&today()));
        assert_eq!(coming, ["actie-nr-1", "lezen-een", "lezen-twee", "lezen-leeg"]);
    }

    #[test]
    fn new_is_what_changed_in_the_time_asked_for() {
        let holds = |since: Since, date: &str| since.holds(&Date::parse(date).unwrap(), &today());
        for (since, first, before) in [
            (Since::Month, "2026-10-26", "2026-10-25"),
            (Since::Quarter, "2026-08-26", "2026-08-25"),
            (Since::Year, "2026-01-01", "2025-12-31"),
        ] {
            assert!(holds(since, first) && !holds(since, before), "{since:?}");
        }
        // It may have been yesterday.
        assert!(holds(Since::Month, "2026-11") && holds(Since::Month, "2026") && !holds(Since::Year, "2025"));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_without_a_filter(agenda in any_agenda()) {
            let count = agenda.actions.len() + agenda.outcomes.len() + agenda.indicators.len();
            let shown = shown(&agenda, Filter::default(), &today());
            prop_assert_eq!(all_of(&shown).len(), count);
            let (actions, outcomes) = stages(&shown);
            prop_assert_eq!((actions.len(), outcomes.len()), (agenda.actions.len(), agenda.outcomes.len()));
        }

        #[test]
        fn every_action_and_answer_has_one_stage(agenda in any_agenda()) {
            let of = |stage| shown(&agenda, Filter { stage: Some(stage), ..Filter::default() }, &today());
            let count: usize = Stage::ALL.map(|stage| all_of(&of(stage)).len()).iter().sum();
            prop_assert_eq!(count, agenda.actions.len() + agenda.outcomes.len());
            for stage in Stage::ALL {
                let (actions, outcomes) = stages(&of(stage));
                prop_assert!(actions.iter().chain(&outcomes).all(|its| *its == stage));
            }
        }

        #[test]
        fn who_asks_for_more_sees_no_less(agenda in any_agenda(), filter in any_filter()) {
            let all = |filter| all_of(&shown(&agenda, filter, &today()));
            let few = all(filter);
            for wider in [
                Filter { part: None, ..filter },
                Filter { stage: None, ..filter },
                Filter { since: None, ..filter },
                Filter { since: filter.since.map(|_| Since::Quarter), ..filter },
            ] {
                let more = all(wider);
                if wider.since != Some(Since::Quarter) || filter.since == Some(Since::Month) {
                    prop_assert!(few.iter().all(|item| more.contains(item)));
                }
            }
        }

        #[test]
        fn what_is_filtered_holds_something(agenda in any_agenda(), filter in any_filter()) {
            let shown = shown(&agenda, filter, &today());
            prop_assert!(filter.stage.or(filter.since.map(|_| Stage::Unknown)).is_none() || shown.iter().all(|part| !part.is_empty()));
        }

        #[test]
        fn moments_are_in_order_and_each_is_there_once(agenda in any_agenda(), filter in any_filter()) {
            let moments = moments(&shown(&agenda, filter, &today()));
            prop_assert!(moments.is_sorted_by_key(|moment| moment.on));
            let mut names: Vec<_> = moments.iter().map(Moment::name).collect();
            names.sort();
            names.dedup();
            prop_assert_eq!(names.len(), moments.len());
            prop_assert!(moments.iter().all(|moment| !(moment.is_coming(&today()) && moment.is_late(&today()))));
        }

        #[test]
        fn a_longer_bar_is_more(values in vec(-10.0_f64..500.0, 1..5), percent: bool) {
            let unit = percent.then_some(Unit::Percent);
            let lengths: Vec<_> = values.iter().map(|value| length(*value, &values, unit)).collect();
            prop_assert!(lengths.iter().all(|length| *length <= 1000));
            for (one, its) in values.iter().zip(&lengths) {
                for (other, their) in values.iter().zip(&lengths) {
                    prop_assert!(one > other || its <= their);
                }
            }
        }
    }
}
