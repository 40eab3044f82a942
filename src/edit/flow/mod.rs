//! Stretches of a page: what they say, and the one edit that puts something else in their place,
//! through whatever blocks and fields they run.

mod cut;
mod edge;
mod line;
mod put;
mod turn;

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

pub use edge::{Stroke, backward, broken, forward};
pub use turn::{Turn, turned};

use self::cut::{At, Cut};
use self::line::{Kind, Line, Origin, contents_of, line_of, lines_of, lines_of_block};
use super::{Caret, Edit, Selection, Spot, TextPlace, motion};
use crate::ground::IdMint;
use crate::story::{Block, Content, Fragment, Mark, MarkKind, Part, Story, Text};

/// What a caret cannot go past in a field or caption: it becomes a space.
const BREAKS: [char; 4] = ['\n', '\r', '\u{2028}', '\u{2029}'];

/// A copy of what stands between two carets, in either order. Empty if one of them is gone.
#[must_use]
pub fn taken(story: &Story, from: Caret, to: Caret) -> Fragment {
    let Some((from, to)) = ends(story, from, to) else { return Fragment::default() };
    match (from.spot, to.spot) {
        (Spot::Text(from_place), Spot::Text(to_place)) => {
            if from_place == to_place {
                let text = story.block(from_place.block).and_then(|(_, block)| block.text(from_place.part));
                return text.map(|text| Fragment::of_text(text.slice(from.byte..to.byte))).unwrap_or_default();
            }
            let lines = taken_lines(story, Some(At::new(from_place, from.byte)), At::new(to_place, to.byte));
            Fragment { blocks: contents_of(lines) }
        }
        (Spot::Field(..), _) => {
            let mut blocks: Vec<Content> = field_stretches(story, from, to)
                .into_iter()
                .filter_map(|(spot, range)| motion::words_of(story, spot)?.get(range))
                .filter(|words| !words.is_empty())
                .map(|words| Content::Paragraph(Text::plain(words)))
                .collect();
            if let Spot::Text(place) = to.spot {
                blocks.extend(contents_of(taken_lines(story, None, At::new(place, to.byte))));
            }
            Fragment { blocks }
        }
        (Spot::Text(_), Spot::Field(..)) => Fragment::default(),
    }
}

/// The one edit that puts `with` in place of what stands between two carets, in either order, and
/// where the caret then stands.
///
/// Blocks wholly inside go. Fields and captions lose words but stay. What is left at both ends is
/// joined where both can be; a first block that is left empty goes, so that what follows keeps its
/// kind. The body never has less than one block.
///
/// `None` if a caret is gone, or one of them is in a field that is not on the page.
#[must_use]
pub fn replaced(story: &Story, from: Caret, to: Caret, with: &Fragment, mint: &mut IdMint) -> Option<(Edit, Caret)> {
    let (from, to) = ends(story, from, to)?;
    match (from.spot, to.spot) {
        (Spot::Field(..), Spot::Field(..)) => Some(fields_replaced(story, from, to, one_line(with).as_str())),
        (Spot::Field(..), Spot::Text(place)) => fields_and_body(story, from, At::new(place, to.byte), with, mint),
        (Spot::Text(from_place), Spot::Text(to_place)) => {
            if from_place == to_place
                && let Some(words) = words_for(story, from_place, with)
            {
                let byte = from.byte + words.len();
                let edit = Edit::Splice { place: from_place, range: from.byte..to.byte, with: words };
                return Some((edit, Caret { byte, ..from }));
            }
            let cut = Cut::new(story, Some(At::new(from_place, from.byte)), At::new(to_place, to.byte))?;
            Some(put::edit_of(story, cut, with, mint))
        }
        (Spot::Text(_), Spot::Field(..)) => None,
    }
}

/// The places of the blocks that a selection touches; `None` if it touches none. One that ends
/// where a block begins does not touch that.
#[must_use]
pub fn blocks_touched(story: &Story, selection: Selection) -> Option<Range<usize>> {
    let (from, to) = meant(story, selection)?;
    let Spot::Text(last) = to.spot else { return None };
    let first = match from.spot {
        Spot::Text(place) => story.block(place.block)?.0,
        Spot::Field(..) => 0,
    };
    Some(first..story.block(last.block)?.0 + 1)
}

/// The texts of the body that a selection touches, with the bytes of each.
pub fn stretches(story: &Story, selection: Selection) -> impl Iterator<Item = (TextPlace, Range<usize>)> {
    let (from, to) = selection.ordered(story);
    let blocks = blocks_touched(story, selection).unwrap_or_default();
    story.body.range(blocks).flat_map(move |block| {
        let within = |caret: Caret, part: Part| match caret.spot {
            Spot::Text(place) if place.block == block.id => Some(part.cmp(&place.part)),
            Spot::Text(_) | Spot::Field(..) => None,
        };
        block.parts().into_iter().filter_map(move |part| {
            let (behind, before) = (within(from, part), within(to, part));
            let text =
                block.text(part).filter(|_| behind != Some(Ordering::Less) && before != Some(Ordering::Greater))?;
            let start = if behind == Some(Ordering::Equal) { from.byte } else { 0 };
            let end = if before == Some(Ordering::Equal) { to.byte } else { text.len() };
            Some((TextPlace { story: story.id, block: block.id, part }, text.whole(start..end)))
        })
    })
}

