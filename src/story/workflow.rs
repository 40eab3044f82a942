//! The workflow: the steps a story can take, one row each, and which of them make sense when.
//!
//! A story goes draft → edit → copy → approved → published and one step back; what is not out can
//! be spiked and restored, what is out can be corrected, updated and killed. Those three are told
//! to readers (AP: say “correction”, no euphemisms; dpa: kill, never quietly remove).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Act, Correction, CorrectionKind, Status, Story};
use crate::words::{Phrase, Say, phrase, shown_in_english};

/// What can be done with a story as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Step {
    /// Hand it to the desk.
    Submit,
    /// Hand it to the copy editors.
    CopyEdit,
    /// Say that it is ready.
    Approve,
    /// Say that it is out.
    Publish,
    /// Give it back to whoever had it before.
    SendBack,
    /// Tell readers what was wrong.
    Correct,
    /// Tell readers what is new.
    Update,
    /// Withdraw it, and tell readers.
    Kill,
    /// Put it aside.
    Spike,
    /// Take it from the spike to where it was.
    Restore,
}

/// What is known of a step.
#[derive(Clone, Copy, Debug)]
pub struct StepRow {
    /// Which step.
    pub step: Step,
    /// Its name for messages and programs.
    pub key: &'static str,
    /// From where it can be taken.
    pub from: &'static [Status],
    /// The note for readers it asks for.
    pub asks: Option<CorrectionKind>,
}

const fn row(step: Step, key: &'static str, from: &'static [Status], asks: Option<CorrectionKind>) -> StepRow {
    StepRow { step, key, from, asks }
}

const OUT: &[Status] = &[Status::Published];

impl Step {
    /// All steps, in the order they are offered.
    pub const ROWS: [StepRow; 10] = [
        row(Self::Submit, "submit", &[Status::Draft], None),
        row(Self::CopyEdit, "copy-edit", &[Status::Edit], None),
        row(Self::Approve, "approve", &[Status::Copy], None),
        row(Self::Publish, "publish", &[Status::Approved], None),
        row(Self::SendBack, "send-back", &[Status::Edit, Status::Copy, Status::Approved], None),
        row(Self::Correct, "correct", OUT, Some(CorrectionKind::Correction)),
        row(Self::Update, "update", OUT, Some(CorrectionKind::Update)),
        row(Self::Kill, "kill", OUT, Some(CorrectionKind::Withdrawal)),
        row(Self::Spike, "spike", &[Status::Draft, Status::Edit, Status::Copy, Status::Approved], None),
        row(Self::Restore, "restore", &[Status::Spiked], None),
    ];

    /// What is known of this step.
    #[must_use]
    pub fn row(self) -> StepRow {
        Self::ROWS.into_iter().find(|row| row.step == self).unwrap_or(row(self, "", &[], None))
    }

    /// Whether it can be taken with a story at an instant. A story under an embargo that still
    /// runs is not out yet.
    #[must_use]
    pub fn is_open(self, story: &Story, now: Timestamp) -> bool {
        let held = self == Self::Publish && story.embargo.as_ref().is_some_and(|embargo| embargo.holds(now));
        self.row().from.contains(&story.status) && !held
    }

    /// How far a story has come once it is taken.
    fn to(self, story: &Story) -> Status {
        match self {
            Self::Submit => Status::Edit,
            Self::CopyEdit => Status::Copy,
            Self::Approve => Status::Approved,
            Self::Publish | Self::Correct | Self::Update => Status::Published,
            Self::Kill => Status::Killed,
            Self::Spike => Status::Spiked,
            Self::SendBack => match story.status {
                Status::Approved => Status::Copy,
                Status::Copy => Status::Edit,
                Status::Draft | Status::Edit | Status::Published | Status::Spiked | Status::Killed => Status::Draft,
            },
            Self::Restore => story.before_spike(),
        }
    }
}

/// What of a story may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    /// All that is for readers.
    Whole,
    /// The headline and the note that it was withdrawn.
    Notice,
    /// Nothing.
    Nothing,
}

/// Why a step was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// It makes no sense now.
    NotNow(Status),
    /// Readers are to be told something, and nothing was written.
    NoNote,
}

impl Say for StepError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::NotNow(status) => phrase!("unfit-step", status = status.label()),
            Self::NoNote => phrase!("unfit-no-note"),
        }
    }
}

shown_in_english!(StepError);

impl Story {
    /// The steps that make sense at an instant, in order.
    pub fn steps(&self, now: Timestamp) -> impl Iterator<Item = StepRow> {
        Step::ROWS.into_iter().filter(move |row| row.step.is_open(self, now))
    }

