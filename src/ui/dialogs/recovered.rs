//! What was found after a crash: each with what it would change in the saved version, and what may
//! become of it.

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Frame, Id, Margin, ScrollArea, Sense, Ui, WidgetInfo};

use crate::app::safety::recovery::{FileNow, Lost, Unreadable};
use crate::app::{Action, RecoverAct, Session};
use crate::ui::compare::{self, CompareState};
use crate::ui::text::label::label;
use crate::ui::{said, theme, widgets};
use crate::words::{Arg, Phrase, Words, phrase};

/// What is looked at of all that was found.
#[derive(Default)]
pub(super) struct RecoveredState {
    chosen: Option<PathBuf>,
    open: bool,
    rows: CompareState,
}

/// One thing that was found.
#[derive(Clone, Copy)]
enum Find<'a> {
    Lost(&'a Lost),
    Unreadable(&'a Unreadable),
}

impl Find<'_> {
    fn journal(&self) -> &PathBuf {
        match self {
            Self::Lost(lost) => &lost.ended.path,
            Self::Unreadable(one) => &one.ended.path,
        }
    }

    /// What it is called: its project's file, else what the newsroom calls the project.
    fn name(&self, says: &Words) -> String {
        match self {
            Self::Lost(lost) => {
                let file = lost.replayed.head.file.as_ref().and_then(|path| path.file_name());
                file.map_or_else(
                    || widgets::or_unnamed(&lost.replayed.project.name, says.get("recovered-untitled")).to_owned(),
                    |name| name.to_string_lossy().into_owned(),
                )
            }
            Self::Unreadable(one) => {
                one.ended.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
            }
        }
    }
}

/// Draws the view.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut RecoveredState, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let finds = &session.safety.recovery.finds;
    let all: Vec<Find<'_>> =
        finds.lost.iter().map(Find::Lost).chain(finds.unreadable.iter().map(Find::Unreadable)).collect();
    super::title(ui, &says.say(&phrase!("recovered-title", count = all.len())));
    label(ui, says.get("recovered-about"), &theme::words(theme::BODY), t.soft, None);
    ui.add_space(8.0);
    let chosen = all.iter().find(|find| state.chosen.as_ref() == Some(find.journal())).or(all.first()).copied();
    if all.len() > 1 {
        ScrollArea::vertical().id_salt("finds").max_height(132.0).show(ui, |ui| {
            for find in &all {
                let on = chosen.is_some_and(|chosen| chosen.journal() == find.journal());
                if row(ui, session, find, on) {
                    *state = RecoveredState {
                        chosen: Some(find.journal().clone()),
                        open: true,
                        ..RecoveredState::default()
                    };
                }
            }
        });
        ui.add_space(8.0);
    }
    match chosen {
        Some(Find::Lost(lost)) => {
            about(ui, session, lost, state);
            ui.add_space(10.0);
            choices(ui, says, lost, state, actions);
        }
        Some(Find::Unreadable(one)) => {
            label(ui, &says.say(&one.why), &theme::words(theme::BODY), t.red, None);
            said::line(ui, &says.say(&one.hint), t.soft);
            ui.add_space(10.0);
            ui.horizontal(|ui| {
                rest(ui, says, &one.ended.path, actions);
            });
        }
        None => {
            if widgets::primary(ui, true, says.get("ask-close")).clicked() {
                actions.push(Action::Dialog(None));
            }
        }
    }
}

/// A row of the list; whether it was chosen.
fn row(ui: &mut Ui, session: &Session, find: &Find<'_>, on: bool) -> bool {
    let (t, says) = (theme::tokens(ui), session.words);
    let name = find.name(says);
    let fill = if on { t.accent_soft } else { t.paper };
    let frame = Frame::new().fill(fill).corner_radius(6.0).inner_margin(Margin::symmetric(10, 5));
    let drawn = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        label(ui, &name, &theme::words(theme::BODY).strong(), t.ink, Some(1));
        if let Find::Lost(lost) = find {
            said::small(ui, &says.say(&when(session, lost)), t.soft);
        }
    });
    let id = Id::unique(("recovered-row", find.journal()));
    let response = ui.interact(drawn.response.rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &name));
    if response.has_focus() {
        let ring = egui::Stroke::new(1.5, t.accent);
        ui.painter().rect_stroke(response.rect, 6.0, ring, egui::StrokeKind::Inside);
    }
    response.clicked()
}

