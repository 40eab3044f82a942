//! Subheads with nothing under them, as a template leaves them.

use super::{Check, Finding, Place, Question, wording};
use crate::story::{Block, Content};
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "bare-subhead",
    label: "Bare subhead",
    about: "Is there something under each subhead?",
    firm: false,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    let body = &question.story.body;
    let over_nothing = |(at, block): (usize, &std::sync::Arc<Block>)| {
        let Content::Subhead(head) = &block.content else { return None };
        let next = body.iter().skip(at + 1).find(|block| !is_blank(&block.content));
        let is_bare = next.is_none_or(|next| matches!(next.content, Content::Subhead(_) | Content::Rule));
        (!head.is_blank() && is_bare).then(|| {
            let said = phrase!("finding-bare-subhead", words = wording::start_of(head.as_str()));
            question.advise(CHECK.key, Place::Block(block.id), said)
        })
    };
    body.iter().enumerate().filter_map(over_nothing).collect()
}

fn is_blank(content: &Content) -> bool {
    matches!(content, Content::Paragraph(text) if text.is_blank())
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn a_subhead_over_nothing_is_told_of_once_there_is_no_more_to_come() {
        let mut desk = Desk::english();
        desk.add(Content::Subhead("What we know".into()));
        desk.paragraph("");
        desk.add(Content::Subhead("What next".into()));
        desk.paragraph("");
        desk.paragraph("A vote on Monday.");
        desk.add(Content::Subhead("Background".into()));
        desk.add(Content::Subhead("".into()));
        let said =
            ["There is nothing under the subhead “What we know”.", "There is nothing under the subhead “Background”."];
        assert_eq!(desk.said("bare-subhead"), said);
    }
}
