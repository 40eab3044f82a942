//! The list of stories: chosen, moved by dragging or keys, with a menu each; spiked ones folded away.

use egui::accesskit::Role;
use egui::{
    Align, Context, Event, EventFilter, Frame, Id, Key, Layout, Margin, Modifiers, PointerButton, Rect, Response,
    Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::areas::Part;
use super::counts::Counts;
use super::icons::Icon;
use super::rows::Heights;
use super::text::label::paint;
use super::text::{Base, Copy, Style, typesetter};
use super::{areas, manuscript, menu_keys, mirror, said, theme, widgets};
use crate::app::commands::{self, CommandId};
use crate::app::{Action, Change, OpenAct, Session};
use crate::edit::Edit;
use crate::ground::StoryId;
use crate::ground::reading::isolated;
use crate::story::{Status, Step, Story};
use crate::words::{Words, phrase};

/// What the menu of a story offers, where it makes sense.
const MENU: [&str; 18] = [
    "step-submit",
    "step-copy-edit",
    "step-approve",
    "step-publish",
    "step-send-back",
    "step-correct",
    "step-update",
    "step-kill",
    "step-spike",
    "step-restore",
    "rename-story",
    "duplicate-story",
    "move-story-to",
    "copy-story-to",
    "story-up",
    "story-down",
    "new-story",
    "remove-story",
];

/// The room within a story's card.
const IN_CARD: Margin = Margin::symmetric(10, 8);
/// The height of the line below a story's name.
const FACTS: f32 = 18.0;
/// The least width of that menu.
const MENU_WIDTH: f32 = 200.0;

/// What keys do to the story whose row has the keyboard.
const KEYS: [(Modifiers, Key, &str); 2] =
    [(Modifiers::ALT, Key::ArrowUp, "story-up"), (Modifiers::ALT, Key::ArrowDown, "story-down")];

/// Draws the list.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    counts: &mut Counts,
    heights: &mut Heights<StoryId>,
    actions: &mut Vec<Action>,
) {
    let (spiked, current): (Vec<_>, Vec<_>) =
        session.project.stories.iter().partition(|story| story.status == Status::Spiked);
    let mut drop = Drop::default();
    for story in &current {
        heights.row(ui, story.id, |ui| row(ui, session, story, counts.of(story).words, &mut drop, actions));
    }
    drop.show(ui, session, actions);
    drop.walk(ui);
    if spiked.is_empty() {
        return;
    }
    let heading = session.words.say(&phrase!("stories-spiked", count = spiked.len()));
    // In line with the headings of the panel.
    Frame::new().inner_margin(Margin { left: 6, right: 6, top: 6, bottom: 0 }).show(ui, |ui| {
        widgets::fold_quiet(ui, Id::unique("spiked-stories"), &heading, &heading, false, |ui| {
            for story in &spiked {
                // A spiked story has no place that counts.
                let mut nowhere = Drop::default();
                heights.row(ui, story.id, |ui| row(ui, session, story, counts.of(story).words, &mut nowhere, actions));
            }
        });
    });
}

/// Answers the keys of the list before any command sees them: on a row they mean its story.
pub(super) fn keys(ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(story) = with_keyboard(ui.ctx()).and_then(|id| session.project.story(id)) else { return };
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    for (modifiers, key, command) in KEYS {
        if pressed(modifiers, key) {
            run(story.id, command, actions);
        }
    }
    if pressed(Modifiers::NONE, Key::Delete) {
        spike(ui.ctx(), session, story, actions);
    }
    if pressed(Modifiers::NONE, Key::Enter) {
        actions.push(Action::ShowStory(story.id));
        to_page(ui.ctx());
    }
}

