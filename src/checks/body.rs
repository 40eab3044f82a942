//! A page needs something to read or see.

use super::{Check, Finding, Place, Question};
use crate::story::{Block, Content};
use crate::words::Phrase;

pub(super) const CHECK: Check =
    Check { key: "empty-body", label: "Empty body", about: "Is there anything in the body?", firm: false, run };

fn run(question: &Question<'_>) -> Vec<Finding> {
    if question.story.body.iter().any(|block| shows_something(question, block)) {
        return Vec::new();
    }
    vec![question.block(CHECK.key, Place::Story, Phrase::new("finding-no-body"))]
}

fn shows_something(question: &Question<'_>, block: &Block) -> bool {
    match &block.content {
        Content::Photo(placed) => {
            question.project.library.photo(placed.photo).is_some_and(|photo| photo.file.is_some())
        }
        Content::Embed(embed) => !embed.url.trim().is_empty(),
        Content::Rule => false,
        Content::Paragraph(_)
        | Content::Subhead(_)
        | Content::Quote(_)
        | Content::PullQuote(_)
        | Content::List(_)
        | Content::FactBox(_) => block.parts().into_iter().filter_map(|p| block.text(p)).any(|text| !text.is_blank()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::{Desk, PHOTO};
    use super::*;

    #[test]
    fn blank_blocks_and_wanted_photos_are_nothing() {
        let mut desk = Desk::english();
        desk.story.body.clear();
        desk.paragraph(" \n");
        desk.add(Content::Rule);
        desk.photo().file = None;
        desk.place_photo(PHOTO);
        assert_eq!(desk.said("empty-body"), ["There is nothing in the body for a reader."]);
        desk.paragraph("نص");
        assert!(desk.said("empty-body").is_empty());
    }

    #[test]
    fn a_story_may_be_told_by_its_photos() {
        let mut desk = Desk::english();
        desk.story.body.clear();
        desk.place_photo(PHOTO);
        assert!(desk.said("empty-body").is_empty());
    }
}
