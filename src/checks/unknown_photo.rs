//! A photo on the page must be in the library.

use super::{Check, Finding, Place, Question};
use crate::edit::Edit;
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "unknown-photo",
    label: "Unknown photo",
    about: "Is every photo on the page in the library?",
    firm: false,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    question
        .placed()
        .enumerate()
        .filter(|(_, (_, placed))| question.project.library.photo(placed.photo).is_none())
        .map(|(at, (block, _))| {
            let said = phrase!("finding-unknown-photo", nth = at + 1);
            question
                .block(CHECK.key, Place::Block(block), said)
                .mended_by(Edit::RemoveBlock { story: question.story.id, block })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;

    #[test]
    fn a_photo_that_is_gone_blocks_until_its_place_is_taken_off() {
        for mut desk in [Desk::english(), Desk::arabic()] {
            assert!(desk.said("unknown-photo").is_empty());
            let block = desk.place_photo(404);
            assert_eq!(desk.said("unknown-photo"), ["Photo 2 of the page is not in the library."]);
            let (story, left) = desk.mended("unknown-photo");
            assert_eq!(left, []);
            assert!(story.block(block).is_none());
        }
    }
}
