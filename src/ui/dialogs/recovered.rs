//! What was found after a crash, and what lies in the bin: each with what it would change in the
//! saved version, and what may become of it.

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{EventFilter, Frame, Id, Key, Margin, Modifiers, Response, ScrollArea, Sense, Ui, WidgetInfo};

use crate::app::safety::recovery::{FileNow, Lost, Unreadable};
use crate::app::{Action, LOOKING_FOR_LOST, RecoverAct, Recovery, Session};
use crate::ground::reading;
use crate::project::journal::BIN_DAYS;
use crate::ui::compare::{self, CompareState};
use crate::ui::text::label::label;
use crate::ui::{said, theme, widgets};
use crate::words::{Arg, Phrase, Words, phrase};

/// What is looked at of all that was found.
#[derive(Default)]
pub(super) struct RecoveredState {
    chosen: Option<PathBuf>,
    /// What the keyboard has come to: the first way out of another takes it.
    reached: Option<PathBuf>,
    rows: CompareState,
}

/// The most room the list of several takes.
const LIST: f32 = 132.0;
/// What stands around the comparison where there is one alone, and where there are several, without
/// their list.
const ALONE: f32 = 350.0;
const LISTED: f32 = 310.0;

/// One thing that was found.
#[derive(Clone, Copy)]
enum Find<'a> {
    Lost(&'a Lost),
    Unreadable(&'a Unreadable),
    /// It lies in the bin.
    Binned(&'a Lost),
}

impl Find<'_> {
    /// Its file, if it has one.
    fn file(&self) -> Option<&PathBuf> {
        match self {
            Self::Lost(lost) | Self::Binned(lost) => lost.replayed.head.file.as_ref(),
            Self::Unreadable(_) => None,
        }
    }

    /// The folder of its file, where another of these has a file of that name elsewhere.
    fn folder(&self, all: &[Find<'_>]) -> Option<String> {
        let file = self.file()?;
        let other =
            |other: &Find<'_>| other.file().is_some_and(|other| other != file && other.file_name() == file.file_name());
        let folder = file.parent().filter(|_| all.iter().any(other))?;
        Some(folder.display().to_string())
    }

    fn journal(&self) -> &PathBuf {
        match self {
            Self::Lost(lost) | Self::Binned(lost) => &lost.ended.path,
            Self::Unreadable(one) => &one.ended.path,
        }
    }

    /// What it is called: its project's file, else what the newsroom calls the project.
    fn name(&self, says: &Words) -> String {
        match self {
            Self::Lost(lost) | Self::Binned(lost) => {
                let file = lost.replayed.head.file.as_ref().and_then(|path| path.file_name());
                file.map_or_else(
                    || widgets::or_unnamed(&lost.replayed.project.name, says.get("recovered-untitled")).to_owned(),
                    |name| name.to_string_lossy().into_owned(),
                )
            }
            Self::Unreadable(_) => says.get("recovered-unreadable").to_owned(),
        }
    }
}

/// Draws the view.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut RecoveredState, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let Recovery { finds, bin, .. } = &session.safety.recovery;
    let mut all: Vec<Find<'_>> =
        finds.lost.iter().map(Find::Lost).chain(finds.unreadable.iter().map(Find::Unreadable)).collect();
    let body = theme::words(theme::BODY);
    if all.is_empty() {
        super::title(ui, says.get("recovered-bin-title"));
        label(ui, &says.say(&phrase!("recovered-bin-about", days = Arg::size(BIN_DAYS))), &body, t.soft, None);
    } else {
        super::title(ui, &says.say(&phrase!("recovered-title", count = all.len())));
        label(ui, says.get("recovered-about"), &body, t.soft, None);
    }
    all.extend(bin.lost.iter().filter(|_| bin.is_shown).map(Find::Binned));
    ui.add_space(8.0);
    let listed = (all.len() > 1).then(|| list(ui, session, &all, state));
    if listed.is_some() {
        ui.add_space(8.0);
    }
    let chosen = all.get(state.at(&all)).copied();
    let journal = chosen.map(|find| find.journal().clone());
    let is_new = std::mem::replace(&mut state.reached, journal.clone()) != journal;
    match chosen {
        Some(Find::Lost(lost)) => {
            about(ui, session, lost, state, listed);
            ui.add_space(10.0);
            choices(ui, says, lost, is_new, actions);
        }
        Some(Find::Unreadable(one)) => {
            label(ui, &says.say(&one.why), &theme::words(theme::BODY), t.red, None);
            said::line(ui, &says.say(&one.hint), t.soft);
            ui.add_space(10.0);
            ui.horizontal_wrapped(|ui| {
                let later = rest(ui, says, &one.ended.path, actions);
                if is_new {
                    later.request_focus();
                }
            });
        }
        Some(Find::Binned(lost)) => {
            about(ui, session, lost, state, listed);
            ui.add_space(10.0);
            ui.horizontal_wrapped(|ui| way_back(ui, says, &lost.ended.path, is_new, actions));
        }
        None => {
            let looks = session.jobs.running().iter().any(|job| job.label == LOOKING_FOR_LOST);
            said::line(ui, says.get(if looks { LOOKING_FOR_LOST } else { "recovered-bin-empty" }), t.ink);
            ui.add_space(10.0);
            if widgets::primary(ui, true, says.get("ask-close")).clicked() {
                actions.push(Action::Dialog(None));
            }
        }
    }
}

impl RecoveredState {
    /// Which of all is looked at, from 0.
    fn at(&self, all: &[Find<'_>]) -> usize {
        all.iter().position(|find| self.chosen.as_ref() == Some(find.journal())).unwrap_or(0)
    }

    fn choose(&mut self, find: Option<&Find<'_>>) {
        let chosen = find.map(|find| find.journal().clone());
        *self = Self { reached: chosen.clone(), chosen, ..Self::default() };
    }
}

/// The list of all that was found: one thing for the keyboard. How high it is.
fn list(ui: &mut Ui, session: &Session, all: &[Find<'_>], state: &mut RecoveredState) -> f32 {
    let id = Id::unique("recovered-list");
    let before = state.at(all);
    let at = walked(ui, id, before, all.len().saturating_sub(1));
    if at != before {
        state.choose(all.get(at));
    }
    let mut clicked = false;
    let shown = ScrollArea::vertical().id_salt("finds").max_height(LIST).show(ui, |ui| {
        for (nth, find) in all.iter().enumerate() {
            let is_binned = |find: &Find<'_>| matches!(find, Find::Binned(_));
            let above = nth.checked_sub(1).and_then(|above| all.get(above));
            if is_binned(find) && above.is_some_and(|above| !is_binned(above)) {
                widgets::heading(ui, session.words.get("recovered-bin"));
            }
            let row = row(ui, session, find, all, nth == at);
            if nth == at && at != before {
                row.scroll_to_me_animation(None, egui::style::ScrollAnimation::none());
            }
            if row.clicked() {
                state.choose(Some(find));
                clicked = true;
            }
        }
    });
    let list = ui.interact(shown.inner_rect, id, Sense::focusable_noninteractive());
    list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, session.words.get("recovered-list")));
    if clicked {
        list.request_focus();
    }
    if let Some(chosen) = all.get(at) {
        ui.ctx().accesskit_node_builder(id, |node| node.set_active_descendant(row_id(chosen).accesskit_id()));
    }
    let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    shown.inner_rect.height()
}

/// Where the keys lead that go through a list, while it has the keyboard.
fn walked(ui: &Ui, id: Id, at: usize, last: usize) -> usize {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return at;
    }
    let ways =
        [(Key::ArrowDown, (at + 1).min(last)), (Key::ArrowUp, at.saturating_sub(1)), (Key::Home, 0), (Key::End, last)];
    let pressed = ways.into_iter().find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
    pressed.map_or(at, |(_, to)| to)
}

