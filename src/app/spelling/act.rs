//! What may be asked about the spelling of a word, and what becomes of it.

use std::ops::Range;
use std::sync::Arc;

use super::{Served, ServedState, SpellingOutcome, Suggested};
use crate::app::{Change, Dialog, Outcome, Session};
use crate::edit::find::put_in_place;
use crate::edit::{Edit, Selection, Spot, motion};
use crate::ground::{Language, StoryId};
use crate::project::House;
use crate::spelling::{MAX_WORD_BYTES, MAX_WORDS};

/// A misspelt word where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// In which text.
    pub spot: Spot,
    /// Its bytes there.
    pub range: Range<usize>,
    /// The word.
    pub word: String,
    /// The language it is held to.
    pub language: Language,
}

/// Something asked about spelling.
#[derive(Clone, Debug, PartialEq)]
pub enum SpellAct {
    /// Go to the next misspelt word.
    Next,
    /// Go to the one before.
    Previous,
    /// Show what may have been meant by the word at the caret.
    Menu,
    /// Work out what may have been meant by a word.
    Suggest(Doubt),
    /// Put a suggestion in place of a word.
    Put(Doubt, String),
    /// Add a word to this person’s own.
    AddMine(String),
    /// Take one out of them.
    RemoveMine(String),
    /// Add a word to the house’s.
    AddHouse(String),
    /// Take one out of them.
    RemoveHouse(String),
    /// Pass a word over in one story, for as long as the desk is open.
    Ignore(StoryId, String),
    /// Check stories of a language, or do not.
    Check(Language, bool),
    /// Look for dictionaries again, and read this person’s words again.
    LookAgain,
    /// Show the person’s folder of dictionaries, which is made if it is not there.
    OpenFolder,
}

impl Session {
    /// Does what was asked.
    pub(in crate::app) fn spell(&mut self, act: SpellAct) {
        match act {
            SpellAct::Next => self.seek_misspelt(false),
            SpellAct::Previous => self.seek_misspelt(true),
            SpellAct::Menu => {
                if let Some(doubt) = self.doubt() {
                    self.suggest(doubt.clone());
                    self.view.dialog = Some(Dialog::Spelling(doubt));
                }
            }
            SpellAct::Suggest(doubt) => self.suggest(doubt),
            SpellAct::Put(doubt, with) => self.put_spelling(&doubt, &with),
            SpellAct::AddMine(word) => {
                self.close_spelling();
                self.change_mine(&word, true);
            }
            SpellAct::RemoveMine(word) => self.change_mine(&word, false),
            SpellAct::AddHouse(word) => {
                self.close_spelling();
                self.change_house(&word, true);
            }
            SpellAct::RemoveHouse(word) => self.change_house(&word, false),
            SpellAct::Ignore(story, word) => {
                self.close_spelling();
                Arc::make_mut(self.spelling.ignored.entry(story).or_default()).add(&word);
            }
            SpellAct::Check(language, checked) => {
                if checked {
                    self.settings.unchecked_languages.remove(&language);
                } else {
                    self.settings.unchecked_languages.insert(language);
                }
                self.keep_settings();
            }
            SpellAct::LookAgain => {
                self.spelling.served.retain(|_, Served { state, .. }| matches!(state, ServedState::Sought));
                self.spelling.located.clear();
                self.read_mine_again();
            }
            SpellAct::OpenFolder => {
                if let Some(folder) = self.spelling.places.as_ref().and_then(|places| places.person.clone()) {
                    self.open_made_folder(folder);
                }
            }
        }
    }

    /// The misspelt word at the caret, or that is selected.
    #[must_use]
    pub fn doubt(&self) -> Option<Doubt> {
        let story = self.story()?;
        let lexicon = self.lexicon(story)?;
        let Selection { anchor, head } = self.view.selection.filter(|s| s.anchor.spot == s.head.spot)?;
        let words = motion::words_of(story, head.spot)?;
        let (first, last) = (anchor.byte.min(head.byte), anchor.byte.max(head.byte));
        let range = lexicon.misspelt_at(words, first)?;
        let word = words.get(range.clone()).filter(|_| last <= range.end)?.to_owned();
        Some(Doubt { spot: head.spot, range, word, language: story.language.clone() })
    }

    fn close_spelling(&mut self) {
        if matches!(self.view.dialog, Some(Dialog::Spelling(_))) {
            self.view.dialog = None;
        }
    }

    fn suggest(&mut self, doubt: Doubt) {
        let Some(lexicon) = self.story().and_then(|story| self.lexicon(story)) else { return };
        let Doubt { word, language, .. } = doubt;
        let key = (language.clone(), word.clone());
        if self.spelling.suggested.contains_key(&key) {
            return;
        }
        self.spelling.suggested.insert(key, Suggested::Waiting);
        self.jobs.start_quiet(SUGGESTING, move || {
            let words = lexicon.suggest(&word);
            Outcome::Spelling(Box::new(SpellingOutcome::Suggested(language, word, words)))
        });
    }

    /// Puts a suggestion in place of a word, if that still stands there. One step to undo; marks stay.
    fn put_spelling(&mut self, doubt: &Doubt, with: &str) {
        self.close_spelling();
        let Some(story) = self.project.story(doubt.spot.story()) else { return };
        let words = motion::words_of(story, doubt.spot).and_then(|words| words.get(doubt.range.clone()));
        let edit = put_in_place(story, doubt.spot, doubt.range.clone(), with).filter(|_| words == Some(&doubt.word));
        let Some(edit) = edit else { return };
        let selection = Some(Selection::caret(doubt.spot, doubt.range.start + with.len()));
        self.history.seal();
        self.change(Change { selection, ..Change::new(edit, "change-correct-spelling") });
    }

    /// Adds a word to the house’s, or takes one out: a step to undo, as they are part of the project.
    fn change_house(&mut self, word: &str, stays: bool) {
        let (word, house) = (word.trim(), &self.project.house);
        let fits = !word.is_empty() && word.len() <= MAX_WORD_BYTES && house.words.len() < MAX_WORDS;
        let mut words = house.words.clone();
        let changed = if stays { fits && words.insert(word.to_owned()) } else { words.remove(word) };
        if changed {
            let label = if stays { "command-learn-house" } else { "change-forget-house" };
            let edit = Edit::SetHouse(House { words, ..house.as_ref().clone() });
            self.history.seal();
            self.change(Change::new(edit, label));
        }
    }
}

/// The job that works out suggestions.
const SUGGESTING: &str = "job-suggesting";
