//! The export dialog: where to, as what, and what stands in the way.

use std::path::PathBuf;

use egui::{ScrollArea, Ui};

use crate::app::{Action, EXPORTING, PathPurpose, Session, preferences};
use crate::checks::Weight;
use crate::export::FORMATS;
use crate::ground::StoryId;
use crate::story::{Mark, Story};
use crate::tags::Terms;
use crate::ui::findings::Known;
use crate::ui::inspector::finding_row;
use crate::ui::kept::Kept;
use crate::ui::marks::Marks;
use crate::ui::text::field::Field;
use crate::ui::{said, theme, widgets};
use crate::words::phrase;

/// What was chosen so far.
#[derive(Default)]
pub(super) struct ExportState {
    folder: Option<String>,
    formats: Option<Vec<&'static str>>,
    all: bool,
    /// Whether the button that exports was given the keyboard.
    has_keyboard: bool,
}

/// Draws the dialog.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    kept: &mut Kept,
    state: &mut ExportState,
    actions: &mut Vec<Action>,
) {
    let Some(story) = session.story() else {
        actions.push(Action::Dialog(None));
        return;
    };
    let says = session.words;
    super::title(ui, says.get(if state.all { "export-all" } else { "export-one" }));
    let busy = session.jobs.running().iter().any(|job| job.label == EXPORTING);
    let formats = state.formats.get_or_insert_with(|| FORMATS.iter().map(|format| format.key).collect());
    for format in &FORMATS {
        let mut on = formats.contains(&format.key);
        if said::tick(ui, &mut on, &says.say(&format.described()), true, false).changed() {
            formats.retain(|key| *key != format.key);
            if on {
                formats.push(format.key);
            }
        }
    }
    let folder = folder(ui, session, &mut state.folder, actions);
    let all = says.say(&phrase!("export-all-stories", count = session.project.stories.len()));
    said::tick(ui, &mut state.all, &all, true, false);
    ui.add_space(4.0);
    let Kept { findings: found, counts, marks, .. } = kept;
    let known = if state.all {
        found.of_all(ui, session, counts, actions)
    } else {
        found.of_story(ui, session, counts, actions)
    };
    let blocked = findings(ui, session, story, known, actions);
    marks.follow(story);
    promise(ui, session, marks);
    ui.add_space(10.0);
    let ready =
        !busy && !blocked && !folder.as_os_str().is_empty() && state.formats.as_ref().is_some_and(|f| !f.is_empty());
    ui.horizontal(|ui| {
        // Enter is for what has the keyboard; after the field, which lets go of it, for the export.
        let free = ui.memory(|memory| memory.focused().is_none());
        let entered = ready && free && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let export = widgets::primary(ui, ready, says.get("export-do"));
        if ready && !state.has_keyboard {
            state.has_keyboard = export.has_focus();
            export.request_focus();
        }
        if export.clicked() || entered {
            let stories: Vec<StoryId> = if state.all { Vec::new() } else { vec![story.id] };
            let formats = state.formats.iter().flatten().map(|key| (*key).to_owned()).collect();
            actions.push(Action::Export { stories, formats, folder });
        }
        if busy {
            ui.spinner();
            if said::button(ui, says.get("export-stop")).clicked() {
                actions.push(Action::CancelJobs);
            }
        } else if said::button(ui, says.get("ask-cancel")).clicked() {
            actions.push(Action::Dialog(None));
        }
    });
}

fn folder(ui: &mut Ui, session: &Session, typed: &mut Option<String>, actions: &mut Vec<Action>) -> PathBuf {
    let t = theme::tokens(ui);
    let words = typed.get_or_insert_with(|| suggested(session));
    let label = said::small(ui, session.words.get("export-folder"), t.soft);
    ui.horizontal(|ui| {
        let width = ui.available_width() - 100.0;
        let field = Field::new(ui.scope_id().with("folder"), theme::words(theme::BODY)).width(width);
        let _named = field.show(ui, words).response.labelled_by(label.id);
        if said::button(ui, session.words.get("export-choose")).clicked() {
            actions.push(Action::AskPath(PathPurpose::ExportFolder));
        }
    });
    PathBuf::from(words.trim())
}

fn suggested(session: &Session) -> String {
    preferences::export_begins_at(session).map(|path| path.display().to_string()).unwrap_or_default()
}

/// What stands in the way, and what is advice; whether anything stands in the way, or may.
fn findings(ui: &mut Ui, session: &Session, story: &Story, known: Known<'_>, actions: &mut Vec<Action>) -> bool {
    ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
        for finding in known.found {
            let page = session.project.story(finding.story).map_or(story, |page| page.as_ref());
            finding_row(ui, session.words, page, finding, known.current, actions);
        }
    });
    !known.current || known.found.iter().any(|finding| finding.weight == Weight::Blocks)
}

/// What is said of sources who must not be named.
fn promise(ui: &mut Ui, session: &Session, marks: &Marks) {
    let t = theme::tokens(ui);
    let guarded = session
        .project
        .directory
        .sources
        .iter()
        .filter(|source| source.terms != Terms::OnTheRecord)
        .filter(|source| !marks.with(&Mark::Quotation(Some(source.id))).is_empty())
        .count();
    if guarded > 0 {
        let words = session.words.say(&phrase!("export-guarded", count = guarded));
        ui.horizontal(|ui| {
            widgets::dot(ui, t.accent);
            said::line(ui, &words, t.ink);
        });
    }
}
