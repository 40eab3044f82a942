//! A small word typed twice. Only words that never rightly follow themselves are looked for:
//! English may say “had had”, Arabic “step step”.

use std::ops::Range;

use super::{Check, Finding, Question};
use crate::edit::Edit;
use crate::words::phrase;

pub(super) const CHECK: Check =
    Check { key: "doubled-word", label: "Doubled word", about: "Is a small word written twice?", firm: false, run };

const WORDS: &[&str] = &[
    "an", "and", "at", "by", "from", "of", "or", "our", "the", "their", "to", "with", "إلى", "التي", "الذي", "على",
    "في",
];

fn run(question: &Question<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for copy in question.copy() {
        for (word, extra) in doubled(copy.words()) {
            let said = phrase!("finding-doubled-word", word = word);
            let fix = Edit::Several(copy.without(question, std::slice::from_ref(&extra)));
            let finding = question.advise(CHECK.key, copy.place(extra), said);
            findings.push(finding.mended_by(fix));
        }
    }
    findings
}

/// Every second of two, with the space before it.
fn doubled(words: &str) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    let mut before: Option<(&str, usize)> = None;
    let mut at = 0;
    for word in words.split(' ') {
        let end = at + word.len();
        if let Some((earlier, earlier_end)) = before
            && WORDS.contains(&word)
            && (earlier == word || earlier.to_lowercase() == word)
        {
            found.push((word, earlier_end..end));
        }
        before = Some((word, end));
        at = end + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use crate::ground::EntityId;
    use crate::story::{Mark, Part};

    #[test]
    fn the_second_goes_and_marks_stay() {
        let mut desk = Desk::english();
        let block = desk.marked("It lies at the the Old Quay.", "Old Quay", Mark::Mention(EntityId::from(50)));
        assert_eq!(desk.said("doubled-word"), ["“the” is written twice in a row."]);
        let (story, left) = desk.mended("doubled-word");
        assert_eq!(left, []);
        let text = story.block(block).unwrap().1.text(Part::Main).unwrap();
        assert_eq!(text.as_str(), "It lies at the Old Quay.");
        assert_eq!(text.words(text.spans()[0].start..text.spans()[0].end), "Old Quay");
    }

    #[test]
    fn arabic_copy_and_headlines_are_read() {
        let mut desk = Desk::arabic();
        desk.paragraph("رست في في الميناء خطوة خطوة.");
        assert_eq!(desk.said("doubled-word"), ["“في” is written twice in a row."]);
        let mut desk = Desk::english();
        desk.story.furniture.headline = "The the ferry is back".to_owned();
        let (story, left) = desk.mended("doubled-word");
        assert_eq!(left, []);
        assert_eq!(story.furniture.headline, "The ferry is back");
    }

    #[test]
    fn what_may_follow_itself_is_left_alone() {
        let mut desk = Desk::english();
        desk.paragraph("She had had enough, and that that was so, so. Listen to, to and fro. The The played.");
        assert!(desk.said("doubled-word").is_empty());
    }
}
