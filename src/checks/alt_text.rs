//! Readers who cannot see a photo are told what it shows (WCAG 2.2, 1.1.1).

use super::{Check, Finding, Place, Question};
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "alt-text",
    label: "Alt text",
    about: "Does every photo on the page say what it shows to readers who cannot see it?",
    firm: false,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for shown in question.attached_once() {
        let (alt, place) = (shown.photo.alt_text.trim(), Place::Photo(shown.photo.id));
        let caption =
            if shown.placed.caption.is_blank() { &shown.photo.caption } else { shown.placed.caption.as_str() };
        if alt.is_empty() {
            findings.push(question.block(CHECK.key, place, phrase!("finding-alt-missing", photo = shown.name)));
        } else if alt == caption.trim() {
            findings.push(question.advise(CHECK.key, place, phrase!("finding-alt-again", photo = shown.name)));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;

    #[test]
    fn a_photo_without_alt_text_blocks() {
        let mut desk = Desk::arabic();
        desk.photo().alt_text = " ".to_owned();
        assert_eq!(desk.said("alt-text"), ["Photo 1, “العبّارة عند الرصيف يوم الاثنين.”, has no alt text."]);
        assert!(desk.found("alt-text")[0].blocks());
        desk.photo().caption.clear();
        assert_eq!(desk.said("alt-text"), ["Photo 1 has no alt text."]);
        desk.photo().file = None;
        assert!(desk.said("alt-text").is_empty(), "a wanted photo is not on the page yet");
    }

    #[test]
    fn the_caption_again_is_advised_against() {
        let mut desk = Desk::english();
        desk.photo().alt_text = format!("{} ", desk.photo().caption);
        let found = desk.found("alt-text");
        assert_eq!(found.len(), 1);
        assert!(!found[0].blocks());
    }
}
