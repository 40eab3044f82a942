//! Notices as they are shown: in a corner away from the caret until they are read, by a bell in the
//! status bar, and each as a row wherever they are listed.

use std::time::Duration;

use egui::accesskit::{Live, Role};
use egui::{
    Align2, Area, Context, Frame, Id, Margin, Order, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::areas::{Part, part};
use super::icons::Icon;
use super::said::Told as _;
use super::text::label::{sensing, write};
use super::{menu_keys, said, theme, widgets};
use crate::app::commands::{self, CommandId};
use crate::app::{Action, Notice, NoticeId, Session, Tone};
use crate::edit::Selection;
use crate::words::{Arg, Phrase, phrase};

/// Notices in the corner at once; the list has the others.
const CORNER: usize = 3;
/// The widest they are, and how far from the edges of the page.
const WIDTH: f32 = 400.0;
const GAP: f32 = 14.0;
/// How long news of success stays in the corner, in seconds.
const FADES: f64 = 10.0;

/// How long it stays when somebody writes on.
const GLANCE: f64 = 2.0;

/// What the corner keeps between frames.
#[derive(Default)]
pub(super) struct Corner {
    size: Vec2,
    /// Whether they stand at the top, where they do not cover the line that is written.
    top: bool,
    success: Option<Success>,
}

/// News of success that is shown.
#[derive(Clone, Copy)]
struct Success {
    id: NoticeId,
    /// When it was first shown.
    since: f64,
    /// Where the caret stood then.
    caret: Option<Selection>,
    /// Whether somebody has written or gone on since.
    passed: bool,
}

impl Corner {
    /// Draws what waits to be read over the page, which has the room `over`.
    pub(super) fn show(&mut self, ctx: &Context, over: Rect, session: &Session, actions: &mut Vec<Action>) {
        let all = session.notices.shown();
        if all.is_empty() {
            *self = Self::default();
            return;
        }
        let (at, pivot) = self.place(ctx, over);
        let area = Area::new(Id::unique("notices")).order(Order::Middle).fixed_pos(at).pivot(pivot).movable(false);
        let shown = area.fade_in(false).show(ctx, |ui| {
            ui.set_max_width(WIDTH.min(over.width() - 2.0 * GAP));
            let t = theme::tokens(ui);
            let frame = Frame::new()
                .fill(t.paper)
                .stroke(Stroke::new(1.0, t.line))
                .corner_radius(8)
                .shadow(ui.visuals().popup_shadow);
            frame.inner_margin(Margin::symmetric(12, 10)).show(ui, |ui| {
                part(ui, Part::Notices, |ui| waiting(ui, session, all, actions));
            });
        });
        self.size = shown.response.rect.size();
        let touched = shown.response.contains_pointer()
            || shown.response.rect.contains(ctx.pointer_hover_pos().unwrap_or(Pos2::ZERO));
        self.fade(ctx, session, touched, actions);
    }

    /// At the end of the page, or at its start where the line of the caret would be covered.
    fn place(&mut self, ctx: &Context, over: Rect) -> (Pos2, Align2) {
        let low = Rect::from_min_max(over.max - Vec2::splat(GAP) - self.size, over.max - Vec2::splat(GAP));
        let high = Rect::from_min_size(pos2(low.left(), over.top() + GAP), self.size);
        let caret = ctx.output(|output| output.ime.map(|ime| ime.cursor_rect));
        let line = caret.filter(|caret| over.x_range().contains(caret.center().x));
        let covers = |place: Rect| line.is_some_and(|line| line.y_range().intersects(place.expand(GAP).y_range()));
        // They stay where they are until they are in the way there.
        self.top = if self.top { !covers(high) || covers(low) } else { covers(low) };
        if self.top {
            (over.right_top() + vec2(-GAP, GAP), Align2::RIGHT_TOP)
        } else {
            (over.max - Vec2::splat(GAP), Align2::RIGHT_BOTTOM)
        }
    }

    /// Lets news of success go after a while, sooner when somebody writes on; the list keeps it. Nothing
    /// else goes by itself.
    fn fade(&mut self, ctx: &Context, session: &Session, touched: bool, actions: &mut Vec<Action>) {
        let done = session.notices.shown().iter().find(|notice| notice.tone == Tone::Done).map(|notice| notice.id);
        let (now, caret) = (ctx.input(|input| input.time), session.view.selection);
        self.success = done.map(|id| {
            let known = self.success.filter(|known| known.id == id && !touched);
            let mut success = known.unwrap_or(Success { id, since: now, caret, passed: false });
            success.passed |= success.caret != caret;
            success
        });
        let Some(Success { id, since, passed, .. }) = self.success else { return };
        let left = since + if passed { GLANCE } else { FADES } - now;
        if left > 0.0 {
            ctx.request_repaint_after(Duration::from_secs_f64(left));
        } else {
            actions.push(Action::Dismiss(id));
        }
    }
}

/// The latest of the notices that wait, and how many more there are.
fn waiting(ui: &mut Ui, session: &Session, all: &[Notice], actions: &mut Vec<Action>) {
    let earlier = all.len().saturating_sub(CORNER);
    if earlier > 0 {
        let soft = theme::tokens(ui).soft;
        said::small(ui, &session.words.say(&phrase!("notices-earlier", count = earlier)), soft);
    }
    for (nth, notice) in all.iter().skip(earlier).enumerate() {
        if nth > 0 || earlier > 0 {
            ui.separator();
        }
        ui.push_id(notice.id, |ui| row(ui, session, notice, true, actions));
    }
}

/// One notice: what happened and what to do, in words that can be copied; what it offers; and, while
/// it waits, the button that takes it away.
pub(super) fn row(ui: &mut Ui, session: &Session, notice: &Notice, waits: bool, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    ui.horizontal_top(|ui| {
        ui.add_space(1.0);
        let color = match notice.tone {
            Tone::Done => t.accent,
            Tone::Advice => t.amber,
            Tone::Failed => t.red,
        };
        let (at, _) = ui.allocate_exact_size(egui::vec2(theme::ICON, theme::ICON), Sense::hover());
        Icon::of_tone(notice.tone).paint(ui, at.center(), theme::ICON, color);
        ui.vertical(|ui| {
            let shown = told(ui, session, &notice.said, t.ink);
            if waits {
                announce(&shown, notice.tone);
            }
            if let Some(hint) = &notice.hint {
                told(ui, session, hint, t.soft);
            }
            ui.horizontal(|ui| {
                let at = notice.at.to_zoned(jiff::tz::TimeZone::system()).time();
                said::small(ui, &says.say(&phrase!("notices-at", time = Arg::Clock(at))), t.soft);
                let offered =
                    session.offered(notice).and_then(commands::find).filter(|command| (command.ready)(session));
                if let Some(command) = offered
                    && widgets::small(ui, command.label(says)).told(command.help(says)).clicked()
                {
                    actions.push(Action::Accept(notice.id));
                }
                if waits && widgets::small(ui, says.get("bar-dismiss")).clicked() {
                    actions.push(Action::Dismiss(notice.id));
                }
            });
        });
    });
}

/// Has a screen reader say it: at once if something was not done, else when it has a pause.
fn announce(shown: &Response, tone: Tone) {
    let live = if tone == Tone::Failed { Live::Assertive } else { Live::Polite };
    shown.ctx.accesskit_node_builder(shown.id, |node| node.set_live(live));
}

/// Words that can be copied, to be asked about.
fn told(ui: &mut Ui, session: &Session, what: &Phrase, color: egui::Color32) -> Response {
    let words = session.words.say(what);
    let shown = sensing(ui, &words, &theme::words(theme::BODY), color, None, Sense::click());
    menu_keys::own_menu(&shown, |ui| {
        if said::button(ui, session.words.of("command", "copy")).clicked() {
            ui.ctx().copy_text(words.clone());
            ui.close();
        }
    });
    shown
}

/// The bell in the status bar, with the number of those that wait. It opens the list.
pub(super) fn bell(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let id = CommandId("notices");
    let count = session.notices.shown().len();
    let name = says.say(&phrase!("notices-bell", count = count));
    let figure = if count > 0 { says.count(count) } else { String::new() };
    let wide = 22.0 + 7.0 * f32::from(u8::try_from(figure.chars().count()).unwrap_or(u8::MAX));
    let (rect, response) = ui.allocate_exact_size(vec2(wide, ui.spacing().interact_size.y.min(22.0)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let touched = response.hovered() || response.has_focus();
    if touched {
        let look = ui.style().interact(&response);
        ui.painter().rect(rect, look.corner_radius, look.weak_bg_fill, look.bg_stroke, egui::StrokeKind::Inside);
    }
    let color = if count > 0 { t.amber } else { t.soft };
    draw_bell(ui, pos2(rect.left() + 11.0, rect.center().y), color);
    let style = theme::words(theme::SMALL);
    write(
        ui,
        pos2(rect.left() + 20.0, rect.center().y - style.size * style.leading / 2.0),
        &figure,
        &style,
        color,
        None,
    );
    if response.told(&widgets::help_of(ui, session, id)).clicked() {
        actions.push(Action::Run(id));
    }
}

/// A bell of 12 by 13 points.
fn draw_bell(ui: &Ui, center: Pos2, color: egui::Color32) {
    let at = |x: f32, y: f32| center + vec2(x, y);
    let line = Stroke::new(1.3, color);
    let side = [
        (-5.5, 3.0),
        (-4.0, 1.0),
        (-4.0, -2.0),
        (-2.8, -4.6),
        (0.0, -5.8),
        (2.8, -4.6),
        (4.0, -2.0),
        (4.0, 1.0),
        (5.5, 3.0),
    ];
    let body: Vec<Pos2> = side.into_iter().map(|(x, y)| at(x, y)).collect();
    ui.painter().add(Shape::closed_line(body, line));
    ui.painter().hline(center.x - 1.6..=center.x + 1.6, center.y + 5.4, line);
}
