//! How a story is told.

use crate::{browser::Browser, engine::in_every_engine, site::Site};

in_every_engine! {
    the_check_behind_every_story_sees_a_violation_a_stranger_an_error_and_a_cookie,
}

/// Tells a story of one person on a site of their own, and checks what holds for every story.
#[track_caller]
pub(crate) fn story(tell: impl FnOnce(&Site, &mut Browser)) {
    story_at(Site::open(), tell);
}

/// The same, on this site.
#[track_caller]
pub(crate) fn story_at(site: Site, tell: impl FnOnce(&Site, &mut Browser)) {
    story_in(Browser::open, site, tell);
}

/// The same, in this browser.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "the site ends with the story")]
pub(crate) fn story_in(open: fn(&Site) -> Browser, site: Site, tell: impl FnOnce(&Site, &mut Browser)) {
    let mut browser = open(&site);
    tell(&site, &mut browser);
    browser.has_nothing_to_hide();
}

#[test]
fn the_check_behind_every_story_sees_a_violation_a_stranger_an_error_and_a_cookie() {
    let site = Site::open();
    let mut browser = Browser::open(&site);
    browser.visits("");
    assert_eq!(browser.complaints(), Vec::<String>::new());
    browser.asks(
        "try { document.body.insertAdjacentHTML('beforeend', '<p>x</p>') } catch {}
         new Image().src = 'https://stranger.example/pixel.png';
         console.error('weerklank: panicked');
         document.cookie = 'known=1';
         location.href = 'https://elsewhere.example/'",
        &[],
    );
    browser.has_gone_to("https://elsewhere.example/");
    let complaints = browser.complaints().join("\n");
    for expected in [
        "require-trusted-types-for",
        "img-src https://stranger.example/pixel.png",
        "weerklank: panicked",
        "cookie: \"known\"",
        "https://elsewhere.example/",
    ] {
        assert!(complaints.contains(expected), "{expected} in:\n{complaints}");
    }
}