    /// Takes a step, and writes down who took it when. `note` is what readers are told, by the
    /// steps that tell them something.
    pub fn take(&mut self, step: Step, at: Timestamp, by: &str, note: &str) -> Result<(), StepError> {
        if !step.is_open(self, at) {
            return Err(StepError::NotNow(self.status));
        }
        if let Some(kind) = step.row().asks {
            let note = note.trim();
            if note.is_empty() {
                return Err(StepError::NoNote);
            }
            self.corrections.push(Correction { at, kind, note: note.to_owned() });
        }
        let (from, to) = (self.status, step.to(self));
        self.handling.log.push(Act { step, from, at, by: by.to_owned() });
        self.status = to;
        Ok(())
    }

    /// What of it may leave. A killed story leaves its note, which takes the place of the page,
    /// if it has one.
    #[must_use]
    pub fn release(&self) -> Release {
        match self.status {
            Status::Draft | Status::Edit | Status::Copy | Status::Approved | Status::Published => Release::Whole,
            Status::Killed if self.corrections.iter().any(|made| made.kind == CorrectionKind::Withdrawal) => {
                Release::Notice
            }
            Status::Spiked | Status::Killed => Release::Nothing,
        }
    }

    fn before_spike(&self) -> Status {
        self.handling.log.iter().rev().find(|act| act.step == Step::Spike).map(|act| act.from).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{Language, StoryId};
    use crate::story::Embargo;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + second).unwrap()
    }

    fn draft() -> Story {
        Story::new(StoryId::from(1), Language::english())
    }

    fn offered(story: &Story) -> Vec<Step> {
        story.steps(at(0)).map(|row| row.step).collect()
    }

    #[test]
    fn a_story_goes_its_way_and_only_sensible_steps_are_offered() {
        use Step::{Approve, CopyEdit, Correct, Kill, Publish, Restore, SendBack, Spike, Submit, Update};
        let mut story = draft();
        for (step, status, next) in [
            (Submit, Status::Edit, vec![CopyEdit, SendBack, Spike]),
            (CopyEdit, Status::Copy, vec![Approve, SendBack, Spike]),
            (Spike, Status::Spiked, vec![Restore]),
            (Restore, Status::Copy, vec![Approve, SendBack, Spike]),
            (Approve, Status::Approved, vec![Publish, SendBack, Spike]),
            (Publish, Status::Published, vec![Correct, Update, Kill]),
            (Correct, Status::Published, vec![Correct, Update, Kill]),
            (Kill, Status::Killed, vec![]),
        ] {
            story.take(step, at(0), "Rana", "There are four gauges, not five.").unwrap();
            assert_eq!((story.status, offered(&story)), (status, next), "{step:?}");
        }
        assert_eq!(story.corrections.len(), 2);
        assert_eq!(story.handling.log.len(), 8);
        assert_eq!(story.release(), Release::Notice);
    }

    #[test]
    fn an_embargo_holds_a_story_until_its_instant() {
        let mut story = draft();
        story.status = Status::Approved;
        story.embargo = Some(Embargo::new(at(60), "Asia/Baghdad"));
        assert!(!Step::Publish.is_open(&story, at(59)));
        assert!(Step::Publish.is_open(&story, at(60)));
        assert!(story.steps(at(0)).all(|row| row.step != Step::Publish));
    }

    #[test]
    fn what_readers_must_be_told_is_asked_for() {
        let mut story = draft();
        story.status = Status::Published;
        let before = story.clone();
        assert_eq!(story.take(Step::Kill, at(0), "Rana", "  "), Err(StepError::NoNote));
        assert_eq!(story.take(Step::Approve, at(0), "Rana", ""), Err(StepError::NotNow(Status::Published)));
        assert_eq!(story, before, "what is refused changes nothing");
    }

    #[test]
    fn a_story_spiked_before_steps_were_written_down_comes_back_as_a_draft() {
        let mut story = draft();
        story.status = Status::Spiked;
        assert_eq!(story.release(), Release::Nothing);
        story.take(Step::Restore, at(0), "", "").unwrap();
        assert_eq!(story.status, Status::Draft);
    }

    #[test]
    fn every_status_but_the_last_leads_somewhere() {
        for status in Status::ALL {
            let story = Story { status, ..draft() };
            assert_eq!(story.steps(at(0)).next().is_none(), status == Status::Killed, "{status:?}");
        }
    }
}
