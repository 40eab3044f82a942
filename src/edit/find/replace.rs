//! Putting other words in place of what was found.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::hits::texts;
use super::{Finder, Hit, Match};
use crate::edit::{Edit, Spot, TextPlace, typed_between};
use crate::ground::StoryId;
use crate::project::Project;
use crate::story::{Mark, Story, Text};

impl Finder {
    /// What comes in place of a match in `words`. For a pattern, `$0` stands for what was found,
    /// `$1` and `${name}` for a group of it, `$$` for a dollar sign; other words are themselves.
    #[must_use]
    pub fn replacement(&self, words: &str, found: &Match, with: &str) -> String {
        if !self.query().regex {
            return with.to_owned();
        }
        let mut out = String::with_capacity(with.len());
        let mut rest = with;
        while let Some((before, behind)) = rest.split_once('$') {
            out.push_str(before);
            match self.reference(behind) {
                Some((Reference::Dollar, after)) => {
                    out.push('$');
                    rest = after;
                }
                Some((Reference::Group(nth), after)) => {
                    out.push_str(found.group(nth).and_then(|range| words.get(range)).unwrap_or_default());
                    rest = after;
                }
                None => {
                    out.push('$');
                    rest = behind;
                }
            }
        }
        out.push_str(rest);
        out
    }

    /// What stands behind a dollar sign, and the words behind that.
    fn reference<'a>(&self, behind: &'a str) -> Option<(Reference, &'a str)> {
        if let Some(after) = behind.strip_prefix('$') {
            return Some((Reference::Dollar, after));
        }
        if let Some((name, after)) = behind.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
            let nth = self.group_names().position(|known| known == Some(name)).or_else(|| name.parse().ok())?;
            return (nth < self.group_names().count()).then_some((Reference::Group(nth), after));
        }
        // The longest number of a group there is: in `$12` with one group, the 2 is a word.
        let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        (1..=digits.min(3)).rev().find_map(|length| {
            let (number, after) = behind.split_at_checked(length)?;
            let nth: usize = number.parse().ok()?;
            (nth < self.group_names().count()).then_some((Reference::Group(nth), after))
        })
    }

    /// The one edit that replaces hits, and how many it replaces; `None` if nothing would change.
    /// A hit that is no match any more is passed over, and one that already reads so is left.
    #[must_use]
    pub fn replace_all(&self, project: &Project, hits: &[Hit], with: &str) -> Option<(Edit, usize)> {
        let mut wanted: BTreeMap<StoryId, BTreeMap<Spot, BTreeSet<usize>>> = BTreeMap::new();
        for hit in hits {
            wanted.entry(hit.spot.story()).or_default().entry(hit.spot).or_default().insert(hit.range.start);
        }
        let mut edits = Vec::new();
        let mut count = 0;
        for story in project.stories.iter().filter(|story| wanted.contains_key(&story.id)) {
            let Some(wanted) = wanted.get(&story.id) else { continue };
            for (spot, words) in texts(story) {
                let Some(starts) = wanted.get(&spot) else { continue };
                let changes = self.changes(words, with, |found| starts.contains(&found.start));
                count += changes.len();
                edits.extend(edit(story, spot, &changes));
            }
        }
        (count > 0).then_some((Edit::Several(edits), count))
    }

    /// The same for every match in some stories, or in all if none is named.
    #[must_use]
    pub fn replace_in(&self, project: &Project, stories: &[StoryId], with: &str) -> Option<(Edit, usize)> {
        let mut edits = Vec::new();
        let mut count = 0;
        for story in project.stories.iter().filter(|story| stories.is_empty() || stories.contains(&story.id)) {
            for (spot, words) in texts(story) {
                let changes = self.changes(words, with, |_| true);
                count += changes.len();
                edits.extend(edit(story, spot, &changes));
            }
        }
        (count > 0).then_some((Edit::Several(edits), count))
    }

    /// The edit that replaces one hit, and where the new words then stand; `None` if the hit is no
    /// match any more or already reads so.
    #[must_use]
    pub fn replace_one(&self, project: &Project, hit: &Hit, with: &str) -> Option<(Edit, Range<usize>)> {
        let story = project.story(hit.spot.story())?;
        let (_, words) = texts(story).find(|(spot, _)| *spot == hit.spot)?;
        let changes = self.changes(words, with, |found| *found == hit.range);
        let length = changes.first()?.words.len();
        edit(story, hit.spot, &changes).map(|edit| (edit, hit.range.start..hit.range.start + length))
    }

    fn changes(&self, words: &str, with: &str, mut wanted: impl FnMut(&Range<usize>) -> bool) -> Vec<Put> {
        let found = self.matches(words).into_iter().filter(|found| wanted(&found.range));
        found
            .map(|found| Put { words: self.replacement(words, &found, with), range: found.range })
            .filter(|put| words.get(put.range.clone()) != Some(&put.words))
            .collect()
    }
}

