//! The left panel: the stories, the photos, the outline of the story on the page.

use egui::{ScrollArea, Ui};

use super::kept::Kept;
use super::outline;
use super::pictures::Pictures;
use super::text::label::label;
use super::{said, story_list, theme, widgets};
use crate::app::{Action, Session, Tab};
use crate::words::{Words, phrase};

/// Draws the panel.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    pictures: &mut Pictures,
    kept: &mut Kept,
    actions: &mut Vec<Action>,
) {
    let Kept { counts, stories, outline, .. } = kept;
    let says = session.words;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        widgets::heading(ui, &says.say(&phrase!("stories-heading", count = session.project.stories.len())));
        story_list::show(ui, session, counts, stories, actions);
        if session.project.stories.is_empty() {
            nothing_yet(ui, says, actions);
        }
        photos(ui, session, pictures, actions);
        if let Some(story) = session.story() {
            outline::show(ui, says, story, outline, actions);
        }
    });
}

fn nothing_yet(ui: &mut Ui, says: &Words, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    said::line(ui, says.get("stories-none"), t.soft);
    for id in ["new-story", "import"] {
        if said::button(ui, says.of("command", id)).clicked() {
            actions.push(Action::Run(crate::app::commands::CommandId(id)));
        }
    }
}

fn photos(ui: &mut Ui, session: &Session, pictures: &mut Pictures, actions: &mut Vec<Action>) {
    let photos = &session.project.library.photos;
    if photos.is_empty() {
        return;
    }
    widgets::heading(ui, &session.words.say(&phrase!("stories-photos", count = photos.len())));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for photo in photos.iter().take(60) {
            let shown = pictures.show(ui, session, photo, 68.0, 51.0, actions);
            let words = if photo.caption.is_empty() { session.words.get("photo-no-caption") } else { &photo.caption };
            let ink = theme::tokens(ui).ink;
            let hover = |ui: &mut Ui| drop(label(ui, words, &theme::words(13.0), ink, None));
            if shown.on_hover_ui(hover).clicked() {
                actions.push(Action::ShowTab(Tab::Photos));
            }
        }
    });
}
