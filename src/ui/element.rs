//! One element of a page, whatever its name.
//!
//! `view!` makes a type of its own, with code of its own, for every element that is written. Here there is one
//! type, of which the name, the attributes and the children are values: that is a good part of what a phone does
//! not have to download (`docs/adr/0003-size.md`). It also never inserts HTML, which the site's policy forbids.
//!
//! ```ignore
//! element("button").set("type", "button").class("wk-button").on("click", press).with(words).view()
//! ```

use std::borrow::Cow;

use leptos::{
    ev::Event,
    prelude::*,
    reactive::{effect::RenderEffect, owner::Owner},
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::{CastFrom, RemoveEventHandler, Rndr, types},
        view::{Mountable, Position, PositionState, add_attr::AddAnyAttr, any_view::AnyViewState},
    },
    wasm_bindgen::JsValue,
};

/// What stands in an attribute, or nothing: then the attribute is not there.
pub type Value = Option<Cow<'static, str>>;

type Listener = Box<dyn FnMut(Event) + Send>;

const SVG: &str = "http://www.w3.org/2000/svg";
/// Elements that have no content and no end. Those that we use.
const VOID: [&str; 1] = ["input"];

/// An element that is being put together. [`Element::view`] makes it a view.
pub struct Element(Box<Parts>);

struct Parts {
    name: &'static str,
    namespace: Option<&'static str>,
    attributes: Vec<(&'static str, Setting)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<AnyView>,
}

enum Setting {
    /// An attribute that stays what it is.
    Fixed(Cow<'static, str>),
    /// An attribute that follows what it reads.
    Live(Box<dyn FnMut() -> Value + Send>),
    /// What is typed into a field: not an attribute, but a property.
    Typed(Signal<String>),
}

/// An element of HTML.
#[inline(never)]
pub fn element(name: &'static str) -> Element {
    Element(Box::new(Parts { name, namespace: None, attributes: vec![], listeners: vec![], children: vec![] }))
}

/// An element of SVG.
#[inline(never)]
pub fn drawn(name: &'static str) -> Element {
    let mut element = element(name);
    element.0.namespace = Some(SVG);
    element
}

/// A view that is made again whenever something changes that it reads.
pub fn live(content: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let content: Box<dyn FnMut() -> AnyView + Send> = Box::new(content);
    content.into_any()
}

/// "true" or "false", for the attributes that are one of these.
pub fn truth(is: bool) -> Value {
    Some(Cow::Borrowed(if is { "true" } else { "false" }))
}

impl Element {
    /// With these classes.
    #[inline(never)]
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        self.set("class", class)
    }

    /// With this attribute.
    #[must_use]
    pub fn set(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.setting(name, Setting::Fixed(value.into()))
    }

    /// With this attribute, as long as `value` gives something; it is asked again when what it reads changes.
    #[must_use]
    pub fn set_live(self, name: &'static str, value: impl FnMut() -> Value + Send + 'static) -> Self {
        self.setting(name, Setting::Live(Box::new(value)))
    }

    /// A field in which `text` is typed.
    #[must_use]
    pub fn typed(self, text: Signal<String>) -> Self {
        self.setting("value", Setting::Typed(text))
    }

    #[inline(never)]
    fn setting(mut self, name: &'static str, setting: Setting) -> Self {
        self.0.attributes.push((name, setting));
        self
    }

    /// Calls `listener` at this event.
    #[must_use]
    pub fn on(self, event: &'static str, listener: impl FnMut(Event) + Send + 'static) -> Self {
        self.listening(event, Box::new(listener))
    }

    #[inline(never)]
    fn listening(mut self, event: &'static str, listener: Listener) -> Self {
        self.0.listeners.push((event, listener));
        self
    }

