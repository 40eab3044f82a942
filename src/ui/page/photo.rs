//! A photo on the page, with its caption as placed and its credit.

use egui::{FontFamily, FontId, RichText, Ui};

use super::copy_field::{self, Look};
use crate::app::{Action, PathPurpose, Session, Tab};
use crate::edit::{Spot, TextPlace};
use crate::story::{PlacedPhoto, Story};
use crate::ui::pictures::Pictures;
use crate::ui::theme;

/// Draws it. The caption field shows the library's caption, softly, until one is written here.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    story: &Story,
    place: TextPlace,
    placed: &PlacedPhoto,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) {
    let t = theme::tokens(ui);
    let Some(photo) = session.project.library.photo(placed.photo) else {
        ui.label(RichText::new("This photo is not in the library.").color(t.red));
        return;
    };
    let shown = pictures.show(ui, session, photo, ui.available_width(), 420.0, actions);
    if shown.clicked() {
        actions.push(Action::ShowTab(Tab::Photos));
    }
    let look = Look {
        font: FontId::new(13.0, FontFamily::Proportional),
        leading: 1.4,
        color: t.ink,
        direction: story.direction(),
        // While none is written here, the reader gets the library's.
        hint: if photo.caption.is_empty() { "Caption".to_owned() } else { photo.caption.clone() },
        label: "Caption".to_owned(),
    };
    let drawn = copy_field::show(ui, session, Spot::Text(place), &placed.caption, &look, actions);
    if let Some((words, caret)) = drawn.typed {
        actions.push(Action::TypeText { place, words, caret });
    }
    if !photo.credit.is_empty() {
        super::line(ui, story.direction(), |ui| {
            ui.label(RichText::new(format!("({})", photo.credit)).color(t.soft));
        });
    }
    if photo.file.is_none() && ui.button("Attach the picture…").clicked() {
        actions.push(Action::AskPath(PathPurpose::Attach(Some(photo.id))));
    }
}
