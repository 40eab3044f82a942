//! The manuscript: the whole story as one page, with one caret and one selection.
//!
//! A frame has two halves. First what was typed and pointed is turned into actions, one at a time,
//! each done before the next is looked at ([`Manuscript::next`]): so a key shows in the very frame
//! it was pressed for, and keys count in their order. Then the page is drawn
//! ([`Manuscript::show`]), which changes nothing but the page's own view of it.
//!
//! Only what is in sight is laid out; see [`page`].

mod access;
mod beside;
mod blocks;
mod clip;
mod composing;
mod draw;
mod extras;
mod furniture;
mod heights;
mod held;
mod leaf;
mod lent;
mod misspelt;
mod moves;
mod notes;
mod page;
mod pointer;
mod press;
mod scroll;
mod typed;

use egui::{Context, Id, Rect, Sense, Ui, pos2, vec2};

use self::draw::{Brush, Selected};
use self::leaf::{Composed, Setting};
use self::moves::{Ground, Shown};
use self::page::{InSight, Page};
use self::pointer::Pointer;
use super::clipboard::Clipboard;
use super::dialogs;
use super::find_bar;
use super::finding;
use super::keyboard;
use super::mirror;
use super::pictures::Pictures;
use super::text::{self, Affinity};
use super::theme::{self, MARGIN_NOTE, MEASURE};
use crate::app::{Action, Dialog, Doubt, PageHeld, Session};
use crate::edit::{Caret, Selection, Spot, motion};
use crate::ground::{Direction, StoryId};
use crate::story::Story;

/// How long the caret stays as it is when it blinks, in seconds.
const BLINK: f64 = 0.53;
/// How long it goes on blinking when nothing is typed.
const BLINKS_FOR: f64 = 8.0;

/// The room that the handle of a block takes beside the copy, in points.
const HANDLE: f32 = 16.0;
/// The width of the bar that scrolls the page, in points.
const BAR: f32 = 12.0;

/// The page as the window keeps it: what is laid out, where it is scrolled, what is half done.
pub(super) struct Manuscript {
    page: Page,
    lent: lent::Lent,
    misspelt: misspelt::Misspelt,
    /// How the caret showed when it was last moved here.
    shown: Option<Shown>,
    /// What an input method is composing, and in which text; in none until what it replaces is gone.
    composed: Option<(Option<Spot>, Composed)>,
    pointer: Pointer,
    clipboard: Box<dyn Clipboard>,
    /// Where the page is seen in the window.
    window: Rect,
    left: f32,
    /// The selection that was last brought into sight.
    followed: Option<Selection>,
    /// The story that was last shown.
    last: Option<StoryId>,
    /// How the page is to be held when it is shown next.
    hold: Option<PageHeld>,
    /// Whether the caret was in sight when the page was last drawn.
    in_sight: bool,
    /// When the caret last moved, in seconds of the window's clock.
    moved: f64,
}

/// Whether whoever writes on the page needs a key there.
pub(super) fn needs(os: egui::os::OperatingSystem, key: egui::Key, held: egui::Modifiers) -> bool {
    press::press(os, key, held).is_some()
}

/// The page's name among the widgets.
pub(super) fn id() -> Id {
    Id::unique("manuscript")
}

impl Manuscript {
    /// A page that copies to and pastes from this clipboard.
    pub(super) fn new(clipboard: Box<dyn Clipboard>) -> Self {
        Self {
            page: Page::default(),
            lent: lent::Lent::default(),
            misspelt: misspelt::Misspelt::default(),
            shown: None,
            composed: None,
            pointer: Pointer::default(),
            clipboard,
            window: Rect::NOTHING,
            left: 0.0,
            followed: None,
            last: None,
            hold: None,
            in_sight: false,
            moved: 0.0,
        }
    }

