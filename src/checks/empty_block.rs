//! Subheads, quotes, lists and boxes with nothing in them. A blank paragraph is only where
//! somebody is about to write.

use super::{Check, Finding, Place, Question};
use crate::edit::Edit;
use crate::story::{Block, Content, FactBox, List, Text};
use crate::words::Phrase;

pub(super) const CHECK: Check = Check {
    key: "empty-block",
    label: "Empty block",
    about: "Is a subhead, quote, list or fact box empty?",
    firm: false,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    question.story.body.iter().filter_map(|block| in_block(question, block)).collect()
}

fn in_block(question: &Question<'_>, block: &Block) -> Option<Finding> {
    let (story, id) = (question.story.id, block.id);
    let gone = || Edit::RemoveBlock { story, block: id };
    let shorter = |content| Edit::SetContent { story, block: id, content };
    let (what, fix) = match &block.content {
        Content::Subhead(text) if text.is_blank() => ("finding-empty-subhead", gone()),
        Content::Quote(text) if text.is_blank() => ("finding-empty-quote", gone()),
        Content::PullQuote(quote) if quote.text.is_blank() => ("finding-empty-pull-quote", gone()),
        Content::List(list) if list.items.iter().all(|entry| entry.text.is_blank()) => ("finding-empty-list", gone()),
        Content::List(list) if list.items.iter().any(|entry| entry.text.is_blank()) => {
            ("finding-empty-item", shorter(Content::List(without_blanks(list))))
        }
        Content::FactBox(facts) if facts.paragraphs.iter().all(Text::is_blank) && facts.heading.is_blank() => {
            ("finding-empty-box", gone())
        }
        Content::FactBox(facts) if facts.paragraphs.iter().any(Text::is_blank) => {
            let paragraphs = facts.paragraphs.iter().filter(|text| !text.is_blank()).cloned().collect();
            let kept = FactBox { heading: facts.heading.clone(), paragraphs };
            ("finding-empty-fact", shorter(Content::FactBox(kept)))
        }
        Content::Paragraph(_)
        | Content::Subhead(_)
        | Content::Quote(_)
        | Content::PullQuote(_)
        | Content::List(_)
        | Content::Photo(_)
        | Content::FactBox(_)
        | Content::Embed(_)
        | Content::Rule => return None,
    };
    Some(question.advise(CHECK.key, Place::Block(id), Phrase::new(what)).mended_by(fix))
}

fn without_blanks(list: &List) -> List {
    let items = list.items.iter().filter(|entry| !entry.text.is_blank()).cloned().collect();
    List { ordered: list.ordered, items }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;
    use crate::story::{ListItem, PullQuote};

    fn list(lines: &[&str]) -> Content {
        let items = lines.iter().map(|line| ListItem { level: 0, text: (*line).into() }).collect();
        Content::List(List { ordered: true, items })
    }

    #[test]
    fn what_is_empty_is_taken_out_and_the_rest_stays() {
        let mut desk = Desk::arabic();
        let before = desk.story.body.len();
        desk.add(Content::Subhead(" ".into()));
        desk.add(Content::Quote("".into()));
        desk.add(Content::PullQuote(PullQuote::default()));
        desk.add(list(&["", " "]));
        let kept = desk.add(list(&["قارب", "\u{a0}", "رصيف"]));
        desk.add(Content::FactBox(FactBox::default()));
        let facts = FactBox { heading: "أرقام".into(), paragraphs: vec!["".into(), "رحلتان".into()] };
        let boxed = desk.add(Content::FactBox(facts));
        assert_eq!(desk.said("empty-block").len(), 7);
        let (story, left) = desk.mended("empty-block");
        assert_eq!(left, []);
        assert_eq!(story.body.len(), before + 2);
        assert_eq!(story.block(kept).unwrap().1.content, list(&["قارب", "رصيف"]));
        assert_eq!(story.block(boxed).unwrap().1.parts().len(), 2);
    }

    #[test]
    fn words_and_blank_paragraphs_are_left_alone() {
        let mut desk = Desk::english();
        desk.paragraph("");
        desk.add(Content::Subhead("Numbers".into()));
        desk.add(list(&["one"]));
        assert!(desk.said("empty-block").is_empty());
    }
}
