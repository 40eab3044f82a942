//! Which dictionary serves each language, and the words that are right besides.

use egui::{Id, Ui};

use super::{Drafts, Scope, Section, rows};
use crate::app::tasks::DictionaryFrom;
use crate::app::{Action, Served, ServedState, Session, SpellAct};
use crate::ground::Language;
use crate::ui::labelled::{self, FieldLook};
use crate::ui::languages;
use crate::ui::widgets;
use crate::ui::{said, theme};
use crate::words::{Phrase, phrase};

/// This person's: languages, and their own words.
pub(super) const MINE: Section =
    Section { id: "dictionaries", name: "prefs-dictionaries", scope: Scope::Mine, show: show_mine, standard };

/// The house's words.
pub(super) const HOUSE: Section = Section {
    id: "house-words",
    name: "prefs-house-words",
    scope: Scope::Project,
    show: show_house,
    standard: |_| Vec::new(),
};

/// What is typed here and is no setting: the words that are to be added.
#[derive(Default)]
pub(super) struct WordDrafts {
    mine: String,
    house: String,
}

fn standard(session: &Session) -> Vec<Action> {
    let off = session.settings.unchecked_languages.iter().cloned();
    off.map(|language| Action::Spell(SpellAct::Check(language, true))).collect()
}

fn show_mine(ui: &mut Ui, session: &Session, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let name = says.of("command", "check-spelling");
    let about = says.about("command", "check-spelling", "help");
    if rows::switch(ui, name, about, session.settings.check_spelling).is_some() {
        actions.push(Action::Run(crate::app::commands::CommandId("check-spelling")));
    }
    rows::gap(ui);
    for language in session.languages_written() {
        let checked = !session.settings.unchecked_languages.contains(&language);
        ui.add_enabled_ui(session.settings.check_spelling, |ui| {
            if let Some(on) = rows::switch(ui, &languages::named(language.as_str()), "", checked) {
                actions.push(Action::Spell(SpellAct::Check(language.clone(), on)));
            }
        });
        let (said, amber) = told(session, &language);
        said::small(ui, &says.say(&said), if amber { t.amber } else { t.soft });
        rows::gap(ui);
    }
    if let Some(folder) = session.spelling.places.as_ref().and_then(|places| places.person.as_ref()) {
        rows::note(ui, &says.say(&phrase!("prefs-dictionaries-more", folder = folder.display())));
        ui.horizontal_wrapped(|ui| {
            if said::button(ui, says.get("prefs-dictionaries-open")).clicked() {
                actions.push(Action::Spell(SpellAct::OpenFolder));
            }
            if said::button(ui, says.get("prefs-dictionaries-again")).clicked() {
                actions.push(Action::Spell(SpellAct::LookAgain));
            }
        });
        rows::gap(ui);
    }
    let words: Vec<&str> = session.spelling.mine().collect();
    let list = List { id: "mine", name: says.get("prefs-my-words"), about: says.about("prefs", "my-words", "about") };
    list.show(ui, session, &words, &mut drafts.words.mine, (SpellAct::AddMine, SpellAct::RemoveMine), actions);
}

fn show_house(ui: &mut Ui, session: &Session, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let says = session.words;
    let words: Vec<&str> = session.project.house.words.iter().map(String::as_str).collect();
    let about = says.about("prefs", "house-words", "about");
    let list = List { id: "house", name: says.get("prefs-house-words"), about };
    list.show(ui, session, &words, &mut drafts.words.house, (SpellAct::AddHouse, SpellAct::RemoveHouse), actions);
}

/// What serves a language, and whether that is to be seen to.
fn told(session: &Session, language: &Language) -> (Phrase, bool) {
    if !session.checks_spelling_of(language) {
        return (Phrase::new("prefs-dictionary-off"), false);
    }
    let from = match session.spelling.served(language) {
        Some(Served { state: ServedState::Sought, .. }) => return (Phrase::new("prefs-dictionary-sought"), false),
        Some(Served { state: ServedState::Ready(found), .. }) => Some(&found.from),
        Some(Served { state: ServedState::Missing, .. }) => None,
        // No story in it is open, and its dictionary not read.
        None => match session.spelling.located(language) {
            None => return (Phrase::new("prefs-dictionary-sought"), false),
            Some(from) => from.as_ref(),
        },
    };
    match from {
        None => {
            let package = format!("hunspell-{}", language.as_str().split('-').next().unwrap_or_default());
            (phrase!("prefs-dictionary-missing", package = package), true)
        }
        Some(DictionaryFrom::Desk) => (Phrase::new("prefs-dictionary-desk"), false),
        Some(DictionaryFrom::Person(path) | DictionaryFrom::System(path)) => {
            (phrase!("prefs-dictionary-file", path = path.display()), false)
        }
    }
}

/// A list of words to which one can be added, and from which each can be taken.
struct List<'a> {
    id: &'static str,
    name: &'a str,
    about: &'a str,
}

impl List<'_> {
    fn show(
        &self,
        ui: &mut Ui,
        session: &Session,
        words: &[&str],
        draft: &mut String,
        (add, remove): (Act, Act),
        actions: &mut Vec<Action>,
    ) {
        let (t, says) = (theme::tokens(ui), session.words);
        said::small(ui, self.name, t.soft);
        rows::note(ui, self.about);
        let id = Id::unique(("words", self.id));
        ui.horizontal(|ui| {
            ui.scope(|ui| {
                ui.set_max_width((ui.available_width() - 100.0).max(120.0));
                if let Some(typed) =
                    labelled::bare_field(ui, id, FieldLook::line(self.name, says.get("prefs-word-hint")), draft)
                {
                    *draft = typed;
                }
            });
            let entered = ui.memory(|memory| memory.had_focus_last_frame(id))
                && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let word = draft.trim();
            let pressed = said::button_as(ui, !word.is_empty(), says.get("prefs-word-add"), |button| button).clicked();
            if (pressed || entered) && !word.is_empty() {
                actions.push(Action::Spell(add(word.to_owned())));
                draft.clear();
            }
        });
        if words.is_empty() {
            said::small(ui, says.get("prefs-words-none"), t.soft);
        }
        ui.horizontal_wrapped(|ui| {
            for word in words.iter().take(SHOWN) {
                let label = says.say(&phrase!("prefs-word-remove", word = *word));
                let shown = widgets::small(ui, &format!("{word}  ×"));
                widgets::name(ui, shown.id, &label);
                if shown.clicked() {
                    actions.push(Action::Spell(remove((*word).to_owned())));
                }
            }
        });
        if words.len() > SHOWN {
            said::small(ui, &says.say(&phrase!("prefs-words-more", count = words.len() - SHOWN)), t.soft);
        }
    }
}

/// What is asked about a word of a list.
type Act = fn(String) -> SpellAct;

/// Words of a list that are drawn; the rest is counted.
const SHOWN: usize = 300;
