//! What was collected on paper, on its way in: one after another, each under a receipt code that is made here. What was
//! sent without an answer is sent again under the same code, so that nothing is in twice.

use leptos::{prelude::*, task::spawn_local};
use weerklank::platform::random;
use weerklank_core::{desk::paper::Row, feedback::Feedback, receipt::ReceiptCode, slug::Slug, staff::port::Refusal};

use super::{mailbox::Mailbox, session::Session};

/// One sheet of paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What is on it.
    pub feedback: Feedback,
    /// With these words its giver finds it back.
    pub code: ReceiptCode,
    /// How far it is.
    pub state: SheetState,
}

/// How far a sheet is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetState {
    /// It was not sent, or no answer came.
    Waiting,
    /// The backend has it.
    Added,
    /// The backend does not accept it.
    Refused(Refusal),
}

/// The sheets. In context.
#[derive(Debug, Clone, Copy)]
pub struct Pile {
    /// All of them, in order.
    pub sheets: RwSignal<Vec<Sheet>>,
    /// Why sending stopped.
    pub stopped: RwSignal<Option<Refusal>>,
    /// Whether they are being sent.
    pub is_sending: RwSignal<bool>,
}

impl Pile {
    /// No paper.
    pub fn new() -> Self {
        Self { sheets: RwSignal::new(Vec::new()), stopped: RwSignal::new(None), is_sending: RwSignal::new(false) }
    }

    /// The pile of the component that asks.
    ///
    /// # Panics
    /// Outside [`crate::app::app`].
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("every component is inside the app, which provides Pile")
    }

    /// Puts these on the pile; `false` when the browser has no random numbers to make codes of.
    pub fn put(&self, rows: Vec<Row>, agenda: &Slug) -> bool {
        let sheet = |row: Row| {
            let code = ReceiptCode::from_entropy(random::bytes()?);
            Some(Sheet { feedback: row.into_feedback(&code, agenda.clone()), code, state: SheetState::Waiting })
        };
        let Some(new) = rows.into_iter().map(sheet).collect::<Option<Vec<_>>>() else { return false };
        self.sheets.update(|sheets| sheets.extend(new));
        true
    }

    /// How many are in.
    pub fn added(&self) -> usize {
        self.sheets.read().iter().filter(|sheet| sheet.state == SheetState::Added).count()
    }

    /// How many still have to go in.
    pub fn waiting(&self) -> usize {
        self.sheets.read().iter().filter(|sheet| sheet.state == SheetState::Waiting).count()
    }

    /// Whether something would be lost with this window: paper that is not in, or codes that are nowhere else.
    pub fn is_unsaved(&self) -> bool {
        !self.sheets.read_untracked().is_empty()
    }

    /// Sends what waits, one after another, until one gets no answer.
    pub fn send(self, session: &Session, mailbox: Mailbox) {
        if self.is_sending.get_untracked() {
            return;
        }
        self.is_sending.set(true);
        self.stopped.set(None);
        let port = session.port.clone();
        spawn_local(async move {
            while let Some((place, feedback)) = self.next() {
                let state = match port.add(&feedback).await {
                    Ok(()) => SheetState::Added,
                    // This one is not right; the others may be.
                    Err(refusal @ Refusal::Wrong(_)) => SheetState::Refused(refusal),
                    Err(refusal) => {
                        self.stopped.set(Some(refusal));
                        break;
                    }
                };
                self.sheets.update(|sheets| {
                    if let Some(sheet) = sheets.get_mut(place) {
                        sheet.state = state;
                    }
                });
            }
            self.is_sending.set(false);
            mailbox.read(port);
        });
    }

    fn next(self) -> Option<(usize, Feedback)> {
        let sheets = self.sheets.read_untracked();
        let place = sheets.iter().position(|sheet| sheet.state == SheetState::Waiting)?;
        Some((place, sheets[place].feedback.clone()))
    }
}

impl Default for Pile {
    fn default() -> Self {
        Self::new()
    }
}
