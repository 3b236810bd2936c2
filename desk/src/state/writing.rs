//! What is being written: kept here while somebody looks at other pages, and on the server as a draft.
//!
//! Nothing that was typed is lost: a refusal, a lost network or somebody else who was first change nothing of it.

use std::time::Duration;

use leptos::{prelude::*, reactive::owner::Owner, task::spawn_local};
use serde_json::{Value, json};
use weerklank::platform::page;
use weerklank_core::staff::{
    Draft, Part, Role,
    port::{Refusal, Task},
};

use super::{
    outgoing::{Outgoing, Parcel},
    session::Session,
};
use crate::{
    api::{Item, Port},
    document::without_empty_rows,
    fields::Lack,
};

/// How long a pause in typing is, after which what was typed is looked at.
const PAUSE: Duration = Duration::from_millis(400);
/// How long after typing a draft is kept.
const KEEP_AFTER: Duration = Duration::from_secs(4);

/// How keeping the draft goes.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Keeping {
    /// What stands here stands there too, or nothing was typed.
    #[default]
    Kept,
    /// Something was typed that is not kept yet.
    Typed,
    /// It is on its way.
    Underway,
    /// It was not kept.
    Refused(Refusal),
}

/// One thing that is being written.
#[derive(Clone, Copy)]
pub struct Writing {
    item: StoredValue<Item>,
    /// What would be sent to publish it, without `revision`.
    pub body: RwSignal<Value>,
    /// Counts how often all of it was replaced, so that its form is drawn anew.
    pub replaced: RwSignal<u32>,
    /// Counts the pauses in typing: what is slow waits for these.
    pub paused: RwSignal<u32>,
    /// The newest version that was seen; 0 when there is none.
    pub version: RwSignal<u32>,
    /// The draft, as it was last seen on the server.
    pub draft: RwSignal<Option<Draft>>,
    /// How keeping it goes.
    pub keeping: RwSignal<Keeping>,
    /// What is on its way to be published.
    pub outgoing: RwSignal<Outgoing>,
    /// Why it was not published.
    pub refusal: RwSignal<Option<Refusal>>,
    /// What was published, when nothing was typed since.
    pub published: RwSignal<Option<Parcel>>,
    /// What each text on the form lacks, if it is too hard.
    pub gates: RwSignal<Vec<Memo<Option<Lack>>>>,
    timers: StoredValue<[Option<TimeoutHandle>; 2]>,
}

impl Writing {
    fn new(item: Item, body: Value, version: u32, draft: Option<Draft>) -> Self {
        Self {
            item: StoredValue::new(item),
            body: RwSignal::new(body),
            replaced: RwSignal::new(0),
            paused: RwSignal::new(0),
            version: RwSignal::new(version),
            draft: RwSignal::new(draft),
            keeping: RwSignal::new(Keeping::Kept),
            outgoing: RwSignal::new(Outgoing::Nothing),
            refusal: RwSignal::new(None),
            published: RwSignal::new(None),
            gates: RwSignal::new(Vec::new()),
            timers: StoredValue::new([None, None]),
        }
    }

    /// What it is.
    pub fn item(&self) -> Item {
        self.item.get_value()
    }

