//! Something that has to be read first.

use leptos::prelude::*;
use weerklank_core::staff::port::Refusal;

/// How reading something goes.
#[derive(Debug, Clone, PartialEq)]
pub enum Load<T> {
    /// It is on its way.
    Waiting,
    /// It is here.
    Here(T),
    /// It could not be read.
    Failed(Refusal),
}

impl<T> Load<T> {
    /// What is here.
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(it) => Some(it),
            Self::Waiting | Self::Failed(_) => None,
        }
    }
}

impl<T> From<Result<T, Refusal>> for Load<T> {
    fn from(read: Result<T, Refusal>) -> Self {
        match read {
            Ok(it) => Self::Here(it),
            Err(refusal) => Self::Failed(refusal),
        }
    }
}

/// Reads something into a signal; what is shown waits until it is here.
pub fn fill<T: Send + Sync + 'static>(
    shelf: RwSignal<Load<T>>,
    reading: impl Future<Output = Result<T, Refusal>> + 'static,
) {
    shelf.set(Load::Waiting);
    leptos::task::spawn_local(async move {
        // The page that asked may be gone by now.
        let _ = shelf.try_set(reading.await.into());
    });
}
