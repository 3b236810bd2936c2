//! What stands on a page: words, elements, several of these, or something that changes by itself.
//!
//! A view of Leptos is a type for each combination of what is in it, with code of its own. Ours is a value of one
//! type, and a phone downloads the code for it once (`docs/adr/0003-size.md`). Leptos renders it as it does its own
//! views; signals, effects and owners are Leptos'. It never inserts HTML, which the site's policy forbids.

use std::{borrow::Cow, cell::RefCell, rc::Rc};

use leptos::{
    prelude::{Owner, Render},
    reactive::effect::RenderEffect,
    tachys::{
        reactive_graph::RenderEffectState,
        renderer::{Rndr, types},
        view::Mountable,
    },
};
use weerklank_core::html::escaped;

use super::element::{BuiltElement, Element};

/// Something to show. Made from words, from an [`Element`], from a list or an option of views, or by [`live`].
pub struct View(Box<Content>);

enum Content {
    Words(Cow<'static, str>),
    Element(Element),
    Several(Vec<View>),
    Live(Box<dyn FnMut() -> View + Send>),
}

/// A view that is made again whenever something changes that it reads.
pub fn live(content: impl FnMut() -> View + Send + 'static) -> View {
    View(Box::new(Content::Live(Box::new(content))))
}

/// Words as a view.
pub fn text(words: impl Into<Cow<'static, str>>) -> View {
    View::words(words.into())
}

impl View {
    #[inline(never)]
    fn words(words: Cow<'static, str>) -> Self {
        Self(Box::new(Content::Words(words)))
    }

    /// Makes nothing yet, and itself when it is its turn.
    fn build_later(self) -> Built {
        let Some(owner) = Owner::current() else { return self.build() };
        let later = Rc::new(RefCell::new(Later { view: Some(self), built: Self::from(None).build() }));
        let waiting = later.clone();
        let turn: Turn = Box::new(move || owner.with(|| waiting.borrow_mut().take_turn()));
        TURNS.with_borrow_mut(|turns| turns.as_mut().map(|turns| turns.push(turn)));
        Built::Later(later)
    }

    /// As HTML, for the pages that the build writes. They are replaced when the application takes over, so nothing is
    /// ever made alive from HTML.
    pub fn to_html(self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    pub(super) fn write(self, html: &mut String) {
        match *self.0 {
            Content::Words(words) => html.push_str(&escaped(&words)),
            Content::Element(element) => element.write(html),
            Content::Several(views) => views.into_iter().for_each(|view| view.write(html)),
            Content::Live(mut content) => content().write(html),
        }
    }
}

impl From<Element> for View {
    #[inline(never)]
    fn from(element: Element) -> Self {
        Self(Box::new(Content::Element(element)))
    }
}

impl From<&'static str> for View {
    fn from(words: &'static str) -> Self {
        Self::words(Cow::Borrowed(words))
    }
}

impl From<String> for View {
    fn from(words: String) -> Self {
        Self::words(Cow::Owned(words))
    }
}

impl From<Vec<View>> for View {
    #[inline(never)]
    fn from(views: Vec<View>) -> Self {
        Self(Box::new(Content::Several(views)))
    }
}

impl From<Option<View>> for View {
    #[inline(never)]
    fn from(view: Option<View>) -> Self {
        view.unwrap_or_else(|| Self(Box::new(Content::Several(Vec::new()))))
    }
}

/// A view on the page, and what keeps it alive.
pub enum Built {
    /// Words in their node.
    Words(types::Text, Cow<'static, str>),
    /// An element.
    Element(Box<BuiltElement>),
    /// Several, and a mark of where they end.
    Several(Vec<Built>, types::Placeholder),
    /// What was made last.
    Live(RenderEffectState<Built>),
    /// What waited for its turn, or still does.
    Later(Rc<RefCell<Later>>),
}

/// What takes its turn while the application starts.
pub struct Later {
    /// Until its turn.
    view: Option<View>,
    /// Nothing, until then.
    built: Built,
}

/// Makes what waited.
pub type Turn = Box<dyn FnOnce()>;

thread_local! {
    /// What waits, while the application starts.
    static TURNS: RefCell<Option<Vec<Turn>>> = const { RefCell::new(None) };
}

/// So many together are made at once.
const FEW: usize = 3;

/// Puts `first` in front of what waits; from now on, until the last turn, what is built takes turns.
///
/// A phone that compiles and builds a whole page at once does not hear a tap meanwhile.
pub fn begin_turns(first: impl FnOnce() + 'static) {
    TURNS.set(Some(vec![Box::new(first)]));
}

/// What makes the next that waits; `None` ends the turns.
pub fn next_turn() -> Option<Turn> {
    TURNS.with_borrow_mut(|turns| {
        let next = turns.as_mut().filter(|turns| !turns.is_empty()).map(|turns| turns.remove(0));
        if next.is_none() {
            *turns = None;
        }
        next
    })
}

/// Builds what stands beside each other, in turns if it `may_wait`.
pub(super) fn build_all(views: Vec<View>, may_wait: bool) -> Vec<Built> {
    let waits = may_wait && views.len() > FEW && TURNS.with_borrow(Option::is_some);
    views.into_iter().map(|view| if waits { view.build_later() } else { view.build() }).collect()
}

impl Render for View {
    type State = Built;

