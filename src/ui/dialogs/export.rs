//! The export dialog: as what, where to, which stories, and what stands in the way.

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::{Align, Frame, Id, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::export_parts::{self, Estimate};
use crate::app::commands::{self, CommandId};
use crate::app::{Action, EXPORTING, PathPurpose, Session, preferences};
use crate::checks::{Finding, Weight};
use crate::export::FORMATS;
use crate::ground::StoryId;
use crate::project::Project;
use crate::ui::kept::Kept;
use crate::ui::rows::Heights;
use crate::ui::text::field::Field;
use crate::ui::text::label::label;
use crate::ui::text::{Copy, typesetter};
use crate::ui::{keys, said, theme, widgets};
use crate::words::{Words, phrase};

/// What was chosen so far.
#[derive(Default)]
pub(super) struct ExportState {
    folder: Option<String>,
    /// Where exports begin when that was last looked at: one chosen since goes into the field.
    known: Option<PathBuf>,
    formats: Option<Vec<&'static str>>,
    scope: Scope,
    chosen: BTreeSet<StoryId>,
    guarded: Option<(Project, Scope, usize)>,
    rows: Heights<usize>,
    estimate: Estimate,
}

/// The checks that find what may give a confidential source away.
const EXPOSING: [&str; 3] = ["source-named", "off-the-record", "unknown-source"];

/// Which stories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Scope {
    /// The one on the page.
    #[default]
    This,
    /// All that may leave.
    All,
    /// Some.
    Chosen,
}

/// The formats stand beside the rest where the dialog is so wide.
const SIDE_BY_SIDE: f32 = 500.0;
/// The width of the list of formats.
const FORMATS_WIDE: f32 = 208.0;

/// Draws the dialog.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    kept: &mut Kept,
    state: &mut ExportState,
    actions: &mut Vec<Action>,
) {
    if session.story().is_none() {
        actions.push(Action::Dialog(None));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    heading(ui, session, state.scope);
    let busy = session.jobs.running().iter().any(|job| job.label == EXPORTING);
    if !is_tight(ui) {
        body(ui, session, kept, state, busy, actions);
        return;
    }
    let high = (ui.ctx().content_rect().height() - 90.0).max(120.0);
    ScrollArea::vertical().max_height(high).id_salt("export").show(ui, |ui| {
        body(ui, session, kept, state, busy, actions);
    });
}

/// Whether the window is so small that the dialog is scrolled as a whole.
fn is_tight(ui: &Ui) -> bool {
    let window = ui.ctx().content_rect();
    window.height() < 480.0 || window.width() < SIDE_BY_SIDE
}

/// Formats and all else, side by side where there is room.
fn body(
    ui: &mut Ui,
    session: &Session,
    kept: &mut Kept,
    state: &mut ExportState,
    busy: bool,
    actions: &mut Vec<Action>,
) {
    let width = ui.available_width();
    if width < SIDE_BY_SIDE {
        let list = Frame::new().fill(theme::tokens(ui).panel).inner_margin(Margin::same(8));
        list.show(ui, |ui| formats(ui, session, state));
        Frame::new().inner_margin(Margin::same(14)).show(ui, |ui| rest(ui, session, kept, state, busy, actions));
        return;
    }
    // The list is as high as what stands beside it, which is known when that is drawn.
    let ground = ui.painter().add(egui::Shape::Noop);
    let top = ui.cursor().min;
    let column = |left: f32, wide: f32| Rect::from_min_size(pos2(left, top.y), vec2(wide, f32::INFINITY));
    let list = Frame::new().inner_margin(Margin::same(10));
    let right = top.x + FORMATS_WIDE;
    let list = ui.scope_builder(UiBuilder::new().max_rect(column(top.x, FORMATS_WIDE)), |ui| {
        list.show(ui, |ui| formats(ui, session, state));
    });
    let beside = Frame::new().inner_margin(Margin::symmetric(20, 16));
    let beside = ui.scope_builder(UiBuilder::new().max_rect(column(right, width - FORMATS_WIDE)), |ui| {
        beside.show(ui, |ui| rest(ui, session, kept, state, busy, actions));
    });
    let bottom = list.response.rect.bottom().max(beside.response.rect.bottom());
    let corner = egui::CornerRadius { sw: theme::ROUND_DIALOG, ..egui::CornerRadius::ZERO };
    let area = Rect::from_min_max(top, pos2(right, bottom));
    ui.painter().set(ground, egui::Shape::rect_filled(area, corner, theme::tokens(ui).panel));
    ui.advance_cursor_after_rect(Rect::from_min_max(top, pos2(top.x + width, bottom)));
}

fn heading(ui: &mut Ui, session: &Session, scope: Scope) {
    let (t, says) = (theme::tokens(ui), session.words);
    let title = match scope {
        Scope::This => "export-one",
        Scope::All => "export-all",
        Scope::Chosen => "export-chosen",
    };
    let again = commands::find(CommandId("export-again")).map(|command| keys::label(ui.ctx(), session, command));
    let shown = Frame::new().inner_margin(Margin::symmetric(22, 15)).show(ui, |ui| {
        ui.horizontal(|ui| {
            label(ui, says.get(title), &theme::words(theme::TITLE).strong(), t.ink, Some(1));
            if let Some(keys) = again.filter(|keys| !keys.is_empty()) {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let words = says.say(&phrase!("export-again-note", keys = keys));
                    label(ui, &words, &theme::words(theme::SMALL), t.faint, Some(1));
                });
            }
        });
    });
    let rect = shown.response.rect;
    ui.painter().hline(ui.max_rect().x_range(), rect.bottom(), theme::hairline(ui, t.line));
}

