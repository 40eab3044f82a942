//! An embargo that still runs.

use jiff::tz::TimeZone;

use super::{Check, Finding, Place, Question};
use crate::words::{self, phrase};

pub(super) const CHECK: Check = Check {
    key: "embargo",
    label: "Embargo",
    about: "Is the story under an embargo that has not ended?",
    firm: false,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    let Some(embargo) = question.story.embargo.as_ref().filter(|embargo| embargo.until > question.now) else {
        return Vec::new();
    };
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
    fn the_hour_is_said_in_the_zone_it_was_set_in() {
        let mut desk = Desk::arabic();
        let mut said = |until, zone: &str| {
            desk.story.embargo = Some(Embargo { until, zone: zone.to_owned() });
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
