//! Fields longer than advised.

use super::{Check, Finding, Place, Question};
use crate::story::{Count, Field};
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "length",
    label: "Length",
    about: "Is a headline, deck or other field longer than advised?",
    firm: false,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    Field::ROWS
        .into_iter()
        .filter(|row| row.advised > 0)
        .filter_map(|row| {
            let long = Count::of(row.field.of(question.story).trim()).characters;
            let said = phrase!("finding-length", field = row.label(), count = long, advised = row.advised);
            (long > row.advised).then(|| question.advise(CHECK.key, Place::Field(row.field), said))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn characters_are_counted_as_readers_see_them() {
        let mut desk = Desk::arabic();
        // Ninety letters, each with a vowel sign of its own.
        desk.story.furniture.headline = "نُ".repeat(90);
        assert!(desk.said("length").is_empty());
        desk.story.furniture.headline.push('ن');
        assert_eq!(desk.said("length"), ["Headline has 91 characters; 90 are advised."]);
    }

    #[test]
    fn every_limited_field_is_measured() {
        let mut desk = Desk::english();
        for row in Field::ROWS {
            *row.field.of_mut(&mut desk.story) = "x".repeat(500);
        }
        let limited = Field::ROWS.iter().filter(|row| row.advised > 0).count();
        assert_eq!(desk.said("length").len(), limited);
    }
}
