//! Who is signed in. The token lives in memory only: who reloads or closes the page signs in again.

use leptos::prelude::*;
use weerklank_core::staff::{Me, Role, Rules, port::Refusal};

use crate::api::Port;

/// Who is signed in. In context.
#[derive(Clone)]
pub struct Session {
    /// The backend, with the token of who is signed in.
    pub port: Port,
    me: ArcRwSignal<Option<Me>>,
}

impl Session {
    /// Nobody yet.
    pub fn new(port: Port) -> Self {
        Self { port, me: ArcRwSignal::new(None) }
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

    /// Whether who is signed in may do what `role` may.
    pub fn may(&self, role: Role) -> bool {
        self.me.with(|me| me.as_ref().is_some_and(|me| me.role >= role))
    }

    /// The rules of this site.
    pub fn rules(&self) -> Rules {
        self.me.with(|me| me.as_ref().map(|me| me.rules.clone()).unwrap_or_default())
    }

    /// Signs in with a token.
    ///
    /// # Errors
    /// When the backend does not know it, or does not answer.
    pub async fn sign_in(&self, token: String) -> Result<(), Refusal> {
        self.port.use_token(token);
        match self.port.me().await {
            Ok(me) => self.me.set(Some(me)),
            Err(refusal) => {
                self.port.use_token(String::new());
                return Err(refusal);
            }
        }
        Ok(())
    }

    /// Forgets the token. What was read goes away with the pages that show it.
    pub fn sign_out(&self) {
        self.port.use_token(String::new());
        self.me.set(None);
    }
}
