//! Writes pasted words down: white space as a page shows it, line ends, marks, blocks.

use super::styles::{Shift, Space, Style};
use crate::story::{Content, Mark};

/// Words and the marks they carry.
pub(super) type Runs = Vec<(String, Vec<Mark>)>;

/// A soft line end.
pub(super) const SOFT_BREAK: char = '\u{2028}';
/// The no-break space.
const NO_BREAK: char = '\u{a0}';

/// The kind of block words stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Running copy.
    Paragraph,
    /// A heading.
    Subhead,
    /// Words set apart.
    Quote,
    /// An entry of a list.
    Entry(Entry),
    /// Whose a pull quote is.
    Attribution,
    /// The address of an embed.
    Address,
}

/// An entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The list, by number.
    pub(super) list: usize,
    /// Whether that is numbered.
    pub(super) ordered: bool,
    /// How deep it stands, from 0.
    pub(super) level: usize,
    /// The entry, by number; paragraphs of one entry share it.
    pub(super) number: usize,
}

/// What was written.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Words, and whether they stay as they are.
    Words(Kind, Runs, bool),
    /// The start of a list that stays even without entries: its number, and whether it is numbered.
    List(usize, bool),
    /// A whole block.
    Whole(Content),
}

/// White space that counts only if words follow.
#[derive(Clone, Debug, Default)]
enum Pending {
    #[default]
    None,
    Space,
    NoBreak,
    /// Of `pre`, to the character.
    Literal(String),
}

/// The writer.
#[derive(Debug, Default)]
pub(super) struct Writer {
    /// What is finished.
    pub(super) pieces: Vec<Piece>,
    runs: Runs,
    kind: Option<Kind>,
    pending: Pending,
    breaks: usize,
    exact: bool,
}

impl Writer {
    /// Begins a block whose characters all stay, even if there are none.
    pub(super) fn begin_exact(&mut self, kind: Kind) {
        self.flush();
        self.kind = Some(kind);
        self.exact = true;
    }

    /// Whether no words stand in the line yet.
    pub(super) fn at_start(&self) -> bool {
        self.runs.is_empty()
    }

    /// Writes words.
    pub(super) fn words(&mut self, words: &str, style: &Style) {
        if self.exact {
            self.put_all(words, &style.marks);
            return;
        }
        if style.is_exact() && words.chars().all(|c| matches!(c, ' ' | '\n' | '\t')) {
            return;
        }
        let shifted = if style.shift == Shift::None { None } else { shifted(words, style.shift) };
        for c in shifted.as_deref().unwrap_or(words).chars() {
            match c {
                '\n' if matches!(style.space, Space::Lines | Space::Kept) => self.line_end(),
                ' ' | '\t' if style.space == Space::Kept => self.keep(c),
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.pending = Pending::Space,
                NO_BREAK if style.space == Space::Padding => self.pending = Pending::Space,
                NO_BREAK => {
                    self.pending = match self.pending {
                        Pending::None => Pending::NoBreak,
                        Pending::Space | Pending::NoBreak | Pending::Literal(_) => Pending::Space,
                    }
                }
                // Bytes of another time, and a mark of byte order that strayed into the words.
                '\u{feff}' => {}
                _ if c.is_control() => {}
                _ => self.put(c, style),
            }
        }
    }

    /// A space, if words stand on both sides and none is there.
    pub(super) fn part(&mut self) {
        if !self.exact {
            self.pending = Pending::Space;
        }
    }

    /// A line end; a second one ends the paragraph.
    pub(super) fn line_break(&mut self, style: &Style) {
        if self.exact {
            self.put_all(SOFT_BREAK.encode_utf8(&mut [0; 4]), &style.marks);
        } else {
            self.line_end();
        }
    }

    /// Ends the block.
    pub(super) fn flush(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let kind = self.kind.take().unwrap_or(Kind::Paragraph);
        let says = runs.iter().any(|(words, _)| words.chars().any(is_seen));
        if says || self.exact {
            self.pieces.push(Piece::Words(kind, runs, self.exact));
        }
        self.exact = false;
        self.breaks = 0;
        self.pending = Pending::None;
    }

    fn line_end(&mut self) {
        self.pending = Pending::None;
        if !self.runs.is_empty() {
            self.breaks += 1;
        }
    }

    fn keep(&mut self, c: char) {
        match &mut self.pending {
            Pending::Literal(there) => there.push(c),
            Pending::None | Pending::Space | Pending::NoBreak => self.pending = Pending::Literal(c.into()),
        }
    }

    /// Writes a character that is seen, after the white space before it.
    fn put(&mut self, c: char, style: &Style) {
        let pending = std::mem::take(&mut self.pending);
        if self.breaks > 1 {
            self.flush();
        }
        let marks = &style.marks;
        if self.runs.is_empty() {
            self.kind = Some(style.kind);
        } else {
            let single = style.kind == Kind::Subhead;
            match (std::mem::take(&mut self.breaks), &pending) {
                (0, Pending::Space) => self.put_between(" ", marks),
                (0, Pending::NoBreak) => self.put_between("\u{a0}", marks),
                (0, Pending::None | Pending::Literal(_)) => {}
                (_, _) if single => self.put_between(" ", marks),
                (_, _) => self.put_between("\u{2028}", marks),
            }
        }
        self.breaks = 0;
        if let Pending::Literal(literal) = pending {
            self.put_all(&literal, marks);
        }
        self.put_all(c.encode_utf8(&mut [0; 4]), marks);
    }

    /// Writes what stands between words: it carries the marks that both sides share.
    fn put_between(&mut self, what: &str, after: &[Mark]) {
        let before = self.runs.last().map_or(&[][..], |(_, marks)| marks);
        let shared: Vec<Mark> = before.iter().filter(|mark| after.contains(mark)).cloned().collect();
        self.put_all(what, &shared);
    }

    fn put_all(&mut self, words: &str, marks: &[Mark]) {
        match self.runs.last_mut() {
            Some((there, carried)) if carried == marks => there.push_str(words),
            Some(_) | None => self.runs.push((words.to_owned(), marks.to_vec())),
        }
    }
}

/// Figures and signs as they are written above or below the line; `None` if anything else is among
/// them, which has no such form.
fn shifted(words: &str, shift: Shift) -> Option<String> {
    let forms = match shift {
        Shift::Raised => "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻",
        Shift::Lowered => "₀₁₂₃₄₅₆₇₈₉₊₋",
        Shift::None | Shift::Never => return None,
    };
    let form = |c: char| {
        let at = "0123456789+-−".chars().position(|plain| plain == c)?.min(11);
        forms.chars().nth(at)
    };
    words.chars().map(form).collect()
}

/// Whether a character shows: joiners, marks of direction and soft hyphens do not by themselves.
fn is_seen(c: char) -> bool {
    let unseen =
        matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    !unseen && !c.is_whitespace()
}
