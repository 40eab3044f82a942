//! Text with marks: one string, and spans of it that mean something, kept in one valid form.

use std::ops::Range;

use crate::ground::{EntityId, SourceId};

/// What a stretch of text is. A character may carry any number of kinds, and one of each kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Mark {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// A link; the address as typed, at most 2,048 bytes. Exporters decide which schemes may leave.
    Link(String),
    /// Names an entity of the directory.
    Mention(EntityId),
    /// The words of somebody: of a source of the directory, or not yet attributed.
    Quotation(Option<SourceId>),
}

/// The kinds of [`Mark`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum MarkKind {
    /// [`Mark::Bold`].
    Bold,
    /// [`Mark::Italic`].
    Italic,
    /// [`Mark::Link`].
    Link,
    /// [`Mark::Mention`].
    Mention,
    /// [`Mark::Quotation`].
    Quotation,
}

impl Mark {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> MarkKind {
        match self {
            Self::Bold => MarkKind::Bold,
            Self::Italic => MarkKind::Italic,
            Self::Link(_) => MarkKind::Link,
            Self::Mention(_) => MarkKind::Mention,
            Self::Quotation(_) => MarkKind::Quotation,
        }
    }
}

impl MarkKind {
    /// Whether typing at the end of such a mark continues it, as people expect of bold but not
    /// of a link or a name.
    #[must_use]
    pub fn grows(self) -> bool {
        match self {
            Self::Bold | Self::Italic => true,
            Self::Link | Self::Mention | Self::Quotation => false,
        }
    }
}

/// A mark over a stretch of bytes; both ends lie on character boundaries.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// What the stretch is.
    pub mark: Mark,
}

/// A string and its marks. At most 1 MiB a text in a project file.
///
/// Valid form, kept by every method: spans are non-empty, lie inside the string on character
/// boundaries, are sorted by start, end and mark; equal marks neither touch nor overlap; marks of
/// one kind do not overlap. Two texts that mean the same are therefore equal.
///
/// Ranges given to methods are byte ranges; they are clamped to the string and widened to
/// nothing less than whole characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text {
    string: String,
    spans: Vec<Span>,
}

impl Text {
    /// A text without marks.
    #[must_use]
    pub fn plain(string: impl Into<String>) -> Self {
        Self { string: string.into(), spans: Vec::new() }
    }

    /// The whole string with `marks` over all of it.
    #[must_use]
    pub fn marked(string: impl Into<String>, marks: impl IntoIterator<Item = Mark>) -> Self {
        let mut text = Self::plain(string);
        for mark in marks {
            text.mark(0..text.len(), mark);
        }
        text
    }

    /// A text from stretches and the marks each carries. Where a stretch names two marks of one
    /// kind, the last counts.
    #[must_use]
    pub fn from_runs(runs: impl IntoIterator<Item = (String, Vec<Mark>)>) -> Self {
        let mut text = Self::default();
        for (words, marks) in runs {
            let start = text.len();
            text.string.push_str(&words);
            let end = text.len();
            let mut seen = Vec::with_capacity(5);
            for mark in marks.into_iter().rev() {
                if !seen.contains(&mark.kind()) {
                    seen.push(mark.kind());
                    text.spans.push(Span { start, end, mark });
                }
            }
        }
        text.tidied()
    }

