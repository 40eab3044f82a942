//! Captions: a line under a photo, taken apart into caption and credit.
//!
//! The forms are those of agencies and papers: a credit in brackets at the end (AP, AFP, Reuters,
//! Asharq Al-Awsat), behind “Photo:”, behind a bar or dash, or as “Name/Agency” after the last stop.

use super::agency::{is_agency, is_credit, is_vague};
use super::fold::fold;
use super::lines::Unit;

/// A caption and its credit, as they stood but for brackets and labels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Caption {
    /// What the picture shows; empty when a line held the credit alone.
    pub(super) words: String,
    /// Who is credited; empty if nobody.
    pub(super) credit: String,
    /// Whether the line says that it is a caption, so that it is one anywhere.
    pub(super) labeled: bool,
}

const MOST_WORDS: usize = 45;
const CAPTION_LABELS: &[&str] =
    &["caption:", "photo caption:", "image caption,", "image caption:", "تعليق الصورة:", "شرح الصورة:"];
const CREDIT_LABELS: &[&str] = &[
    "photo:",
    "photos:",
    "photo by",
    "photograph:",
    "photograph by",
    "picture:",
    "picture by",
    "image:",
    "image by",
    "image source,",
    "image credit:",
    "photo credit:",
    "credit:",
    "تصوير:",
    "صورة:",
    "الصورة:",
    "مصدر الصورة:",
    "عدسة:",
    "المصدر:",
];

/// Reads a caption; `None` if the line has no form of one.
pub(super) fn read(unit: &Unit<'_>) -> Option<Caption> {
    if unit.words == 0 || unit.words > MOST_WORDS {
        return None;
    }
    let text = unit.text.as_ref();
    if let Some(label) = CAPTION_LABELS.iter().find(|label| unit.key.starts_with(**label)) {
        let words = after_label(text, label)?;
        let split = bracketed(words)
            .or_else(|| trailing(words))
            .unwrap_or(Caption { words: words.to_owned(), ..Caption::default() });
        return Some(Caption { labeled: true, ..split });
    }
    credit_alone(text, &unit.key, unit.words)
        .or_else(|| bracketed(text))
        .or_else(|| labeled_credit(text))
        .or_else(|| trailing(text))
}

/// What stands behind a label, found by the mark that ends it or by its last word.
fn after_label<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let rest = match label.chars().last() {
        Some(mark) if !mark.is_alphabetic() => text.split_once(mark)?.1,
        _ => text.split_once(char::is_whitespace).and_then(|(_, rest)| rest.split_once(char::is_whitespace))?.1,
    };
    let rest = rest.trim();
    (!rest.is_empty()).then_some(rest)
}

/// A line that is a credit and nothing else: `(AFP)`, `Photo: Layla Hasan`.
fn credit_alone(text: &str, key: &str, words: usize) -> Option<Caption> {
    if words > 10 {
        return None;
    }
    let only = |credit: &str| Caption { credit: credit.to_owned(), labeled: true, words: String::new() };
    if let Some((before, credit)) = brackets(text)
        && before.is_empty()
        && (is_credit(credit))
    {
        return Some(only(credit));
    }
    let label = CREDIT_LABELS.iter().find(|label| key.starts_with(**label))?;
    let credit = after_label(text, label)?;
    let ends = credit.ends_with(['.', '!', '?']) && !is_credit(credit.trim_end_matches('.'));
    (!ends && credit.split_whitespace().count() <= 8).then(|| only(credit))
}

/// `What it shows. (AFP)`
fn bracketed(text: &str) -> Option<Caption> {
    let (before, credit) = brackets(text)?;
    if before.is_empty() {
        return None;
    }
    let stopped = before.ends_with(['.', '!', '?', '؟', '”', '"']);
    let short = stopped
        && credit.split_whitespace().count() <= 3
        && starts_upper(credit)
        && fold(before).split(' ').count() <= 35;
    let gloss = credit.chars().any(|c| c.is_ascii_digit()) && !is_credit(credit);
    (!gloss && (is_credit(credit) || short)).then(|| Caption {
        words: before.to_owned(),
        credit: credit.to_owned(),
        labeled: false,
    })
}

