//! A block on the page.

use egui::{FontId, Frame, Margin, Stroke, Ui};

use super::copy_field::{self, Look};
use super::{margin, photo};
use crate::app::{Action, Change, Session};
use crate::edit::{Edit, Selection, Spot, Target, TextPlace};
use crate::story::{Block, Content, Embed, FactBox, List, ListItem, Part, PullQuote, Story, Text};
use crate::ui::pictures::Pictures;
use crate::ui::theme;
use crate::ui::widgets::{self, FieldLook};

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    story: &Story,
    block: &Block,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) {
    let t = theme::tokens(ui);
    let place = TextPlace { story: story.id, block: block.id, part: Part::Main };
    let on = Stand { session, story, place };
    match &block.content {
        Content::Paragraph(words) => on.text(ui, words, on.look(18.0, "story", "Write here", "Paragraph"), actions),
        Content::Subhead(words) => {
            ui.add_space(8.0);
            on.text(ui, words, on.look(20.0, "story-strong", "Subhead", "Subhead"), actions);
        }
        Content::Quote(words) => barred(ui, t.line, |ui| {
            on.text(ui, words, on.look(18.0, "story-italic", "Quote", "Quote"), actions);
        }),
        Content::PullQuote(quote) => barred(ui, t.accent, |ui| pull_quote(ui, on, quote, actions)),
        Content::List(items) => list(ui, on, items, actions),
        Content::Photo(placed) => photo::show(ui, session, story, place, placed, pictures, actions),
        Content::FactBox(facts) => fact_box(ui, on, facts, actions),
        Content::Embed(link) => embed(ui, on, link, actions),
        Content::Rule => {
            ui.separator();
        }
    }
    ui.add_space(12.0);
}

/// Where a block stands.
#[derive(Clone, Copy)]
struct Stand<'a> {
    session: &'a Session,
    story: &'a Story,
    place: TextPlace,
}

impl Stand<'_> {
    fn look(self, size: f32, family: &'static str, hint: &'static str, label: &str) -> Look {
        let rtl = self.story.direction() == crate::ground::Direction::Rtl;
        Look {
            font: FontId::new(if rtl { size + 1.0 } else { size }, theme::family(family)),
            leading: if rtl { 1.95 } else { 1.58 },
            color: egui::Color32::PLACEHOLDER,
            direction: self.story.direction(),
            hint: hint.to_owned(),
            label: label.to_owned(),
        }
    }

    fn part(self, nth: usize) -> Self {
        let part = Part::Nth(u32::try_from(nth).unwrap_or(u32::MAX));
        Self { place: TextPlace { part, ..self.place }, ..self }
    }

    fn text(self, ui: &mut Ui, words: &Text, look: Look, actions: &mut Vec<Action>) {
        let look = Look { color: theme::tokens(ui).ink, ..look };
        let drawn = copy_field::show(ui, self.session, Spot::Text(self.place), words, &look, actions);
        margin::show(ui, self.session, words, drawn.rect);
        menu(&drawn.response, self.session, actions);
        if let Some((words, caret)) = drawn.typed {
            actions.push(Action::TypeText { place: self.place, words, caret });
        } else if drawn.back_at_start {
            self.back(words, actions);
        }
    }

    /// Backspace at the start joins a block to the one before it, or takes an empty one out.
    fn back(self, words: &Text, actions: &mut Vec<Action>) {
        let (story, block) = (self.place.story, self.place.block);
        let Some((at, here)) = self.story.block(block) else { return };
        if let Some((content, part, end)) = joined_entries(&here.content, self.place.part) {
            let selection = Selection::caret(Spot::Text(TextPlace { part, ..self.place }), end);
            let edit = Edit::SetContent { story, block, content };
            actions.push(Change { selection: Some(selection), ..Change::new(edit, "Join entries") }.into());
            actions.push(Action::Select { selection: Some(selection), reveal: true });
            return;
        }
        let Some(before) = at.checked_sub(1).and_then(|at| self.story.body.get(at)) else { return };
        let joins =
            |content: &Content| matches!(content, Content::Paragraph(_) | Content::Subhead(_) | Content::Quote(_));
        let last = before.parts().last().copied().unwrap_or(Part::Main);
        let end = before.text(last).map_or(0, Text::len);
        let edit = if self.place.part == Part::Main && joins(&before.content) {
            Edit::JoinBlock { story, block }
        } else if words.is_empty() && has_nothing_else(here) {
            Edit::RemoveBlock { story, block }
        } else {
            return;
        };
        let caret = TextPlace { block: before.id, part: last, story };
        let selection = Selection::caret(Spot::Text(caret), end);
        actions.push(Change { selection: Some(selection), ..Change::new(edit, "Join paragraphs") }.into());
        actions.push(Action::Select { selection: Some(selection), reveal: true });
    }
}

/// Whether a block without words in its first text holds nothing else that would go with it.
fn has_nothing_else(block: &Block) -> bool {
    match &block.content {
        Content::PullQuote(quote) => quote.attribution.is_empty(),
        Content::Embed(link) => link.url.is_empty(),
        Content::Photo(_) => false,
        Content::Paragraph(_)
        | Content::Subhead(_)
        | Content::Quote(_)
        | Content::List(_)
        | Content::FactBox(_)
        | Content::Rule => block.parts().len() <= 1,
    }
}