/// The edit that puts words in place of a stretch of a text; they take on the marks that lay over it.
/// `None` if there is no such text or stretch.
#[must_use]
pub fn put_in_place(story: &Story, spot: Spot, range: Range<usize>, with: &str) -> Option<Edit> {
    crate::edit::motion::words_of(story, spot)?.get(range.clone())?;
    edit(story, spot, &[Put { range, words: with.to_owned() }])
}

impl Match {
    fn group(&self, nth: usize) -> Option<Range<usize>> {
        match nth.checked_sub(1) {
            None => Some(self.range.clone()),
            Some(at) => self.groups.get(at).cloned().flatten(),
        }
    }
}

enum Reference {
    Dollar,
    Group(usize),
}

/// Words, and the stretch in whose place they come.
struct Put {
    range: Range<usize>,
    words: String,
}

/// The edit of one text: of a field, the whole of it; of the body, one stretch from the first
/// change to the last, so that a text is written once however much changes in it.
fn edit(story: &Story, spot: Spot, changes: &[Put]) -> Option<Edit> {
    let (first, last) = (changes.first()?, changes.last()?);
    match spot {
        Spot::Field(id, field) => {
            let mut words = field.of(story).to_owned();
            for put in changes.iter().rev() {
                words.replace_range(put.range.clone(), &put.words);
            }
            Some(Edit::SetField { story: id, field, words })
        }
        Spot::Text(place) => {
            let text = text_at(story, place)?;
            let mut with = Text::default();
            let mut at = first.range.start;
            for put in changes {
                with.append(&text.slice(at..put.range.start));
                with.append(&in_place_of(text, put));
                at = put.range.end;
            }
            Some(Edit::Splice { place, range: first.range.start..last.range.end, with })
        }
    }
}

fn text_at(story: &Story, place: TextPlace) -> Option<&Text> {
    story.block(place.block).and_then(|(_, block)| block.text(place.part))
}

/// The new words with their marks. What the old and the new words begin and end with keeps the
/// marks it has; the rest takes on what lay over all of the old, be it bold, a tag or a quotation,
/// and what typing there would take on.
fn in_place_of(text: &Text, put: &Put) -> Text {
    let old = text.words(put.range.clone());
    let Some(typed) = typed_between(old, &put.words, None) else { return text.slice(put.range.clone()) };
    let changed = put.range.start + typed.range.start..put.range.start + typed.range.end;
    let covers = |stretch: &Range<usize>| -> Vec<Mark> {
        let over = |start: usize, end: usize| start <= stretch.start && stretch.end <= end && !stretch.is_empty();
        text.spans().iter().filter(|span| over(span.start, span.end)).map(|span| span.mark.clone()).collect()
    };
    let marks = [text.typing_marks(changed.clone()), covers(&changed), covers(&put.range)].concat();
    let mut with = text.slice(put.range.start..changed.start);
    with.append(&Text::marked(typed.words, marks));
    with.append(&text.slice(changed.end..put.range.end));
    with
}
