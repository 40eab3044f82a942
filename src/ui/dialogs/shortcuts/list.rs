//! The commands with their keys, in rows grouped by menu.

use egui::accesskit::Role;
use egui::{Id, Response, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::Session;
use crate::app::commands::Command;
use crate::ui::text::label::write;
use crate::ui::{theme, widgets};

/// Height of a row, in points.
const ROW: f32 = 28.0;

/// Draws the rows; gives the one clicked, and whether twice. `of` is the field that goes through them.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    found: &[&'static Command],
    at: usize,
    moved: bool,
    of: Id,
) -> Option<(usize, bool)> {
    let tallest = (ui.ctx().content_rect().height() - 360.0).clamp(ROW * 3.0, ROW * 16.0);
    let mut hit = None;
    // As high whatever fits, so that nothing jumps while letters are typed.
    ui.allocate_ui(vec2(ui.available_width(), tallest), |ui| {
        ui.set_min_height(tallest);
        ScrollArea::vertical().max_height(tallest).auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut menu = None;
            for (nth, command) in found.iter().enumerate() {
                let heads = menu != Some(command.menu);
                if heads {
                    menu = Some(command.menu);
                    widgets::heading(ui, command.menu.label(session.words));
                }
                let response = row(ui, session, command, nth == at);
                if nth == at {
                    let id = response.id.accesskit_id();
                    ui.ctx().accesskit_node_builder(of, |node| node.set_active_descendant(id));
                    if moved {
                        // With its menu above it, if it is the first of it.
                        let seen = response.rect.expand2(vec2(0.0, if heads { ROW } else { 0.0 }));
                        ui.scroll_to_rect(seen, None);
                    }
                }
                if response.double_clicked() || response.clicked() {
                    hit = Some((nth, response.double_clicked()));
                }
            }
        });
    });
    hit
}

fn row(ui: &mut Ui, session: &Session, command: &'static Command, chosen: bool) -> Response {
    let (t, says) = (theme::tokens(ui), session.words);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let name = command.label(says);
    let keys = super::all_keys(ui.ctx(), session, command);
    let own = session.settings.keys.is_own(command.id);
    let shown = if keys.is_empty() { says.get("keys-none-yet") } else { keys.as_str() };
    let changed = if own { says.get("keys-own") } else { "" };
    let told: Vec<_> = [name, shown, changed].into_iter().filter(|words| !words.is_empty()).collect();
    let told = told.join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &told));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, 6.0, if chosen { t.accent_soft } else { t.rail });
    }
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let style = theme::words(theme::BODY);
    let top = inner.center().y - style.size * style.leading / 2.0;
    write(ui, pos2(inner.left(), top), name, &style, t.ink, Some((inner.width() * 0.55, 1)));
    // What a person changed stands out.
    let style = if own { style.strong() } else { style };
    let color = if keys.is_empty() && !own { t.faint } else { t.ink };
    let shown = if keys.is_empty() && !own { "—" } else { shown };
    write(ui, pos2(inner.left() + inner.width() * 0.6, top), shown, &style, color, Some((inner.width() * 0.4, 1)));
    response
}
