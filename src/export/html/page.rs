//! The page: header, body and footer of one story.

use jiff::tz::TimeZone;

use super::super::{Author, Pictures, PublicCorrection, PublicPhoto, Publication, RenditionFile, WIDTHS};
use super::blocks;
use super::element::{Attribute, Element, Node, Tag, el};
use super::head::head;
use super::inline::{name, text_in};
use super::wording::Wording;
use crate::story::role_said;

/// A picture file as the page names it.
pub(super) struct Shown {
    pub(super) path: String,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl From<&RenditionFile> for Shown {
    fn from(file: &RenditionFile) -> Self {
        let (width, height) = (file.rendition.width, file.rendition.height);
        Self { path: file.path.clone(), width, height }
    }
}

/// A page as a tree, for whoever draws it. It is the one that is written, but for the sizes of
/// pictures: those are here as they will be, since none has been rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The whole document.
    pub document: Element,
    /// For each child of the article, the piece of the body it shows; none for what stands around it.
    pub pieces: Vec<Option<usize>>,
}

impl Page {
    /// The page of a publication.
    #[must_use]
    pub fn of(publication: &Publication) -> Self {
        let photos: Vec<Vec<Shown>> =
            publication.photos.iter().enumerate().map(|(at, photo)| vec![planned(at + 1, photo)]).collect();
        let parts = parts(publication, &photos);
        let pieces = parts.iter().map(|(piece, _)| *piece).collect();
        Self { document: document(publication, parts), pieces }
    }

    /// The header, the blocks and the footer.
    #[must_use]
    pub fn article(&self) -> Option<&Element> {
        [Tag::Body, Tag::Main, Tag::Article].into_iter().try_fold(&self.document, |within, tag| {
            within.nodes().iter().find_map(|node| match node {
                Node::Element(element) => (element.tag() == tag).then_some(element),
                Node::Text(_) | Node::Sheet(_) => None,
            })
        })
    }
}

/// The widest rendition of a photo, as it will be.
fn planned(number: usize, photo: &PublicPhoto) -> Shown {
    let (own, high) = photo.area.map_or((photo.file.width, photo.file.height), |area| (area.width, area.height));
    let own = own.max(1);
    let width = WIDTHS.iter().copied().max().unwrap_or(own).min(own);
    let height = (u64::from(high) * u64::from(width) + u64::from(own) / 2) / u64::from(own);
    let height = u32::try_from(height.max(1)).unwrap_or(u32::MAX);
    let shape = photo.shape.filter(|_| photo.area.is_some());
    Shown { path: Pictures::path(number, shape, width, photo.file.format.ending()), width, height }
}

/// The whole document.
pub(super) fn page(publication: &Publication, photos: &[Vec<RenditionFile>]) -> Element {
    let photos: Vec<Vec<Shown>> = photos.iter().map(|files| files.iter().map(Shown::from).collect()).collect();
    document(publication, parts(publication, &photos))
}

/// What stands in the article: each with the piece of the body it shows, if it does.
fn parts(publication: &Publication, photos: &[Vec<Shown>]) -> Vec<(Option<usize>, Element)> {
    let around = |element: Element| (None, element);
    let notes = publication.withdrawn.then(|| corrections(publication)).flatten();
    let body = blocks::body(publication, photos).into_iter().map(|(piece, element)| (Some(piece), element));
    let head = header(publication).into_iter().chain(notes).map(around);
    head.chain(body).chain(footer(publication).map(around)).collect()
}

fn document(publication: &Publication, parts: Vec<(Option<usize>, Element)>) -> Element {
    let article = el(Tag::Article).children(parts.into_iter().map(|(_, element)| element));
    el(Tag::Html)
        .with(Attribute::Lang, publication.language.as_str())
        .with(Attribute::Dir, publication.direction.as_str())
        .child(head(publication))
        .child(el(Tag::Body).child(el(Tag::Main).child(article)))
}

fn header(publication: &Publication) -> Option<Element> {
    let furniture = &publication.furniture;
    let line = |tag, class: Option<&'static str>, text: &str| {
        (!text.trim().is_empty())
            .then(|| text_in(el(tag).with_some(Attribute::Class, class), text, publication.direction))
    };
    let lines: Vec<Element> = [
        line(Tag::P, Some("kicker"), &furniture.kicker),
        line(Tag::H1, None, &furniture.headline),
        line(Tag::P, Some("deck"), &furniture.deck),
        signature(publication),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!lines.is_empty()).then(|| el(Tag::Header).children(lines))
}

