//! Spaces too many: around a field, or two where one belongs.

use std::ops::Range;

use super::question::Copy;
use super::{Check, Finding, Question};
use crate::edit::Edit;
use crate::words::phrase;

pub(super) const CHECK: Check =
    Check { key: "spaces", label: "Spaces", about: "Are there too many spaces?", firm: false, run };

/// One finding for the whole story: copy from some desks has two spaces after every sentence.
fn run(question: &Question<'_>) -> Vec<Finding> {
    let copy = question.copy();
    let extra: Vec<(&Copy<'_>, Vec<Range<usize>>)> =
        copy.iter().map(|copy| (copy, extra_spaces(copy))).filter(|(_, stretches)| !stretches.is_empty()).collect();
    let Some((first, stretch)) = extra.first().and_then(|(copy, stretches)| Some((copy, stretches.first()?))) else {
        return Vec::new();
    };
    let count: usize = extra.iter().map(|(_, stretches)| stretches.len()).sum();
    let said = phrase!("finding-spaces", count = count);
    let fix = extra.iter().flat_map(|(copy, stretches)| copy.without(question, stretches)).collect();
    let finding = question.advise(CHECK.key, first.place(stretch.clone()), said);
    vec![finding.mended_by(Edit::Several(fix))]
}

/// The spaces to take out, in order. Text keeps what stands at its ends: readers do not see it.
fn extra_spaces(copy: &Copy<'_>) -> Vec<Range<usize>> {
    let words = copy.words();
    let start = words.len() - words.trim_start().len();
    let end = start + words.trim().len();
    let mut extra = Vec::new();
    let in_field = matches!(copy, Copy::Field(..));
    if in_field && start > 0 {
        extra.push(0..start);
    }
    let mut run = start;
    for (at, c) in words.char_indices().skip_while(|(at, _)| *at < start).take_while(|(at, _)| *at < end) {
        if c != ' ' {
            run = at + c.len_utf8();
        } else if words.get(at + 1..).is_some_and(|rest| !rest.starts_with(' ')) && at > run {
            extra.push(run + 1..at + 1);
        }
    }
    if in_field && end < words.len() {
        extra.push(end..words.len());
    }
    extra
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use crate::story::{Mark, Part};

    #[test]
    fn all_are_taken_out_at_once_and_marks_stay() {
        let mut desk = Desk::english();
        desk.story.furniture.headline = " Ferry  sails\u{a0} ".to_owned();
        let block = desk.marked("One.   Two.  Three. ", "Two.  Three.", Mark::Bold);
        assert_eq!(desk.said("spaces"), ["There are too many spaces in 5 places."]);
        let (story, left) = desk.mended("spaces");
        assert_eq!(left, []);
        assert_eq!(story.furniture.headline, "Ferry sails");
        let text = story.block(block).unwrap().1.text(Part::Main).unwrap();
        assert_eq!(text.as_str(), "One. Two. Three. ");
        assert_eq!(text.words(text.spans()[0].start..text.spans()[0].end), "Two. Three.");
    }

    #[test]
    fn arabic_copy_is_mended_and_single_spaces_stay() {
        let mut desk = Desk::arabic();
        let block = desk.paragraph("أبحرت  العبّارة");
        let (story, _) = desk.mended("spaces");
        assert_eq!(story.block(block).unwrap().1.text(Part::Main).unwrap().as_str(), "أبحرت العبّارة");
        let mut desk = Desk::arabic();
        desk.paragraph(" أبحرت العبّارة\u{a0} \nأمس ");
        assert!(desk.said("spaces").is_empty());
    }
}
