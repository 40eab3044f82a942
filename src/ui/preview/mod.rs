//! The preview: the page as it would be published, beside the one that is written on.
//!
//! It is drawn from the tree of elements that an export writes, by the style sheet that an export
//! carries: `sheet` and `length` read it, `style` says what it makes of an element, `flow` and
//! `inline` lay elements out, `page` keeps what was laid out, `draw` paints what is in sight.

mod draw;
mod flow;
mod inline;
mod length;
mod page;
mod sheet;
mod style;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{EventFilter, Key, Modifiers, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use self::draw::{Brush, Pointed, pointed};
use self::page::Leaves;
use self::sheet::{Hue, PAGE, Viewport};
use super::pictures::Pictures;
use super::said::Told as _;
use super::text::typesetter;
use super::{inspector, mirror, said, theme, widgets};
use crate::app::commands::CommandId;
use crate::app::{Action, PreviewAct, PreviewPage, Previewed, Screen, Session};
use crate::edit::{Selection, Spot, TextPlace};
use crate::ground::BlockId;
use crate::project::Project;
use crate::story::{Block, Field, Part, Story};

/// The story is looked at again this long after the last look, in seconds; longer where a look
/// takes long.
const BETWEEN: f64 = 0.25;
/// The browser is told this long after the last change, in seconds.
const PAUSE: f64 = 0.5;

/// The preview, and what it keeps from frame to frame.
#[derive(Default)]
pub(super) struct Preview {
    seen: Option<Arc<Previewed>>,
    leaves: Leaves,
    asked: f64,
    /// What is open on the page that opens and closes.
    open: BTreeSet<String>,
    /// The block that had the caret when the page last followed it.
    followed: Option<BlockId>,
    /// The project when it last changed, and since when.
    paused: Option<(Project, f64)>,
}

impl Preview {
    /// Draws the panel.
    pub(super) fn show(&mut self, ui: &mut Ui, session: &Session, pictures: &mut Pictures, actions: &mut Vec<Action>) {
        ui.spacing_mut().item_spacing.y = 0.0;
        // Nothing lies over a page.
        ui.spacing_mut().scroll.fade.strength = 0.0;
        head(ui, session, actions);
        let Some(story) = session.story() else {
            let t = theme::tokens(ui);
            said::line(ui, session.words.get("panel-no-story"), t.soft);
            return;
        };
        self.keep(ui, session, story, actions);
        let Some(seen) = self.seen.clone() else { return };
        match &seen.page {
            Some(page) => {
                told(ui, session, &seen, actions);
                self.page(ui, session, story, page, pictures, actions);
            }
            None => refused(ui, session, story, &seen, actions),
        }
    }

    /// Brings the page in the browser up to date, once the typing pauses.
    pub(super) fn follow_in_browser(&mut self, ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
        if !session.browser_lags() {
            self.paused = None;
            return;
        }
        let now = ui.input(|input| input.time);
        if self.paused.as_ref().is_none_or(|(project, _)| *project != session.project) {
            self.paused = Some((session.project.clone(), now));
        }
        let left = self.paused.as_ref().map_or(0.0, |(_, since)| since + PAUSE - now);
        if left > 0.0 {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
        } else {
            actions.push(Action::Preview(PreviewAct::FollowInBrowser));
        }
    }

    /// Takes up what a job has seen, and asks for the next look where that is not of now.
    fn keep(&mut self, ui: &Ui, session: &Session, story: &Story, actions: &mut Vec<Action>) {
        if self.seen.as_ref().is_some_and(|seen| seen.story != story.id) {
            self.seen = None;
            self.leaves.clear();
            self.followed = None;
        }
        if let Some(latest) = session.previewing.latest.as_ref().filter(|latest| latest.story == story.id)
            && self.seen.as_ref().is_none_or(|seen| !Arc::ptr_eq(seen, latest))
        {
            let old = self.seen.as_ref().and_then(|seen| seen.page.as_ref()).map(|page| &page.page);
            match &latest.page {
                Some(new) if old != Some(&new.page) => self.leaves.take_up(old, &new.page),
                Some(_) => {}
                None => self.leaves.clear(),
            }
            self.seen = Some(Arc::clone(latest));
        }
        let now = ui.input(|input| input.time);
        let (project, lost, of_now) = (&session.project, &session.safety.lost, session.world.now());
        if self.seen.as_ref().is_some_and(|seen| seen.holds(project, story.id, lost, of_now)) {
            return;
        }
        let took = self.seen.as_ref().map_or(0, |seen| seen.took);
        let between = BETWEEN.max(Duration::from_millis(took).as_secs_f64() * 3.0);
        let left = if self.seen.is_some() { self.asked + between - now } else { 0.0 };
        if left > 0.0 {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
        } else {
            self.asked = now;
            actions.push(Action::Preview(PreviewAct::Look(story.id)));
        }
    }

