//! What is given on deep background may be used, but nobody may be named for it (AP).

use super::{Check, Finding, Place, Question, wording};
use crate::tags::Terms;
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "deep-background",
    label: "Deep background",
    about: "Does the story quote a source to whom nothing may be attributed?",
    firm: false,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    question
        .quoted_on(Terms::DeepBackground)
        .map(|(place, range, id, name)| {
            let words = question
                .story
                .block(place.block)
                .and_then(|(_, block)| block.text(place.part))
                .map_or("", |text| text.words(range.clone()));
            let words = wording::start_of(words);
            let who = match name.trim() {
                "" => phrase!("finding-source", id = id.to_string()),
                _named => phrase!("raw-quoted", words = name),
            };
            let said = phrase!("finding-deep-background", words = words, who = who);
            question.advise(CHECK.key, Place::Text(place, range), said)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn only_deep_background_is_asked_about() {
        for mut desk in [Desk::english(), Desk::arabic()] {
            desk.quote_on(Terms::Background, "a clerk", "“More boats,” a clerk said.", "More boats,");
            desk.quote_on(Terms::OnTheRecord, "Rima Adel", "“We sail,” she said.", "We sail,");
            assert!(desk.said("deep-background").is_empty());
            desk.quote_on(Terms::DeepBackground, "مسؤول", "«سيزيد عدد القوارب»", "سيزيد عدد القوارب");
            let found = desk.found("deep-background");
            assert_eq!(found.len(), 1);
            assert!(!found[0].blocks());
            assert!(found[0].said.to_string().starts_with("“سيزيد عدد القوارب” are the words of “مسؤول”"));
        }
    }
}
