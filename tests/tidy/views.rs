//! Views that would insert HTML.
//!
//! What is wholly static inside a view, Leptos writes as one string and inserts with `innerHTML`. The site's
//! policy (`require-trusted-types-for 'script'`) forbids that, and the page would stay empty. So no view
//! holds such an element: something of it must be an expression.

use std::str::FromStr;

use proc_macro2::{TokenStream, TokenTree};
use rstml::{
    Parser, ParserConfig,
    node::{KVAttributeValue, Node, NodeAttribute, NodeName},
};
use syn::{Expr, Lit, spanned::Spanned};

use crate::source::{file, none, rust};

/// The version of `leptos_macro` whose `is_inert_element` this follows.
const FOLLOWED: &str = "0.8.20";

/// Every problem in the views of some tokens, with its line.
fn problems(tokens: TokenStream) -> Vec<(usize, String)> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let is_view = at >= 2
            && matches!(&tokens[at - 2], TokenTree::Ident(name) if name == "view")
            && matches!(&tokens[at - 1], TokenTree::Punct(mark) if mark.as_char() == '!');
        if is_view {
            found.extend(problems_of_view(group.stream()));
        }
        // Views inside expressions inside views.
        found.extend(problems(group.stream()));
    }
    found
}

fn problems_of_view(tokens: TokenStream) -> Vec<(usize, String)> {
    let start: Vec<_> = tokens.clone().into_iter().take(2).map(|token| token.to_string()).collect();
    if start == ["class", "="] {
        // A class for all of it makes Leptos build everything piece by piece.
        return Vec::new();
    }
    let parser = Parser::new(ParserConfig::default().recover_block(true));
    let (nodes, errors) = parser.parse_recoverable(tokens).split_vec();
    let mut found: Vec<_> = errors.iter().map(|_| (0, "a view that cannot be read".to_owned())).collect();
    for node in &nodes {
        walk(node, true, &mut found);
    }
    found
}

fn walk(node: &Node, is_root: bool, found: &mut Vec<(usize, String)>) {
    match node {
        Node::Element(element) => {
            let line = element.open_tag.name.span().start().line;
            if !is_root && is_static(node) {
                found.push((
                    line,
                    format!("<{}> is wholly static: make one of its values an expression", element.name()),
                ));
                return;
            }
            for attribute in element.attributes() {
                if let NodeAttribute::Attribute(attribute) = attribute
                    && ["style", "inner_html"].contains(&attribute.key.to_string().as_str())
                {
                    found.push((
                        line,
                        format!("<{}> has `{}`, which the policy forbids", element.name(), attribute.key),
                    ));
                }
            }
            element.children.iter().for_each(|child| walk(child, false, found));
        }
        Node::Fragment(fragment) => fragment.children.iter().for_each(|child| walk(child, is_root, found)),
        _ => {}
    }
}

/// As `is_inert_element` of leptos_macro has it.
fn is_static(node: &Node) -> bool {
    let Node::Element(element) = node else { return false };
    let is_empty = element.attributes().is_empty() && element.children.is_empty();
    !is_empty && has_only_static_parts(node)
}

fn has_only_static_parts(node: &Node) -> bool {
    match node {
        Node::Text(_) | Node::RawText(_) => true,
        Node::Element(element) => {
            let name = element.name();
            let is_component = name.to_string().starts_with(char::is_uppercase) || name.to_string().contains("::");
            !is_component
                && !matches!(name, NodeName::Block(_))
                && element.attributes().iter().all(is_static_attribute)
                && element.children.iter().all(has_only_static_parts)
        }
        _ => false,
    }
}

fn is_static_attribute(attribute: &NodeAttribute) -> bool {
    let NodeAttribute::Attribute(attribute) = attribute else { return false };
    if matches!(attribute.key, NodeName::Block(_)) {
        return false;
    }
    let Some(value) = attribute.possible_value.to_value() else { return true };
    let KVAttributeValue::Expr(Expr::Lit(literal)) = &value.value else { return false };
    let key = attribute.key.to_string();
    let is_special = ["style:", "prop:", "on:", "use:", "bind"].iter().any(|start| key.starts_with(start));
    !is_special && matches!(literal.lit, Lit::Str(_))
}

#[test]
fn no_view_inserts_html() {
    let files = rust("src");
    assert!(files.iter().any(|file| file.text.contains("view! {")), "there are views");
    none(files.iter().flat_map(|file| {
        let found = problems(file.tokens()).into_iter();
        found.map(|(line, problem)| format!("{}:{line}: {problem}", file.name)).collect::<Vec<_>>()
    }));
}

#[test]
fn the_macro_is_the_one_that_this_test_follows() {
    let locked = xtask::tools::locked_version(&file("Cargo.lock"), "leptos_macro").map(str::to_owned);
    assert_eq!(locked.as_deref(), Some(FOLLOWED), "compare `is_inert_element` in its src/view/mod.rs with this file");
}

#[test]
fn views_that_would_insert_html_are_caught() {
    let lines = |code: &str| -> Vec<usize> {
        let tokens = TokenStream::from_str(code).expect("Rust");
        problems(tokens).into_iter().map(|(line, _)| line).collect()
    };
    let caught = [
        "view! { <div><p class=\"a\">\"words\"</p></div> }",
        "view! { <div><p>\"words\"</p>{x}</div> }",
        "view! { <div>{x}<ul><li>\"one\"</li></ul></div> }",
        "view! { <Card><p>{x}<b>\"two\"</b></p></Card> }",
        "view! { <svg><path d=\"M0 0\" /></svg> }",
        "f(move || { x.map(|y| view! { <p><i class=\"z\"></i>{y}</p> }) })",
        "view! { <p>{move || view! { <b><i>\"deep\"</i></b> }}</p> }",
        "view! { <p style=\"color: red\">{x}</p> }",
        "view! { <p inner_html=x></p> }",
    ];
    for code in caught {
        assert_eq!(lines(code), [1], "{code}");
    }
    let fine = [
        "view! { <p class=\"a\">\"the root itself\"</p> }",
        "view! { <div><p class=\"a\">{words}</p></div> }",
        "view! { <div><p class={A}>\"words\"</p></div> }",
        "view! { <div><br /></div> }",
        "view! { class = \"wk\", <div><p>\"words\"</p></div> }",
        "view! { <div><Card a=\"b\" /></div> }",
        "view! { <div><p style:color=\"red\">\"words\"</p></div> }",
        "\"view! { <div><p>no view</p></div> }\"",
    ];
    for code in fine {
        assert_eq!(lines(code), [0_usize; 0], "{code}");
    }
    assert_eq!(lines("\n\nview! {\n<div>\n<p>\"words\"</p></div> }"), [5]);
}
