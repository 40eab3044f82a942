//! The inspector: what is known of the story beyond the page, tab by tab.

mod caption;
mod check;
mod entities;
mod framing;
mod jump;
mod people;
mod photo;
mod photos;
mod sources;
mod story;
mod workflow;

pub(super) use check::{row as finding_row, show_place};

use egui::accesskit::Role;
use egui::{Frame, Id, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::areas::Part;
use super::kept::Kept;
use super::pictures::Pictures;
use super::said::Told as _;
use super::text::label::paint;
use super::text::{Copy, Style, Typesetter, typesetter};
use super::{areas, said, theme, widgets};
use crate::app::{Action, Session, Tab};

/// Draws the tabs and the open one.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    kept: &mut Kept,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) {
    // The window is there before the checks are asked.
    let asks = ui.ctx().cumulative_frame_nr() > 1;
    let open = if asks { kept.findings.of_story(ui, session, &mut kept.counts, actions).found.len() } else { 0 };
    tabs(ui, session, open, actions);
    ScrollArea::vertical().id_salt(session.view.panels.tab.id()).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(theme::IN_INSPECTOR).show(ui, |ui| {
            let Some(page) = session.story() else {
                let t = theme::tokens(ui);
                said::line(ui, session.words.get("panel-no-story"), t.soft);
                return;
            };
            match session.view.panels.tab {
                Tab::Story => story::show(ui, session, page, kept.counts.of(page).words, actions),
                Tab::Photos => photos::show(ui, session, page, kept, pictures, actions),
                Tab::Entities => entities::show(ui, session, page, kept, actions),
                Tab::Sources => sources::show(ui, session, page, kept, actions),
                Tab::Check => check::show(ui, session, page, kept, actions),
            }
        });
        ui.add_space(40.0);
    });
}

/// The tabs; that of the checks says how much is open.
fn tabs(ui: &mut Ui, session: &Session, open: usize, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let (strip, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::TOOLS), Sense::hover());
    ui.painter().hline(strip.x_range(), strip.bottom(), theme::hairline(ui, t.line));
    ui.scope_builder(UiBuilder::new().max_rect(strip.shrink2(vec2(IN_STRIP, 0.0))), |ui| {
        ScrollArea::horizontal().id_salt("inspector-tabs").show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.set_height(theme::TOOLS);
                ui.spacing_mut().item_spacing.x = 0.0;
                let (chosen, last) = (session.view.panels.tab, Id::unique("inspector-tab"));
                let known = ui.data_mut(|data| {
                    let known = data.get_temp::<Tab>(last);
                    data.insert_temp(last, chosen);
                    known
                });
                let pad = pad(ui, session, open, strip.width() - 2.0 * IN_STRIP);
                for tab in Tab::ALL {
                    let badge = (tab == Tab::Check && open > 0).then_some(open);
                    let shown = tab_button(ui, session, tab, badge, pad);
                    if shown.clicked() {
                        actions.push(Action::ShowTab(tab));
                    }
                    if tab == chosen && known != Some(chosen) {
                        shown.scroll_to_me(None);
                    }
                }
            });
        });
    });
}

/// The room beside the words of each tab: less where all would not fit otherwise.
fn pad(ui: &Ui, session: &Session, open: usize, room: f32) -> f32 {
    let style = theme::words(theme::BODY).strong();
    let wide = |words: &str| typesetter(ui.ctx(), |ts| ts.kept(&Copy::line(words, &style)).size().x);
    let words: f32 = Tab::ALL.iter().map(|tab| wide(session.words.fixed(&tab.label()))).sum();
    let badge = if open > 0 { wide(&session.words.count(open)) + 8.0 } else { 0.0 };
    ((room - words - badge) / (2.0 * 5.0)).clamp(LEAST_PAD, TAB_PAD)
}

fn tab_button(ui: &mut Ui, session: &Session, tab: Tab, badge: Option<usize>, pad: f32) -> Response {
    let (t, says) = (theme::tokens(ui), session.words);
    let chosen = session.view.panels.tab == tab;
    let words = says.fixed(&tab.label());
    let style = Style { strong: chosen, ..theme::words(theme::BODY) };
    let line = |ts: &mut Typesetter, words: &str, style: &Style| ts.kept(&Copy::line(words, style));
    let laid = typesetter(ui.ctx(), |ts| line(ts, words, &style));
    let count = badge.map(|open| says.count(open));
    let small = theme::words(theme::BODY);
    let count = count.and_then(|count| typesetter(ui.ctx(), |ts| Some(line(ts, &count, &small))));
    let more = count.as_ref().map_or(0.0, |count| count.size().x + 8.0);
    let size = vec2(laid.size().x + more + 2.0 * pad, theme::TOOLS);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, words));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Tab);
        node.set_selected(chosen);
    });
    let ink = if chosen || response.hovered() { t.ink } else { t.soft };
    let at = pos2(rect.left() + pad, rect.center().y - laid.size().y / 2.0);
    paint(ui, &laid, Rect::from_min_size(at, laid.size()), ink);
    if let Some(count) = count {
        let at = pos2(at.x + laid.size().x + 8.0, at.y);
        paint(ui, &count, Rect::from_min_size(at, count.size()), t.amber);
    }
    let mark = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.max);
    if chosen {
        ui.painter().rect_filled(mark, 0.0, t.accent);
    }
    if chosen {
        areas::first(ui.ctx(), Part::Inspector, response.id);
    }
    response.told(&widgets::help_of(ui, session, tab.command()))
}

/// The room beside the words of a tab, where there is enough and where there is not.
const TAB_PAD: f32 = 9.0;
const LEAST_PAD: f32 = 4.0;
/// The room at the ends of the strip of tabs.
const IN_STRIP: f32 = 6.0;
