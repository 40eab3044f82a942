//! From what was written to blocks of a story, none larger than a project file may hold.

use super::Known;
use super::lost::{Loss, Lost};
use super::writer::{Entry, Kind, Piece, Runs, SOFT_BREAK};
use crate::story::{Content, List, ListItem, Mark, MarkKind, PullQuote, Text};

/// Most blocks of one paste.
const MAX_BLOCKS: usize = 50_000;
/// Most entries of a list.
const MAX_ENTRIES: usize = 10_000;
/// The longest text, in bytes.
pub(super) const MAX_TEXT_BYTES: usize = 1 << 20;

/// A text of runs.
pub(super) fn text_of(runs: Runs) -> Text {
    Text::from_runs(runs)
}

/// The blocks.
pub(super) fn contents(pieces: Vec<Piece>, lost: &mut Lost) -> Vec<Content> {
    let mut making = Making::default();
    for piece in pieces {
        match piece {
            Piece::Words(Kind::Entry(entry), runs, exact) => making.entry(entry, runs, exact),
            Piece::Words(kind, runs, exact) => {
                making.close();
                making.blocks.push(block(kind, runs, exact));
            }
            Piece::List(number, ordered) => {
                making.close();
                making.list = Some(Open { number, ordered, exact: true, entries: Vec::new(), last: None });
            }
            Piece::Whole(content) => {
                making.close();
                making.blocks.push(content);
            }
        }
    }
    making.close();
    let mut blocks: Vec<Content> = making.blocks.into_iter().flat_map(fitting).collect();
    if blocks.len() > MAX_BLOCKS {
        blocks.truncate(MAX_BLOCKS);
        lost.count(Loss::Rest);
    }
    blocks
}

fn block(kind: Kind, runs: Runs, exact: bool) -> Content {
    match kind {
        Kind::Paragraph | Kind::Address | Kind::Attribution | Kind::Entry(_) => Content::Paragraph(text_of(runs)),
        Kind::Quote => Content::Quote(text_of(runs)),
        Kind::Subhead => {
            let mut text = text_of(runs);
            if !exact {
                // A heading is bold by being one.
                text.unmark(0..text.len(), MarkKind::Bold);
            }
            Content::Subhead(text)
        }
    }
}

#[derive(Debug)]
struct Open {
    number: usize,
    ordered: bool,
    exact: bool,
    entries: Vec<(usize, Runs)>,
    last: Option<usize>,
}

#[derive(Debug, Default)]
struct Making {
    blocks: Vec<Content>,
    list: Option<Open>,
}

impl Making {
    fn entry(&mut self, entry: Entry, runs: Runs, exact: bool) {
        let goes_on =
            self.list.as_ref().is_some_and(|open| open.number == entry.list && open.entries.len() < MAX_ENTRIES);
        if !goes_on {
            self.close();
        }
        let open = self.list.get_or_insert_with(|| Open {
            number: entry.list,
            ordered: entry.ordered,
            exact,
            entries: Vec::new(),
            last: None,
        });
        match open.entries.last_mut() {
            Some((_, there)) if open.last == Some(entry.number) => {
                there.push((SOFT_BREAK.into(), Vec::new()));
                there.extend(runs);
            }
            Some(_) | None => open.entries.push((entry.level, runs)),
        }
        open.last = Some(entry.number);
    }

    fn close(&mut self) {
        let Some(open) = self.list.take() else { return };
        let top = open.entries.iter().map(|(level, _)| *level).min().filter(|_| !open.exact).unwrap_or(0);
        let item = |(level, runs): (usize, Runs)| ListItem {
            level: u8::try_from(level - top).unwrap_or(0),
            text: text_of(runs),
        };
        let items = open.entries.into_iter().map(item).collect();
        self.blocks.push(Content::List(List { ordered: open.ordered, items }));
    }
}

/// A block cut into several where its text is longer than a project file may hold.
pub(super) fn fitting(content: Content) -> Vec<Content> {
    let cut = |text: Text, block: fn(Text) -> Content| cut_text(text).into_iter().map(block).collect();
    match content {
        Content::Paragraph(text) => cut(text, Content::Paragraph),
        Content::Subhead(text) => cut(text, Content::Subhead),
        Content::Quote(text) => cut(text, Content::Quote),
        Content::PullQuote(quote) if quote.text.len().max(quote.attribution.len()) > MAX_TEXT_BYTES => {
            let PullQuote { text, attribution } = quote;
            [cut_text(text), cut_text(Text::plain(attribution))].concat().into_iter().map(Content::Quote).collect()
        }
        Content::List(list) => {
            let level = |text: &ListItem| text.level;
            let cut = |item: ListItem| {
                let level = level(&item);
                cut_text(item.text).into_iter().map(move |text| ListItem { level, text })
            };
            vec![Content::List(List { ordered: list.ordered, items: list.items.into_iter().flat_map(cut).collect() })]
        }
        Content::Photo(mut placed) => {
            let mut captions = cut_text(placed.caption).into_iter();
            placed.caption = captions.next().unwrap_or_default();
            std::iter::once(Content::Photo(placed)).chain(captions.map(Content::Paragraph)).collect()
        }
        Content::FactBox(mut facts) => {
            let mut heading = cut_text(facts.heading).into_iter();
            facts.heading = heading.next().unwrap_or_default();
            facts.paragraphs = heading.chain(facts.paragraphs.into_iter().flat_map(cut_text)).collect();
            vec![Content::FactBox(facts)]
        }
        Content::Embed(mut embed) => {
            let mut captions = cut_text(embed.caption).into_iter();
            embed.caption = captions.next().unwrap_or_default();
            std::iter::once(Content::Embed(embed)).chain(captions.map(Content::Paragraph)).collect()
        }
        whole @ (Content::PullQuote(_) | Content::Rule) => vec![whole],
    }
}

/// A text in parts that fit, cut at a space where there is one.
fn cut_text(text: Text) -> Vec<Text> {
    if text.len() <= MAX_TEXT_BYTES {
        return vec![text];
    }
    let (mut parts, mut from) = (Vec::new(), 0);
    while text.len() - from > MAX_TEXT_BYTES {
        let most = text.as_str().floor_char_boundary(from + MAX_TEXT_BYTES);
        let space = text.as_str().get(from..most).and_then(|part| part.rfind(char::is_whitespace));
        let to = space.filter(|at| *at > 0).map_or(most, |at| from + at);
        parts.push(text.slice(from..to));
        from = to;
    }
    parts.push(text.slice(from..text.len()));
    parts
}

/// Takes off the marks of mentions, and of quotations the source, that are not known.
pub(super) fn keep_marks(text: &mut Text, known: &Known<'_>, lost: &mut Lost) {
    text.change_marks(|mark| match mark {
        Mark::Mention(id) if !(known.entity)(*id) => {
            lost.count(Loss::Stranger);
            None
        }
        Mark::Quotation(Some(id)) if !(known.source)(*id) => {
            lost.count(Loss::Source);
            Some(Mark::Quotation(None))
        }
        Mark::Bold | Mark::Italic | Mark::Link(_) | Mark::Mention(_) | Mark::Quotation(_) => Some(mark.clone()),
    });
}
