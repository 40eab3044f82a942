//! Who wrote it.

use super::{Check, Finding, Place, Question};
use crate::story::Genre;
use crate::words::Phrase;

pub(super) const CHECK: Check =
    Check { key: "byline", label: "Byline", about: "Does the story say who wrote it?", firm: false, run };

fn run(question: &Question<'_>) -> Vec<Finding> {
    let story = question.story;
    let signed = story.furniture.bylines.iter().any(|byline| !byline.name.trim().is_empty());
    if signed || story.filing.genre == Genre::Brief {
        return Vec::new();
    }
    vec![question.advise(CHECK.key, Place::Story, Phrase::new("finding-no-byline"))]
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;
    use crate::story::Byline;

    #[test]
    fn a_name_is_wanted_but_for_a_brief() {
        let mut desk = Desk::english();
        desk.story.furniture.bylines = vec![Byline { name: " ".to_owned(), role: "in Basra".to_owned() }];
        assert_eq!(desk.said("byline"), ["The story has no byline."]);
        desk.story.filing.genre = Genre::Brief;
        assert!(desk.said("byline").is_empty());
        assert!(Desk::arabic().said("byline").is_empty());
    }
}
