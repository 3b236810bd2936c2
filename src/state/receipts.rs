//! The receipts of this tab, and those that the person chose to keep on this device.

use serde::{Deserialize, Serialize};
use weerklank_core::{
    date::{Date, newest_first},
    feedback::Feedback,
    json,
    news::Seen,
    reads,
    receipt::ReceiptCode,
    slug::Slug,
};

use crate::platform::storage::Area;

const PREFIX: &str = "receipt.";
const LATEST: &str = "latest";

/// What is needed to find a contribution back. It holds nothing of what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The ten words.
    pub code: ReceiptCode,
    /// The agenda it is about.
    pub agenda: Slug,
    /// The theme it is about.
    pub theme: Slug,
    /// When it was written.
    pub on: Date,
    /// How it stood when its giver looked last; only kept on the device, and absent when they did not look yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<Seen>,
    /// Whether this tab saw it arrive.
    #[serde(default)]
    pub arrived: bool,
}

impl Receipt {
    /// The receipt of something that is being sent.
    pub fn of(feedback: &Feedback, code: &ReceiptCode) -> Self {
        Self {
            code: code.clone(),
            agenda: feedback.agenda.clone(),
            theme: feedback.theme.clone(),
            on: feedback.created_on.clone(),
            seen: None,
            arrived: false,
        }
    }

    /// The receipt of what was sent last in this tab.
    pub fn latest() -> Option<Self> {
        json::read(&Area::Tab.get(LATEST)?).ok()
    }

    /// Makes this the latest of this tab.
    pub fn make_latest(&self) -> bool {
        serde_json::to_string(self).is_ok_and(|json| Area::Tab.set(LATEST, &json))
    }

    /// The one with this code has arrived: from now on this tab may say so, also when the outbox forgets it.
    pub fn arrives(code: &ReceiptCode) {
        if let Some(latest) = Self::latest().filter(|latest| latest.code == *code) {
            Self { arrived: true, ..latest }.make_latest();
        }
    }

    /// The receipts that the person chose to keep on this device.
    pub fn kept() -> Vec<Self> {
        let keys = Area::Device.keys(PREFIX);
        let kept = keys.iter().filter_map(|key| json::read::<Self>(&Area::Device.get(key)?).ok());
        newest_first(kept, |receipt| Some(&receipt.on))
    }

    /// Whether the receipt of this code is kept on this device.
    pub fn keeps(code: &ReceiptCode) -> bool {
        Area::Device.get(&key(code)).is_some()
    }

    /// Keeps it on this device; `false` when that does not work here.
    pub fn keep(&self) -> bool {
        serde_json::to_string(self).is_ok_and(|json| Area::Device.set(&key(&self.code), &json))
    }

    /// Removes the receipt with this code from this device and this tab.
    pub fn forget(code: &ReceiptCode) {
        Area::Device.remove(&key(code));
        if Self::latest().is_some_and(|latest| latest.code == *code) {
            Area::Tab.remove(LATEST);
        }
    }
}

reads!(Receipt { code, agenda, theme, on, seen, arrived });

fn key(code: &ReceiptCode) -> String {
    format!("{PREFIX}{}", code.feedback_id().as_str())
}
