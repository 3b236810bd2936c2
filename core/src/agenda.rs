//! One regional youth agenda: its themes and questions, who made it, and where it came from.
//!
//! The document is `public/data/agendas/<id>.json`; `docs/contract.md` describes it for builders of
//! backends. Fields that are not known here are ignored, every list may be absent, and what a source
//! does not say is absent: a group whose size is unknown has no `count`, never 0.

mod check;
pub mod terms;
mod texts;

use serde::{Deserialize, Serialize};

pub use self::{
    check::{Fault, Flaw, NOT_EASY},
    texts::AgendaText,
};

use crate::{
    config::Helpline,
    counts::Counts,
    date::{Date, newest_first},
    link::Link,
    names,
    outcome::Outcome,
    reads,
    slug::Slug,
    text::Text,
};

/// A regional agenda and all that is known of it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agenda {
    /// The agenda's id; also the first part of its address.
    pub id: Slug,
    /// What its makers call it.
    pub kind: AgendaKind,
    /// Whether the region and all in it are made up. The interface then says *Voorbeeld* on every screen.
    #[serde(default)]
    pub example: bool,
    /// Its name.
    pub title: Text,
    /// What it is about, in a few sentences.
    pub summary: Text,
    /// The makers' motto, if they have one.
    pub motto: Option<Text>,
    /// The region it is for.
    pub region: Region,
    /// The years it covers.
    pub period: Option<Period>,
    /// Whether people still work with it.
    pub status: Option<AgendaStatus>,
    /// The agenda that came before it.
    pub predecessor: Option<Slug>,
    /// The document it was retold from.
    pub source: Source,
    /// What happens with it now, as far as the document says.
    pub now: Option<Text>,
    /// How the makers decided what comes first.
    pub priorities: Option<Text>,
    /// How the whole hangs together with national plans.
    #[serde(default)]
    pub national_links: Vec<NationalLink>,
    /// What its makers call the themes, such as *bouwstenen*, when they do not call them themes.
    pub themes_are: Option<Text>,
    /// What it is about, in the makers' order.
    #[serde(default)]
    pub themes: Vec<Theme>,
    /// Questions that belong to no theme.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// What became of the themes of the agenda that came before.
    #[serde(default)]
    pub earlier: Vec<Earlier>,
    /// What runs or is planned.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// How the makers will see whether it helps.
    #[serde(default)]
    pub indicators: Vec<Indicator>,
    /// What was done with what people said.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
    /// What changed in the agenda, and because of whom.
    #[serde(default)]
    pub changes: Vec<Change>,
    /// Who was asked, and how.
    #[serde(default)]
    pub consultations: Vec<Consultation>,
    /// Whose voice is not in it, as far as the document shows.
    #[serde(default)]
    pub missing: Vec<Text>,
    /// Who takes part.
    #[serde(default)]
    pub organisations: Vec<Organisation>,
    /// What people said, retold.
    #[serde(default)]
    pub quotes: Vec<Quote>,
    /// What the makers hold on to.
    #[serde(default)]
    pub principles: Vec<Principle>,
    /// What it costs, where the document says so.
    #[serde(default)]
    pub money: Vec<Money>,
    /// Hard words, explained.
    #[serde(default)]
    pub terms: Vec<Term>,
    /// Help lines of the region, beside those of the site.
    #[serde(default)]
    pub helplines: Vec<Helpline>,
    /// What came in, counted by the backend.
    pub counts: Option<Counts>,
}