/// The one edit that puts a mark over all words of the body that a selection holds, or takes marks of
/// its kind off them; for selections over very many texts.
#[must_use]
pub fn marked(story: &Story, selection: Selection, mark: Option<&Mark>, kind: MarkKind) -> Option<Edit> {
    let blocks = blocks_touched(story, selection)?;
    let mut with: Vec<Arc<Block>> = story.body.range(blocks.clone()).cloned().collect();
    let mut at = 0;
    for (place, range) in stretches(story, selection).filter(|(_, range)| !range.is_empty()) {
        at = (at..with.len()).find(|at| with.get(*at).is_some_and(|block| block.id == place.block))?;
        let text = with.get_mut(at).map(Arc::make_mut).and_then(|block| block.text_mut(place.part))?;
        match mark {
            Some(mark) => text.mark(range, mark.clone()),
            None => text.unmark(range, kind),
        }
    }
    Some(Edit::ReplaceBlocks { story: story.id, at: blocks.start, gone: blocks.len(), with })
}

/// Whether a selection holds words of the body.
#[must_use]
pub fn has_words(story: &Story, selection: Selection) -> bool {
    stretches(story, selection).any(|(_, range)| !range.is_empty())
}

/// Both carets in the order of the page, on character boundaries; `None` if a text of them is gone.
fn ends(story: &Story, from: Caret, to: Caret) -> Option<(Caret, Caret)> {
    let set = |caret: Caret| {
        let words = motion::words_of(story, caret.spot)?;
        Some(Caret { byte: words.floor_char_boundary(caret.byte), ..caret })
    };
    let (from, to) = (set(from)?, set(to)?);
    let (from, to) = Selection { anchor: from, head: to }.ordered(story);
    let off_page = |caret: Caret| matches!(caret.spot, Spot::Field(_, field) if !motion::is_on_page(field));
    if from.spot != to.spot && (off_page(from) || off_page(to)) {
        return None;
    }
    Some((from, to))
}

/// The ends of a selection as far as whole texts go: what ends where a text begins ends in the one
/// before.
fn meant(story: &Story, selection: Selection) -> Option<(Caret, Caret)> {
    let (from, to) = selection.ordered(story);
    let (from, to) = ends(story, from, to)?;
    let before = motion::previous_spot(story, to.spot).filter(|_| to.byte == 0 && from.spot != to.spot);
    let end = before.map(|spot| Caret { spot, byte: motion::words_of(story, spot).map_or(0, str::len) });
    Some((from, end.unwrap_or(to)))
}

/// The fields a stretch touches, with the bytes of each.
fn field_stretches(story: &Story, from: Caret, to: Caret) -> Vec<(Spot, Range<usize>)> {
    let mut found = Vec::new();
    let mut spot = from.spot;
    while matches!(spot, Spot::Field(..)) {
        let start = if spot == from.spot { from.byte } else { 0 };
        let end = if spot == to.spot { to.byte } else { motion::words_of(story, spot).map_or(0, str::len) };
        found.push((spot, start..end));
        match motion::next_spot(story, spot).filter(|_| spot != to.spot) {
            Some(next) => spot = next,
            None => break,
        }
    }
    found
}

/// Takes a stretch out of the fields and puts words at its start.
fn fields_replaced(story: &Story, from: Caret, to: Caret, words: &str) -> (Edit, Caret) {
    let mut edits: Vec<Edit> = field_stretches(story, from, to)
        .into_iter()
        .filter_map(|(spot, range)| {
            let Spot::Field(id, field) = spot else { return None };
            let mut now = field.of(story).to_owned();
            let with = if spot == from.spot { words } else { "" };
            now.replace_range(range, with);
            (now != field.of(story) || spot == from.spot).then_some(Edit::SetField { story: id, field, words: now })
        })
        .collect();
    let caret = Caret { byte: from.byte + words.len(), ..from };
    let edit = if edits.len() == 1 { edits.pop() } else { None };
    (edit.unwrap_or(Edit::Several(edits)), caret)
}

/// A stretch that begins in a field and ends in the body: what comes in begins in the field and
/// goes on in the body.
fn fields_and_body(story: &Story, from: Caret, to: At, with: &Fragment, mint: &mut IdMint) -> Option<(Edit, Caret)> {
    let (words, rest) = parted(with);
    let end = motion::last_spot(story);
    let (fields, in_field) = fields_replaced(story, from, Caret { spot: end, byte: 0 }, &words);
    let cut = Cut::new(story, None, to)?;
    let (body, in_body) = put::edit_of(story, cut, &rest, mint);
    let caret = if rest.is_empty() { in_field } else { in_body };
    Some((Edit::Several(vec![fields, body]), caret))
}

