//! The parts of the export dialog: a format, a finding, how far the work has come.

use std::collections::BTreeSet;

use egui::accesskit::{Role, Toggled};
use egui::{Align, Id, Key, Layout, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::{Action, EXPORTING, Session};
use crate::checks::{Finding, Weight};
use crate::ground::{SourceId, StoryId};
use crate::story::Mark;
use crate::tags::Terms;
use crate::ui::icons::Icon;
use crate::ui::inspector::show_place;
use crate::ui::text::label::{label, paint};
use crate::ui::text::{Copy, Typesetter, typesetter};
use crate::ui::{said, theme, widgets};
use crate::words::phrase;

/// A format that can be wanted or not.
pub(super) fn format(ui: &mut Ui, on: bool, name: &str, about: &str) -> Response {
    let t = theme::tokens(ui);
    let (strong, small) = (theme::words(theme::BODY).strong(), theme::words(theme::SMALL));
    let width = ui.available_width();
    let set = |ts: &mut Typesetter, words, style, less| {
        ts.kept(&Copy { width: width - 20.0 - less, ..Copy::line(words, style) })
    };
    let (named, said) = typesetter(ui.ctx(), |ts| (set(ts, name, &strong, 22.0), set(ts, about, &small, 0.0)));
    let high = named.size().y + said.size().y + 2.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, high + 16.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::CheckBox, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_toggled(if on { Toggled::True } else { Toggled::False });
        node.set_description(about);
    });
    let round = f32::from(theme::ROUND_CARD);
    if on {
        ui.painter().add(t.lifted.as_shape(rect, round));
        ui.painter().rect_filled(rect, round, t.paper);
    }
    if response.hovered() || response.has_focus() {
        let ring = Stroke::new(if response.has_focus() { 1.5 } else { 1.0 }, t.accent);
        ui.painter().rect_stroke(rect, round, ring, StrokeKind::Inside);
    }
    let inner = rect.shrink2(vec2(10.0, 8.0));
    let ink = if on { t.ink } else { t.soft };
    paint(ui, &named, Rect::from_min_size(inner.min, named.size()), ink);
    let below = pos2(inner.left(), inner.top() + named.size().y + 2.0);
    paint(ui, &said, Rect::from_min_size(below, said.size()), t.soft);
    let sign = pos2(inner.right() - 7.0, inner.top() + 9.0);
    if on {
        Icon::DONE.paint(ui, sign, 16.0, t.accent);
    } else {
        ui.painter().circle_stroke(sign, 6.5, theme::hairline(ui, t.outline(t.soft)));
    }
    response
}

/// A finding on a card, with what leads to it.
pub(super) fn finding(ui: &mut Ui, session: &Session, finding: &Finding, several: bool, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let (color, weight) = match finding.weight {
        Weight::Blocks => (t.red, "panel-required"),
        Weight::Advises => (t.amber, "panel-advice"),
    };
    let words = says.say(&finding.said);
    let story = session.project.story(finding.story);
    widgets::card(ui, t.line, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let show = widgets::small(ui, says.get("panel-show"));
                widgets::name(ui, show.id, &says.say(&phrase!("export-show", what = words.as_str())));
                if let Some(story) = story.filter(|_| show.clicked()) {
                    actions.push(Action::Dialog(None));
                    actions.push(Action::ShowStory(finding.story));
                    actions.push(show_place(story, finding));
                }
                said::small(ui, says.get(weight), color);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    widgets::dot(ui, color);
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 2.0;
                        said::line(ui, &words, t.ink);
                        if let Some(story) = story.filter(|_| several) {
                            label(
                                ui,
                                story.display_name(),
                                &theme::words(theme::SMALL).among(story.direction()),
                                t.soft,
                                Some(1),
                            );
                        }
                    });
                });
            });
        });
    });
}

/// How long the rest of an export may take, from how long the pictures so far took.
#[derive(Default)]
pub(super) struct Estimate {
    /// When it was first looked at, in seconds, and how many were done then.
    since: Option<(f64, u32)>,
}