fn starts_upper(words: &str) -> bool {
    words.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

/// The text before a bracket that ends a line, and what is in it.
pub(super) fn brackets(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches(['.', '\u{200f}', '\u{200e}', ' ']);
    let (inner, open) = match text.chars().last()? {
        ')' => (text.strip_suffix(')')?, '('),
        ']' => (text.strip_suffix(']')?, '['),
        _ => return None,
    };
    let (before, credit) = inner.rsplit_once(open)?;
    Some((before.trim_end(), credit.trim()))
}

/// `What it shows. Photo: Layla Hasan`
fn labeled_credit(text: &str) -> Option<Caption> {
    let labels = [
        "Photo: ",
        "Photograph: ",
        "Picture: ",
        "Image: ",
        "Credit: ",
        "PHOTO: ",
        "Photo by ",
        "Photograph by ",
        "Picture by ",
        "CREDIT: ",
        "تصوير: ",
        "صورة: ",
        "المصدر: ",
    ];
    let (words, credit) =
        labels.iter().filter_map(|label| text.rsplit_once(label)).max_by_key(|(words, _)| words.len())?;
    let words = words.trim_end().trim_end_matches(['|', '—', '–']).trim_end();
    let ended = words.ends_with(['.', '!', '?', '”', '"', '؟']) || text.contains('|');
    let count = credit.split_whitespace().count();
    (ended && (1..=8).contains(&count)).then(|| Caption {
        words: words.to_owned(),
        credit: credit.to_owned(),
        labeled: true,
    })
}

/// `What it shows | AFP`, `What it shows. Layla Hasan/Reuters`, `What it shows. AFP`
fn trailing(text: &str) -> Option<Caption> {
    let made = |words: &str, credit: &str| Caption {
        words: words.trim_end().to_owned(),
        credit: credit.trim().to_owned(),
        labeled: false,
    };
    for mark in [" | ", " — ", " – ", " - ", " / "] {
        if let Some((words, credit)) = text.rsplit_once(mark)
            && (is_agency(credit) || (credit.contains('/') && is_credit(credit)))
            && words.split_whitespace().count() >= 3
        {
            return Some(made(words, credit));
        }
    }
    let (at, _) = text.char_indices().rev().find(|(at, c)| {
        matches!(c, '.' | '!' | '?' | '؟' | '”')
            && text.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(' '))
    })?;
    let end = text.char_indices().find(|(i, _)| *i > at).map_or(text.len(), |(i, _)| i);
    let (words, credit) = text.split_at_checked(end)?;
    let credit = credit.trim();
    let credited = is_credit(credit) && !is_vague(credit) || credit.ends_with("Getty Images");
    (credited && credit.split_whitespace().count() <= 6 && !credit.ends_with('.')).then(|| made(words, credit))
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn seen(line: &str) -> Option<(String, String)> {
        let unit = lines(line).first().map(|raw| Unit::new(raw, 1, raw.text.into()))?;
        read(&unit).map(|c| (c.words, c.credit))
    }

    #[test]
    fn every_usual_form_is_split() {
        for (line, words, credit) in [
            ("A ferry leaves Basra. (AFP)", "A ferry leaves Basra.", "AFP"),
            ("A ferry leaves Basra [Omar Aziz/Al Jazeera]", "A ferry leaves Basra", "Omar Aziz/Al Jazeera"),
            ("A ferry leaves Basra. (Kurdish media)", "A ferry leaves Basra.", "Kurdish media"),
            ("A ferry leaves Basra. Photo: Omar Aziz", "A ferry leaves Basra.", "Omar Aziz"),
            ("A ferry leaves Basra | Reuters", "A ferry leaves Basra", "Reuters"),
            ("A ferry leaves Basra. Omar Aziz/Getty Images", "A ferry leaves Basra.", "Omar Aziz/Getty Images"),
            ("عبّارة تغادر البصرة (أ.ف.ب)", "عبّارة تغادر البصرة", "أ.ف.ب"),
            ("Caption: A ferry leaves Basra. (AP)", "A ferry leaves Basra.", "AP"),
            ("Image source, Getty Images", "", "Getty Images"),
            ("(رويترز)", "", "رويترز"),
        ] {
            assert_eq!(seen(line), Some((words.to_owned(), credit.to_owned())), "{line}");
        }
    }

    #[test]
    fn a_gloss_in_brackets_is_no_credit() {
        for line in [
            "Ankara Says No Deal With the Workers' Party (PKK)",
            "The river fell by two meters (six feet)",
            "He was 40 (2019).",
            "The minister spoke to the council on Monday.",
        ] {
            assert_eq!(seen(line), None, "{line}");
        }
    }
}
