//! How far a story has come, when it may leave, and what was put right afterwards.

use crate::ground::is_default;
use crate::words::Phrase;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How far a story has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Being written.
    #[default]
    Draft,
    /// With the desk.
    Edit,
    /// With the copy editors.
    Copy,
    /// Ready.
    Approved,
    /// Out.
    Published,
    /// Put aside; may come back.
    Spiked,
    /// Withdrawn; must not be published again.
    Killed,
}

impl Status {
    /// All, in order.
    pub const ALL: [Self; 7] =
        [Self::Draft, Self::Edit, Self::Copy, Self::Approved, Self::Published, Self::Spiked, Self::Killed];

    /// The word for it in the window.
    #[must_use]
    pub fn label(self) -> Phrase {
        Phrase::of("status", self.id())
    }

    /// Its name for programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Edit => "edit",
            Self::Copy => "copy",
            Self::Approved => "approved",
            Self::Published => "published",
            Self::Spiked => "spiked",
            Self::Killed => "killed",
        }
    }
}

/// Not to be published before an instant, which is named in a zone: 06:00 in Riyadh.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Embargo {
    /// The instant (RFC 3339, UTC).
    pub until: Timestamp,
    /// The zone it was set in and is shown in, by its IANA name: `Asia/Riyadh`.
    pub zone: String,
    /// What was typed where nobody could read it: the story is held until it is read or emptied.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unread: String,
}

/// Later than any embargo that is meant.
const NEVER: Timestamp = Timestamp::constant(253_370_764_800, 0);

impl Embargo {
    /// An embargo until an instant, in a zone.
    #[must_use]
    pub fn new(until: Timestamp, zone: impl Into<String>) -> Self {
        Self { until, zone: zone.into(), unread: String::new() }
    }

    /// One whose words could not be read. It does not end.
    #[must_use]
    pub fn unread(words: impl Into<String>) -> Self {
        Self { until: NEVER, zone: "UTC".to_owned(), unread: words.into() }
    }

    /// Whether nobody knows until when.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        !self.unread.is_empty()
    }

    /// Whether a story is held at an instant.
    #[must_use]
    pub fn holds(&self, now: Timestamp) -> bool {
        self.is_unread() || self.until > now
    }
}

/// Something put right after publication; readers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// When (RFC 3339, UTC).
    pub at: Timestamp,
    /// What kind of change.
    pub kind: CorrectionKind,
    /// What was wrong and what is right, in plain words.
    pub note: String,
}

/// The changes a reader must be told of (AP: say “correction”, no euphemisms).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CorrectionKind {
    /// Something was wrong.
    Correction,
    /// Something was added.
    Update,
    /// The story was withdrawn.
    Withdrawal,
}

impl CorrectionKind {
    /// The word for it on the page.
    #[must_use]
    pub fn label(self) -> Phrase {
        Phrase::of("correction", self.id())
    }

    /// Its name for programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Update => "update",
            Self::Withdrawal => "withdrawal",
        }
    }
}
