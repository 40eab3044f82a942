//! Links lead where a reader may safely follow.

use super::{Check, Finding, Place, Question, wording};
use crate::ground::Address;
use crate::story::{Content, Mark};
use crate::words::{Phrase, phrase};

pub(super) const CHECK: Check =
    Check { key: "link", label: "Links", about: "Can every link be followed safely?", firm: false, run };

fn run(question: &Question<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, range, mark) in question.marks() {
        if let Mark::Link(address) = mark
            && Address::clean(address).is_none()
        {
            let said = phrase!("finding-link", address = wording::start_of(address));
            findings.push(question.advise(CHECK.key, Place::Text(place, range), said));
        }
    }
    for block in &question.story.body {
        if let Content::Embed(embed) = &block.content
            && Address::clean(&embed.url).is_none()
        {
            let said = if embed.url.trim().is_empty() {
                Phrase::new("finding-embed-nowhere")
            } else {
                phrase!("finding-embed", address = wording::start_of(&embed.url))
            };
            findings.push(question.advise(CHECK.key, Place::Block(block.id), said));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;
    use crate::story::Embed;

    #[test]
    fn addresses_readers_cannot_follow_are_named() {
        for wrong in ["javascript:alert(1)", "example.org/a", "", "https://", "file:///etc", "https://a@b.example/"] {
            let mut desk = Desk::arabic();
            desk.marked("تفاصيل هنا.", "هنا", Mark::Link(wrong.to_owned()));
            assert_eq!(desk.said("link").len(), 1, "{wrong}");
        }
        for right in ["https://example.org/أخبار?a=1", "HTTP://example.org", "mailto:desk@example.org"] {
            let mut desk = Desk::english();
            desk.marked("More here.", "here", Mark::Link(right.to_owned()));
            assert!(desk.said("link").is_empty(), "{right}");
        }
    }

    #[test]
    fn an_embed_needs_an_address() {
        let mut desk = Desk::english();
        desk.add(Content::Embed(Embed { url: "https://video.example/7".to_owned(), caption: "The crossing".into() }));
        assert!(desk.said("link").is_empty());
        desk.add(Content::Embed(Embed::default()));
        assert_eq!(desk.said("link"), ["An embed has no address and will be left out."]);
    }
}
