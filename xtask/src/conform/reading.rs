//! Reading agendas, and lists of several pages.

use serde_json::Value;
use weerklank_core::{
    agenda::{Agenda, AgendaIndex},
    backend::{Meaning, OperationName, Wish},
    slug::Slug,
};

use super::{Backend, Check, Found, Trial, expect};

/// A theme of an agenda that is there.
pub(super) struct Theme {
    pub(super) agenda: Slug,
    pub(super) id: Slug,
}

/// What came of it, and a theme to say something about.
pub(super) fn checks(backend: &Backend) -> (Vec<Check>, Option<Theme>) {
    use OperationName::{Agenda as One, Agendas};
    let index: Result<AgendaIndex, String> = backend.read(&Wish::Agendas);
    let first = index.as_ref().ok().and_then(|index| index.agendas.first()).map(|agenda| agenda.id.clone());
    let agenda = first.as_ref().ok_or("there is no agenda to try it with".to_owned()).and_then(|id| read(backend, id));
    let checks = vec![
        Check::of(backend, Agendas, "the list of agendas is read", || index.map(drop)),
        Check::of(backend, One, "an agenda is read", || agenda.as_ref().map(drop).map_err(Clone::clone)),
        Check::of(backend, One, "an agenda that is not there is not found", || {
            let nowhere = Slug::parse("nergens-te-vinden").ok_or("no slug")?;
            expect(backend.meaning(&Wish::Agenda(&nowhere)), &[Meaning::NotFound])
        }),
        pages(backend, first.as_ref()),
    ];
    let theme = agenda.ok().and_then(|agenda| Some(Theme { id: agenda.themes.first()?.id.clone(), agenda: agenda.id }));
    (checks, theme)
}

fn read(backend: &Backend, id: &Slug) -> Result<Agenda, String> {
    let agenda: Agenda = backend.read(&Wish::Agenda(id))?;
    let problems = agenda.problems();
    if problems.is_empty() { Ok(agenda) } else { Err(problems.join("; ")) }
}

/// Whether pages of a single row lead to the same as the pages that are described.
fn pages(backend: &Backend, agenda: Option<&Slug>) -> Check {
    let what = "a list of several pages is read to its end";
    let mut described = 0;
    let small = backend.with(|document| described = make_small(document));
    let found = match (small, agenda) {
        (Err(why), _) => Found::Fails(why),
        (Ok(_), _) if described == 0 => Found::Missing("every list comes at once"),
        (Ok(_), None) => Found::Missing("there is no agenda to try it with"),
        (Ok(small), Some(agenda)) => {
            let wishes = [Wish::Agendas, Wish::Agenda(agenda)];
            let same = |wish: &Wish<'_>| -> Trial {
                let whole = backend.ask(wish).map(|answer| answer.result);
                if small.ask(wish).map(|answer| answer.result) == whole {
                    Ok(())
                } else {
                    Err("pages of one row hold something else than pages of many".to_owned())
                }
            };
            let asked = wishes.iter().filter(|wish| backend.can(wish.operation()));
            asked.map(same).collect::<Trial>().map_or_else(Found::Fails, |()| Found::Works)
        }
    };
    Check { what, found }
}

/// Makes every page that is described one row long; how many there are.
fn make_small(document: &mut Value) -> usize {
    let of_itself = document.get_mut("pages").and_then(|pages| pages.get_mut("size")).map_or(0, |size| {
        *size = 1.into();
        1
    });
    let inside: usize = match document {
        Value::Object(fields) => fields.values_mut().map(make_small).sum(),
        Value::Array(items) => items.iter_mut().map(make_small).sum(),
        _ => 0,
    };
    of_itself + inside
}
