//! An embargo that still runs, or that nobody can read: then the story stays here.

use jiff::tz::TimeZone;

use super::{Check, Finding, Place, Question, wording};
use crate::words::{self, phrase};

pub(super) const CHECK: Check = Check {
    key: "embargo",
    label: "Embargo",
    about: "Is the story under an embargo that has not ended?",
    firm: true,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    let Some(embargo) = question.story.embargo.as_ref().filter(|embargo| embargo.holds(question.now)) else {
        return Vec::new();
    };
    if embargo.is_unread() {
        let said = phrase!("finding-embargo-unread", words = wording::start_of(&embargo.unread));
        return vec![question.block(CHECK.key, Place::Story, said)];
    }
    let (zone, name) = match TimeZone::get(&embargo.zone) {
        Ok(zone) => (zone, embargo.zone.as_str()),
        Err(_unknown) => (TimeZone::UTC, "UTC"),
    };
    let until = words::deadline(embargo.until.to_zoned(zone).datetime());
    vec![question.advise(CHECK.key, Place::Story, phrase!("finding-embargo", until = until, zone = name))]
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;

    use super::super::desk::{Desk, now};
    use crate::story::Embargo;

    #[test]
    fn one_that_nobody_can_read_blocks_firmly() {
        let mut desk = Desk::english();
        desk.story.embargo = Some(Embargo::unread("28 Nov at dawn"));
        let found = desk.found("embargo");
        assert!(found.len() == 1 && found[0].is_firm());
        assert_eq!(
            found[0].said.to_string(),
            "The embargo “28 Nov at dawn” cannot be read as a time, so the story is held."
        );
    }

    #[test]
    fn the_hour_is_said_in_the_zone_it_was_set_in() {
        let mut desk = Desk::arabic();
        let mut said = |until, zone: &str| {
            desk.story.embargo = Some(Embargo::new(until, zone));
            desk.said("embargo")
        };
        let later = now() + 18.hours();
        let riyadh = "The story is under embargo until 11 March 2026, 09:00 (Asia/Riyadh).";
        assert_eq!(said(later, "Asia/Riyadh"), [riyadh]);
        let utc = "The story is under embargo until 11 March 2026, 06:00 (UTC).";
        assert_eq!(said(later, "Mars/Olympus"), [utc]);
        assert!(said(now(), "Asia/Riyadh").is_empty(), "the instant itself is free");
        assert!(said(now() - 1.hours(), "Asia/Riyadh").is_empty());
    }
}
