//! Fragments: copy on its way from one place to another, copied or pasted.

use super::{Block, Content, Text};
use crate::ground::BlockId;

/// A stretch of copy that belongs to no story yet: what is copied, cut, dragged or pasted.
///
/// A lone [`Content::Paragraph`] is running words and is put in line. Of several blocks, the first,
/// if it is running text, joins what stands before the caret, and the last what stands after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// What it holds, in reading order.
    pub blocks: Vec<Content>,
}

impl Fragment {
    /// Words without marks: each line that says something becomes a paragraph. Line ends may be
    /// `\n`, `\r\n` or `\r`.
    #[must_use]
    pub fn plain(words: &str) -> Self {
        let lines: Vec<&str> = words.split("\r\n").flat_map(|line| line.split(['\n', '\r'])).collect();
        if let [line] = lines.as_slice() {
            return Self::of_text(Text::plain(*line));
        }
        let says_something = |line: &&str| !line.trim().is_empty();
        let blocks = lines.into_iter().filter(says_something).map(|line| Content::Paragraph(Text::plain(line)));
        Self { blocks: blocks.collect() }
    }

    /// Running words.
    #[must_use]
    pub fn of_text(text: Text) -> Self {
        if text.is_empty() { Self::default() } else { Self { blocks: vec![Content::Paragraph(text)] } }
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Its running words, if they are all there is.
    #[must_use]
    pub fn text(&self) -> Option<&Text> {
        match self.blocks.as_slice() {
            [Content::Paragraph(text)] => Some(text),
            _ => None,
        }
    }

    /// What it says without marks: blocks parted by an empty line, the entries of a list one to a
    /// line behind their bullet or number.
    #[must_use]
    pub fn plain_text(&self) -> String {
        self.blocks.iter().map(plain_block).collect::<Vec<_>>().join("\n\n")
    }
}

fn plain_block(content: &Content) -> String {
    if let Content::List(list) = content {
        let entry = |(nth, entry): (usize, &super::ListItem)| {
            let indent = "  ".repeat(usize::from(entry.level));
            let mark = if list.ordered { format!("{}.", nth + 1) } else { "•".to_owned() };
            format!("{indent}{mark} {}", entry.text.as_str())
        };
        return list.items.iter().enumerate().map(entry).collect::<Vec<_>>().join("\n");
    }
    let block = Block::new(BlockId::from(0), content.clone());
    let texts = block.parts().into_iter().filter_map(|part| block.text(part)).map(Text::as_str);
    let mut lines: Vec<&str> = texts.filter(|words| !words.is_empty()).collect();
    match content {
        Content::PullQuote(quote) if !quote.attribution.is_empty() => lines.push(&quote.attribution),
        Content::Embed(embed) if !embed.url.is_empty() => lines.insert(0, &embed.url),
        Content::Rule => lines.push("* * *"),
        Content::PullQuote(_)
        | Content::Embed(_)
        | Content::Paragraph(_)
        | Content::Subhead(_)
        | Content::Quote(_)
        | Content::List(_)
        | Content::Photo(_)
        | Content::FactBox(_) => {}
    }
    lines.join("\n")
}
