//! The head of a page: what browsers, search engines and social networks read of it.

use sha2::{Digest, Sha256};

use super::super::{Piece, Publication};
use super::element::{Attribute, Element, Node, Tag, el};
use crate::ground::Language;

/// The one style sheet of every page.
pub const SHEET: &str = include_str!("../../../assets/story.css");
/// How much of the first paragraph stands for a story without a deck, in characters.
const DESCRIPTION: usize = 200;

/// The head.
pub(super) fn head(publication: &Publication) -> Element {
    let furniture = &publication.furniture;
    let house = publication.house.publication.trim();
    let search = first_said(&[&furniture.headlines.search, publication.title()]);
    let title = if house.is_empty() { search.to_owned() } else { format!("{search} · {house}") };
    el(Tag::Head)
        .child(el(Tag::Meta).with(Attribute::Charset, "utf-8"))
        .child(named("viewport", "width=device-width, initial-scale=1"))
        .child(policy())
        .child(named("referrer", "no-referrer"))
        .child(named("color-scheme", "light dark"))
        .child(el(Tag::Title).text(&title))
        .children(said(&description(publication)).map(|text| named("description", text)))
        .children(authors(publication).map(|text| named("author", text)))
        .children(social(publication))
        .child(el(Tag::Style).child(Node::Sheet(SHEET)))
}

/// Nothing may run, nothing may be fetched but pictures beside the page, no style but ours.
fn policy() -> Element {
    let hash = base64(&Sha256::digest(SHEET.as_bytes()));
    let policy =
        format!("default-src 'none'; img-src 'self'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    el(Tag::Meta).with(Attribute::HttpEquiv, "Content-Security-Policy").with(Attribute::Content, policy)
}

/// Open Graph (<https://ogp.me>), as far as a page can know it that does not know its address:
/// `og:url` and `og:image` want absolute ones.
fn social(publication: &Publication) -> Vec<Element> {
    let furniture = &publication.furniture;
    let headline = first_said(&[&furniture.headlines.social, publication.title()]);
    let description = description(publication);
    let mut tags = vec![property("og:type", "article"), property("og:title", headline)];
    tags.extend(said(&description).map(|text| property("og:description", text)));
    tags.extend(said(&publication.house.publication).map(|name| property("og:site_name", name)));
    tags.extend(locale(&publication.language).map(|locale| property("og:locale", locale)));
    tags.extend(furniture.dateline.date.map(|date| property("article:published_time", date.to_string())));
    tags.extend(said(&publication.filing.section).map(|section| property("article:section", section)));
    tags.extend(publication.filing.keywords.iter().filter_map(|word| said(word)).map(|w| property("article:tag", w)));
    tags
}

/// A language with its territory, as Open Graph writes it. A bare `en` or `ar` gets the one that
/// is usually meant.
fn locale(language: &Language) -> Option<String> {
    let mut parts = language.as_str().split('-');
    let primary = parts.next()?.to_ascii_lowercase();
    let territory = parts.find(|part| part.len() == 2).map(str::to_ascii_uppercase);
    match (primary.as_str(), territory) {
        (_, Some(territory)) => Some(format!("{primary}_{territory}")),
        ("en", None) => Some("en_US".to_owned()),
        ("ar", None) => Some("ar_AR".to_owned()),
        (_, None) => None,
    }
}

/// The deck, else the start of the first paragraph.
fn description(publication: &Publication) -> String {
    let deck = publication.furniture.deck.trim();
    if !deck.is_empty() {
        return deck.to_owned();
    }
    let first = publication.body.iter().find_map(|piece| match piece {
        Piece::Paragraph { words } => Some(words.text.trim()),
        Piece::Subhead { .. }
        | Piece::Quote { .. }
        | Piece::PullQuote { .. }
        | Piece::List { .. }
        | Piece::Photo { .. }
        | Piece::FactBox { .. }
        | Piece::Embed { .. }
        | Piece::Rule => None,
    });
    let first = first.unwrap_or_default();
    let Some((end, _)) = first.char_indices().nth(DESCRIPTION) else { return first.to_owned() };
    let start = first.get(..end).unwrap_or_default();
    let whole_words = start.rsplit_once(char::is_whitespace).map_or(start, |(words, _)| words);
    format!("{whole_words}…")
}

fn authors(publication: &Publication) -> Option<String> {
    let names: Vec<&str> = publication.furniture.bylines.iter().filter_map(|by| said(&by.name)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn named(name: &'static str, content: impl Into<String>) -> Element {
    el(Tag::Meta).with(Attribute::Name, name).with(Attribute::Content, content)
}

fn property(name: &'static str, content: impl Into<String>) -> Element {
    el(Tag::Meta).with(Attribute::Property, name).with(Attribute::Content, content)
}

fn said(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty()).then_some(text)
}

fn first_said<'a>(texts: &[&'a str]) -> &'a str {
    texts.iter().find_map(|text| said(text)).unwrap_or_default()
}

/// Base 64 with padding (RFC 4648, 4), as a content security policy wants its hashes.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for digit in 0..4 {
            let at = usize::try_from(bits >> (18 - 6 * digit) & 63).unwrap_or_default();
            let known = DIGITS.get(at).copied().map_or('=', char::from);
            text.push(if digit <= group.len() { known } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_rfc_4648s() {
        let vectors =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (plain, encoded) in vectors {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    #[test]
    fn the_sheet_cannot_end_its_element() {
        assert!(!SHEET.contains("</") && !SHEET.contains('\r'));
    }
}