    /// The next thing asked of the session by what was typed or pointed; to be done before asking
    /// again.
    pub(super) fn next(&mut self, ctx: &Context, session: &Session) -> Option<Action> {
        let story = &self.lent.story(session)?;
        if self.window.is_negative() {
            return None;
        }
        self.place_composed(session);
        if let Some(on) = self.page.setting() {
            self.page.take_up(session, story, on);
        }
        if let Some(action) = self.pointed(ctx, session, story) {
            return Some(action);
        }
        let leads_away = session.view.wanted_reach.is_some();
        if session.view.dialog.is_some() || leads_away || find_bar::wants_keyboard(ctx, session) {
            keyboard::give_back(ctx);
        } else {
            while let Some(event) = keyboard::next(ctx) {
                if let Some(action) = self.typed(ctx, session, story, event) {
                    return Some(action);
                }
            }
        }
        self.committed(ctx, session, story)
    }

    /// Draws the page.
    pub(super) fn show(&mut self, ui: &mut Ui, session: &Session, pictures: &mut Pictures, actions: &mut Vec<Action>) {
        let Some(story) = &self.lent.story(session) else {
            keyboard::claim(ui.ctx(), false);
            extras::empty(ui, session.words, actions);
            return;
        };
        let laid_out = ui.available_rect_before_wrap();
        let response = ui.interact(laid_out, id(), Sense::click_and_drag());
        ui.advance_cursor_after_rect(laid_out);
        // The page goes the way of its story; whatever the panels do, its places are the window's.
        let window = mirror::glass(ui.ctx()).rect(laid_out);
        let (on, left) = setting(ui.ctx(), session, story, window);
        (self.window, self.left) = (window, left);
        self.page.begin_frame();
        self.page.take_up(session, story, on);
        self.take_hold(session, story);
        self.wheel(ui, &response);
        Self::take_focus(ui, session);
        let focused = ui.memory(|memory| memory.has_focus(id()));
        self.follow(ui, session);
        let composed = self.composing(session);
        let seen = self.page.in_sight(ui.ctx(), session, window, left, composed.as_ref().map(|(spot, c)| (*spot, c)));
        self.draw(ui, session, story, &seen, focused);
        extras::show(ui, session, story, &seen, window, pictures, actions);
        self.handle(ui, session, story, &seen, actions);
        self.bar(ui, laid_out);
        access::show(ui, session, (story, &seen, &self.misspelt), &response, actions);
        pointer::menu(&response, session, actions);
        self.tell_system(ui, session, focused, window);
    }

    fn draw(&mut self, ui: &Ui, session: &Session, story: &Story, seen: &[InSight], focused: bool) {
        self.misspelt.follow(ui.ctx(), session, story, seen);
        let selected = session.view.selection.and_then(|selection| Self::selected(session, story, selection));
        let mut brush = Brush::new(ui, self.window);
        let dims = session.view.page.focus.then(|| selected.map(|selected| selected.last.0)).flatten();
        let wash = if focused { ui.visuals().selection.bg_fill } else { brush.tokens.line };
        extras::cards(&mut brush, seen);
        text::typesetter(ui.ctx(), |setter| {
            for leaf in seen {
                let faded = dims.is_some_and(|at| at != leaf.nth);
                for passage in &leaf.leaf.passages {
                    let text = draw::text_at(session, passage.spot);
                    let words = motion::words_of(story, passage.spot).unwrap_or_default();
                    draw::passage(&mut brush, setter, session, text, leaf, passage, faded);
                    let found = finding::washes(session, brush.tokens, passage.spot, words);
                    draw::washes(&mut brush, leaf, passage, &found);
                    for range in self.misspelt.of(session, passage.spot) {
                        draw::wave(&mut brush, leaf, passage, range, faded);
                    }
                    if session.view.page.invisibles {
                        draw::invisibles(&mut brush, leaf, passage, words);
                    }
                }
                // Over the washes of quotations and matches, or it would not be seen on them.
                if let Some(selected) = selected.filter(|s| s.first != s.last) {
                    draw::selection(&mut brush, leaf, selected, wash);
                }
                extras::words(&mut brush, setter, leaf, faded);
                notes::show(&mut brush, setter, session, leaf, self.window);
            }
        });
        if let Some(Dialog::Spelling(doubt)) = &session.view.dialog {
            self.place_doubt(ui.ctx(), doubt, seen);
        }
        if focused && session.view.dialog.is_none() {
            self.caret(ui, session, &mut brush);
        }
        if let Some(drop) = self.pointer.drop() {
            self.drop_caret(ui, session, &mut brush, drop);
        }
        brush.show(&ui.painter().with_clip_rect(mirror::glass(ui.ctx()).rect(self.window)));
    }

