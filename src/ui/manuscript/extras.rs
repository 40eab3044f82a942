//! What stands on the page besides copy: cards, pictures, and the few lines that are fields of the
//! window's own.

use egui::{Rect, Ui, UiBuilder, vec2};

use super::draw::{Brush, blend};
use super::leaf::{Decor, LineOf};
use super::page::InSight;
use crate::app::commands::CommandId;
use crate::app::{Action, Change, PathPurpose, Session};
use crate::edit::{Edit, Target};
use crate::ground::{BlockId, Direction};
use crate::story::{Content, Embed, PullQuote, Story};
use crate::ui::mirror;
use crate::ui::pictures::Pictures;
use crate::ui::said;
use crate::ui::text::Typesetter;
use crate::ui::text::label::label;
use crate::ui::theme;
use crate::ui::widgets::{self, FieldLook};
use crate::words::Words;

/// Puts the cards under everything.
pub(super) fn cards(brush: &mut Brush, seen: &[InSight]) {
    for leaf in seen {
        for decor in &leaf.leaf.decor {
            if let Decor::Card(rect) = decor {
                let color = blend(brush.tokens.panel, brush.tokens.paper, 0.4);
                brush.wash(rect.translate(leaf.at.to_vec2()), color);
            }
        }
    }
}

/// Draws bullets, credits, bars.
pub(super) fn words(brush: &mut Brush, setter: &mut Typesetter, leaf: &InSight, faded: bool) {
    for decor in &leaf.leaf.decor {
        match decor {
            Decor::Words { at, laid, tone } => {
                let color = brush.color(*tone);
                let color = if faded { blend(color, brush.tokens.paper, 0.5) } else { color };
                brush.words(setter, laid, leaf.at + *at, color, &[]);
            }
            Decor::Bar(rect, tone) => {
                let color = brush.color(*tone);
                brush.line(rect.translate(leaf.at.to_vec2()), color);
            }
            Decor::Card(_) | Decor::Picture(..) | Decor::Attach(..) | Decor::Line(..) => {}
        }
    }
}

/// Shows pictures, and the fields and buttons on the page.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    story: &Story,
    seen: &[InSight],
    window: Rect,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) {
    let glass = mirror::glass(ui.ctx());
    let window = glass.rect(window);
    for leaf in seen {
        for (nth, decor) in leaf.leaf.decor.iter().enumerate() {
            let place = |rect: &Rect| glass.rect(rect.translate(leaf.at.to_vec2()));
            let name = (leaf.nth, nth);
            match decor {
                Decor::Picture(rect, id) => {
                    if let Some(photo) = session.project.library.photo(*id) {
                        let rect = place(rect);
                        on_page(ui, name, rect, window, |ui| pictures.draw(ui, session, photo, rect, actions));
                    }
                }
                Decor::Attach(rect, id) => on_page(ui, name, place(rect), window, |ui| {
                    if said::button(ui, session.words.get("photo-attach")).clicked() {
                        actions.push(Action::AskPath(PathPurpose::Attach(Some(*id))));
                    }
                }),
                Decor::Line(rect, block, which) => on_page(ui, name, place(rect), window, |ui| {
                    line(ui, session, story, *block, *which, actions);
                }),
                Decor::Words { .. } | Decor::Bar(..) | Decor::Card(_) => {}
            }
        }
    }
}

/// Shows pictures alone.
pub(super) fn pictures(
    ui: &mut Ui,
    session: &Session,
    seen: &[InSight],
    window: Rect,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) {
    let glass = mirror::glass(ui.ctx());
    let window = glass.rect(window);
    for leaf in seen {
        for (nth, decor) in leaf.leaf.decor.iter().enumerate() {
            if let Decor::Picture(rect, id) = decor
                && let Some(photo) = session.project.library.photo(*id)
            {
                let rect = glass.rect(rect.translate(leaf.at.to_vec2()));
                let draw = |ui: &mut Ui| pictures.draw(ui, session, photo, rect, actions);
                on_page(ui, (leaf.nth, nth), rect, window, draw);
            }
        }
    }
}

/// Shows something at its place on the page, clipped to the window. It is named by its leaf and its
/// number there, so that it stays the same widget while the page scrolls.
fn on_page(ui: &mut Ui, name: (usize, usize), rect: Rect, window: Rect, add: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("on-page", name)));
    child.set_clip_rect(window.intersect(ui.clip_rect()));
    add(&mut child);
}

/// A line of a block that is no copy.
fn line(ui: &mut Ui, session: &Session, story: &Story, id: BlockId, which: LineOf, actions: &mut Vec<Action>) {
    let (says, corrects) = (session.words, session.correcting(&story.language));
    let Some((_, block)) = story.block(id) else { return };
    let (label, look, words) = match (&block.content, which) {
        (Content::PullQuote(quote), LineOf::Attribution) => {
            let label = "page-attribution";
            let look = FieldLook::line(says.get(label), says.about("page", "attribution", "hint"));
            (label, look.of(story.direction()).corrects(corrects.as_ref()), &quote.attribution)
        }
        (Content::Embed(embed), LineOf::Address) => {
            let label = "page-embedded";
            (label, FieldLook::line(says.get(label), "https://").of(Direction::Ltr), &embed.url)
        }
        (_, LineOf::Attribution | LineOf::Address) => return,
    };
    let mut old = words.clone();
    for step in widgets::typed_bare(ui, egui::Id::unique(("line", id, label)), look, words) {
        let content = match &block.content {
            Content::PullQuote(quote) => {
                Content::PullQuote(PullQuote { attribution: step.words.clone(), text: quote.text.clone() })
            }
            Content::Embed(embed) => Content::Embed(Embed { url: step.words.clone(), caption: embed.caption.clone() }),
            Content::Paragraph(_)
            | Content::Subhead(_)
            | Content::Quote(_)
            | Content::List(_)
            | Content::Photo(_)
            | Content::FactBox(_)
            | Content::Rule => return,
        };
        let target = Target::Block(story.id, id, label);
        let edit = Edit::SetContent { story: story.id, block: id, content };
        actions.push(Change::of_line(edit, step.label.unwrap_or(label), target, &old, &step.words).into());
        old = step.words;
    }
}

/// The page when there is no story.
pub(super) fn empty(ui: &mut Ui, says: &Words, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        label(ui, says.get("page-empty"), &theme::words(theme::HEADLINE).strong(), t.ink, Some(1));
        label(ui, says.about("page", "empty", "hint"), &theme::words(theme::BODY), t.soft, Some(1));
        ui.add_space(8.0);
        for (id, words) in [
            ("new-story", says.of("command", "new-story")),
            ("import", says.of("command", "import")),
            ("open", says.get("page-open")),
        ] {
            let look = |button: egui::Button<'static>| button.min_size(vec2(180.0, 30.0));
            if said::button_as(ui, true, words, look).clicked() {
                actions.push(Action::Run(CommandId(id)));
            }
        }
    });
}
