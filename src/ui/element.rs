//! One element of a page, whatever its name: put together by calls, where Leptos' `view!` would make a type of it.
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
        renderer::{RemoveEventHandler, Rndr, types},
        view::Mountable,
    },
};
use weerklank_core::html::escaped;

use super::view::{Built, View, build_all, rebuild_several, text};

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
    children: Vec<View>,
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

/// A drawing for the eye, beside words that say the same: who does not see it misses nothing.
#[inline(never)]
pub fn drawing(class: &'static str, view_box: impl Into<Cow<'static, str>>) -> Element {
    drawn("svg").class(class).set("viewBox", view_box).set("aria-hidden", "true").set("focusable", "false")
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
    pub fn with(mut self, child: View) -> Self {
        self.0.children.push(child);
        self
    }

    /// With this inside, if it is there.
    #[inline(never)]
    #[must_use]
    pub fn maybe(self, child: Option<View>) -> Self {
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
    pub fn all(mut self, mut children: Vec<View>) -> Self {
        self.0.children.append(&mut children);
        self
    }

    /// The view.
    pub fn view(self) -> View {
        self.into()
    }

    /// Writes it as HTML.
    pub(super) fn write(self, html: &mut String) {
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
                html.push_str(&format!(" {name}=\"{}\"", escaped(&value)));
            }
        }
        html.push('>');
        if !VOID.contains(&name) {
            children.into_iter().for_each(|child| child.write(html));
            html.push_str(&format!("</{name}>"));
        }
    }

    /// Makes it.
    pub(super) fn build(self) -> BuiltElement {
        let Parts { name, namespace, attributes, listeners, children } = *self.0;
        let node = Rndr::create_element(name, namespace);
        let mut built =
            BuiltElement { name, node, attributes: vec![], effects: vec![], listeners: vec![], children: vec![] };
        // First what is inside: what a list of choices holds can only be one of these.
        built.children = build_all(children, name != "select");
        built.children.iter_mut().for_each(|child| child.mount(&built.node, None));
        built.dress(attributes, listeners);
        built
    }

    /// Whether `built` can become this.
    pub(super) fn is_like(&self, built: &BuiltElement) -> bool {
        self.0.name == built.name
    }

    /// Makes this of an element that is there.
    pub(super) fn rebuild(self, built: &mut BuiltElement) {
        let Parts { attributes, listeners, children, .. } = *self.0;
        let node = &built.node;
        rebuild_several(children, &mut built.children, |child| child.mount(node, None));
        built.dress(attributes, listeners);
    }
}

/// An element on the page, and what keeps it alive.
pub struct BuiltElement {
    name: &'static str,
    pub(super) node: types::Element,
    attributes: Vec<&'static str>,
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<RemoveEventHandler<types::Element>>,
    children: Vec<Built>,
}

impl BuiltElement {
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
                    Rndr::set_property(&node, name, &text.get().into());
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
            let listener = Box::new(move |event: types::Event| owner.with(|| listener(event.into())));
            self.listeners.push(Rndr::add_event_listener(&self.node, event, listener));
        }
    }
}