/// When it was last added to.
fn when(session: &Session, lost: &Lost) -> Phrase {
    let at = lost.at.to_zoned(widgets::zone_of(session)).datetime();
    let today = at.date() == widgets::local(session).date();
    phrase!("recovered-when", when = if today { Arg::Clock(at.time()) } else { Arg::Moment(at) })
}

/// What is known of one: its project, when, how much, and how its file is now.
fn about(ui: &mut Ui, session: &Session, lost: &Lost, state: &mut RecoveredState) {
    let (t, says) = (theme::tokens(ui), session.words);
    let line = |ui: &mut Ui, phrase: &Phrase, color| {
        label(ui, &says.say(phrase), &theme::words(theme::BODY), color, None);
    };
    label(ui, &Find::Lost(lost).name(says), &theme::words(theme::BODY).strong(), t.ink, None);
    if let Some(path) = &lost.replayed.head.file {
        label(ui, &path.display().to_string(), &theme::words(theme::SMALL), t.soft, Some(1));
    }
    line(ui, &when(session, lost), t.ink);
    let differs = |key| {
        let count = lost.words;
        if count == 0 { Phrase::new("recovered-no-words") } else { phrase!(key, count = count) }
    };
    match &lost.file {
        FileNow::Same(_) => line(ui, &differs("recovered-words"), t.ink),
        FileNow::Changed(_) => {
            line(ui, &differs("recovered-words"), t.ink);
            let apart = lost.together.is_none();
            let said = match (apart, lost.can_be_decided()) {
                (false, _) => "recovered-together-about",
                (true, true) => "recovered-decide-about",
                (true, false) => "recovered-changed",
            };
            line(ui, &Phrase::new(said), if apart { t.amber } else { t.soft });
        }
        FileNow::Unreadable(why) => {
            line(ui, &phrase!("recovered-file-unreadable", why = why.as_ref().clone()), t.amber);
        }
        FileNow::Untitled => line(ui, &differs("recovered-never-saved"), t.ink),
    }
    if lost.replayed.missing > 0 {
        line(ui, &phrase!("recovered-damaged", count = lost.replayed.missing), t.amber);
    }
    said::small(ui, says.get("compare-legend"), t.soft);
    ui.add_space(6.0);
    // What stands above and below it, however low the window is.
    let tallest = (ui.ctx().content_rect().height() - 400.0).max(140.0);
    compare::show(ui, says, &lost.changes, &mut state.rows, tallest, None);
}

/// What may become of it. What loses nothing is what Enter does.
fn choices(ui: &mut Ui, says: &Words, lost: &Lost, state: &mut RecoveredState, actions: &mut Vec<Action>) {
    let journal = &lost.ended.path;
    let keep = Action::Recover(RecoverAct::Keep(journal.clone()));
    let apart = Action::Recover(RecoverAct::Apart(journal.clone()));
    let (first, does) = match &lost.file {
        FileNow::Same(_) | FileNow::Untitled => ("recovered-keep", keep),
        FileNow::Changed(_) if lost.together.is_some() => ("recovered-together", keep),
        FileNow::Changed(_) if lost.can_be_decided() => {
            ("recovered-decide", Action::Recover(RecoverAct::Decide(journal.clone())))
        }
        FileNow::Changed(_) => ("recovered-open-both", apart.clone()),
        FileNow::Unreadable(_) => ("recovered-open-copy", apart.clone()),
    };
    ui.horizontal_wrapped(|ui| {
        let primary = widgets::primary(ui, true, says.get(first));
        if primary.clicked() {
            actions.push(does);
        }
        let other = first != "recovered-open-both" && matches!(&lost.file, FileNow::Same(_) | FileNow::Changed(_));
        if other && said::button(ui, says.get("recovered-open-both")).clicked() {
            actions.push(apart);
        }
        rest(ui, says, journal, actions);
        if !std::mem::replace(&mut state.open, true) {
            primary.request_focus();
        }
    });
}

fn rest(ui: &mut Ui, says: &Words, journal: &std::path::Path, actions: &mut Vec<Action>) {
    if said::button(ui, says.get("recovered-discard")).clicked() {
        actions.push(Action::Recover(RecoverAct::Discard(journal.to_owned())));
    }
    if said::button(ui, says.get("recovered-later")).clicked() {
        actions.push(Action::Dialog(None));
    }
}
