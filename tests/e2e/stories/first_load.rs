//! What a first visit loads is what `cargo xtask budget` weighs.

use std::collections::BTreeSet;

use xtask::{budget, paths};

use crate::{dist::dist, story::story};

#[test]
fn first_load_requests_equal_the_list_of_the_budget() {
    let theme = budget::theme_page(&dist()).expect("a theme");
    for page in ["index.html".to_owned(), theme] {
        story(|site, browser| {
            let path = page.trim_end_matches("index.html");
            browser.visits(path);
            browser.until("all to be loaded", "return document.readyState === 'complete'", &[]);
            // What is kept for when there is no network is not asked for again.
            browser.keeps_the_page();
            let mut asked = site.all_asked();
            // Except the chunks, which come when the page works, so that one can answer offline.
            let later = browser.asks("return document.querySelector('script[data-glue]').dataset.later", &[]);
            let later = later.as_str().expect("a list");
            asked.retain(|path| !later.split(' ').any(|chunk| chunk.trim_start_matches('/') == path));
            // The page itself is asked for by its folder.
            asked.iter_mut().filter(|asked| *asked == path).for_each(|asked| asked.clone_from(&page));
            let weighed = budget::first_load(&dist(), &page).expect("the build is complete").weights;
            let weighed: BTreeSet<_> = weighed.into_iter().map(|weight| weight.path).collect();
            let once: BTreeSet<_> = asked.iter().cloned().collect();
            assert_eq!(once, weighed);
            assert_eq!(asked.len(), once.len(), "each once: {asked:?}");
        });
    }
}

#[test]
fn a_first_load_is_within_the_budget() {
    let loads = budget::first_loads(&dist()).expect("the build is complete");
    assert!(loads.len() > 100, "{loads:?}");
    let agendas = paths::agendas(&dist());
    for (page, load) in loads {
        let folder = page.split('/').next().unwrap_or_default();
        let is_of_an_agenda = agendas.join(format!("{folder}.json")).is_file();
        assert_eq!(
            load.without_document() < load.total_brotli(),
            is_of_an_agenda,
            "{page}: its document is told apart"
        );
        assert!(load.without_document() <= budget::LIMIT_BROTLI, "{page}:\n{load}");
    }
}

#[test]
fn the_document_of_an_agenda_is_within_its_budget() {
    for document in budget::documents(&dist()).expect("the agendas") {
        assert!(document.brotli <= budget::AGENDA_LIMIT_BROTLI, "{document:?}");
    }
}

#[test]
fn what_a_page_of_somebody_else_loads_is_within_its_budget() {
    let element = budget::element(&dist()).expect("the build is complete");
    assert!(element.brotli <= budget::ELEMENT_LIMIT_BROTLI, "{element:?}");
}
