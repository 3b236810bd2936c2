//! The port to the backend, for staff. It sends with the one function that does HTTP, and keeps the token in memory only.

use std::sync::Arc;

use leptos::prelude::{ArcStoredValue, GetValue, SetValue};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use weerklank::{
    api::{Backend, absolute, http, site_file},
    platform::page,
};
use weerklank_core::{
    backend::Step,
    config::Config,
    csv::MARK,
    date::Date,
    feedback::Feedback,
    slug::Slug,
    staff::{
        AtDesk, Draft, Entry, Incoming, Me, NewToken, Page, Part, Review, Role, TokenInfo, Version,
        port::{Ask, Asker, DeskDescription, Door, Refusal, Task},
    },
};

/// The backend, as staff reach it.
#[derive(Clone)]
pub struct Port {
    description: Arc<DeskDescription>,
    /// The address of the site.
    home: Arc<str>,
    /// Where the backend is, as its own description or `config.json` says.
    backend: Arc<str>,
    token: ArcStoredValue<String>,
    today: Date,
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
    fn named(&self) -> [(&'static str, &str); 3] {
        [("agenda", self.agenda.as_str()), ("part", self.part.name()), ("item", self.id.as_str())]
    }
}

impl Port {
    /// Reads how the backend of this site is asked.
    ///
    /// # Errors
    /// A sentence for the developer's console.
    pub async fn read(home: &str, config: &Config, backend: &Backend, today: &Date) -> Result<Self, String> {
        let file = format!("backends/{}.desk.json", config.backend);
        let description = DeskDescription::parse(&site_file(home, &file).await?);
        let description = description.map_err(|error| format!("{file}: {error}"))?;
        Ok(Self::new(description, home, &backend.description().base, today))
    }

    /// The backend that `description` describes, for a site that is served under `home` and whose backend is at `backend`.
    pub fn new(description: DeskDescription, home: &str, backend: &str, today: &Date) -> Self {
        // With its origin, so that one can tell whether the address of a next page leads away.
        let home = absolute(&page::origin(), home);
        Self {
            description: description.into(),
            home: home.into(),
            backend: backend.into(),
            token: ArcStoredValue::new(String::new()),
            today: today.clone(),
        }
    }

    /// What one needs to come in.
    pub fn door(&self) -> Door {
        self.description.door()
    }

    /// Whether the backend can do this.
    pub fn can(&self, task: Task) -> bool {
        self.description.can(task)
    }

    /// Whether the backend refuses what was decided about an older version.
    pub fn notices_changes(&self) -> bool {
        self.description.notices_changes()
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
        let said = if self.can(Task::Me) { self.ask(Task::Me, &[], None).await?.result } else { Value::Null };
        self.description.me(&said, &self.token.get_value()).ok_or(Refusal::Unreadable)
    }

    /// All that came in, and how many of it cannot be read: where everybody may write, anything can be among it.
    /// `so_far` is told how many came.
    ///
    /// # Errors
    /// When it could not be read.
    pub async fn feedback(&self, so_far: impl Fn(usize)) -> Result<(Vec<Incoming>, usize), Refusal> {
        let Value::Array(rows) = self.ask_while(Task::Feedback, &[], None, so_far).await?.result else {
            return Err(Refusal::Unreadable);
        };
        let count = rows.len();
        let read: Vec<_> = rows.into_iter().filter_map(|row| serde_json::from_value(row).ok()).collect();
        let unreadable = count - read.len();
        Ok((read, unreadable))
    }

    /// Judges a contribution, which was read as `before`.
    ///
    /// # Errors
    /// When it was not done; [`Refusal::Changed`] when the giver or somebody else changed it meanwhile.
    pub async fn review(&self, before: &Incoming, review: &Review) -> Result<Incoming, Refusal> {
        let id = before.contribution.feedback.id.as_str();
        let answer = self.send(Task::Review, &[("id", id)], review).await?;
        // Not every backend says what became of it. What was sent stands there then.
        Ok(serde_json::from_value(answer.result).unwrap_or_else(|_| review.made_of(before)))
    }

    /// Adds what came on paper. Asking twice adds it once.
    ///
    /// # Errors
    /// When it was not done.
    pub async fn add(&self, feedback: &Feedback) -> Result<(), Refusal> {
        self.send(Task::Add, &[], feedback).await.map(drop)
    }

