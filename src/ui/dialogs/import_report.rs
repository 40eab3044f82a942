//! What an import made of raw copy: the stories, and every line it left out.

use egui::{Grid, RichText, ScrollArea, Ui};

use crate::app::Action;
use crate::import::ImportReport;
use crate::ui::text::label::label;
use crate::ui::{theme, widgets};

/// Draws the report.
pub(super) fn show(ui: &mut Ui, reports: &[ImportReport], actions: &mut Vec<Action>) {
    super::title(ui, "Imported");
    let tallest = (ui.ctx().content_rect().height() - 220.0).max(160.0);
    ScrollArea::vertical().max_height(tallest).auto_shrink([false, true]).show(ui, |ui| {
        for report in reports {
            one(ui, report);
        }
    });
    ui.add_space(10.0);
    if widgets::primary(ui, true, "Done").clicked() {
        actions.push(Action::Dialog(None));
    }
}

fn one(ui: &mut Ui, report: &ImportReport) {
    let t = theme::tokens(ui);
    label(ui, &report.origin, &theme::words(13.0).strong(), t.ink, None);
    for story in &report.stories {
        let count = |many: usize, one: &str| if many == 1 { format!("1 {one}") } else { format!("{many} {one}s") };
        let headline = if story.headline.is_empty() { "No headline" } else { &story.headline };
        let words = format!(
            "{headline} — {}, {} wanted, {}",
            count(story.paragraphs, "paragraph"),
            count(story.photos, "photo"),
            count(story.words, "word")
        );
        label(ui, &words, &theme::words(13.0), t.ink, None);
    }
    rows(ui, "Left out", report.left_out.iter().map(|l| (l.line, l.reason.label(), l.text.as_str())).collect());
    rows(ui, "To know", report.notes.iter().map(|n| (n.line, n.words.as_str(), "")).collect());
    if report.left_out.is_empty() {
        ui.label(RichText::new("Nothing was left out.").color(t.soft));
    }
}

fn rows(ui: &mut Ui, heading: &str, rows: Vec<(usize, &str, &str)>) {
    let t = theme::tokens(ui);
    if rows.is_empty() {
        return;
    }
    widgets::heading(ui, &format!("{heading} · {}", rows.len()));
    Grid::new((heading, rows.len())).num_columns(3).spacing([12.0, 4.0]).show(ui, |ui| {
        for (line, why, words) in rows {
            ui.label(RichText::new(format!("line {line}")).small().color(t.soft));
            ui.label(RichText::new(why).small());
            label(ui, words, &theme::words(11.5), t.soft, Some(1));
            ui.end_row();
        }
    });
}
