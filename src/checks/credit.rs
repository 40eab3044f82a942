//! Photos name whom they come from.

use super::{Check, Finding, Place, Question, wording};
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "credit",
    label: "Photo credit",
    about: "Does every photo on the page name whom it comes from?",
    firm: false,
    run,
};

/// Credits that name nobody, lower case.
const NOBODY: &[&str] = &[
    "agencies",
    "agency",
    "archive",
    "archives",
    "courtesy",
    "file",
    "file photo",
    "google",
    "google images",
    "handout",
    "internet",
    "local media",
    "media",
    "news agencies",
    "photo",
    "reuse",
    "screengrab",
    "screenshot",
    "social media",
    "state media",
    "stock photo",
    "supplied",
    "the internet",
    "wires",
    "أرشيف",
    "أرشيفية",
    "إنترنت",
    "الأرشيف",
    "الإنترنت",
    "صورة أرشيفية",
    "صورة متداولة",
    "متداولة",
    "وكالات",
];
/// How Arabic credits begin that name nobody: media, networks.
const NOBODY_IN_PARTICULAR: &[&str] = &["وسائل إعلام", "وسائل الإعلام", "وسائل التواصل", "مواقع التواصل"];

fn run(question: &Question<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for shown in question.attached_once() {
        let (credit, place) = (shown.photo.credit.trim(), Place::Photo(shown.photo.id));
        if credit.is_empty() {
            findings.push(question.advise(CHECK.key, place, phrase!("finding-no-credit", photo = shown.name)));
        } else if names_nobody(credit) {
            let photo = shown.name.about("within");
            let said = phrase!("finding-credit-nobody", photo = photo, credit = wording::start_of(credit));
            findings.push(question.advise(CHECK.key, place, said));
        }
    }
    findings
}

/// “Kurdish media” names nobody; “PA Media” is a name, and its capital letter says so.
fn names_nobody(credit: &str) -> bool {
    let bare = credit.trim_matches(|c: char| !c.is_alphanumeric());
    NOBODY.contains(&bare.to_lowercase().as_str())
        || bare.ends_with(" media")
        || NOBODY_IN_PARTICULAR.iter().any(|start| bare.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;

    #[test]
    fn a_credit_must_name_somebody() {
        let mut desk = Desk::english();
        for nobody in ["Kurdish media", "(Agencies)", "FILE PHOTO", "وسائل إعلام كردية", "أرشيفية", "Internet"]
        {
            desk.photo().credit = nobody.to_owned();
            assert_eq!(desk.said("credit").len(), 1, "{nobody}");
        }
        for somebody in ["AFP", "PA Media", "Kurdistan 24", "عادل كريم/رويترز", "Courtesy of the Basra Museum", "واع"]
        {
            desk.photo().credit = somebody.to_owned();
            assert!(desk.said("credit").is_empty(), "{somebody}");
        }
        desk.photo().credit.clear();
        assert_eq!(desk.said("credit"), ["Photo 1, “The ferry at the quay on Monday.”, has no credit."]);
        desk.photo().credit = "Media".to_owned();
        let said = "The credit of photo 1, “The ferry at the quay on Monday.” names nobody: “Media”.";
        assert_eq!(desk.said("credit"), [said]);
    }
}
