//! A photo is not published after the last day its owner allows.

use super::{Check, Finding, Place, Question};

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
            let said = format!("{} may not be published: the rights to it ended on {expires}.", shown.name);
            let hint = "Take the photo out, or renew its rights.";
            findings.push(question.block(CHECK.key, place, said, hint));
        } else if (expires - today).get_days() <= SOON {
            let said = format!("{} may be published only until {expires}.", shown.name);
            let hint = "Renew its rights, or plan to take the photo down.";
            findings.push(question.advise(CHECK.key, place, said, hint));
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
        desk.story.body.retain(|block| block.content.label() != "Photo");
        assert!(desk.said("photo-rights").is_empty());
    }
}