impl Estimate {
    /// Says how far it has come, and how long the rest may take once that can be told.
    pub(super) fn say(&mut self, ui: &Ui, session: &Session) -> String {
        let says = session.words;
        let Some((done, all)) = progress(session) else { return says.get("job-exporting").to_owned() };
        let now = ui.input(|input| input.time);
        let (began, had) = *self.since.get_or_insert((now, done));
        let nth = usize::try_from((done + 1).min(all)).unwrap_or_default();
        let all_of = usize::try_from(all).unwrap_or_default();
        let said = says.say(&phrase!("export-photos", nth = nth, all = all_of));
        match seconds_left(now - began, done.saturating_sub(had), all.saturating_sub(done)) {
            Some(left) => format!("{said} · {}", says.say(&phrase!("export-seconds", count = left))),
            None => said,
        }
    }
}

/// Whole seconds for what is left, at the pace of what is done; nothing before something is.
fn seconds_left(took: f64, done: u32, left: u32) -> Option<usize> {
    if done == 0 || left == 0 || took <= 0.0 {
        return None;
    }
    let seconds = (took / f64::from(done) * f64::from(left)).ceil().clamp(1.0, 86_400.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped first")]
    let seconds = seconds as usize;
    Some(seconds)
}

fn progress(session: &Session) -> Option<(u32, u32)> {
    session.jobs.running().iter().find(|job| job.label == EXPORTING)?.progress()
}

/// The foot of the dialog: what is under way or in the way, and the two buttons. Whether to export.
pub(super) fn ends(
    ui: &mut Ui,
    session: &Session,
    said: &str,
    ready: bool,
    busy: bool,
    actions: &mut Vec<Action>,
) -> bool {
    let (t, says) = (theme::tokens(ui), session.words);
    let entered = ready && ui.memory(|m| m.focused().is_none()) && ui.input(|input| input.key_pressed(Key::Enter));
    let mut go = entered;
    ui.horizontal(|ui| {
        let room = ui.available_width() - 190.0;
        ui.allocate_ui_with_layout(vec2(room, 30.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_max_width(room);
            let shown = said::small(ui, said, t.soft);
            ui.ctx().accesskit_node_builder(shown.id, |node| node.set_live(egui::accesskit::Live::Polite));
        });
        widgets::at_end(ui, Id::unique("export-ends"), |ui| {
            if said::button(ui, says.get("ask-cancel")).clicked() {
                actions.push(if busy { Action::CancelJobs } else { Action::Dialog(None) });
            }
            let export = widgets::primary(ui, ready, says.get("export-do"));
            super::want_first(ui, &export);
            go |= export.clicked();
        });
    });
    let (bar, response) = ui.allocate_exact_size(vec2(ui.available_width(), 4.0), Sense::hover());
    if busy {
        let part = progress(session).map_or(0.0, |(done, all)| parts(done, all));
        ui.painter().rect_filled(bar, 2.0, t.rail);
        let done = Rect::from_min_size(bar.min, vec2(bar.width() * part, bar.height()));
        ui.painter().rect_filled(done, 2.0, t.accent);
        response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, said));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_numeric_value(f64::from(part)));
    }
    go
}

#[expect(clippy::cast_precision_loss, reason = "few, and for a bar")]
fn parts(done: u32, all: u32) -> f32 {
    (done as f32 + 0.5).min(all as f32) / all.max(1) as f32
}

/// How many sources must not be named whose words some stories quote.
pub(super) fn guarded(session: &Session, wanted: impl Fn(StoryId) -> bool) -> usize {
    let stories = session.project.stories.iter().filter(|story| wanted(story.id));
    let texts = stories.flat_map(|story| story.texts());
    let quoted: BTreeSet<SourceId> = texts
        .flat_map(|(_, _, text)| text.spans())
        .filter_map(|span| match &span.mark {
            Mark::Quotation(source) => *source,
            Mark::Bold | Mark::Italic | Mark::Link(_) | Mark::Mention(_) => None,
        })
        .collect();
    let sources = session.project.directory.sources.iter();
    sources.filter(|source| source.terms != Terms::OnTheRecord && quoted.contains(&source.id)).count()
}

#[cfg(test)]
mod tests {
    use super::seconds_left;

    #[test]
    fn what_is_left_is_told_once_something_is_done() {
        assert_eq!(seconds_left(0.0, 0, 4), None);
        assert_eq!(seconds_left(3.0, 0, 4), None);
        assert_eq!(seconds_left(3.0, 1, 3), Some(9));
        assert_eq!(seconds_left(1.0, 3, 1), Some(1), "never nothing");
        assert_eq!(seconds_left(9.0, 4, 0), None);
    }
}
