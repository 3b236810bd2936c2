//! The files of the repository, and what Rust files name.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    str::FromStr,
};

use proc_macro2::{TokenStream, TokenTree};
use syn::{ItemUse, UseTree};

/// A text file.
pub(crate) struct File {
    /// Seen from the repository.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// The files under a path with one of these endings; there are some.
pub(crate) fn files(under: &str, endings: &[&str]) -> Vec<File> {
    let root = xtask::paths::root();
    let found = xtask::paths::files(&root.join(under)).expect("the repository can be read");
    let ends_well = |file: &PathBuf| {
        let ending = file.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| endings.contains(&ending))
            && !file.components().any(|part| part.as_os_str() == "node_modules")
    };
    let read = |file: PathBuf| {
        let name = file.strip_prefix(root).expect("it lies in the repository").display().to_string();
        File { text: fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {error}")), name }
    };
    let files: Vec<_> = found.into_iter().filter(ends_well).map(read).collect();
    assert!(!files.is_empty(), "there are {endings:?} files in {under}");
    files
}

/// The Rust files under a path.
pub(crate) fn rust(under: &str) -> Vec<File> {
    files(under, &["rs"])
}

/// One file.
pub(crate) fn file(name: &str) -> String {
    let file = xtask::paths::root().join(name);
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{name}: {error}"))
}

impl File {
    /// Its tokens: no comments, and no strings that look like code.
    pub(crate) fn tokens(&self) -> TokenStream {
        TokenStream::from_str(&self.text).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    /// Every path that it names, such as `api::Failure`, as seen from its crate.
    pub(crate) fn paths(&self) -> BTreeSet<String> {
        let mut paths = Vec::new();
        collect(self.tokens(), &mut paths);
        let home = self.module();
        paths.into_iter().map(|path| resolved(path, &home).join("::")).collect()
    }

    /// Every name in it.
    pub(crate) fn names(&self) -> BTreeSet<String> {
        fn walk(tokens: TokenStream, names: &mut BTreeSet<String>) {
            for token in tokens {
                match token {
                    TokenTree::Ident(name) => drop(names.insert(name.to_string())),
                    TokenTree::Group(group) => walk(group.stream(), names),
                    TokenTree::Punct(_) | TokenTree::Literal(_) => {}
                }
            }
        }
        let mut names = BTreeSet::new();
        walk(self.tokens(), &mut names);
        names
    }

    /// Every string in it that is no documentation, with its line.
    pub(crate) fn strings(&self) -> Vec<(usize, String)> {
        fn walk(tokens: TokenStream, strings: &mut Vec<(usize, String)>) {
            let mut before = [const { String::new() }; 2];
            for token in tokens {
                match &token {
                    // Documentation is an attribute by now: `doc = "…"`.
                    TokenTree::Literal(literal) if before != ["doc", "="] => {
                        if let Ok(string) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                            strings.push((literal.span().start().line, string.value()));
                        }
                    }
                    TokenTree::Group(group) => walk(group.stream(), strings),
                    _ => {}
                }
                let [_, last] = before;
                before = [last, token.to_string()];
            }
        }
        let mut strings = Vec::new();
        walk(self.tokens(), &mut strings);
        strings
    }

    /// Where it is in its crate: `components::link` for `src/components/link.rs`.
    pub(crate) fn module(&self) -> Vec<String> {
        let inside = self.name.split_once("src/").map_or("", |(_, inside)| inside);
        let parts = Path::new(inside).with_extension("");
        let parts = parts.iter().map(|part| part.to_string_lossy().into_owned());
        parts.filter(|part| !["lib", "main", "mod"].contains(&part.as_str())).collect()
    }
}

/// Adds every path of these tokens, written with `::` or in a `use`.
fn collect(tokens: TokenStream, paths: &mut Vec<Vec<String>>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Ident(word) if word == "use" => {
                let length = tokens[at..].iter().position(|token| is(token, ';')).unwrap_or(0);
                let item: TokenStream = tokens[at - 1..=at + length].iter().cloned().collect();
                if let Ok(item) = syn::parse2::<ItemUse>(item) {
                    expand(&item.tree, &mut Vec::new(), paths);
                    at += length + 1;
                }
            }
            TokenTree::Ident(word) => {
                let mut path = vec![word.to_string()];
                while let [colon, other, TokenTree::Ident(next), ..] = &tokens[at..]
                    && is(colon, ':')
                    && is(other, ':')
                {
                    path.push(next.to_string());
                    at += 3;
                }
                if path.len() > 1 {
                    paths.push(path);
                }
            }
            TokenTree::Group(group) => collect(group.stream(), paths),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

fn is(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

fn expand(tree: &UseTree, before: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            expand(&path.tree, before, paths);
            before.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|item| expand(item, before, paths)),
        leaf => {
            let last = match leaf {
                UseTree::Name(name) => name.ident.to_string(),
                UseTree::Rename(rename) => rename.ident.to_string(),
                _ => "*".to_owned(),
            };
            let name = (last != "self").then_some(last);
            paths.push(before.iter().cloned().chain(name).collect());
        }
    }
}

/// A path as seen from the crate, for who is at home in a module.
fn resolved(path: Vec<String>, home: &[String]) -> Vec<String> {
    let ups = path.iter().take_while(|part| *part == "super").count();
    match path.first().map(String::as_str) {
        Some("crate") => path[1..].to_vec(),
        Some("super") => {
            let above = &home[..home.len().saturating_sub(ups)];
            above.iter().chain(&path[ups..]).cloned().collect()
        }
        Some("self") => home.iter().chain(&path[1..]).cloned().collect(),
        _ => path,
    }
}

/// Fails with all of `problems`, if there are any.
#[track_caller]
pub(crate) fn none(problems: impl IntoIterator<Item = String>) {
    let problems: Vec<_> = problems.into_iter().collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn what_a_file_names_is_found_however_it_is_written() {
    let file = File {
        name: "src/components/link.rs".to_owned(),
        text: r#"//! crate::no
            use crate::{api::{self, Failure as F}, state::*};
            use super::agenda_text;
            fn f() { use crate::late; platform::page::focus(super::super::routes::Route::Start) }
            const S: &str = "crate::no"; /* crate::no */"#
            .to_owned(),
    };
    let paths = file.paths();
    for expected in [
        "api",
        "api::Failure",
        "state::*",
        "components::agenda_text",
        "late",
        "platform::page::focus",
        "routes::Route::Start",
    ] {
        assert!(paths.contains(expected), "{expected} in {paths:?}");
    }
    assert!(!paths.iter().any(|path| path.contains("no")), "{paths:?}");
    assert_eq!(file.strings(), [(5, "crate::no".to_owned())]);
}
