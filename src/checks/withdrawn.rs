//! A story that was spiked or killed does not leave.

use super::{Check, Finding, Place, Question};
use crate::story::Release;
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "withdrawn",
    label: "Spiked or killed",
    about: "Has the story been put aside or withdrawn?",
    firm: true,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    let story = question.story;
    match story.release() {
        Release::Whole => Vec::new(),
        Release::Notice => {
            vec![question.advise(CHECK.key, Place::Story, phrase!("finding-killed-with-note"))]
        }
        Release::Nothing => {
            vec![question.block(CHECK.key, Place::Story, phrase!("finding-withdrawn", status = story.status.id()))]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Weight;
    use super::super::desk::{Desk, now};
    use crate::story::{Correction, CorrectionKind, Status};

    #[test]
    fn only_what_was_taken_back_is_blocked() {
        for status in Status::ALL {
            let mut desk = Desk::english();
            desk.story.status = status;
            let said = desk.said("withdrawn");
            match status {
                Status::Spiked => assert_eq!(said, ["The story is spiked."]),
                Status::Killed => assert_eq!(said, ["The story is killed."]),
                Status::Draft | Status::Edit | Status::Copy | Status::Approved | Status::Published => {
                    assert!(said.is_empty(), "{status:?}");
                }
            }
        }
    }

    #[test]
    fn of_a_killed_story_with_a_note_only_that_is_said() {
        let mut desk = Desk::english();
        desk.story.status = Status::Killed;
        desk.story.furniture.headline.clear();
        let kind = CorrectionKind::Withdrawal;
        desk.story.corrections = vec![Correction { at: now(), kind, note: "It was not the minister.".to_owned() }];
        let found = desk.all();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].check, found[0].weight), ("withdrawn", Weight::Advises));
    }
}
