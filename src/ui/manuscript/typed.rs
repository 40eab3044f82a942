//! Typed: what comes from the keyboard, turned into what is asked of the session.
#![expect(clippy::wildcard_enum_match_arm, reason = "most events of a window are not typed")]

use egui::{Context, Event, ImeEvent, Key, Modifiers};

use super::press::{Press, Way, press};
use super::{Manuscript, beginning};
use crate::app::{Action, FindAct, Session, Writing};
use crate::edit::{Caret, Selection, Spot, motion};
use crate::story::{Content, Story};
use crate::ui::keys;

impl Manuscript {
    /// What something typed asks for.
    pub(super) fn typed(&mut self, ctx: &Context, session: &Session, story: &Story, event: Event) -> Option<Action> {
        if let Event::Key { key, pressed: true, modifiers, .. } = &event
            && let Some(command) = keys::command_of(ctx.os(), &session.settings.keys, *key, *modifiers)
        {
            return (command.ready)(session).then_some(Action::Run(command.id));
        }
        if session.view.find.open && matches!(event, Event::Key { key: Key::Escape, pressed: true, .. }) {
            return Some(Action::Find(FindAct::Close));
        }
        let Some(selection) = session.view.selection else {
            if !begins(ctx, &event) {
                return None;
            }
            // Nothing is selected yet: a walk starts at what is in sight, writing where the page does.
            let caret = if moves(ctx, &event) { self.in_view(ctx, session, story) } else { beginning(story) };
            crate::ui::keyboard::put_back(ctx, event);
            let selection = Some(Selection { anchor: caret, head: caret });
            return Some(Action::Select { selection, reveal: false });
        };
        match event {
            Event::Text(words) => {
                self.composed = None;
                let words: String = words.chars().filter(|letter| !letter.is_control()).collect();
                (!words.is_empty()).then_some(Action::Write(Writing::Type(words)))
            }
            Event::Key { key, pressed: true, modifiers, .. } => {
                self.pressed(ctx, session, story, selection, key, modifiers)
            }
            Event::Ime(event) => self.composes(ctx, session, story, event),
            Event::Copy => self.copy(ctx, session, selection),
            Event::Cut => self.cut(ctx, session, selection),
            Event::Paste(words) => self.paste(session, Some(words)),
            Event::PasteImage(picture) => super::clip::paste_picture(&picture),
            _ => None,
        }
    }

    /// The caret at the start of the page, or at the first whole row of what is in sight.
    fn in_view(&mut self, ctx: &Context, session: &Session, story: &Story) -> Caret {
        let start = beginning(story);
        let shown = self.ground(ctx, session, story).first_in_sight(start);
        self.shown = shown;
        shown.map_or(start, |shown| shown.caret)
    }

    fn pressed(
        &mut self,
        ctx: &Context,
        session: &Session,
        story: &Story,
        selection: Selection,
        key: Key,
        held: Modifiers,
    ) -> Option<Action> {
        // While something is being composed, its keys are the input method's.
        if self.composing(session).is_some() {
            return None;
        }
        let write = |writing| Some(Action::Write(writing));
        match press(ctx.os(), key, held)? {
            Press::Move(way, extends) => self.moves(ctx, session, story, selection, way, extends),
            Press::Erase(unit, forward) => write(Writing::Erase { unit, forward }),
            Press::EraseRow(forward) => {
                if selection.anchor != selection.head {
                    return write(Writing::Erase { unit: motion::Unit::Character, forward });
                }
                let way = if forward { Way::RowEnd } else { Way::RowStart };
                let from = self.head(session)?;
                let to = self.ground(ctx, session, story).go(from, selection, way, true)?;
                write(Writing::EraseTo(to.caret))
            }
            Press::Break => write(Writing::Break),
            Press::SoftBreak => write(Writing::SoftBreak),
            Press::Tab(back) if in_list(story, selection.head) => {
                write(if back { Writing::Outdent } else { Writing::Indent })
            }
            Press::Tab(back) => {
                let spot = if back { motion::previous_spot } else { motion::next_spot }(story, selection.head.spot)?;
                let byte = motion::words_of(story, spot).map_or(0, str::len);
                Some(Action::Select { selection: Some(Selection::caret(spot, byte)), reveal: false })
            }
            Press::Escape => {
                let caret = Some(Selection { anchor: selection.head, head: selection.head });
                (selection.anchor != selection.head).then_some(Action::Select { selection: caret, reveal: false })
            }
        }
    }

    fn moves(
        &mut self,
        ctx: &Context,
        session: &Session,
        story: &Story,
        selection: Selection,
        way: Way,
        extends: bool,
    ) -> Option<Action> {
        let from = self.head(session)?;
        let to = self.ground(ctx, session, story).go(from, selection, way, extends);
        self.moved = ctx.input(|input| input.time);
        let to = to?;
        self.shown = Some(to);
        let anchor = if extends { selection.anchor } else { to.caret };
        Some(Action::Select { selection: Some(Selection { anchor, head: to.caret }), reveal: false })
    }
}

/// Whether something writes or moves, and so needs a caret. A key that is let go does not.
fn begins(ctx: &Context, event: &Event) -> bool {
    match event {
        Event::Text(_) | Event::Paste(_) | Event::PasteImage(_) => true,
        Event::Ime(ImeEvent::Preedit { text: words, .. } | ImeEvent::Commit(words)) => !words.is_empty(),
        Event::Key { key, pressed: true, modifiers, .. } => {
            press(ctx.os(), *key, *modifiers).is_some_and(|press| press != Press::Escape)
        }
        _ => false,
    }
}

/// Whether a key moves the caret.
fn moves(ctx: &Context, event: &Event) -> bool {
    matches!(event, Event::Key { key, pressed: true, modifiers, .. }
        if matches!(press(ctx.os(), *key, *modifiers), Some(Press::Move(..))))
}

fn in_list(story: &Story, caret: Caret) -> bool {
    match caret.spot {
        Spot::Field(..) => false,
        Spot::Text(place) => {
            story.block(place.block).is_some_and(|(_, block)| matches!(block.content, Content::List(_)))
        }
    }
}
