//! The welcome page: what there is to do while nothing is open.

use egui::{Align, Frame, Layout, Margin, ScrollArea, Stroke, Ui, vec2};

use super::said::{self, Told as _};
use super::text::label::label;
use super::{keys, theme, widgets};
use crate::app::commands::{self, CommandId};
use crate::app::{Action, PathPurpose, SAMPLES, Session};
use crate::words::phrase;

/// How wide the page is, and from where on it has two columns.
const WIDTH: f32 = 760.0;
const TWO_COLUMNS: f32 = 620.0;
/// How wide a button of it is.
const BUTTON: f32 = 300.0;

/// Draws the page.
pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = WIDTH.min(ui.available_width() - 48.0);
        let left = (ui.available_width() - width) / 2.0;
        ui.add_space((ui.available_height() / 8.0).clamp(16.0, 96.0));
        ui.horizontal_top(|ui| {
            ui.add_space(left);
            ui.vertical(|ui| {
                ui.set_width(width);
                page(ui, session, actions);
            });
        });
    });
}

fn page(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    label(ui, says.get("welcome-title"), &theme::words(theme::WELCOME).strong(), t.ink, None);
    label(ui, says.get("welcome-about"), &theme::words(theme::NAME), t.soft, None);
    ui.add_space(18.0);
    if ui.available_width() < TWO_COLUMNS {
        begin(ui, session, actions);
        recent(ui, session, actions);
        return;
    }
    ui.horizontal_top(|ui| {
        let column = (ui.available_width() - 32.0) / 2.0;
        let layout = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(vec2(column, 0.0), layout, |ui| begin(ui, session, actions));
        ui.add_space(32.0);
        ui.allocate_ui_with_layout(vec2(column, 0.0), layout, |ui| recent(ui, session, actions));
    });
}

/// Ways to begin: anew, with what is there, with a sample, with the tour.
fn begin(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let says = session.words;
    widgets::heading(ui, says.get("welcome-begin"));
    for (nth, id) in ["new", "open", "import"].into_iter().enumerate() {
        command(ui, session, CommandId(id), nth == 0, actions);
    }
    if session.data_folder.is_some() {
        widgets::heading(ui, says.get("welcome-samples"));
        for sample in &SAMPLES {
            let help = says.about("sample", sample.key, "help");
            if wide(ui, says.of("sample", sample.key), "").told(help).clicked() {
                actions.push(Action::OpenSample(sample.key));
            }
        }
        ui.add_space(6.0);
        command(ui, session, CommandId("tour"), false, actions);
    }
}

fn command(ui: &mut Ui, session: &Session, id: CommandId, first: bool, actions: &mut Vec<Action>) {
    let Some(command) = commands::find(id) else { return };
    let keys = keys::label(ui.ctx(), session, command);
    let words = command.label(session.words);
    let response = if first {
        let width = BUTTON.min(ui.available_width());
        ui.allocate_ui_with_layout(vec2(width, 32.0), Layout::top_down_justified(Align::Min), |ui| {
            widgets::primary(ui, true, words)
        })
        .inner
    } else {
        wide(ui, words, &keys)
    };
    let told = if keys.is_empty() {
        command.help(session.words).to_owned()
    } else {
        format!("{} ({keys})", command.help(session.words))
    };
    if response.told(&told).clicked() {
        actions.push(Action::Run(id));
    }
}

/// A button as wide as its column, with its keys at the end.
fn wide(ui: &mut Ui, words: &str, keys: &str) -> egui::Response {
    let width = BUTTON.min(ui.available_width());
    let keys = keys.to_owned();
    said::button_as(ui, true, words, |button| button.min_size(vec2(width, 32.0)).shortcut_text(keys))
}

/// Projects opened lately, latest first; what is gone is marked, and any can be left out.
fn recent(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    widgets::heading(ui, says.get("welcome-recent"));
    if session.settings.recent.is_empty() {
        said::line(ui, says.get("welcome-none"), t.soft);
    }
    for path in &session.settings.recent {
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let missing = session.missing.contains(path);
        Frame::new().inner_margin(Margin::symmetric(0, 3)).stroke(Stroke::NONE).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.vertical(|ui| {
                    ui.set_width((ui.available_width() - 92.0).max(120.0));
                    let shown = said::button_as(ui, !missing, &name, |button| button.frame_when_inactive(false));
                    if shown.clicked() {
                        actions.push(Action::UsePath(PathPurpose::Open, vec![path.clone()]));
                    }
                    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
                    said::small(ui, &folder, t.soft);
                    if missing {
                        said::small(ui, says.get("welcome-missing"), t.amber);
                    }
                });
                let shown = widgets::small(ui, says.get("welcome-forget"));
                widgets::name(ui, shown.id, &says.say(&phrase!("welcome-forget-it", name = &name)));
                if shown.clicked() {
                    actions.push(Action::Forget(path.clone()));
                }
            });
        });
    }
}