impl Agenda {
    /// The theme with this id.
    pub fn theme(&self, id: &Slug) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == *id)
    }

    /// The outcome with this id.
    pub fn outcome(&self, id: &Slug) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.id == *id)
    }

    /// The outcomes of one theme, newest first.
    pub fn outcomes_of(&self, theme: &Slug) -> Vec<&Outcome> {
        self.newest_of(|outcome| outcome.theme == *theme)
    }

    /// The outcomes about one question, newest first.
    pub fn outcomes_about(&self, question: &Slug) -> Vec<&Outcome> {
        self.newest_of(|outcome| outcome.question.as_ref() == Some(question))
    }

    /// All outcomes, newest first.
    pub fn outcomes_newest_first(&self) -> Vec<&Outcome> {
        self.newest_of(|_| true)
    }

    /// Sorted are only those that are wanted: a page asks this of every theme and question.
    fn newest_of(&self, is_wanted: impl Fn(&Outcome) -> bool) -> Vec<&Outcome> {
        newest_first(self.outcomes.iter().filter(|outcome| is_wanted(outcome)), |outcome| outcome.on.as_ref())
    }

    /// Whether what it tells is of the past on `today`: what it calls running ran then.
    pub fn is_over(&self, today: &Date) -> bool {
        let last = self.period.as_ref().and_then(|period| period.to);
        self.status == Some(AgendaStatus::Closed) || last.is_some_and(|last| last < today.year())
    }

    /// The organisation with this id.
    pub fn organisation(&self, id: &Slug) -> Option<&Organisation> {
        self.organisations.iter().find(|organisation| organisation.id == *id)
    }

    /// What the list of agendas shows of this one.
    pub fn summary(&self) -> AgendaSummary {
        AgendaSummary {
            id: self.id.clone(),
            kind: self.kind,
            example: self.example,
            title: self.title.clone(),
            summary: self.summary.clone(),
            region: self.region.name.clone(),
            themes: self.themes.len(),
        }
    }
}

/// The list of agendas: `public/data/agendas/index.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgendaIndex {
    /// The agendas, in the order in which they are shown.
    pub agendas: Vec<AgendaSummary>,
}

/// What the list of agendas shows of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgendaSummary {
    /// See [`Agenda::id`].
    pub id: Slug,
    /// See [`Agenda::kind`].
    pub kind: AgendaKind,
    /// See [`Agenda::example`].
    #[serde(default)]
    pub example: bool,
    /// See [`Agenda::title`].
    pub title: Text,
    /// See [`Agenda::summary`].
    pub summary: Text,
    /// The region's name.
    pub region: String,
    /// How many themes it has.
    pub themes: usize,
}

/// What the makers call their document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum AgendaKind {
    /// *Leeragenda*.
    LearningAgenda,
    /// *Kennisagenda*.
    KnowledgeAgenda,
    /// *Transformatieplan*.
    TransformationPlan,
    /// *Rapport*.
    Report,
}

/// Whether people still work with an agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum AgendaStatus {
    /// It can still change.
    Living,
    /// It is over.
    Closed,
}

/// The region an agenda is for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Region {
    /// Its name.
    pub name: String,
    /// Its municipalities, where the document lists them.
    #[serde(default)]
    pub municipalities: Vec<String>,
}

/// The time something covers. Either end may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// First year.
    pub from: Option<u16>,
    /// Last year.
    pub to: Option<u16>,
    /// What else there is to say, such as sources that disagree.
    pub note: Option<Text>,
}

impl Period {
    /// The period in words: "2025 tot en met 2028", "vanaf 2025".
    pub fn in_dutch(&self) -> String {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => from.to_string(),
            (Some(from), Some(to)) => format!("{from} tot en met {to}"),
            (Some(from), None) => format!("vanaf {from}"),
            (None, Some(to)) => format!("tot en met {to}"),
            (None, None) => String::new(),
        }
    }
}

/// The document an agenda was retold from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// Its title.
    pub document: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub published: Option<Date>,
    /// Where it can be read.
    pub url: Option<Link>,
    /// What its makers allow.
    pub licence: Option<Text>,
    /// What AI had to do with it.
    pub ai: Option<Text>,
}

/// A subject of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Theme {
    /// Its id; also a part of its address.
    pub id: Slug,
    /// Its number in the document.
    pub number: Option<String>,
    /// How much weight the makers gave it.
    pub tier: Option<Tier>,
    /// Its name, in plain words.
    pub title: Text,
    /// What it is about.
    pub summary: Text,
    /// Why it matters.
    pub why: Option<Text>,
    /// What the makers want to find out.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// How it hangs together with national plans.
    #[serde(default)]
    pub national_links: Vec<NationalLink>,
    /// How it was weighed.
    pub priority: Option<Priority>,
    /// What people's words can and cannot change here.
    pub influence: Option<Influence>,
    /// Who reads what people say, and how long an answer takes.
    pub audience: Option<Listener>,
    /// Themes that belong together with this one.
    #[serde(default)]
    pub related: Vec<Slug>,
    /// Where it stands in the document.
    pub source_ref: Option<SourceRef>,
}

