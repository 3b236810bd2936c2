//! What somebody looks for in the mailbox, and where they are in it. It stays while they read one and come back.

use leptos::prelude::*;
use weerklank::state::site::Site;
use weerklank_core::{
    desk::{
        alike::{Group, groups},
        inbox::{Filter, select},
    },
    receipt::FeedbackId,
    staff::Incoming,
};

use super::{agendas::Agendas, mailbox::Mailbox};

/// How many contributions or groups a page of the list has.
pub const PER_PAGE: usize = 50;

/// What is looked for, and where one is. In context.
#[derive(Debug, Clone, Copy)]
pub struct Inbox {
    /// What is looked for.
    pub filter: RwSignal<Filter>,
    /// The page of the list, from 0.
    pub page: RwSignal<usize>,
    /// Whether what is alike stands together.
    pub by_likeness: RwSignal<bool>,
    /// The places in the mailbox of what was found, in the order of the work.
    pub order: Memo<Vec<usize>>,
    /// What was found, with what is alike together; made only when somebody looks at it.
    pub groups: Memo<Vec<Group>>,
    mailbox: Mailbox,
    /// What one walks through, in the order in which it was found: judging one does not change what comes next.
    walk: RwSignal<Vec<FeedbackId>>,
}

impl Inbox {
    /// Looks for everything.
    pub fn new(mailbox: Mailbox, agendas: Agendas, site: Site) -> Self {
        let filter = RwSignal::new(Filter::default());
        let order = Memo::new(move |_| {
            let due = |incoming: &Incoming| agendas.due_on(incoming, &site);
            let found = |all: &Vec<Incoming>| select(all, &filter.read(), &site.today, &due);
            mailbox.all.with(|all| all.here().map(found).unwrap_or_default())
        });
        Self {
            filter,
            page: RwSignal::new(0),
            by_likeness: RwSignal::new(false),
            order,
            groups: Memo::new(move |_| grouped(mailbox, &order.read())),
            mailbox,
            walk: RwSignal::new(Vec::new()),
        }
    }

    /// The inbox of the component that asks.
    ///
    /// # Panics
    /// Outside [`crate::app::app`].
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("every component is inside the app, which provides Inbox")
    }

    /// Looks for something else, from the first page.
    pub fn look_for(&self, change: impl FnOnce(&mut Filter)) {
        self.page.set(0);
        self.filter.update(change);
    }

    /// Those at these places of the mailbox.
    pub fn at(&self, places: &[usize]) -> Vec<Incoming> {
        let taken = |all: &Vec<Incoming>| places.iter().filter_map(|place| all.get(*place).cloned()).collect();
        self.mailbox.all.with(|all| all.here().map(taken).unwrap_or_default())
    }

    /// The ids of those at these places of the mailbox.
    pub fn ids(&self, places: &[usize]) -> Vec<FeedbackId> {
        let id = |incoming: &Incoming| incoming.contribution.feedback.id.clone();
        let taken = |all: &Vec<Incoming>| places.iter().filter_map(|place| all.get(*place).map(id)).collect();
        self.mailbox.all.with(|all| all.here().map(taken).unwrap_or_default())
    }

    /// From now on *next* and *previous* walk through those at these places of the mailbox.
    pub fn walk_through(&self, places: &[usize]) {
        self.walk.set(untrack(|| self.ids(places)));
    }

    /// Where one is on the walk. Whoever came here without one walks through all that was found.
    pub fn place_of(&self, id: &FeedbackId) -> Place {
        if !self.walk.with_untracked(|walk| walk.contains(id)) {
            self.walk_through(&self.order.read_untracked());
        }
        self.walk.with_untracked(|walk| Place::of(walk, id))
    }
}

/// A place on a walk through what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Counts from 1; 0 when it is not on the walk.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// The one before.
    pub previous: Option<FeedbackId>,
    /// The one after.
    pub next: Option<FeedbackId>,
}

impl Place {
    fn of(walk: &[FeedbackId], id: &FeedbackId) -> Self {
        let at = walk.iter().position(|other| other == id);
        let beside = |step: fn(usize) -> Option<usize>| walk.get(at.and_then(step)?).cloned();
        Self {
            number: at.map_or(0, |at| at + 1),
            of: walk.len(),
            previous: beside(|at| at.checked_sub(1)),
            next: beside(|at| Some(at + 1)),
        }
    }
}

/// The groups of those at `places`, by their places in the mailbox.
fn grouped(mailbox: Mailbox, places: &[usize]) -> Vec<Group> {
    mailbox.all.with(|all| {
        let all = all.here().map(Vec::as_slice).unwrap_or_default();
        let text = |place: &usize| all[*place].contribution.feedback.text.as_deref().unwrap_or_default();
        let texts: Vec<_> = places.iter().map(text).collect();
        let in_mailbox =
            |group: Group| Group { members: group.members.into_iter().map(|member| places[member]).collect(), ..group };
        groups(&texts).into_iter().map(in_mailbox).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> FeedbackId {
        FeedbackId::parse(&format!("{number:032x}")).unwrap()
    }

    #[test]
    fn a_walk_goes_from_the_first_to_the_last_and_no_further() {
        let walk = [id(1), id(2), id(3)];
        let first = Place::of(&walk, &id(1));
        assert_eq!((first.number, first.of, first.previous, first.next), (1, 3, None, Some(id(2))));
        let last = Place::of(&walk, &id(3));
        assert_eq!((last.number, last.previous, last.next), (3, Some(id(2)), None));
        let lost = Place::of(&walk, &id(9));
        assert_eq!((lost.number, lost.previous, lost.next), (0, None, None));
    }
}
