//! The bar at the bottom: words, language, work under way, and the bell.

use egui::{Align, Layout, Ui};

use super::kept::Kept;
use super::said::Told as _;
use super::text::label::label;
use super::{languages, notices, said, theme, widgets};
use crate::app::commands::CommandId;
use crate::app::{Action, Running, Session};
use crate::story::Count;
use crate::words::{Phrase, phrase};

/// Draws the bar.
pub(super) fn show(ui: &mut Ui, session: &Session, kept: &mut Kept, actions: &mut Vec<Action>) {
    let room = ui.available_width();
    ui.horizontal(|ui| {
        of_story(ui, session, kept, room);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            notices::bell(ui, session, actions);
            zoom(ui, session, actions);
            open_questions(ui, session, kept, room);
            under_way(ui, session, actions);
        });
    });
}

/// From these widths the bar tells of the story how long it takes to read, its language, its status
/// and its grade; and what is missing: quotations without a source, alt text.
const FOR_STORY: [f32; 5] = [0.0, 480.0, 560.0, 640.0, 720.0];
const FOR_QUOTES: f32 = 340.0;
const FOR_ALTS: f32 = 520.0;

/// How long the story is, and what it is.
fn of_story(ui: &mut Ui, session: &Session, kept: &mut Kept, room: f32) {
    let (t, says) = (theme::tokens(ui), session.words);
    let Some(story) = session.story() else {
        said::small(ui, says.get("bar-no-story"), t.soft);
        return;
    };
    let tally = kept.counts.of(story);
    let minutes = Count { words: tally.words, ..Count::default() }.reading_minutes();
    // The formula is for English.
    let english = story.language.as_str().split('-').next() == Some("en");
    let grade = tally.reading.grade().filter(|_| english);
    let grade = grade.map(|grade| says.say(&phrase!("bar-grade", grade = grade)));
    let parts = [
        says.say(&phrase!("count-words", count = tally.words)),
        says.say(&phrase!("bar-minutes", count = minutes)),
        languages::named(story.language.as_str()),
        says.fixed(&story.status.label()).to_owned(),
        grade.unwrap_or_default(),
    ];
    let last = parts.len() - 1;
    for (nth, (words, from)) in parts.iter().zip(FOR_STORY).enumerate() {
        if room < from || words.is_empty() {
            continue;
        }
        let shown = label(ui, words, &theme::words(theme::SMALL), t.soft, Some(1));
        if nth == last {
            shown.told(says.about("bar", "grade", "help"));
        }
        ui.add_space(8.0);
    }
}

/// How large the page is shown; a click shows it as large as it is.
fn zoom(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let id = CommandId("zoom-actual");
    let words = session.words.say(&phrase!("bar-zoom", percent = usize::from(session.settings.page_zoom)));
    let t = theme::tokens(ui);
    ui.spacing_mut().button_padding = egui::vec2(4.0, 1.0);
    let shown = said::atom(&words, theme::words(theme::SMALL), Some(t.soft));
    let button = said::button_of(ui, true, &words, shown, |button| button.frame_when_inactive(false));
    if button.told(&widgets::help_of(ui, session, id)).clicked() {
        actions.push(Action::Run(id));
    }
}

/// What is missing before the story can leave.
fn open_questions(ui: &mut Ui, session: &Session, kept: &mut Kept, room: f32) {
    let (t, says) = (theme::tokens(ui), session.words);
    let Some(story) = session.story() else { return };
    let (described, all) = kept.alts.of(story, &session.project.library);
    let small = theme::words(theme::SMALL);
    if all > 0 && room >= FOR_ALTS {
        let color = if described < all { t.amber } else { t.soft };
        label(ui, &says.say(&phrase!("bar-alt-text", count = described, all = all)), &small, color, Some(1));
        ui.add_space(8.0);
    }
    let open = kept.counts.of(story).unattributed;
    if open > 0 && room >= FOR_QUOTES {
        label(ui, &says.say(&phrase!("bar-unattributed", count = open)), &small, t.amber, Some(1));
        ui.add_space(8.0);
    }
}

fn under_way(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let running = session.jobs.running();
    if running.iter().any(|job| job.cancelable) && widgets::small(ui, says.get("ask-cancel")).clicked() {
        actions.push(Action::CancelJobs);
    }
    if let Some(job) = running.iter().rfind(|job| !job.quiet) {
        label(ui, &says.say(&progress(job)), &theme::words(theme::SMALL), t.accent, Some(1));
    }
}

/// What a job does, and how far it has come.
pub(super) fn progress(job: &Running) -> Phrase {
    let label = Phrase::new(job.label);
    match job.progress() {
        Some((done, all)) => {
            phrase!("bar-progress", job = label, done = done, all = all, left = all.saturating_sub(done))
        }
        None => phrase!("bar-job", job = label),
    }
}
