//! The leaf of a block: each kind as it will read.

use egui::accesskit::Role;
use egui::{Rect, Vec2, vec2};

use super::leaf::{Bed, Composed, Decor, Leaf, LineOf, PassageRole, Tone, Type, Wanted};
use crate::edit::{Spot, TextPlace};
use crate::ground::reading::isolated;
use crate::ground::{Direction, StoryId};
use crate::photos::{Library, Photo, credit_names};
use crate::story::{Block, Content, Embed, FactBox, List, Mark, Part, PlacedPhoto, PullQuote, Text};
use crate::ui::text::Stretch;
use crate::words::{Phrase, Words, phrase};

/// The gap below a block.
const GAP: f32 = 14.0;
/// The tallest a photo is shown.
const TALLEST: f32 = 420.0;
const BODY: Type = Type::story(18.0, (1.58, 1.95));
const SUBHEAD: Type = Type { strong: true, ..Type::story(20.0, (1.4, 1.8)) };
const QUOTE: Type = Type { italic: true, ..BODY };
const PULL_QUOTE: Type = Type::story(24.0, (1.4, 1.8));
const FACT: Type = Type::story(16.0, (1.5, 1.85));
const FACT_HEADING: Type = Type { strong: true, ..FACT };
const CAPTION: Type = Type { strong: true, ..Type::interface(13.0, Tone::Ink) };
const NOTE: Type = Type::interface(13.0, Tone::Soft);

/// What a block is laid out with.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) story: StoryId,
    pub(super) library: &'a Library,
    pub(super) composed: Option<(Spot, &'a Composed)>,
    /// Whether the caption is the photo's own, and not the page's.
    pub(super) lent: bool,
}

/// Lays it out.
pub(super) fn leaf(mut bed: Bed<'_>, block: &Block, around: Around<'_>) -> Leaf {
    let on = Stand { block, around, says: bed.on.says };
    match &block.content {
        Content::Paragraph(text) => bed.passage(on.wanted(text, BODY, "page-write-here", Role::Paragraph, (0.0, 0.0))),
        Content::Subhead(text) => {
            bed.space(8.0);
            let wanted = on.wanted(text, SUBHEAD, "block-subhead", Role::Heading, (0.0, 0.0));
            let role = PassageRole { heading: Some(2), ..wanted.role };
            bed.passage(Wanted { role, ..wanted });
        }
        Content::Quote(text) => {
            barred(&mut bed, Tone::Line, |bed| {
                bed.passage(on.wanted(text, QUOTE, "block-quote", Role::Blockquote, (18.0, 18.0)));
            });
        }
        Content::PullQuote(quote) => barred(&mut bed, Tone::Accent, |bed| pull_quote(bed, on, quote)),
        Content::List(list) => entries(&mut bed, on, list),
        Content::Photo(placed) => photo(&mut bed, on, placed),
        Content::FactBox(facts) => fact_box(&mut bed, on, facts),
        Content::Embed(embed) => embedded(&mut bed, on, embed),
        Content::Rule => {
            bed.space(8.0);
            let rect = bed.rect(0.0, bed.down, vec2(bed.on.width, 1.0));
            bed.leaf.decor.push(Decor::Bar(rect, Tone::Line));
            bed.space(9.0);
        }
    }
    bed.done(GAP)
}

/// Where a block stands.
#[derive(Clone, Copy)]
struct Stand<'a> {
    block: &'a Block,
    around: Around<'a>,
    says: &'static Words,
}

impl<'a> Stand<'a> {
    /// The block's own text, called what the block is.
    fn wanted(self, text: &'a Text, type_: Type, hint: &str, kind: Role, inset: (f32, f32)) -> Wanted<'a> {
        self.part(Part::Main, text, type_, hint, self.role(&self.block.content.label(), kind), inset)
    }

    fn role(self, label: &Phrase, kind: Role) -> PassageRole {
        PassageRole { label: self.says.say(label), kind, heading: None }
    }

    fn part(
        self,
        part: Part,
        text: &'a Text,
        type_: Type,
        hint: &str,
        role: PassageRole,
        inset: (f32, f32),
    ) -> Wanted<'a> {
        let spot = Spot::Text(TextPlace { story: self.around.story, block: self.block.id, part });
        Wanted {
            spot,
            words: text.as_str(),
            stretches: stretches(text),
            type_,
            hint: self.says.get(hint),
            role,
            inset,
            direction: self.block.direction,
            composed: self.around.composed.filter(|(at, _)| *at == spot).map(|(_, composed)| composed),
        }
    }
}

