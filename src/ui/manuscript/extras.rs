//! What stands on the page besides copy: cards, pictures, and the few lines that are fields of the
//! window's own.

use egui::accesskit::Role;
use egui::{CursorIcon, Rect, Sense, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use super::draw::{Brush, blend};
use super::leaf::{Decor, Lead, LineOf};
use super::page::InSight;
use crate::app::commands::CommandId;
use crate::app::{Action, Change, PathPurpose, Session, Tab};
use crate::edit::{Edit, Target};
use crate::ground::{BlockId, Direction, PhotoId};
use crate::story::{self, Content, Embed, PullQuote, Story};
use crate::ui::labelled::{self, FieldLook};
use crate::ui::pictures::Pictures;
use crate::ui::said;
use crate::ui::text::Typesetter;
use crate::ui::text::field::Field;
use crate::ui::text::label::{label, write};
use crate::ui::theme;
use crate::ui::{inspector, mirror};
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
            Decor::Card(_) | Decor::Picture(..) | Decor::Attach(..) | Decor::Line(..) | Decor::Lead(..) => {}
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
    each(ui, seen, window, |ui, decor| match decor {
        Decor::Picture(_, id) => picture(ui, session, *id, pictures, actions),
        Decor::Attach(_, id) => {
            if said::button(ui, session.words.get("photo-attach")).clicked() {
                actions.push(Action::AskPath(PathPurpose::Attach(Some(*id))));
            }
        }
        Decor::Line(_, block, which) => line(ui, session, story, *block, *which, actions),
        Decor::Lead(_, lead) => follow(ui, story, *lead, actions),
        Decor::Words { .. } | Decor::Bar(..) | Decor::Card(_) => {}
    });
}

/// Shows the same of a page that is only read: pictures, and what the fields and buttons say.
pub(super) fn still(
    ui: &mut Ui,
    session: &Session,
    story: &Story,
    seen: &[InSight],
    window: Rect,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) {
    each(ui, seen, window, |ui, decor| match decor {
        Decor::Picture(_, id) => picture(ui, session, *id, pictures, actions),
        Decor::Attach(..) => still_button(ui, session.words),
        Decor::Line(_, block, which) => still_line(ui, session.words, story, *block, *which),
        Decor::Words { .. } | Decor::Bar(..) | Decor::Card(_) | Decor::Lead(..) => {}
    });
}

/// Gives everything on the page that is no ink its place there, clipped to the window. It is named by
/// its leaf and its number there, so that it stays the same widget while the page scrolls.
fn each(ui: &mut Ui, seen: &[InSight], window: Rect, mut add: impl FnMut(&mut Ui, &Decor)) {
    let glass = mirror::glass(ui.ctx());
    let clip = glass.rect(window).intersect(ui.clip_rect());
    for leaf in seen {
        for (nth, decor) in leaf.leaf.decor.iter().enumerate() {
            let (Decor::Picture(rect, _) | Decor::Attach(rect, _) | Decor::Line(rect, ..) | Decor::Lead(rect, _)) =
                decor
            else {
                continue;
            };
            let place = glass.rect(rect.translate(leaf.at.to_vec2()));
            let name = ("on-page", (leaf.nth, nth));
            let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt(name));
            child.set_clip_rect(clip);
            add(&mut child, decor);
        }
    }
}

fn picture(ui: &mut Ui, session: &Session, id: PhotoId, pictures: &mut Pictures, actions: &mut Vec<Action>) {
    if let Some(photo) = session.project.library.photo(id) {
        let rect = ui.max_rect();
        pictures.draw(ui, session, photo, rect, actions);
    }
}

/// A click leads to where these words are written; the keyboard gets there by itself.
fn follow(ui: &Ui, story: &Story, lead: Lead, actions: &mut Vec<Action>) {
    let response = ui.interact(ui.max_rect(), ui.scope_id().with("lead"), Sense::CLICK);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.hovered() {
        let (left, right) = (ui.max_rect().left_bottom(), ui.max_rect().right_bottom());
        ui.painter().line_segment([left, right], theme::hairline(ui, theme::tokens(ui).soft));
    }
    if response.clicked() {
        let name = match lead {
            Lead::Bylines => "bylines",
            Lead::City => story::Field::City.row().id,
            Lead::Date => "date",
            Lead::Embargo => "embargo",
        };
        actions.push(Action::ShowTab(Tab::Story));
        labelled::give_when_drawn(ui.ctx(), inspector::field_of(story, name));
    }
}

/// A line of a block that is no copy, to be read.
fn still_line(ui: &mut Ui, says: &Words, story: &Story, id: BlockId, which: LineOf) {
    let Some((label, hint, words)) = story.block(id).and_then(|(_, block)| line_of(says, &block.content, which)) else {
        return;
    };
    let rect = ui.max_rect();
    let response = ui.interact(rect, ui.scope_id().with("still-line"), Sense::hover());
    let called = says.get(label);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{called}: {words}")));
    let faint = theme::tokens(ui).faint;
    let style = theme::words(theme::BODY).among(reads(story, which));
    Field::new(response.id, style).hint(hint, faint).paint(ui, rect, words);
}

/// Says that a picture is wanted, where the page that is written on has the button.
fn still_button(ui: &mut Ui, says: &Words) {
    let (rect, soft) = (ui.max_rect(), theme::tokens(ui).soft);
    let look = &ui.visuals().widgets.inactive;
    ui.painter().rect(rect, look.corner_radius, look.weak_bg_fill, look.bg_stroke, StrokeKind::Inside);
    let style = theme::words(theme::BODY);
    let at = rect.min + vec2(10.0, (rect.height() - style.size * style.leading) / 2.0);
    write(ui, at, says.get("photo-attach"), &style, soft, Some((rect.width() - 20.0, 1)));
}

/// A line of a block that is no copy.
fn line(ui: &mut Ui, session: &Session, story: &Story, id: BlockId, which: LineOf, actions: &mut Vec<Action>) {
    let (says, corrects) = (session.words, session.correcting(&story.language));
    let Some((_, block)) = story.block(id) else { return };
    let Some((label, hint, words)) = line_of(says, &block.content, which) else { return };
    let look = FieldLook::line(says.get(label), hint).of(reads(story, which));
    let look = look.corrects(corrects.as_ref().filter(|_| which == LineOf::Attribution));
    let mut old = words.to_owned();
    for step in labelled::typed_bare(ui, egui::Id::unique(("line", id, label)), look, words) {
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

/// What a line of a block is called, what to write there, and what it reads.
fn line_of<'a>(says: &'a Words, content: &'a Content, which: LineOf) -> Option<(&'static str, &'a str, &'a str)> {
    match (content, which) {
        (Content::PullQuote(quote), LineOf::Attribution) => {
            Some(("page-attribution", says.about("page", "attribution", "hint"), &quote.attribution))
        }
        (Content::Embed(embed), LineOf::Address) => Some(("page-embedded", "https://", &embed.url)),
        (
            Content::Paragraph(_)
            | Content::Subhead(_)
            | Content::Quote(_)
            | Content::PullQuote(_)
            | Content::List(_)
            | Content::Photo(_)
            | Content::FactBox(_)
            | Content::Embed(_)
            | Content::Rule,
            LineOf::Attribution | LineOf::Address,
        ) => None,
    }
}

/// The way a line of a block reads.
fn reads(story: &Story, which: LineOf) -> Direction {
    match which {
        LineOf::Attribution => story.direction(),
        LineOf::Address => Direction::Ltr,
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
