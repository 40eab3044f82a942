//! Signs that keep a stretch in order among words that read the other way: put in before copy is
//! set, and out of what comes of it, so that nobody beyond knows of them.

use unicode_segmentation::GraphemeCursor;

use super::laid::Laid;
use super::style::{Copy, Stretch};
use crate::ground::Direction;
use crate::ground::apart::{Apart, apart};

/// Around a stretch: a left-to-right isolate (UAX 9).
const ISOLATE: [&str; 2] = ["\u{2066}", "\u{2069}"];
/// The same, with its figures told to follow one another from the left.
const OVERRIDE: [&str; 2] = ["\u{2066}\u{202d}", "\u{202c}\u{2069}"];

/// Copy with signs.
pub(super) struct Signed {
    pub(super) words: String,
    pub(super) stretches: Vec<Stretch>,
    /// Where signs begin in its words, and how many bytes they are, in order.
    signs: Vec<(usize, usize)>,
}

impl Signed {
    /// Copy that reads this way with the signs it needs; `None` if it needs none.
    pub(super) fn of(copy: &Copy<'_>, direction: Direction) -> Option<Self> {
        let mut found = apart(copy.words, direction);
        found.retain(|apart| stands_alone(copy.words, apart));
        if found.is_empty() {
            return None;
        }
        let (mut words, mut signs, mut from) = (String::with_capacity(copy.words.len() + 32), Vec::new(), 0);
        for Apart { range, arabic } in &found {
            let [open, close] = if *arabic { OVERRIDE } else { ISOLATE };
            for (end, sign) in [(range.start, open), (range.end, close)] {
                words.push_str(copy.words.get(from..end).unwrap_or_default());
                signs.push((words.len(), sign.len()));
                words.push_str(sign);
                from = end;
            }
        }
        words.push_str(copy.words.get(from..).unwrap_or_default());
        let mut signed = Self { words, stretches: Vec::new(), signs };
        let moved = |stretch: &Stretch| {
            let (start, end) = (stretch.range.start, stretch.range.end);
            Stretch { range: signed.put(start)..signed.put(end), ..*stretch }
        };
        signed.stretches = copy.stretches.iter().map(moved).collect();
        Some(signed)
    }

    /// Where a byte of the copy went.
    fn put(&self, byte: usize) -> usize {
        self.signs.iter().fold(byte, |byte, (at, len)| if *at < byte { byte + len } else { byte })
    }

    /// Which byte of the copy one of its words is.
    fn meant(&self, byte: usize) -> usize {
        let before: usize = self.signs.iter().map(|(at, len)| byte.saturating_sub(*at).min(*len)).sum();
        byte.saturating_sub(before)
    }

    /// Takes the signs out of what was set.
    pub(super) fn out_of(&self, laid: &mut Laid) {
        let cells = std::mem::take(&mut laid.cells);
        for row in &mut laid.rows {
            let first = laid.cells.len();
            let mut left_over = 0.0;
            for cell in cells.get(row.cells.clone()).unwrap_or_default() {
                let mut cell = *cell;
                (cell.start, cell.end) = (self.meant(cell.start), self.meant(cell.end));
                // A sign has no width, unless letters are set apart.
                match laid.cells.get_mut(first..).and_then(<[_]>::last_mut) {
                    Some(last) if cell.start == cell.end => last.width += cell.width,
                    None if cell.start == cell.end => left_over += cell.width,
                    Some(_) | None => {
                        cell.left -= left_over;
                        cell.width += std::mem::take(&mut left_over);
                        laid.cells.push(cell);
                    }
                }
            }
            row.cells = first..laid.cells.len();
            row.bytes = self.meant(row.bytes.start)..self.meant(row.bytes.end);
            row.end = self.meant(row.end);
        }
        for glyph in &mut laid.glyphs {
            glyph.byte = self.meant(glyph.byte);
        }
        laid.words_len = self.meant(laid.words_len);
    }
}

/// Whether a stretch begins and ends where a reader sees characters end.
fn stands_alone(words: &str, apart: &Apart) -> bool {
    [apart.range.start, apart.range.end]
        .into_iter()
        .all(|byte| GraphemeCursor::new(byte, words.len(), true).is_boundary(words, 0).unwrap_or_default())
}
