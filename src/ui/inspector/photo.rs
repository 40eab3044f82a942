//! What is known of a photo: its words, who is to be seen, what its owner allows.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, Frame, Id, Margin, Rect, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{caption, people};
use crate::app::{Action, Change, PathPurpose, Session};
use crate::edit::{Edit, Label, Target};
use crate::ground::PhotoId;
use crate::ground::reading::isolated;
use crate::photos::{Colors, FileFacts, Photo, PhotoMetadata};
use crate::story::{Block, Story};
use crate::ui::icons::Icon;
use crate::ui::labelled::{self, DAY, FieldLook};
use crate::ui::said::{self, Told as _};
use crate::ui::text::field::Step;
use crate::ui::text::label::paint;
use crate::ui::text::{Copy, typesetter};
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::{Phrase, Words, phrase};

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    story: &Story,
    photo: &Photo,
    placed: &[&Arc<Block>],
    actions: &mut Vec<Action>,
) {
    let own = caption::own(placed);
    let facts = photo.file.as_ref().and_then(|file| session.facts.get(&file.digest)).map(AsRef::as_ref);
    for line in &FIRST {
        let is_caption = line.key == "caption";
        let named = (is_caption && !own.is_empty()).then(|| session.words.get("page-caption-lent"));
        named_field(ui, session, photo, facts, (line, named), actions);
        if is_caption {
            caption::show(ui, session, story, photo, &own, actions);
        }
    }
    people::show(ui, session, photo, actions);
    rights(ui, session, photo, facts, actions);
    if let Some(facts) = facts {
        chips(ui, session.words, facts);
    }
    let more = session.words.get("photo-more");
    widgets::fold_quiet(ui, Id::unique(("photo", photo.id, "more")), more, more, false, |ui| {
        for line in &MORE {
            field(ui, session, photo, facts, line, actions);
        }
        let look = FieldLook::line(session.words.get("photo-taken"), "2026-11-12").code();
        let look = FieldLook {
            aside: from_file(ui, session.words, facts, |m| photo.taken.is_some() && m.taken == photo.taken),
            ..look
        };
        if let Some(taken) = labelled::spelled(ui, session.words, id(photo, "taken"), look, &photo.taken, &DAY) {
            actions.push(dated(photo, "photo-taken", |p| p.taken = taken));
        }
        ends(ui, session.words, photo, actions);
    });
}

/// A change of a photo that is a step of its own.
pub(super) fn put(photo: &Photo, label: &'static str, change: impl FnOnce(&mut Photo)) -> Action {
    let mut changed = photo.clone();
    change(&mut changed);
    Change::new(Edit::PutPhoto(changed), label).into()
}

/// The same for a value set anew with each letter or key.
pub(super) fn dated(photo: &Photo, label: &'static str, change: impl FnOnce(&mut Photo)) -> Action {
    let mut changed = photo.clone();
    change(&mut changed);
    Change::of_value(Edit::PutPhoto(changed), label, Target::Photo(photo.id, label)).into()
}

/// Asks for the picture of a photo, or for another.
pub(super) fn attach(photo: PhotoId) -> Action {
    Action::AskPath(PathPurpose::Attach(Some(photo)))
}

fn id(photo: &Photo, name: &'static str) -> Id {
    Id::unique(("photo", photo.id, name))
}

/// One line of a photo's record.
struct Line {
    /// Its message, with a hint.
    key: &'static str,
    rows: usize,
    /// Where it lies.
    of: fn(&mut Photo) -> &mut String,
    /// Where the file has it.
    in_file: fn(&PhotoMetadata) -> &String,
}

const FIRST: [Line; 4] = [
    Line { key: "caption", rows: 2, of: |p| &mut p.caption, in_file: |m| &m.caption },
    Line { key: "credit", rows: 1, of: |p| &mut p.credit, in_file: |m| &m.credit },
    Line { key: "photographer", rows: 1, of: |p| &mut p.photographer, in_file: |m| &m.photographer },
    Line { key: "alt-text", rows: 2, of: |p| &mut p.alt_text, in_file: |m| &m.alt_text },
];

const MORE: [Line; 2] = [
    Line { key: "description", rows: 2, of: |p| &mut p.extended_description, in_file: |m| &m.extended_description },
    Line { key: "place", rows: 1, of: |p| &mut p.place, in_file: |m| &m.place },
];

const TERMS: Line =
    Line { key: "usage-terms", rows: 1, of: |p| &mut p.rights.usage_terms, in_file: |m| &m.usage_terms };

fn field(
    ui: &mut Ui,
    session: &Session,
    photo: &Photo,
    facts: Option<&FileFacts>,
    line: &Line,
    actions: &mut Vec<Action>,
) {
    named_field(ui, session, photo, facts, (line, None), actions);
}

/// The same under another name, where one is given.
fn named_field(
    ui: &mut Ui,
    session: &Session,
    photo: &Photo,
    facts: Option<&FileFacts>,
    (line, named): (&Line, Option<&str>),
    actions: &mut Vec<Action>,
) {
    let (t, says) = (theme::tokens(ui), session.words);
    let mut changed = photo.clone();
    let old = (line.of)(&mut changed).clone();
    let missing = line.key == "alt-text" && old.trim().is_empty() && photo.file.is_some();
    let aside = if missing {
        Some((says.get("photo-alt-required"), t.amber))
    } else {
        from_file(ui, says, facts, |metadata| !old.is_empty() && *(line.in_file)(metadata) == old)
    };
    let hint = says.about("photo", line.key, "hint");
    // A photo is no story's; its words are written for the one on the page.
    let language = session.story().map_or(&session.project.language, |story| &story.language);
    let look = FieldLook::line(named.unwrap_or_else(|| says.of("photo", line.key)), hint).of(language.direction());
    let corrects = session.correcting(language).filter(|_| line.key != TERMS.key);
    let look = FieldLook { rows: line.rows, aside, corrects: corrects.as_ref(), ..look };
    let mut old = old;
    for Step { words, label, .. } in labelled::typed(ui, id(photo, line.key), look, &old.clone()) {
        (line.of)(&mut changed).clone_from(&words);
        let label = label.map_or_else(|| Label::from(Phrase::of("photo", line.key)), Label::from);
        let target = Target::Photo(photo.id, line.key);
        actions.push(Change::of_line(Edit::PutPhoto(changed.clone()), label, target, &old, &words).into());
        old = words;
    }
}

