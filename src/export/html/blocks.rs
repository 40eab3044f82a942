//! The blocks of a body as elements.

use super::super::{Entry, Piece, PublicPhoto, Publication, Words};
use super::element::{Attribute, Element, Node, Tag, el};
use super::inline::{name, text_in, words_in, words_of};
use super::page::Shown;
use super::wording::Wording;
use crate::ground::{Address, Direction};
use crate::photos::credit_names;

/// How wide a photo is shown: the measure of the page, or the whole of a narrow screen.
const SIZES: &str = "(min-width: 42rem) 620px, 100vw";

/// The body in order, each element with the piece it shows.
pub(super) fn body(publication: &Publication, photos: &[Vec<Shown>]) -> Vec<(usize, Element)> {
    let mut shown = 0;
    let mut elements = Vec::with_capacity(publication.body.len());
    for (at, piece) in publication.body.iter().enumerate() {
        if matches!(piece, Piece::Photo { .. }) {
            shown += 1;
        }
        elements.extend(block(piece, publication, photos, shown <= 1).map(|element| (at, element)));
    }
    elements
}

fn block(piece: &Piece, publication: &Publication, photos: &[Vec<Shown>], first: bool) -> Option<Element> {
    let words_in = |tag, words| words_in(el(tag), words, publication);
    match piece {
        Piece::Paragraph { words } => Some(words_in(Tag::P, words)),
        Piece::Subhead { words } => Some(words_in(Tag::H2, words)),
        Piece::Quote { words } => Some(el(Tag::Blockquote).child(words_in(Tag::P, words))),
        Piece::PullQuote { words, attribution } => Some(pull_quote(words, attribution, publication)),
        Piece::List { ordered, entries } => Some(list(*ordered, entries, publication)),
        Piece::Photo { photo, caption } => {
            figure(publication.photos.get(*photo)?, photos.get(*photo)?, caption, publication, first)
        }
        Piece::FactBox { heading, paragraphs } => {
            let heading = (!heading.is_blank()).then(|| words_in(Tag::H2, heading));
            let paragraphs = paragraphs.iter().map(|words| words_in(Tag::P, words));
            Some(el(Tag::Aside).class("fact-box").children(heading).children(paragraphs))
        }
        Piece::Embed { href, caption } => Some(embed(href, caption, publication)),
        Piece::Rule => Some(el(Tag::Hr)),
    }
}

fn pull_quote(words: &Words, attribution: &str, publication: &Publication) -> Element {
    let whose =
        (!attribution.is_empty()).then(|| text_in(el(Tag::P).class("attribution"), attribution, publication.direction));
    el(Tag::Aside).class("pull-quote").child(words_in(el(Tag::P), words, publication)).children(whose)
}

/// A list with the entries below an entry as a list inside it.
fn list(ordered: bool, entries: &[Entry], publication: &Publication) -> Element {
    let mut element = el(if ordered { Tag::Ol } else { Tag::Ul });
    let mut rest = entries;
    while let Some((entry, after)) = rest.split_first() {
        let below = after.iter().take_while(|other| other.level > entry.level).count();
        let (below, after) = after.split_at(below);
        let inner = (!below.is_empty()).then(|| list(ordered, below, publication));
        element = element.child(words_in(el(Tag::Li), &entry.words, publication).children(inner));
        rest = after;
    }
    element
}

fn figure(
    photo: &PublicPhoto,
    files: &[Shown],
    caption: &Words,
    publication: &Publication,
    first: bool,
) -> Option<Element> {
    let widest = files.last()?;
    let offered: Vec<String> = files.iter().map(|file| format!("{} {}w", file.path, file.width)).collect();
    let picture = el(Tag::Img)
        .with(Attribute::Src, widest.path.as_str())
        .with(Attribute::Srcset, offered.join(", "))
        .with(Attribute::Sizes, SIZES)
        .with(Attribute::Width, widest.width.to_string())
        .with(Attribute::Height, widest.height.to_string())
        .with(Attribute::Alt, photo.alt_text.trim())
        .with(Attribute::Loading, if first { "eager" } else { "lazy" });
    Some(el(Tag::Figure).child(picture).children(figcaption(photo, caption, publication)))
}

fn figcaption(photo: &PublicPhoto, caption: &Words, publication: &Publication) -> Option<Element> {
    let direction = publication.direction;
    let mut lines: Vec<Node> = Vec::new();
    if !caption.is_blank() {
        lines.push(words_in(el(Tag::Span).class("caption"), caption, publication).into());
    }
    if let Some(credit) = credit(photo, direction) {
        if !lines.is_empty() {
            lines.push(Node::Text(" ".to_owned()));
        }
        lines.push(credit.into());
    }
    if !photo.extended_description.trim().is_empty() {
        let summary = el(Tag::Summary).text(Wording::of(&publication.language).description);
        let description = text_in(el(Tag::P), &photo.extended_description, direction);
        lines.push(el(Tag::Details).child(summary).child(description).into());
    }
    (!lines.is_empty()).then(|| el(Tag::Figcaption).children(lines))
}

/// Who took the picture and for whom: `(Photographer / Agency)`.
fn credit(photo: &PublicPhoto, direction: Direction) -> Option<Element> {
    let names = credit_names(&photo.photographer, &photo.credit);
    if names.is_empty() {
        return None;
    }
    let mut element = el(Tag::Span).class("credit").text("(");
    for (at, text) in names.into_iter().enumerate() {
        element = if at > 0 { element.text(" / ") } else { element };
        element = element.child(name(text, direction));
    }
    Some(element.text(")"))
}

/// A card that leads elsewhere; nothing of the other site is loaded.
fn embed(href: &Address, caption: &Words, publication: &Publication) -> Element {
    let place = el(Tag::Bdi).class("place").with(Attribute::Dir, "ltr").text(href.place());
    let caption = (!caption.is_blank()).then(|| {
        // A link in the caption would end the card's own.
        let plain = Words::plain(&caption.text);
        el(Tag::Span).class("caption").children(words_of(&plain, publication))
    });
    let link = el(Tag::A).with(Attribute::Href, href.as_str()).with(Attribute::Rel, "noopener noreferrer");
    el(Tag::P).class("embed").child(link.children(caption).child(place))
}
