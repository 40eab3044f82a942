//! A tag must name somebody or something of the directory.

use super::{Check, Finding, Place, Question, wording};
use crate::edit::Edit;
use crate::story::{Mark, MarkKind};
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "unknown-entity",
    label: "Unknown entity",
    about: "Does every tag name an entity of the directory?",
    firm: false,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (block, part, text) in question.story.texts() {
        for span in text.spans() {
            let Mark::Mention(id) = &span.mark else { continue };
            if question.project.directory.entity(*id).is_some() {
                continue;
            }
            let (place, range) = (question.text_place(block, part), span.start..span.end);
            let words = wording::start_of(text.words(range.clone()));
            let said = phrase!("finding-unknown-entity", words = words);
            let fix = Edit::Unmark { place, range: range.clone(), kind: MarkKind::Mention };
            findings.push(question.advise(CHECK.key, Place::Text(place, range), said).mended_by(fix));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;
    use crate::ground::EntityId;

    #[test]
    fn a_tag_that_names_nothing_comes_off_and_its_words_stay() {
        let mut desk = Desk::arabic();
        desk.marked("عند الرصيف القديم.", "الرصيف القديم", Mark::Mention(EntityId::from(50)));
        assert!(desk.said("unknown-entity").is_empty());
        let block = desk.marked("قرب البصرة.", "البصرة", Mark::Mention(EntityId::from(404)));
        assert_eq!(desk.said("unknown-entity"), ["“البصرة” is tagged as something that is not in the directory."]);
        let (story, left) = desk.mended("unknown-entity");
        assert_eq!(left, []);
        let (_, block) = story.block(block).unwrap();
        assert_eq!(block.text(crate::story::Part::Main), Some(&"قرب البصرة.".into()));
    }
}
