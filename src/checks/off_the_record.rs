//! Words spoken off the record are not for publication. What is said of them never repeats them.

use super::{Check, Finding, Place, Question};
use crate::story::Release;
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
    let quoted = question.quoted_on(Terms::OffTheRecord).map(|(place, range, _, name)| {
        question.block(CHECK.key, Place::Text(place, range), phrase!("finding-off-the-record", name = name))
    });
    // Of a story that was killed, nothing that is marked leaves.
    let quoted = quoted.filter(|_| question.story.release() != Release::Notice);
    let directory = &question.project.directory;
    let elsewhere = question.guard.words_in(question.project, question.story).into_iter().map(|leak| {
        let name = directory.source(leak.source).map_or("", |source| source.name.as_str());
        let place = leak.stand.phrase(question.story);
        let said = phrase!("finding-off-the-record-words", name = name, place = place);
        question.block(CHECK.key, question.place_of(&leak), said)
    });
    quoted.chain(elsewhere).collect()
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

    const SECRET: &str = "“The engine is beyond all repair. Nobody will ever say so.”";

    fn secretive() -> Desk {
        let mut desk = Desk::english();
        let mut other = desk.story.clone();
        let _block = desk.quote_on(Terms::OffTheRecord, "Karim Zerosecret", SECRET, SECRET);
        // The story that quotes them is another: what is looked at has no mark.
        std::mem::swap(&mut desk.story, &mut other);
        other.id = crate::ground::StoryId::from(2);
        desk.others.push(other);
        desk
    }

    #[test]
    fn the_same_words_are_found_without_their_mark_in_any_place_and_story() {
        assert!(secretive().said("off-the-record").is_empty());
        for words in ["the engine is, “beyond all” répair", "They know: Nobody will ever say so!"] {
            let mut desk = secretive();
            words.clone_into(&mut desk.story.furniture.deck);
            let found = desk.found("off-the-record");
            assert!(found.len() == 1 && found[0].is_firm(), "{words}: {found:?}");
            let said = format!("{} {}", found[0].said, found[0].hint);
            assert!(said.contains("the deck") && !said.to_lowercase().contains("repair") && !said.contains("ever say"));
            let mut desk = secretive();
            let _block = desk.paragraph(words);
            assert_eq!(desk.said("off-the-record").len(), 1, "{words}");
        }
    }

    #[test]
    fn honest_copy_and_words_found_on_other_terms_pass() {
        let mut desk = secretive();
        let _block = desk.paragraph("The engine is old. Beyond all that, repair is dear. Say so.");
        let _block = desk.quote_on(Terms::OnTheRecord, "Rima Adel", SECRET, SECRET);
        assert!(desk.said("off-the-record").is_empty());
        let _block = desk.marked(SECRET, SECRET, crate::story::Mark::Quotation(None));
        assert_eq!(desk.said("off-the-record").len(), 1, "nobody is named for them");
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
