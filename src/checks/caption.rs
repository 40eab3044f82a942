//! Photos say who does what, where and when.

use super::{Check, Finding, Place, Question};

pub(super) const CHECK: Check =
    Check { key: "caption", label: "Caption", about: "Does every photo on the page have a caption?", firm: false, run };

fn run(question: &Question<'_>) -> Vec<Finding> {
    question
        .attached()
        .into_iter()
        .filter(|shown| shown.placed.caption.is_blank() && shown.photo.caption.trim().is_empty())
        .map(|shown| {
            let said = format!("{} has no caption.", shown.name);
            let hint = "Say who does what, where and when.";
            question.advise(CHECK.key, Place::Block(shown.block), said, hint)
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
        desk.story.body.retain(|block| block.content.label() != "Photo");
        let caption = "العبّارة عند الرصيف.".into();
        desk.add(Content::Photo(PlacedPhoto { photo: PhotoId::from(PHOTO), caption }));
        assert!(desk.said("caption").is_empty());
    }
}
