//! Views are of `ui::view`, put together by `ui::element`; never by `view!`.
//!
//! `view!` makes a type and code for every element that is written, which every phone would download. And what
//! is wholly static inside it, Leptos inserts with `innerHTML`: the site's policy (`require-trusted-types-for
//! 'script'`) forbids that, and the page would stay empty.

use std::str::FromStr;

use proc_macro2::{TokenStream, TokenTree};

use crate::source::{none, rust};

/// The lines on which a view is written as markup, or is one of Leptos: `#[component]` and `AnyView`.
fn markup(tokens: TokenStream) -> Vec<usize> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name) if name == "component" && tokens.len() == 1 => found.push(name.span().start().line),
            TokenTree::Ident(name) if name == "AnyView" => found.push(name.span().start().line),
            TokenTree::Ident(name) if name == "view" => {
                if matches!(tokens.get(at + 1), Some(TokenTree::Punct(mark)) if mark.as_char() == '!') {
                    found.push(name.span().start().line);
                }
            }
            TokenTree::Group(group) => found.extend(markup(group.stream())),
            _ => {}
        }
    }
    found
}

#[test]
fn every_view_is_put_together_by_the_builder() {
    let files: Vec<_> = ["src", "desk/src"].into_iter().flat_map(rust).collect();
    assert!(files.iter().any(|file| file.text.contains("element(\"p\")")), "there are views");
    none(files.iter().flat_map(|file| {
        let lines = markup(file.tokens()).into_iter();
        lines.map(|line| format!("{}:{line}: use `ui::element`", file.name)).collect::<Vec<_>>()
    }));
}

#[test]
fn markup_is_noticed() {
    let lines = |code: &str| markup(TokenStream::from_str(code).expect("Rust"));
    assert_eq!(lines("fn f() -> View {\nview! { <p>{x}</p> }.into_any() }"), [2]);
    assert_eq!(lines("f(move || x.map(|y| leptos::view! { <p>{y}</p> }))"), [1]);
    assert_eq!(lines("fn f() -> AnyView {}"), [1]);
    assert_eq!(lines("#[component]\nfn Card() -> impl IntoView {}"), [1]);
    let none = [0_usize; 0];
    assert_eq!(lines("element(\"p\").with(view).view() != x"), none);
    assert_eq!(lines("\"view! { <p /> }\"; use component::part;"), none);
}
