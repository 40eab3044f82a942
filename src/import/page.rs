//! What web pages and wires put around copy: buttons, invitations, links to other stories, notices.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fold::{bare, fold};
use super::lines::Unit;
use super::page_words::{HEADS, MAYBE, NETWORKS, OPENINGS, SURE};
use super::report::Reason;

/// What a line is to the page it stood on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageLine {
    /// Never copy.
    Sure(Reason),
    /// A word that may be copy; page furniture only beside other page furniture.
    Maybe(Reason),
    /// Heads a block of lines that belong to it: “Read also”, “Tags”.
    Head(Reason),
}

type Table = BTreeMap<String, Reason>;

fn table(rows: &[(Reason, &str)]) -> Table {
    rows.iter().flat_map(|(reason, lines)| lines.split(';').map(|line| (bare(&fold(line)), *reason))).collect()
}

static SURE_LINES: LazyLock<Table> = LazyLock::new(|| table(SURE));
static MAYBE_LINES: LazyLock<Table> = LazyLock::new(|| table(MAYBE));
static HEAD_LINES: LazyLock<Table> = LazyLock::new(|| table(HEADS));
static NETWORK_NAMES: LazyLock<Vec<String>> =
    LazyLock::new(|| NETWORKS.split(';').map(|name| fold(name.trim())).collect());
/// An opening, folded: how it starts, what it needs, how many words at most, and the reason.
type Start = (Vec<String>, Vec<String>, usize, Reason);

static STARTS: LazyLock<Vec<Start>> = LazyLock::new(|| {
    // Folded without trimming: a space at the end of a start is part of it.
    let keep = |words: &[&str]| {
        let end = |word: &&str| if word.ends_with(' ') { " " } else { "" };
        let start = |word: &&str| if word.starts_with(' ') { " " } else { "" };
        words.iter().map(|word| format!("{}{}{}", start(word), fold(word), end(word))).collect()
    };
    OPENINGS.iter().map(|o| (keep(o.starts), keep(o.needs), o.most, o.reason)).collect()
});

/// What a line is to its page; `None` if it may be copy.
pub(super) fn read(unit: &Unit<'_>) -> Option<PageLine> {
    if unit.words > super::lines::MOST_WORDS {
        return None;
    }
    let key = unit.key.as_str();
    whole_line(unit)
        .or_else(|| opening(key, unit.words))
        .or_else(|| counted(unit))
        .or_else(|| address(key).then_some(PageLine::Sure(Reason::WebAddress)))
        .or_else(|| {
            (key.contains("all rights reserved") && unit.words <= 40).then_some(PageLine::Sure(Reason::Copyright))
        })
        .or_else(|| {
            (key.contains("جميع الحقوق محفوظة") && unit.words <= 20).then_some(PageLine::Sure(Reason::Copyright))
        })
}

fn whole_line(unit: &Unit<'_>) -> Option<PageLine> {
    // A whole sentence such as “End.” is copy, whatever its word.
    if unit.key.ends_with(['.', '!', '?', '؟', '"', ',']) && !unit.key.ends_with("...") {
        return None;
    }
    let line = unit.bare.as_str();
    if unit.key == "###"
        || matches!(unit.key.as_str(), "a- a+" | "a+ a-" | "a-" | "a+" | "-a +a" | "a +" | "-ا +ا" | "ا+ ا-" | "ا- ا+")
    {
        return Some(PageLine::Sure(if unit.key == "###" { Reason::EndMark } else { Reason::TextSize }));
    }
    if line == "30" && !unit.key.starts_with('-') {
        return None;
    }
    if let Some(reason) = SURE_LINES.get(line) {
        return Some(PageLine::Sure(*reason));
    }
    if let Some(reason) = HEAD_LINES.get(line) {
        return Some(PageLine::Head(*reason));
    }
    if !line.is_empty() && unit.words <= 8 && line.split(' ').all(|w| NETWORK_NAMES.iter().any(|n| n == w)) {
        return Some(PageLine::Sure(Reason::Network));
    }
    MAYBE_LINES.get(line).map(|reason| PageLine::Maybe(*reason))
}

