//! Words with marks: emphasis, links, names and quotations inside a line.

use super::super::{PublicMark, PublicRun, Publication, Words};
use super::element::{Attribute, Element, Node, Tag, el};
use crate::ground::Direction;
use crate::ground::apart::{Apart, apart};
use crate::ground::reading::{reads, reads_against};

/// The kinds of mark, outermost first: a quotation holds links and names, which hold emphasis.
#[derive(Clone, Copy)]
enum Layer {
    Quotation,
    Link,
    Mention,
    Bold,
    Italic,
}

impl Layer {
    const ALL: [Self; 5] = [Self::Quotation, Self::Link, Self::Mention, Self::Bold, Self::Italic];

    /// The mark of this kind that a run carries.
    fn of(self, run: &PublicRun) -> Option<&PublicMark> {
        run.marks.iter().find(|mark| match mark {
            PublicMark::Quotation { .. } => matches!(self, Self::Quotation),
            PublicMark::Link { .. } => matches!(self, Self::Link),
            PublicMark::Mention { .. } => matches!(self, Self::Mention),
            PublicMark::Bold => matches!(self, Self::Bold),
            PublicMark::Italic => matches!(self, Self::Italic),
        })
    }
}

/// An element that holds words, with its own direction where they read against the page.
pub(super) fn words_in(element: Element, words: &Words, publication: &Publication) -> Element {
    let own = words.direction.unwrap_or_else(|| reads(&words.text, publication.direction));
    directed(element, own, publication.direction).children(words_of(words, publication))
}

/// An element that holds plain text, with its own direction where that reads against the page.
pub(super) fn text_in(element: Element, text: &str, direction: Direction) -> Element {
    let own = reads(text, direction);
    directed(element, own, direction).children(lines_apart(text.trim(), order(text, own)))
}

/// Words as children of an element.
pub(super) fn words_of(words: &Words, publication: &Publication) -> Vec<Node> {
    let runs: Vec<&PublicRun> = words.runs.iter().collect();
    let own = words.direction.unwrap_or_else(|| reads(&words.text, publication.direction));
    nest(&runs, &Layer::ALL, order(&words.text, own), publication)
}

/// A name among other words: set apart where it holds letters that read the other way.
pub(super) fn name(text: &str, direction: Direction) -> Node {
    let text = text.trim();
    if reads_against(text, direction) {
        in_order(el(Tag::Bdi), text, direction).text(text).into()
    } else {
        Node::Text(text.to_owned())
    }
}

/// Names the direction of what an element holds, where it is not the page's.
fn directed(element: Element, own: Direction, direction: Direction) -> Element {
    element.with_some(Attribute::Dir, (own != direction).then(|| own.as_str()))
}

/// Names the direction of a name set apart, where browsers would take it from its first letter
/// though it is another's guest.
fn in_order(element: Element, text: &str, direction: Direction) -> Element {
    let own = reads(text, direction);
    element.with_some(Attribute::Dir, (own == direction).then(|| own.as_str()))
}

/// The way letters run that numbers may stand among, in a text that reads so.
fn order(text: &str, own: Direction) -> Direction {
    if own == Direction::Ltr && reads_against(text, Direction::Ltr) { Direction::Rtl } else { own }
}

/// Text with its line ends as `br`, and what would go astray in it set apart.
fn lines_apart(text: &str, order: Direction) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut from = 0;
    for Apart { range, arabic } in apart(text, order) {
        nodes.extend(lines(text.get(from..range.start).unwrap_or_default()));
        let tag = if arabic { Tag::Bdo } else { Tag::Bdi };
        nodes.push(el(tag).with(Attribute::Dir, "ltr").text(text.get(range.clone()).unwrap_or_default()).into());
        from = range.end;
    }
    nodes.extend(lines(text.get(from..).unwrap_or_default()));
    nodes
}

/// Text with its line ends as `br`.
pub(in crate::export) fn lines(text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    for (at, line) in text.split(['\n', '\u{2028}', '\u{2029}']).enumerate() {
        if at > 0 {
            nodes.push(el(Tag::Br).into());
        }
        if !line.is_empty() {
            nodes.push(Node::Text(line.to_owned()));
        }
    }
    nodes
}

/// Runs as nested elements, so that a mark which runs on through others stays one element.
fn nest(runs: &[&PublicRun], layers: &[Layer], order: Direction, publication: &Publication) -> Vec<Node> {
    let Some((layer, inner)) = layers.split_first() else {
        return runs.iter().flat_map(|run| lines_apart(&run.text, order)).collect();
    };
    let mut nodes = Vec::new();
    for group in runs.chunk_by(|a, b| layer.of(a) == layer.of(b)) {
        let content = nest(group, inner, order, publication);
        match group.first().and_then(|run| layer.of(run)) {
            Some(mark) => nodes.push(marked(mark, group, publication).children(content).into()),
            None => nodes.extend(content),
        }
    }
    nodes
}

/// The element of a mark. Names and quotations carry what they are for style sheets and programs;
/// to the reader they are words like any other.
fn marked(mark: &PublicMark, group: &[&PublicRun], publication: &Publication) -> Element {
    match mark {
        PublicMark::Bold => el(Tag::Strong),
        PublicMark::Italic => el(Tag::Em),
        PublicMark::Link { href } => {
            el(Tag::A).with(Attribute::Href, href.as_str()).with(Attribute::Rel, "noopener noreferrer")
        }
        PublicMark::Mention { entity } => {
            let foreign = group.iter().any(|run| reads_against(&run.text, publication.direction));
            let kind = publication.entities.get(*entity).map(|entity| entity.kind);
            let element = if foreign {
                let name: String = group.iter().map(|run| run.text.as_str()).collect();
                in_order(el(Tag::Bdi), &name, publication.direction)
            } else {
                el(Tag::Span)
            };
            element.class("entity").with_some(Attribute::DataKind, kind)
        }
        PublicMark::Quotation { speaker } => {
            let speaker = speaker.and_then(|at| publication.speakers.get(at));
            el(Tag::Span)
                .class("quotation")
                .with_some(Attribute::DataSource, speaker.map(|speaker| speaker.name.as_str()))
        }
    }
}