impl Theme {
    /// When its readers look at what came in, unless that day has gone by on `today`.
    pub fn looks_on(&self, today: &Date) -> Option<&Date> {
        self.audience.as_ref()?.looks_on.as_ref().filter(|on| !on.is_before(today))
    }
}

/// How much weight the makers gave a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Tier {
    /// One of the main themes.
    Core,
    /// Named, but not chosen as a main theme.
    Other,
    /// Touches all the others.
    Crosscutting,
}

/// Something the makers want to find out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Question {
    /// Its id.
    pub id: Slug,
    /// What the makers call it.
    pub kind: QuestionKind,
    /// The question.
    pub text: Text,
    /// The questions inside it.
    #[serde(default)]
    pub parts: Vec<Text>,
    /// Where it plays.
    #[serde(default)]
    pub levels: Vec<Level>,
    /// The heading it stands under, for questions that belong to no theme.
    pub group: Option<Text>,
    /// Where it stands in the document.
    pub source_ref: Option<SourceRef>,
}

/// What the makers call a question. Some documents name kinds and label none: [`QuestionKind::Unknown`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the names are the makers' own words")]
pub enum QuestionKind {
    Learning,
    Knowledge,
    Development,
    Central,
    Key,
    Research,
    #[serde(other)]
    Unknown,
}

/// Where a question plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Level {
    /// In one person's help.
    Case,
    /// In an organisation.
    Organisation,
    /// In the rules.
    Policy,
}

/// How a theme hangs together with a national plan.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NationalLink {
    /// The plan's name.
    pub programme: String,
    /// How close the link is.
    pub strength: LinkStrength,
    /// What the link is.
    pub note: Option<Text>,
}

/// How close a theme is to a national plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum LinkStrength {
    /// The plan names it.
    Explicit,
    /// The plan names a part of it.
    Partial,
    /// The plan does not name it: the region adds it.
    RegionalAddition,
}

/// How a theme was weighed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Priority {
    /// How much it would change, 1 to 5.
    pub impact: Option<u8>,
    /// Whether it can be done, 1 to 5.
    pub feasibility: Option<u8>,
    /// Its place, 1 is first.
    pub rank: Option<u8>,
    /// How it was decided.
    pub how: Option<Text>,
}

/// What people's words can and cannot change.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Influence {
    /// What can still change.
    pub can: Option<Text>,
    /// What is settled.
    pub cannot: Option<Text>,
}

/// Who reads what people say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Listener {
    /// A role, never a person's name.
    pub reader: Option<Text>,
    /// The longest time to an answer, in days.
    pub answer_within_days: Option<u16>,
    /// When they look at what came in, next.
    pub looks_on: Option<Date>,
}

/// Where something stands in the source document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceRef {
    /// The section's number or name.
    pub section: String,
}

/// Something that runs, is planned, or was done.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Action {
    /// Its id.
    pub id: Slug,
    /// The themes it belongs to.
    #[serde(default)]
    pub themes: Vec<Slug>,
    /// Its number in the document.
    pub number: Option<String>,
    /// What sort of thing it is.
    pub kind: ActionKind,
    /// Its name.
    pub title: Text,
    /// What it is, or what was asked for.
    pub summary: Option<Text>,
    /// What people do for it.
    #[serde(default)]
    pub activities: Vec<Text>,
    /// Where it runs.
    pub place: Option<String>,
    /// Where it stands.
    pub state: Option<ActionState>,
    /// When it got there.
    pub on: Option<Date>,
    /// When it runs.
    pub period: Option<Period>,
    /// Who takes part.
    #[serde(default)]
    pub organisations: Vec<Slug>,
    /// What should come of it.
    #[serde(default)]
    pub expected: Vec<Text>,
    /// What came of it.
    #[serde(default)]
    pub results: Vec<Text>,
    /// The indicators that it should move.
    #[serde(default)]
    pub indicators: Vec<Slug>,
    /// The next moment.
    pub next: Option<NextMoment>,
    /// Where it stands in the document.
    pub source_ref: Option<SourceRef>,
}

/// What sort of thing an [`Action`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the names are the makers' own words")]
pub enum ActionKind {
    Pilot,
    Research,
    Project,
    ActionLine,
    #[serde(other)]
    Activity,
}

/// Where an [`Action`] stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the names say it")]
pub enum ActionState {
    Idea,
    Planned,
    Running,
    Evaluated,
    Stopped,
    Done,
    #[serde(other)]
    Unknown,
}

