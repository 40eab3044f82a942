//! The page: header, body and footer of one story.

use jiff::tz::TimeZone;

use super::super::{Author, PublicCorrection, Publication, RenditionFile};
use super::blocks;
use super::element::{Attribute, Element, Node, Tag, el};
use super::head::head;
use super::inline::{name, text_in};
use super::wording::Wording;

/// The whole document.
pub(super) fn page(publication: &Publication, photos: &[Vec<RenditionFile>]) -> Element {
    let article = el(Tag::Article)
        .children(header(publication))
        .children(publication.withdrawn.then(|| corrections(publication)).flatten())
        .children(blocks::body(publication, photos))
        .children(footer(publication));
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
        let role = author.role.trim();
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