/// Where a text is bold or italic.
fn stretches(text: &Text) -> Vec<Stretch> {
    text.spans()
        .iter()
        .filter_map(|span| {
            let (strong, italic) = match span.mark {
                Mark::Bold => (true, false),
                Mark::Italic => (false, true),
                Mark::Link(_) | Mark::Mention(_) | Mark::Quotation(_) => return None,
            };
            Some(Stretch { range: span.start..span.end, strong, italic })
        })
        .collect()
}

fn barred(bed: &mut Bed<'_>, tone: Tone, add: impl FnOnce(&mut Bed<'_>)) {
    let top = bed.down;
    add(bed);
    let rect = bed.rect(2.0, top, vec2(bed.scaled(3.0), bed.down - top));
    bed.leaf.decor.push(Decor::Bar(rect, tone));
}

fn pull_quote<'a>(bed: &mut Bed<'_>, on: Stand<'a>, quote: &'a PullQuote) {
    bed.passage(on.wanted(&quote.text, PULL_QUOTE, "block-pull-quote", Role::Blockquote, (18.0, 18.0)));
    line(bed, on, LineOf::Attribution, 18.0);
}

/// A line of a block that is no copy: a field of the window's own, so it keeps its size.
fn line(bed: &mut Bed<'_>, on: Stand<'_>, which: LineOf, inset: f32) {
    bed.space(4.0);
    let width = bed.on.width - 2.0 * bed.scaled(inset);
    let rect = bed.rect(inset, bed.down, vec2(width, 28.0));
    bed.leaf.decor.push(Decor::Line(rect, on.block.id, which));
    bed.down += 28.0;
}

fn entries<'a>(bed: &mut Bed<'_>, on: Stand<'a>, list: &'a List) {
    let mut numbers = [0_usize; 8];
    for (nth, entry) in list.items.iter().enumerate() {
        let level = usize::from(entry.level).min(numbers.len() - 1);
        for (deeper, number) in numbers.iter_mut().enumerate() {
            if deeper == level {
                *number += 1;
            } else if deeper > level {
                *number = 0;
            }
        }
        let indent = 28.0 + 24.0 * f32::from(entry.level);
        let mark = match (list.ordered, numbers.get(level)) {
            (true, Some(number)) => format!("{number}."),
            (true, None) | (false, _) => if level % 2 == 0 { "•" } else { "–" }.to_owned(),
        };
        let top = bed.down;
        bed.words(&mark, &[], Type { tone: Tone::Soft, ..BODY }, indent - 22.0, Some(bed.on.direction));
        bed.down = top;
        let part = Part::Nth(u32::try_from(nth).unwrap_or(u32::MAX));
        let role = on.role(&phrase!("page-list-item", nth = nth + 1), Role::ListItem);
        bed.passage(on.part(part, &entry.text, BODY, "page-item", role, (indent, 0.0)));
        bed.space(2.0);
    }
}

fn photo<'a>(bed: &mut Bed<'_>, on: Stand<'a>, placed: &'a PlacedPhoto) {
    let Some(photo) = on.around.library.photo(placed.photo) else {
        let gone = Type { tone: Tone::Red, ..NOTE };
        bed.words(on.says.get("page-no-photo"), &[], gone, 0.0, None);
        return;
    };
    let size = picture_size(photo, bed.on.width, bed.scaled(TALLEST));
    let rect = bed.rect(0.0, bed.down, size);
    bed.leaf.decor.push(Decor::Picture(rect, photo.id));
    bed.down += size.y;
    bed.space(6.0);
    caption(bed, on, placed, photo);
    if photo.file.is_none() {
        bed.space(4.0);
        let rect = bed.rect(0.0, bed.down, vec2(170.0, 30.0));
        bed.leaf.decor.push(Decor::Attach(rect, photo.id));
        bed.down += 30.0;
    }
}

/// The caption, and below it the credit and whose the caption is, where it may be somebody else's.
fn caption<'a>(bed: &mut Bed<'_>, on: Stand<'a>, placed: &'a PlacedPhoto, photo: &Photo) {
    let lends = !photo.caption.trim().is_empty();
    // Emptied, it is the photo's again.
    let back = on.says.say(&phrase!("page-caption-back", caption = photo.caption.trim()));
    let hint = if lends { back.as_str() } else { on.says.get("photo-caption") };
    let called = match (on.around.lent, lends) {
        (true, _) => "page-caption-lent",
        (false, true) => "page-caption-own",
        (false, false) => "photo-caption",
    };
    let role = on.role(&Phrase::new(called), Role::Caption);
    let wanted = on.part(Part::Main, &placed.caption, CAPTION, "photo-caption", role, (0.0, 0.0));
    bed.passage(Wanted { hint, ..wanted });
    // As readers will see it.
    let names: Vec<_> = credit_names(&photo.photographer, &photo.credit).into_iter().map(isolated).collect();
    let credit = (!names.is_empty()).then(|| format!("({})", names.join(" / ")));
    let whose = on.around.lent.then(|| on.says.get("page-caption-lent").to_owned());
    let below = match (credit, whose) {
        (Some(credit), Some(whose)) => format!("\u{2068}{credit}\u{2069}  ·  \u{2068}{whose}\u{2069}"),
        (Some(part), None) | (None, Some(part)) => part,
        (None, None) => return,
    };
    bed.words(&below, &[], NOTE, 0.0, Some(bed.on.direction));
}

