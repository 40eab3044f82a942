//! The session: one open project, and all that is known while it is open.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::autosave::Saves;
use super::commands::CommandId;
use super::handover::Seat;
use super::keeping::Keeping;
use super::{
    Browsing, Change, Checking, Family, Jobs, Notices, Open, Opener, PageView, Panels, Picture, PictureKey, Previewing,
    Safety, Settings, Side, Spelling, Templates, Tone, View, World,
};
use crate::edit::{Caret, Moment, Selection, Spot, motion};
use crate::ground::{Language, StoryId};
use crate::photos::FileFacts;
use crate::project::{Project, Stamp};
use crate::story::Story;
use crate::words::{Phrase, Words, phrase};

/// The file a project lies in.
#[derive(Clone, Debug)]
pub struct OpenFile {
    /// Where.
    pub path: PathBuf,
    /// What was last read or written there.
    pub stamp: Stamp,
    /// Why it must not be written over, if so.
    pub read_only: Option<Phrase>,
}

/// One project's time on the desk, from when it is put there until another is. What was copied in
/// one names sources that may be nobody, or somebody else, in the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sitting(u64);

/// One open project and all that is known while it is open. Panels read it; only actions and
/// the outcomes of jobs change it.
#[derive(Debug)]
pub struct Session {
    /// The project as it is now.
    pub project: Project,
    /// The project as it was last saved or opened.
    pub saved: Project,
    /// When that was.
    pub saved_since: Timestamp,
    /// The way back.
    pub history: crate::edit::History,
    /// Its file; `None` until it is first saved.
    pub file: Option<OpenFile>,
    /// What is shown.
    pub view: View,
    /// What was said.
    pub notices: Notices,
    /// What is under way.
    pub jobs: Jobs,
    /// What the checks were asked, and found.
    pub checking: Checking,
    /// What was looked at as readers would see it.
    pub previewing: Previewing,
    /// The page that is shown in the browser, if one is.
    pub browsing: Option<Browsing>,
    /// What opens a page in the browser.
    pub opener: Opener,
    /// The dictionaries of the stories that are open, and the words known besides.
    pub spelling: Spelling,
    /// What this person prefers.
    pub settings: Settings,
    /// Pictures for the window.
    pub pictures: BTreeMap<PictureKey, Picture>,
    /// What the files of photos say of themselves, by their digest; read with the pictures.
    pub facts: BTreeMap<String, Box<FileFacts>>,
    /// Where samples are laid down; nowhere in most tests.
    pub data_folder: Option<PathBuf>,
    /// Where pages lie that are only looked at; nowhere in most tests.
    pub cache_folder: Option<PathBuf>,
    /// What sees to it that nothing written is lost.
    pub safety: Safety,
    /// The projects opened lately that are not there any more.
    pub missing: BTreeSet<PathBuf>,
    /// The fonts of this machine, once they were looked for.
    pub families: Option<Arc<Vec<Family>>>,
    /// The newsroom's templates.
    pub templates: Templates,
    /// Where later starts of the program find this desk, if they do.
    pub seat: Option<Seat>,
    /// The time, and new ids.
    pub world: World,
    /// What the desk says, in the language it speaks now.
    pub words: &'static Words,
    sitting: Sitting,
    pub(super) saves: Saves,
    pub(super) keeping: Keeping,
}

impl Session {
    /// A session with an empty project. `wake` is called when a job has ended.
    #[must_use]
    pub fn new(world: World, settings: Settings, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let words = settings.words().unwrap_or_else(|| world.words());
        Self {
            project: Project::default(),
            saved: Project::default(),
            saved_since: world.now(),
            history: crate::edit::History::default(),
            file: None,
            view: View {
                page: PageView { zoom: settings.zoom(), ..PageView::default() },
                panels: Panels::left_as(&settings.panels),
                ..View::default()
            },
            notices: Notices::new(world.clock()),
            jobs: Jobs::new(wake),
            checking: Checking::default(),
            previewing: Previewing::default(),
            browsing: None,
            opener: Opener::default(),
            keeping: Keeping::of(&settings),
            saves: Saves::default(),
            spelling: Spelling::default(),
            settings,
            pictures: BTreeMap::new(),
            facts: BTreeMap::new(),
            data_folder: None,
            cache_folder: None,
            safety: Safety::default(),
            missing: BTreeSet::new(),
            families: None,
            templates: Templates::default(),
            seat: None,
            world,
            words,
            sitting: Sitting::default(),
        }
    }

