//! Stretches that read from left to right as one, whatever is around them: telephone numbers,
//! handles, hashtags and addresses in Latin letters.
//!
//! Among Arabic words the Unicode Bidirectional Algorithm takes `+964 770 123 4567` for four numbers
//! and puts the first at the right, and the sign of `@WHO` behind it. Whoever shows copy sets these
//! stretches apart; their words stay as they were typed.

use std::ops::Range;

use super::Direction;
use super::reading::is_right_to_left;

/// A stretch to be set apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// Its bytes.
    pub range: Range<usize>,
    /// Whether it has figures of Arabic, which run on from the right unless they are told.
    pub arabic: bool,
}

/// The shortest number that is taken for that of a telephone, in digits.
const SHORTEST: usize = 7;
/// The same with the sign that stands before the number of a country.
const SHORTEST_ABROAD: usize = 5;

/// The stretches of a text that reads this way, in order; none where nothing would go astray.
#[must_use]
pub fn apart(words: &str, direction: Direction) -> Vec<Apart> {
    if direction == Direction::Ltr && !words.chars().any(is_right_to_left) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(c) = words.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = words.get(at..).unwrap_or_default();
        let starts = before.is_none_or(|c: char| parts(c) && !"@#/.+-".contains(c));
        let len = if starts { name(rest).or_else(|| address(rest)).or_else(|| number(rest)) } else { None };
        let len = len.filter(|len| rest.get(*len..).and_then(|behind| behind.chars().next()).is_none_or(parts));
        if let Some(len) = len {
            let stretch = rest.get(..len).unwrap_or_default();
            found.push(Apart { range: at..at + len, arabic: stretch.chars().any(is_arabic_digit) });
            // Another does not begin right behind it.
            before = Some('@');
            at += len;
        } else {
            before = Some(c);
            at += c.len_utf8();
        }
    }
    found
}

/// Whether a character can stand beside a stretch: none that may read from left to right itself, as
/// a flag or the sign behind a figure does; it would be seen on the wrong side.
fn parts(c: char) -> bool {
    c.is_whitespace()
        || (c.is_ascii_punctuation() && !"%$#@+".contains(c))
        || matches!(c,
            '«' | '»' | '،' | '؛' | '؟' | '۔' | '\u{2010}'..='\u{2027}' | '\u{2035}'..='\u{205e}' | '\u{fe0f}'
            | '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}')
}

/// `@WHO_Iraq`, `#COP31`.
fn name(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix(['@', '#'])?;
    let len = body.find(|c: char| !(c.is_ascii_alphanumeric() || "_.-".contains(c))).unwrap_or(body.len());
    let body = body.get(..len)?.trim_end_matches(['.', '-']);
    body.contains(|c: char| c.is_ascii_alphabetic()).then_some(body.len() + 1)
}

/// `https://who.example/iraq/`, `www.who.example`, `who.example/ar/`.
fn address(rest: &str) -> Option<usize> {
    let len = rest.find(|c: char| !c.is_ascii_graphic() || "\"<>".contains(c)).unwrap_or(rest.len());
    let word = rest.get(..len)?.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
    let host = word.split('/').next().unwrap_or_default();
    let named = word.contains("://") && word.starts_with(|c: char| c.is_ascii_alphabetic()) || word.starts_with("www.");
    let dotted = host.len() < word.len()
        && host.split('.').count() > 1
        && host.split('.').all(|part| part.len() > 1 && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
        && host.starts_with(|c: char| c.is_ascii_alphabetic());
    (named || dotted).then_some(word.len())
}

/// `+964 770 123 4567`, `0770-123-4567`, `(01) 778 2441`, `1 200 000`: groups of digits that are one
/// number. Two or three that may be years, a day or a score are left to read as they would.
fn number(rest: &str) -> Option<usize> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut end = 0;
    let mut gap = 0;
    for (at, c) in rest.char_indices() {
        if is_digit(c) {
            match groups.last_mut().filter(|group| group.end == at) {
                Some(group) => group.end = at + c.len_utf8(),
                None => groups.push(at..at + c.len_utf8()),
            }
            (end, gap) = (at + c.len_utf8(), 0);
            continue;
        }
        // What stands between two groups: `-`, ` `, `) `, ` (`; a plus only before all.
        gap += 1;
        let fits = matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '\u{2011}' | '(' | ')') || (c == '+' && at == 0);
        if !fits || gap > 2 || (groups.is_empty() && !matches!(c, '+' | '(')) {
            break;
        }
    }
    let whole = rest.get(..end)?;
    // A bracket that is closed behind the last group belongs to it.
    let open = whole.matches('(').count() > whole.matches(')').count();
    let end = if open && rest.get(end..)?.starts_with(')') { end + 1 } else { end };
    // Letters follow: it is no number.
    let follows = rest.get(end..)?.chars().next();
    let whole = rest.get(..end)?;
    let digits: usize = groups.iter().map(|group| whole.get(group.clone()).map_or(0, |g| g.chars().count())).sum();
    let values: Vec<&str> = groups.iter().filter_map(|group| whole.get(group.clone())).collect();
    let signed = whole.starts_with('+');
    if follows.is_some_and(char::is_alphanumeric) || digits < if signed { SHORTEST_ABROAD } else { SHORTEST } {
        return None;
    }
    let begins = values.first().is_some_and(|first| zero(first) || whole.starts_with('('));
    let several = values.len() > 2 && !is_date(&values) && !values.iter().all(|value| is_year(value));
    (signed || (values.len() > 1 && (begins && !is_date(&values) || several))).then_some(end)
}