    /// Tells the list of suggestions where its word stands.
    fn place_doubt(&self, ctx: &Context, doubt: &Doubt, seen: &[InSight]) {
        let found = seen.iter().find_map(|leaf| {
            let (_, passage) = leaf.leaf.passage(doubt.spot)?;
            let rect = passage.laid.rects(passage.shown(doubt.range.start)..passage.shown(doubt.range.end)).pop()?;
            Some(rect.translate((leaf.at + passage.at).to_vec2()))
        });
        if let Some(word) = found.filter(|word| word.intersects(self.window)) {
            dialogs::spelling::put(ctx, word);
        }
    }

    /// What is selected, in the order of the page.
    fn selected(session: &Session, story: &Story, selection: Selection) -> Option<Selected> {
        let place = |caret: Caret| Page::leaf_of(session, caret.spot).map(|nth| (nth, caret));
        let (first, last) = selection.ordered(story);
        Some(Selected { first: place(first)?, last: place(last)? })
    }

    /// How the caret shows: as it was moved here, if it is still there.
    fn head(&self, session: &Session) -> Option<Shown> {
        let caret = session.view.selection?.head;
        let known = self.shown.filter(|shown| shown.caret == caret);
        let affinity = if caret.byte == 0 { Affinity::After } else { Affinity::Before };
        Some(known.unwrap_or(Shown { caret, affinity, column: None }))
    }

    /// Where the caret shows in the window.
    fn caret_rect(&mut self, ctx: &Context, session: &Session) -> Option<Rect> {
        let shown = self.head(session)?;
        let composed = self.composing(session);
        let composed = composed.as_ref().map(|(spot, composed)| (*spot, composed));
        let (nth, rect) = self.page.caret(ctx, session, shown.caret, shown.affinity, composed)?;
        Some(self.page.placed(nth, rect, self.window, self.left))
    }

