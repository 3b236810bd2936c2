//! One file per address.

pub mod access;
pub mod agenda;
pub mod answer;
pub mod contribution;
pub mod drafts;
pub mod edit;
pub mod heading;
pub mod inbox;
pub mod log;
pub mod numbers;
pub mod opened;
pub mod paper;
pub mod sign_in;
pub mod waiting;

use weerklank::ui::view::View;

use crate::{
    components::limits::cannot,
    routes::Route,
    state::session::Session,
    words::{frame as words, limits},
};

/// The page at an address.
pub fn page(route: Route) -> View {
    if let Some(task) = route.needs().filter(|task| !Session::current().port.can(*task)) {
        return vec![heading::heading(limits::PAGE), cannot(task)].into();
    }
    match route {
        Route::Inbox => inbox::inbox_page(),
        Route::Contribution(id) => contribution::contribution_page(id),
        Route::Answer => answer::answer_page(),
        Route::Agendas => agenda::agendas_page(),
        Route::Agenda(agenda) => agenda::agenda_page(agenda),
        Route::Edit(agenda, part, item) => edit::edit_page(agenda, part, item),
        Route::Drafts => drafts::drafts_page(),
        Route::Numbers => numbers::numbers_page(),
        Route::Paper => paper::paper_page(),
        Route::Access => access::access_page(),
        Route::Log => log::log_page(),
        Route::Unknown => heading::heading(words::NOWHERE),
    }
}
