//! What a page that edits has to read first: the agenda, and what is being written.

use std::sync::Arc;

use weerklank_core::{
    agenda::Agenda,
    slug::Slug,
    staff::{
        AtDesk, Draft,
        port::{Refusal, Task},
    },
};

use crate::api::{Item, Port};

/// An agenda that is edited.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// As staff see it.
    pub at: AtDesk,
    /// As readers do.
    pub agenda: Arc<Agenda>,
    /// What is being written, also of other agendas.
    pub drafts: Vec<Draft>,
}

impl Opened {
    /// Reads an agenda, and what is being written.
    ///
    /// # Errors
    /// When one of them could not be read.
    pub async fn read(port: Port, agenda: Slug) -> Result<Self, Refusal> {
        let at = port.agenda(&agenda).await?;
        let drafts = if port.can(Task::Drafts) { port.drafts().await? } else { Vec::new() };
        let read = serde_json::from_value::<Agenda>(at.document.clone()).map_err(|_| Refusal::Unreadable)?;
        Ok(Self { at, agenda: read.into(), drafts })
    }

    /// The draft of this.
    pub fn draft(&self, item: &Item) -> Option<&Draft> {
        self.drafts.iter().find(|draft| item.is_of(draft))
    }
}
