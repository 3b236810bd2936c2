//! Whether somebody looked at the help lines not too long ago: who depends on one must not find it closed.

use weerklank::{
    state::site::Site,
    ui::{
        notice::{NoticeKind, notice},
        prose::{list, paragraph},
        view::View,
    },
};

use crate::words::inbox as words;

/// Says which help lines have to be looked at again; nothing when none has.
pub fn stale_helplines(site: &Site) -> Option<View> {
    let stale = site.config.helplines.iter().filter(|line| line.is_stale(&site.today));
    let stale: Vec<View> = stale.map(|line| words::stale(line).into()).collect();
    let what_to_do =
        |stale| notice(NoticeKind::Info, words::STALE.to_owned(), vec![list(stale), paragraph(words::STALE_TODO)]);
    (!stale.is_empty()).then(|| what_to_do(stale))
}

#[cfg(test)]
mod tests {
    use crate::{
        pages::inbox::inbox_page,
        staged::{TODAY, shows},
        words::inbox as words,
    };

    #[test]
    fn who_comes_in_is_told_which_help_lines_nobody_looked_at_for_half_a_year() {
        assert!(!shows(TODAY, Vec::new(), inbox_page).contains(words::STALE));
        let later = shows("2027-05-27", Vec::new(), inbox_page);
        assert!(later.contains(words::STALE) && later.contains("Alarmnummer: voor het laatst bekeken op"), "{later}");
        assert!(later.contains("deel 6"), "it says what to do");
    }

    #[test]
    fn an_empty_inbox_says_what_to_do() {
        assert!(shows(TODAY, Vec::new(), inbox_page).contains(words::EMPTY_TEXT));
    }
}
