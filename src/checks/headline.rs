//! A page needs a headline.

use super::{Check, Finding, Place, Question};
use crate::story::Field;
use crate::words::Phrase;

pub(super) const CHECK: Check =
    Check { key: "headline", label: "Headline", about: "Does the story have a headline?", firm: false, run };

fn run(question: &Question<'_>) -> Vec<Finding> {
    if !question.story.furniture.headline.trim().is_empty() {
        return Vec::new();
    }
    vec![question.block(CHECK.key, Place::Field(Field::Headline), Phrase::new("finding-no-headline"))]
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn spaces_are_no_headline() {
        let mut desk = Desk::english();
        desk.story.furniture.headline = " \u{a0}".to_owned();
        let found = desk.found("headline");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, Place::Field(Field::Headline));
        assert!(found[0].blocks() && !found[0].is_firm());
        desk.story.furniture.headline = "النهر".to_owned();
        assert!(desk.said("headline").is_empty());
    }
}
