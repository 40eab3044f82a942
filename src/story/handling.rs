//! Handling: how a story goes through the newsroom. Nothing of it is ever published.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Status, Step};
use crate::ground::is_default;

/// Who has a story, when it is wanted, how long it is to be, and what was done with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Handling {
    /// Who has it, by name.
    #[serde(skip_serializing_if = "is_default")]
    pub assigned: String,
    /// When it is to be ready.
    #[serde(skip_serializing_if = "is_default")]
    pub deadline: Option<Deadline>,
    /// How long it is to be, in words.
    #[serde(skip_serializing_if = "is_default")]
    pub planned_words: Option<u32>,
    /// What was done with it, oldest first.
    #[serde(skip_serializing_if = "is_default")]
    pub log: Vec<Act>,
}

/// When a story is to be ready: an instant that is named in a zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// The instant (RFC 3339, UTC).
    pub at: Timestamp,
    /// The zone it was set in and is shown in, by its IANA name: `Asia/Riyadh`.
    pub zone: String,
}

/// A step that was taken with a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Which.
    pub step: Step,
    /// How far the story had come before.
    pub from: Status,
    /// When (RFC 3339, UTC).
    pub at: Timestamp,
    /// Who took it, by name; empty where nobody said.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: String,
}
