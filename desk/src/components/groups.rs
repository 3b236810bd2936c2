//! What is alike, together: young people beside parents.

use leptos::prelude::*;
use weerklank::ui::{
    button::{ButtonKind, button},
    element::element,
    prose::{actions, block, card, cards, subheading},
    view::{View, text},
};
use weerklank_core::{
    desk::alike::Group,
    feedback::Audience,
    staff::{Incoming, Role, port::Task},
};

use super::row::opening;
use crate::{
    state::{inbox::Inbox, mailbox::Mailbox, session::Session},
    words::{inbox as words, incoming},
};

/// How many of each side a group shows; the others are behind the first of them.
const SHOWN: usize = 3;
/// Who stands beside whom.
const SIDES: [Audience; 4] = [Audience::Youth, Audience::Parent, Audience::Professional, Audience::Other];

/// These groups.
pub fn group_cards(inbox: Inbox, groups: &[Group]) -> View {
    cards("wk-groups", groups.iter().map(|group| group_card(inbox, group)).collect())
}

fn group_card(inbox: Inbox, group: &Group) -> View {
    let mailbox = Mailbox::current();
    let members = inbox.at(&group.members);
    let ids = inbox.ids(&group.members);
    let walk = StoredValue::new(group.members.clone());
    let people = |audience| people(&members, audience);
    let [youth, parents, professionals, others] = SIDES.map(people);
    let sides = SIDES.into_iter().filter_map(|audience| side(&members, audience, walk)).collect();
    let may_choose = Session::current().may_do(Task::Reply, Role::Moderator);
    let choose = button(ButtonKind::Secondary, words::CHOOSE_GROUP, move || mailbox.toggle(&ids));
    let content = vec![
        subheading(text(words::group_about(&group.words))),
        block("wk-row__about", text(words::group_people(youth, parents, professionals + others))),
        element("div").class("wk-groups__sides").all(sides).view(),
        may_choose.then(|| actions(vec![choose])).into(),
    ];
    card("wk-groups__group", content)
}

/// How many people of this audience speak: a group counts as its people.
fn people(members: &[Incoming], audience: Audience) -> usize {
    let of_side = members.iter().filter(|incoming| incoming.contribution.feedback.audience == audience);
    of_side.map(|incoming| incoming.people() as usize).sum()
}

/// What one side says; nothing when it says nothing.
fn side(members: &[Incoming], audience: Audience, walk: StoredValue<Vec<usize>>) -> Option<View> {
    let of_side = members.iter().filter(|incoming| incoming.contribution.feedback.audience == audience);
    let said: Vec<_> = of_side.collect();
    let rest = said.len().saturating_sub(SHOWN);
    let item = |incoming: &&Incoming| card("wk-groups__said", vec![opening(incoming, walk).view()]);
    let list = cards("wk-groups__list", said.iter().take(SHOWN).map(item).collect());
    let side = element("div").with(block("wk-groups__who", incoming::people(audience).into())).with(list);
    let more = (rest > 0).then(|| block("wk-row__about", text(words::and_more(rest))));
    (!said.is_empty()).then(|| side.maybe(more).view())
}
