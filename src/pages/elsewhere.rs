//! For the editor of another site: choosing what of an agenda stands there, seeing that, and copying two lines.

use std::sync::Arc;

use leptos::prelude::*;
use weerklank_core::{
    agenda::{Agenda, AgendaIndex},
    embedding::{Colour, Embedding, Shown},
};

use super::about::contact;
use crate::{
    components::{
        agenda_loader::{Place, waiting_view, with_agenda},
        copying::copy_button,
        page_heading::page_heading,
    },
    i18n::{self, words},
    platform::{frames, page},
    routes::{Route, Step},
    state::{
        library::{Library, Load},
        site::Site,
    },
    ui::{
        announcer::Told,
        button::ButtonKind,
        element::element,
        field::{Question, line_field, select_field, shown_field},
        prose::{actions, details, lead, paragraph, section, small},
        view::{View, live},
    },
};

/// The id of the frame that shows what is chosen.
const FRAME: &str = "voorbeeld";

/// Colours that go together: what one can press, the ground, and the text.
const SCHEMES: [Option<[&str; 3]>; 5] = [
    None,
    Some(["#0b4f9e", "#ffffff", "#16233f"]),
    Some(["#1d6a37", "#ffffff", "#1b2a20"]),
    Some(["#6a2c91", "#ffffff", "#2a1b33"]),
    None,
];
/// The place of the colours of one's own.
const OWN: usize = SCHEMES.len() - 1;

/// The tokens of those colours, and the fields for them.
const COLOURS: [(&str, Question); 3] = [
    ("action", question("kleur-knoppen", words::colour_action())),
    ("ground", question("kleur-achtergrond", words::colour_ground())),
    ("ink", question("kleur-tekst", words::colour_ink())),
];

const fn question(id: &'static str, label: &'static str) -> Question {
    Question { id, label, hint: words::colour_hint(), rows: 1 }
}

/// What the editor has chosen, as signals, so that only what it changes is made again.
#[derive(Clone, Copy)]
struct Choice {
    agenda: RwSignal<usize>,
    shown: RwSignal<usize>,
    theme: RwSignal<usize>,
    easy: RwSignal<usize>,
    scheme: RwSignal<usize>,
    own: [RwSignal<String>; 3],
    /// The tokens that the preview does not use, once it has said so.
    refused: RwSignal<Option<Vec<String>>>,
}

impl Choice {
    fn new() -> Self {
        let first = || RwSignal::new(0);
        let own = ["#9c3d14", "#fbf8f2", "#1a2444"].map(|colour| RwSignal::new(colour.to_owned()));
        Self {
            agenda: first(),
            shown: first(),
            theme: first(),
            easy: first(),
            scheme: first(),
            own,
            refused: RwSignal::new(None),
        }
    }

    fn shown(self) -> Shown {
        Shown::ALL.get(self.shown.get()).copied().unwrap_or_default()
    }