/// A list or fact box in which an entry has joined what stands before it; where the two met.
fn joined_entries(content: &Content, part: Part) -> Option<(Content, Part, usize)> {
    let Part::Nth(nth) = part else { return None };
    let at = usize::try_from(nth).ok()?;
    let before = nth.checked_sub(1).map_or(Part::Main, Part::Nth);
    let mut block = Block::new(crate::ground::BlockId::from(0), content.clone());
    let words = block.text(part)?.clone();
    let joined = block.text_mut(before)?;
    let end = joined.len();
    joined.append(&words);
    let mut content = block.content;
    if let Content::List(list) = &mut content {
        list.items.remove(at);
    } else if let Content::FactBox(facts) = &mut content {
        facts.paragraphs.remove(at);
    }
    Some((content, before, end))
}

/// The menu of the right mouse button: the same rows as the menu bar's.
fn menu(response: &egui::Response, session: &Session, actions: &mut Vec<Action>) {
    response.context_menu(|ui| {
        for id in ["bold", "italic", "tag-person", "tag-organization", "tag-place", "tag-event", "quotation"] {
            let Some(command) = crate::app::commands::find(crate::app::commands::CommandId(id)) else { continue };
            if ui.add_enabled((command.ready)(session), egui::Button::new(command.label)).clicked() {
                actions.push(Action::Run(command.id));
                ui.close();
            }
        }
    });
}

fn barred(ui: &mut Ui, color: egui::Color32, add: impl FnOnce(&mut Ui)) {
    let inner = Frame::new().inner_margin(Margin { left: 18, right: 18, top: 2, bottom: 2 }).show(ui, add);
    let rect = inner.response.rect;
    ui.painter().vline(rect.left() + 4.0, rect.y_range(), Stroke::new(3.0, color));
}

fn pull_quote(ui: &mut Ui, on: Stand<'_>, quote: &PullQuote, actions: &mut Vec<Action>) {
    on.text(ui, &quote.text, on.look(24.0, "story", "Pull quote", "Pull quote"), actions);
    let id = ui.scope_id().with("attribution");
    let typed = widgets::field(ui, id, FieldLook::line("Attribution", "Whose words these are"), &quote.attribution);
    if let Some((attribution, _)) = typed {
        let old = &quote.attribution;
        let content = Content::PullQuote(PullQuote { attribution: attribution.clone(), ..quote.clone() });
        actions.push(on.line(content, "Attribution", old, &attribution));
    }
}

fn list(ui: &mut Ui, on: Stand<'_>, list: &List, actions: &mut Vec<Action>) {
    for (nth, item) in list.items.iter().enumerate() {
        ui.horizontal_top(|ui| {
            ui.add_space(10.0 + 22.0 * f32::from(item.level));
            let look = on.look(18.0, "story", "", "");
            let height = look.font.size * look.leading;
            let mark = if list.ordered { format!("{}.", nth + 1) } else { "•".to_owned() };
            let (rect, _) = ui.allocate_exact_size(egui::vec2(18.0, height), egui::Sense::hover());
            let color = theme::tokens(ui).soft;
            ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, mark, look.font, color);
            ui.vertical(|ui| {
                let label = format!("List item {}", nth + 1);
                on.part(nth).text(ui, &item.text, on.look(18.0, "story", "Item", &label), actions);
            });
        });
    }
    ui.horizontal(|ui| {
        if widgets::small(ui, "Add item").clicked() {
            let mut items = list.items.clone();
            items.push(ListItem::default());
            actions.push(on.content(Content::List(List { items, ordered: list.ordered }), "Add item"));
        }
        let words = if list.ordered { "Bullets" } else { "Numbers" };
        if widgets::small(ui, words).clicked() {
            let content = Content::List(List { ordered: !list.ordered, items: list.items.clone() });
            actions.push(on.content(content, "List style"));
        }
    });
}

fn fact_box(ui: &mut Ui, on: Stand<'_>, facts: &FactBox, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    Frame::new().fill(t.panel).corner_radius(8.0).inner_margin(Margin::same(16)).show(ui, |ui| {
        on.text(ui, &facts.heading, on.look(18.0, "story-strong", "Heading", "Fact box heading"), actions);
        for (nth, words) in facts.paragraphs.iter().enumerate() {
            let label = format!("Fact {}", nth + 1);
            on.part(nth).text(ui, words, on.look(16.0, "story", "Fact", &label), actions);
        }
        if widgets::small(ui, "Add fact").clicked() {
            let mut facts = facts.clone();
            facts.paragraphs.push(Text::default());
            actions.push(on.content(Content::FactBox(facts), "Add fact"));
        }
    });
}

fn embed(ui: &mut Ui, on: Stand<'_>, embed: &Embed, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    widgets::card(ui, t.line, |ui| {
        let id = ui.scope_id().with("address");
        if let Some((url, _)) = widgets::field(ui, id, FieldLook::line("Embedded link", "https://"), &embed.url) {
            let content = Content::Embed(Embed { url: url.clone(), ..embed.clone() });
            actions.push(on.line(content, "Embed", &embed.url, &url));
        }
        on.text(
            ui,
            &embed.caption,
            on.look(15.0, "story", "What the reader will find there", "Embed caption"),
            actions,
        );
    });
}

impl Stand<'_> {
    fn content(self, content: Content, label: &'static str) -> Action {
        Change::new(Edit::SetContent { story: self.place.story, block: self.place.block, content }, label).into()
    }

    /// The same where a line of it now reads otherwise.
    fn line(self, content: Content, label: &'static str, old: &str, new: &str) -> Action {
        let TextPlace { story, block, .. } = self.place;
        let target = Target::Block(story, block, label);
        Change::of_line(Edit::SetContent { story, block, content }, label, target, old, new).into()
    }
}
