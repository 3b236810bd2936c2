//! The port to the backend, for staff. It sends with the one function that does HTTP, and keeps the token in memory only.

use std::sync::Arc;

use leptos::prelude::{ArcStoredValue, GetValue, SetValue};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use weerklank::api::{absolute, http, site_file};
use weerklank_core::{
    backend::{Request, Response},
    config::Config,
    csv::MARK,
    feedback::Feedback,
    receipt::FeedbackId,
    slug::Slug,
    staff::{
        AtDesk, Draft, Entry, Incoming, Me, NewToken, Page, Part, Review, Role, TokenInfo, Version,
        port::{Ask, DeskDescription, Refusal, Task},
    },
};

/// The backend, as staff reach it.
#[derive(Clone)]
pub struct Port {
    description: Arc<DeskDescription>,
    base: Arc<str>,
    token: ArcStoredValue<String>,
}

/// One thing of an agenda that is edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The agenda.
    pub agenda: Slug,
    /// What sort of thing.
    pub part: Part,
    /// Its id.
    pub id: Slug,
}

impl Item {
    /// Whether this is a draft of it.
    pub fn is_of(&self, draft: &Draft) -> bool {
        draft.agenda == self.agenda && draft.part == self.part && draft.item == self.id
    }

    /// What an address names of it.
    fn named(&self) -> [(&str, &str); 3] {
        [("agenda", self.agenda.as_str()), ("part", self.part.name()), ("item", self.id.as_str())]
    }
}

impl Port {
    /// Reads how the backend of this site is asked.
    ///
    /// # Errors
    /// A sentence for the developer's console.
    pub async fn read(base: &str, config: &Config) -> Result<Self, String> {
        let file = format!("backends/{}.desk.json", config.backend);
        let description = DeskDescription::parse(&site_file(base, &file).await?);
        Ok(Self::new(description.map_err(|error| format!("{file}: {error}"))?, base))
    }

    /// The backend that `description` describes, for a site that is served under `base`.
    pub fn new(description: DeskDescription, base: &str) -> Self {
        Self { description: description.into(), base: base.into(), token: ArcStoredValue::new(String::new()) }
    }

    /// Whether the backend can do this.
    pub fn can(&self, task: Task) -> bool {
        self.description.can(task)
    }

    /// From now on asks with this token; with none when it is empty.
    pub fn use_token(&self, token: String) {
        self.token.set_value(token);
    }

    /// Who the token stands for.
    ///
    /// # Errors
    /// When it could not be read.
    pub async fn me(&self) -> Result<Me, Refusal> {
        self.get(Task::Me, &[]).await
    }

    /// The page of what came in that follows `after`; the first one when that is empty.
    ///
    /// # Errors
    /// When it could not be read.
    pub async fn feedback(&self, after: &str) -> Result<Page<Incoming>, Refusal> {
        self.get(Task::Feedback, &[("after", after)]).await
    }

    /// Judges a contribution.
    ///
    /// # Errors
    /// When it was not done; [`Refusal::Changed`] when the giver or somebody else changed it meanwhile.
    pub async fn review(&self, id: &FeedbackId, review: &Review) -> Result<Incoming, Refusal> {
        self.send(Task::Review, &[("id", id.as_str())], review).await
    }

    /// Adds what came on paper. Asking twice adds it once.
    ///
    /// # Errors
    /// When it was not done.
    pub async fn add(&self, feedback: &Feedback) -> Result<(), Refusal> {
        let body = serde_json::to_string(feedback).map_err(|_| Refusal::Unable)?;
        self.answer(&Ask { task: Task::Add, named: &[], body: Some(body) }).await.map(drop)
    }

    /// Answers givers, as it was drafted. The same answer on the same day reaches them once.
    ///
    /// # Errors
    /// When it was not done.
    pub async fn reply(&self, body: &Value) -> Result<(), Refusal> {
        self.send::<Value>(Task::Reply, &[], body).await.map(drop)
    }

    /// An agenda, to edit.
    ///
    /// # Errors
    /// When it could not be read.
    pub async fn agenda(&self, id: &Slug) -> Result<AtDesk, Refusal> {
        self.get(Task::Agenda, &[("agenda", id.as_str())]).await
    }

    /// Publishes what was written from version `revision`; 0 when there was none. `body` is as in [`Draft::body`].
    ///
    /// # Errors
    /// When it was not done; [`Refusal::Changed`] when somebody else published it meanwhile.
    pub async fn publish(&self, item: &Item, body: &Value, revision: u32) -> Result<(), Refusal> {
        let mut body = body.clone();
        body["revision"] = revision.into();
        self.send::<Value>(Task::Publish, &item.named(), &body).await.map(drop)
    }

