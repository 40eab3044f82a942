//! A story that was spiked or killed does not leave.

use super::{Check, Finding, Place, Question};
use crate::story::Status;
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "withdrawn",
    label: "Spiked or killed",
    about: "Has the story been put aside or withdrawn?",
    firm: true,
    run,
};

/// Whether stories of this status stay where they are.
#[must_use]
pub fn is_withdrawn(status: Status) -> bool {
    match status {
        Status::Spiked | Status::Killed => true,
        Status::Draft | Status::Edit | Status::Copy | Status::Approved | Status::Published => false,
    }
}

fn run(question: &Question<'_>) -> Vec<Finding> {
    let status = question.story.status;
    if !is_withdrawn(status) {
        return Vec::new();
    }
    vec![question.block(CHECK.key, Place::Story, phrase!("finding-withdrawn", status = status.id()))]
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

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
}