    /// The page on its screen.
    fn page(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        story: &Story,
        shown: &PreviewPage,
        pictures: &mut Pictures,
        actions: &mut Vec<Action>,
    ) {
        let room = ui.available_rect_before_wrap();
        let width = f32::from(session.view.panels.screen.width());
        let view = Viewport { width, scale: (room.width() / width).min(1.0) };
        self.follow(session, story, shown, room.height());
        let (leaves, open) = (&mut self.leaves, &self.open);
        let (seen, height, left) =
            typesetter(ui.ctx(), |setter| leaves.look(setter, &shown.page, view, room.height(), open));
        let dark = ui.visuals().dark_mode;
        let glass = mirror::glass(ui.ctx());
        let screen = width * view.scale;
        let at = pos2(room.center().x - screen / 2.0, room.top());
        let sheet = Rect::from_min_size(at, vec2(screen, room.height()));
        ui.painter().rect_filled(sheet, 0.0, PAGE.color(Hue::Paper, dark));
        let mut area = ScrollArea::vertical().id_salt("preview-page").auto_shrink(false);
        area = area.vertical_scroll_offset(self.leaves.offset);
        let scrolled = area.show_viewport(ui, |ui, _| {
            ui.set_height(height);
            let seen_at = glass.rect(sheet);
            let origin = pos2(seen_at.left() + left, room.top() - self.leaves.offset);
            let mut within = ui.new_child(UiBuilder::new().max_rect(room).id_salt("preview-sheet"));
            within.set_clip_rect(room.intersect(ui.clip_rect()));
            let response = within.interact(room, within.scope_id().with("preview"), Sense::click());
            describe(&within, &response, session);
            let window = glass.rect(room);
            let publication = &shown.publication;
            let mut brush = Brush { session, pictures, publication, dark, window, origin };
            let parts = UiBuilder::new().id_salt("preview-parts").accessibility_parent(response.id);
            brush.draw(&mut within.new_child(parts), &seen, actions);
            let at = response.hover_pos().or(response.interact_pointer_pos()).map(|at| glass.pos(at));
            let found = at.map_or_else(Vec::new, |at| pointed(&seen, origin, at));
            (response, found)
        });
        if sheet.left() > room.left() + 0.5 {
            let t = theme::tokens(ui);
            for x in [sheet.left(), sheet.right()] {
                ui.painter().vline(x, sheet.y_range(), theme::hairline(ui, t.line));
            }
        }
        self.leaves.offset = scrolled.state.clamped_offset().y;
        let (response, found) = scrolled.inner;
        self.scroll_by_keys(ui, &response, room.height(), height);
        self.press(ui, story, shown, response, &found, actions);
    }

    /// Goes along when the caret comes to another block.
    fn follow(&mut self, session: &Session, story: &Story, shown: &PreviewPage, window: f32) {
        let block = session.view.selection.and_then(|selection| match selection.head.spot {
            Spot::Text(place) => (place.story == story.id).then_some(place.block),
            Spot::Field(..) => None,
        });
        if block == self.followed {
            return;
        }
        self.followed = block;
        let at = block.and_then(|block| story.body.place_of(block));
        let piece = at.and_then(|at| shown.publication.blocks.iter().position(|known| *known == at));
        let leaf = piece.and_then(|piece| shown.page.pieces.iter().position(|known| *known == Some(piece)));
        if let Some(leaf) = leaf {
            self.leaves.reveal(leaf, window);
        }
    }

    fn scroll_by_keys(&mut self, ui: &Ui, response: &Response, window: f32, height: f32) {
        if !response.has_focus() {
            return;
        }
        let ours = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, ours));
        let most = (height - window).max(0.0);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let page = window * 0.9;
        for (key, by) in [
            (Key::ArrowDown, 40.0),
            (Key::ArrowUp, -40.0),
            (Key::PageDown, page),
            (Key::PageUp, -page),
            (Key::Space, page),
            (Key::Home, -most),
            (Key::End, most),
        ] {
            if pressed(key) {
                self.leaves.offset = (self.leaves.offset + by).clamp(0.0, most);
                ui.ctx().request_repaint();
            }
        }
    }

    /// A click brings the caret to what was clicked; links tell where they lead, and lead nowhere.
    fn press(
        &mut self,
        ui: &Ui,
        story: &Story,
        shown: &PreviewPage,
        response: Response,
        found: &[Pointed],
        actions: &mut Vec<Action>,
    ) {
        let fold = found.iter().find_map(|pointed| match pointed {
            Pointed::Fold(key) => Some(key),
            Pointed::Link(_) | Pointed::Words(..) | Pointed::Leaf(_) => None,
        });
        if response.clicked() {
            if let Some(key) = fold {
                if !self.open.remove(key) {
                    self.open.insert(key.clone());
                }
                self.leaves.lay_again();
                ui.ctx().request_repaint();
            } else if let Some(spot) = found.iter().find_map(|pointed| place_of(story, shown, pointed)) {
                let (spot, byte) = spot;
                actions.push(Action::Select { selection: Some(Selection::caret(spot, byte)), reveal: true });
            }
        }
        let link = found.iter().find_map(|pointed| match pointed {
            Pointed::Link(href) => Some(href.as_str()),
            Pointed::Fold(_) | Pointed::Words(..) | Pointed::Leaf(_) => None,
        });
        if let Some(href) = link {
            let _shown = response.on_hover_ui_at_pointer(|ui| {
                let t = theme::tokens(ui);
                said::small(ui, href, t.ink);
            });
        }
    }
}

