//! The outline: what stands out in the story on the page and who is quoted where, and the way there.

use std::ops::Range;

use egui::accesskit::Role;
use egui::{Color32, Sense, Ui, WidgetInfo, pos2, vec2};

use super::glean::Gleaned;
use super::icons::Icon;
use super::rows::Even;
use super::text::{Base, Style, label};
use super::{theme, widgets};
use crate::app::{Action, Session};
use crate::edit::{Selection, Spot, TextPlace};
use crate::ground::{BlockId, Direction, SourceId};
use crate::story::{Block, Content, Field, Mark, Part, Story, Text};
use crate::words::{Phrase, phrase};

/// Characters of a subhead that can be of use in a narrow panel.
const LONGEST: usize = 120;
/// The height of a line.
const LINE: f32 = 24.0;

/// What stands out, kept up with the story.
#[derive(Default)]
pub(super) struct Outline {
    entries: Gleaned<Entry>,
    rows: Even,
}

struct Entry {
    block: BlockId,
    part: Part,
    /// What to select there.
    range: Range<usize>,
    what: What,
}

/// What a line of the outline reads.
enum What {
    /// Words of the story.
    Own(String),
    /// What the block is called.
    Kind(Icon, Phrase),
    /// Whose words these are.
    Quoted(Option<SourceId>),
}

fn entries(block: &Block) -> Vec<Entry> {
    let own = match &block.content {
        Content::Subhead(text) if !text.is_blank() => Some(What::Own(beginning(text))),
        Content::Photo(_) | Content::FactBox(_) => {
            Some(What::Kind(Icon::of_block(&block.content), block.content.label()))
        }
        Content::Subhead(_)
        | Content::Paragraph(_)
        | Content::Quote(_)
        | Content::PullQuote(_)
        | Content::List(_)
        | Content::Embed(_)
        | Content::Rule => None,
    };
    let own = own.map(|what| Entry { block: block.id, part: Part::Main, range: 0..0, what });
    own.into_iter().chain(quoted(block)).collect()
}

/// Who is quoted in a block: each once, where they speak first.
fn quoted(block: &Block) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    for part in block.parts() {
        let Some(text) = block.text(part) else { continue };
        for span in text.spans() {
            let Mark::Quotation(source) = span.mark else { continue };
            let known = |entry: &Entry| matches!(entry.what, What::Quoted(other) if other == source);
            if !found.iter().any(known) {
                found.push(Entry { block: block.id, part, range: span.start..span.end, what: What::Quoted(source) });
            }
        }
    }
    found
}

fn beginning(text: &Text) -> String {
    text.as_str().chars().take(LONGEST).collect()
}

/// Draws it.
pub(super) fn show(ui: &mut Ui, session: &Session, story: &Story, outline: &mut Outline, actions: &mut Vec<Action>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let Outline { entries: kept, rows } = outline;
    kept.follow(&story.body, entries);
    let mut go = |pressed: bool, spot: Spot, range: Range<usize>| {
        if pressed {
            let selection = Some(Selection::stretch(spot, range));
            actions.push(Action::Select { selection, reveal: true });
        }
    };
    let headline = Spot::Field(story.id, Field::Headline);
    let reads = story.direction();
    let look = |color| Look { color, icon: None, reads };
    go(line(ui, says.fixed(&Field::Headline.row().label()), look(t.ink)), headline, 0..0);
    rows.show(ui, kept.len(), |ui, nth| {
        let Some((_, entry)) = kept.get(nth) else { return };
        let spot = Spot::Text(TextPlace { story: story.id, block: entry.block, part: entry.part });
        let pressed = match &entry.what {
            What::Own(words) => line(ui, words, look(t.ink)),
            What::Kind(icon, kind) => line(ui, says.fixed(kind), Look { icon: Some((*icon, t.soft)), ..look(t.soft) }),
            What::Quoted(None) => {
                let look = Look { icon: Some((Icon::QUOTE, t.red)), ..look(t.red) };
                line(ui, says.get("page-no-source"), look)
            }
            What::Quoted(Some(id)) => {
                let source = session.project.directory.source(*id);
                let name = source.map_or("", |source| source.name.as_str());
                let color = source.map_or(t.red, |source| t.terms(source.terms));
                let name = widgets::or_unnamed(name, says.get("source-unnamed"));
                let told = says.say(&phrase!("outline-quoted", name = name));
                line_called(ui, name, &told, Look { icon: Some((Icon::QUOTE, color)), ..look(t.soft) })
            }
        };
        go(pressed, spot, entry.range.clone());
    });
}

/// How a line looks.
#[derive(Clone, Copy)]
struct Look {
    color: Color32,
    icon: Option<(Icon, Color32)>,
    /// The way the story reads.
    reads: Direction,
}

fn line(ui: &mut Ui, words: &str, look: Look) -> bool {
    line_called(ui, words, words, look)
}

/// A line that leads to the page; whether it was pressed.
fn line_called(ui: &mut Ui, words: &str, called: &str, look: Look) -> bool {
    let t = theme::tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), called));
    if ui.is_rect_visible(rect) {
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, f32::from(theme::ROUND), t.rail);
        }
        let mut within = rect.shrink2(vec2(10.0, 0.0));
        if let Some((icon, color)) = look.icon {
            icon.paint(ui, pos2(within.left() + 6.0, rect.center().y), 13.0, color);
            within = within.with_min_x(within.left() + 20.0);
        }
        let base = Base::Among(look.reads);
        let style = Style { base, ..theme::words(theme::BODY) };
        let at = pos2(within.left(), within.center().y - style.size * style.leading / 2.0);
        label::write(ui, at, words, &style, look.color, Some((within.width(), 1)));
    }
    response.clicked()
}
