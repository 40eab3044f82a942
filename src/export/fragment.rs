//! Copied stretches as HTML: clean for any program, whole again when pasted at the desk.
//!
//! Elements that every program knows carry the meaning; what HTML has no element for stands in
//! `data-` attributes, which `import::paste` reads back:
//!
//! | attribute | value | on |
//! |---|---|---|
//! | `data-copydesk` | `fragment`, or `words` for running words | the whole |
//! | | `pull-quote`, `fact-box`, `embed` | a block of several texts |
//! | | `attribution`, `address` | such texts of it |
//! | `data-photo` | id of the photo | `figure` |
//! | `data-level` | level from 0, where nesting cannot say it | `li` |
//! | `data-mention` | id of the entity | `span` |
//! | `data-quotation` | empty: that it is one, never whose | `span` |

use super::html::element::{Attribute, Element, Node, Tag, el};
use super::html::inline::lines;
use crate::ground::reading::reads;
use crate::ground::{Address, Direction};
use crate::story::{
    Content, Embed, FactBox, Fragment, List, ListItem, Mark, MarkKind, PlacedPhoto, PullQuote, Run, Text,
};

/// The kinds of mark, outermost first.
const LAYERS: [MarkKind; 5] =
    [MarkKind::Quotation, MarkKind::Link, MarkKind::Mention, MarkKind::Bold, MarkKind::Italic];

/// A fragment as HTML for a clipboard. `direction` is that of the story it is from; blocks that
/// read the other way say so. Links of schemes that may not leave are left out, their words are
/// kept; so is whose words a quotation is.
#[must_use]
pub fn to_html(fragment: &Fragment, direction: Direction) -> String {
    let whole = match fragment.text() {
        // Nothing around them says which way the story reads.
        Some(text) => {
            let own = reads(text.as_str(), direction);
            let element = el(Tag::Span).with(Attribute::DataCopydesk, "words");
            words_in(directed(element, own, Direction::Ltr), text, own)
        }
        None => el(Tag::Div)
            .with(Attribute::DataCopydesk, "fragment")
            .with_some(Attribute::Dir, (direction != Direction::Ltr).then(|| direction.as_str()))
            .children(fragment.blocks.iter().map(|content| block(content, direction))),
    };
    let mut html = String::new();
    // Programs that guess the letters' encoding otherwise guess wrong.
    el(Tag::Meta).with(Attribute::Charset, "utf-8").write(&mut html);
    whole.write(&mut html);
    html
}

fn block(content: &Content, direction: Direction) -> Element {
    let text_in = |tag, text| words_in(el(tag), text, direction);
    match content {
        Content::Paragraph(text) => text_in(Tag::P, text),
        Content::Subhead(text) => text_in(Tag::H2, text),
        Content::Quote(text) => el(Tag::Blockquote).child(text_in(Tag::P, text)),
        Content::PullQuote(PullQuote { text, attribution }) => el(Tag::Blockquote)
            .with(Attribute::DataCopydesk, "pull-quote")
            .child(text_in(Tag::P, text))
            .children(line("attribution", attribution, direction)),
        Content::List(List { ordered, items }) => list(*ordered, items, 0, direction),
        Content::Photo(PlacedPhoto { photo, caption }) => {
            let caption = (!caption.is_empty()).then(|| text_in(Tag::Figcaption, caption));
            el(Tag::Figure).with(Attribute::DataPhoto, photo.to_string()).children(caption)
        }
        Content::FactBox(FactBox { heading, paragraphs }) => {
            let heading = (!heading.is_empty()).then(|| text_in(Tag::H3, heading));
            let paragraphs = paragraphs.iter().map(|text| text_in(Tag::P, text));
            el(Tag::Div).with(Attribute::DataCopydesk, "fact-box").children(heading).children(paragraphs)
        }
        Content::Embed(Embed { url, caption }) => {
            let caption = (!caption.is_empty()).then(|| text_in(Tag::P, caption));
            el(Tag::Div).with(Attribute::DataCopydesk, "embed").children(address(url)).children(caption)
        }
        Content::Rule => el(Tag::Hr),
    }
}

/// A plain text of a block, unless it is empty.
fn line(what: &'static str, words: &str, direction: Direction) -> Option<Element> {
    let element = el(Tag::P).with(Attribute::DataCopydesk, what);
    (!words.is_empty()).then(|| words_in(element, &Text::plain(words), direction))
}

fn address(url: &str) -> Option<Element> {
    let words = lines(url);
    let words: Vec<Node> = match Address::clean(url) {
        Some(address) => vec![el(Tag::A).with(Attribute::Href, address.as_str()).children(words).into()],
        None => words,
    };
    let element = el(Tag::P).with(Attribute::DataCopydesk, "address");
    (!url.is_empty()).then(|| spaced(element, url).children(words))
}

