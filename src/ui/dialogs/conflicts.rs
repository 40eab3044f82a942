//! What both sides changed in the file: before, ours and theirs beside each other, word by word. The
//! editor decides each; nothing is chosen beforehand.

use egui::Ui;

use crate::app::{Action, PathPurpose, Session, WatchAct};
use crate::edit::compare::{Row, Subject, Value};
use crate::edit::merge::{Choice, Conflict, Merged};
use crate::project::{Project, Stamp};
use crate::ui::compare::{self, Names};
use crate::ui::rows::Heights;
use crate::ui::text::label::label;
use crate::ui::{said, theme, widgets};
use crate::words::{Phrase, Words, called, phrase};

/// Below this width the three stand under each other.
const NARROW: f32 = 620.0;
/// How high a conflict is that was not yet in sight.
const GUESS: f32 = 160.0;

/// What was chosen so far, and of what.
#[derive(Default)]
pub(super) struct ConflictsState {
    of: Option<(Project, Stamp)>,
    merged: Option<Merged>,
    chosen: Vec<Option<Choice>>,
    /// What was chosen, while it is put together anew.
    known: Vec<(Conflict, Option<Choice>)>,
    rows: Heights<usize>,
}

impl ConflictsState {
    /// Puts together what is to be decided, again if either side changed since; what was chosen stays
    /// for what is still as it was.
    fn keep(&mut self, session: &Session) {
        let now = session.undecided().cloned();
        if self.merged == now {
            return;
        }
        if let Some(before) = self.merged.take() {
            self.known = before.conflicts.into_iter().zip(self.chosen.drain(..)).collect();
        }
        let conflicts = now.iter().flat_map(|merged| &merged.conflicts);
        let choice =
            |conflict: &Conflict| self.known.iter().find(|(one, _)| one == conflict).and_then(|(_, choice)| *choice);
        self.chosen = conflicts.map(choice).collect();
        if now.is_some() {
            self.known.clear();
        }
        self.merged = now;
    }
}

/// Draws the conflicts.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut ConflictsState, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let theirs = session.decides_on();
    let of = state.of.as_ref().map(|(project, stamp)| (project, *stamp));
    let is_pending = theirs.is_some() && session.undecided().is_none();
    if is_pending || state.merged.is_none() || of != theirs.map(|stamp| (&session.project, stamp)) {
        state.keep(session);
        state.of = theirs.map(|stamp| (session.project.clone(), stamp));
    }
    if theirs.is_none() {
        actions.push(Action::Dialog(None));
        return;
    }
    let told = Told::of(session);
    super::title(ui, &says.say(&Phrase::new(told.title).with("file", session.file_name())));
    let ConflictsState { merged: Some(merged), chosen, rows, .. } = state else {
        said::line(ui, says.get("watch-putting-together"), t.soft);
        ui.add_space(10.0);
        if said::button(ui, says.get("watch-later")).clicked() {
            actions.push(Action::Dialog(None));
        }
        return;
    };
    label(ui, says.get(told.what), &theme::words(theme::BODY), t.ink, None);
    ui.add_space(6.0);
    let tallest = (ui.ctx().content_rect().height() - 250.0).max(140.0);
    super::scroll(tallest).auto_shrink([false, true]).show(ui, |ui| {
        for (nth, (conflict, choice)) in merged.conflicts.iter().zip(chosen.iter_mut()).enumerate() {
            rows.row_of(ui, nth, Some(GUESS), |ui| one(ui, session, &told, &merged.project, conflict, choice));
        }
    });
    ui.add_space(10.0);
    buttons(ui, says, &told, chosen, actions);
}

fn buttons(ui: &mut Ui, says: &Words, told: &Told, chosen: &mut [Option<Choice>], actions: &mut Vec<Action>) {
    let open = chosen.iter().filter(|choice| choice.is_none()).count();
    ui.horizontal_wrapped(|ui| {
        let decided: Option<Vec<Choice>> = chosen.iter().copied().collect();
        let take = widgets::primary(ui, decided.is_some(), says.get("watch-decide"));
        if let Some(choices) = decided.filter(|_| take.clicked()) {
            actions.push(Action::Watch(WatchAct::Decide(choices)));
        }
        for (key, choice) in [(told.all_ours, Choice::Ours), (told.all_theirs, Choice::Theirs)] {
            if chosen.len() > 1 && said::button(ui, says.get(key)).clicked() {
                chosen.fill(Some(choice));
            }
        }
        if said::button(ui, says.of("command", "save-as")).clicked() {
            actions.push(Action::AskPath(PathPurpose::SaveAs));
        }
        if said::button(ui, says.get("watch-later")).clicked() {
            actions.push(Action::Dialog(None));
        }
        let left = if open == 0 { Phrase::new("watch-none-open") } else { phrase!("watch-open", count = open) };
        said::small(ui, &says.say(&left), theme::tokens(ui).soft);
    });
}

