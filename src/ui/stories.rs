//! The left panel: the stories, the photos, the outline of the story on the page.

use egui::{Layout, ScrollArea, Sense, Stroke, Ui, UiBuilder};

use super::kept::Kept;
use super::outline;
use super::pictures::Pictures;
use super::text::label::label;
use super::{mirror, said, theme, widgets};
use crate::app::{Action, Session, Tab};
use crate::story::Story;
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
        for story in &session.project.stories {
            stories.row(ui, story.id, |ui| row(ui, session, story, counts.of(story).words, actions));
        }
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

fn row(ui: &mut Ui, session: &Session, story: &Story, words: usize, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let chosen = session.view.story == Some(story.id);
    let builder = UiBuilder::new().id_salt(("story", story.id)).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            let hovered = ui.response().hovered();
            egui::Frame::new()
                .fill(if chosen {
                    t.paper
                } else if hovered {
                    t.rail
                } else {
                    t.panel
                })
                .stroke(if chosen { Stroke::new(1.0, t.line) } else { Stroke::NONE })
                .corner_radius(8.0)
                .inner_margin(egui::Margin::symmetric(10, 8))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    row_words(ui, session.words, story, words);
                });
        })
        .response;
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Button);
        node.set_label(session.words.say(&phrase!("stories-story", name = story.display_name())));
    });
    if response.clicked() {
        actions.push(Action::ShowStory(story.id));
    }
}

fn row_words(ui: &mut Ui, says: &Words, story: &Story, words: usize) {
    let t = theme::tokens(ui);
    let align = mirror::glass(ui.ctx()).start_of(story.direction());
    ui.with_layout(Layout::top_down(align), |ui| {
        label(ui, story.display_name(), &theme::words(13.0).strong(), t.ink, None);
    });
    ui.horizontal(|ui| {
        let draft = story.status == crate::story::Status::Draft;
        widgets::chip(ui, says.fixed(&story.status.label()), t.status(story.status), !draft);
        said::small(ui, &says.say(&phrase!("count-words", count = words)), t.soft);
        if story.embargo.is_some() {
            said::small(ui, says.get("stories-embargo"), t.amber);
        }
    });
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
