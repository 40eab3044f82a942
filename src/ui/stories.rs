//! The left panel: the stories, the photos, the outline of the story on the page.

use egui::{Frame, Margin, ScrollArea, Ui, vec2};

use super::kept::Kept;
use super::outline;
use super::pictures::Pictures;
use super::text::label::label;
use super::{said, story_list, theme, widgets};
use crate::app::{Action, Session};
use crate::words::{Words, phrase};

/// Photos side by side.
const PHOTOS: f32 = 3.0;
/// Photos shown; the inspector has the rest.
const MOST: usize = 60;

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
        Frame::new().inner_margin(theme::IN_LIST).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            heading(ui, &says.say(&phrase!("stories-heading", count = session.project.stories.len())));
            story_list::show(ui, session, counts, stories, actions);
            if session.project.stories.is_empty() {
                nothing_yet(ui, says, actions);
            }
            photos(ui, session, pictures, actions);
            if let Some(story) = session.story() {
                heading(ui, says.get("stories-outline"));
                outline::show(ui, session, story, outline, actions);
            }
            ui.add_space(24.0);
        });
    });
}

fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        ui.vertical(|ui| widgets::heading(ui, words));
    });
    ui.add_space(4.0);
}

fn nothing_yet(ui: &mut Ui, says: &Words, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    said::line(ui, says.get("stories-none"), t.soft);
    ui.add_space(4.0);
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
    heading(ui, &session.words.say(&phrase!("stories-photos", count = photos.len())));
    let gap = 6.0;
    let side = ((ui.available_width() - 2.0 * gap - gap * (PHOTOS - 1.0)) / PHOTOS).floor();
    Frame::new().inner_margin(Margin::symmetric(6, 0)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(gap, gap);
            for photo in photos.iter().take(MOST) {
                let shown = pictures.tile(ui, session, photo, vec2(side, (side * 0.76).round()), actions);
                let none = session.words.get("photo-no-caption");
                let words = if photo.caption.is_empty() { none } else { &photo.caption };
                let ink = theme::tokens(ui).ink;
                let hover = |ui: &mut Ui| drop(label(ui, words, &theme::words(theme::BODY), ink, None));
                if shown.on_hover_ui(hover).clicked() {
                    actions.push(Action::ShowPhoto(photo.id));
                }
            }
        });
    });
}