fn opening(key: &str, words: usize) -> Option<PageLine> {
    STARTS
        .iter()
        .find(|(starts, needs, most, _)| {
            words <= *most
                && starts.iter().any(|start| key.starts_with(start.as_str()))
                && (needs.is_empty() || needs.iter().any(|need| key.contains(need.as_str())))
        })
        .map(|(_, _, _, reason)| PageLine::Sure(*reason))
}

/// Lines with a count in them: `12 comments`, `3 min read`, `1.2k shares`, `1/5`, `0:00 / 2:31`.
fn counted(unit: &Unit<'_>) -> Option<PageLine> {
    if unit.words == 0 || unit.words > 5 || !unit.key.chars().any(|c| c.is_ascii_digit()) || unit.key.ends_with('.') {
        return None;
    }
    let words: Vec<&str> = unit.bare.split(' ').filter(|w| !is_count(w)).collect();
    let sure = |reason| Some(PageLine::Sure(reason));
    match words.as_slice() {
        ["comment" | "comments" | "تعليق" | "تعليقات" | "التعليقات" | "تعليقا"] => {
            sure(Reason::Comments)
        }
        [
            "share" | "shares" | "views" | "likes" | "retweets" | "مشاهدة" | "مشاهدات" | "مشاركة" | "مشاركات"
            | "المشاهدات",
        ] => sure(Reason::Share),
        ["min" | "minute" | "mins" | "minutes", "read" | "listen"] | ["دقيقة" | "دقائق", "قراءة"] => {
            sure(Reason::Reading)
        }
        ["of"] => sure(Reason::Player),
        [] if unit.key.contains('/') && unit.key.len() <= 16 && unit.words <= 4 && slashed(&unit.key) => {
            sure(Reason::Player)
        }
        _ => None,
    }
}

/// `1/5` and `0:00 / 2:31`, not the date 14/11/2026.
fn slashed(key: &str) -> bool {
    key.matches('/').count() == 1 && key.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | ':' | ' '))
}

fn is_count(word: &str) -> bool {
    let digits = word.trim_end_matches(['k', 'm']);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a folded line is one address and nothing else.
fn address(key: &str) -> bool {
    !key.contains(' ') && (key.starts_with("http://") || key.starts_with("https://") || key.starts_with("www."))
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn seen(line: &str) -> Option<PageLine> {
        lines(line).first().and_then(|raw| read(&Unit::new(raw, 1, raw.text.into())))
    }

    #[test]
    fn page_furniture_is_known_in_both_languages() {
        for (line, reason) in [
            ("TT", Reason::TextSize),
            ("A- A+", Reason::TextSize),
            ("Share this article:", Reason::Share),
            ("شارك", Reason::Share),
            ("Facebook Twitter WhatsApp", Reason::Network),
            ("تابعونا على واتساب", Reason::Subscribe),
            ("12 comments", Reason::Comments),
            ("3 min read", Reason::Reading),
            ("1/5", Reason::Player),
            ("© 2026 The Tigris Courier", Reason::Copyright),
            ("-30-", Reason::EndMark),
        ] {
            assert_eq!(seen(line), Some(PageLine::Sure(reason)), "{line}");
        }
        assert_eq!(seen("اقرأ أيضاً:"), Some(PageLine::Head(Reason::Related)));
    }

    #[test]
    fn copy_that_sounds_like_a_button_is_copy() {
        for line in [
            "Share your view with the council by Friday.",
            "Follow Passes a Million Downloads",
            "Silence.",
            "Copyright Law Splits Parliament",
            "The end.",
            "Join the army, they told him.",
            "30",
            "14/11/2026",
        ] {
            assert_eq!(seen(line), None, "{line}");
        }
    }
}
