//! Looking through one text.

use std::ops::Range;

use super::edges::Edges;
use super::fold::Folded;
use super::pattern;
use super::{FindError, Query};

/// A query made ready to be looked for.
///
/// The time it takes grows with the text, but for patterns that can match a long stretch and
/// nothing at all, such as `(.*x)?`, with its square; texts are paragraphs.
#[derive(Clone, Debug)]
pub struct Finder {
    query: Query,
    regex: regex::Regex,
    folds: bool,
}

/// Finders are equal that look for the same.
impl PartialEq for Finder {
    fn eq(&self, other: &Self) -> bool {
        self.query == other.query
    }
}

impl Eq for Finder {}

/// A stretch of a text that was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Its bytes; never empty, on character boundaries.
    pub range: Range<usize>,
    /// The bytes of the pattern's groups, from `$1` on.
    pub(super) groups: Vec<Option<Range<usize>>>,
}

impl Finder {
    /// Makes a query ready; `None` if it asks for nothing.
    pub fn new(query: &Query) -> Result<Option<Self>, FindError> {
        if query.words.is_empty() {
            return Ok(None);
        }
        let pattern::Program { regex, folds } = pattern::program(query)?;
        Ok(Some(Self { query: query.clone(), regex, folds }))
    }

    /// What is looked for.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The matches in a text, from its start, none over another. Where variants are ignored, a
    /// match takes in the marks of its last letter.
    #[must_use]
    pub fn matches(&self, words: &str) -> Vec<Match> {
        let mut found = Vec::new();
        self.walk(words, |folded, hay, here, range| {
            let groups = if self.query.regex && self.regex.captures_len() > 1 {
                self.groups(folded, hay, here.start)
            } else {
                Vec::new()
            };
            found.push(Match { range, groups });
        });
        found
    }

    /// Where the matches stand. Costs less than the matches themselves.
    #[must_use]
    pub fn ranges(&self, words: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        self.walk(words, |_, _, _, range| found.push(range));
        found
    }

    /// The names of the pattern's groups; the first is the whole and has none.
    pub(super) fn group_names(&self) -> impl Iterator<Item = Option<&str>> {
        self.regex.capture_names()
    }

    /// Gives `take` each match: the text without variants if there is one, what was searched, the
    /// match in that, and in the text.
    fn walk(&self, words: &str, mut take: impl FnMut(Option<&Folded>, &str, Range<usize>, Range<usize>)) {
        let folded = if self.folds { Folded::of(words) } else { None };
        let hay = folded.as_ref().map_or(words, Folded::as_str);
        let mut edges = Edges::new(words);
        // A letter can be several in the copy; what matches two of them is one match.
        let (mut at, mut end) = (0, 0);
        while at < hay.len()
            && let Some(found) = self.regex.find_at(hay, at)
        {
            let here = found.range();
            let next = hay.ceil_char_boundary(here.start + 1);
            at = here.end.max(next);
            if here.is_empty() {
                continue;
            }
            match self.original(folded.as_ref(), &here, &mut edges) {
                Some(range) if range.start < end => {}
                Some(range) => {
                    end = range.end;
                    take(folded.as_ref(), hay, here, range);
                }
                // Words that are refused here may begin again inside of themselves. A pattern goes
                // on behind: it could match as much from each letter.
                None if !self.query.regex => at = next,
                None => {}
            }
        }
    }

    /// Where a match stands in the text, if it counts there.
    fn original(&self, folded: Option<&Folded>, here: &Range<usize>, edges: &mut Edges<'_>) -> Option<Range<usize>> {
        let (range, exact) = match folded {
            None => (here.clone(), true),
            Some(folded) => folded.original(here).map(|original| (original.range, original.exact))?,
        };
        let letters = self.query.regex || (exact && edges.are_of_letters(&range));
        (letters && (!self.query.whole_word || edges.are_of_words(&range))).then_some(range)
    }

    fn groups(&self, folded: Option<&Folded>, hay: &str, at: usize) -> Vec<Option<Range<usize>>> {
        let Some(captures) = self.regex.captures_at(hay, at) else { return Vec::new() };
        let in_text = |group: regex::Match<'_>| match folded {
            None => Some(group.range()),
            Some(_) if group.is_empty() => None,
            Some(folded) => folded.original(&group.range()).map(|original| original.range),
        };
        captures.iter().skip(1).map(|group| group.and_then(in_text)).collect()
    }
}
