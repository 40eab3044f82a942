//! Blocks that HTML has no element for, put together from the pieces inside theirs.

use super::blocks::text_of;
use super::tree::Element;
use super::writer::{Kind, Piece, Runs, SOFT_BREAK};
use crate::ground::PhotoId;
use crate::story::{Content, Embed, FactBox, PlacedPhoto, PullQuote, Text};

/// The longest address of an embed, in bytes.
const LONGEST: usize = 2_048;
/// Most paragraphs of a fact box.
const MOST: usize = 10_000;

/// A block of several texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    PullQuote,
    FactBox,
    Embed,
    Photo(PhotoId),
}

impl Group {
    /// The block an element of our own stands for.
    pub(super) fn of(element: &Element) -> Option<Self> {
        if let Some(Ok(photo)) = element.attribute("data-photo").map(str::parse) {
            return Some(Self::Photo(photo));
        }
        match element.attribute("data-copydesk")? {
            "pull-quote" => Some(Self::PullQuote),
            "fact-box" => Some(Self::FactBox),
            "embed" => Some(Self::Embed),
            _other => None,
        }
    }
}

/// Puts the pieces from `start` on together. What does not fit follows behind.
pub(super) fn fold(group: Group, pieces: &mut Vec<Piece>, start: usize) {
    if start > pieces.len() {
        return;
    }
    let mut texts: Vec<(Kind, Runs)> = Vec::new();
    let mut beyond = Vec::new();
    for piece in pieces.split_off(start) {
        match piece {
            Piece::Words(kind, runs, _) => texts.push((kind, runs)),
            Piece::List(..) => {}
            whole @ Piece::Whole(_) => beyond.push(whole),
        }
    }
    let content = match group {
        Group::PullQuote => {
            let (whose, words): (Vec<_>, Vec<_>) = texts.into_iter().partition(|(kind, _)| *kind == Kind::Attribution);
            let attribution = joined(whose).as_str().to_owned();
            Content::PullQuote(PullQuote { text: joined(words), attribution })
        }
        Group::FactBox => {
            let headed = texts.first().is_some_and(|(kind, _)| *kind == Kind::Subhead);
            let mut texts = texts.into_iter().map(|(_, runs)| text_of(runs));
            let heading = if headed { texts.next().unwrap_or_default() } else { Text::default() };
            let mut paragraphs: Vec<Text> = texts.collect();
            if paragraphs.len() > MOST {
                let rest = paragraphs.split_off(MOST);
                beyond.extend(rest.into_iter().map(|text| Piece::Whole(Content::Paragraph(text))));
            }
            Content::FactBox(FactBox { heading, paragraphs })
        }
        Group::Embed => {
            let (address, caption): (Vec<_>, Vec<_>) = texts.into_iter().partition(|(kind, _)| *kind == Kind::Address);
            let url = joined(address).as_str().to_owned();
            let caption = joined(caption);
            if url.len() > LONGEST {
                beyond.push(Piece::Whole(Content::Paragraph(Text::plain(url))));
                Content::Embed(Embed { url: String::new(), caption })
            } else {
                Content::Embed(Embed { url, caption })
            }
        }
        Group::Photo(photo) => Content::Photo(PlacedPhoto { photo, caption: joined(texts) }),
    };
    pieces.push(Piece::Whole(content));
    pieces.append(&mut beyond);
}

/// Several texts as one, on lines.
fn joined(texts: Vec<(Kind, Runs)>) -> Text {
    let mut all: Runs = Vec::new();
    for (nth, (_, runs)) in texts.into_iter().enumerate() {
        if nth > 0 {
            all.push((SOFT_BREAK.into(), Vec::new()));
        }
        all.extend(runs);
    }
    text_of(all)
}

/// A picture’s words that its caption says again are not said twice.
pub(super) fn told_once(pieces: &mut Vec<Piece>, start: usize) {
    let words = |piece: &Piece| match piece {
        Piece::Words(_, runs, _) => Some(runs.iter().map(|(words, _)| words.as_str()).collect::<String>()),
        Piece::List(..) | Piece::Whole(_) => None,
    };
    if let Some([first, second]) = pieces.get(start..)
        && words(first).is_some()
        && words(first) == words(second)
    {
        pieces.remove(start);
    }
}
