//! Typing into a string: caret, selection, keys, pointer and input methods, without drawing.

use std::ops::Range;

use egui::{Event, ImeEvent, Key, Modifiers};

use super::laid::{Laid, Position};
use crate::edit::follow_byte;
use crate::edit::motion::{Unit, erase_step, word_at};
use crate::ground::Direction;

/// How much a drag takes at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Grain {
    #[default]
    Letter,
    Word,
    Line,
}

/// Words an input method is still making, shown in place of what is selected.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Composed {
    pub(super) words: String,
    /// The part of them that is being worked on.
    pub(super) active: Option<Range<usize>>,
}

/// Where somebody is typing in a string.
#[derive(Clone, Debug, Default)]
pub(super) struct Typing {
    anchor: usize,
    head: Position,
    /// How far from the left a walk up or down keeps to.
    wanted_x: Option<f32>,
    grain: Grain,
    /// What the press that began a drag selected.
    pressed: Range<usize>,
    pub(super) composed: Option<Composed>,
    /// How far the words are moved to the left, to show the caret.
    pub(super) scrolled: f32,
}

/// What an event asks of others.
#[derive(Debug, PartialEq)]
pub(super) enum Wants {
    Nothing,
    /// The words changed.
    Changed,
    /// To be put on the clipboard; with a cut the words changed too.
    Copied(String, bool),
    /// The keyboard goes elsewhere.
    Leave,
}

impl Typing {
    /// The selected bytes.
    pub(super) fn selected(&self) -> Range<usize> {
        self.anchor.min(self.head.byte)..self.anchor.max(self.head.byte)
    }

    pub(super) fn head(&self) -> Position {
        self.head
    }

    pub(super) fn anchor(&self) -> Position {
        Position::after(self.anchor)
    }

    /// Goes along with words that somebody else has changed.
    pub(super) fn follow(&mut self, before: &str, after: &str) {
        self.anchor = follow_byte(before, after, self.anchor);
        self.head.byte = follow_byte(before, after, self.head.byte);
    }

    /// Keeps to words that may have changed elsewhere.
    pub(super) fn keep_to(&mut self, words: &str) {
        self.anchor = words.floor_char_boundary(self.anchor);
        self.head.byte = words.floor_char_boundary(self.head.byte);
    }

    /// Puts the caret at a place, or with `extend` selects up to it.
    pub(super) fn put(&mut self, at: Position, extend: bool) {
        self.head = at;
        if !extend {
            self.anchor = at.byte;
        }
    }

    /// Selects a range, the caret at its end.
    pub(super) fn select(&mut self, range: Range<usize>) {
        self.anchor = range.start;
        self.head = Position::before(range.end);
    }

    /// The words as they are shown: with what is being composed.
    pub(super) fn shown(&self, words: &str) -> Option<String> {
        let composed = self.composed.as_ref()?;
        let selected = self.selected();
        let (before, after) = (words.get(..selected.start)?, words.get(selected.end..)?);
        Some(format!("{before}{}{after}", composed.words))
    }

    /// Takes an event; `laid` is the words as they stand.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most events are not typing")]
    pub(super) fn take(&mut self, event: &Event, words: &mut String, laid: &Laid, lines: bool) -> Wants {
        match event {
            Event::Text(typed) if !matches!(typed.as_str(), "" | "\n" | "\r") => self.insert(words, typed, lines),
            Event::Paste(pasted) => self.insert(words, pasted, lines),
            Event::Copy | Event::Cut => {
                let selected = words.get(self.selected()).unwrap_or_default().to_owned();
                let cut = *event == Event::Cut && !selected.is_empty();
                if cut {
                    self.insert(words, "", lines);
                }
                if selected.is_empty() { Wants::Nothing } else { Wants::Copied(selected, cut) }
            }
            Event::Key { key, pressed: true, modifiers, .. } => self.key(*key, *modifiers, words, laid, lines),
            Event::Ime(event) => self.compose(event, words, lines),
            // The pointer and screen readers are heard elsewhere.
            _ => Wants::Nothing,
        }
    }

