//! Pasting: words of other programs, as HTML or plain, become clean copy.
//!
//! What a clipboard holds is parsed as a browser does (`parse`, `tree`), walked through (`walk`)
//! with what each element hands down to its words (`styles`), and written down as blocks
//! (`writer`, `blocks`). Every word a page shows is kept, in order; what the desk has no place
//! for is counted.

mod blocks;
mod fold;
mod footnotes;
mod links;
mod lost;
mod parse;
mod rows;
mod styles;
mod tree;
mod walk;
mod word_lists;
mod writer;

pub use lost::{Dropped, Loss};

use lost::Lost;

use crate::ground::{BlockId, EntityId, PhotoId, SourceId};
use crate::story::{Block, Content, Fragment};
use crate::words::{Phrase, Say, phrase};

/// What a paste gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The copy.
    pub fragment: Fragment,
    /// What was left behind, by kind.
    pub dropped: Vec<Dropped>,
}

impl Pasted {
    /// What was left behind, in words: “2 pictures, 1 table’s form”; `None` if nothing was.
    #[must_use]
    pub fn told(&self) -> Option<Phrase> {
        let kinds: Vec<Phrase> = self.dropped.iter().map(Say::phrase).collect();
        (!kinds.is_empty()).then(|| phrase!("lost-things", things = kinds))
    }
}

/// Makes copy of HTML from a clipboard, whatever program wrote it. At most 16 MiB are read, 256
/// levels of elements and 50,000 blocks kept; no input makes it fail.
///
/// Copy of the desk’s own comes back as it was, but for whose words a quotation is, which never
/// leaves. Names and photos come back by id; see [`keep_known`].
#[must_use]
pub fn from_html(html: &str) -> Pasted {
    let mut lost = Lost::default();
    let tree = parse::parse(html, &mut lost);
    let pieces = walk::Walk::new(&tree, &mut lost).pieces();
    let blocks = blocks::contents(pieces, &mut lost);
    Pasted { fragment: Fragment { blocks }, dropped: lost.told() }
}

/// Makes copy of plain words: each line that says something is a paragraph. Lines that a mail
/// program broke to a width stay as they are. Control characters are left out, and what is beyond
/// 50,000 lines.
#[must_use]
pub fn from_plain(words: &str) -> Pasted {
    let mut lost = Lost::default();
    let lines = words.replace("\r\n", "\n").replace(['\u{c}', '\u{b}', '\u{85}', '\u{2029}'], "\n");
    let kept: String = lines.chars().filter(|c| matches!(c, '\n' | '\r' | '\t') || !c.is_control()).collect();
    let blocks = Fragment::plain(&kept).blocks.into_iter().flat_map(blocks::fitting).collect::<Vec<_>>();
    let pieces = blocks.into_iter().map(writer::Piece::Whole).collect();
    let blocks = blocks::contents(pieces, &mut lost);
    Pasted { fragment: Fragment { blocks }, dropped: lost.told() }
}

/// Whom and what a project knows.
pub struct Known<'a> {
    /// Whether it has an entity.
    pub entity: &'a dyn Fn(EntityId) -> bool,
    /// Whether it has a source.
    pub source: &'a dyn Fn(SourceId) -> bool,
    /// Whether it has a photo.
    pub photo: &'a dyn Fn(PhotoId) -> bool,
}

/// Takes out of pasted copy what names nothing here: marks of unknown entities go, their words
/// stay; quotations of unknown sources are nobody's; unknown photos become a paragraph of their
/// caption.
pub fn keep_known(pasted: &mut Pasted, known: &Known<'_>) {
    let mut lost = Lost::default();
    let blocks = std::mem::take(&mut pasted.fragment.blocks);
    for content in blocks {
        let mut block = Block::new(BlockId::from(0), content);
        for part in block.parts() {
            if let Some(text) = block.text_mut(part) {
                blocks::keep_marks(text, known, &mut lost);
            }
        }
        match block.content {
            Content::Photo(placed) if !(known.photo)(placed.photo) => {
                lost.count(Loss::Stranger);
                if !placed.caption.is_empty() {
                    pasted.fragment.blocks.push(Content::Paragraph(placed.caption));
                }
            }
            content @ (Content::Photo(_)
            | Content::Paragraph(_)
            | Content::Subhead(_)
            | Content::Quote(_)
            | Content::PullQuote(_)
            | Content::List(_)
            | Content::FactBox(_)
            | Content::Embed(_)
            | Content::Rule) => pasted.fragment.blocks.push(content),
        }
    }
    pasted.dropped.extend(lost.told());
}
