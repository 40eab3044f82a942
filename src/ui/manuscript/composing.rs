//! Composing: words an input method is still making. They show at the caret, and enter the story
//! only when they are done.

use egui::{Context, Event, ImeEvent, Key, Modifiers};

use super::Manuscript;
use super::leaf::Composed;
use crate::app::{Action, Session, Writing};
use crate::edit::motion::Unit;
use crate::edit::{Caret, Selection, Spot, motion};
use crate::story::Story;
use crate::ui::keyboard;
use crate::ui::text::field;

/// What takes out what is selected.
const BACKSPACE: Event =
    Event::Key { key: Key::Backspace, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };

impl Manuscript {
    /// What is being composed, and where, if the caret is still there.
    pub(super) fn composing(&self, session: &Session) -> Option<(Spot, Composed)> {
        let head = session.view.selection?.head;
        let (spot, composed) = self.composed.as_ref()?;
        (*spot == Some(head.spot) && composed.at == head.byte).then(|| (head.spot, composed.clone()))
    }

    /// Gives what is composed in place of a selection its place, now that the selection is gone.
    pub(super) fn place_composed(&mut self, session: &Session) {
        if let (Some((spot @ None, composed)), Some(selection)) = (&mut self.composed, session.view.selection) {
            *spot = Some(selection.head.spot);
            composed.at = selection.head.byte;
        }
    }

    /// Takes up what an input method says.
    pub(super) fn composes(
        &mut self,
        ctx: &Context,
        session: &Session,
        story: &Story,
        event: ImeEvent,
    ) -> Option<Action> {
        match event {
            ImeEvent::Preedit { text, active_range_chars } => self.preedit(session, text, active_range_chars),
            ImeEvent::Commit(words) => {
                self.composed = None;
                let says = !words.is_empty() && words != "\n" && words != "\r";
                says.then_some(Action::Write(Writing::Insert(words)))
            }
            ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
                self.composed = None;
                let gone = surrounding(session, story, before_chars, after_chars)?;
                // Words that follow take its place, in the same step.
                if !keyboard::comes(
                    ctx,
                    |event| matches!(event, Event::Ime(ImeEvent::Commit(words)) if !words.is_empty()),
                ) {
                    keyboard::put_back(ctx, BACKSPACE);
                }
                Some(gone)
            }
            #[expect(deprecated, reason = "egui sends them no more")]
            ImeEvent::Enabled | ImeEvent::Disabled => None,
        }
    }

    /// Words an input method is done with while a menu or the like has the keyboard: it was begun
    /// here, so they belong at the caret. A field that has the keyboard takes them itself.
    pub(super) fn committed(&mut self, ctx: &Context, session: &Session, story: &Story) -> Option<Action> {
        if keyboard::is_claimed(ctx) || field::has_keyboard(ctx) {
            return None;
        }
        let event = ctx.input_mut(|input| {
            let says = |event: &Event| matches!(event, Event::Ime(ImeEvent::Commit(words)) if !words.is_empty());
            let at = input.events.iter().position(says)?;
            Some(input.events.remove(at))
        });
        self.typed(ctx, session, story, event?)
    }

    fn preedit(&mut self, session: &Session, words: String, active: Option<std::ops::Range<usize>>) -> Option<Action> {
        // Some systems send an empty one when nothing is being composed.
        if words.is_empty() || words == "\n" || words == "\r" {
            self.composed = None;
            return None;
        }
        let selection = session.view.selection?;
        let byte = |nth: usize| words.char_indices().nth(nth).map_or(words.len(), |(at, _)| at);
        let caret = active.map_or(words.len(), |range| byte(range.end));
        // What is composed takes the place of what is selected; that goes first.
        let replaces = selection.anchor != selection.head;
        let spot = (!replaces).then_some(selection.head.spot);
        self.composed = Some((spot, Composed { at: selection.head.byte, words, caret }));
        replaces.then_some(Action::Write(Writing::Erase { unit: Unit::Character, forward: false }))
    }
}

/// Selects what an input method wants gone; `None` if that is nothing.
fn surrounding(session: &Session, story: &Story, before: usize, after: usize) -> Option<Action> {
    let head = session.view.selection?.head;
    let words = motion::words_of(story, head.spot)?;
    let (left, right) = words.split_at_checked(head.byte)?;
    let start = left.char_indices().rev().take(before).last().map_or(head.byte, |(at, _)| at);
    let end = right.char_indices().nth(after).map_or(words.len(), |(at, _)| head.byte + at);
    let caret = |byte| Caret { byte, ..head };
    let selection = Some(Selection { anchor: caret(start), head: caret(end) });
    (start != end).then_some(Action::Select { selection, reveal: false })
}
