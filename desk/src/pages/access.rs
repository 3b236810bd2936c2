//! Tokens, rules, and taking everything out.

use leptos::{prelude::*, task::spawn_local};
use weerklank::{
    platform::page::{self, FileKind},
    state::site::Site,
    ui::{
        announcer::Announcer,
        button::{ButtonKind, button},
        element::element,
        field::{Question, select_field, text_field},
        prose::{actions, block, card, cards, list, paragraph, section, small, strong},
        view::{View, live, text},
    },
};
use weerklank_core::staff::{
    NewToken, Role, TokenInfo,
    port::{Refusal, Task},
};

use super::{
    heading::heading,
    waiting::{once_here, refused},
};
use crate::{
    state::{
        session::Session,
        shelf::{Load, fill},
    },
    words::access as words,
};

/// The id of the heading over the tokens.
const TOKENS: &str = "codes";
/// The id of the field for the name of a new one.
const NAME: &str = "naam";

/// Tokens, rules, and taking everything out.
pub fn access_page() -> View {
    let access = Access {
        session: Session::current(),
        announcer: Announcer::current(),
        tokens: RwSignal::new(Load::Waiting),
        revoking: RwSignal::new(None),
        refusal: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    access.read();
    let rules = words::rules(&access.session.rules()).map(View::from).into();
    vec![
        heading(words::TITLE),
        access.list(),
        access.making(),
        section("afspraken", words::RULES, vec![list(rules), small(words::RULES_WHERE)]),
        access.exporting(),
    ]
    .into()
}

#[derive(Clone)]
struct Access {
    session: Session,
    announcer: Announcer,
    tokens: RwSignal<Load<Vec<TokenInfo>>>,
    /// The one that is about to end.
    revoking: RwSignal<Option<String>>,
    refusal: RwSignal<Option<Refusal>>,
    busy: RwSignal<bool>,
}

impl Access {
    fn read(&self) {
        let port = self.session.port.clone();
        fill(self.tokens, async move { port.tokens().await });
    }

    fn list(&self) -> View {
        let (access, failed) = (self.clone(), self.refusal);
        let tokens = live(move || {
            let (again, revoking) = (access.clone(), access.revoking.get());
            access.tokens.with(|load| {
                once_here(
                    load,
                    move || again.read(),
                    |tokens| {
                        cards("wk-log", tokens.iter().map(|token| access.token(token, revoking.as_deref())).collect())
                    },
                )
            })
        });
        let failed = live(move || failed.read().as_ref().map(refused).into());
        section(TOKENS, words::TOKENS, vec![paragraph(words::TOKENS_TEXT), failed, tokens])
    }

    fn token(&self, token: &TokenInfo, revoking: Option<&str>) -> View {
        let (access, name) = (self.clone(), token.name.clone());
        let about = element("span").class("wk-visually-hidden").text(format!(" ‘{name}’")).view();
        let revoke = vec![text(words::REVOKE), about];
        let content = if revoking == Some(name.as_str()) {
            access.sure(name)
        } else {
            let ask = button(ButtonKind::Quiet, revoke, move || {
                access.refusal.set(None);
                access.revoking.set(Some(name.clone()));
                page::focus_soon(SURE);
            });
            actions(vec![ask])
        };
        let said = vec![strong(token.name.clone()), text(" "), text(words::token(token))];
        card("wk-tokens__token", vec![paragraph(said), content])
    }

    /// Asks whether a token ends, and says what that means.
    fn sure(&self, name: String) -> View {
        let (access, stopping) = (self.clone(), self.clone());
        let asked =
            element("p").class("wk-notice__title").set("id", SURE).set("tabindex", "-1").text(words::revoke(&name));
        let yes = button(ButtonKind::Danger, words::REVOKE_YES, move || access.revoke(name.clone()));
        let no = button(ButtonKind::Secondary, words::CANCEL, move || {
            stopping.revoking.set(None);
            page::focus_soon(TOKENS);
        });
        element("div")
            .class("wk-notice")
            .with(asked.view())
            .with(paragraph(words::REVOKE_TEXT))
            .with(actions(vec![yes, no]))
            .view()
    }

    fn revoke(&self, name: String) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let access = self.clone();
        spawn_local(async move {
            let revoked = access.session.port.revoke_token(&name).await;
            access.busy.set(false);
            access.revoking.set(None);
            match revoked {
                // Somebody else may have ended it.
                Ok(()) | Err(Refusal::Gone) => {
                    access.announcer.say(words::REVOKED);
                    access.read();
                }
                Err(refusal) => access.refusal.set(Some(refusal)),
            }
            page::focus_soon(TOKENS);
        });
    }

    /// A new token: a name and a role; then the token, once.
    fn making(&self) -> View {
        let (name, role) = (RwSignal::new(String::new()), RwSignal::new(1_usize));
        let problem = RwSignal::new(String::new());
        let refusal = RwSignal::new(None::<Refusal>);
        let made = RwSignal::new(None::<NewToken>);
        let access = self.clone();
        let make = move || {
            // A name is one line, also when it was pasted as two.
            let wanted = name.get_untracked().split_whitespace().collect::<Vec<_>>().join(" ");
            let role = Role::ALL.get(role.get_untracked()).copied().unwrap_or(Role::Reader);
            refusal.set(None);
            problem.set(if wanted.is_empty() { words::NAME_EMPTY.to_owned() } else { String::new() });
            if wanted.is_empty() || access.busy.get_untracked() {
                page::focus_and_show(NAME);
                return;
            }
            access.busy.set(true);
            let access = access.clone();
            spawn_local(async move {
                let answer = access.session.port.make_token(&wanted, role).await;
                access.busy.set(false);
                match answer {
                    Ok(token) => {
                        name.set(String::new());
                        made.set(Some(token));
                        page::focus_soon(MADE);
                        access.read();
                    }
                    Err(Refusal::Wrong(wrong)) if wrong.iter().any(|wrong| wrong.pointer == "/name") => {
                        problem.set(wrong.into_iter().map(|wrong| wrong.detail).collect::<Vec<_>>().join(" "));
                        page::focus_and_show(NAME);
                    }
                    Err(other) => refusal.set(Some(other)),
                }
            });
        };
        let question = Question { id: NAME, label: words::NAME, hint: words::NAME_HINT, rows: 1 };
        let roles = Role::ALL.map(|role| words::role(role).to_owned()).into();
        let announcer = self.announcer;
        let content = vec![
            text_field(question, name.into(), Box::new(move |text| name.set(text)), problem.into(), None),
            select_field("rol", words::ROLE, roles, role.into(), Box::new(move |place| role.set(place))),
            live(move || refusal.read().as_ref().map(refused).into()),
            actions(vec![button(ButtonKind::Primary, words::MAKE_YES, make)]),
            live(move || made.get().map(|token| shown_once(&token, made, announcer)).into()),
        ];
        section("nieuwe-code", words::MAKE, content)
    }

    fn exporting(&self) -> View {
        let said = RwSignal::new("");
        let refusal = RwSignal::new(None::<Refusal>);
        let day = Site::current().today;
        let export = |words: &'static str, task, kind, ending: &'static str| {
            let (access, day) = (self.clone(), day.clone());
            button(ButtonKind::Secondary, words, move || {
                let (port, name) = (access.session.port.clone(), format!("weerklank-{}.{ending}", day.as_str()));
                said.set(words::EXPORTING);
                refusal.set(None);
                spawn_local(async move {
                    match port.export(task).await {
                        Ok(file) => {
                            let is_saved = page::save(&name, kind, &file);
                            said.set(if is_saved { words::EXPORTED } else { words::NOT_SAVED });
                        }
                        Err(other) => {
                            said.set("");
                            refusal.set(Some(other));
                        }
                    }
                });
            })
        };
        let content = vec![
            paragraph(words::EXPORT_TEXT),
            live(move || refusal.read().as_ref().map(refused).into()),
            actions(vec![
                export(words::EXPORT_JSON, Task::ExportJson, FileKind::JSON, "json"),
                export(words::EXPORT_CSV, Task::ExportCsv, FileKind::CSV, "csv"),
            ]),
            element("p").class("wk-small").set("role", "status").with(live(move || text(said.get()))).view(),
        ];
        section("eruit", words::EXPORT, content)
    }
}

/// The id of the question whether a token ends.
const SURE: &str = "intrekken";
/// The id of what is over a new token.
const MADE: &str = "code-klaar";

/// A token that was just made. It goes when somebody says that they have it, or leaves the page.
fn shown_once(token: &NewToken, made: RwSignal<Option<NewToken>>, announcer: Announcer) -> View {
    let copied = token.token.clone();
    let copy = button(ButtonKind::Secondary, words::COPY, move || {
        let token = copied.clone();
        spawn_local(async move {
            announcer.say(if page::copy(&token).await { words::COPIED } else { words::NOT_COPIED });
        });
    });
    let seen = button(ButtonKind::Quiet, words::SEEN, move || {
        made.set(None);
        page::focus_soon(NAME);
    });
    let title = element("p").class("wk-notice__title").set("id", MADE).set("tabindex", "-1").text(words::MADE).view();
    let content = vec![title, paragraph(words::MADE_TEXT), block("wk-token", text(token.token.clone()))];
    element("div").class("wk-notice wk-notice--good").all(content).with(actions(vec![copy, seen])).view()
}
