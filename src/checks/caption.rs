//! Photos say who does what, where and when.

use super::{Check, Finding, Place, Question};
use crate::words::phrase;

pub(super) const CHECK: Check =
    Check { key: "caption", label: "Caption", about: "Does every photo on the page have a caption?", firm: false, run };

fn run(question: &Question<'_>) -> Vec<Finding> {
    question
        .attached()
        .into_iter()
        .filter(|shown| shown.placed.caption.is_blank() && shown.photo.caption.trim().is_empty())
        .map(|shown| {
            question.advise(CHECK.key, Place::Block(shown.block), phrase!("finding-no-caption", photo = shown.name))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::desk::{Desk, PHOTO};
    use crate::ground::PhotoId;
    use crate::story::{Content, PlacedPhoto};

    #[test]
    fn words_in_the_library_or_on_the_page_will_do() {
        let mut desk = Desk::english();
        desk.photo().caption.clear();
        assert_eq!(desk.said("caption"), ["Photo 1 has no caption."]);
        desk.story.body.retain(|block| block.content.id() != "photo");
        let caption = "العبّارة عند الرصيف.".into();
        desk.add(Content::Photo(PlacedPhoto { photo: PhotoId::from(PHOTO), caption }));
        assert!(desk.said("caption").is_empty());
    }
}
