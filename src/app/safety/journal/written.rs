//! What is written into a journal, as RON: what it builds on, and each change.

use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::edit::Edit;
use crate::project::Stamp;

/// What a journal builds on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Head {
    /// The project’s file; `None` for one that had none yet.
    pub file: Option<PathBuf>,
    /// What that file's bytes were, in hex; without it, the changes build on an empty project.
    pub stamp: Option<String>,
    /// When the first of the changes was made.
    pub begun: Timestamp,
}

impl Head {
    pub(super) fn new(file: Option<(PathBuf, Stamp)>, begun: Timestamp) -> Self {
        let (file, stamp) = file.map(|(path, stamp)| (path, stamp.to_string())).unzip();
        Self { file, stamp, begun }
    }

    /// The bytes of the payload.
    pub(super) fn write(&self) -> Vec<u8> {
        // A path that is no text can be in no text: such a project is found as one without a file.
        let bare = || Self { file: None, ..self.clone() };
        ron::to_string(self).or_else(|_| ron::to_string(&bare())).unwrap_or_default().into_bytes()
    }

    pub(in crate::app) fn read(payload: &[u8]) -> Option<Self> {
        ron::de::from_bytes(payload).ok()
    }
}

/// The bytes of a change.
pub(super) fn edit(edit: &Edit) -> Vec<u8> {
    ron::to_string(edit).unwrap_or_default().into_bytes()
}

/// The change that these bytes say; `None` if this version of the program knows no such change.
pub(in crate::app) fn read_edit(payload: &[u8]) -> Option<Edit> {
    ron::de::from_bytes(payload).ok()
}
