//! A photo the copy names but nobody has attached.

use super::{Check, Finding, Place, Question};
use crate::words::phrase;

pub(super) const CHECK: Check =
    Check { key: "wanted-photo", label: "Wanted photo", about: "Is a photo still wanted?", firm: false, run };

fn run(question: &Question<'_>) -> Vec<Finding> {
    question
        .on_page()
        .into_iter()
        .filter(|shown| shown.photo.file.is_none())
        .map(|shown| {
            let said = phrase!("finding-wanted-photo", photo = shown.name);
            question.advise(CHECK.key, Place::Photo(shown.photo.id), said)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;

    #[test]
    fn a_wanted_photo_is_named_by_its_caption() {
        let mut desk = Desk::arabic();
        assert!(desk.said("wanted-photo").is_empty());
        desk.photo().file = None;
        let said = "Photo 1, “العبّارة عند الرصيف يوم الاثنين.”, is wanted but not attached; it is left out of the page.";
        assert_eq!(desk.said("wanted-photo"), [said]);
        assert!(!desk.found("wanted-photo")[0].blocks());
    }
}
