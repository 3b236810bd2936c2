//! Reading agendas, and lists of several pages.

use std::{cell::Cell, iter};

use serde_json::Value;
use weerklank_core::{
    agenda::{Agenda, AgendaIndex},
    backend::{Meaning, OperationName, Wish},
    slug::Slug,
};

use super::{Backend, Check, Found, expect};

/// Of how many agendas the lists are read twice.
const MANY: usize = 10;

/// A theme of an agenda that is there.
pub(super) struct Theme {
    pub(super) agenda: Slug,
    pub(super) id: Slug,
}

/// What came of it, and a theme to say something about.
pub(super) fn checks(backend: &Backend) -> (Vec<Check>, Option<Theme>) {
    use OperationName::{Agenda as One, Agendas};
    let index: Result<AgendaIndex, String> = backend.read(&Wish::Agendas);
    let listed = index.as_ref().map_or(&[][..], |index| &index.agendas);
    let ids: Vec<_> = listed.iter().map(|agenda| agenda.id.clone()).collect();
    let agenda = ids.first().ok_or("there is no agenda to try it with".to_owned()).and_then(|id| read(backend, id));
    let checks = vec![
        Check::of(backend, Agendas, "the list of agendas is read", || index.map(drop)),
        Check::of(backend, One, "an agenda is read", || agenda.as_ref().map(drop).map_err(Clone::clone)),
        Check::of(backend, One, "an agenda that is not there is not found", || {
            let nowhere = Slug::parse("nergens-te-vinden").ok_or("no slug")?;
            expect(backend.meaning(&Wish::Agenda(&nowhere)), &[Meaning::NotFound])
        }),
        pages(backend, &ids),
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
fn pages(backend: &Backend, agendas: &[Slug]) -> Check {
    let mut described = 0;
    let small = backend.with(|document| described = make_small(document));
    let found = match small {
        Err(why) => Found::Fails(why),
        Ok(_) if described == 0 => Found::Missing("every list comes at once"),
        Ok(small) => {
            let wishes = iter::once(Wish::Agendas).chain(agendas.iter().take(MANY).map(Wish::Agenda));
            let asked = wishes.filter(|wish| backend.can(wish.operation()));
            match asked.map(|wish| is_the_same(backend, &small, &wish)).collect::<Result<Vec<_>, _>>() {
                Err(why) => Found::Fails(why),
                Ok(turned) if turned.contains(&true) => Found::Works,
                Ok(_) => Found::Missing("no list has more than one row"),
            }
        }
    };
    Check { what: "a list of several pages is read to its end", found }
}

/// Whether there was a page to turn at all.
fn is_the_same(backend: &Backend, small: &Backend, wish: &Wish<'_>) -> Result<bool, String> {
    let (one, several) = (Cell::new(0), Cell::new(0));
    let ask = |backend: &Backend, count: &Cell<usize>| {
        let counted = |request| {
            count.set(count.get() + 1);
            request
        };
        backend.ask_with(wish, counted).map(|answer| answer.result)
    };
    if ask(backend, &one) == ask(small, &several) {
        Ok(several > one)
    } else {
        Err("pages of one row hold something else than pages of many".to_owned())
    }
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
