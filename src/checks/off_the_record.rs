//! Words spoken off the record are not for publication. What is said of them never repeats them.

use super::{Check, Finding, Place, Question};
use crate::tags::Terms;
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "off-the-record",
    label: "Off the record",
    about: "Does the story quote a source who spoke off the record?",
    firm: true,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    question
        .quoted_on(Terms::OffTheRecord)
        .map(|(place, range, _, name)| {
            question.block(CHECK.key, Place::Text(place, range), phrase!("finding-off-the-record", name = name))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn the_words_are_found_and_not_repeated() {
        let mut desk = Desk::english();
        let copy = "The engine is beyond repair, an engineer says.";
        let block = desk.quote_on(Terms::OffTheRecord, "a yard engineer", copy, "The engine is beyond repair");
        let found = desk.found("off-the-record");
        assert_eq!(found.len(), 1);
        assert!(found[0].blocks() && found[0].is_firm());
        assert!(matches!(&found[0].place, Place::Text(place, range) if place.block == block && *range == (0..27)));
        assert!(!format!("{} {}", found[0].said, found[0].hint).contains("beyond repair"));
    }

    #[test]
    fn other_terms_and_arabic_copy_are_told_apart() {
        let mut desk = Desk::arabic();
        for terms in [Terms::OnTheRecord, Terms::Background, Terms::DeepBackground] {
            desk.quote_on(terms, "موظفة في الميناء", "قالت إن الرحلات ستزيد.", "الرحلات ستزيد");
        }
        assert!(desk.said("off-the-record").is_empty());
        desk.quote_on(Terms::OffTheRecord, "مهندس", "قال إن المحرك تالف.", "المحرك تالف");
        assert_eq!(desk.said("off-the-record"), ["The story quotes “مهندس”, who spoke off the record."]);
    }
}