    fn caret(&mut self, ui: &Ui, session: &Session, brush: &mut Brush) {
        let Some(rect) = self.caret_rect(ui.ctx(), session) else { return };
        let (now, in_front) = ui.input(|input| (input.time, input.focused));
        let since = (now - self.moved).max(0.0);
        let blinks = in_front && since < BLINKS_FOR;
        let phase = since.rem_euclid(2.0 * BLINK);
        if blinks {
            let wait = if phase < BLINK { BLINK - phase } else { 2.0 * BLINK - phase };
            ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(wait + 0.005));
        }
        if !blinks || phase < BLINK {
            // As high as the type and not as the row.
            let rect = Rect::from_center_size(rect.center(), vec2(2.0, rect.height() * 0.76));
            brush.line(rect, brush.tokens.accent);
        }
    }

    fn drop_caret(&mut self, ui: &Ui, session: &Session, brush: &mut Brush, drop: (Caret, Affinity)) {
        if let Some((nth, rect)) = self.page.caret(ui.ctx(), session, drop.0, drop.1, None) {
            let rect = self.page.placed(nth, rect, self.window, self.left);
            let rect = Rect::from_min_size(rect.min - vec2(1.0, 0.0), vec2(2.0, rect.height()));
            brush.line(rect, brush.tokens.amber);
        }
    }

    /// Brings the caret into sight when it has moved, and what the session wants shown.
    fn follow(&mut self, ui: &Ui, session: &Session) {
        let revealed = session.view.reveal.filter(|wanted| Some(wanted.head.spot.story()) == session.view.story);
        let turned = std::mem::replace(&mut self.last, session.view.story) != session.view.story;
        if turned && revealed.is_none() {
            // A story comes back as it was left, wherever the caret is.
            self.followed = session.view.selection;
            self.page.changed = false;
            return;
        }
        // What was written before it, an empty line by Enter, may push it out of sight where it stands.
        let pushed = std::mem::take(&mut self.page.changed) && self.in_sight;
        if session.view.selection != self.followed {
            self.moved = ui.input(|input| input.time);
        } else if revealed.is_none() && !pushed {
            return;
        }
        self.followed = session.view.selection;
        if self.pointer.is_down() && revealed.is_none() {
            return;
        }
        let Some(rect) = self.caret_rect(ui.ctx(), session) else { return };
        let (window, height) = (self.window, self.window.height());
        let near = (rect.height() * 1.2).min(height / 4.0);
        // What is written next is seen with room below it.
        let below = (rect.height() * 2.5).min(height / 4.0);
        let by = if session.view.page.typewriter {
            rect.center().y - window.center().y
        } else if revealed.is_some() && !window.shrink2(vec2(0.0, near)).y_range().contains(rect.center().y) {
            rect.center().y - (window.top() + height * 0.4)
        } else if rect.bottom() + below > window.bottom() {
            rect.bottom() + below - window.bottom()
        } else if rect.top() - near < window.top() {
            rect.top() - near - window.top()
        } else {
            return;
        };
        self.page.scroll.by(by, &self.page.heights, height);
        // What came into sight may turn out higher than guessed.
        let composed = self.composing(session);
        let composed = composed.as_ref().map(|(spot, composed)| (*spot, composed));
        self.page.in_sight(ui.ctx(), session, window, self.left, composed);
        if let Some(rect) = self.caret_rect(ui.ctx(), session)
            && !window.y_range().contains(rect.center().y)
        {
            self.page.scroll.by(rect.center().y - window.center().y, &self.page.heights, height);
        }
    }

    /// Where its menu opens by keys: below the caret, if that is in sight.
    pub(super) fn place_of_menu(&mut self, ctx: &Context, session: &Session) -> egui::Pos2 {
        let caret = self.caret_rect(ctx, session).filter(|rect| self.window.intersects(*rect));
        let at = caret.map_or(self.window.center(), |rect| rect.left_bottom());
        mirror::glass(ctx).pos(at)
    }

    fn take_focus(ui: &Ui, session: &Session) {
        let ctx = ui.ctx();
        let reveals = session.view.reveal.is_some() && !find_bar::keeps_keyboard(ctx, session);
        let wanted = reveals || ctx.memory(|memory| memory.focused().is_none());
        if wanted && session.view.dialog.is_none() {
            ctx.memory_mut(|memory| memory.request_focus(id()));
        }
    }

    fn tell_system(&mut self, ui: &Ui, session: &Session, focused: bool, window: Rect) {
        let ctx = ui.ctx();
        let free = session.view.dialog.is_none() && !egui::Popup::is_any_open(ctx);
        keyboard::claim(ctx, focused && free);
        let shown = self.caret_rect(ctx, session).filter(|rect| window.intersects(*rect));
        self.in_sight = shown.is_some();
        if !(focused && free) {
            // Of an input method only the words it is done with come here then; see `committed`.
            self.composed = None;
        }
        if !focused {
            return;
        }
        if let Some(rect) = shown {
            let glass = mirror::glass(ctx);
            let (window, rect) = (glass.rect(window), glass.rect(rect));
            ctx.output_mut(|output| {
                output.ime = Some(egui::output::IMEOutput {
                    purpose: egui::IMEPurpose::Normal,
                    rect: window,
                    cursor_rect: rect,
                    should_interrupt_composition: false,
                });
            });
        }
    }

    fn ground<'a>(&'a mut self, ctx: &'a Context, session: &'a Session, story: &'a Story) -> Ground<'a> {
        Ground { ctx, session, story, window: self.window, left: self.left, page: &mut self.page }
    }
}

