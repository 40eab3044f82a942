//! Sources: where what a story says comes from, and what may be said of them.

use serde::{Deserialize, Serialize};

use crate::ground::{SourceId, is_default};
use crate::words::Phrase;

/// A source. Everything here is what the newsroom may read; what must be hidden from it too has no
/// field to go into until sealed details exist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name in the project.
    pub id: SourceId,
    /// The name the newsroom knows the source by: “Layla Hasan”. Readers see it on the record alone.
    pub name: String,
    /// What readers are told of a source on background: “a ministry engineer”. It is kept whatever the
    /// terms become.
    #[serde(default, skip_serializing_if = "is_default")]
    pub described: String,
    /// What the public may know of where the source stands: “University of Mosul”.
    #[serde(default, skip_serializing_if = "is_default")]
    pub affiliation: String,
    /// What was agreed before the interview.
    #[serde(default, skip_serializing_if = "is_default")]
    pub terms: Terms,
    /// How and when the source was reached; for the desk, never published.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reached: String,
}

impl Source {
    /// A source on the record of which only the name is known.
    #[must_use]
    pub fn new(id: SourceId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            described: String::new(),
            affiliation: String::new(),
            terms: Terms::default(),
            reached: String::new(),
        }
    }

    /// Whether the terms forbid that readers learn the name.
    #[must_use]
    pub fn must_not_be_named(&self) -> bool {
        self.terms != Terms::OnTheRecord
    }

    /// What stands for the source where readers see it; `None` where nothing of it may leave.
    #[must_use]
    pub fn shown_as(&self) -> Option<&str> {
        match self.terms {
            Terms::OnTheRecord => Some(&self.name),
            Terms::Background => Some(self.described.trim()).filter(|words| !words.is_empty()),
            Terms::DeepBackground | Terms::OffTheRecord => None,
        }
    }
}

/// The terms on which a source speaks, as the AP defines them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Terms {
    /// May be used and named.
    #[default]
    OnTheRecord,
    /// May be used on the conditions agreed; the position is described, the name is not given.
    Background,
    /// May be used without any attribution.
    DeepBackground,
    /// Not for publication.
    OffTheRecord,
}

impl Terms {
    /// All terms, most open first.
    pub const ALL: [Self; 4] = [Self::OnTheRecord, Self::Background, Self::DeepBackground, Self::OffTheRecord];

    /// The words for it in the window.
    #[must_use]
    pub fn label(self) -> Phrase {
        Phrase::of("terms", self.id())
    }

    /// Its name for programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::OnTheRecord => "on-the-record",
            Self::Background => "background",
            Self::DeepBackground => "deep-background",
            Self::OffTheRecord => "off-the-record",
        }
    }

    /// What it allows, in a sentence.
    #[must_use]
    pub fn meaning(self) -> Phrase {
        self.label().about("meaning")
    }
}