    /// Answers givers, as it was drafted. The same answer on the same day reaches them once.
    ///
    /// # Errors
    /// When it was not done.
    pub async fn reply(&self, body: &Value) -> Result<(), Refusal> {
        if !self.description.answers_one_by_one() {
            return self.send(Task::Reply, &[], body).await.map(drop);
        }
        for id in body["feedback"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let mut own = body.clone();
            own["feedback"] = json!([id]);
            self.send(Task::Reply, &[("id", id)], &own).await?;
        }
        Ok(())
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
        self.send(Task::Publish, &item.named(), &body).await.map(drop)
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
    pub async fn history(&self, item: &Item) -> Result<Vec<Version>, Refusal> {
        self.get(Task::History, &item.named()).await
    }

    /// Everything that is being written.
    ///
    /// # Errors
    /// When it could not be read.
    pub async fn drafts(&self) -> Result<Vec<Draft>, Refusal> {
        self.get(Task::Drafts, &[]).await
    }

    /// Keeps a draft that was written from version `revision`; 0 when there was none.
    ///
    /// # Errors
    /// When it was not done.
    pub async fn keep_draft(&self, item: &Item, body: &Value, revision: u32) -> Result<Draft, Refusal> {
        read(self.send(Task::KeepDraft, &item.named(), &json!({ "revision": revision, "body": body })).await?)
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
    pub async fn tokens(&self) -> Result<Vec<TokenInfo>, Refusal> {
        self.get(Task::Tokens, &[]).await
    }

    /// Makes a token.
    ///
    /// # Errors
    /// When it was not done.
    pub async fn make_token(&self, name: &str, role: Role) -> Result<NewToken, Refusal> {
        read(self.send(Task::MakeToken, &[], &json!({ "name": name, "role": role })).await?)
    }

    /// Ends a token.
    ///
    /// # Errors
    /// When it was not done.
    pub async fn revoke_token(&self, name: &str) -> Result<(), Refusal> {
        self.ask(Task::RevokeToken, &[("name", name)], None).await.map(drop)
    }

    /// Everything, as a text to save: [`Task::ExportJson`] or [`Task::ExportCsv`].
    ///
    /// # Errors
    /// When it could not be read.
    pub async fn export(&self, task: Task) -> Result<String, Refusal> {
        let file = self.ask(task, &[], None).await?.text;
        // The browser takes the mark away when it reads an answer as text.
        Ok(if task == Task::ExportCsv && !file.starts_with(MARK) { format!("{MARK}{file}") } else { file })
    }

    async fn drop_version(&self, task: Task, item: &Item, revision: u32) -> Result<(), Refusal> {
        let revision = revision.to_string();
        let [agenda, part, id] = item.named();
        self.ask(task, &[agenda, part, id, ("revision", revision.as_str())], None).await.map(drop)
    }

    async fn get<T: DeserializeOwned>(&self, task: Task, named: &[(&'static str, &str)]) -> Result<T, Refusal> {
        read(self.ask(task, named, None).await?)
    }

    async fn send(
        &self,
        task: Task,
        named: &[(&'static str, &str)],
        record: &impl Serialize,
    ) -> Result<Answered, Refusal> {
        let record = serde_json::to_value(record).map_err(|_| Refusal::Unable)?;
        self.ask(task, named, Some(record)).await
    }

    async fn ask(
        &self,
        task: Task,
        named: &[(&'static str, &str)],
        record: Option<Value>,
    ) -> Result<Answered, Refusal> {
        self.ask_while(task, named, record, |_| ()).await
    }

    /// Asks until all is said; `so_far` is told how much of a list came.
    async fn ask_while(
        &self,
        task: Task,
        named: &[(&'static str, &str)],
        record: Option<Value>,
        so_far: impl Fn(usize),
    ) -> Result<Answered, Refusal> {
        let token = self.token.get_value();
        let asker = Asker { home: &self.home, backend: &self.backend, token: &token, today: &self.today };
        let begun = self.description.begin(Ask { task, named, record }, asker);
        let (mut conversation, mut request) = begun.ok_or(Refusal::Unable)?;
        loop {
            let response = http::send(&request, false).await.ok_or(Refusal::NoAnswer)?;
            match conversation.hear(&response) {
                Step::Ask(next) => request = next,
                Step::Done(answer) => {
                    return match Refusal::of(answer.meaning, &response) {
                        Some(refusal) => Err(refusal),
                        None => Ok(Answered { result: answer.result, text: response.body }),
                    };
                }
            }
            so_far(conversation.read_so_far());
        }
    }
}

/// What was asked for.
struct Answered {
    result: Value,
    /// The last answer as it came: not every file is JSON.
    text: String,
}

fn read<T: DeserializeOwned>(answered: Answered) -> Result<T, Refusal> {
    serde_json::from_value(answered.result).map_err(|_| Refusal::Unreadable)
}
