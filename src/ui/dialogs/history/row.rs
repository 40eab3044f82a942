//! A version in the list: when, by whom, under which name, and how much longer than the one before.

use egui::accesskit::Role;
use egui::{Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::{PastList, Session};
use crate::project::{Before, Version};
use crate::ui::text::label::write;
use crate::ui::theme;
use crate::words::{Arg, Phrase, phrase};

/// The height of a row, in points.
pub(super) const ROW: f32 = 46.0;

/// What names a row, whatever its place.
pub(super) fn id(past: &PastList, nth: usize) -> Id {
    Id::unique(("version", past.found.versions.get(nth).map(|version| version.path.clone())))
}

/// Draws a row; whether it was chosen.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    past: &PastList,
    nth: usize,
    rect: Rect,
    (chosen, marked): (bool, bool),
) -> bool {
    let Some(version) = past.found.versions.get(nth) else { return false };
    let (t, says) = (theme::tokens(ui), session.words);
    let response = ui.interact(rect, id(past, nth), Sense::CLICK);
    let damaged = past.is_damaged(version);
    let when = when(session, past, nth, version);
    let what = what(session, past, nth, version);
    let what = says.say(&Phrase::new("version-facts").with("facts", Arg::List(what)));
    let name = version.label.name.as_str();
    let state = state(session, version, damaged, marked).map(|key| says.get(key)).unwrap_or_default();
    let told: Vec<&str> = [when.as_str(), name, &what, state].into_iter().filter(|words| !words.is_empty()).collect();
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, told.join(", ")));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    if chosen || response.hovered() {
        let round = f32::from(theme::ROUND);
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), round, if chosen { t.accent_soft } else { t.rail });
    }
    let inner = rect.shrink2(vec2(12.0, 5.0));
    let (body, small) = (theme::words(theme::BODY), theme::words(theme::SMALL));
    let half = inner.width() * 0.46;
    let strong = if name.is_empty() { body.clone() } else { body.clone().strong() };
    let top = if name.is_empty() { when.as_str() } else { name };
    write(ui, inner.left_top(), top, &strong, t.ink, Some((half, 1)));
    let below = if name.is_empty() { who(session, version) } else { when.clone() };
    let second = inner.top() + body.size * body.leading + 1.0;
    write(ui, pos2(inner.left(), second), &below, &small, t.soft, Some((half, 1)));
    let right = inner.left() + half + 16.0;
    let room = inner.right() - right;
    write(ui, pos2(right, inner.top() + 1.0), &what, &small, t.soft, Some((room, 1)));
    let color = if damaged { t.amber } else { t.accent };
    write(ui, pos2(right, second), state, &small, color, Some((room, 1)));
    response.clicked()
}

/// When a version was saved: to the second, where one beside it is of the same minute.
fn when(session: &Session, past: &PastList, nth: usize, version: &Version) -> String {
    let says = session.words;
    let when = says.say(&session.when(version.at));
    let beside = [nth.checked_sub(1), nth.checked_add(1)].into_iter().flatten();
    let alike = |other: &Version| says.say(&session.when(other.at)) == when;
    if beside.filter_map(|nth| past.found.versions.get(nth)).any(alike) {
        says.say(&session.when_exactly(version.at))
    } else {
        when
    }
}

/// Who saved a version, as far as that is known.
fn who(session: &Session, version: &Version) -> String {
    match version.label.who.as_str() {
        "" => session.words.get("version-nobody").to_owned(),
        who => session.words.say(&phrase!("version-by", who = who)),
    }
}

/// How long a version is, and how much longer than the one before; of a named one, by whom too.
fn what(session: &Session, past: &PastList, nth: usize, version: &Version) -> Vec<Arg> {
    let mut facts = Vec::new();
    if !version.label.name.is_empty() && !version.label.who.is_empty() {
        facts.push(Arg::Words(who(session, version)));
    }
    let Some(words) = version.label.words else { return facts };
    facts.push(phrase!("version-words", count = count(words)).into());
    let before = past.found.versions.get(nth + 1).and_then(|before| before.label.words);
    match before.map(|before| (words.saturating_sub(before), before.saturating_sub(words))) {
        Some((more @ 1.., _)) => facts.push(phrase!("version-more", count = count(more)).into()),
        Some((_, fewer @ 1..)) => facts.push(phrase!("version-fewer", count = count(fewer)).into()),
        Some((0, 0)) | None => {}
    }
    facts
}

fn count(words: u64) -> Arg {
    Arg::Count(i64::try_from(words).unwrap_or(i64::MAX))
}

/// What is to be known of it beside.
fn state(session: &Session, version: &Version, damaged: bool, marked: bool) -> Option<&'static str> {
    let in_file = session.file.as_ref().is_some_and(|file| version.has(&file.stamp));
    match (damaged, marked, in_file) {
        (true, ..) => Some("version-is-damaged"),
        (false, true, _) => Some("version-is-marked"),
        (false, false, true) => Some("version-in-file"),
        (false, false, false) => version.label.before.map(|before| match before {
            Before::Merge => "version-before-merge",
            Before::Recovery => "version-before-recovery",
            Before::Restore => "version-before-restore",
        }),
    }
}