fn row_id(find: &Find<'_>) -> Id {
    Id::unique(("recovered-row", find.journal()))
}

/// A row of the list.
fn row(ui: &mut Ui, session: &Session, find: &Find<'_>, all: &[Find<'_>], on: bool) -> Response {
    let (t, says) = (theme::tokens(ui), session.words);
    let (name, folder) = (find.name(says), find.folder(all));
    let fill = if on { t.accent_soft } else { t.paper };
    let frame = Frame::new().fill(fill).corner_radius(6.0).inner_margin(Margin::symmetric(10, 4));
    let drawn = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            label(ui, &name, &theme::words(theme::BODY).strong(), t.ink, Some(1));
            match find {
                Find::Lost(lost) => {
                    said::small(ui, &says.say(&when(session, lost)), t.soft);
                }
                Find::Binned(lost) => {
                    let row = phrase!("recovered-bin-row", when = since(session, lost), count = lost.words);
                    said::small(ui, &says.say(&row), t.soft);
                }
                Find::Unreadable(_) => {}
            }
        });
        // Of two files of one name.
        if let Some(folder) = &folder {
            label(ui, folder, &theme::words(theme::SMALL), t.soft, Some(1));
        }
    });
    let response = ui.interact(drawn.response.rect, row_id(find), Sense::CLICK);
    let said = folder.map_or_else(|| name.clone(), |folder| format!("{name} – {folder}"));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &said));
    response
}

