//! One block that both sides changed.

use super::list::entries;
use super::text::{merge as merge_texts, merge_quote, three};
use crate::story::{Block, Content, Embed, FactBox, List, ListItem, PlacedPhoto, PullQuote, Text};

/// The block with the changes of both sides; `None` if they changed the same of it.
pub(super) fn merge(base: &Block, first: &Block, second: &Block) -> Option<Block> {
    let direction = three(&base.direction, &first.direction, &second.direction)?;
    let content = contents(&base.content, &first.content, &second.content)?;
    Some(Block { id: first.id, direction, content })
}

fn contents(base: &Content, first: &Content, second: &Content) -> Option<Content> {
    if let Some(one) = three(&base, &first, &second) {
        return Some(one.clone());
    }
    // What kind it is and what it says are two things; but not whether somebody else said it.
    if let (Some(was), Some(one), Some(two)) = (running(base), running(first), running(second)) {
        let kind = three(&base.id(), &first.id(), &second.id())?;
        let make = if kind == first.id() { first } else { second };
        let quotes = [base, first, second].map(|content| matches!(content, Content::Quote(_)));
        if quotes.contains(&true) {
            let words = [was, one, two].map(Text::as_str);
            let same_words = words.windows(2).all(|pair| pair.first() == pair.last());
            if quotes.contains(&false) && !same_words {
                return None;
            }
            return Some(as_kind(make, merge_quote(was, one, two)?));
        }
        return Some(as_kind(make, merge_texts(was, one, two)?));
    }
    match (base, first, second) {
        (Content::PullQuote(was), Content::PullQuote(one), Content::PullQuote(two)) => {
            let said = of_one(was, one, two, |quote| &quote.attribution, |quote| quote.text.as_str());
            Some(Content::PullQuote(PullQuote {
                text: merge_quote(&was.text, &one.text, &two.text).filter(|_| said)?,
                attribution: three(&was.attribution, &one.attribution, &two.attribution)?,
            }))
        }
        (Content::List(was), Content::List(one), Content::List(two)) => Some(Content::List(List {
            ordered: three(&was.ordered, &one.ordered, &two.ordered)?,
            items: entries(&was.items, &one.items, &two.items, item)?,
        })),
        (Content::Photo(was), Content::Photo(one), Content::Photo(two)) => {
            let shows = of_one(was, one, two, |placed| &placed.photo, |placed| placed.caption.as_str());
            Some(Content::Photo(PlacedPhoto {
                photo: three(&was.photo, &one.photo, &two.photo).filter(|_| shows)?,
                caption: merge_texts(&was.caption, &one.caption, &two.caption)?,
            }))
        }
        (Content::FactBox(was), Content::FactBox(one), Content::FactBox(two)) => Some(Content::FactBox(FactBox {
            heading: merge_texts(&was.heading, &one.heading, &two.heading)?,
            paragraphs: entries(&was.paragraphs, &one.paragraphs, &two.paragraphs, merge_texts)?,
        })),
        (Content::Embed(was), Content::Embed(one), Content::Embed(two)) => {
            let shows = of_one(was, one, two, |embed| &embed.url, |embed| embed.caption.as_str());
            Some(Content::Embed(Embed {
                url: three(&was.url, &one.url, &two.url).filter(|_| shows)?,
                caption: merge_texts(&was.caption, &one.caption, &two.caption)?,
            }))
        }
        (_, _, _) => None,
    }
}

/// Whether no side changed what words are said of, where the other changed the words: a caption is
/// of one picture, a quotation of one speaker.
fn of_one<T, S: PartialEq + ?Sized>(
    base: &T,
    first: &T,
    second: &T,
    subject: impl Fn(&T) -> &S,
    words: impl Fn(&T) -> &str,
) -> bool {
    let crossed =
        |one: &T, other: &T| subject(one) != subject(base) && words(other) != words(base) && words(one) != words(other);
    !crossed(first, second) && !crossed(second, first)
}

fn item(base: &ListItem, first: &ListItem, second: &ListItem) -> Option<ListItem> {
    Some(ListItem {
        level: three(&base.level, &first.level, &second.level)?,
        text: merge_texts(&base.text, &first.text, &second.text)?,
    })
}

/// The text of running copy, which can be of three kinds.
fn running(content: &Content) -> Option<&Text> {
    match content {
        Content::Paragraph(text) | Content::Subhead(text) | Content::Quote(text) => Some(text),
        Content::PullQuote(_)
        | Content::List(_)
        | Content::Photo(_)
        | Content::FactBox(_)
        | Content::Embed(_)
        | Content::Rule => None,
    }
}

/// Running copy of the same kind that says something else.
fn as_kind(kind: &Content, text: Text) -> Content {
    match kind {
        Content::Subhead(_) => Content::Subhead(text),
        Content::Quote(_) => Content::Quote(text),
        Content::Paragraph(_)
        | Content::PullQuote(_)
        | Content::List(_)
        | Content::Photo(_)
        | Content::FactBox(_)
        | Content::Embed(_)
        | Content::Rule => Content::Paragraph(text),
    }
}
