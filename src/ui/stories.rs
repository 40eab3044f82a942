//! The left panel: the stories, the photos, the outline of the story on the page.

use egui::{
    Align, Frame, Layout, Margin, Modifiers, PointerButton, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2,
};

use super::icons::Icon;
use super::kept::Kept;
use super::outline;
use super::pictures::Pictures;
use super::text::label::{label, paint};
use super::text::{Copy, Style, typesetter};
use super::{said, theme, widgets};
use crate::app::{Action, OpenAct, Session, Tab};
use crate::story::{Status, Story};
use crate::words::{Words, phrase};

/// Photos side by side.
const PHOTOS: f32 = 3.0;
/// Photos shown; the inspector has the rest.
const MOST: usize = 60;
/// The room within a story's card.
const IN_CARD: Margin = Margin::symmetric(10, 8);
/// The height of the line below a story's name.
const FACTS: f32 = 18.0;

/// Draws the panel.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    pictures: &mut Pictures,
    kept: &mut Kept,
    actions: &mut Vec<Action>,
) {
    let Kept { counts, stories, outline, .. } = kept;
    let says = session.words;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(theme::IN_LIST).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            heading(ui, &says.say(&phrase!("stories-heading", count = session.project.stories.len())));
            for story in &session.project.stories {
                stories.row(ui, story.id, |ui| row(ui, session, story, counts.of(story).words, actions));
            }
            if session.project.stories.is_empty() {
                nothing_yet(ui, says, actions);
            }
            photos(ui, session, pictures, actions);
            if let Some(story) = session.story() {
                heading(ui, says.get("stories-outline"));
                outline::show(ui, session, story, outline, actions);
            }
            ui.add_space(24.0);
        });
    });
}

fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        ui.vertical(|ui| widgets::heading(ui, words));
    });
    ui.add_space(4.0);
}

fn nothing_yet(ui: &mut Ui, says: &Words, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    said::line(ui, says.get("stories-none"), t.soft);
    ui.add_space(4.0);
    for id in ["new-story", "import"] {
        if said::button(ui, says.of("command", id)).clicked() {
            actions.push(Action::Run(crate::app::commands::CommandId(id)));
        }
    }
}

/// A story: its name as it is read, where it stands, how long it is.
fn row(ui: &mut Ui, session: &Session, story: &Story, words: usize, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let name = story.display_name();
    let base = super::text::Base::Set(story.direction());
    let style = Style { base, ..theme::words(theme::BODY).strong() };
    let width = ui.available_width();
    let within = width - IN_CARD.sum().x;
    let laid =
        typesetter(ui.ctx(), |ts| ts.kept(&Copy { width: within, max_lines: Some(3), ..Copy::line(name, &style) }));
    let height = laid.size().y + FACTS + 3.0 + IN_CARD.sum().y;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let called = session.words.say(&phrase!("stories-story", name = name));
    let chosen = session.view.story == Some(story.id);
    response.widget_info(|| egui::WidgetInfo::selected(egui::accesskit::Role::Button, true, chosen, &called));
    if ui.is_rect_visible(rect) {
        ground(ui, rect, chosen, &response);
        let at = rect.min + IN_CARD.left_top();
        paint(ui, &laid, Rect::from_min_size(at, vec2(within, laid.size().y)), t.ink);
        let below = Rect::from_min_size(pos2(at.x, at.y + laid.size().y + 3.0), vec2(within, FACTS));
        facts(ui, session.words, story, words, below);
    }
    let apart = ui.input(|input| input.modifiers.matches_logically(Modifiers::COMMAND));
    if response.clicked_by(PointerButton::Middle) || response.double_clicked() || (response.clicked() && apart) {
        actions.push(Action::Open(OpenAct::Keep(story.id)));
    } else if response.clicked() {
        actions.push(Action::ShowStory(story.id));
    }
}

/// What lies behind a story of the list.
fn ground(ui: &Ui, rect: Rect, chosen: bool, response: &egui::Response) {
    let t = theme::tokens(ui);
    let painter = ui.painter();
    let round = egui::CornerRadius::same(theme::ROUND_CARD);
    if chosen {
        painter.add(t.lifted.as_shape(rect, round));
        painter.rect_filled(rect, round, t.paper);
        if t.dark || t.high_contrast {
            painter.rect_stroke(rect, round, theme::hairline(ui, t.line), egui::StrokeKind::Inside);
        }
    } else if response.hovered() {
        painter.rect_filled(rect, round, t.rail);
    }
    if response.has_focus() {
        painter.rect_stroke(rect, round, egui::Stroke::new(1.5, t.accent), egui::StrokeKind::Inside);
    }
}

/// Status, length, and whether it has to wait.
fn facts(ui: &mut Ui, says: &Words, story: &Story, words: usize, rect: Rect) {
    let t = theme::tokens(ui);
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
        ui.spacing_mut().interact_size.y = FACTS;
        let filled = !matches!(story.status, Status::Draft | Status::Spiked | Status::Killed);
        widgets::chip(ui, says.fixed(&story.status.label()), t.status(story.status), filled);
        said::small(ui, &says.say(&phrase!("count-words", count = words)), t.soft);
        if story.embargo.is_some() {
            let (at, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            Icon::EMBARGO.paint(ui, at.center(), 13.0, t.amber);
            ui.spacing_mut().item_spacing.x = 3.0;
            said::small(ui, says.get("stories-embargo"), t.amber);
        }
    });
}

fn photos(ui: &mut Ui, session: &Session, pictures: &mut Pictures, actions: &mut Vec<Action>) {
    let photos = &session.project.library.photos;
    if photos.is_empty() {
        return;
    }
    heading(ui, &session.words.say(&phrase!("stories-photos", count = photos.len())));
    let gap = 6.0;
    let side = ((ui.available_width() - 2.0 * gap - gap * (PHOTOS - 1.0)) / PHOTOS).floor();
    Frame::new().inner_margin(Margin::symmetric(6, 0)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(gap, gap);
            for photo in photos.iter().take(MOST) {
                let shown = pictures.tile(ui, session, photo, vec2(side, (side * 0.76).round()), actions);
                let none = session.words.get("photo-no-caption");
                let words = if photo.caption.is_empty() { none } else { &photo.caption };
                let ink = theme::tokens(ui).ink;
                let hover = |ui: &mut Ui| drop(label(ui, words, &theme::words(theme::BODY), ink, None));
                if shown.on_hover_ui(hover).clicked() {
                    actions.push(Action::ShowTab(Tab::Photos));
                }
            }
        });
    });
}
