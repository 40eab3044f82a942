//! The tabs over the page: the stories that are open. One that is alone needs none.

use egui::accesskit::Role;
use egui::{CursorIcon, Frame, PointerButton, Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::icons::Icon;
use super::text::label::write;
use super::text::{Base, Style};
use super::theme;
use crate::app::{Action, OpenAct, Session, StoryTab};
use crate::ground::reading::by_letters;
use crate::ground::{Direction, StoryId};
use crate::story::Story;
use crate::words::phrase;

/// The height of the tabs.
const HEIGHT: f32 = 34.0;
/// The widest and the narrowest a tab is.
const WIDEST: f32 = 208.0;
const NARROWEST: f32 = 96.0;
/// The room of the sign that closes it.
const CLOSE: f32 = 20.0;

/// Draws the tabs.
pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let tabs = &session.view.open.tabs;
    if tabs.len() < 2 {
        return;
    }
    let t = theme::tokens(ui);
    Frame::new().fill(t.rail).show(ui, |ui| {
        let room = ui.available_width();
        #[expect(clippy::cast_precision_loss, reason = "tabs are few")]
        let width = (room / tabs.len() as f32).clamp(NARROWEST, WIDEST).floor();
        ScrollArea::horizontal().id_salt("tabs").show(ui, |ui| {
            ui.set_min_width(room);
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.horizontal(|ui| {
                for (at, tab) in tabs.iter().enumerate() {
                    if let Some(story) = session.project.story(tab.story) {
                        // By its story, so that a tab that is dragged stays the same widget.
                        ui.push_id(tab.story, |ui| show_tab(ui, session, (at, *tab), story, width, actions));
                    }
                }
            });
        });
        let line = ui.min_rect();
        ui.painter().hline(line.x_range(), line.bottom(), theme::hairline(ui, t.line));
    });
}

fn show_tab(
    ui: &mut Ui,
    session: &Session,
    (at, tab): (usize, StoryTab),
    story: &Story,
    width: f32,
    actions: &mut Vec<Action>,
) {
    let chosen = session.view.story == Some(tab.story);
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click_and_drag());
    let name = story.name_in(session.words);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Tab, enabled, chosen, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Tab);
        node.set_selected(chosen);
    });
    if ui.is_rect_visible(rect) {
        paint(ui, rect, (name, story.direction()), tab, chosen, &response);
    }
    let closes = close(ui, session, (rect, tab.story), name, chosen || response.hovered());
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if closes || response.clicked_by(PointerButton::Middle) {
        actions.push(Action::Open(OpenAct::Close(tab.story)));
    } else if response.double_clicked() {
        actions.push(Action::Open(OpenAct::Keep(tab.story)));
    } else if response.clicked() {
        actions.push(Action::ShowStory(tab.story));
    }
    if let Some(to) = response.interact_pointer_pos().filter(|_| response.dragged()).and_then(|p| passed(rect, p.x, at))
    {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        actions.push(Action::Open(OpenAct::Move(tab.story, to)));
    }
}

/// The sign that closes a tab; whether it was pressed.
fn close(ui: &Ui, session: &Session, (tab, story): (Rect, StoryId), name: &str, shown: bool) -> bool {
    let t = theme::tokens(ui);
    let rect = Rect::from_center_size(pos2(tab.right() - CLOSE * 0.7, tab.center().y), vec2(CLOSE, CLOSE));
    let response = ui.interact(rect, ui.scope_id().with(("close", story)), Sense::click());
    let words = session.words.say(&phrase!("strip-close", name = name));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &words));
    let touched = response.hovered() || response.has_focus();
    if touched {
        ui.painter().rect_filled(rect, f32::from(theme::ROUND), t.accent_soft);
    }
    if shown || touched {
        Icon::CLOSE.paint(ui, rect.center(), 12.0, if touched { t.ink } else { t.soft });
    }
    response.clicked()
}

fn paint(
    ui: &Ui,
    rect: Rect,
    (name, reads): (&str, Direction),
    tab: StoryTab,
    chosen: bool,
    response: &egui::Response,
) {
    let t = theme::tokens(ui);
    let painter = ui.painter();
    if chosen {
        painter.rect_filled(rect, 0.0, t.paper);
        painter.rect_filled(Rect::from_min_size(rect.min, vec2(rect.width(), 2.0)), 0.0, t.accent);
    } else if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, 0.0, t.panel);
    }
    painter.vline(rect.right(), rect.y_range(), theme::hairline(ui, t.line));
    // What was only looked at, and gives way to the next, is set apart as it is elsewhere.
    let base = Base::Among(reads);
    // Arabic has no italic: there it lacks the weight of the chosen one.
    let light = !tab.stays && by_letters(name) == Some(Direction::Rtl);
    let style = Style { italic: !tab.stays, strong: chosen && !light, base, ..theme::words(theme::BUTTON_SMALL) };
    let at = pos2(rect.left() + 12.0, rect.center().y - style.size * style.leading / 2.0);
    let room = rect.width() - 12.0 - CLOSE * 1.3;
    write(ui, at, name, &style, if chosen { t.ink } else { t.soft }, Some((room, 1)));
}

/// The place a dragged tab is to have, once the pointer has left its own.
fn passed(tab: Rect, pointer: f32, at: usize) -> Option<usize> {
    if pointer > tab.right() {
        Some(at + 1)
    } else if pointer < tab.left() {
        at.checked_sub(1)
    } else {
        None
    }
}