/// Spikes a story, and goes on with the next one in the list; says why where it cannot be.
fn spike(ctx: &Context, session: &Session, story: &Story, actions: &mut Vec<Action>) {
    if !Step::Spike.is_open(story, session.world.now()) {
        let about = |key: &'static str| phrase!(key, name = isolated(story.name_in(session.words)));
        let words = match story.status {
            Status::Spiked => about("notice-spiked-already"),
            Status::Killed => about("notice-spike-killed"),
            Status::Published | Status::Draft | Status::Edit | Status::Copy | Status::Approved => {
                about("notice-spike-published")
            }
        };
        let hint = words.bare().about("hint");
        actions.push(Action::Say { words, hint: Some(hint) });
        return;
    }
    run(story.id, "step-spike", actions);
    let at = listed(session).position(|id| id == story.id).unwrap_or_default();
    let others: Vec<StoryId> = listed(session).filter(|id| *id != story.id).collect();
    if let Some(next) = others.get(at).or(others.last()) {
        actions.push(Action::ShowStory(*next));
        ctx.memory_mut(|memory| memory.request_focus(row_id(*next)));
    }
}

/// The stories that are not spiked.
fn listed(session: &Session) -> impl Iterator<Item = StoryId> {
    session.project.stories.iter().filter(|story| story.status != Status::Spiked).map(|story| story.id)
}

/// Whose row has the keyboard.
pub(super) fn with_keyboard(ctx: &Context) -> Option<StoryId> {
    let (id, story) = ctx.data(|data| data.get_temp::<(Id, StoryId)>(focused()))?;
    ctx.memory(|memory| memory.has_focus(id)).then_some(story)
}

fn to_page(ctx: &Context) {
    ctx.memory_mut(|memory| memory.request_focus(manuscript::id()));
}

/// A row's own name through all moves, so that the keyboard stays with it.
fn row_id(story: StoryId) -> Id {
    Id::unique(("story-row", story))
}

/// Brings the story whose row has the keyboard on the page, as the other button does before its menu.
pub(super) fn bring(ctx: &Context, session: &Session, actions: &mut Vec<Action>) {
    if let Some(story) = with_keyboard(ctx).filter(|story| session.project.story(*story).is_some()) {
        actions.push(Action::ShowStory(story));
    }
}

/// Where the row with the keyboard is remembered.
fn focused() -> Id {
    Id::unique("story-row-with-keyboard")
}

/// Runs a command on a story, which comes on the page for it.
fn run(story: StoryId, command: &'static str, actions: &mut Vec<Action>) {
    actions.push(Action::ShowStory(story));
    actions.push(Action::Run(CommandId(command)));
}

/// A story that is dragged, and the rows it can be dropped between.
#[derive(Default)]
struct Drop {
    rows: Vec<(StoryId, Rect)>,
    ids: Vec<Id>,
    dragged: Option<(StoryId, bool)>,
}

impl Drop {
    /// Lets the arrows go from row to row.
    fn walk(&self, ui: &Ui) {
        let Some(at) = ui.memory(|memory| self.ids.iter().position(|id| memory.has_focus(*id))) else { return };
        let (up, down) = ui.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            (pressed(Key::ArrowUp), pressed(Key::ArrowDown))
        });
        let next = if up { at.checked_sub(1) } else { Some(at + usize::from(down)) };
        if let Some(id) = next.and_then(|at| self.ids.get(at)) {
            ui.memory_mut(|memory| memory.request_focus(*id));
        }
    }

    /// Shows where the story would go; moves it when it is let go.
    fn show(&self, ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
        let (Some((story, let_go)), Some(pointer)) = (self.dragged, ui.input(|i| i.pointer.latest_pos())) else {
            return;
        };
        let before = self.rows.iter().find(|(_, rect)| pointer.y < rect.center().y);
        let line = before.map(|(_, rect)| rect.top()).or_else(|| self.rows.last().map(|(_, rect)| rect.bottom()));
        if let (Some(y), Some((_, rect))) = (line, self.rows.first()) {
            ui.painter().hline(rect.x_range(), y, Stroke::new(2.0, theme::tokens(ui).accent));
        }
        if let_go {
            let stories = &session.project.stories;
            let place = |id: StoryId| stories.iter().position(|story| story.id == id);
            let last = || self.rows.last().and_then(|(id, _)| place(*id)).map(|at| at + 1);
            let (Some(from), Some(gap)) = (place(story), before.map_or_else(last, |(id, _)| place(*id))) else {
                return;
            };
            let to = if gap > from { gap - 1 } else { gap };
            if to != from {
                actions.push(Change::new(Edit::MoveStory { story, to }, "change-move-story").into());
            }
        }
    }
}

