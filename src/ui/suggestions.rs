//! What can be done about a misspelt word: in the menu of the other button, and in the list at the caret.

use egui::{Id, Response, Sense, Ui};

use super::text::label::sensing;
use super::{said, theme};
use crate::app::{Action, Doubt, Session, SpellAct, Suggested};

/// How long suggestions that came late are only looked at, in seconds: a key or click within it was
/// meant for what stood there before.
const UNREAD: f64 = 0.5;

/// Draws the suggestions for a word, then what else can be done about it. What the first of them is, to
/// take the keyboard.
///
/// The suggestions are one widget to what follows, and the line that stands for them is a row as they
/// are: whatever has the keyboard keeps it when they come.
pub(super) fn rows(ui: &mut Ui, session: &Session, doubt: &Doubt, actions: &mut Vec<Action>) -> Option<Response> {
    let says = session.words;
    let suggested = session.spelling.suggested(&doubt.language, &doubt.word);
    if suggested.is_none() {
        actions.push(Action::Spell(SpellAct::Suggest(doubt.clone())));
    }
    let unread = is_unread(ui, doubt, matches!(suggested, Some(Suggested::Ready(_))));
    let first = ui.scope(|ui| suggestions(ui, session, doubt, suggested, unread, actions)).inner;
    ui.separator();
    let word = || doubt.word.clone();
    for (id, what) in [
        ("learn-mine", SpellAct::AddMine(word())),
        ("learn-house", SpellAct::AddHouse(word())),
        ("ignore-word", SpellAct::Ignore(doubt.spot.story(), word())),
    ] {
        let row = said::button_as(ui, true, says.of("command", id), |button| button.frame_when_inactive(false));
        // These moved down when suggestions came; the keyboard was on them all the while.
        let moved = unread && ui.input(|input| input.pointer.any_click());
        act(ui, &row, what, moved, actions);
    }
    first
}

fn suggestions(
    ui: &mut Ui,
    session: &Session,
    doubt: &Doubt,
    suggested: Option<&Suggested>,
    unread: bool,
    actions: &mut Vec<Action>,
) -> Option<Response> {
    let says = session.words;
    match suggested {
        None | Some(Suggested::Waiting) => Some(line(ui, says.get("spelling-waiting"))),
        Some(Suggested::Ready(words)) if words.is_empty() => Some(line(ui, says.get("spelling-none"))),
        Some(Suggested::Ready(words)) => {
            let mut first = None;
            for with in words {
                let shown = said::atom(with, theme::words(theme::BODY).strong(), None);
                let row = said::button_of(ui, true, with, shown, |button| button.frame_when_inactive(false));
                act(ui, &row, SpellAct::Put(doubt.clone(), with.clone()), unread, actions);
                first = first.or(Some(row));
            }
            first
        }
    }
}

/// A line in the place of suggestions, no wider than its words. It can have the keyboard and does nothing.
fn line(ui: &mut Ui, words: &str) -> Response {
    let (style, soft) = (theme::words(theme::BODY), theme::tokens(ui).soft);
    sensing(ui, words, &style, soft, Some(1), Sense::focusable_noninteractive())
}

/// Whether suggestions came a moment ago while somebody looked.
fn is_unread(ui: &Ui, doubt: &Doubt, ready: bool) -> bool {
    let (id, now) = (Id::unique("suggestions-awaited"), ui.input(|input| input.time));
    if !ready {
        ui.data_mut(|data| data.insert_temp(id, (doubt.word.clone(), now)));
        return false;
    }
    let awaited = ui.data(|data| data.get_temp::<(String, f64)>(id));
    awaited.is_some_and(|(word, since)| word == doubt.word && now - since < UNREAD)
}

fn act(ui: &Ui, row: &Response, what: SpellAct, unread: bool, actions: &mut Vec<Action>) {
    if row.clicked() && !unread {
        actions.push(Action::Spell(what));
        ui.close();
    }
}