/// A list with the entries below an entry as a list inside it, `depth` lists deep itself.
fn list(ordered: bool, entries: &[ListItem], depth: u8, direction: Direction) -> Element {
    let mut element = el(if ordered { Tag::Ol } else { Tag::Ul });
    let mut rest = entries;
    while let Some((entry, after)) = rest.split_first() {
        let below = after.iter().take_while(|other| other.level > entry.level).count();
        let (below, after) = after.split_at(below);
        let inner = (!below.is_empty()).then(|| list(ordered, below, depth.saturating_add(1), direction));
        let level = (entry.level != depth).then(|| entry.level.to_string());
        let li = words_in(el(Tag::Li).with_some(Attribute::DataLevel, level), &entry.text, direction);
        element = element.child(li.children(inner));
        rest = after;
    }
    element
}

/// An element that holds words, with its own direction where they read against the rest.
fn words_in(element: Element, text: &Text, direction: Direction) -> Element {
    let element = directed(element, reads(text.as_str(), direction), direction);
    let runs = text.runs();
    spaced(element, text.as_str()).children(nest(&runs.iter().collect::<Vec<_>>(), &LAYERS))
}

/// Names the direction of what an element holds, where it is not that of what is around it.
fn directed(element: Element, own: Direction, around: Direction) -> Element {
    element.with_some(Attribute::Dir, (own != around).then(|| own.as_str()))
}

/// Asks for spaces to be shown as they are where HTML would swallow some.
fn spaced(element: Element, words: &str) -> Element {
    let swallowed = words.starts_with(' ') || words.ends_with(' ') || words.contains("  ") || words.contains('\t');
    element.with_some(Attribute::Style, swallowed.then_some("white-space:pre-wrap"))
}

/// Runs as nested elements, so that a mark which runs on through others stays one element.
fn nest(runs: &[&Run<'_>], layers: &[MarkKind]) -> Vec<Node> {
    let Some((layer, inner)) = layers.split_first() else {
        return runs.iter().flat_map(|run| lines(run.words)).collect();
    };
    let mut nodes = Vec::new();
    for group in runs.chunk_by(|a, b| element_of(a, *layer) == element_of(b, *layer)) {
        let content = nest(group, inner);
        match group.first().and_then(|run| element_of(run, *layer)) {
            Some((tag, name, value)) => {
                let element = el(tag).with_some(name.unwrap_or(Attribute::Class), name.map(|_| value));
                nodes.push(element.children(content).into());
            }
            None => nodes.extend(content),
        }
    }
    nodes
}

/// The element of the mark of one kind that a run carries, and the attribute that says more.
fn element_of(run: &Run<'_>, kind: MarkKind) -> Option<(Tag, Option<Attribute>, String)> {
    let mark = run.marks.iter().find(|mark| mark.kind() == kind)?;
    match mark {
        Mark::Bold => Some((Tag::Strong, None, String::new())),
        Mark::Italic => Some((Tag::Em, None, String::new())),
        Mark::Link(address) => {
            Address::clean(address).map(|address| (Tag::A, Some(Attribute::Href), address.as_str().to_owned()))
        }
        Mark::Mention(entity) => Some((Tag::Span, Some(Attribute::DataMention), entity.to_string())),
        Mark::Quotation(_never_leaves) => Some((Tag::Span, Some(Attribute::DataQuotation), String::new())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{EntityId, SourceId};

    fn html(blocks: Vec<Content>) -> String {
        to_html(&Fragment { blocks }, Direction::Ltr)
    }

    #[test]
    fn running_words_stand_in_no_paragraph_of_their_own() {
        let runs = [
            ("He said ".to_owned(), vec![]),
            ("“yes, ".to_owned(), vec![Mark::Quotation(Some(SourceId::from(77)))]),
            ("really".to_owned(), vec![Mark::Quotation(Some(SourceId::from(77))), Mark::Italic]),
            ("”".to_owned(), vec![Mark::Quotation(Some(SourceId::from(77)))]),
            (" to ".to_owned(), vec![Mark::Link("javascript:x".to_owned())]),
            ("Noor".to_owned(), vec![Mark::Mention(EntityId::from(5))]),
        ];
        assert_eq!(
            html(vec![Content::Paragraph(Text::from_runs(runs))]),
            "<meta charset=\"utf-8\"><span data-copydesk=\"words\">He said <span data-quotation=\"\">“yes, \
             <em>really</em>”</span> to <span data-mention=\"5\">Noor</span></span>"
        );
    }

    #[test]
    fn a_list_is_nested_and_a_paragraph_of_another_script_says_its_direction() {
        let item = |level, words: &str| ListItem { level, text: words.into() };
        let items = vec![item(0, "one"), item(1, "two"), item(4, "three"), item(0, " four")];
        assert_eq!(
            html(vec![Content::List(List { ordered: true, items }), Content::Paragraph("مرحبا".into())]),
            "<meta charset=\"utf-8\"><div data-copydesk=\"fragment\">\n<ol>\n<li>one<ol>\n<li>two<ol>\n\
             <li data-level=\"4\">three</li>\n</ol></li>\n</ol></li>\n\
             <li style=\"white-space:pre-wrap\"> four</li>\n</ol>\n<p dir=\"rtl\">مرحبا</p>\n</div>"
        );
    }
}