/// Where the caret goes for what was clicked.
fn place_of(story: &Story, shown: &PreviewPage, pointed: &Pointed) -> Option<(Spot, usize)> {
    let (leaf, words) = match pointed {
        Pointed::Words(leaf, said, byte) => (*leaf, Some((said, *byte))),
        Pointed::Leaf(leaf) => (*leaf, None),
        Pointed::Link(_) | Pointed::Fold(_) => return None,
    };
    let same = |text: &str, said: &str| text.split_whitespace().eq(said.split_whitespace());
    let Some(piece) = *shown.page.pieces.get(leaf)? else {
        let (said, byte) = words?;
        let field = [Field::Kicker, Field::Headline, Field::Deck].into_iter().find(|f| same(f.of(story), said))?;
        return Some((Spot::Field(story.id, field), byte));
    };
    let block: &Block = story.body.get(*shown.publication.blocks.get(piece)?)?;
    let within = |part| Spot::Text(TextPlace { story: story.id, block: block.id, part });
    let found = words.and_then(|(said, byte)| {
        let part = block.parts().into_iter().find(|part| block.text(*part).is_some_and(|t| same(t.as_str(), said)))?;
        Some((within(part), byte))
    });
    Some(found.unwrap_or_else(|| (within(block.parts().first().copied().unwrap_or(Part::Main)), 0)))
}

/// The screens to look at it on, and the way into the browser.
fn head(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let (strip, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::TOOLS), Sense::hover());
    ui.painter().hline(strip.x_range(), strip.bottom(), theme::hairline(ui, t.line));
    ui.scope_builder(UiBuilder::new().max_rect(strip.shrink2(vec2(10.0, 0.0))), |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.spacing_mut().button_padding = vec2(8.0, 4.0);
            for screen in Screen::ALL {
                let chosen = session.view.panels.screen == screen;
                let words = says.get(screen.key());
                let (ink, ground) = if chosen { (t.ink, t.rail) } else { (t.soft, t.panel) };
                let shown = said::atom(words, theme::words(theme::BODY), Some(ink));
                let look = |button: egui::Button<'static>| button.frame_when_inactive(chosen).fill(ground);
                let button = said::button_of(ui, true, words, shown, look);
                button.widget_info(|| egui::WidgetInfo::selected(Role::RadioButton, true, chosen, words));
                let about = says.say(&crate::words::phrase!("screen-width", pixels = screen.width()));
                if button.told(&about).clicked() {
                    actions.push(Action::Preview(PreviewAct::Screen(screen)));
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let id = CommandId("preview-in-browser");
                let help = widgets::help_of(ui, session, id);
                if widgets::small(ui, says.get("preview-browser")).told(&help).clicked() {
                    actions.push(Action::Run(id));
                }
            });
        });
    });
}

/// What is to be known of a page that is shown: what it still lacks, an embargo.
fn told(ui: &mut Ui, session: &Session, seen: &Previewed, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let Some(first) = seen.findings.first() else { return };
    let shown = egui::Frame::new().fill(t.panel).inner_margin(egui::Margin::symmetric(14, 7)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let color = if first.blocks() { t.red } else { t.amber };
        ui.horizontal(|ui| {
            widgets::dot(ui, color);
            let said = says.say(&first.said);
            let more = seen.findings.len() - 1;
            if more > 0 {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let words = says.say(&crate::words::phrase!("preview-more", count = more));
                    if widgets::small(ui, &words).clicked() {
                        actions.push(Action::Run(CommandId("tab-check")));
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        said::small(ui, &said, t.soft);
                    });
                });
            } else {
                said::small(ui, &said, t.soft);
            }
        });
    });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom(), theme::hairline(ui, t.line));
}

/// Why there is no page.
fn refused(ui: &mut Ui, session: &Session, story: &Story, seen: &Previewed, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    ScrollArea::vertical().id_salt("preview-refused").auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(theme::IN_INSPECTOR).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0 * theme::STEP;
            let style = theme::words(theme::BODY).strong();
            super::text::label::label(ui, says.get("preview-refused"), &style, t.ink, None);
            ui.add_space(2.0);
            for finding in &seen.findings {
                inspector::finding_row(ui, says, story, finding, false, actions);
            }
            if let Some(why) = &seen.refused {
                said::line(ui, &says.say(why), t.ink);
            }
        });
    });
}

fn describe(ui: &Ui, response: &Response, session: &Session) {
    let name = session.words.get("preview-title");
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Document, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Document);
        node.set_label(name);
    });
    if response.has_focus() {
        let t = theme::tokens(ui);
        let ring = egui::Stroke::new(1.5, t.accent);
        ui.painter().rect_stroke(response.rect.shrink(2.0), 0.0, ring, egui::StrokeKind::Inside);
    }
}
