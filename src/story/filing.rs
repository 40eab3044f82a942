//! Filing: how the newsroom names, sorts and ranks a story.

use serde::{Deserialize, Serialize};

use crate::ground::is_default;
use crate::words::Phrase;

/// How the newsroom files a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filing {
    /// The newsroom's label for the story: `IRAQ-WATER`.
    #[serde(skip_serializing_if = "is_default")]
    pub slugline: String,
    /// The last part of the story's web address; made from the headline while empty.
    #[serde(skip_serializing_if = "is_default")]
    pub url_slug: String,
    /// The section it runs in.
    #[serde(skip_serializing_if = "is_default")]
    pub section: String,
    /// What it is about, in single words or short phrases.
    #[serde(skip_serializing_if = "is_default")]
    pub keywords: Vec<String>,
    /// What kind of piece it is.
    #[serde(skip_serializing_if = "is_default")]
    pub genre: Genre,
    /// How urgent it is.
    #[serde(skip_serializing_if = "is_default")]
    pub urgency: Urgency,
    /// A note to other editors; never published.
    #[serde(skip_serializing_if = "is_default")]
    pub ed_note: String,
}

/// What kind of piece a story is, after IPTC's genre codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Genre {
    /// A report.
    #[default]
    News,
    /// A few lines.
    Brief,
    /// A longer report with a view of its own shape.
    Feature,
    /// What it means.
    Analysis,
    /// What somebody thinks of it.
    Opinion,
    /// Questions and answers.
    Interview,
    /// How something works.
    Explainer,
    /// About one person or body.
    Profile,
    /// A judgement on a work.
    Review,
    /// Told by its pictures.
    PhotoStory,
    /// Told as it happens.
    LiveUpdate,
}

impl Genre {
    /// All genres, in the order they are listed.
    pub const ALL: [Self; 11] = [
        Self::News,
        Self::Brief,
        Self::Feature,
        Self::Analysis,
        Self::Opinion,
        Self::Interview,
        Self::Explainer,
        Self::Profile,
        Self::Review,
        Self::PhotoStory,
        Self::LiveUpdate,
    ];

    /// The word for it.
    #[must_use]
    pub fn label(self) -> Phrase {
        Phrase::of("genre", self.id())
    }

    /// Its name for programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Brief => "brief",
            Self::Feature => "feature",
            Self::Analysis => "analysis",
            Self::Opinion => "opinion",
            Self::Interview => "interview",
            Self::Explainer => "explainer",
            Self::Profile => "profile",
            Self::Review => "review",
            Self::PhotoStory => "photo-story",
            Self::LiveUpdate => "live-update",
        }
    }
}

/// How urgent a story is: 1 (flash) to 9 (no hurry), 5 in the middle, as ninjs counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Urgency(u8);

/// A number that is no urgency.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an urgency is a number from 1 to 9, not {0}")]
pub struct UrgencyError(u8);

impl Default for Urgency {
    fn default() -> Self {
        Self(5)
    }
}

impl TryFrom<u8> for Urgency {
    type Error = UrgencyError;

    fn try_from(value: u8) -> Result<Self, UrgencyError> {
        if (1..=9).contains(&value) { Ok(Self(value)) } else { Err(UrgencyError(value)) }
    }
}

impl From<Urgency> for u8 {
    fn from(urgency: Urgency) -> Self {
        urgency.0
    }
}
