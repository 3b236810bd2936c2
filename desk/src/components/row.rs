//! One contribution in a list: how it begins, and in one sentence each who said it, about what, and where it stands.

use leptos::prelude::*;
use weerklank::{
    platform::{keyboard, page},
    state::site::Site,
    ui::{
        element::{Element, element},
        prose::{block, strong},
        view::{View, text},
    },
};
use weerklank_core::{
    desk::inbox::{Standing, is_overdue, waits},
    feedback::Feedback,
    staff::{Incoming, Role, port::Task},
};

use super::check::bare_check;
use crate::{
    routes::Route,
    state::{agendas::Agendas, inbox::Inbox, mailbox::Mailbox, navigation::href, session::Session},
    words::{inbox, incoming as words},
};

/// The most characters of what was said that a list shows.
const BEGINNING: usize = 160;

/// How what was said begins, on one line; what there is instead when nothing was written.
pub fn beginning(feedback: &Feedback) -> String {
    let said = feedback.text.as_deref().unwrap_or_default();
    // No text of two thousand letters is gone through to show a line of it.
    let mut line = String::new();
    for word in said.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > 4 * BEGINNING {
            break;
        }
    }
    match line.char_indices().nth(BEGINNING) {
        Some((end, _)) => line[..end].trim_end().to_owned() + " …",
        None if !line.is_empty() => line,
        None if !feedback.ranking.is_empty() => words::RANKING.to_owned(),
        None => words::chosen(&feedback.answers),
    }
}

/// Who said it, what sort of thing, and about which theme.
pub fn about(feedback: &Feedback) -> String {
    let kind = feedback.kind.map(|kind| format!(" {}.", words::kind(kind))).unwrap_or_default();
    format!("{} over ‘{}’.{kind}", words::speaker(feedback), Agendas::current().theme(feedback))
}

/// How long it waits, and whether that is too long: in words, that weigh more when it is.
pub fn waiting(incoming: &Incoming) -> View {
    let site = Site::current();
    let Some(days) = waits(incoming, &site.today) else {
        return text(if Standing::Answered.holds(incoming) { words::ANSWERED } else { "" });
    };
    let due = Agendas::current().due_on(incoming, &site);
    let late = due.filter(|due| is_overdue(incoming, Some(due), &site.today));
    let late = late.map(|due| words::late(site.today.days_since_epoch() - due.days_since_epoch()));
    let late = late.map(|late| vec![" ".into(), strong(late), ".".into()].into());
    vec![text(words::waits(days)), Option::<View>::into(late)].into()
}

/// Where it stands with staff.
pub fn standing(incoming: &Incoming) -> &'static str {
    let judged = [Standing::Unread, Standing::Read, Standing::Approved, Standing::Declined];
    judged.into_iter().find(|standing| standing.holds(incoming)).map_or("", words::standing)
}

/// A link to one contribution, by how it begins. Going on from it walks through `walk`.
pub fn opening(incoming: &Incoming, walk: StoredValue<Vec<usize>>) -> Element {
    let (inbox, site) = (Inbox::current(), Site::current());
    let feedback = &incoming.contribution.feedback;
    element("a")
        .class("wk-row__open")
        .set("href", href(&site, &Route::Contribution(feedback.id.clone())))
        // What a giver writes runs in its own direction, and turns nothing around it.
        .set("dir", "auto")
        .on("click", move |_| inbox.walk_through(&walk.read_value()))
        .text(beginning(feedback))
}

/// The id of the link in a row.
fn row_id(place: usize) -> String {
    format!("rij-{place}")
}

/// A row of the list, the one at `place` of `of` on this page.
pub fn row(incoming: &Incoming, place: usize, of: usize, walk: StoredValue<Vec<usize>>) -> View {
    let mailbox = Mailbox::current();
    let feedback = &incoming.contribution.feedback;
    let id = feedback.id.clone();
    let may_choose = Session::current().may_do(Task::Reply, Role::Moderator);
    let (chosen, pressed) = (id.clone(), id.clone());
    let is_chosen = Signal::derive(move || mailbox.is_chosen(&chosen));
    let choose = move || mailbox.toggle(std::slice::from_ref(&pressed));
    let check = bare_check(inbox::choose(&beginning(feedback)), is_chosen, choose);
    let on_key = move |press: leptos::ev::Event| {
        let to = match keyboard::key(&press).as_str() {
            "ArrowDown" | "j" => (place + 1).min(of - 1),
            "ArrowUp" | "k" => place.saturating_sub(1),
            "x" if may_choose => {
                mailbox.toggle(std::slice::from_ref(&id));
                return;
            }
            _ => return,
        };
        press.prevent_default();
        page::focus_near(&row_id(to));
    };
    let said = element("p").class("wk-row__said").with(opening(incoming, walk).set("id", row_id(place)).view());
    let state = vec![text(about(feedback) + " "), waiting(incoming), text(format!(" {}.", standing(incoming)))];
    element("li")
        .class("wk-row")
        .on("keydown", on_key)
        .maybe(may_choose.then_some(check))
        .with(element("div").class("wk-row__words").with(said.view()).with(block("wk-row__about", state.into())).view())
        .view()
}

#[cfg(test)]
mod tests {
    use weerklank::ui::view::View;

    use super::*;
    use crate::{
        pages::inbox::inbox_page,
        staged::{TODAY, incoming, shows},
    };

    #[test]
    fn whatever_somebody_wrote_is_one_line_of_text() {
        let said = [
            "<img src=x onerror=alert(1)><script>alert(1)</script>",
            "\u{202e}\u{2067}مرحبا بالعالم",
            &"\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}".repeat(400),
            &("regel\n".repeat(100) + "einde"),
            "=HYPERLINK(\"https://example.org\")\t\u{7}",
        ];
        let all: Vec<_> = (0..).zip(said).map(|(number, text)| incoming(number, text)).collect();
        for one in &all {
            let line = beginning(&one.contribution.feedback);
            assert!(line.chars().count() <= BEGINNING + 2, "{line}");
            assert!(!line.contains(['\n', '\r', '\t']), "{line:?}");
        }
        let html = shows(TODAY, all, inbox_page);
        assert!(html.contains("&lt;script>alert(1)"), "{html}");
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
        assert_eq!(html.matches("class=\"wk-row\"").count(), said.len());
        assert_eq!(html.matches("dir=\"auto\"").count(), said.len());
    }

    #[test]
    fn who_wrote_nothing_is_shown_by_what_they_chose() {
        let mut one = incoming(1, "  \n ");
        one.contribution.feedback.answers.recognise = Some(5);
        assert_eq!(beginning(&one.contribution.feedback), "Koos ‘Ja, helemaal’");
    }

    #[test]
    fn what_waits_too_long_says_so_in_words() {
        let waiting_on = |today| shows(today, vec![incoming(1, "Hoi")], || -> View { waiting(&incoming(1, "Hoi")) });
        assert_eq!(waiting_on(TODAY), "Wacht 4 dagen.");
        assert!(waiting_on("2027-11-22").contains("dagen te laat</strong>"));
    }
}
