//! The bar at the bottom: words, language, work under way, and what was said last.

use egui::{Align, Layout, Ui};

use super::counts::Counts;
use super::text::label::{label, sensing};
use super::{said, theme, widgets};
use crate::app::{Action, Notice, Session, Tone};
use crate::story::Count;
use crate::words::{Phrase, Words, phrase};

/// Notices shown at once.
const LINES: usize = 4;

/// Draws notices and the bar.
pub(super) fn show(ui: &mut Ui, session: &Session, counts: &mut Counts, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let all = session.notices.shown();
    let (earlier, latest) = all.split_at(all.len().saturating_sub(LINES));
    if !earlier.is_empty() {
        let words = says.say(&phrase!("bar-earlier", count = earlier.len()));
        label(ui, &words, &theme::words(11.5), t.soft, Some(1));
    }
    for notice in latest {
        line(ui, says, notice, actions);
    }
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
            let running = session.jobs.running();
            if running.iter().any(|job| job.cancelable) && widgets::small(ui, says.get("ask-cancel")).clicked() {
                actions.push(Action::CancelJobs);
            }
            if let Some(job) = running.iter().rfind(|job| !job.quiet) {
                label(
                    ui,
                    &says.say(&phrase!("bar-job", job = Phrase::new(job.label))),
                    &theme::words(11.5),
                    t.accent,
                    Some(1),
                );
            }
            let open = session.story().map_or(0, |story| counts.of(story).unattributed);
            if open > 0 {
                said::small(ui, &says.say(&phrase!("bar-unattributed", count = open)), t.amber);
            }
        });
    });
}

fn line(ui: &mut Ui, says: &Words, notice: &Notice, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let color = match notice.tone {
        Tone::Done => t.accent,
        Tone::Advice => t.amber,
        Tone::Failed => t.red,
    };
    ui.horizontal(|ui| {
        widgets::dot(ui, color);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::small(ui, says.get("bar-dismiss")).clicked() {
                actions.push(Action::Dismiss(notice.id));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                told(ui, says, &notice.said, t.ink);
                if let Some(hint) = &notice.hint {
                    told(ui, says, hint, t.soft);
                }
            });
        });
    });
}

/// Words that can be copied, to be asked about.
fn told(ui: &mut Ui, says: &Words, what: &Phrase, color: egui::Color32) {
    let words = says.say(what);
    let shown = sensing(ui, &words, &theme::words(13.0), color, None, egui::Sense::click());
    shown.context_menu(|ui| {
        if said::button(ui, says.of("command", "copy")).clicked() {
            ui.ctx().copy_text(words.clone());
            ui.close();
        }
    });
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
