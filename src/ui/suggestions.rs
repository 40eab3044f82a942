//! What can be done about a misspelt word: in the menu of the other button, and in the list at the caret.

use egui::{Response, Ui};

use super::{said, theme};
use crate::app::{Action, Doubt, Session, SpellAct, Suggested};

/// Draws the suggestions for a word, then what else can be done about it. What the first of them is, to
/// take the keyboard.
pub(super) fn rows(ui: &mut Ui, session: &Session, doubt: &Doubt, actions: &mut Vec<Action>) -> Option<Response> {
    let (t, says) = (theme::tokens(ui), session.words);
    let mut first = None;
    match session.spelling.suggested(&doubt.language, &doubt.word) {
        None => {
            actions.push(Action::Spell(SpellAct::Suggest(doubt.clone())));
            said::line(ui, says.get("spelling-waiting"), t.soft);
        }
        Some(Suggested::Waiting) => drop(said::line(ui, says.get("spelling-waiting"), t.soft)),
        Some(Suggested::Ready(words)) if words.is_empty() => drop(said::line(ui, says.get("spelling-none"), t.soft)),
        Some(Suggested::Ready(words)) => {
            for with in words {
                let shown = said::atom(with, theme::words(theme::BODY).strong(), None);
                let row = said::button_of(ui, true, with, shown, |button| button.frame_when_inactive(false));
                act(ui, &row, SpellAct::Put(doubt.clone(), with.clone()), actions);
                first = first.or(Some(row));
            }
        }
    }
    ui.separator();
    let word = || doubt.word.clone();
    for (id, what) in [
        ("learn-mine", SpellAct::AddMine(word())),
        ("learn-house", SpellAct::AddHouse(word())),
        ("ignore-word", SpellAct::Ignore(doubt.spot.story(), word())),
    ] {
        let row = said::button_as(ui, true, says.of("command", id), |button| button.frame_when_inactive(false));
        act(ui, &row, what, actions);
        first = first.or(Some(row));
    }
    first
}

fn act(ui: &Ui, row: &Response, what: SpellAct, actions: &mut Vec<Action>) {
    if row.clicked() {
        actions.push(Action::Spell(what));
        ui.close();
    }
}