fn one(
    ui: &mut Ui,
    session: &Session,
    told: &Told,
    merged: &Project,
    conflict: &Conflict,
    choice: &mut Option<Choice>,
) {
    let (t, says) = (theme::tokens(ui), session.words);
    let what = says.say(&heading(conflict, &session.saved, merged));
    label(ui, &what, &theme::words(theme::BODY).strong(), t.ink, Some(2));
    ui.add_space(2.0);
    let sides = (&session.saved, merged);
    if ui.available_width() < NARROW {
        for side in Side::ALL {
            side.show(ui, says, told, conflict, sides);
            ui.add_space(4.0);
        }
    } else {
        ui.columns_const(|columns: &mut [Ui; 3]| {
            for (side, ui) in Side::ALL.into_iter().zip(columns) {
                side.show(ui, says, told, conflict, sides);
            }
        });
    }
    ui.horizontal_wrapped(|ui| {
        for option in conflict.choices() {
            let words = says.get(match option {
                Choice::Ours => told.take_ours,
                Choice::Theirs => told.take_theirs,
                Choice::Both => "watch-take-both",
            });
            let is_on = *choice == Some(option);
            let shown = widgets::segment(ui, is_on, words);
            // Heard with what it is about, as many conflicts have the same buttons.
            let name = says.say(&phrase!("compare-button", button = words, what = what.as_str()));
            ui.ctx().accesskit_node_builder(shown.id, |node| node.set_label(name));
            if shown.clicked() {
                *choice = Some(option);
            }
        }
    });
    ui.add_space(8.0);
    ui.separator();
}

/// Which story it is in, and what of it.
fn heading(conflict: &Conflict, saved: &Project, merged: &Project) -> Phrase {
    let what = conflict.our_row();
    let what = if conflict.ours == Value::Nothing { conflict.their_row() } else { what }.label();
    // As it was called before, which both sides know.
    match conflict.subject.story().and_then(|story| saved.story(story).or_else(|| merged.story(story))) {
        Some(story) => phrase!("watch-conflict", what = what, story = called(story.name())),
        None => what,
    }
}

/// What both sides are called: others wrote one, or it is what was saved before the other was recovered.
struct Told {
    title: &'static str,
    what: &'static str,
    ours: &'static str,
    theirs: &'static str,
    take_ours: &'static str,
    take_theirs: &'static str,
    all_ours: &'static str,
    all_theirs: &'static str,
}

impl Told {
    const OTHERS: Self = Self {
        title: "watch-conflicts-title",
        what: "watch-conflicts-what",
        ours: "watch-ours",
        theirs: "watch-theirs",
        take_ours: "watch-take-ours",
        take_theirs: "watch-take-theirs",
        all_ours: "watch-all-ours",
        all_theirs: "watch-all-theirs",
    };
    const RECOVERED: Self = Self {
        title: "recovered-conflicts-title",
        what: "recovered-conflicts-what",
        ours: "recovered-ours",
        theirs: "recovered-theirs",
        take_ours: "recovered-take-ours",
        take_theirs: "recovered-take-theirs",
        all_ours: "recovered-all-ours",
        all_theirs: "recovered-all-theirs",
    };

    fn of(session: &Session) -> Self {
        if session.decides_on_recovered() { Self::RECOVERED } else { Self::OTHERS }
    }
}

/// One of three to be looked at.
#[derive(Clone, Copy)]
enum Side {
    Before,
    Ours,
    Theirs,
}

impl Side {
    const ALL: [Self; 3] = [Self::Before, Self::Ours, Self::Theirs];

    fn show(self, ui: &mut Ui, says: &Words, told: &Told, conflict: &Conflict, (was, is): (&Project, &Project)) {
        let t = theme::tokens(ui);
        let key = match self {
            Self::Before => "watch-before",
            Self::Ours => told.ours,
            Self::Theirs => told.theirs,
        };
        said::small(ui, says.get(key), t.soft);
        let names = Names { before: &was.directory, after: &is.directory };
        let (value, row) = match self {
            Self::Before => {
                (&conflict.base, Row { after: conflict.base.clone(), before: Value::Nothing, ..conflict.our_row() })
            }
            Self::Ours => (&conflict.ours, conflict.our_row()),
            Self::Theirs => (&conflict.theirs, conflict.their_row()),
        };
        if *value == Value::Nothing {
            let key = if matches!(self, Self::Before) { "watch-not-there" } else { "watch-deleted" };
            said::line(ui, says.get(key), if matches!(self, Self::Before) { t.soft } else { t.red });
            return;
        }
        // Two places are read more easily than the change from the one to the other.
        let is_place = matches!(conflict.subject, Subject::BlockPlace(..) | Subject::Place(_));
        let reads = compare::way(&row, is, was);
        match self {
            Self::Ours | Self::Theirs if !is_place => compare::pairs(ui, says, &row, reads, names),
            Self::Before | Self::Ours | Self::Theirs => compare::plainly(ui, says, &row, reads, names),
        }
    }
}
