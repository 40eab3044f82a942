//! Spelling on the desk: the dictionaries of the stories that are open, and the words known besides.
//!
//! A dictionary is read by a job when a story of its language is opened, and let go when the last one
//! is closed. The window asks [`Session::lexicon`] about what is in sight and nothing else.

mod act;
mod mine;
mod seek;

pub use act::{Doubt, SpellAct};
pub use mine::{MineError, WordsFile};
pub use seek::Sought;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::tasks::{
    BrokenDictionary, DictionaryFrom, DictionaryPlaces, FoundDictionary, find_dictionary, locate_dictionary,
};
use super::{Dialog, Outcome, Session, Tone};
use crate::ground::{Language, StoryId};
use crate::project::House;
use crate::spelling::{Known, Lexicon, names_of};
use crate::story::{Byline, Story};
use crate::tags::Directory;
use crate::words::{Phrase, phrase};

/// Words whose suggestions are kept.
const REMEMBERED: usize = 200;

/// The dictionaries in use, and the words known besides.
#[derive(Debug, Default)]
pub struct Spelling {
    /// Where dictionaries are looked for. Nowhere in most tests, and then nothing is checked.
    pub places: Option<DictionaryPlaces>,
    served: BTreeMap<Language, Served>,
    mine: mine::Mine,
    known: Arc<Known>,
    known_of: Option<KnownOf>,
    ignored: BTreeMap<StoryId, Arc<Known>>,
    nothing: Arc<Known>,
    suggested: BTreeMap<(Language, String), Suggested>,
    located: BTreeMap<Language, Option<DictionaryFrom>>,
}

/// What serves a language.
#[derive(Clone, Debug, Default)]
pub struct Served {
    /// How far it has come.
    pub state: ServedState,
    /// Dictionaries that are there and cannot be used.
    pub broken: Vec<BrokenDictionary>,
}

/// How far a dictionary has come.
#[derive(Clone, Debug, Default)]
pub enum ServedState {
    /// It is being looked for.
    #[default]
    Sought,
    /// It is in use.
    Ready(FoundDictionary),
    /// There is none.
    Missing,
}

/// What may have been meant by a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggested {
    /// It is being worked out.
    Waiting,
    /// These, the likeliest first.
    Ready(Vec<String>),
}

/// What jobs bring for spelling.
#[derive(Debug)]
pub enum SpellingOutcome {
    /// A dictionary was looked for.
    Found(Language, Option<FoundDictionary>, Vec<BrokenDictionary>),
    /// Where the dictionaries of languages are of which no story is open.
    Located(BTreeMap<Language, Option<DictionaryFrom>>),
    /// Suggestions for a word.
    Suggested(Language, String, Vec<String>),
    /// The person's words were read, or written.
    Mine(Result<Vec<String>, MineError>),
    /// A misspelt word was looked for.
    Sought(Sought),
}

/// What the words known besides were put together from.
#[derive(Debug)]
struct KnownOf {
    directory: Arc<Directory>,
    house: Arc<House>,
    bylines: Vec<Byline>,
    mine: u32,
}

impl Spelling {
    /// What serves a language now; `None` while no story of it is open.
    #[must_use]
    pub fn served(&self, language: &Language) -> Option<&Served> {
        self.served.get(language)
    }

    /// Where the dictionary of a language would be taken from; `None` until that has been looked up.
    #[must_use]
    pub fn located(&self, language: &Language) -> Option<&Option<DictionaryFrom>> {
        self.located.get(language)
    }

    /// This person’s own words, in order.
    pub fn mine(&self) -> impl Iterator<Item = &str> {
        self.mine.words()
    }

    /// What may have been meant by a word; `None` until somebody asks.
    #[must_use]
    pub fn suggested(&self, language: &Language, word: &str) -> Option<&Suggested> {
        // Few are kept.
        self.suggested.iter().find(|((of, known), _)| of == language && known == word).map(|(_, suggested)| suggested)
    }
}

impl Session {
    /// What the words of a story are held to; `None` where they are not checked, or not yet.
    #[must_use]
    pub fn lexicon(&self, story: &Story) -> Option<Lexicon> {
        let served = self.spelling.served.get(&story.language).filter(|_| self.settings.check_spelling)?;
        let ServedState::Ready(found) = &served.state else { return None };
        let ignored = self.spelling.ignored.get(&story.id).unwrap_or(&self.spelling.nothing);
        Some(Lexicon::new(Arc::clone(&found.dictionary), Arc::clone(&self.spelling.known), Arc::clone(ignored)))
    }

    /// Whether stories of a language are to be checked.
    #[must_use]
    pub fn checks_spelling_of(&self, language: &Language) -> bool {
        self.settings.check_spelling && !self.settings.unchecked_languages.contains(language)
    }

    /// Sees to it that the dictionaries of the open stories are there and no others, and that the words
    /// known besides are those of now. Whether the page shows otherwise than before. Costs a few
    /// comparisons where nothing has changed, so that the window asks after each frame.
    pub fn keep_spelling(&mut self) -> bool {
        if self.spelling.places.is_none() {
            return false;
        }
        let wanted = self.languages_open();
        let before = self.spelling.served.len();
        self.spelling.served.retain(|language, _| wanted.contains(language));
        let mut changed = self.spelling.served.len() != before;
        if changed {
            let served = &self.spelling.served;
            self.spelling.suggested.retain(|(language, _), _| served.contains_key(language));
        }
        changed |= self.put_broken_away();
        for language in wanted {
            if !self.spelling.served.contains_key(&language) {
                self.look_for_dictionary(language);
            }
        }
        if matches!(self.view.dialog, Some(Dialog::Settings)) {
            self.locate_dictionaries();
        }
        if !self.spelling.served.is_empty() {
            self.read_mine();
            changed |= self.keep_known();
        }
        changed
    }

