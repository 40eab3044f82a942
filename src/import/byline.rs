//! Bylines: who wrote it, and what the line says of them.

use super::agency::is_agency;
use super::fold::fold;
use super::lines::Unit;
use crate::story::Byline;

const MOST_WORDS: usize = 14;
/// Words a name may hold in lower case.
const PARTICLES: &[&str] = &[
    "al", "bin", "ibn", "abu", "van", "von", "der", "den", "de", "da", "di", "du", "el", "la", "le", "bint", "dos",
    "ben",
];
/// Words that say what somebody is, not who.
const ROLES: &[&str] = &[
    "correspondent",
    "reporter",
    "editor",
    "writer",
    "staff",
    "analyst",
    "producer",
    "columnist",
    "contributor",
    "agency",
    "bureau",
    "chief",
    "in",
];
const ARABIC_LABELS: &[&str] = &["بقلم", "كتب", "كتبت", "كتبه", "إعداد", "تقرير", "حوار", "ترجمة", "مراسل", "تحرير"];

/// Reads a byline of any form: `By A and B`, `From A in B`, `بقلم: A`. Its place must speak for
/// it too; the caller looks at that.
pub(super) fn read(unit: &Unit<'_>) -> Option<Vec<Byline>> {
    if unit.words < 2 || unit.words > MOST_WORDS || unit.text.ends_with(['.', '!', '?', ':', '؟']) {
        return None;
    }
    let head = unit.text.split(['|', '•', '·']).next()?.trim();
    english(head).or_else(|| arabic(head))
}

fn english(line: &str) -> Option<Vec<Byline>> {
    let (word, rest) = line.split_once(char::is_whitespace)?;
    let word = word.trim_end_matches(':');
    let from = word.eq_ignore_ascii_case("from");
    if !from && !word.eq_ignore_ascii_case("by") && !word.eq_ignore_ascii_case("byline") {
        return None;
    }
    let (names, place) = match rest.split_once(" in ") {
        Some((names, place)) if is_name(place.trim(), 4) => (names, Some(format!("in {}", place.trim()))),
        Some(_) => return None,
        None if from => return None,
        None => (rest, None),
    };
    let mut bylines = people(names)?;
    for byline in &mut bylines {
        if byline.role.is_empty() {
            byline.role = place.clone().unwrap_or_default();
        }
    }
    Some(bylines)
}

/// `A`, `A and B`, `A, B and C`, `A, Health Correspondent`, `A, Reuters`.
fn people(names: &str) -> Option<Vec<Byline>> {
    let mut bylines: Vec<Byline> = Vec::new();
    let names = names.replace(" and ", ", ").replace(" & ", ", ").replace(" AND ", ", ");
    for piece in names.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
        let role =
            fold(piece).split(' ').any(|word| ROLES.contains(&word)) || (is_agency(piece) && !bylines.is_empty());
        match bylines.last_mut() {
            Some(last) if role => {
                let joint = if last.role.is_empty() { "" } else { ", " };
                last.role = format!("{}{joint}{piece}", last.role);
            }
            _ if is_name(piece, 5) => bylines.push(Byline { name: piece.to_owned(), role: String::new() }),
            _ => return None,
        }
    }
    (!bylines.is_empty()).then_some(bylines)
}

/// Whether every word is capitalized or a particle, and there are no more than `most`.
pub(super) fn is_name(words: &str, most: usize) -> bool {
    let mut count = 0;
    for word in words.split_whitespace() {
        count += 1;
        let first = word.chars().find(|c| c.is_alphabetic());
        let particle = word.split(['-', '\'', '’']).next().is_some_and(|w| PARTICLES.contains(&w));
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’' | '\u{301}'));
        if !letters || !(particle || first.is_some_and(|c| !c.is_lowercase())) {
            return false;
        }
    }
    (1..=most).contains(&count)
}

fn arabic(line: &str) -> Option<Vec<Byline>> {
    let labeled = line.split_once(':').map(|(label, names)| (label.trim(), names.trim(), true));
    let (label, names, colon) =
        labeled.or_else(|| line.split_once(' ').map(|(label, names)| (label, names.trim(), false)))?;
    if !ARABIC_LABELS.iter().any(|known| fold(known) == fold(label)) {
        return None;
    }
    let most = if colon { 8 } else { 4 };
    let words = names.split_whitespace().count();
    let letters =
        names.chars().all(|c| c.is_alphabetic() || is_mark(c) || c.is_whitespace() || matches!(c, '-' | '،' | ','));
    if !letters || words == 0 || words > most {
        return None;
    }
    let of = |name: &str| Byline { name: name.trim().to_owned(), role: String::new() };
    Some(names.split(['،', ',']).flat_map(|part| part.split(" و ")).filter(|n| !n.trim().is_empty()).map(of).collect())
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{640}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn seen(line: &str) -> Option<Vec<(String, String)>> {
        let unit = lines(line).first().map(|raw| Unit::new(raw, 1, raw.text.into()))?;
        read(&unit).map(|all| all.into_iter().map(|b| (b.name, b.role)).collect())
    }

    #[test]
    fn names_and_roles_come_apart() {
        let pair = |name: &str, role: &str| (name.to_owned(), role.to_owned());
        assert_eq!(
            seen("By Layla Hasan and Omar al-Aziz"),
            Some(vec![pair("Layla Hasan", ""), pair("Omar al-Aziz", "")])
        );
        assert_eq!(seen("From Layla Hasan in Mosul"), Some(vec![pair("Layla Hasan", "in Mosul")]));
        assert_eq!(seen("BY OMAR AZIZ, REUTERS"), Some(vec![pair("OMAR AZIZ", "REUTERS")]));
        assert_eq!(seen("بقلم: ليلى حسن"), Some(vec![pair("ليلى حسن", "")]));
        assert_eq!(seen("كتبت ليلى حسن"), Some(vec![pair("ليلى حسن", "")]));
    }

    #[test]
    fn a_headline_with_by_is_no_byline() {
        for line in [
            "By the River, a City Waits",
            "By train from Mosul to Basra",
            "From war to work",
            "كتب ممنوعة في معرض بغداد الدولي هذا العام",
        ] {
            assert_eq!(seen(line), None, "{line}");
        }
    }
}