/// What happens next, and when if that is known.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextMoment {
    /// When.
    pub on: Option<Date>,
    /// What.
    pub what: Text,
}

/// How the makers see whether something helps.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Indicator {
    /// Its id.
    pub id: Slug,
    /// What is measured.
    pub title: Text,
    /// The unit of [`Observation::value`].
    pub unit: Option<Unit>,
    /// What the makers hope for.
    pub target: Option<Text>,
    /// The themes that are followed with it. One indicator can follow several.
    #[serde(default)]
    pub themes: Vec<Slug>,
    /// What was measured; empty when there are no figures yet.
    #[serde(default)]
    pub observations: Vec<Observation>,
    /// Where it stands in the document.
    pub source_ref: Option<SourceRef>,
}

/// The unit of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    Percent,
    Count,
    Degree,
    Ratio,
    Moment,
}

/// One measurement of an indicator.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Observation {
    /// When.
    pub on: Date,
    /// What was found, in the indicator's unit.
    pub value: f64,
    /// Among how many.
    pub n: Option<u32>,
}

/// Something that changed in the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// Its id, for outcomes to refer to.
    pub id: Option<Slug>,
    /// When.
    pub on: Date,
    /// What changed.
    pub what: Text,
    /// Why.
    pub because: Option<Text>,
    /// Whose words made it change.
    pub thanks_to: Option<String>,
    /// Where it stands in the document.
    pub source_ref: Option<SourceRef>,
}

/// People who were asked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Consultation {
    /// How they were asked, such as `work_conference`.
    pub kind: String,
    /// Who they are.
    pub group: Text,
    /// How many; absent when the document does not say.
    pub count: Option<u32>,
    /// Whether it was still to come when the document was written.
    #[serde(default)]
    pub planned: bool,
    /// What else there is to say.
    pub note: Option<Text>,
    /// Where it stands in the document.
    pub source_ref: Option<SourceRef>,
}

/// An organisation that takes part.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Organisation {
    /// Its id.
    pub id: Slug,
    /// Its name.
    pub name: String,
    /// Other spellings that documents use.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What sort of organisation it is, such as `municipality_or_region`.
    pub kind: String,
    /// What it does, in plain words.
    pub plain: Option<Text>,
    /// Where it stands in the document.
    pub source_ref: Option<SourceRef>,
}

/// What someone said, retold.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quote {
    /// The words.
    pub text: Text,
    /// Who said it: `youth`, `parent` or `both`.
    pub by: String,
    /// Whether it is something people wish for, rather than something they said of how it is.
    #[serde(default)]
    pub wish: bool,
    /// Whether the words are ours.
    #[serde(default)]
    pub retold: bool,
    /// The themes it belongs to.
    #[serde(default)]
    pub themes: Vec<Slug>,
    /// Where it stands in the document.
    pub source_ref: Option<SourceRef>,
}

/// A point that is no question and no action: what the makers hold on to, build on, or ran into.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Principle {
    /// Its id.
    pub id: Slug,
    /// What the makers call it.
    pub kind: Option<PrincipleKind>,
    /// Its name.
    pub title: Text,
    /// What it says.
    pub text: Option<Text>,
    /// The themes it belongs to; none when it belongs to the whole.
    #[serde(default)]
    pub themes: Vec<Slug>,
    /// Where it stands in the document.
    pub source_ref: Option<SourceRef>,
}

/// What the makers call a [`Principle`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PrincipleKind {
    /// Something they hold on to.
    Principle,
    /// *Bouwsteen*.
    BuildingBlock,
    /// A step that has to be taken.
    DevelopmentStep,
    /// Something that stands in the way.
    Bottleneck,
    /// A sort of prevention.
    Prevention,
    /// A sort of knowledge.
    KnowledgeSource,
    /// A level at which people have a say.
    LevelOfSay,
    /// A circle of expertise.
    Expertise,
    /// A way of working on a theme.
    WayOfWorking,
    /// Background: who they are, how it began, why now.
    Background,
}

/// What became of a theme of the agenda that came before.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Earlier {
    /// The theme's id in the earlier agenda.
    pub theme: Slug,
    /// The theme's name there.
    pub title: Text,
    /// The themes of this agenda in which it comes back.
    #[serde(default)]
    pub comes_back_in: Vec<Slug>,
    /// What the documents say about it, and what they do not.
    pub note: Option<Text>,
}

