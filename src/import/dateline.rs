//! Datelines: place, date and agency at the head of a first paragraph.
//!
//! `BAGHDAD (AFP) —`, `MOSUL, Iraq, Nov 14 (Reuters) -`, `BAGHDAD —`, `بغداد - «الوكالة»:`.

use super::agency::is_agency;
use super::fold::{bare, fold, is_arabic};
use super::stamp::{self, FoundDay};

/// A dateline taken off a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Peeled<'t> {
    /// All of it, with the mark that ends it.
    pub(super) head: &'t str,
    /// The paragraph behind it.
    pub(super) rest: &'t str,
    pub(super) city: String,
    pub(super) country: String,
    pub(super) day: Option<FoundDay>,
    /// The agency it names; empty if none.
    pub(super) agency: String,
}

/// How far into a paragraph a dateline can reach, in bytes.
const REACH: usize = 160;
/// Capitals that open a paragraph and are no place.
const NOT_PLACES: &[&str] = &[
    "urgent",
    "breaking",
    "update",
    "exclusive",
    "analysis",
    "watch",
    "note",
    "correction",
    "isis",
    "nato",
    "unesco",
    "unicef",
    "opec",
    "opinion",
    "live",
    "read",
    "warning",
    "editor",
    "editors",
    "alert",
    "flash",
    "explainer",
    "factbox",
    "advisory",
];

/// Takes the dateline off a paragraph; `None` if it has none.
pub(super) fn peel(text: &str) -> Option<Peeled<'_>> {
    if text.chars().find(|c| c.is_alphabetic()).is_some_and(is_arabic) { arabic(text) } else { latin(text) }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '−' | '―')
}

fn latin(text: &str) -> Option<Peeled<'_>> {
    let reach = text.get(..text.floor_char_boundary(REACH))?;
    let mut before = ' ';
    for (at, c) in reach.char_indices() {
        let end = at + c.len_utf8();
        let spaced = before.is_whitespace() || before == ')';
        let follows = text
            .get(end..)
            .is_none_or(|rest| rest.is_empty() || rest.starts_with(|n: char| n.is_whitespace() || is_dash(n)));
        let ends = match c {
            ':' => follows,
            '—' | '–' => spaced || before.is_uppercase(),
            _ => is_dash(c) && spaced && follows,
        };
        if ends {
            let (head, rest) = text.split_at_checked(at)?;
            let words = rest.trim_start_matches(|n: char| is_dash(n) || n.is_whitespace() || n == c);
            return place(head.trim_end(), c == ':', words).map(|peeled| Peeled {
                head: head_of(text, words),
                rest: words,
                ..peeled
            });
        }
        before = c;
    }
    None
}

fn head_of<'t>(text: &'t str, rest: &str) -> &'t str {
    text.strip_suffix(rest).unwrap_or(text).trim_end()
}

fn place<'t>(head: &str, colon: bool, rest: &str) -> Option<Peeled<'t>> {
    let (place, agency) = match super::caption::brackets(head) {
        Some((before, agency)) if head.ends_with(')') => (before, agency),
        _ => (head, ""),
    };
    let mut parts = place.split(',').map(str::trim);
    let city = parts.next()?;
    let letters: Vec<char> = city.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.len() >= 3 && letters.iter().all(|c| c.is_uppercase());
    let mut country = "";
    let mut dated = Vec::new();
    for part in parts {
        let key = bare(&fold(part));
        let words: Vec<String> = key.split(' ').map(str::to_owned).collect();
        let seen: Vec<&str> = words.iter().map(String::as_str).collect();
        if stamp::find(&seen).is_some() || (!dated.is_empty() && key.chars().all(|c| c.is_ascii_digit())) {
            dated.extend(words);
        } else if country.is_empty() && dated.is_empty() && super::byline::is_name(part, 4) {
            country = part;
        } else {
            return None;
        }
    }
    let known = is_agency(agency) || (capitals && !agency.is_empty() && agency.split_whitespace().count() <= 4);
    let sound = if agency.is_empty() { !dated.is_empty() || capitals && (!colon || country.is_empty()) } else { known };
    let city_key = bare(&fold(city));
    let is_place = super::byline::is_name(&city.replace('/', " "), 5)
        && !city_key.split(' ').any(|word| NOT_PLACES.contains(&word));
    let opens = rest.is_empty() || rest.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    // An acronym before a dash is no town, unless an agency or a date stands by it.
    let long = letters.len() >= 4 || !agency.is_empty() || !dated.is_empty() || !country.is_empty();
    let dated: Vec<&str> = dated.iter().map(String::as_str).collect();
    (sound && is_place && opens && long).then(|| Peeled {
        city: city.to_owned(),
        country: country.to_owned(),
        day: stamp::find(&dated),
        agency: agency.to_owned(),
        ..Peeled::default()
    })
}