    fn build(self) -> Built {
        match *self.0 {
            Content::Words(words) => Built::Words(Rndr::create_text_node(&words), words),
            Content::Element(element) => Built::Element(Box::new(element.build())),
            Content::Several(views) => Built::Several(build_all(views, true), Rndr::create_placeholder()),
            Content::Live(mut content) => {
                let effect = RenderEffect::new(move |before: Option<Built>| {
                    let view = content();
                    match before {
                        Some(mut built) => {
                            view.rebuild(&mut built);
                            built
                        }
                        None => view.build(),
                    }
                });
                Built::Live(effect.into())
            }
        }
    }

    /// What is of the same kind stays in its place, so that it keeps focus, and what was opened or typed.
    fn rebuild(self, built: &mut Built) {
        match (*self.0, built) {
            (Content::Words(words), Built::Words(node, before)) => {
                if *before != words {
                    Rndr::set_text(node, &words);
                    *before = words;
                }
            }
            (Content::Element(element), Built::Element(before)) if element.is_like(before) => element.rebuild(before),
            (Content::Several(views), Built::Several(before, end)) => rebuild_several(views, before, |built| {
                Rndr::try_mount_before(built, end.as_ref());
            }),
            (content, Built::Later(later)) => {
                let mut later = later.borrow_mut();
                later.view = None;
                Self(Box::new(content)).rebuild(&mut later.built);
            }
            (content, built) => {
                let mut other = Self(Box::new(content)).build();
                built.insert_before_this(&mut other);
                built.unmount();
                *built = other;
            }
        }
    }
}

impl Later {
    /// Makes what waited, unless something else came in its place.
    fn take_turn(&mut self) {
        if let Some(view) = self.view.take() {
            view.rebuild(&mut self.built);
        }
    }
}

/// Makes `views` of what is there, in order. `add` puts one behind the others.
pub fn rebuild_several(views: Vec<View>, built: &mut Vec<Built>, add: impl Fn(&mut Built)) {
    while built.len() > views.len() {
        if let Some(mut gone) = built.pop() {
            gone.unmount();
        }
    }
    for (place, view) in views.into_iter().enumerate() {
        match built.get_mut(place) {
            Some(before) => view.rebuild(before),
            None => {
                let mut new = view.build();
                add(&mut new);
                built.push(new);
            }
        }
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        match self {
            Self::Words(node, _) => node.unmount(),
            Self::Element(element) => element.node.unmount(),
            Self::Several(views, end) => {
                views.iter_mut().for_each(Self::unmount);
                end.unmount();
            }
            Self::Live(view) => view.unmount(),
            Self::Later(later) => later.borrow_mut().built.unmount(),
        }
    }

    fn mount(&mut self, parent: &types::Element, before: Option<&types::Node>) {
        match self {
            Self::Words(node, _) => node.mount(parent, before),
            Self::Element(element) => element.node.mount(parent, before),
            Self::Several(views, end) => {
                views.iter_mut().for_each(|view| view.mount(parent, before));
                end.mount(parent, before);
            }
            Self::Live(view) => view.mount(parent, before),
            Self::Later(later) => later.borrow_mut().built.mount(parent, before),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Words(node, _) => node.insert_before_this(child),
            Self::Element(element) => element.node.insert_before_this(child),
            Self::Several(views, end) => match views.first() {
                Some(first) => first.insert_before_this(child),
                None => end.insert_before_this(child),
            },
            Self::Live(view) => view.insert_before_this(child),
            Self::Later(later) => later.borrow().built.insert_before_this(child),
        }
    }

    /// None: only views of other kinds than ours are asked for them, to give them attributes from outside.
    fn elements(&self) -> Vec<types::Element> {
        Vec::new()
    }
}
