//! What goes wrong on the way to a backend, and at the backend.

use weerklank_core::{
    backend::{Meaning, OperationName, Request, Wish},
    slug::Slug,
};

use super::{
    Backend, Check, Found, Trial,
    gateway::{Gateway, Spoiled},
    giving::Giver,
    reading::Theme,
};

/// Larger than anything that we ask for.
const HUGE: usize = 12 * 1024 * 1024;

/// Whatever comes instead of an answer, nothing counts as done, and nothing as gone.
pub(super) fn checks(backend: &Backend, theme: Option<&Theme>) -> Vec<Check> {
    use OperationName::{Agenda, Create};
    let html = |title: &str| format!("<!doctype html><html><head><title>{title}</title></head><body></body></html>");
    let page = |status, content, body: &str| Spoiled::Page(status, content, body.to_owned());
    let spoilt = |answers: &[Spoiled]| answers.iter().try_for_each(|spoiled| nothing_counts(backend, spoiled, theme));
    vec![
        Check::of(backend, Agenda, "the page of a portal counts for nothing", || {
            spoilt(&[page(200, "text/html", &html("Log in op het netwerk"))])
        }),
        Check::of(backend, Agenda, "an error on the way counts for nothing, be it HTML, text or empty", || {
            spoilt(&[
                page(502, "text/html", &html("Bad gateway")),
                page(503, "text/plain", "try again later"),
                page(500, "text/plain", ""),
            ])
        }),
        Check::of(backend, Agenda, "an answer that is huge counts for nothing", || {
            spoilt(&[page(200, "application/json", &format!("\"{}\"", "x".repeat(HUGE)))])
        }),
        Check::of(backend, Agenda, "an answer that never comes is not waited for", || spoilt(&[Spoiled::Never])),
        Check::of(backend, Create, "what is no JSON is not taken for something sent", || no_json(backend, theme)),
        elsewhere(backend, theme),
    ]
}

/// What the application may ask for, of all that is described.
fn every_wish(theme: Option<&Theme>, with: impl Fn(&Wish<'_>) -> Trial) -> Trial {
    let nowhere = Slug::parse("een-agenda").ok_or("no slug")?;
    with(&Wish::Agendas)?;
    with(&Wish::Agenda(theme.map_or(&nowhere, |theme| &theme.agenda)))?;
    let Some(theme) = theme else { return Ok(()) };
    let giver = Giver::new(theme);
    let (id, secret, said) = (giver.id(), &giver.secret, giver.says("Dit is een proef."));
    let wishes =
        [Wish::Create(&said, secret), Wish::Read(&id, secret), Wish::Edit(&said, secret), Wish::TakeBack(&id, secret)];
    wishes.iter().try_for_each(with)
}

fn nothing_counts(backend: &Backend, spoiled: &Spoiled, theme: Option<&Theme>) -> Trial {
    let gateway = Gateway::start(backend, spoiled.clone(), |document| {
        if matches!(spoiled, Spoiled::Never) {
            document["timeout_ms"] = 200.into();
        }
    })?;
    every_wish(theme, |wish| {
        let name = wish.operation();
        match gateway.backend.ask(wish).map(|answer| (answer.meaning, answer.result)) {
            // It cannot be read, and the interface says that it is broken.
            Some((Meaning::Done, result)) if reads(name) && !result.is_object() => Ok(()),
            Some((Meaning::Done | Meaning::NotFound | Meaning::TakenBack | Meaning::Exists, _)) => {
                Err(format!("{name:?}: {spoiled} counts as an answer"))
            }
            _ => Ok(()),
        }
    })
}

fn reads(name: OperationName) -> bool {
    matches!(name, OperationName::Agendas | OperationName::Agenda | OperationName::Read)
}

/// A body that was cut off on its way.
fn no_json(backend: &Backend, theme: Option<&Theme>) -> Trial {
    let theme = theme.ok_or("there is no theme to say something about")?;
    let giver = Giver::new(theme);
    let cut =
        |request: Request| Request { body: request.body.map(|body| body[..body.len() / 2].to_owned()), ..request };
    let answer = backend.ask_with(&Wish::Create(&giver.says("Dit is een proef."), &giver.secret), cut);
    super::expect(answer.map(|answer| answer.meaning), &[Meaning::Refused, Meaning::Broken])
}

/// Whether pages of a site that is not at the backend's own address may ask it: what browsers want to know first.
fn elsewhere(backend: &Backend, theme: Option<&Theme>) -> Check {
    let all = every_wish(theme, |wish| match backend.description.begin(wish, "") {
        Some((_, request)) if !backend.allows(&request) => Err(String::new()),
        _ => Ok(()),
    });
    let found = match all {
        Ok(()) => Found::Works,
        Err(_) => Found::Missing("only at the site's own address, until the backend allows another (CORS)"),
    };
    Check { what: "a site at another address may ask it", found }
}