/// The formats, each with what it is; those that are wanted stand out.
fn formats(ui: &mut Ui, session: &Session, state: &mut ExportState) {
    let last = session.last_export().map(|last| last.formats.clone());
    let wanted = state.formats.get_or_insert_with(|| {
        let all = FORMATS.iter().map(|format| format.key);
        all.filter(|key| last.as_ref().is_none_or(|last| last.iter().any(|one| one == key))).collect()
    });
    ui.spacing_mut().item_spacing.y = 4.0;
    for format in &FORMATS {
        let on = wanted.contains(&format.key);
        let (name, about) = (session.words.say(&format.label()), session.words.say(&format.about()));
        if export_parts::format(ui, on, &name, &about).clicked() {
            wanted.retain(|key| *key != format.key);
            if !on {
                wanted.push(format.key);
            }
        }
    }
}

/// All but the formats.
fn rest(
    ui: &mut Ui,
    session: &Session,
    kept: &mut Kept,
    state: &mut ExportState,
    busy: bool,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = 10.0;
    let folder = folder(ui, session, state, actions);
    scope(ui, session, state);
    let (found, current) = known(ui, session, kept, state, actions);
    let found: Vec<&Finding> = found.iter().filter(|finding| state.is_about(finding.story)).collect();
    let room = ui.ctx().content_rect().height() - 330.0;
    let most = if is_tight(ui) { f32::INFINITY } else { room.clamp(110.0, 320.0) };
    ScrollArea::vertical().max_height(most).id_salt("findings").show(ui, |ui| {
        for (nth, finding) in found.iter().enumerate() {
            let several = state.scope != Scope::This;
            state.rows.row(ui, nth, |ui| export_parts::finding(ui, session, finding, several, actions));
        }
    });
    if current {
        promise(ui, session, state, &found);
    }
    let blocking = found.iter().filter(|finding| finding.weight == Weight::Blocks).count();
    let stories = state.stories(session);
    let named = state.formats.as_ref().is_some_and(|formats| !formats.is_empty());
    let ready = !busy && current && blocking == 0 && !folder.as_os_str().is_empty() && named && stories.is_some();
    let why_not = if busy {
        state.estimate.say(ui, session)
    } else if !current {
        session.words.get("panel-looking").to_owned()
    } else if blocking > 0 {
        session.words.say(&phrase!("export-blocked", count = blocking))
    } else if !named {
        session.words.get("export-no-format").to_owned()
    } else if stories.is_none() {
        session.words.get("export-no-story").to_owned()
    } else {
        String::new()
    };
    let go = export_parts::ends(ui, session, &why_not, ready, busy, actions);
    if go && let Some(stories) = stories {
        let formats = state.formats.iter().flatten().map(|key| (*key).to_owned()).collect();
        state.estimate = Estimate::default();
        actions.push(Action::Export { stories, formats, folder });
    }
}

impl ExportState {
    fn is_about(&self, story: StoryId) -> bool {
        self.scope != Scope::Chosen || self.chosen.contains(&story)
    }

    /// The stories to export, none meaning all that may leave; `None` where nothing is chosen.
    fn stories(&self, session: &Session) -> Option<Vec<StoryId>> {
        match self.scope {
            Scope::This => session.current().map(|story| vec![story]),
            Scope::All => Some(Vec::new()),
            Scope::Chosen => {
                let ids = session.project.stories.iter().map(|story| story.id);
                let chosen: Vec<_> = ids.filter(|id| self.chosen.contains(id)).collect();
                (!chosen.is_empty()).then_some(chosen)
            }
        }
    }
}

/// What the checks have found so far, and whether that is about what stands there now.
fn known<'a>(
    ui: &Ui,
    session: &Session,
    kept: &'a mut Kept,
    state: &ExportState,
    actions: &mut Vec<Action>,
) -> (&'a [Finding], bool) {
    let Kept { findings, counts, .. } = kept;
    let known = match state.scope {
        Scope::This => findings.of_story(ui, session, counts, actions),
        Scope::All | Scope::Chosen => findings.of_all(ui, session, counts, actions),
    };
    (known.found, known.current)
}

