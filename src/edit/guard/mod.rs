//! What must not be read outside of the newsroom, and where a story would tell it: the names of
//! sources who are not to be named, and words spoken off the record that stand somewhere without
//! their mark.
//!
//! It looks at all that `places` lists, which is all a publication is made of, and says no more
//! than whose name or words they are.

mod bound;
mod names;
mod places;
mod spell;
mod told;

pub use bound::{Left, bound, quotations_alone};

use std::collections::BTreeMap;
use std::ops::Range;

use self::places::Place;
use self::spell::Word;
use crate::ground::{BlockId, EntityId, PhotoId, SourceId};
use crate::project::Project;
use crate::story::{Field, Mark, Part, Story};
use crate::words::{Arg, Phrase, phrase};

/// What must not be read, ready to be looked for in any story of a project.
#[derive(Debug, Default)]
pub struct Guard {
    names: Index,
    told: Index,
}

/// Something that must not be read, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// Whose name or words they are.
    pub source: SourceId,
    /// How sure it is.
    pub what: What,
    /// Where they stand.
    pub stand: Stand,
    /// The bytes, in a text or field; those of an address may be written otherwise there.
    pub range: Range<usize>,
}

/// How much of what must not be read it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The whole name.
    Name,
    /// The whole name, or words that look like it: it is a description, somebody on the record has
    /// the same name, or a word of it means something else as well.
    MaybeName,
    /// The last word of the name alone.
    LastName,
    /// Words spoken off the record.
    Words,
}

/// A place that readers see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stand {
    /// Where it is.
    pub at: Where,
    /// What is there: the end of the key of a message `part-…`.
    pub part: &'static str,
}

impl Stand {
    /// The words for it inside of a sentence: “the headline”, “block 4”.
    #[must_use]
    pub fn phrase(self, story: &Story) -> Phrase {
        if let Where::Text(block, _) = self.at
            && let Some((at, _)) = story.block(block)
        {
            return phrase!("finding-in-block", nth = Arg::place(at + 1));
        }
        Phrase::of("part", self.part)
    }
}

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Where {
    /// A field.
    Field(Field),
    /// A text of the body.
    Text(BlockId, Part),
    /// A block.
    Block(BlockId),
    /// A photo of the library.
    Photo(PhotoId),
    /// An entity of the directory.
    Entity(EntityId),
    /// A source of the directory.
    Source(SourceId),
    /// The story, or what stands under all stories.
    Story,
}

/// Rows of words by their first word.
#[derive(Debug, Default)]
struct Index(BTreeMap<String, Vec<Row>>);

/// A row of words that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    source: SourceId,
    what: What,
    /// The words behind the first.
    rest: Vec<String>,
    /// Whether each must begin with a capital, where there are any.
    capital: bool,
}

impl Index {
    fn add(&mut self, source: SourceId, what: What, words: &[String], capital: bool) {
        let Some((first, rest)) = words.split_first() else { return };
        let row = Row { source, what, rest: rest.to_vec(), capital };
        let rows = self.0.entry(first.clone()).or_default();
        if !rows.contains(&row) {
            rows.push(row);
        }
    }

    /// What of it begins with the first of these words, and how many words it takes.
    fn beginning<'a>(&'a self, words: &'a [Word], address: bool) -> impl Iterator<Item = (&'a Row, usize)> {
        let first = words.first();
        let rows = first.and_then(|first| self.0.get(&first.plain)).into_iter().flatten();
        rows.filter(move |row| {
            let after = words.get(1..).unwrap_or_default();
            let same = row.rest.len() <= after.len() && row.rest.iter().zip(after).all(|(a, b)| *a == b.plain);
            same && (!row.capital || address || first.is_some_and(|first| first.capital))
        })
        .map(|row| (row, row.rest.len() + 1))
    }
}

impl Guard {
    /// What must not be read of a project.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        Self { names: names::names(&project.directory), told: told::told(project) }
    }

    /// The names that must not be read, where a story would publish them: each once a place.
    #[must_use]
    pub fn names_in(&self, project: &Project, story: &Story) -> Vec<Leak> {
        let mut found = self.names.look(project, story, |_, _| true);
        // “Hasan” in “Layla Hasan” has been told.
        let all = found.clone();
        found.retain(|leak| {
            let tells_more = |other: &Leak| {
                other.what < leak.what
                    && other.source == leak.source
                    && other.stand == leak.stand
                    && other.range.start < leak.range.end
                    && leak.range.start < other.range.end
            };
            leak.what == What::Name || !all.iter().any(tells_more)
        });
        found
    }

    /// Words off the record that stand in a story without a mark that says whose they are.
    #[must_use]
    pub fn words_in(&self, project: &Project, story: &Story) -> Vec<Leak> {
        let mut found = self.told.look(project, story, |place, words| !is_attributed(story, place, words));
        found.dedup_by(|next, kept| {
            let meets = next.source == kept.source && next.stand == kept.stand && next.range.start <= kept.range.end;
            if meets {
                kept.range.end = kept.range.end.max(next.range.end);
            }
            meets
        });
        found
    }
}

impl Index {
    fn look(&self, project: &Project, story: &Story, counts: impl Fn(&Place<'_>, &[Word]) -> bool) -> Vec<Leak> {
        let mut found: Vec<Leak> = Vec::new();
        if self.0.is_empty() {
            return found;
        }
        for place in places::places(project, story) {
            let words = spell::words(&place.words);
            for at in 0..words.len() {
                let ahead = words.get(at..).unwrap_or_default();
                for (row, taken) in self.beginning(ahead, place.address) {
                    let hit = ahead.get(..taken).unwrap_or_default();
                    let (Some(first), Some(last)) = (hit.first(), hit.last()) else { continue };
                    if !counts(&place, hit) {
                        continue;
                    }
                    let doubtful = row.what == What::Name && hit.iter().any(Word::is_doubtful);
                    let what = if doubtful { What::MaybeName } else { row.what };
                    let range = first.range.start..last.range.end;
                    found.push(Leak { source: row.source, what, stand: place.stand, range });
                }
            }
        }
        found
    }
}

/// Whether every one of these words is marked as somebody's: that is looked at where marks are.
fn is_attributed(story: &Story, place: &Place<'_>, words: &[Word]) -> bool {
    let Where::Text(block, part) = place.stand.at else { return false };
    let Some(text) = story.block(block).and_then(|(_, block)| block.text(part)) else { return false };
    let marked = |word: &Word| {
        let over = |mark: &Mark| matches!(mark, Mark::Quotation(Some(_)));
        text.spans().iter().any(|s| s.start <= word.range.start && word.range.end <= s.end && over(&s.mark))
    };
    words.iter().all(marked)
}