    /// Where the document stands in the body.
    pub fn root(&self) -> &'static str {
        match self.item.with_value(|item| item.part) {
            Part::Outcomes => "/outcome",
            Part::Replies => "",
            _ => "/document",
        }
    }

    /// The document, as it stands now. Not asked again when it changes.
    pub fn document(&self) -> Value {
        self.body.with_untracked(|body| body.pointer(self.root()).cloned().unwrap_or_default())
    }

    /// Somebody types: changes a part of it.
    pub fn change(&self, session: &Session, change: impl FnOnce(&mut Value)) {
        self.body.update(change);
        self.published.set(None);
        // What was wrong may be right now.
        if self.refusal.with_untracked(|refusal| matches!(refusal, Some(Refusal::Wrong(_)))) {
            self.refusal.set(None);
        }
        if session.may(Role::Moderator) {
            self.keeping.set(Keeping::Typed);
        }
        let (this, keeper) = (*self, session.clone());
        let look = set_timeout_with_handle(move || this.paused.update(|pauses| *pauses += 1), PAUSE).ok();
        let keep = set_timeout_with_handle(move || this.keep(&keeper), KEEP_AFTER).ok();
        self.timers.update_value(|timers| {
            for timer in std::mem::replace(timers, [look, keep]).into_iter().flatten() {
                timer.clear();
            }
        });
    }

    /// Changes rows or all of it, so that the form is drawn anew.
    pub fn reshape(&self, session: &Session, change: impl FnOnce(&mut Value)) {
        self.change(session, change);
        self.replaced.update(|times| *times += 1);
        self.paused.update(|pauses| *pauses += 1);
    }

    /// Keeps what was typed as a draft, when something was.
    pub fn keep(&self, session: &Session) {
        if !session.port.can(Task::KeepDraft) || self.keeping.with_untracked(|keeping| *keeping != Keeping::Typed) {
            return;
        }
        self.keep_over(session, self.draft_version(), || ());
    }

    /// The newest version of the draft that was seen; 0 when there is none.
    pub fn draft_version(&self) -> u32 {
        self.draft.with_untracked(|draft| draft.as_ref().map_or(0, |draft| draft.revision))
    }

    /// Keeps it in the place of this version of the draft. `then` is called once it is kept.
    pub fn keep_over(&self, session: &Session, revision: u32, then: impl FnOnce() + 'static) {
        if self.keeping.with_untracked(|keeping| *keeping == Keeping::Underway) {
            return;
        }
        self.keeping.set(Keeping::Underway);
        let (this, port) = (*self, session.port.clone());
        let body = without_empty_rows(self.body.get_untracked());
        spawn_local(async move {
            let kept = port.keep_draft(&this.item(), &body, revision).await;
            let typed_since = this.body.with_untracked(|now| without_empty_rows(now.clone()) != body);
            this.keeping.set(match &kept {
                Ok(_) if typed_since => Keeping::Typed,
                Ok(_) => Keeping::Kept,
                Err(refusal) => Keeping::Refused(refusal.clone()),
            });
            if let Ok(draft) = kept {
                this.draft.set(Some(draft));
                then();
            }
        });
    }

    /// Takes what somebody else kept, in the place of what stands here.
    pub fn take(&self, session: &Session, draft: Draft) {
        self.reshape(session, |body| *body = draft.body.clone());
        self.draft.set(Some(draft));
        self.keeping.set(Keeping::Kept);
    }

    /// Publishes it, written from version `revision`; what nobody is sure of is sent again as it was. `then` is called
    /// once it is there.
    pub fn publish(&self, session: &Session, revision: u32, then: impl FnOnce() + 'static) {
        let new = || Parcel { body: without_empty_rows(self.body.get_untracked()), revision };
        let parcel = self.outgoing.try_update(|outgoing| outgoing.send(new)).flatten();
        let Some(parcel) = parcel else { return };
        self.refusal.set(None);
        // A draft that is kept now would come after what is published.
        self.timers.update_value(|timers| {
            if let Some(timer) = timers[1].take() {
                timer.clear();
            }
        });
        let (this, port) = (*self, session.port.clone());
        spawn_local(async move {
            let item = this.item();
            let published = match item.part {
                Part::Replies => reply(&port, &this, &parcel.body).await,
                _ => port.publish(&item, &parcel.body, parcel.revision).await,
            };
            this.outgoing.update(|outgoing| outgoing.hear(&published));
            match published {
                Ok(()) => {
                    this.arrived(parcel);
                    then();
                }
                Err(refusal) => this.refusal.set(Some(refusal)),
            }
        });
    }

    /// It was published. Whom it answered has the answer now, and is not answered again the next time.
    fn arrived(&self, parcel: Parcel) {
        self.version.set(parcel.revision + 1);
        self.draft.set(None);
        if self.body.with_untracked(|now| without_empty_rows(now.clone()) == parcel.body) {
            self.body.update(|body| {
                if body.get("feedback").is_some() {
                    body["feedback"] = json!([]);
                    body["text"] = "".into();
                }
            });
            self.keeping.set(Keeping::Kept);
            self.published.set(Some(parcel));
            self.replaced.update(|times| *times += 1);
        }
    }

    /// Whether something was typed that stands nowhere else.
    pub fn is_unsaved(&self) -> bool {
        self.keeping.with_untracked(|keeping| *keeping != Keeping::Kept)
            || self.outgoing.with_untracked(|outgoing| *outgoing != Outgoing::Nothing)
    }
}

/// Everything that is being written in this window. In context.
#[derive(Clone)]
pub struct Desk {
    /// What is written outlives the page where it is.
    owner: Owner,
    open: StoredValue<Vec<Writing>>,
}

impl Desk {
    /// Nothing is written yet. Closing the window asks first when something is not kept.
    pub fn new(session: &Session) -> Self {
        let desk = Self { owner: Owner::current().unwrap_or_default(), open: StoredValue::new(Vec::new()) };
        let open = desk.open;
        page::asks_before_closing(move || open.with_value(|open| open.iter().any(Writing::is_unsaved)));
        // Who comes back finds what they wrote; who comes next does not.
        let session = session.clone();
        Effect::new(move |before: Option<Option<String>>| {
            let (before, now) = (before.flatten(), session.me().map(|me| me.name));
            if now.is_some() && before.is_some() && now != before {
                open.update_value(Vec::clear);
            }
            now.or(before)
        });
        desk
    }

    /// The desk of the component that asks.
    ///
    /// # Panics
    /// Outside [`crate::app::app`].
    #[track_caller]
    pub fn current() -> Self {
        use_context().expect("every component is inside the app, which provides Desk")
    }

    /// What is being written of this, if something is.
    pub fn find(&self, item: &Item) -> Option<Writing> {
        self.open.with_value(|open| open.iter().find(|writing| writing.item() == *item).copied())
    }

    /// Begins to write: from a draft if there is one, else from `body`, which is that of version `version`.
    pub fn begin(&self, item: Item, body: Value, version: u32, draft: Option<Draft>) -> Writing {
        let body = draft.as_ref().map_or(body, |draft| draft.body.clone());
        let writing = self.owner.with(|| Writing::new(item, body, version, draft));
        self.open.update_value(|open| open.push(writing));
        writing
    }

    /// Forgets what was written of this.
    pub fn forget(&self, item: &Item) {
        self.open.update_value(|open| open.retain(|writing| writing.item() != *item));
    }

    /// What is written here and not kept on the server.
    pub fn unsaved(&self) -> Vec<Item> {
        self.open.with_value(|open| open.iter().filter(|writing| writing.is_unsaved()).map(Writing::item).collect())
    }
}

/// Answers givers, and throws the draft of that away.
async fn reply(port: &Port, writing: &Writing, body: &Value) -> Result<(), Refusal> {
    port.reply(body).await?;
    if let Some(draft) = writing.draft.get_untracked() {
        // It has been sent: a draft that stays behind is nobody's loss.
        let _ = port.drop_draft(&writing.item(), draft.revision).await;
    }
    Ok(())
}