    /// Whose time on the desk it is.
    #[must_use]
    pub fn sitting(&self) -> Sitting {
        self.sitting
    }

    /// Speaks another language from now on; none is the system's.
    pub(super) fn speak(&mut self, language: Option<Language>) {
        self.settings.interface_language = language;
        self.words = self.settings.words().unwrap_or_else(|| self.world.words());
        self.keep_settings();
    }

    /// The story on the page.
    #[must_use]
    pub fn story(&self) -> Option<&Arc<Story>> {
        self.view.story.and_then(|id| self.project.story(id))
    }

    /// Whether something would be lost if the session ended now.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.is_unsaved() || self.is_gone() || self.must_decide()
    }

    /// Whether the project is other than it was last saved or opened.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.project != self.saved
    }

    /// The project's name for the window: its file's, else “Untitled” in the language of the window.
    #[must_use]
    pub fn file_name(&self) -> String {
        self.file
            .as_ref()
            .and_then(|file| file.path.file_name())
            .map_or_else(|| self.words.get("bar-untitled").to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// Changes the project. An edit that does not fit is said and changes nothing.
    pub fn change(&mut self, change: Change) {
        let Change { edit, label, group, selection } = change;
        match edit.apply(&self.project) {
            Ok(changed) => {
                // A change that changes nothing is no step to take back, and ends no way forward.
                if changed != self.project {
                    let before = self.moment();
                    self.project = changed;
                    self.record(edit, &before.project);
                    self.note_change();
                    self.tab_stays();
                    self.history.record(before, label, group, self.world.elapsed());
                }
                if selection.is_some() {
                    self.view.selection = selection;
                    self.view.pending_marks = None;
                    self.see_photo();
                }
                self.settle();
            }
            Err(error) => {
                let said = phrase!("notice-unchanged", step = &label, why = &error);
                self.notices.say(Tone::Failed, said, None);
            }
        }
    }

    /// Selects something; what is typed then is a step of its own. A byte within a character
    /// means the character's start.
    pub(super) fn select(&mut self, selection: Option<Selection>, reveal: bool) {
        let selection = selection.map(|selection| self.between_characters(selection));
        if selection != self.view.selection {
            self.history.seal();
            self.view.pending_marks = None;
        }
        self.view.selection = selection;
        self.view.emptied = self.view.emptied.filter(|spot| selection.is_some_and(|now| now.head.spot == *spot));
        self.see_photo();
        if reveal {
            self.view.reveal = selection;
        }
    }

    /// Whoever writes under a photo has that one open in the inspector.
    fn see_photo(&mut self) {
        let Some(Spot::Text(place)) = self.view.selection.map(|selection| selection.head.spot) else { return };
        let block = self.project.story(place.story).and_then(|story| story.block(place.block));
        if let Some(placed) = block.and_then(|(_, block)| block.photo()) {
            self.view.photo = Some(placed.photo);
        }
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        let now = self.moment();
        let free = self.history.own_step_first(&now.project);
        if !free && self.asks_to_take_out_theirs(self.history.stamp()) {
            let said = Phrase::new("notice-others-in-the-way");
            self.notices.say(Tone::Advice, said.clone(), Some(said.about("hint")));
            self.notices.offer(CommandId("compare-taken-in"));
            return;
        }
        let others = self.history.takes_back_others();
        if let Some(earlier) = self.history.undo(now) {
            self.return_to(earlier);
            if others {
                let said = Phrase::new("notice-others-taken-out");
                self.notices.say(Tone::Advice, said.clone(), Some(said.about("hint")));
                self.notices.offer(CommandId("redo"));
            }
        }
    }

    /// Does the last step again that was taken back.
    pub fn redo(&mut self) {
        let now = self.moment();
        if let Some(later) = self.history.redo(now) {
            self.return_to(later);
        }
    }

    /// Puts another project on the desk. What was there is gone: ask first.
    pub fn take_up(&mut self, project: Project, file: Option<OpenFile>) {
        self.sitting = Sitting(self.sitting.0.wrapping_add(1));
        self.saved = project.clone();
        self.saved_since = self.world.now();
        self.project = project;
        self.history = crate::edit::History::after(self.history.stamp());
        self.saves = Saves::default();
        self.watch_anew();
        self.safety.damage = None;
        self.safety.lost = Arc::default();
        self.file = file;
        self.view.export_to = None;
        self.pictures.clear();
        self.facts.clear();
        self.checking = Checking::default();
        self.previewing = Previewing::default();
        self.end_browsing();
        self.view.open = Open::default();
        self.view.story = None;
        self.view.selection = None;
        self.turn_to(self.project.stories.first().map(|story| story.id));
        self.view.reveal = None;
        self.view.find.open = false;
        self.view.find.seek = None;
        self.view.pending_marks = None;
        self.view.dialog = None;
        self.view.save_again = false;
        self.view.saving = None;
        self.stay();
    }

    /// Shows a panel beside the page, or hides it, and remembers that.
    pub(super) fn toggle_panel(&mut self, side: Side) {
        self.view.panels.toggle(side);
        self.settings.panels.stories.shown = self.view.panels.stories;
        self.settings.panels.inspector.shown = self.view.panels.inspector;
        self.settings.panels.preview.shown = self.view.panels.preview;
        self.keep_settings();
    }

    /// Remembers how wide a panel was made.
    pub(super) fn widen(&mut self, side: Side, width: u16) {
        let panel = match side {
            Side::Stories => &mut self.settings.panels.stories,
            Side::Inspector => &mut self.settings.panels.inspector,
            Side::Preview => &mut self.settings.panels.preview,
        };
        panel.width = width;
        self.keep_settings();
    }

    fn moment(&self) -> Moment {
        Moment { project: self.project.clone(), selection: self.view.selection }
    }

    fn return_to(&mut self, moment: Moment) {
        let selected = moment.selection.map(|selection: Selection| selection.head.spot.story());
        let seen = selected.or_else(|| self.differs_elsewhere(&moment.project));
        self.project = moment.project;
        self.note_change();
        if seen.is_some() && seen != self.view.story {
            self.turn_to(seen);
        }
        self.view.selection = moment.selection;
        self.view.emptied = None;
        self.view.pending_marks = None;
        self.view.reveal = moment.selection;
        self.settle();
    }

    /// A story in which another state of the project differs, if the one on the page does not.
    fn differs_elsewhere(&self, other: &Project) -> Option<StoryId> {
        let known: BTreeMap<StoryId, &Arc<Story>> =
            self.project.stories.iter().map(|story| (story.id, story)).collect();
        let differs = |story: &&Arc<Story>| known.get(&story.id) != Some(story);
        let here = self.view.story.and_then(|story| other.story(story));
        let elsewhere = if here.as_ref().is_some_and(differs) { None } else { other.stories.iter().find(differs) };
        elsewhere.map(|story| story.id)
    }

    /// Sees to it that what is shown exists.
    fn settle(&mut self) {
        self.settle_open();
        if self.story().is_none() {
            let open = self.view.open.tabs.first().map(|tab| tab.story);
            self.turn_to(open.or(self.project.stories.first().map(|story| story.id)));
        }
        let story = self.view.story;
        if self.view.selection.is_some_and(|s| Some(s.head.spot.story()) != story || !self.has(s)) {
            self.view.selection = None;
        }
    }

    /// A selection as it can be made now; none if its texts are gone.
    pub(super) fn fitting(&self, selection: Selection) -> Option<Selection> {
        self.has(selection).then(|| self.between_characters(selection))
    }

    fn between_characters(&self, selection: Selection) -> Selection {
        let set = |caret: Caret| {
            let story = self.project.story(caret.spot.story());
            let words = story.and_then(|story| motion::words_of(story, caret.spot));
            let words = self.lent(caret.spot).or(words);
            Caret { byte: words.map_or(caret.byte, |words| words.floor_char_boundary(caret.byte)), ..caret }
        };
        Selection { anchor: set(selection.anchor), head: set(selection.head) }
    }

    /// Whether the texts a selection lies in are still there.
    fn has(&self, selection: Selection) -> bool {
        [selection.anchor.spot, selection.head.spot].into_iter().all(|spot| match spot {
            Spot::Field(story, _) => self.project.story(story).is_some(),
            Spot::Text(place) => self
                .project
                .story(place.story)
                .and_then(|story| story.block(place.block))
                .is_some_and(|(_, block)| block.text(place.part).is_some()),
        })
    }
}