    /// The languages that the stories of the project are written in.
    #[must_use]
    pub fn languages_written(&self) -> BTreeSet<Language> {
        self.project.stories.iter().map(|story| story.language.clone()).collect()
    }

    /// The languages of the stories that are open, as far as they are checked.
    fn languages_open(&self) -> BTreeSet<Language> {
        let open = &self.view.open;
        let tabs = open.tabs.iter().map(|tab| tab.story).chain(open.beside.map(|beside| beside.story));
        let stories = tabs.chain(self.view.story).filter_map(|id| self.project.story(id));
        let languages = stories.map(|story| &story.language);
        languages.filter(|language| self.checks_spelling_of(language)).cloned().collect()
    }

    fn look_for_dictionary(&mut self, language: Language) {
        let Some(places) = self.spelling.places.clone() else { return };
        self.spelling.served.insert(language.clone(), Served::default());
        self.jobs.start_quiet(READING, move || {
            let (found, broken) = find_dictionary(&language, &places);
            Outcome::Spelling(Box::new(SpellingOutcome::Found(language, found, broken)))
        });
    }

    /// Does without a dictionary that a word broke, and tells which it was.
    fn put_broken_away(&mut self) -> bool {
        let mut broken = Vec::new();
        for served in self.spelling.served.values_mut() {
            let ServedState::Ready(found) = &served.state else { continue };
            if found.dictionary.is_broken() {
                let path = match &found.from {
                    DictionaryFrom::Person(path) | DictionaryFrom::System(path) => path.clone(),
                    DictionaryFrom::Desk => PathBuf::new(),
                };
                served.state = ServedState::Missing;
                broken.push(BrokenDictionary { path, why: Phrase::new("dictionary-broke") });
            }
        }
        let some = !broken.is_empty();
        self.tell_broken(broken);
        some
    }

    /// Looks up where the dictionaries of all languages of the project are, for the settings to tell.
    fn locate_dictionaries(&mut self) {
        let written = self.languages_written();
        let known = written.iter().all(|language| self.spelling.located.contains_key(language));
        let Some(places) = self.spelling.places.clone().filter(|_| !known) else { return };
        if self.jobs.running().iter().any(|job| job.label == LOCATING) {
            return;
        }
        self.read_mine();
        self.jobs.start_quiet(LOCATING, move || {
            let located = written.into_iter().map(|language| {
                let from = locate_dictionary(&language, &places);
                (language, from)
            });
            Outcome::Spelling(Box::new(SpellingOutcome::Located(located.collect())))
        });
    }

    /// Puts the words known besides together anew, if what they come from has changed.
    fn keep_known(&mut self) -> bool {
        let bylines = self.story().map_or(&[][..], |story| story.furniture.bylines.as_slice());
        let (directory, house, mine) = (&self.project.directory, &self.project.house, self.spelling.mine.edition());
        let same = self.spelling.known_of.as_ref().is_some_and(|of| {
            Arc::ptr_eq(&of.directory, directory)
                && Arc::ptr_eq(&of.house, house)
                && of.bylines == bylines
                && of.mine == mine
        });
        if same {
            return false;
        }
        let mut known = Known::of_words(self.spelling.mine().chain(house.words.iter().map(String::as_str)));
        names_of(&self.project).for_each(|name| known.add_name(name));
        self.spelling.known_of = Some(KnownOf {
            directory: Arc::clone(directory),
            house: Arc::clone(house),
            bylines: bylines.to_vec(),
            mine,
        });
        let changed = *self.spelling.known != known;
        if changed {
            self.spelling.known = Arc::new(known);
        }
        changed
    }

    /// Takes up what a job has brought.
    pub(super) fn spelled(&mut self, outcome: SpellingOutcome) {
        match outcome {
            SpellingOutcome::Found(language, found, broken) => self.dictionary_found(&language, found, broken),
            SpellingOutcome::Located(located) => self.spelling.located = located,
            SpellingOutcome::Suggested(language, word, words) => {
                if self.spelling.suggested.len() >= REMEMBERED {
                    self.spelling.suggested.clear();
                }
                self.spelling.suggested.insert((language, word), Suggested::Ready(words));
            }
            SpellingOutcome::Mine(result) => self.mine_read(result),
            SpellingOutcome::Sought(sought) => self.sought(sought),
        }
    }

    fn dictionary_found(&mut self, language: &Language, found: Option<FoundDictionary>, broken: Vec<BrokenDictionary>) {
        // The last story of the language may have been closed meanwhile.
        let Some(served) = self.spelling.served.get_mut(language) else { return };
        served.state = found.map_or(ServedState::Missing, ServedState::Ready);
        served.broken.clone_from(&broken);
        self.tell_broken(broken);
    }

    fn tell_broken(&mut self, broken: Vec<BrokenDictionary>) {
        for BrokenDictionary { path, why } in broken {
            let said = phrase!("notice-dictionary-broken", path = path.display(), why = why);
            self.notices.say(Tone::Advice, said, Some(Phrase::new("notice-dictionary-broken").about("hint")));
        }
    }
}

/// The job that looks where dictionaries are.
const LOCATING: &str = "job-locating-dictionaries";
/// The job that reads a dictionary.
const READING: &str = "job-reading-dictionary";
