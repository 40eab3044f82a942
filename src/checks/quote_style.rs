//! One kind of quotation mark and apostrophe throughout a story.

use super::question::Copy;
use super::{Check, Finding, Question};
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "quote-style",
    label: "Straight and curly",
    about: "Are straight and curly quotation marks or apostrophes mixed?",
    firm: false,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    let copy = question.copy();
    [mixed(question, &copy, '"', &['“', '”', '„'], "marks"), mixed(question, &copy, '\'', &['‘', '’'], "apostrophes")]
        .into_iter()
        .flatten()
        .collect()
}

/// One finding for the whole story, at the first of the rarer kind.
fn mixed(question: &Question<'_>, copy: &[Copy<'_>], straight: char, curly: &[char], what: &str) -> Option<Finding> {
    let found: Vec<(&Copy<'_>, usize, bool)> = copy
        .iter()
        .flat_map(|copy| copy.words().char_indices().map(move |(at, c)| (copy, at, c)))
        .filter(|(copy, at, c)| curly.contains(c) || (*c == straight && !measures(copy.words(), *at)))
        .map(|(copy, at, c)| (copy, at, c == straight))
        .collect();
    let straights = found.iter().filter(|(_, _, is_straight)| *is_straight).count();
    let curlies = found.len() - straights;
    if straights == 0 || curlies == 0 {
        return None;
    }
    let (copy, at, is_straight) = found.iter().find(|(_, _, s)| *s == (straights <= curlies))?;
    let long = if *is_straight { 1 } else { copy.words().get(*at..)?.chars().next()?.len_utf8() };
    let said = phrase!("finding-mixed-marks", kind = what, count = straights, curly = curlies);
    Some(question.advise(CHECK.key, copy.place(*at..*at + long), said))
}

/// Whether a straight mark stands for feet, inches, minutes or seconds: right behind a digit; or
/// for Hebrew's gershayim or another letter's sign: inside a word of another script.
fn measures(words: &str, at: usize) -> bool {
    let before = words.get(..at).and_then(|s| s.chars().next_back());
    let after = words.get(at + 1..).and_then(|s| s.chars().next());
    let other_script = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
    before.is_some_and(char::is_numeric) || (other_script(before) && other_script(after))
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use crate::checks::Place;

    #[test]
    fn the_rarer_kind_is_pointed_out_once() {
        let mut desk = Desk::english();
        let block = desk.paragraph("The port's clock and the port's bell; the crew’s cabin.");
        desk.paragraph("The city's quay.");
        let found = desk.found("quote-style");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].said.to_string(), "Straight and curly apostrophes are mixed: 3 are straight, 1 curly.");
        assert!(matches!(&found[0].place, Place::Text(place, range) if place.block == block && *range == (46..49)));
        desk.paragraph("He said \"no\".");
        assert_eq!(desk.said("quote-style").len(), 2);
    }

    #[test]
    fn one_kind_and_measures_are_left_alone() {
        let mut desk = Desk::english();
        desk.paragraph("“A 6'2\" board,” she said, “is the crew’s.”");
        assert!(desk.said("quote-style").is_empty());
        let mut desk = Desk::arabic();
        desk.paragraph("قال: \"نعم\" ثم «لا».");
        assert!(desk.said("quote-style").is_empty());
        desk.paragraph("ثم قال: “ربما”.");
        assert_eq!(
            desk.said("quote-style"),
            ["Straight and curly quotation marks are mixed: 2 are straight, 2 curly."]
        );
    }
}