    /// Withdraws what was published, of which `revision` is the newest version.
    ///
    /// # Errors
    /// When it was not done.
    pub async fn withdraw(&self, item: &Item, revision: u32) -> Result<(), Refusal> {
        self.drop_version(Task::Withdraw, item, revision).await
    }

    /// Its versions, newest first.
    ///
    /// # Errors
    /// When they could not be read.
    pub async fn history(&self, item: &Item) -> Result<Page<Version>, Refusal> {
        self.get(Task::History, &item.named()).await
    }

    /// Everything that is being written.
    ///
    /// # Errors
    /// When it could not be read.
    pub async fn drafts(&self) -> Result<Page<Draft>, Refusal> {
        self.get(Task::Drafts, &[]).await
    }

    /// Keeps a draft that was written from version `revision`; 0 when there was none.
    ///
    /// # Errors
    /// When it was not done.
    pub async fn keep_draft(&self, item: &Item, body: &Value, revision: u32) -> Result<Draft, Refusal> {
        self.send(Task::KeepDraft, &item.named(), &json!({ "revision": revision, "body": body })).await
    }

    /// Throws a draft away, of which `revision` is the newest version.
    ///
    /// # Errors
    /// When it was not done.
    pub async fn drop_draft(&self, item: &Item, revision: u32) -> Result<(), Refusal> {
        self.drop_version(Task::DropDraft, item, revision).await
    }

    /// The page of the log that follows `after`; the first one, with the newest, when that is empty.
    ///
    /// # Errors
    /// When it could not be read.
    pub async fn log(&self, after: &str) -> Result<Page<Entry>, Refusal> {
        self.get(Task::Log, &[("after", after)]).await
    }

    /// Every token, without the tokens themselves.
    ///
    /// # Errors
    /// When they could not be read.
    pub async fn tokens(&self) -> Result<Page<TokenInfo>, Refusal> {
        self.get(Task::Tokens, &[]).await
    }

    /// Makes a token.
    ///
    /// # Errors
    /// When it was not done.
    pub async fn make_token(&self, name: &str, role: Role) -> Result<NewToken, Refusal> {
        self.send(Task::MakeToken, &[], &json!({ "name": name, "role": role })).await
    }

    /// Ends a token.
    ///
    /// # Errors
    /// When it was not done.
    pub async fn revoke_token(&self, name: &str) -> Result<(), Refusal> {
        self.answer(&Ask { task: Task::RevokeToken, named: &[("name", name)], body: None }).await.map(drop)
    }

    /// Everything, as a text to save: [`Task::ExportJson`] or [`Task::ExportCsv`].
    ///
    /// # Errors
    /// When it could not be read.
    pub async fn export(&self, task: Task) -> Result<String, Refusal> {
        let file = self.answer(&Ask { task, named: &[], body: None }).await?.body;
        // The browser takes the mark away when it reads an answer as text.
        Ok(if task == Task::ExportCsv && !file.starts_with(MARK) { format!("{MARK}{file}") } else { file })
    }

    async fn drop_version(&self, task: Task, item: &Item, revision: u32) -> Result<(), Refusal> {
        let revision = revision.to_string();
        let [agenda, part, id] = item.named();
        let named = [agenda, part, id, ("revision", revision.as_str())];
        self.answer(&Ask { task, named: &named, body: None }).await.map(drop)
    }

    async fn get<T: DeserializeOwned>(&self, task: Task, named: &[(&str, &str)]) -> Result<T, Refusal> {
        read(&self.answer(&Ask { task, named, body: None }).await?)
    }

    async fn send<T: DeserializeOwned>(
        &self,
        task: Task,
        named: &[(&str, &str)],
        body: &impl Serialize,
    ) -> Result<T, Refusal> {
        let body = serde_json::to_string(body).map_err(|_| Refusal::Unable)?;
        read(&self.answer(&Ask { task, named, body: Some(body) }).await?)
    }

    async fn answer(&self, ask: &Ask<'_>) -> Result<Response, Refusal> {
        let request = self.description.request(ask, &self.token.get_value()).ok_or(Refusal::Unable)?;
        let request = Request { url: absolute(&self.base, &request.url), ..request };
        let response = http::send(&request, false).await.ok_or(Refusal::NoAnswer)?;
        match Refusal::of(&response) {
            Some(refusal) => Err(refusal),
            None => Ok(response),
        }
    }
}

fn read<T: DeserializeOwned>(response: &Response) -> Result<T, Refusal> {
    serde_json::from_str(&response.body).map_err(|_| Refusal::Unreadable)
}
