//! The picture of a photo on the page must be there, and be the one that was taken in.

use super::{Check, Finding, Place, Question};
use crate::project::LostFile;
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "lost-photo",
    label: "Lost picture",
    about: "Is the picture of every photo in the photo folder, as it was?",
    firm: false,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    let lost = question.attached_once().into_iter().filter_map(|shown| {
        let said = match question.lost.of(shown.photo.file.as_ref()?)? {
            LostFile::Missing => phrase!("finding-photo-missing", photo = shown.name),
            LostFile::Changed => phrase!("finding-photo-changed", photo = shown.name),
            LostFile::Unreadable => phrase!("finding-photo-unreadable", photo = shown.name),
        };
        Some(question.block(CHECK.key, Place::Photo(shown.photo.id), said))
    });
    lost.collect()
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use crate::project::LostFile;

    #[test]
    fn a_picture_that_is_gone_or_another_blocks_and_is_told_as_what_it_is() {
        for mut desk in [Desk::english(), Desk::arabic()] {
            assert!(desk.said("lost-photo").is_empty());
            let digest = desk.photo().file.as_ref().unwrap().digest.clone();
            desk.place_photo(super::super::desk::PHOTO);
            for (lost, says) in [
                (LostFile::Missing, "has lost its picture"),
                (LostFile::Changed, "has another picture than was attached"),
                (LostFile::Unreadable, "cannot be read"),
            ] {
                desk.lost.note(&digest, Some(lost));
                let said = desk.said("lost-photo");
                assert!(said.len() == 1 && said[0].contains(says), "however often the page shows it: {said:?}");
                assert!(desk.found("lost-photo")[0].blocks());
            }
            desk.photo().file = None;
            assert!(desk.said("lost-photo").is_empty(), "a wanted photo has no picture yet");
        }
    }
}