    /// The string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// Its length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.string.len()
    }

    /// Whether there is not even a space.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    /// Whether there is nothing but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.string.trim().is_empty()
    }

    /// The marks, in order.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The spans that touch a range, ends included.
    pub fn spans_near(&self, range: Range<usize>) -> impl Iterator<Item = &Span> {
        self.spans.iter().filter(move |span| span.start <= range.end && range.start <= span.end)
    }

    /// What a stretch says; empty for a range that lies outside.
    #[must_use]
    pub fn words(&self, range: Range<usize>) -> &str {
        self.string.get(self.whole(range)).unwrap_or_default()
    }

    /// A stretch with its marks.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let range = self.whole(range);
        let spans = self
            .starting_before(range.end)
            .iter()
            .filter(|span| span.end > range.start && !range.is_empty())
            .map(|span| Span {
                start: span.start.max(range.start) - range.start,
                end: span.end.min(range.end) - range.start,
                mark: span.mark.clone(),
            })
            .collect();
        let mut slice = Self { string: self.words(range).to_owned(), spans };
        slice.sort();
        slice
    }

    /// Puts `with` in place of a stretch. What it brings keeps its own marks; marks of what
    /// stays move along.
    pub fn splice(&mut self, range: Range<usize>, with: &Self) {
        let Range { start, end } = self.whole(range);
        let moved = |at: usize| at - end + start + with.len();
        let seam = start + with.len();
        let first = self.starting_before(start).len();
        let last = self.starting_before(end).len();
        let (mut come, mut tails) = (Vec::new(), Vec::new());
        come.extend(with.spans.iter().map(|s| Span {
            start: s.start + start,
            end: s.end + start,
            mark: s.mark.clone(),
        }));
        for (nth, span) in self.spans.iter_mut().enumerate() {
            if nth >= last {
                span.start = moved(span.start);
                span.end = moved(span.end);
                continue;
            }
            if span.end > end {
                tails.push(Span { start: seam, end: moved(span.end), mark: span.mark.clone() });
            }
            span.end = span.end.min(start);
        }
        come.append(&mut tails);
        self.spans.splice(first..last, come);
        self.string.replace_range(start..end, &with.string);
        self.mend(start);
        self.mend(seam);
        self.sort();
    }

    /// Adds a text at the end.
    pub fn append(&mut self, other: &Self) {
        self.splice(self.len()..self.len(), other);
    }

    /// The marks that words typed over `range` (or at it, where it is empty) take on: every mark
    /// that goes on at both sides, and bold and italic from what they continue or replace.
    #[must_use]
    pub fn typing_marks(&self, range: Range<usize>) -> Vec<Mark> {
        let range = self.whole(range);
        self.spans
            .iter()
            .filter(|span| {
                let inside = span.start < range.start && range.end < span.end;
                let continued = if range.is_empty() {
                    span.start < range.start && range.start <= span.end
                } else {
                    span.start <= range.start && range.start < span.end
                };
                inside || (span.mark.kind().grows() && continued)
            })
            .map(|span| span.mark.clone())
            .collect()
    }

    /// Puts a mark over a stretch, in place of marks of the same kind there.
    pub fn mark(&mut self, range: Range<usize>, mark: Mark) {
        let range = self.whole(range);
        if range.is_empty() {
            return;
        }
        self.unmark(range.clone(), mark.kind());
        self.spans.push(Span { start: range.start, end: range.end, mark });
        self.tidy();
    }

    /// Takes marks of one kind off a stretch; what lies outside keeps them.
    pub fn unmark(&mut self, range: Range<usize>, kind: MarkKind) {
        let range = self.whole(range);
        if range.is_empty() {
            return;
        }
        let (hit, mut kept): (Vec<Span>, Vec<Span>) = std::mem::take(&mut self.spans)
            .into_iter()
            .partition(|span| span.mark.kind() == kind && span.start < range.end && range.start < span.end);
        for span in hit {
            kept.push(Span { start: span.start, end: span.start.max(range.start), mark: span.mark.clone() });
            kept.push(Span { start: span.end.min(range.end), end: span.end, mark: span.mark });
        }
        self.spans = kept;
        self.tidy();
    }

    /// Replaces every mark by what `change` makes of it; `None` takes it away. Where a mark of a
    /// new kind meets another of that kind, the later span counts.
    pub fn change_marks(&mut self, mut change: impl FnMut(&Mark) -> Option<Mark>) {
        let spans = std::mem::take(&mut self.spans);
        let mut moved = Vec::new();
        for span in spans {
            match change(&span.mark) {
                Some(mark) if mark.kind() == span.mark.kind() => self.spans.push(Span { mark, ..span }),
                Some(mark) => moved.push(Span { mark, ..span }),
                None => {}
            }
        }
        self.tidy();
        for Span { start, end, mark } in moved {
            self.mark(start..end, mark);
        }
    }

    /// Whether every character of a non-empty stretch carries this very mark.
    #[must_use]
    pub fn is_marked(&self, range: Range<usize>, mark: &Mark) -> bool {
        let range = self.whole(range);
        !range.is_empty() && self.spans.iter().any(|s| s.mark == *mark && s.start <= range.start && range.end <= s.end)
    }

    /// The nearest valid range: inside the string, whole characters; an empty one stays empty, so
    /// that words put in take none away.
    #[must_use]
    pub fn whole(&self, range: Range<usize>) -> Range<usize> {
        let start = self.string.floor_char_boundary(range.start.min(range.end));
        if range.start == range.end {
            return start..start;
        }
        let end = self.string.ceil_char_boundary(range.end.max(range.start).min(self.len()));
        start..end.max(start)
    }

    /// The spans that start before a byte.
    fn starting_before(&self, at: usize) -> &[Span] {
        let end = self.spans.partition_point(|span| span.start < at);
        self.spans.get(..end).unwrap_or_default()
    }

    /// Makes one of equal marks that meet at a byte. The spans are sorted by start at least.
    fn mend(&mut self, at: usize) {
        let after = self.starting_before(at).len();
        let mut joined = Vec::new();
        for span in self.spans.iter().skip(after).take_while(|span| span.start == at) {
            joined.push((span.mark.clone(), span.end));
        }
        for span in self.spans.iter_mut().take(after).filter(|span| span.end == at) {
            if let Some(nth) = joined.iter().position(|(mark, _)| *mark == span.mark) {
                span.end = joined.swap_remove(nth).1;
            }
        }
        let mut nth = 0;
        self.spans.retain(|span| {
            nth += 1;
            nth <= after || span.start != at || joined.iter().any(|(mark, _)| *mark == span.mark)
        });
    }

    fn sort(&mut self) {
        if !self.spans.is_sorted() {
            self.spans.sort();
        }
    }

    fn tidied(mut self) -> Self {
        self.tidy();
        self
    }

    /// Brings the spans into the valid form: merged, without empties, sorted.
    fn tidy(&mut self) {
        if self.spans.is_empty() {
            return;
        }
        self.spans.retain(|span| span.start < span.end);
        self.spans.sort_by(|a, b| (&a.mark, a.start).cmp(&(&b.mark, b.start)));
        self.spans.dedup_by(|next, kept| {
            let joins = next.mark == kept.mark && next.start <= kept.end;
            if joins {
                kept.end = kept.end.max(next.end);
            }
            joins
        });
        self.sort();
    }
}

impl From<&str> for Text {
    fn from(string: &str) -> Self {
        Self::plain(string)
    }
}

impl From<String> for Text {
    fn from(string: String) -> Self {
        Self::plain(string)
    }
}
