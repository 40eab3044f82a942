//! What the story is set in on the page.

use egui::Ui;

use super::{Drafts, Scope, Section, rows};
use crate::app::{Action, Preference, Session, StoryFonts};

pub(super) const SECTION: Section = Section { id: "fonts", name: "prefs-fonts", scope: Scope::Mine, show, standard };

/// What was typed to find a family.
#[derive(Default)]
pub(super) struct FontDrafts {}

fn show(ui: &mut Ui, session: &Session, _: &mut Drafts, _: &mut Vec<Action>) {
    rows::note(ui, session.words.about("prefs", "fonts", "about"));
}

fn standard(_: &Session) -> Vec<Action> {
    vec![rows::prefer(Preference::StoryFonts(StoryFonts::default()))]
}
