//! What is new for who comes back, from receipts on their own device.

use super::link::link;
use crate::{
    i18n::{self, words},
    routes::Route,
    state::mine::Mine,
    ui::{
        button::ButtonKind,
        notice::{NoticeKind, notice},
        prose::{actions, list},
        view::{View, live},
    },
};

/// What is new since the last visit, with the way to it. Nothing for who keeps no receipt here: then nothing is asked.
pub fn news_card() -> View {
    let mine = Mine::current();
    mine.glance();
    live(move || {
        let to_mine = || actions(vec![link(Route::Mine, ButtonKind::Secondary.class(), words::news_to_mine())]);
        (!mine.looked()).then(|| news_notice(&mine, Some(to_mine()))).flatten().into()
    })
}

/// What is new, if anything is. It does not say about what: somebody else may see this screen.
pub fn news_notice(mine: &Mine, way_on: Option<View>) -> Option<View> {
    let news: Vec<_> = mine.news().into_iter().map(|news| i18n::news(news).into()).collect();
    let content = |news| [list(news)].into_iter().chain(way_on).collect();
    (!news.is_empty()).then(|| notice(NoticeKind::Good, words::news_title().to_owned(), content(news)))
}