/// What of a fragment goes into a field, and what is left for the body: its first block goes, if it is
/// running text.
fn parted(with: &Fragment) -> (String, Fragment) {
    let words = |text: &Text| text.as_str().replace("\r\n", " ").replace(BREAKS, " ");
    match with.blocks.split_first() {
        None => (String::new(), Fragment::default()),
        Some((Content::Paragraph(text) | Content::Subhead(text) | Content::Quote(text), rest)) => {
            (words(text), Fragment { blocks: rest.to_vec() })
        }
        Some(_) => (String::new(), with.clone()),
    }
}

/// The words that come into a text in line: all of them, where it can hold one line alone; else
/// running words, if they are all there is.
fn words_for(story: &Story, place: TextPlace, with: &Fragment) -> Option<Text> {
    let (_, block) = story.block(place.block)?;
    if has_one_line(&block.content) {
        return Some(one_line(with));
    }
    if with.is_empty() { Some(Text::default()) } else { with.text().cloned() }
}

/// Whether a block's words are one line that nothing joins: a caption, or words shown large.
#[must_use]
pub fn has_one_line(content: &Content) -> bool {
    match content {
        Content::PullQuote(_) | Content::Photo(_) | Content::Embed(_) | Content::Rule => true,
        Content::Paragraph(_) | Content::Subhead(_) | Content::Quote(_) | Content::List(_) | Content::FactBox(_) => {
            false
        }
    }
}

/// All that a fragment says, its texts parted by spaces, with their marks.
fn one_line(with: &Fragment) -> Text {
    let mut all = Text::default();
    for text in with.blocks.iter().flat_map(said).filter(|text| !text.is_empty()) {
        if !all.is_empty() {
            all.append(&" ".into());
        }
        all.append(&unbroken(&text));
    }
    all
}

/// All that a block says, where none of it can stand by itself: an address and whose words they are
/// as well.
fn said(content: &Content) -> Vec<Text> {
    let mut texts: Vec<Text> = lines_of(content, Origin::New(0)).into_iter().map(|line| line.text).collect();
    match content {
        Content::PullQuote(quote) if !quote.attribution.is_empty() => texts.push(attributed(&quote.attribution)),
        Content::Embed(embed) => texts.insert(0, Text::plain(embed.url.as_str())),
        Content::PullQuote(_)
        | Content::Paragraph(_)
        | Content::Subhead(_)
        | Content::Quote(_)
        | Content::List(_)
        | Content::Photo(_)
        | Content::FactBox(_)
        | Content::Rule => {}
    }
    texts
}

/// Whose words they are, as words behind them.
fn attributed(attribution: &str) -> Text {
    Text::plain(format!("— {attribution}"))
}

/// A text with spaces for line breaks.
fn unbroken(text: &Text) -> Text {
    Text::from_runs(text.runs().into_iter().map(|run| {
        let words = run.words.replace("\r\n", " ").replace(BREAKS, " ");
        (words, run.marks.into_iter().cloned().collect())
    }))
}

/// The lines between two places of the body, cut at both ends.
fn taken_lines(story: &Story, from: Option<At>, to: At) -> Vec<Line> {
    let Some((last, _)) = story.block(to.place.block) else { return Vec::new() };
    let first = from.and_then(|at| story.block(at.place.block)).map_or(0, |(at, _)| at);
    let whole = cut::is_whole(story, from, to);
    let (first, last) = if whole { (0, story.body.len().saturating_sub(1)) } else { (first, last) };
    let mut taken = Vec::new();
    for at in first..=last {
        let Some(block) = story.body.get(at) else { continue };
        let mut lines = lines_of_block(block);
        if whole {
            taken.append(&mut lines);
            continue;
        }
        if let Some(end) = Some(to).filter(|to| to.place.block == block.id) {
            lines.truncate(line_of(&block.content, end.place.part) + 1);
            if let Some(line) = lines.last_mut() {
                if end.byte < line.text.len() && !line.kind.joins() {
                    line.kind = Kind::Paragraph;
                }
                line.text = line.text.slice(0..end.byte);
            }
        }
        if let Some(start) = from.filter(|from| from.place.block == block.id) {
            lines.drain(..line_of(&block.content, start.place.part).min(lines.len()));
            if let Some(line) = lines.first_mut() {
                if !line.kind.joins() || (line.kind == Kind::Heading && start.byte > 0) {
                    line.kind = Kind::Paragraph;
                }
                line.text = line.text.slice(start.byte..line.text.len());
            }
            lines_without_heading(&mut lines);
        }
        taken.append(&mut lines);
    }
    taken
}

/// Paragraphs of a fact box that leave it without its heading are paragraphs.
fn lines_without_heading(lines: &mut [Line]) {
    if lines.first().is_some_and(|line| line.kind != Kind::Heading) {
        for line in lines.iter_mut().filter(|line| line.kind == Kind::Fact) {
            line.kind = Kind::Paragraph;
        }
    }
}