/// What is said of a value that stands as the file brought it.
fn from_file<'a>(
    ui: &Ui,
    says: &'a Words,
    facts: Option<&FileFacts>,
    is_it: impl FnOnce(&PhotoMetadata) -> bool,
) -> Option<(&'a str, Color32)> {
    facts.is_some_and(|facts| is_it(&facts.metadata)).then(|| (says.get("photo-from-file"), theme::tokens(ui).faint))
}

/// The rights in words, on a line that opens the two fields.
fn rights(ui: &mut Ui, session: &Session, photo: &Photo, facts: Option<&FileFacts>, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let name = says.get("photo-rights");
    let terms = &photo.rights.usage_terms;
    let aside = from_file(ui, says, facts, |m| !terms.is_empty() && m.usage_terms == *terms);
    labelled::field_name(ui, name, aside);
    let over = photo.rights.expires.is_some_and(|last| last < widgets::local(session).date());
    let until = photo.rights.expires.map(|last| {
        says.say(&if over { phrase!("photo-expired-on", day = last) } else { phrase!("photo-expires-on", day = last) })
    });
    // One mark between the two: a stop that ends the terms is none of theirs.
    let said = terms.trim();
    let said = if until.is_some() { said.trim_end_matches(['.', '。', '۔']) } else { said };
    let apart = if said.is_empty() { String::new() } else { isolated(said) };
    let parts: Vec<&str> =
        [Some(apart.as_str()), until.as_deref()].into_iter().flatten().filter(|w| !w.is_empty()).collect();
    let words = if parts.is_empty() { says.get("photo-no-terms").to_owned() } else { parts.join(" · ") };
    let color = if over {
        t.red
    } else if parts.is_empty() {
        t.soft
    } else {
        t.ink
    };
    if line(ui, id(photo, "rights"), name, &words, color) {
        ui.indent("rights", |ui| {
            field(ui, session, photo, facts, &TERMS, actions);
            let look = FieldLook::line(says.get("photo-expires"), "2027-11-14").code();
            let expires = &photo.rights.expires;
            if let Some(expires) = labelled::spelled(ui, says, id(photo, "expires"), look, expires, &DAY) {
                actions.push(dated(photo, "change-rights", |p| p.rights.expires = expires));
            }
        });
    }
}

/// A line that looks like a field and opens what is below it; whether it is open.
fn line(ui: &mut Ui, id: Id, name: &str, words: &str, color: Color32) -> bool {
    let t = theme::tokens(ui);
    let mut open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    let style = theme::words(theme::BODY);
    let width = ui.available_width();
    let laid = typesetter(ui.ctx(), |ts| ts.kept(&Copy { width: width - 34.0, ..Copy::line(words, &style) }));
    let (rect, response) = ui.allocate_exact_size(vec2(width, laid.size().y + 12.0), Sense::click());
    if response.clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(id, open));
    }
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_expanded(open);
        node.set_value(words);
    });
    let look = ui.style().interact(&response);
    let frame = if response.has_focus() || response.hovered() { look.bg_stroke } else { theme::hairline(ui, t.line) };
    ui.painter().rect(rect, look.corner_radius, t.paper, frame, StrokeKind::Inside);
    paint(ui, &laid, Rect::from_min_size(rect.min + vec2(8.0, 6.0), laid.size()), color);
    let icon = if open { Icon::UP } else { Icon::DOWN };
    icon.paint(ui, pos2(rect.right() - 14.0, rect.center().y), 12.0, t.soft);
    open
}

/// What the file says of itself and an editor asks about.
fn chips(ui: &mut Ui, says: &Words, facts: &FileFacts) {
    let t = theme::tokens(ui);
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        if facts.has_position {
            widgets::chip(ui, says.get("photo-position"), t.accent, true);
        }
        match &facts.colors {
            Colors::Srgb => widgets::chip(ui, "sRGB", t.accent, true),
            Colors::Profile(name) => {
                widgets::chip(ui, &says.say(&phrase!("photo-profile", name = name.as_str())), t.accent, true);
            }
            Colors::Unsaid => widgets::chip(ui, says.get("photo-no-profile"), t.soft, false),
        }
    });
}

/// Another picture in its place, or none at all.
fn ends(ui: &mut Ui, says: &Words, photo: &Photo, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        if photo.file.is_some() && said::button(ui, says.get("photo-replace")).clicked() {
            actions.push(attach(photo.id));
        }
        if said::button(ui, says.get("panel-remove")).told(says.get("photo-remove-hint")).clicked() {
            actions.push(Change::new(Edit::RemovePhoto(photo.id), "change-remove-photo").into());
        }
    });
}

/// A box as fields have it, for what is not typed.
pub(super) fn boxed(ui: &mut Ui, add: impl FnOnce(&mut Ui)) -> Rect {
    let t = theme::tokens(ui);
    let frame = Frame::new().fill(t.paper).stroke(theme::hairline(ui, t.line)).corner_radius(theme::ROUND);
    let shown = frame.inner_margin(Margin::symmetric(8, 5)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui);
    });
    shown.response.rect
}
