//! Somebody's words, and nobody named for them.

use super::{Check, Finding, Place, Question, wording};
use crate::story::{Content, Mark};
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "unattributed",
    label: "Unattributed quotation",
    about: "Does every quotation have a source?",
    firm: false,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    question.story.body.iter().flat_map(|block| in_block(question, block)).collect()
}

fn in_block(question: &Question<'_>, block: &crate::story::Block) -> Vec<Finding> {
    let named = matches!(&block.content, Content::PullQuote(quote) if !quote.attribution.trim().is_empty());
    if named {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (part, text) in block.parts().into_iter().filter_map(|part| Some((part, block.text(part)?))) {
        for span in text.spans().iter().filter(|span| span.mark == Mark::Quotation(None)) {
            let (place, range) = (question.text_place(block.id, part), span.start..span.end);
            let words = wording::start_of(text.words(range.clone()));
            let said = phrase!("finding-quotation-open", words = words);
            findings.push(question.advise(CHECK.key, Place::Text(place, range), said));
        }
    }
    if let Some(text) = block.unsigned_quote() {
        let said = phrase!("finding-quote-open", words = wording::start_of(text.as_str()));
        findings.push(question.advise(CHECK.key, Place::Block(block.id), said));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;
    use crate::story::PullQuote;
    use crate::tags::Terms;

    #[test]
    fn words_without_a_source_are_named() {
        let mut desk = Desk::arabic();
        desk.marked("وقال: «عدنا أخيراً»", "عدنا أخيراً", Mark::Quotation(None));
        desk.add(Content::Quote("The water gives and takes.".into()));
        desk.add(Content::Quote(" ".into()));
        assert_eq!(
            desk.said("unattributed"),
            ["The quotation “عدنا أخيراً” has no source.", "The quote “The water gives and takes.” has no source."]
        );
    }

    #[test]
    fn words_with_a_source_are_not() {
        let mut desk = Desk::english();
        desk.quote_on(Terms::OnTheRecord, "Rima Adel", "“We sail,” she said.", "We sail,");
        let text = crate::story::Text::marked("We missed it.", [Mark::Quotation(None)]);
        desk.add(Content::PullQuote(PullQuote { text: text.clone(), attribution: "Rima Adel".to_owned() }));
        assert!(desk.said("unattributed").is_empty());
        desk.add(Content::PullQuote(PullQuote { text, attribution: String::new() }));
        assert_eq!(desk.said("unattributed").len(), 1);
    }
}
