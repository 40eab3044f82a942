//! Whose caption readers get: the photo's own, or one that the page has for it.

use std::sync::Arc;

use egui::Ui;

use crate::app::{Action, Change, Session};
use crate::edit::Edit;
use crate::photos::Photo;
use crate::story::{Block, Content, PlacedPhoto, Story, Text};
use crate::ui::{said, theme, widgets};
use crate::words::phrase;

/// The captions that a page has of its own for a photo, each with its block.
pub(super) fn own<'a>(placed: &'a [&'a Arc<Block>]) -> Vec<(&'a Block, &'a Text)> {
    let captions = placed.iter().filter_map(|block| Some((block.as_ref(), &block.photo()?.caption)));
    captions.filter(|(_, caption)| !caption.is_blank()).collect()
}

/// Says that the page has its own, and which; one click has readers get the other one everywhere.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    story: &Story,
    photo: &Photo,
    own: &[(&Block, &Text)],
    actions: &mut Vec<Action>,
) {
    let Some((_, caption)) = own.first() else { return };
    let (t, says) = (theme::tokens(ui), session.words);
    let words = caption.as_str().trim();
    said::small(ui, &says.say(&phrase!("photo-caption-read", caption = words)), t.ink);
    ui.horizontal_wrapped(|ui| {
        if !photo.caption.trim().is_empty() && widgets::small(ui, says.get("photo-caption-take")).clicked() {
            let edits = own.iter().map(|(block, _)| lent(story, photo, block)).collect();
            actions.push(Change::new(Edit::Several(edits), "change-caption").into());
        }
        if photo.caption.trim() != words && widgets::small(ui, says.get("photo-caption-give")).clicked() {
            let changed = Photo { caption: words.to_owned(), ..photo.clone() };
            // What has marks says more than the photo's own could.
            let same = own.iter().filter(|(_, text)| text.as_str().trim() == words && text.spans().is_empty());
            let lent = same.map(|(block, _)| lent(story, photo, block));
            let edits = std::iter::once(Edit::PutPhoto(changed)).chain(lent).collect();
            actions.push(Change::new(Edit::Several(edits), "change-caption").into());
        }
    });
}

/// The edit that has a page show the photo's own caption.
fn lent(story: &Story, photo: &Photo, block: &Block) -> Edit {
    let content = Content::Photo(PlacedPhoto { photo: photo.id, caption: Text::default() });
    Edit::SetContent { story: story.id, block: block.id, content }
}
