//! The bar at the bottom: words, language, work under way, and the bell.

use egui::{Align, Layout, Ui};

use super::counts::Counts;
use super::text::label::label;
use super::{notices, said, theme, widgets};
use crate::app::{Action, Running, Session};
use crate::story::Count;
use crate::words::{Phrase, phrase};

/// Draws the bar.
pub(super) fn show(ui: &mut Ui, session: &Session, counts: &mut Counts, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    ui.horizontal(|ui| {
        if let Some(story) = session.story() {
            let tally = counts.of(story);
            let minutes = Count { words: tally.words, ..Count::default() }.reading_minutes();
            for words in [
                says.say(&phrase!("count-words", count = tally.words)),
                says.say(&phrase!("bar-minutes", count = minutes)),
                language_name(story.language.as_str()),
                says.fixed(&story.status.label()).to_owned(),
            ] {
                label(ui, &words, &theme::words(11.5), t.soft, Some(1));
                ui.add_space(8.0);
            }
        } else {
            said::small(ui, says.get("bar-no-story"), t.soft);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            notices::bell(ui, session, actions);
            let running = session.jobs.running();
            if running.iter().any(|job| job.cancelable) && widgets::small(ui, says.get("ask-cancel")).clicked() {
                actions.push(Action::CancelJobs);
            }
            if let Some(job) = running.iter().rfind(|job| !job.quiet) {
                label(ui, &says.say(&under_way(job)), &theme::words(11.5), t.accent, Some(1));
            }
            let open = session.story().map_or(0, |story| counts.of(story).unattributed);
            if open > 0 {
                said::small(ui, &says.say(&phrase!("bar-unattributed", count = open)), t.amber);
            }
        });
    });
}

/// What a job does, and how far it has come.
fn under_way(job: &Running) -> Phrase {
    let label = Phrase::new(job.label);
    match job.progress() {
        Some((done, all)) => {
            phrase!("bar-progress", job = label, done = done, all = all, left = all.saturating_sub(done))
        }
        None => phrase!("bar-job", job = label),
    }
}

/// A language by its name, where the desk knows it.
pub(super) fn language_name(tag: &str) -> String {
    let name = match tag.split('-').next().unwrap_or(tag) {
        "en" => "English",
        "ar" => "العربية",
        "fr" => "Français",
        "fa" => "فارسی",
        "he" => "עברית",
        "tr" => "Türkçe",
        "ku" => "Kurdî",
        "ckb" => "کوردی",
        "de" => "Deutsch",
        "es" => "Español",
        _ => tag,
    };
    name.to_owned()
}