    /// With this inside, after what is inside already.
    #[inline(never)]
    #[must_use]
    pub fn with(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    /// With this inside, if it is there.
    #[must_use]
    pub fn maybe(self, child: Option<AnyView>) -> Self {
        match child {
            Some(child) => self.with(child),
            None => self,
        }
    }

    /// With these words inside.
    #[must_use]
    pub fn text(self, words: impl Into<Cow<'static, str>>) -> Self {
        self.with(text(words))
    }

    /// With all of these inside.
    #[inline(never)]
    #[must_use]
    pub fn all(mut self, mut children: Vec<AnyView>) -> Self {
        self.0.children.append(&mut children);
        self
    }

    /// The view.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        self.into_any()
    }
}

/// Words as a view.
pub fn text(words: impl Into<Cow<'static, str>>) -> AnyView {
    any_text(words.into())
}

#[inline(never)]
fn any_text(words: Cow<'static, str>) -> AnyView {
    words.into_any()
}

/// An element on the page, and what keeps it alive.
pub struct Built {
    name: &'static str,
    node: types::Element,
    attributes: Vec<&'static str>,
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<RemoveEventHandler<types::Element>>,
    children: Vec<AnyViewState>,
}

impl Built {
    /// Gives it attributes and listeners; those that it had before end.
    fn dress(&mut self, attributes: Vec<(&'static str, Setting)>, listeners: Vec<(&'static str, Listener)>) {
        self.effects.clear();
        self.listeners.clear();
        let before = std::mem::take(&mut self.attributes);
        for (name, setting) in attributes {
            self.attributes.push(name);
            let node = self.node.clone();
            match setting {
                Setting::Fixed(value) => Rndr::set_attribute(&node, name, &value),
                Setting::Live(mut value) => self.effects.push(RenderEffect::new(move |_| match value() {
                    Some(value) => Rndr::set_attribute(&node, name, &value),
                    None => Rndr::remove_attribute(&node, name),
                })),
                Setting::Typed(text) => self.effects.push(RenderEffect::new(move |_| {
                    Rndr::set_property(&node, name, &JsValue::from_str(&text.read()));
                })),
            }
        }
        for name in before {
            if !self.attributes.contains(&name) {
                Rndr::remove_attribute(&self.node, name);
            }
        }
        for (event, mut listener) in listeners {
            // What a listener makes belongs to the part of the page that the element belongs to.
            let owner = Owner::current().unwrap_or_default();
            let listener = Box::new(move |event: JsValue| owner.with(|| listener(event.into())));
            self.listeners.push(Rndr::add_event_listener(&self.node, event, listener));
        }
    }
}

impl Render for Element {
    type State = Built;

    fn build(self) -> Built {
        let Parts { name, namespace, attributes, listeners, children } = *self.0;
        let node = Rndr::create_element(name, namespace);
        let mut built = Built { name, node, attributes: vec![], effects: vec![], listeners: vec![], children: vec![] };
        built.dress(attributes, listeners);
        for child in children {
            built.children.push(mounted(child, &built.node));
        }
        built
    }

    /// What has the same name stays the same element, so that it keeps focus, and what was opened or typed.
    fn rebuild(self, built: &mut Built) {
        if built.name != self.0.name {
            let mut other = self.build();
            built.insert_before_this(&mut other);
            built.unmount();
            *built = other;
            return;
        }
        let Parts { attributes, listeners, children, .. } = *self.0;
        built.dress(attributes, listeners);
        while built.children.len() > children.len() {
            if let Some(mut gone) = built.children.pop() {
                gone.unmount();
            }
        }
        for (place, child) in children.into_iter().enumerate() {
            match built.children.get_mut(place) {
                Some(before) => child.rebuild(before),
                None => built.children.push(mounted(child, &built.node)),
            }
        }
    }
}

/// A view, made, as the last one inside `parent`.
fn mounted(view: AnyView, parent: &types::Element) -> AnyViewState {
    let mut state = view.build();
    state.mount(parent, None);
    state
}

impl Mountable for Built {
    fn unmount(&mut self) {
        Rndr::remove(&self.node);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = Rndr::get_parent(&self.node).and_then(types::Element::cast_from);
        parent.is_some_and(|parent| {
            child.mount(&parent, Some(&self.node));
            true
        })
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.node.clone()]
    }
}

/// Leptos asks for this of every view. Attributes are given with [`Element::set`], never from outside.
impl AddAnyAttr for Element {
    type Output<Added: Attribute> = Self;

    fn add_any_attr<Added: Attribute>(self, _: Added) -> Self {
        self
    }
}

/// As HTML, for the pages that the build writes. They are replaced when the application takes over, so nothing
/// is ever made alive from HTML.
impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        _: Vec<AnyAttribute>,
    ) {
        let Parts { name, attributes, children, .. } = *self.0;
        html.push('<');
        html.push_str(name);
        for (name, setting) in attributes {
            let value = match setting {
                Setting::Fixed(value) => Some(value),
                Setting::Live(mut value) => value(),
                Setting::Typed(_) => None,
            };
            if let Some(value) = value {
                let value = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
                html.push_str(&format!(" {name}=\"{value}\""));
            }
        }
        html.push('>');
        if !VOID.contains(&name) {
            *position = Position::FirstChild;
            for child in children {
                child.to_html_with_buf(html, position, escape, mark_branches, vec![]);
            }
            html.push_str(&format!("</{name}>"));
        }
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Built {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
