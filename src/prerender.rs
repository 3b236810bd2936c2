//! Writes the pages of a built site as HTML, with the same components that run in the browser.
//!
//! `weerklank pages <dist> [--public-url /path/]`, after the rest of `dist` was built (`xtask/src/app.rs`). A page
//! can be read before the application arrives, without scripts, and by search engines; the application takes over
//! when it can show the same page itself.

mod template;

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use leptos::prelude::*;
use serde::de::DeserializeOwned;
use weerklank_core::{
    agenda::{Agenda, AgendaIndex},
    backend::Wish,
    config::Config,
};

use self::template::{Page, Template};
use crate::{
    api::{Backend, ELSEWHERE},
    app::app,
    components::{looking::LOOKING, page_heading::Head},
    i18n::words,
    pages::Chunk,
    platform::clock,
    routes::{Route, Step},
    state::{
        library::{Library, now},
        site::Site,
    },
};

/// Runs the command line.
pub fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let (dist, base) = match *arguments.as_slice() {
        ["pages", dist] => (dist, "/"),
        ["pages", dist, "--public-url", base] => (dist, base),
        _ => {
            eprintln!("usage: weerklank pages <dist> [--public-url /path/]");
            return ExitCode::FAILURE;
        }
    };
    match write_pages(Path::new(dist), base) {
        Ok(count) => {
            println!("{count} pages written in {dist}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// A built site, as far as its pages need it.
struct Built {
    site: Site,
    index: AgendaIndex,
    agendas: Vec<Agenda>,
}

fn write_pages(dist: &Path, base: &str) -> Result<usize, String> {
    let template = Template::parse(&read(&dist.join("index.html"))?)?;
    let built = Built::read(dist, base)?;
    let routes = built.routes();
    for route in &routes {
        let file = match route {
            Route::NotFound => dist.join("404.html"),
            route => dist.join(route.path()).join("index.html"),
        };
        write(&file, &template.fill(&built.page(route), base))?;
    }
    write(&dist.join("csp.json"), &template.csp())?;
    for agenda in built.index.agendas.iter().map(|agenda| agenda.id.as_str()).chain(["index"]) {
        let file = dist.join(format!("data/agendas/{agenda}.json"));
        let document: serde_json::Value = json(&file)?;
        write(&file, &document.to_string())?;
    }
    Ok(routes.len())
}

impl Built {
    fn read(dist: &Path, base: &str) -> Result<Self, String> {
        let config: Config = json(&dist.join("config.json"))?;
        let text = read(&dist.join(config.backend_file()))?;
        // Natively nothing has to come first.
        let backend = async { Ok::<_, ()>(Backend::described(&text, base, config.backend_base.as_ref()).await) };
        let backend = now(backend).ok_or("something has to come first")??;
        let index: AgendaIndex = json(&dist.join("data/agendas/index.json"))?;
        let agendas = index
            .agendas
            .iter()
            .map(|agenda| json(&dist.join(format!("data/agendas/{}.json", agenda.id))))
            .collect::<Result<_, _>>()?;
        let site = Site { base: base.into(), config: config.into(), backend, today: clock::today() };
        Ok(Self { site, index, agendas })
    }

    /// Every page that is known when the site is built.
    fn routes(&self) -> Vec<Route> {
        let mut routes = Route::FIXED.to_vec();
        routes.push(Route::NotFound);
        for agenda in &self.agendas {
            let id = || agenda.id.clone();
            routes.extend([
                Route::Agenda(id()),
                Route::AboutAgenda(id()),
                Route::Outcomes(id()),
                Route::Progress(id()),
            ]);
            if !agenda.earlier.is_empty() {
                routes.push(Route::Earlier(id()));
            }
            for theme in &agenda.themes {
                routes.push(Route::Theme(id(), theme.id.clone()));
                routes.push(Route::Sheet(id(), theme.id.clone()));
                routes.extend(Step::all(&Step::OF_THEME).map(|step| Route::Answer(id(), theme.id.clone(), step)));
            }
            routes.extend(Step::all(&Step::OF_TOP_THREE).map(|step| Route::TopThree(id(), step)));
        }
        routes
    }

    /// The agenda that is on the page at `route`.
    fn agenda(&self, route: &Route) -> Option<&Agenda> {
        let default = self.site.config.default_agenda.as_ref().filter(|_| *route == Route::Start);
        let id = route.agenda().or(default)?;
        self.agendas.iter().find(|agenda| agenda.id == *id)
    }

    fn page(&self, route: &Route) -> Page {
        let agenda = self.agenda(route);
        let owner = Owner::new();
        let (body, title) = owner.with(|| {
            let library = Library::new(self.site.backend.clone());
            library.put_index(Ok(self.index.clone()));
            if let Some(agenda) = agenda {
                library.put_agenda(agenda.id.clone(), Ok(agenda.clone()));
            }
            [Chunk::of(route).name(), LOOKING].into_iter().for_each(|chunk| library.put_chunk(chunk));
            let head = Head::new();
            let app = app(&self.site, library, route.clone(), head);
            (app.to_html(), head.title.get_untracked())
        });
        let elsewhere = (!self.site.backend.is_plain()).then_some(ELSEWHERE);
        Page {
            title,
            description: self.description(route),
            body,
            preloads: self.preloads(route),
            chunks: [Chunk::of(route).name()].into_iter().chain(elsewhere).collect(),
        }
    }

    fn description(&self, route: &Route) -> String {
        let Some(agenda) = self.agenda(route) else { return words::site_description().to_owned() };
        match route {
            Route::Theme(_, theme) | Route::Answer(_, theme, _) | Route::Sheet(_, theme) => {
                agenda.theme(theme).map_or_else(String::new, |theme| theme.summary.nl().to_owned())
            }
            _ => agenda.summary.nl().to_owned(),
        }
    }

    /// What the application reads before it takes over, so that the browser can fetch it at once.
    fn preloads(&self, route: &Route) -> Vec<String> {
        let backend = &self.site.backend;
        let base = &self.site.base;
        let document = match self.agenda(route) {
            // Neither how often nor where it will be asked.
            _ if !backend.is_plain() => None,
            Some(agenda) => backend.address(&Wish::Agenda(&agenda.id)),
            None if *route == Route::Start => backend.address(&Wish::Agendas),
            None => None,
        };
        [format!("{base}config.json"), format!("{base}{}", self.site.config.backend_file())]
            .into_iter()
            .chain(document)
            .collect()
    }
}

fn json<T: DeserializeOwned>(file: &Path) -> Result<T, String> {
    serde_json::from_str(&read(file)?).map_err(|error| format!("{}: {error}", file.display()))
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn write(file: &PathBuf, text: &str) -> Result<(), String> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, text))
        .map_err(|error| format!("{}: {error}", file.display()))
}
