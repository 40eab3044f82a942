//! Sources on background are described, not named (AP).

use std::collections::BTreeSet;

use super::{Check, Finding, Place, Question};
use crate::tags::Terms;
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "background",
    label: "Background",
    about: "Is a source quoted who may be described but not named?",
    firm: false,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    let mut told = BTreeSet::new();
    question
        .quoted_on(Terms::Background)
        .filter(|(_, _, source, _)| told.insert(*source))
        .map(|(place, range, id, name)| {
            let source = question.project.directory.source(id);
            let said = match source.and_then(|source| source.shown_as()) {
                Some(described) => phrase!("finding-background", name = described),
                None => phrase!("finding-undescribed", name = name),
            };
            question.advise(CHECK.key, Place::Text(place, range), said)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;
    use crate::story::Mark;

    #[test]
    fn each_source_on_background_is_asked_about_once() {
        let mut desk = Desk::arabic();
        desk.quote_on(Terms::OnTheRecord, "ريما عادل", "«نبحر غداً»", "نبحر غداً");
        assert!(desk.said("background").is_empty());
        desk.quote_on(Terms::Background, "مهندسة في الميناء", "«المحرك جديد»", "المحرك جديد");
        let source = desk.directory.sources[1].id;
        desk.marked("«والرحلات يومية»", "والرحلات يومية", Mark::Quotation(Some(source)));
        let said =
            "“مهندسة في الميناء” spoke on background and is not described: readers are told nothing of the source.";
        assert_eq!(desk.said("background"), [said]);
        desk.directory.sources[1].described = "مهندسة".to_owned();
        let said = "The page attributes words given on background to “مهندسة”, without an affiliation.";
        assert_eq!(desk.said("background"), [said]);
    }
}