/// Since when one lies in the bin, and whether it was brought back before.
fn since(session: &Session, lost: &Lost) -> Phrase {
    let key = if lost.ended.was_brought_back() { "recovered-bin-back" } else { "recovered-bin-since" };
    phrase!(key, when = instant(session, lost))
}

/// When it was last added to.
fn when(session: &Session, lost: &Lost) -> Phrase {
    phrase!("recovered-when", when = instant(session, lost))
}

fn instant(session: &Session, lost: &Lost) -> Arg {
    let at = lost.at.to_zoned(widgets::zone_of(session)).datetime();
    let today = at.date() == widgets::local(session).date();
    if today { Arg::Clock(at.time()) } else { Arg::Moment(at) }
}

/// What is known of one: its project, when, how much, and how its file is now.
fn about(ui: &mut Ui, session: &Session, lost: &Lost, state: &mut RecoveredState, listed: Option<f32>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let line = |ui: &mut Ui, phrase: &Phrase, color| {
        label(ui, &says.say(phrase), &theme::words(theme::BODY), color, None);
    };
    // In a list, its name and when stand there.
    if listed.is_none() {
        label(ui, &Find::Lost(lost).name(says), &theme::words(theme::BODY).strong(), t.ink, None);
    }
    if let Some(path) = &lost.replayed.head.file {
        label(ui, &reading::path(&path.display().to_string()), &theme::words(theme::SMALL), t.soft, Some(1));
    }
    if listed.is_none() {
        let binned = session.safety.recovery.bin.lost.iter().any(|one| one.ended.path == lost.ended.path);
        line(ui, &if binned { since(session, lost) } else { when(session, lost) }, t.ink);
    }
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
    let around = listed.map_or(ALONE, |list| LISTED + list);
    let tallest = (ui.ctx().content_rect().height() - around).max(64.0);
    compare::show(ui, says, &lost.changes, &mut state.rows, tallest, None);
}

/// What may become of it. What loses nothing is what Enter does.
fn choices(ui: &mut Ui, says: &Words, lost: &Lost, is_new: bool, actions: &mut Vec<Action>) {
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
        if is_new {
            primary.request_focus();
        }
    });
}

/// What may become of one in the bin.
fn way_back(ui: &mut Ui, says: &Words, journal: &std::path::Path, is_new: bool, actions: &mut Vec<Action>) {
    let back = widgets::primary(ui, true, says.get("recovered-bring-back"));
    if back.clicked() {
        actions.push(Action::Recover(RecoverAct::BringBack(journal.to_owned())));
    }
    if is_new {
        back.request_focus();
    }
    if said::button(ui, says.get("ask-close")).clicked() {
        actions.push(Action::Dialog(None));
    }
}

fn rest(ui: &mut Ui, says: &Words, journal: &std::path::Path, actions: &mut Vec<Action>) -> Response {
    if said::button(ui, says.get("recovered-discard")).clicked() {
        actions.push(Action::Recover(RecoverAct::Discard(journal.to_owned())));
    }
    let later = said::button(ui, says.get("recovered-later"));
    if later.clicked() {
        actions.push(Action::Dialog(None));
    }
    later
}
