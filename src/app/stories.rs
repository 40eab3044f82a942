//! Stories as a whole: made anew or from a template, duplicated, taken a step further.

use std::sync::Arc;

use super::{Action, Change, Outcome, Session, TemplateError, Templates, Tone};
use crate::edit::{Edit, Selection, Spot};
use crate::ground::{Language, StoryId};
use crate::photos::Photo;
use crate::story::{Field, Step, Template};
use crate::words::{Words, chosen, phrase};

/// The job that reads the newsroom's templates.
const READING: &str = "job-templates";

impl Session {
    /// Puts a new story behind the one on the page, with what a template starts it with.
    pub(super) fn new_story(&mut self, template: Option<&str>, language: Language) {
        let mut mint = self.world.branch();
        let found = template.and_then(|key| self.templates.find(key));
        let (story, photos) = match found {
            Some(template) => template.start(language, &mut mint),
            None => Template::blank().start(language, &mut mint),
        };
        let story = self.as_the_desk_begins(story);
        let credit = &self.project.house.defaults.credit;
        let photos = photos.into_iter().map(|photo| Photo { credit: credit.clone(), ..photo });
        let mut edits: Vec<Edit> = photos.map(Edit::PutPhoto).collect();
        let id = story.id;
        edits.push(Edit::AddStory { at: self.behind(self.view.story), story: Arc::new(story) });
        self.view.dialog = None;
        self.change(Change::new(Edit::Several(edits), "command-new-story"));
        self.show(id);
        let headline = Selection::caret(Spot::Field(id, Field::Headline), 0);
        self.act(Action::Select { selection: Some(headline), reveal: true });
    }

    /// Puts a copy of the story on the page behind it: a draft with ids of its own.
    pub(super) fn duplicate(&mut self) {
        let Some(story) = self.story().cloned() else { return };
        let words = chosen(story.language.as_str()).unwrap_or_else(Words::english);
        let copy = story.duplicate(words.get("stories-copy"), &mut self.world.branch());
        let (id, at) = (copy.id, self.behind(Some(story.id)));
        self.change(Change::new(Edit::AddStory { at, story: Arc::new(copy) }, "command-duplicate-story"));
        self.show(id);
    }

    /// Gives a story another headline and slugline.
    pub(super) fn rename(&mut self, story: StoryId, headline: String, slugline: String) {
        let field = |field, words| Edit::SetField { story, field, words };
        let edits = vec![field(Field::Headline, headline), field(Field::Slugline, slugline)];
        self.view.dialog = None;
        self.change(Change::new(Edit::Several(edits), "rename-title"));
    }

    /// Takes a step of the workflow, now and as the person at the desk.
    pub(super) fn take_step(&mut self, story: StoryId, step: Step, note: String) {
        let (at, by) = (self.world.now(), self.world.person().to_owned());
        self.view.dialog = None;
        self.change(Change::new(Edit::TakeStep { story, step, at, by, note }, label(step)));
    }

    /// Reads the newsroom's own templates, which lie in `templates` beside the settings.
    pub(super) fn read_templates(&mut self) {
        let Some(folder) = self.settings.file.as_ref().and_then(|file| file.parent()) else { return };
        let folder = folder.join("templates");
        self.jobs.start_quiet(READING, move || {
            let (templates, broken) = Templates::read(&folder);
            Outcome::Templates(templates, broken)
        });
    }

    /// Templates were read; what is wrong with any is said.
    pub(super) fn templates_read(&mut self, templates: Templates, broken: Vec<TemplateError>) {
        self.templates = templates;
        for error in broken {
            let said = phrase!("notice-template", file = error.path.display(), why = error.why);
            self.notices.say(Tone::Failed, said.clone(), Some(said.bare().about("hint")));
        }
    }

    /// The place in the list behind a story.
    fn behind(&self, story: Option<StoryId>) -> usize {
        let stories = &self.project.stories;
        story.and_then(|id| stories.iter().position(|s| s.id == id)).map_or(stories.len(), |at| at + 1)
    }
}

/// What undo calls a step.
fn label(step: Step) -> &'static str {
    match step {
        Step::Submit => "command-step-submit",
        Step::CopyEdit => "command-step-copy-edit",
        Step::Approve => "command-step-approve",
        Step::Publish => "command-step-publish",
        Step::SendBack => "command-step-send-back",
        Step::Correct => "correction-correction",
        Step::Update => "correction-update",
        Step::Kill => "note-kill",
        Step::Spike => "command-step-spike",
        Step::Restore => "command-step-restore",
    }
}
