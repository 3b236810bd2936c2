//! The site's settings, for every component.

use std::sync::Arc;

use leptos::prelude::use_context;
use weerklank_core::{config::Config, date::Date};

use crate::{api::Backend, routes::Route};

/// What does not change while the application runs.
#[derive(Debug, Clone)]
pub struct Site {
    /// The path under which the site is served; starts and ends with `/`.
    pub base: Arc<str>,
    /// What the workplace has set.
    pub config: Arc<Config>,
    /// Where agendas come from and feedback goes to.
    pub backend: Backend,
    /// Today.
    pub today: Date,
}

impl Site {
    /// The site of the component that asks.
    ///
    /// # Panics
    /// Outside [`crate::app::app`], which gives every component its site.
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("every component is inside the app, which provides Site")
    }

    /// The address of a page of this site.
    pub fn href(&self, route: &Route) -> String {
        format!("{}{}", self.base, route.path())
    }
}