/// Authors, place and day in one line: `By … · MOSUL, Iraq · Nov 14, 2026`.
fn signature(publication: &Publication) -> Option<Element> {
    let wording = Wording::of(&publication.language);
    let dateline = &publication.furniture.dateline;
    let mut places = vec![dateline.city.trim(), dateline.country.trim()];
    places.retain(|place| !place.is_empty());
    let place = (!places.is_empty()).then(|| {
        let names = joined(places.iter().map(|place| name(place, publication.direction)), wording.comma, wording.comma);
        el(Tag::Span).class("dateline").children(names)
    });
    let date =
        dateline.date.map(|date| el(Tag::Time).with(Attribute::Datetime, date.to_string()).text(&wording.date(date)));
    let parts: Vec<Element> = [authors(publication), place, date].into_iter().flatten().collect();
    // Between the parts stands a space, so that they stay apart without the style sheet.
    (!parts.is_empty()).then(|| {
        let parts = joined(parts.into_iter().map(Node::from), " ", " ");
        el(Tag::P).class("byline").children(parts)
    })
}

fn authors(publication: &Publication) -> Option<Element> {
    let wording = Wording::of(&publication.language);
    let author = |author: &Author| {
        let named = el(Tag::Span).class("author").child(name(&author.name, publication.direction));
        let role = role_said(&author.role, &publication.furniture.dateline.city);
        let role = (!role.is_empty())
            .then(|| el(Tag::Span).class("role").text(wording.comma).child(name(role, publication.direction)));
        Node::from(el(Tag::Span).child(named).children(role))
    };
    let bylines = &publication.furniture.bylines;
    let names: Vec<Node> = bylines.iter().filter(|by| !by.name.trim().is_empty()).map(author).collect();
    (!names.is_empty()).then(|| {
        el(Tag::Span).class("authors").text(wording.by).children(joined(names.into_iter(), wording.comma, wording.and))
    })
}

/// Nodes with words between them, other words before the last.
fn joined(nodes: impl ExactSizeIterator<Item = Node>, between: &str, before_last: &str) -> Vec<Node> {
    let count = nodes.len();
    let mut line = Vec::with_capacity(count * 2);
    for (at, node) in nodes.enumerate() {
        if at > 0 {
            line.push(Node::Text(if at + 1 == count { before_last } else { between }.to_owned()));
        }
        line.push(node);
    }
    line
}

fn footer(publication: &Publication) -> Option<Element> {
    let direction = publication.direction;
    let house = &publication.house;
    let corrections = (!publication.withdrawn).then(|| corrections(publication)).flatten();
    let line = |class, text: &str| (!text.trim().is_empty()).then(|| text_in(el(Tag::P).class(class), text, direction));
    let lines: Vec<Element> =
        [corrections, line("publication", &house.publication), line("copyright", &house.copyright)]
            .into_iter()
            .flatten()
            .collect();
    (!lines.is_empty()).then(|| el(Tag::Footer).children(lines))
}

/// What readers are told of changes. Where all else is gone it needs no heading of its own.
fn corrections(publication: &Publication) -> Option<Element> {
    let heading = (!publication.withdrawn).then(|| el(Tag::H2).text(Wording::of(&publication.language).corrections));
    let notes = publication.corrections.iter().map(|made| correction(made, publication));
    (!publication.corrections.is_empty())
        .then(|| el(Tag::Section).class("corrections").children(heading).children(notes))
}

/// A correction with its day and time in the newsroom's zone, or in Universal Time.
fn correction(made: &PublicCorrection, publication: &Publication) -> Element {
    let wording = Wording::of(&publication.language);
    let zone = TimeZone::get(&publication.house.zone).unwrap_or(TimeZone::UTC);
    let time = made.at.to_zoned(zone);
    let clock = time.strftime("%H:%M");
    let zone = time.time_zone().iana_name().unwrap_or("UTC");
    let said = el(Tag::Time).with(Attribute::Datetime, made.at.to_string()).text(&format!(
        "{}{}{clock}",
        wording.date(time.date()),
        wording.comma
    ));
    el(Tag::P)
        .child(el(Tag::Strong).text(wording.change(made.kind)))
        .text(" ")
        .child(said)
        .text(" ")
        .child(name(&format!("({zone})"), publication.direction))
        .child(el(Tag::Br))
        .child(text_in(el(Tag::Span), &made.note, publication.direction))
}