/// How large a photo is shown: as wide as the column, unless that makes it too tall.
fn picture_size(photo: &Photo, width: f32, tallest: f32) -> Vec2 {
    let Some(file) = &photo.file else { return vec2(width, (width * 0.3).min(tallest)) };
    let (wide, high) = photo.framing.on_page(file).map_or((file.width, file.height), |area| (area.width, area.height));
    let shape = side(high) / side(wide.max(1));
    let size = vec2(width, width * shape);
    if size.y > tallest { vec2(tallest / shape.max(0.01), tallest) } else { size }
}

#[expect(clippy::cast_precision_loss, reason = "picture sides are far below 2^23")]
fn side(pixels: u32) -> f32 {
    pixels as f32
}

fn fact_box<'a>(bed: &mut Bed<'_>, on: Stand<'a>, facts: &'a FactBox) {
    carded(bed, |bed| {
        let role = on.role(&Phrase::new("page-fact-box"), Role::Paragraph);
        bed.passage(on.part(Part::Main, &facts.heading, FACT_HEADING, "block-fact-box", role, (14.0, 14.0)));
        for (nth, text) in facts.paragraphs.iter().enumerate() {
            bed.space(4.0);
            let part = Part::Nth(u32::try_from(nth).unwrap_or(u32::MAX));
            let role = on.role(&phrase!("page-nth-fact", nth = nth + 1), Role::Paragraph);
            bed.passage(on.part(part, text, FACT, "page-fact", role, (14.0, 14.0)));
        }
    });
}

fn embedded<'a>(bed: &mut Bed<'_>, on: Stand<'a>, embed: &'a Embed) {
    carded(bed, |bed| {
        line(bed, on, LineOf::Address, 14.0);
        bed.space(4.0);
        let role = on.role(&Phrase::new("page-embed"), Role::Paragraph);
        let type_ = Type { tone: Tone::Ink, ..FACT };
        bed.passage(on.part(Part::Main, &embed.caption, type_, "page-embed-hint", role, (14.0, 14.0)));
    });
}

fn carded(bed: &mut Bed<'_>, add: impl FnOnce(&mut Bed<'_>)) {
    let (top, place) = (bed.down, bed.leaf.decor.len());
    bed.space(10.0);
    add(bed);
    bed.space(10.0);
    let rect = Rect::from_min_max(egui::pos2(0.0, top), egui::pos2(bed.on.width, bed.down));
    bed.leaf.decor.insert(place, Decor::Card(rect));
}

/// How high a block may come out: good enough for the scroll bar until it has been laid out.
pub(super) fn guess(block: &Block, width: f32, zoom: f32, direction: Direction, library: &Library) -> f32 {
    let (size, leading) = match direction {
        Direction::Ltr => (BODY.size, BODY.leading.0),
        Direction::Rtl => (BODY.size, BODY.leading.1),
    };
    let row = size * leading * zoom;
    let per_row = (width / (size * zoom * 0.44)).max(8.0);
    let rows = |text: &Text| (letters(text) / per_row).ceil().max(1.0);
    let words: f32 = match &block.content {
        Content::Paragraph(text) | Content::Subhead(text) | Content::Quote(text) => rows(text),
        Content::PullQuote(quote) => rows(&quote.text) * 1.5 + 1.0,
        Content::List(list) => list.items.iter().map(|entry| rows(&entry.text)).sum(),
        Content::FactBox(facts) => facts.paragraphs.iter().map(rows).sum::<f32>() + 2.0,
        Content::Embed(embed) => rows(&embed.caption) + 2.0,
        Content::Photo(placed) => {
            let tall = |photo| picture_size(photo, width, TALLEST * zoom).y;
            return library.photo(placed.photo).map_or(row, tall) + row * 2.0 + GAP * zoom;
        }
        Content::Rule => 0.6,
    };
    words * row + GAP * zoom
}

#[expect(clippy::cast_precision_loss, reason = "a guess")]
fn letters(text: &Text) -> f32 {
    let bytes = text.len() as f32;
    // Two bytes a letter outside ASCII; one look at the start is enough for a guess.
    if text.as_str().as_bytes().first().is_some_and(u8::is_ascii) { bytes } else { bytes / 1.8 }
}
