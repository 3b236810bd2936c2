//! Where to find help.

use leptos::prelude::*;
use weerklank_core::config::Helpline;

use super::agenda_text::Words;
use crate::{i18n::words, state::site::Site};

/// The help lines in short, in the same place on every page: names and numbers to tap.
#[component]
pub fn HelplineBar() -> impl IntoView {
    let lines = Site::current().config.helplines.clone();
    view! {
        <ul class="wk-helpline-bar" role="list">
            {lines
                .into_iter()
                .filter_map(|line| {
                    let href = line.call()?.href()?.to_owned();
                    Some(
                        view! {
                            <li class="wk-helpline-bar__item">
                                <a class="wk-helpline-bar__link" href=href>
                                    <span class="wk-helpline-bar__name">{line.name}</span>
                                    " "
                                    <span class="wk-helpline-bar__phone">{line.phone}</span>
                                </a>
                            </li>
                        },
                    )
                })
                .collect_view()}
        </ul>
    }
}

/// One help line, with all that is known of it.
#[component]
pub fn HelplineCard(
    /// The help line.
    line: Helpline,
) -> impl IntoView {
    let call = line.call().and_then(|link| link.href().map(str::to_owned));
    let chat = line.chat.as_ref().and_then(|link| link.href().map(str::to_owned));
    let chat_name = format!("{}: {}", words().help_chat, line.name);
    view! {
        <li class="wk-card wk-helpline">
            <h2 class="wk-card__title">{line.name.clone()}</h2>
            <p class="wk-paragraph"><Words text=line.for_whom /></p>
            {line.hours.map(|hours| view! { <p class="wk-paragraph"><Words text=hours /></p> })}
            <p class="wk-actions">
                {call
                    .map(|href| {
                        view! {
                            <a class="wk-button wk-button--primary" href=href>{line.phone}</a>
                        }
                    })}
                {chat
                    .map(|href| {
                        view! {
                            <a class="wk-button" href=href rel="noreferrer" target="_blank">{chat_name}</a>
                        }
                    })}
            </p>
            <p class="wk-small">
                {crate::i18n::checked_on(&line.checked_on)}
                {line.source.map(|source| format!(" {source}"))}
            </p>
        </li>
    }
}
