//! A photo is not published after the last day its owner allows.

use super::{Check, Finding, Place, Question};
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "photo-rights",
    label: "Photo rights",
    about: "Have the rights to a photo on the page ended?",
    firm: true,
    run,
};

/// Days ahead of the end that are worth a word.
const SOON: i32 = 7;

fn run(question: &Question<'_>) -> Vec<Finding> {
    let today = question.today();
    let mut findings = Vec::new();
    for shown in question.attached_once() {
        let Some(expires) = shown.photo.rights.expires else { continue };
        let place = Place::Photo(shown.photo.id);
        if expires < today {
            let said = phrase!("finding-rights-ended", photo = shown.name, day = expires.to_string());
            findings.push(question.block(CHECK.key, place, said));
        } else if (expires - today).get_days() <= SOON {
            let said = phrase!("finding-rights-end", photo = shown.name, day = expires.to_string());
            findings.push(question.advise(CHECK.key, place, said));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::desk::{Desk, PHOTO};
    use super::*;

    #[test]
    fn the_last_day_still_counts() {
        for mut desk in [Desk::english(), Desk::arabic()] {
            let mut weigh = |expires| {
                desk.photo().rights.expires = Some(expires);
                desk.found("photo-rights").iter().map(Finding::is_firm).collect::<Vec<_>>()
            };
            assert_eq!(weigh(date(2026, 3, 9)), [true]);
            assert_eq!(weigh(date(2026, 3, 10)), [false]);
            assert_eq!(weigh(date(2026, 3, 17)), [false]);
            assert!(weigh(date(2026, 3, 18)).is_empty());
            assert!(weigh(date(2030, 1, 1)).is_empty());
        }
    }

    #[test]
    fn a_photo_shown_twice_is_named_once_and_one_off_the_page_not_at_all() {
        let mut desk = Desk::english();
        desk.photo().rights.expires = Some(date(2025, 12, 31));
        desk.place_photo(PHOTO);
        let said =
            "Photo 1, “The ferry at the quay on Monday.”, may not be published: the rights to it ended on 2025-12-31.";
        assert_eq!(desk.said("photo-rights"), [said]);
        desk.story.body.retain(|block| block.content.id() != "photo");
        assert!(desk.said("photo-rights").is_empty());
    }
}
