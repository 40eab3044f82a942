//! Commands for spelling.

use super::{Command, Menu, Rows, Shortcut, always, with_story};
use crate::app::{Session, SpellAct};

const IN: Rows = Rows { menu: Menu::Edit, ready: with_story };
const AT_WORD: Rows = Rows { menu: Menu::Edit, ready: in_doubt };

pub(super) const ROWS: &[Command] = &[
    Command {
        on: Some(|session| session.settings.check_spelling),
        ready: always,
        ..IN.row("check-spelling", None, |session| {
            session.settings.check_spelling = !session.settings.check_spelling;
            session.keep_settings();
        })
    },
    IN.row("misspelt-next", Some(Shortcut::plain("F7")), |session| session.spell(SpellAct::Next)),
    IN.row("misspelt-previous", Some(Shortcut::shift("F7")), |session| session.spell(SpellAct::Previous)),
    AT_WORD.row("spelling", Some(Shortcut::primary("Period")), |session| session.spell(SpellAct::Menu)),
    AT_WORD.row("learn-mine", None, |session| with_word(session, SpellAct::AddMine)),
    AT_WORD.row("learn-house", None, |session| with_word(session, SpellAct::AddHouse)),
    AT_WORD.row("ignore-word", None, |session| {
        if let Some(story) = session.current() {
            with_word(session, |word| SpellAct::Ignore(story, word));
        }
    }),
];

fn in_doubt(session: &Session) -> bool {
    session.doubt().is_some()
}

fn with_word(session: &mut Session, act: impl FnOnce(String) -> SpellAct) {
    if let Some(doubt) = session.doubt() {
        session.spell(act(doubt.word));
    }
}
