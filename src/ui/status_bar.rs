//! The bar at the bottom: words, language, work under way, and what was said last.

use egui::{Align, Layout, RichText, Ui};

use super::counts::Counts;
use super::text::label::{label, sensing};
use super::theme;
use crate::app::{Action, Notice, Session, Tone};
use crate::story::Count;

/// Notices shown at once.
const LINES: usize = 4;

/// Draws notices and the bar.
pub(super) fn show(ui: &mut Ui, session: &Session, counts: &mut Counts, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let (earlier, latest) = notices(session.notices.shown());
    if let Some(earlier) = earlier {
        label(ui, &earlier, &theme::words(11.5), t.soft, Some(1));
    }
    for notice in latest {
        line(ui, notice, actions);
    }
    ui.horizontal(|ui| {
        if let Some(story) = session.story() {
            let tally = counts.of(story);
            let minutes = Count { words: tally.words, ..Count::default() }.reading_minutes();
            for words in [
                format!("{} words", tally.words),
                format!("{minutes} min read"),
                language_name(story.language.as_str()),
                story.status.label().to_owned(),
            ] {
                label(ui, &words, &theme::words(11.5), t.soft, Some(1));
                ui.add_space(8.0);
            }
        } else {
            ui.label(RichText::new("No story").small().color(t.soft));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let running = session.jobs.running();
            if running.iter().any(|job| job.cancelable) && super::widgets::small(ui, "Cancel").clicked() {
                actions.push(Action::CancelJobs);
            }
            if let Some(job) = running.iter().rfind(|job| !job.quiet) {
                label(ui, &format!("{} …", job.label), &theme::words(11.5), t.accent, Some(1));
            }
            if let Some(open) = session.story().and_then(|story| open_questions(counts.of(story).unattributed)) {
                ui.label(RichText::new(open).small().color(t.amber));
            }
        });
    });
}

/// The notices there is room for, and what is said of those before them.
fn notices(all: &[Notice]) -> (Option<String>, &[Notice]) {
    let (before, latest) = all.split_at(all.len().saturating_sub(LINES));
    let earlier = match before.len() {
        0 => None,
        1 => Some("1 earlier notice shows when these are dismissed".to_owned()),
        many => Some(format!("{many} earlier notices show when these are dismissed")),
    };
    (earlier, latest)
}

fn line(ui: &mut Ui, notice: &Notice, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let color = match notice.tone {
        Tone::Done => t.accent,
        Tone::Advice => t.amber,
        Tone::Failed => t.red,
    };
    ui.horizontal(|ui| {
        super::widgets::dot(ui, color);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if super::widgets::small(ui, "Dismiss").clicked() {
                actions.push(Action::Dismiss(notice.id));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                said(ui, &notice.said, t.ink);
                if !notice.hint.is_empty() {
                    said(ui, &notice.hint, t.soft);
                }
            });
        });
    });
}

/// Words that can be copied, to be asked about.
fn said(ui: &mut Ui, words: &str, color: egui::Color32) {
    let shown = sensing(ui, words, &theme::words(13.0), color, None, egui::Sense::click());
    shown.context_menu(|ui| {
        if ui.button("Copy").clicked() {
            ui.ctx().copy_text(words.to_owned());
            ui.close();
        }
    });
}

/// What of the story is still open, in the fewest words.
fn open_questions(unattributed: usize) -> Option<String> {
    match unattributed {
        0 => None,
        1 => Some("1 quote unattributed".to_owned()),
        many => Some(format!("{many} quotes unattributed")),
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
