//! The Photos tab: the photo that is open, with all that is known of it, and the others as a list.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{framing, photo};
use crate::app::commands::CommandId;
use crate::app::{Action, Session};
use crate::photos::Photo;
use crate::story::{Block, Story};
use crate::ui::kept::Kept;
use crate::ui::pictures::Pictures;
use crate::ui::said::{self, Told as _};
use crate::ui::text::label::{label, write};
use crate::ui::theme;
use crate::ui::widgets;

/// Draws the tab: the photo that is open first, then the others of the page, then the rest of the
/// library.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    story: &Story,
    kept: &mut Kept,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) {
    let Kept { photos: on_page, rows, .. } = kept;
    on_page.follow(&story.body, |block| block.photo().map(|placed| placed.photo));
    let (t, library) = (theme::tokens(ui), &session.project.library);
    // Each once, however often the page shows it.
    let mut known = BTreeSet::new();
    let here: Vec<&Photo> =
        on_page.iter().filter(|(_, id)| known.insert(*id)).filter_map(|(_, id)| library.photo(*id)).collect();
    let open = session.view.photo.and_then(|id| library.photo(id)).or(here.first().copied());
    match open {
        Some(open) => {
            let here = on_page.iter().filter(|(_, id)| *id == open.id);
            let placed: Vec<&Arc<Block>> = here.filter_map(|(at, _)| story.body.get(*at)).collect();
            ui.push_id(open.id, |ui| card(ui, session, story, open, &placed, pictures, actions));
        }
        None => drop(said::line(ui, session.words.get("photo-none"), t.soft)),
    }
    let is_open = |photo: &Photo| open.is_some_and(|open| open.id == photo.id);
    let others: Vec<_> = here.iter().filter(|photo| !is_open(photo)).collect();
    if !others.is_empty() {
        widgets::heading(ui, session.words.get("photo-others"));
    }
    for photo in others {
        rows.photos.row(ui, (true, photo.id), |ui| row(ui, session, photo, pictures, actions));
    }
    ui.add_space(6.0);
    if session.has_lost_photos() {
        let find = CommandId("find-photos");
        let button = said::button(ui, session.words.of("command", "find-photos"));
        if button.told(&widgets::help_of(ui, session, find)).clicked() {
            actions.push(Action::Run(find));
        }
    }
    let attach = CommandId("attach");
    let button = said::button(ui, session.words.get("photo-attach-many"));
    if button.told(&widgets::help_of(ui, session, attach)).clicked() {
        actions.push(Action::Run(attach));
    }
    let rest: Vec<_> = library.photos.iter().filter(|p| !known.contains(&p.id) && !is_open(p)).collect();
    if !rest.is_empty() {
        widgets::heading(ui, session.words.get("photo-elsewhere"));
    }
    for photo in rest {
        rows.photos.row(ui, (false, photo.id), |ui| elsewhere(ui, session, story, photo, pictures, actions));
    }
}

/// The photo that is open: the picture and how it is cut, then what is known of it.
fn card(
    ui: &mut Ui,
    session: &Session,
    story: &Story,
    photo: &Photo,
    placed: &[&Arc<Block>],
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) {
    if let Some(file) = &photo.file {
        framing::show(ui, session, photo, file, pictures, actions);
    } else {
        let shown = pictures.show(ui, session, photo, ui.available_width(), 260.0, actions);
        if shown.clicked() || said::button(ui, session.words.get("photo-attach")).clicked() {
            actions.push(photo::attach(photo.id));
        }
    }
    if placed.is_empty() && widgets::small(ui, session.words.get("photo-place-here")).clicked() {
        actions.push(Action::PlacePhoto(story.id, photo.id));
    }
    ui.add_space(2.0);
    photo::show(ui, session, story, photo, placed, actions);
}

/// Another photo of the page, folded to a row that opens it.
fn row(ui: &mut Ui, session: &Session, photo: &Photo, pictures: &mut Pictures, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let caption = caption(session, photo);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, caption));
    if response.clicked() {
        actions.push(Action::ShowPhoto(photo.id));
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, f32::from(theme::ROUND), t.accent_soft);
    }
    let tile = Rect::from_min_size(rect.min + vec2(4.0, 4.0), vec2(ROW * 1.3, ROW - 8.0));
    pictures.put(ui, session, photo, (tile, true), actions);
    let wants = photo.file.is_some() && photo.alt_text.trim().is_empty();
    let left = tile.right() + 10.0;
    let width = rect.right() - left - if wants { 20.0 } else { 6.0 };
    let style = theme::words(theme::SMALL);
    let high = 2.0 * style.size * style.leading;
    write(ui, pos2(left, rect.center().y - high / 2.0), caption, &style, t.ink, Some((width, 2)));
    if wants {
        ui.painter().circle_filled(pos2(rect.right() - 10.0, rect.center().y), 3.8, t.amber);
        let told = response.told(says.get("photo-alt-wanted"));
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_description(says.get("photo-alt-wanted")));
    }
}

/// The height of a folded photo.
const ROW: f32 = 52.0;

fn caption<'a>(session: &'a Session, photo: &'a Photo) -> &'a str {
    if photo.caption.trim().is_empty() { session.words.get("photo-no-caption") } else { &photo.caption }
}

/// A photo that is not on this page: small, with a way onto it.
fn elsewhere(
    ui: &mut Ui,
    session: &Session,
    story: &Story,
    photo: &Photo,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        if pictures.show(ui, session, photo, 84.0, 60.0, actions).clicked() {
            actions.push(Action::ShowPhoto(photo.id));
        }
        ui.vertical(|ui| {
            let words = caption(session, photo);
            label(ui, words, &theme::words(theme::SMALL), theme::tokens(ui).ink, Some(2));
            if widgets::small(ui, session.words.get("photo-place-here")).clicked() {
                actions.push(Action::PlacePhoto(story.id, photo.id));
            }
        });
    });
}
