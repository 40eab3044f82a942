//! Settings: what is mine on this machine, and what is the project's, section by section.
//!
//! Each change takes effect at once; there is nothing to confirm. A section is one file here and
//! its line in [`SECTIONS`].

mod defaults;
mod dictionaries;
mod fonts;
mod keyboard;
mod page;
mod project;
mod rows;
mod saving;
mod style;
mod window;
mod work;
mod writing;

use egui::{Align, Layout, ScrollArea, Sense, Ui, vec2};

use crate::app::{Action, Session};
use crate::ui::{said, theme, widgets};

/// Whose settings they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Scope {
    /// This person's on this machine.
    #[default]
    Mine,
    /// The project's, for everybody who opens it.
    Project,
}

/// A section of the dialog.
pub(super) struct Section {
    /// Its name for programs.
    id: &'static str,
    /// The key of its name in the window.
    name: &'static str,
    /// Whose settings are in it.
    scope: Scope,
    /// Draws it.
    show: fn(&mut Ui, &Session, &mut Drafts, &mut Vec<Action>),
    /// What takes all in it back to the standard; nothing where there is none.
    standard: fn(&Session) -> Vec<Action>,
}

/// All sections, in order.
const SECTIONS: &[Section] = &[
    window::SECTION,
    page::SECTION,
    fonts::SECTION,
    writing::SECTION,
    dictionaries::MINE,
    saving::SECTION,
    work::SECTION,
    keyboard::SECTION,
    project::SECTION,
    style::SECTION,
    defaults::SECTION,
    dictionaries::HOUSE,
];

/// What is typed in the dialog and is no setting: filters.
#[derive(Default)]
pub(super) struct Drafts {
    fonts: fonts::FontDrafts,
    words: dictionaries::WordDrafts,
}

/// What the dialog shows.
#[derive(Default)]
pub(super) struct SettingsState {
    /// It has been drawn.
    open: bool,
    scope: Scope,
    /// The section of each scope, by its place among those of the scope.
    mine: usize,
    project: usize,
    drafts: Drafts,
}

impl SettingsState {
    pub(super) fn wants_fonts(&self) -> bool {
        self.drafts.fonts.wanted
    }
}

/// The width of the list of sections, and from where on there is room for it.
const LIST: f32 = 148.0;
const WITH_LIST: f32 = 460.0;

/// Draws the dialog.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut SettingsState, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let scopes = [(Scope::Mine, says.get("prefs-mine")), (Scope::Project, says.get("prefs-project"))];
    ui.horizontal(|ui| {
        super::title(ui, says.get("prefs-title"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(12.0);
                if let Some(scope) = rows::pick_of(ui, says.get("prefs-whose"), &scopes, &state.scope) {
                    state.scope = scope;
                }
            });
        });
    });
    let about = match state.scope {
        Scope::Mine => says.about("prefs", "mine", "about"),
        Scope::Project => says.about("prefs", "project", "about"),
    };
    said::small(ui, about, t.soft);
    ui.add_space(8.0);
    let sections: Vec<&Section> = SECTIONS.iter().filter(|section| section.scope == state.scope).collect();
    let at = match state.scope {
        Scope::Mine => &mut state.mine,
        Scope::Project => &mut state.project,
    };
    *at = (*at).min(sections.len().saturating_sub(1));
    let height = (ui.ctx().content_rect().height() - 250.0).clamp(110.0, 400.0);
    let wide = ui.available_width() >= WITH_LIST;
    if wide {
        let room = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Min), |ui| {
            ui.allocate_ui_with_layout(vec2(LIST, height), Layout::top_down(Align::Min), |ui| {
                list(ui, session, &sections, at, !std::mem::replace(&mut state.open, true));
            });
            let (line, _) = ui.allocate_exact_size(vec2(13.0, height), Sense::hover());
            ui.painter().vline(line.center().x, line.y_range(), theme::hairline(ui, t.line));
            if let Some(section) = sections.get(*at) {
                body(ui, session, section, height, &mut state.drafts, actions);
            }
        });
    } else {
        let names: Vec<_> = sections.iter().enumerate().map(|(nth, section)| (nth, says.get(section.name))).collect();
        if let Some(nth) = rows::choose(ui, "section", says.get("prefs-section"), &names, at) {
            *at = nth;
        }
        if let Some(section) = sections.get(*at) {
            body(ui, session, section, height - 50.0, &mut state.drafts, actions);
        }
    }
    ui.add_space(10.0);
    let mut standard = sections.get(*at).map_or(Vec::new(), |section| (section.standard)(session));
    standard.retain(|action| rows::changes(session, action));
    ui.horizontal(|ui| {
        if widgets::primary(ui, true, says.get("ask-done")).clicked() {
            actions.push(Action::Dialog(None));
        }
        if said::button_as(ui, !standard.is_empty(), says.get("prefs-standard"), |button| button).clicked() {
            actions.extend(standard);
        }
    });
}

/// The names of the sections; the keyboard begins at the chosen one.
fn list(ui: &mut Ui, session: &Session, sections: &[&Section], at: &mut usize, begin: bool) {
    for (nth, section) in sections.iter().enumerate() {
        let chosen = nth == *at;
        let shown = rows::tab(ui, session.words.get(section.name), chosen);
        if shown.clicked() {
            *at = nth;
        }
        if begin && chosen {
            shown.request_focus();
        }
    }
}

/// A section, which scrolls where it is higher than its room.
fn body(
    ui: &mut Ui,
    session: &Session,
    section: &Section,
    height: f32,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let scroll =
        ScrollArea::vertical().id_salt(section.id).auto_shrink(false).max_height(height).min_scrolled_height(0.0);
    ui.vertical(|ui| {
        ui.set_max_height(height);
        scroll.show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 10.0);
            if section.scope == Scope::Project && session.is_blank() {
                said::line(ui, session.words.get("prefs-no-project"), theme::tokens(ui).soft);
            } else {
                (section.show)(ui, session, drafts, actions);
            }
        })
    });
}
