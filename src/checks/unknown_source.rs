//! A quotation must come from a source the directory knows; else nobody knows what was agreed.

use super::{Check, Finding, Place, Question};
use crate::story::Mark;
use crate::words::Phrase;

pub(super) const CHECK: Check = Check {
    key: "unknown-source",
    label: "Unknown source",
    about: "Does every attributed quotation come from a source of the directory?",
    firm: true,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    question
        .marks()
        .filter(|(_, _, mark)| match mark {
            Mark::Quotation(Some(id)) => question.project.directory.source(*id).is_none(),
            Mark::Quotation(None) | Mark::Bold | Mark::Italic | Mark::Link(_) | Mark::Mention(_) => false,
        })
        .map(|(place, range, _)| {
            question.block(CHECK.key, Place::Text(place, range), Phrase::new("finding-unknown-source"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;
    use crate::ground::SourceId;
    use crate::tags::Terms;

    #[test]
    fn a_source_that_is_gone_blocks() {
        for mut desk in [Desk::english(), Desk::arabic()] {
            desk.quote_on(Terms::OnTheRecord, "Rima Adel", "سنبحر غداً, she said.", "سنبحر غداً");
            assert!(desk.said("unknown-source").is_empty());
            desk.marked("Nobody asked us.", "Nobody", Mark::Quotation(None));
            assert!(desk.said("unknown-source").is_empty());
            desk.marked("«لم يسألنا أحد»", "لم يسألنا أحد", Mark::Quotation(Some(SourceId::from(404))));
            let found = desk.found("unknown-source");
            assert_eq!(found.len(), 1);
            assert!(found[0].is_firm());
        }
    }
}