/// A row with its name before it; below it where there is no room beside it.
fn named(ui: &mut Ui, says: &Words, name: &str, add: impl FnOnce(&mut Ui)) -> Id {
    let t = theme::tokens(ui);
    let style = theme::words(theme::BODY);
    // As wide as the longest of them, so that what they name stands in one column.
    let wide = typesetter(ui.ctx(), |ts| {
        let names = ["export-folder", "export-stories"].map(|key| ts.kept(&Copy::line(says.get(key), &style)).size().x);
        names.into_iter().fold(66.0, f32::max).ceil()
    });
    if ui.available_width() < SIDE_BY_SIDE - FORMATS_WIDE {
        let id = said::small(ui, name, t.soft).id;
        ui.horizontal_wrapped(add);
        return id;
    }
    ui.horizontal(|ui| {
        let room = ui.allocate_ui_with_layout(vec2(wide, 30.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(wide);
            label(ui, name, &style, t.soft, Some(1)).id
        });
        add(ui);
        room.inner
    })
    .inner
}

fn folder(ui: &mut Ui, session: &Session, state: &mut ExportState, actions: &mut Vec<Action>) -> PathBuf {
    let begins = preferences::export_begins_at(session);
    if state.folder.is_none() || state.known != begins {
        state.folder = Some(begins.as_ref().map(|path| path.display().to_string()).unwrap_or_default());
        state.known = begins;
    }
    let words = state.folder.get_or_insert_default();
    let says = session.words;
    let id = Id::unique("export-folder");
    named(ui, says, says.get("export-folder"), |ui| {
        let chooses = Id::unique("export-choose");
        let took = ui.data(|data| data.get_temp::<f32>(chooses)).unwrap_or(90.0);
        let width = (ui.available_width() - took - ui.spacing().item_spacing.x).max(80.0);
        Field::new(id, theme::words(theme::BODY).for_paths()).width(width).show(ui, words);
        widgets::at_end(ui, chooses, |ui| {
            if said::button(ui, says.get("export-choose")).clicked() {
                actions.push(Action::AskPath(PathPurpose::ExportFolder));
            }
        });
    });
    widgets::name(ui, id, says.get("export-folder"));
    PathBuf::from(words.trim())
}

/// Which stories: this one, all, or some of a list.
fn scope(ui: &mut Ui, session: &Session, state: &mut ExportState) {
    let says = session.words;
    let all = says.say(&phrase!("export-scope-all", count = session.project.stories.len()));
    named(ui, says, says.get("export-stories"), |ui| {
        ui.spacing_mut().item_spacing.x = theme::STEP;
        let scopes = [
            (Scope::This, says.get("export-scope-this")),
            (Scope::All, all.as_str()),
            (Scope::Chosen, says.get("export-scope-chosen")),
        ];
        for (scope, words) in scopes {
            if widgets::segment(ui, state.scope == scope, words).clicked() {
                state.scope = scope;
                if scope == Scope::Chosen && state.chosen.is_empty() {
                    state.chosen.extend(session.current());
                }
            }
        }
    });
    if state.scope != Scope::Chosen {
        return;
    }
    ScrollArea::vertical().max_height(132.0).id_salt("chosen").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for story in &session.project.stories {
            let mut on = state.chosen.contains(&story.id);
            let name = widgets::or_unnamed(story.display_name(), says.get("imported-no-headline"));
            if said::tick(ui, &mut on, name, true, false).changed() {
                if on {
                    state.chosen.insert(story.id);
                } else {
                    state.chosen.remove(&story.id);
                }
            }
        }
    });
}

/// What is said of sources who must not be named: that all is well only where nothing was found.
fn promise(ui: &mut Ui, session: &Session, state: &mut ExportState, found: &[&Finding]) {
    let counted = |known: &&(Project, Scope, usize)| known.1 == state.scope && known.0 == session.project;
    let known = state.guarded.as_ref().filter(|_| state.scope != Scope::Chosen).filter(counted);
    let guarded = if let Some((_, _, count)) = known {
        *count
    } else {
        let wanted = |id: StoryId| match state.scope {
            Scope::This => session.current() == Some(id),
            Scope::All | Scope::Chosen => state.is_about(id),
        };
        let count = export_parts::guarded(session, wanted);
        state.guarded = Some((session.project.clone(), state.scope, count));
        count
    };
    if guarded > 0 {
        let t = theme::tokens(ui);
        let exposed = found.iter().filter(|finding| EXPOSING.contains(&finding.check));
        let (exposed, firm) = exposed.fold((0, false), |(count, firm), one| (count + 1, firm || one.blocks()));
        let (color, words) = match exposed {
            0 => (t.accent, phrase!("export-guarded", count = guarded)),
            count => (if firm { t.red } else { t.amber }, phrase!("export-exposed", count = count)),
        };
        let words = session.words.say(&words);
        widgets::card(ui, t.line, |ui| {
            ui.horizontal(|ui| {
                widgets::dot(ui, color);
                said::line(ui, &words, t.ink);
            });
        });
    }
}
