//! What the backend of this site cannot do: it is not offered, and here it says so.

use weerklank::ui::{
    notice::{NoticeKind, notice},
    prose::{details, list, paragraph},
    view::View,
};
use weerklank_core::staff::port::Task;

use crate::{api::Port, words::limits as words};

/// What a backend may lack, the most missed first.
const MISSED: [Task; 8] =
    [Task::Review, Task::Reply, Task::Publish, Task::KeepDraft, Task::Add, Task::Tokens, Task::Log, Task::ExportCsv];

/// All that cannot be done here; nothing where everything can.
pub fn limits(port: &Port) -> Option<View> {
    let missed = MISSED.into_iter().filter(|task| !port.can(*task)).filter_map(words::without);
    let unnoticed = (port.can(Task::Review) && !port.notices_changes()).then_some(words::CHANGES);
    let missed: Vec<View> = missed.chain(unnoticed).map(View::from).collect();
    (!missed.is_empty()).then(|| details(words::TITLE.into(), vec![paragraph(words::LEAD), list(missed)]))
}

/// Instead of a page for what cannot be done here.
pub fn cannot(task: Task) -> View {
    let why = words::without(task).map(paragraph);
    notice(NoticeKind::Info, words::LEAD.to_owned(), why.into_iter().collect())
}