fn zero(digits: &str) -> bool {
    digits.starts_with(['0', '٠', '۰'])
}

/// Three numbers of which one is a year and the others have two digits at most.
fn is_date(values: &[&str]) -> bool {
    let long = values.iter().filter(|value| value.chars().count() > 2);
    values.len() == 3 && long.clone().count() == 1 && long.copied().all(is_year)
}

fn is_year(digits: &str) -> bool {
    digits.chars().count() == 4 && digits.starts_with(['1', '2', '١', '٢', '۱', '۲'])
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || is_arabic_digit(c)
}

fn is_arabic_digit(c: char) -> bool {
    matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Vec<&str> {
        apart(words, Direction::Rtl).into_iter().filter_map(|apart| words.get(apart.range)).collect()
    }

    #[test]
    fn numbers_of_telephones_are_one() {
        for number in [
            "+964 770 123 4567",
            "+9647701234567",
            "0770-123-4567",
            "(01) 778 2441",
            "00964 (770) 123-4567",
            "٠٧٧٠ ١٢٣ ٤٥٦٧",
            "+٩٦٤ ٧٧٠ ١٢٣",
            "1 200 000",
            "+49 (30) 123",
        ] {
            assert_eq!(found(&format!("اتصلوا على {number}، أو تعالوا.")), [number], "{number}");
            assert_eq!(found(number), [number], "{number}");
        }
        assert_eq!(found("هاتف: +964 770 123 4567 و0771-222-3333."), ["+964 770 123 4567"], "not behind a letter");
    }

    #[test]
    fn years_dates_scores_and_ranges_read_as_they_did() {
        for words in [
            "بين 2019-2024",
            "يوم 12-10-2019",
            "يوم 2019-12-10",
            "الأعوام 2018 2019 2020",
            "فاز 3-2 ثم 1-0",
            "من 10 إلى 12",
            "خسر 1,200,000 دينار",
            "رقم 12345678",
            "عام 05-11-2019",
            "في 12 نوفمبر 2026",
            "+5",
        ] {
            assert_eq!(found(words), Vec::<&str>::new(), "{words}");
        }
    }

    #[test]
    fn handles_hashtags_and_addresses_are_one() {
        assert_eq!(found("قالت @WHO_Iraq. ثم #COP31!"), ["@WHO_Iraq", "#COP31"]);
        assert_eq!(
            found("على https://who.example/iraq/، أو www.who.example."),
            ["https://who.example/iraq/", "www.who.example"]
        );
        assert_eq!(found("على who.example/ar/ وسم #بغداد وبريد desk@who.example"), ["who.example/ar/"]);
        assert_eq!(found("📞+964 770 123 4567🇮🇶 @WHO🇮🇶"), Vec::<&str>::new(), "a flag reads from the left");
        assert_eq!(found("📞+964 770 123 4567."), ["+964 770 123 4567"]);
        assert_eq!(found("و/أو 24/7 a/b #12"), Vec::<&str>::new());
    }

    #[test]
    fn in_words_that_read_from_the_left_there_is_nothing_to_mend() {
        assert_eq!(apart("Call +964 770 123 4567 or @WHO", Direction::Ltr), []);
        assert_eq!(apart("قال: call 0770-123-4567", Direction::Ltr).len(), 1, "unless other words are among them");
        assert_eq!(apart("", Direction::Rtl), []);
    }
}
