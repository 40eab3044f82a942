//! What a paste leaves behind: kinds and counts, and the words for them.

use std::collections::BTreeMap;

use crate::words::{Phrase, Say};

/// A kind of thing that pasted copy had and the desk has no place for. Its words, where it has
/// any, are kept unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loss {
    /// A picture; the words that stand for it are kept.
    Picture,
    /// The form of a table; its cells’ words are kept, a row a paragraph.
    Table,
    /// A video, a sound, a frame; with the words inside, which browsers do not show.
    Media,
    /// A field of a form, with its choices.
    Field,
    /// A link that leads nowhere a reader could follow.
    Link,
    /// A line through words.
    Strike,
    /// Words that were not shown.
    Hidden,
    /// A comment of a colleague in the margin.
    Comment,
    /// The numbering of a list inside another, or of one that does not begin with 1.
    Numbering,
    /// A list level below the sixth.
    Level,
    /// A name or photo of another project.
    Stranger,
    /// Whose words a quotation is.
    Source,
    /// Elements too many or too deep inside one another.
    Depth,
    /// All that follows: there is more than can be pasted at once.
    Rest,
}

impl Loss {
    fn id(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Table => "table",
            Self::Media => "media",
            Self::Field => "form-field",
            Self::Link => "dead-link",
            Self::Strike => "strike",
            Self::Hidden => "hidden",
            Self::Comment => "comment",
            Self::Numbering => "numbering",
            Self::Level => "level",
            Self::Stranger => "stranger",
            Self::Source => "whose",
            Self::Depth => "depth",
            Self::Rest => "rest",
        }
    }
}

/// How many of a kind were left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Of which kind.
    pub what: Loss,
    /// How many; never 0.
    pub count: usize,
}

impl Say for Dropped {
    /// “1 table’s form”, “2 pictures”.
    fn phrase(&self) -> Phrase {
        Phrase::of("lost", self.what.id()).with("count", self.count)
    }
}

/// The count while it is made.
#[derive(Debug, Default)]
pub(super) struct Lost(BTreeMap<Loss, usize>);

impl Lost {
    pub(super) fn count(&mut self, what: Loss) {
        self.add(what, 1);
    }

    pub(super) fn add(&mut self, what: Loss, count: usize) {
        if count > 0 {
            *self.0.entry(what).or_default() += count;
        }
    }

    pub(super) fn told(self) -> Vec<Dropped> {
        self.0.into_iter().map(|(what, count)| Dropped { what, count }).collect()
    }
}