    /// Puts words in place of what is selected. On one line, line breaks become spaces.
    pub(super) fn insert(&mut self, words: &mut String, new: &str, lines: bool) -> Wants {
        let selected = self.selected();
        if selected.is_empty() && new.is_empty() || words.get(selected.clone()).is_none() {
            return Wants::Nothing;
        }
        let new = if lines { new.replace("\r\n", "\n").replace('\r', "\n") } else { new.replace(['\r', '\n'], " ") };
        words.replace_range(selected.clone(), &new);
        self.put(Position::before(selected.start + new.len()), false);
        self.wanted_x = None;
        Wants::Changed
    }

    fn compose(&mut self, event: &ImeEvent, words: &mut String, lines: bool) -> Wants {
        match event {
            // Some systems send empty ones while nothing is being composed.
            ImeEvent::Preedit { text, .. } if matches!(text.as_str(), "" | "\n" | "\r") => {
                self.composed = None;
                Wants::Nothing
            }
            ImeEvent::Preedit { text, active_range_chars } => {
                let byte = |nth: usize| text.char_indices().nth(nth).map_or(text.len(), |(at, _)| at);
                let active = active_range_chars.as_ref().map(|range| byte(range.start)..byte(range.end));
                self.composed = Some(Composed { words: text.clone(), active });
                Wants::Nothing
            }
            ImeEvent::Commit(text) => {
                self.composed = None;
                if matches!(text.as_str(), "" | "\n" | "\r") { Wants::Nothing } else { self.insert(words, text, lines) }
            }
            ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
                let (left, right) = words.split_at_checked(self.head.byte).unwrap_or((words, ""));
                let start = left.char_indices().rev().take(*before_chars).last().map_or(left.len(), |(at, _)| at);
                let end = right.char_indices().nth(*after_chars).map_or(right.len(), |(at, _)| at) + left.len();
                self.select(start..end);
                self.insert(words, "", lines)
            }
            #[expect(deprecated, reason = "egui sends them no more")]
            ImeEvent::Enabled | ImeEvent::Disabled => Wants::Nothing,
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "most keys are not for a field")]
    fn key(&mut self, key: Key, held: Modifiers, words: &mut String, laid: &Laid, lines: bool) -> Wants {
        let by = if held.ctrl || held.alt { Unit::Word } else { Unit::Character };
        match key {
            Key::A if held.command => self.select(0..words.len()),
            Key::Backspace | Key::Delete => return self.erase(words, by, key == Key::Delete),
            Key::Enter if lines && !held.command => return self.insert(words, "\n", lines),
            Key::Enter if !lines => return Wants::Leave,
            _ => self.walk(key, held, by, words, laid),
        }
        Wants::Nothing
    }

    fn erase(&mut self, words: &mut String, by: Unit, forward: bool) -> Wants {
        if self.selected().is_empty() {
            let Some(to) = erase_step(words, self.head.byte, by, forward) else { return Wants::Nothing };
            self.anchor = to;
        }
        self.insert(words, "", false)
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "few keys move a caret")]
    fn walk(&mut self, key: Key, held: Modifiers, by: Unit, words: &str, laid: &Laid) {
        let at = self.head;
        let row = laid.row_of(at);
        let to = match key {
            Key::ArrowLeft | Key::ArrowRight if held.mac_cmd => {
                let to_end = (key == Key::ArrowRight) != (laid.direction() == Direction::Rtl);
                if to_end { laid.row_end(row) } else { laid.row_start(row) }
            }
            Key::ArrowLeft | Key::ArrowRight => self.aside(key == Key::ArrowRight, held.shift, by, words, laid),
            Key::ArrowUp | Key::ArrowDown if by == Unit::Word && !held.mac_cmd => {
                line_edge(words, at.byte, key == Key::ArrowDown)
            }
            Key::ArrowUp | Key::ArrowDown => {
                let x = self.wanted_x.unwrap_or_else(|| laid.caret(at).left());
                let to = up_or_down(key == Key::ArrowDown && !held.mac_cmd, row, x, laid);
                self.put(if held.mac_cmd { edge(key == Key::ArrowDown, laid) } else { to }, held.shift);
                self.wanted_x = Some(x);
                return;
            }
            Key::Home if held.ctrl => edge(false, laid),
            Key::End if held.ctrl => edge(true, laid),
            Key::Home => laid.row_start(row),
            Key::End => laid.row_end(row),
            _ => return,
        };
        self.wanted_x = None;
        self.put(to, held.shift);
    }

    /// A step to the left or right as it is seen; without Shift, a selection is left at that side.
    fn aside(&self, right: bool, extend: bool, by: Unit, words: &str, laid: &Laid) -> Position {
        let forward = right != (laid.direction() == Direction::Rtl);
        let selected = self.selected();
        if !extend && !selected.is_empty() {
            return if forward { Position::before(selected.end) } else { Position::after(selected.start) };
        }
        let step = match by {
            Unit::Word => laid.stride(words, self.head, right),
            Unit::Character | Unit::Sentence | Unit::Text | Unit::Story => laid.aside(self.head, right),
        };
        step.unwrap_or(self.head)
    }

    /// The press that may begin a drag: one selects nothing, two a word, three a line.
    pub(super) fn press(&mut self, at: Position, clicks: u32, extend: bool, words: &str) {
        self.wanted_x = None;
        self.grain = match clicks {
            0 | 1 => Grain::Letter,
            2 => Grain::Word,
            _ => Grain::Line,
        };
        if extend {
            self.pressed = self.anchor..self.anchor;
            self.drag(at, words);
            return;
        }
        self.pressed = self.around(at.byte, words);
        if self.grain == Grain::Letter {
            self.put(at, false);
        } else {
            self.select(self.pressed.clone());
        }
    }

    /// Selects from the press to a place, by letters, words or lines as it was pressed.
    pub(super) fn drag(&mut self, to: Position, words: &str) {
        if self.grain == Grain::Letter {
            self.anchor = self.pressed.start;
            self.head = to;
            return;
        }
        let there = self.around(to.byte, words);
        if there.start < self.pressed.start {
            self.anchor = self.pressed.end;
            self.head = Position::after(there.start);
        } else {
            self.anchor = self.pressed.start;
            self.head = Position::before(there.end.max(self.pressed.end));
        }
    }

    fn around(&self, byte: usize, words: &str) -> Range<usize> {
        match self.grain {
            Grain::Letter => byte..byte,
            Grain::Word => word_at(words, byte),
            Grain::Line => {
                let (before, after) = words.split_at_checked(byte).unwrap_or((words, ""));
                let start = before.rfind('\n').map_or(0, |at| at + 1);
                start..after.find('\n').map_or(words.len(), |at| byte + at)
            }
        }
    }
}

/// The start of the line before a byte, or the end of the one after it: each is a paragraph here.
fn line_edge(words: &str, byte: usize, forward: bool) -> Position {
    let (before, after) = words.split_at_checked(byte).unwrap_or((words, ""));
    if forward {
        let next = after.strip_prefix('\n').unwrap_or(after);
        let start = words.len() - next.len();
        Position::before(next.find('\n').map_or(words.len(), |at| start + at))
    } else {
        let line = before.strip_suffix('\n').unwrap_or(before);
        Position::after(line.rfind('\n').map_or(0, |at| at + 1))
    }
}

fn up_or_down(down: bool, row: usize, x: f32, laid: &Laid) -> Position {
    if down {
        if row + 1 < laid.rows() { laid.row_hit(row + 1, x) } else { edge(true, laid) }
    } else {
        row.checked_sub(1).map_or_else(|| edge(false, laid), |above| laid.row_hit(above, x))
    }
}

/// The text's start, or its end.
fn edge(end: bool, laid: &Laid) -> Position {
    if end { Position::before(laid.words_len()) } else { Position::after(0) }
}