/// The setting of the page in a window, and where its copy begins.
fn setting(ctx: &Context, session: &Session, story: &Story, window: Rect) -> (Setting, f32) {
    let zoom = session.view.page.zoom.clamp(0.25, 4.0);
    let room = window.width();
    let measure = MEASURE * zoom;
    let side = ((room - measure - MARGIN_NOTE) / 2.0).clamp(HANDLE, 52.0);
    let direction = story.direction();
    // Where lines begin there must be room for a block's handle, and for the bar too if it is there.
    let (before, after) = match (direction, session.words.direction()) {
        (Direction::Ltr, Direction::Ltr) | (Direction::Rtl, Direction::Rtl) => (side, side),
        (Direction::Rtl, Direction::Ltr) => (side, side.max(HANDLE + BAR)),
        (Direction::Ltr, Direction::Rtl) => (side.max(HANDLE + BAR), side),
    };
    let width = (room - before - after).min(measure).max(80.0);
    let free = (room - width - after).max(before);
    let left = match direction {
        _ if session.view.page.focus => ((room - width) / 2.0).clamp(before, free),
        Direction::Ltr => before,
        Direction::Rtl => free,
    };
    let left = window.left() + left;
    let (justified, says) = (session.settings.justified, session.words);
    let edition = text::typesetter(ctx, |setter| setter.edition());
    (Setting { width, zoom, direction, justified, edition, says }, left.round())
}

/// The caret at the start of what is first written on a new page.
fn beginning(story: &Story) -> Caret {
    let first = motion::first_spot(story);
    let empty = |spot: Spot| motion::words_of(story, spot).is_none_or(str::is_empty);
    let headline = Spot::Field(story.id, crate::story::Field::Headline);
    if empty(headline) {
        return Caret { spot: headline, byte: 0 };
    }
    let writes = |block: &&std::sync::Arc<crate::story::Block>| block.photo().is_none();
    let body = story.body.iter().filter(writes).find_map(|block| {
        let part = block.parts().first().copied()?;
        Some(Spot::Text(crate::edit::TextPlace { story: story.id, block: block.id, part }))
    });
    Caret { spot: body.unwrap_or(first), byte: 0 }
}

impl Manuscript {
    /// Scrolls by the wheel.
    fn wheel(&mut self, ui: &Ui, response: &egui::Response) {
        if !response.contains_pointer() {
            return;
        }
        let by = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
        if by != 0.0 {
            self.page.scroll.by(-by, &self.page.heights, self.window.height());
        }
    }

    /// The bar at the side that says how far one has read.
    fn bar(&mut self, ui: &Ui, window: Rect) {
        let height = window.height();
        let length = scroll::Scroll::length(&self.page.heights, height);
        if length <= f64::from(height) + 1.0 {
            return;
        }
        let t = theme::tokens(ui);
        let part = heights::narrow(f64::from(height) / length);
        let thumb = (height * part).max(28.0);
        let free = height - thumb;
        let most = length - f64::from(height);
        let done = heights::narrow((self.page.scroll.position(&self.page.heights) / most).clamp(0.0, 1.0));
        let track = Rect::from_min_max(pos2(window.right() - BAR, window.top()), window.max);
        // By keyboard the page scrolls with the caret.
        let response = ui.interact(track, id().with("bar"), Sense::CLICK | Sense::DRAG);
        if let Some(place) = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked()) {
            let wanted = ((place.y - window.top() - thumb / 2.0) / free.max(1.0)).clamp(0.0, 1.0);
            self.page.scroll.to(f64::from(wanted) * most, &self.page.heights, height);
        }
        let wide = if response.hovered() || response.dragged() { 8.0 } else { 4.0 };
        let corner = pos2(window.right() - wide - 3.0, window.top() + free * done);
        ui.painter().rect_filled(Rect::from_min_size(corner, vec2(wide, thumb)), wide / 2.0, t.faint);
    }
}