/// An amount that the document names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Money {
    /// What it is for.
    pub what: Text,
    /// How much, in whole euros; absent when the document names a purpose only.
    pub amount_eur: Option<u64>,
    /// For which year.
    pub year: Option<u16>,
    /// The themes it is for.
    #[serde(default)]
    pub themes: Vec<Slug>,
    /// Where it stands in the document.
    pub source_ref: Option<SourceRef>,
}

/// A hard word.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Term {
    /// The word.
    pub term: String,
    /// Other ways to write it.
    #[serde(default)]
    pub variants: Vec<String>,
    /// What it means.
    pub plain: Text,
}

reads!(Agenda {
    id,
    kind,
    example,
    title,
    summary,
    motto,
    region,
    period,
    status,
    predecessor,
    source,
    now,
    priorities,
    national_links,
    themes_are,
    themes,
    questions,
    earlier,
    actions,
    indicators,
    outcomes,
    changes,
    consultations,
    missing,
    organisations,
    quotes,
    principles,
    money,
    terms,
    helplines,
    counts
});
reads!(AgendaIndex { agendas });
reads!(AgendaSummary { id, kind, example, title, summary, region, themes });
reads!(Region { name, municipalities });
reads!(Period { from, to, note });
reads!(Source { document, publisher, published, url, licence, ai });
reads!(Theme {
    id,
    number,
    tier,
    title,
    summary,
    why,
    questions,
    national_links,
    priority,
    influence,
    audience,
    related,
    source_ref
});
reads!(Question { id, kind, text, parts, levels, group, source_ref });
reads!(NationalLink { programme, strength, note });
reads!(Priority { impact, feasibility, rank, how });
reads!(Influence { can, cannot });
reads!(Listener { reader, answer_within_days, looks_on });
reads!(SourceRef { section });
reads!(Action {
    id,
    themes,
    number,
    kind,
    title,
    summary,
    activities,
    place,
    state,
    on,
    period,
    organisations,
    expected,
    results,
    indicators,
    next,
    source_ref
});
reads!(NextMoment { on, what });
reads!(Indicator { id, title, unit, target, themes, observations, source_ref });
reads!(Observation { on, value, n });
reads!(Change { id, on, what, because, thanks_to, source_ref });
reads!(Consultation { kind, group, count, planned, note, source_ref });
reads!(Organisation { id, name, aliases, kind, plain, source_ref });
reads!(Quote { text, by, wish, retold, themes, source_ref });
reads!(Principle { id, kind, title, text, themes, source_ref });
reads!(Earlier { theme, title, comes_back_in, note });
reads!(Money { what, amount_eur, year, themes, source_ref });
reads!(Term { term, variants, plain });
names!(AgendaKind { LearningAgenda = "learning_agenda", KnowledgeAgenda = "knowledge_agenda", TransformationPlan = "transformation_plan", Report = "report" });
names!(AgendaStatus { Living = "living", Closed = "closed" });
names!(Tier { Core = "core", Other = "other", Crosscutting = "crosscutting" });
names!(QuestionKind { Learning = "learning", Knowledge = "knowledge", Development = "development", Central = "central", Key = "key", Research = "research", Unknown = "unknown" } else Unknown);
names!(Level { Case = "case", Organisation = "organisation", Policy = "policy" });
names!(LinkStrength { Explicit = "explicit", Partial = "partial", RegionalAddition = "regional_addition" });
names!(ActionKind { Pilot = "pilot", Research = "research", Project = "project", ActionLine = "action_line", Activity = "activity" } else Activity);
names!(ActionState { Idea = "idea", Planned = "planned", Running = "running", Evaluated = "evaluated", Stopped = "stopped", Done = "done", Unknown = "unknown" } else Unknown);
names!(Unit { Percent = "percent", Count = "count", Degree = "degree", Ratio = "ratio", Moment = "moment" });
names!(PrincipleKind {
    Principle = "principle",
    BuildingBlock = "building_block",
    DevelopmentStep = "development_step",
    Bottleneck = "bottleneck",
    Prevention = "prevention",
    KnowledgeSource = "knowledge_source",
    LevelOfSay = "level_of_say",
    Expertise = "expertise",
    WayOfWorking = "way_of_working",
    Background = "background",
});
