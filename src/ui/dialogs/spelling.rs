//! The list at the caret: what may have been meant by a misspelt word.

use egui::{Area, Id, Rect, Sense, Ui, UiKind, pos2};

use crate::app::{Action, Doubt, Session};
use crate::ui::{mirror, said, suggestions, theme};
use crate::words::phrase;

/// What the list keeps while it is open.
#[derive(Default)]
pub(super) struct SpellingState {
    shown: bool,
}

/// The height it may need, in points.
const HEIGHT: f32 = 300.0;
/// Its width, in points.
pub(super) const WIDTH: f32 = 240.0;

/// Where it stands: below the word, or above it where there is no room.
pub(super) fn area(ctx: &egui::Context) -> Area {
    let screen = ctx.content_rect();
    let word = place(ctx).unwrap_or_else(|| Rect::from_center_size(screen.center(), egui::Vec2::ZERO));
    let left = word.left().min(screen.right() - WIDTH - 40.0);
    let room = screen.bottom() - word.bottom();
    let (pivot, top) = if room < HEIGHT && word.top() > room {
        (egui::Align2::LEFT_BOTTOM, word.top() - 2.0)
    } else {
        (egui::Align2::LEFT_TOP, word.bottom() + 2.0)
    };
    Area::new(Id::unique("spelling"))
        .kind(UiKind::Modal)
        .sense(Sense::hover())
        .order(egui::Order::Foreground)
        .pivot(pivot)
        .fixed_pos(pos2(left, top))
}

/// Says where in the window the word stands that is spoken of.
pub(in crate::ui) fn put(ctx: &egui::Context, word: Rect) {
    let word = mirror::glass(ctx).rect(word);
    ctx.data_mut(|data| data.insert_temp(Id::unique("spelling-word"), word));
}

fn place(ctx: &egui::Context) -> Option<Rect> {
    ctx.data(|data| data.get_temp(Id::unique("spelling-word")))
}

/// Draws the list. Up and Down go through it, Enter takes what is chosen, Escape leaves it.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    doubt: &Doubt,
    state: &mut SpellingState,
    actions: &mut Vec<Action>,
) {
    let t = theme::tokens(ui);
    said::small(ui, &session.words.say(&phrase!("spelling-of", word = doubt.word.clone())), t.soft);
    ui.add_space(2.0);
    let first = ui
        .with_layout(egui::Layout::top_down_justified(egui::Align::Min), |ui| {
            suggestions::rows(ui, session, doubt, actions)
        })
        .inner;
    // What comes first has the keyboard: suggestions take it over from the line that stands for them.
    if let Some(first) = first.filter(|_| !std::mem::replace(&mut state.shown, true)) {
        first.request_focus();
    }
}