    /// The colours that were chosen; those that are none are left out.
    fn colours(self) -> Vec<(&'static str, Colour)> {
        let scheme = self.scheme.get();
        let written = match SCHEMES.get(scheme).copied().flatten() {
            Some(colours) => colours.map(str::to_owned),
            None if scheme == OWN => self.own.map(|colour| colour.get()),
            None => return Vec::new(),
        };
        let read = |((name, _), written): ((&'static str, Question), String)| Some((name, Colour::parse(&written)?));
        COLOURS.into_iter().zip(written).filter_map(read).collect()
    }
}

/// On a site of one's own.
pub(super) fn elsewhere_page() -> View {
    // The lines hold the address of the site, which nobody knows when the page is built.
    let builder = (!page::origin().is_empty()).then(builder);
    let head = vec![page_heading(words::elsewhere(), None), lead(words::elsewhere_lead())];
    vec![head.into(), builder.into(), contact().into()].into()
}

/// All that needs the agendas.
fn builder() -> View {
    let library = Library::current();
    let (shelf, choice) = (library.index(), Choice::new());
    live(move || match shelf.get() {
        Load::Ready(index) => chosen(&index, choice),
        waiting => {
            let (library, shelf) = (library.clone(), shelf.clone());
            waiting_view(&waiting, Place::Part, Box::new(move || library.read_index(&shelf)))
        }
    })
}

/// What can be chosen, and what comes of it.
fn chosen(index: &Arc<AgendaIndex>, choice: Choice) -> View {
    let titles = index.agendas.iter().map(|agenda| agenda.title.nl().to_owned()).collect();
    let parts = Shown::ALL.map(|shown| i18n::shown_elsewhere(shown).to_owned());
    let agenda = choice.agenda;
    let ids: Vec<_> = index.agendas.iter().map(|agenda| agenda.id.clone()).collect();
    let chosen_id = Memo::new(move |_| ids.get(agenda.get()).cloned());
    let page = live(move || match chosen_id.get() {
        Some(id) => with_agenda(id, Place::Part, Box::new(move |agenda| result(&agenda, choice))),
        None => None.into(),
    });
    let other = move |place| {
        choice.theme.set(0);
        agenda.set(place);
    };
    let what = vec![
        select_field("agenda", words::elsewhere_agenda(), titles, agenda.into(), Box::new(other)),
        select("onderdeel", words::elsewhere_shown(), parts.into(), choice.shown),
    ];
    vec![section("wat", words::elsewhere_what(), what), page].into()
}

fn select(id: &'static str, label: &'static str, options: Vec<String>, chosen: RwSignal<usize>) -> View {
    select_field(id, label, options, chosen.into(), Box::new(move |place| chosen.set(place)))
}

/// Which theme, in which colours, and what that gives.
fn result(agenda: &Arc<Agenda>, choice: Choice) -> View {
    let site = Site::current();
    let address = page::origin() + &site.base;
    let of = agenda.clone();
    let made = Memo::new(move |_| embedding(&of, choice, &address));
    let levels = [words::elsewhere_plain(), words::elsewhere_easy()].map(str::to_owned);
    let level = select("taal", words::elsewhere_level(), levels.into(), choice.easy);
    vec![which_theme(agenda, choice), level, colours(choice), preview(made, choice), lines(made), allowing()].into()
}

fn embedding(agenda: &Agenda, choice: Choice, site: &str) -> Embedding {
    let shown = choice.shown();
    let theme = agenda.themes.get(choice.theme.get()).filter(|_| shown.is_of_a_theme());
    let id = agenda.id.clone();
    let route = match (shown, theme.map(|theme| theme.id.clone())) {
        (Shown::Theme, Some(theme)) => Route::Theme(id, theme),
        (Shown::Answer, Some(theme)) => Route::Answer(id, theme, Step::Who),
        (Shown::TopThree, _) => Route::TopThree(id, Step::Rank),
        (Shown::Outcomes, _) => Route::Outcomes(id),
        (Shown::Progress, _) => Route::Progress(id),
        _ => Route::Agenda(id),
    };
    Embedding {
        site: site.to_owned(),
        path: route.path(),
        title: theme.map_or(&agenda.title, |theme| &theme.title).nl().to_owned(),
        agenda: agenda.id.clone(),
        shown,
        theme: theme.map(|theme| theme.id.clone()),
        easy: choice.easy.get() == 1,
        colours: choice.colours(),
    }
}

fn which_theme(agenda: &Agenda, choice: Choice) -> View {
    let themes: Vec<_> = agenda.themes.iter().map(|theme| theme.title.nl().to_owned()).collect();
    live(move || {
        let field = || select("thema", words::theme(), themes.clone(), choice.theme);
        choice.shown().is_of_a_theme().then(field).into()
    })
}

fn colours(choice: Choice) -> View {
    let names = [
        words::scheme_host(),
        words::scheme_blue(),
        words::scheme_green(),
        words::scheme_purple(),
        words::scheme_own(),
    ];
    let scheme = choice.scheme;
    let more = live(move || match scheme.get() {
        0 => paragraph(words::scheme_host_text()),
        OWN => {
            let fields = COLOURS.into_iter().zip(choice.own);
            let field = |((name, question), own)| colour_field(name, question, own, choice.refused);
            fields.map(field).collect::<Vec<_>>().into()
        }
        _ => None.into(),
    });
    let is_good = move || scheme.get() != 0 && choice.refused.get().is_some_and(|refused| refused.is_empty());
    let verdict =
        element("div").set("role", "status").with(live(move || is_good().then(|| small(words::colours_good())).into()));
    let fields = vec![
        select("kleuren", words::elsewhere_scheme(), names.map(str::to_owned).into(), scheme),
        more,
        verdict.view(),
    ];
    section("welke-kleuren", words::elsewhere_colours(), fields)
}

fn colour_field(
    name: &'static str,
    question: Question,
    own: RwSignal<String>,
    refused: RwSignal<Option<Vec<String>>>,
) -> View {
    let is_refused = move || refused.read().iter().flatten().any(|token| token == name);
    let problem = move || match Colour::parse(&own.read()) {
        None => words::colour_wrong(),
        Some(_) if is_refused() => words::colour_refused(),
        Some(_) => "",
    };
    let problem = Signal::derive(move || problem().to_owned());
    line_field(question, own.into(), Box::new(move |typed| own.set(typed)), problem)
}

/// What is chosen, in a frame that scrolls by itself. It is told the language and the colours as any page would tell them, and
/// says which colours it does not use.
fn preview(made: Memo<Embedding>, choice: Choice) -> View {
    // Not whenever something else of it changes: the frame is drawn anew for these.
    let greeting = Memo::new(move |_| made.read().greeting());
    let style = Memo::new(move |_| made.read().style());
    frames::on_message(FRAME, "refused", move |kind, refused| match kind {
        "ready" => {
            frames::tell(FRAME, &greeting.read_untracked());
            frames::tell(FRAME, &style.read_untracked());
        }
        "styled" => choice.refused.set(Some(refused)),
        _ => {}
    });
    Effect::new(move || frames::tell(FRAME, &greeting.read()));
    Effect::new(move || frames::tell(FRAME, &style.read()));
    let address = Memo::new(move |_| made.read().address());
    let frame = element("iframe")
        .set("id", FRAME)
        .set("title", words::elsewhere_frame())
        .class("wk-field__input")
        .set("height", "640")
        .set("loading", "lazy")
        .set_live("src", move || Some(address.get().into()));
    let content = vec![small(words::elsewhere_preview_text()), frame.view()];
    section("zo-ziet-het-eruit", words::elsewhere_preview(), content)
}

/// What to put into the page, and what to do where that does not work.
fn lines(made: Memo<Embedding>) -> View {
    let copied = |id, label, copy, of: fn(&Embedding) -> String| {
        to_copy(id, label, copy, Signal::derive(move || of(&made.read())))
    };
    let frame = copied("venster", words::elsewhere_frame_code(), words::elsewhere_copy_frame(), Embedding::frame);
    let link = copied("link", words::elsewhere_link_code(), words::elsewhere_copy_link(), Embedding::link);
    let stripped =
        vec![paragraph(words::elsewhere_stripped_text()), frame, paragraph(words::elsewhere_link_text()), link];
    let content = vec![
        paragraph(words::elsewhere_how()),
        copied("regels", words::elsewhere_lines(), words::elsewhere_copy(), Embedding::element),
        details(words::elsewhere_stripped().into(), stripped),
    ];
    section("plakken", words::elsewhere_copy_title(), content)
}

/// What who keeps the site may have to allow.
fn allowing() -> View {
    let origin = page::origin();
    let rules = Signal::derive(move || format!("frame-src {origin}\nscript-src {origin}"));
    let rules = to_copy("toelaten", words::elsewhere_rules(), words::elsewhere_copy_rules(), rules);
    details(
        words::elsewhere_empty().into(),
        vec![paragraph(words::elsewhere_empty_text()), rules, paragraph(words::elsewhere_allowed())],
    )
}

/// Text in a field, whole and not to be changed, with a button that copies it.
fn to_copy(id: &'static str, label: &'static str, copy: &'static str, content: Signal<String>) -> View {
    let (told, copied) = (Told::nothing(), Box::new(move || content.get_untracked()));
    let copy = copy_button(ButtonKind::Secondary, copy, copied, words::elsewhere_not_copied(), told);
    vec![shown_field(id, label, content), actions(vec![copy]), told.line()].into()
}