fn arabic(text: &str) -> Option<Peeled<'_>> {
    let (at, first) = text.char_indices().take(40).find(|(_, c)| is_dash(*c) || matches!(c, '(' | ':' | '/' | '،'))?;
    let (place, rest) = text.split_at_checked(at)?;
    let place = place.trim();
    let words = place.split_whitespace().count();
    if !(1..=3).contains(&words) || !place.chars().all(|c| is_arabic(c) || c.is_whitespace()) {
        return None;
    }
    let rest = if first == '(' { rest } else { rest.trim_start_matches(|c: char| c == first || c.is_whitespace()) };
    let (agency, after) = arabic_agency(rest)?;
    let words = after.trim_start_matches(|c: char| is_dash(c) || c.is_whitespace() || matches!(c, ':' | '/'));
    let ended =
        after.trim_start().is_empty() || after.trim_start().starts_with(|c: char| is_dash(c) || matches!(c, ':' | '/'));
    // “بغداد: «...»” alone is a place and a quotation; there the agency must be a known one.
    let sure = is_agency(agency) || (ended && !after.trim().is_empty() && first != ':');
    (ended && sure).then(|| Peeled {
        head: head_of(text, words),
        rest: words,
        city: place.to_owned(),
        agency: agency.to_owned(),
        ..Peeled::default()
    })
}

fn arabic_agency(rest: &str) -> Option<(&str, &str)> {
    let close = match rest.chars().next()? {
        '«' => '»',
        '“' => '”',
        '"' => '"',
        '(' => ')',
        _ => {
            let end =
                rest.char_indices().take(40).find(|(_, c)| is_dash(*c) || matches!(c, ':' | '/')).map(|(at, _)| at)?;
            let (agency, after) = rest.split_at_checked(end)?;
            return is_agency(agency.trim()).then_some((agency.trim(), after));
        }
    };
    let inner = rest.get(rest.chars().next()?.len_utf8()..)?;
    let (agency, after) = inner.split_once(close)?;
    (agency.split_whitespace().count() <= 5).then_some((agency.trim(), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_come_off() {
        for (text, city, country, agency, rest) in [
            ("BAGHDAD (AFP) — The river rose.", "BAGHDAD", "", "AFP", "The river rose."),
            ("MOSUL, Iraq, Nov 14 (Reuters) - “We wait,” he said.", "MOSUL", "Iraq", "Reuters", "“We wait,” he said."),
            ("Basra, Nov. 14, 2026 (Xinhua) -- Boats left.", "Basra", "", "Xinhua", "Boats left."),
            ("BASRA: Boats left.", "BASRA", "", "", "Boats left."),
            ("ABU DHABI, UAE — Boats left.", "ABU DHABI", "UAE", "", "Boats left."),
            ("بغداد - «الوكالة»: ارتفع النهر.", "بغداد", "", "الوكالة", "ارتفع النهر."),
            ("بغداد (رويترز) - ارتفع النهر.", "بغداد", "", "رويترز", "ارتفع النهر."),
            ("البصرة – أ ف ب: ارتفع النهر.", "البصرة", "", "أ ف ب", "ارتفع النهر."),
        ] {
            let peeled = peel(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (peeled.city.as_str(), peeled.country.as_str(), peeled.agency.as_str(), peeled.rest),
                (city, country, agency, rest)
            );
            assert!(text.starts_with(peeled.head));
        }
    }

    #[test]
    fn what_only_looks_like_one_stays() {
        for text in [
            "NATO — the alliance of 32 — met.",
            "The river — the longest — rose.",
            "Baghdad — The city waits.",
            "John Smith (Leicester) - The defender left.",
            "UPDATE: The river rose.",
            "بغداد: قال الوزير إن النهر ارتفع.",
            "الوزير - «البيت الكبير» رواية جديدة.",
        ] {
            assert_eq!(peel(text), None, "{text}");
        }
    }
}