fn row(ui: &mut Ui, session: &Session, story: &Story, words: usize, drop: &mut Drop, actions: &mut Vec<Action>) {
    let response = card(ui, session, story, words);
    let called = session.words.say(&phrase!("stories-story", name = story.name_in(session.words)));
    let chosen = session.view.story == Some(story.id);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &called));
    drop.rows.push((story.id, response.rect));
    drop.ids.push(response.id);
    if chosen {
        areas::first(ui.ctx(), Part::Stories, response.id);
    }
    if response.dragged() || response.drag_stopped() {
        drop.dragged = Some((story.id, response.drag_stopped()));
    }
    if response.clicked() || response.drag_stopped() {
        // The list has the keyboard that was clicked; a second click goes on to the page.
        response.request_focus();
    }
    if response.double_clicked() {
        to_page(ui.ctx());
    }
    let apart = ui.input(|input| input.modifiers.matches_logically(Modifiers::COMMAND));
    if response.clicked_by(PointerButton::Middle) || response.double_clicked() || (response.clicked() && apart) {
        actions.push(Action::Open(OpenAct::Keep(story.id)));
    } else if response.clicked() || response.secondary_clicked() {
        actions.push(Action::ShowStory(story.id));
    }
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(focused(), (response.id, story.id)));
        // The arrows are the list's; with Alt they move the story.
        let ours = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, ours));
        if ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Key { pressed: true, .. }))) {
            response.scroll_to_me(None);
        }
    }
    menu_keys::own_menu(&response, |ui| menu(ui, session, story.id, actions));
}

/// The menu of a story, which a press of the other button has brought on the page.
fn menu(ui: &mut Ui, session: &Session, story: StoryId, actions: &mut Vec<Action>) {
    ui.set_min_width(MENU_WIDTH);
    for command in MENU.into_iter().filter_map(|id| commands::find(CommandId(id))) {
        let is_ready = session.current() == Some(story) && (command.ready)(session);
        if is_ready && said::button(ui, command.label(session.words)).clicked() {
            run(story, command.id.0, actions);
            ui.close();
        }
    }
}

/// A story: its name as it is read, where it stands, how long it is.
fn card(ui: &mut Ui, session: &Session, story: &Story, words: usize) -> Response {
    let t = theme::tokens(ui);
    let base = Base::Among(story.direction());
    let align = mirror::glass(ui.ctx()).start();
    let style = Style { align, base, ..theme::words(theme::BODY).strong() };
    let width = ui.available_width();
    let within = width - IN_CARD.sum().x;
    let copy = Copy { width: within, max_lines: Some(3), ..Copy::line(story.name_in(session.words), &style) };
    let laid = typesetter(ui.ctx(), |ts| ts.kept(&copy));
    let height = laid.size().y + FACTS + 3.0 + IN_CARD.sum().y;
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let response = ui.interact(rect, row_id(story.id), Sense::click_and_drag());
    if ui.is_rect_visible(rect) {
        ground(ui, rect, session.view.story == Some(story.id), &response);
        let at = rect.min + IN_CARD.left_top();
        paint(ui, &laid, Rect::from_min_size(at, vec2(within, laid.size().y)), t.ink);
        let below = Rect::from_min_size(pos2(at.x, at.y + laid.size().y + 3.0), vec2(within, FACTS));
        facts(ui, session.words, story, words, below);
    }
    response
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
