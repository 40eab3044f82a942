//! Links lead where a reader may safely follow.

use super::{Check, Finding, Place, Question, wording};
use crate::story::{Content, Mark};
use crate::words::{Phrase, phrase};

pub(super) const CHECK: Check =
    Check { key: "link", label: "Links", about: "Can every link be followed safely?", firm: false, run };

fn run(question: &Question<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, range, mark) in question.marks() {
        if let Mark::Link(address) = mark
            && !may_leave(address)
        {
            let said = phrase!("finding-link", address = wording::start_of(address));
            findings.push(question.advise(CHECK.key, Place::Text(place, range), said));
        }
    }
    for block in &question.story.body {
        if let Content::Embed(embed) = &block.content
            && !may_leave(&embed.url)
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

/// Whether an address is one that exports publish: of the web with a host and without a user
/// name, or of a mailbox; not too long once written out. `tests/checks.rs` holds both to that.
fn may_leave(address: &str) -> bool {
    let kept: String = address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let kept = kept.trim_matches(|c: char| c <= ' ');
    let Some((scheme, rest)) = kept.split_once(':') else { return false };
    let sound = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => {
            let Some(rest) = rest.strip_prefix("//") else { return false };
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '[' | ']');
            host.chars().any(char::is_alphanumeric) && host.chars().all(allowed)
        }
        "mailto" => {
            let named = |name: &str| !name.is_empty() && !name.contains('?');
            rest.split_once('@').is_some_and(|(name, at)| named(name) && !at.is_empty() && !at.starts_with('?'))
        }
        _other_scheme => false,
    };
    sound && kept.chars().map(written_length).sum::<usize>() <= LONGEST
}

/// The longest address that is published, in bytes.
const LONGEST: usize = 2_048;

/// The bytes a character takes in a published address: three for each of its own where it must
/// be percent-encoded (RFC 3986, 2.1).
fn written_length(c: char) -> usize {
    let plain =
        c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&()*+,;=%".contains(c) || (!c.is_ascii() && c.is_alphanumeric());
    if plain { c.len_utf8() } else { 3 * c.len_utf8() }
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
