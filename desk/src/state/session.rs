//! Who is signed in. The token lives in memory only: who reloads or closes the page signs in again.

use leptos::prelude::*;
use weerklank_core::staff::{
    Me, Role, Rules,
    port::{Refusal, Task},
};

use crate::api::Port;

/// Who is signed in. In context.
#[derive(Clone)]
pub struct Session {
    /// The backend, with the token of who is signed in.
    pub port: Port,
    me: ArcRwSignal<Option<Me>>,
    /// Who was signed in last.
    last: ArcStoredValue<Option<String>>,
}

impl Session {
    /// Nobody yet.
    pub fn new(port: Port) -> Self {
        Self { port, me: ArcRwSignal::new(None), last: ArcStoredValue::new(None) }
    }

    /// The session of the component that asks.
    ///
    /// # Panics
    /// Outside [`crate::app::app`].
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("every component is inside the app, which provides Session")
    }

    /// Who is signed in; nobody before that, and after signing out.
    pub fn me(&self) -> Option<Me> {
        self.me.get()
    }

    /// Whether somebody is signed in, for who does not follow that.
    pub fn is_signed_in(&self) -> bool {
        self.me.with_untracked(Option::is_some)
    }

    /// Whether who is signed in may do what `role` may.
    pub fn may(&self, role: Role) -> bool {
        self.me.with(|me| me.as_ref().is_some_and(|me| me.role >= role))
    }

    /// Whether who is signed in may do this, and the backend can.
    pub fn may_do(&self, task: Task, role: Role) -> bool {
        self.port.can(task) && self.may(role)
    }

    /// The rules of this site.
    pub fn rules(&self) -> Rules {
        self.me.with(|me| me.as_ref().map(|me| me.rules.clone()).unwrap_or_default())
    }

    /// Signs in with a token; gives whether another was signed in here before.
    ///
    /// # Errors
    /// When the backend does not know it, or does not answer.
    pub async fn sign_in(&self, token: String) -> Result<bool, Refusal> {
        self.port.use_token(token);
        match self.port.me().await {
            Ok(me) => {
                let name = Some(me.name.clone());
                let is_another = self.last.get_value().is_some() && self.last.get_value() != name;
                self.last.set_value(name);
                self.me.set(Some(me));
                Ok(is_another)
            }
            Err(refusal) => {
                self.port.use_token(String::new());
                Err(refusal)
            }
        }
    }

    /// Forgets the token. What was read goes away with the pages that show it; what was typed waits for the same token.
    pub fn sign_out(&self) {
        self.port.use_token(String::new());
        self.me.set(None);
    }
}
