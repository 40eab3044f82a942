//! Times of publication and the dates in them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::fold::fold;
use super::lines::Unit;

/// A line that says when copy was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stamp {
    /// A day or an hour.
    Fixed {
        /// The day, if the line gives it with its year and no two ways to read it.
        date: Option<Date>,
        /// Whether the line says “Published” or the like.
        labeled: bool,
    },
    /// “3 hours ago”.
    Relative,
}

const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "يناير", "كانون الثاني"],
    &["february", "feb", "فبراير", "شباط"],
    &["march", "mar", "مارس", "اذار"],
    &["april", "apr", "ابريل", "نيسان"],
    &["may", "مايو", "ايار"],
    &["june", "jun", "يونيو", "حزيران"],
    &["july", "jul", "يوليو", "تموز"],
    &["august", "aug", "اغسطس", "اب"],
    &["september", "sept", "sep", "سبتمبر", "ايلول"],
    &["october", "oct", "اكتوبر", "تشرين الاول"],
    &["november", "nov", "نوفمبر", "تشرين الثاني"],
    &["december", "dec", "ديسمبر", "كانون الاول"],
];

const LABELS: &[&str] = &[
    "published",
    "updated",
    "posted",
    "first published",
    "last updated",
    "last modified",
    "date:",
    "modified",
    "نشر في",
    "نشر:",
    "نشرت في",
    "تم النشر",
    "اخر تحديث",
    "تاريخ النشر",
    "تحديث",
    "تم التحديث",
    "التاريخ",
];

const WORDS: &str = "published updated posted first last modified on at date and issued monday tuesday wednesday \
    thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun am pm a m p gmt utc est edt cst cdt \
    pst pdt bst cet cest ast eet ist t z local time min mins minute minutes read \
    نشر في نشرت تم النشر اخر تحديث تاريخ التحديث التاريخ يوم الساعة بتوقيت غرينتش ص م ه هـ الاحد الاثنين الثلاثاء \
    الاربعاء الخميس الجمعة السبت محرم صفر ربيع جمادي الاول الثاني الاخر الاخرة الاولي رجب شعبان رمضان شوال ذو ذي \
    القعدة الحجة صباحا مساء كانون تشرين";

static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let months = MONTHS.iter().flat_map(|names| names.iter()).flat_map(|name| name.split(' '));
    WORDS.split_whitespace().chain(months).map(fold).collect()
});

/// Reads a line of time; `None` if it is anything else.
pub(super) fn read(unit: &Unit<'_>) -> Option<Stamp> {
    if unit.words == 0 || unit.words > 22 || !unit.key.chars().any(char::is_numeric) && unit.words > 5 {
        return None;
    }
    let words: Vec<&str> = unit.bare.split(' ').collect();
    if is_relative(&words) {
        return Some(Stamp::Relative);
    }
    let labeled = LABELS.iter().any(|label| unit.key.starts_with(label));
    let strange = words.iter().filter(|word| number(word).is_none() && !KNOWN.contains(**word)).count();
    let found = find(&words);
    let timed = unit.key.contains(':') && words.len() >= 2 && words.iter().filter(|w| number(w).is_some()).count() >= 2;
    // A few words more are borne behind a label: “Baghdad time”.
    let fits = if labeled { strange <= 2 && (found.is_some() || timed) } else { strange == 0 && found.is_some() };
    fits.then(|| Stamp::Fixed { date: found.and_then(FoundDay::date), labeled })
}

fn is_relative(words: &[&str]) -> bool {
    let unit = |word: &str| {
        matches!(
            word,
            "hours"
                | "hour"
                | "minutes"
                | "minute"
                | "mins"
                | "min"
                | "days"
                | "day"
                | "weeks"
                | "week"
                | "h"
                | "hrs"
                | "ساعات"
                | "ساعة"
                | "ساعتين"
                | "دقائق"
                | "دقيقة"
                | "دقيقتين"
                | "ايام"
                | "يوم"
                | "يومين"
                | "اسبوع"
        )
    };
    let few = |word: &str| number(word).is_some() || matches!(word, "a" | "an" | "one" | "two");
    match words {
        ["updated" | "published" | "posted", rest @ ..] if !rest.is_empty() => is_relative(rest),
        ["منذ" | "قبل", of] => unit(of),
        [count, of, "ago"] | ["منذ" | "قبل", count, of] => few(count) && unit(of),
        _ => *words == ["just", "now"],
    }
}

/// A day as found in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FoundDay {
    pub(super) day: i8,
    pub(super) month: i8,
    pub(super) year: Option<i16>,
}

impl FoundDay {
    pub(super) fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }
}

fn number(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok()
}

fn day(word: Option<&&str>) -> Option<i8> {
    word.and_then(|w| number(w)).filter(|n| (1..=31).contains(n)).and_then(|n| i8::try_from(n).ok())
}

fn year(word: Option<&&str>) -> Option<i16> {
    word.filter(|w| w.len() == 4).and_then(|w| w.parse().ok()).filter(|year| (1900..=2100).contains(year))
}

/// The first day in folded words: “14 November 2026”, “Nov 14, 2026”, “2026-11-14”, “14/11/2026”.
/// `04/11/2026` is read by nobody the same way, so it gives nothing.
pub(super) fn find(words: &[&str]) -> Option<FoundDay> {
    (0..words.len()).find_map(|at| named(words, at).or_else(|| numeric(words, at)))
}

fn named(words: &[&str], at: usize) -> Option<FoundDay> {
    let here = words.get(at)?;
    let two = words.get(at + 1).map(|next| format!("{here} {next}"));
    let index =
        MONTHS.iter().position(|names| names.contains(here) || two.as_deref().is_some_and(|t| names.contains(&t)))?;
    let month = i8::try_from(index + 1).ok()?;
    let long = !MONTHS.iter().any(|names| names.contains(here));
    let next = at + if long { 2 } else { 1 };
    let before = at.checked_sub(1).and_then(|b| day(words.get(b)));
    let (day, after) = match before {
        Some(day) => (day, next),
        None => (day(words.get(next))?, next + 1),
    };
    Some(FoundDay { day, month, year: year(words.get(after)) })
}

fn numeric(words: &[&str], at: usize) -> Option<FoundDay> {
    let (a, b, c) = (words.get(at), words.get(at + 1), words.get(at + 2));
    if let (Some(year), Some(month), Some(day)) = (year(a), day(b), day(c)) {
        return (month <= 12).then_some(FoundDay { day, month, year: Some(year) });
    }
    let (first, second, year) = (day(a)?, day(b)?, year(c)?);
    let (day, month) = if first > 12 || first == second { (first, second) } else { (second, first) };
    ((day > 12 || day == month) && month <= 12).then_some(FoundDay { day, month, year: Some(year) })
}

#[cfg(test)]
mod tests {
    use super::super::fold::bare;
    use super::super::lines::lines;
    use super::*;

    fn seen(line: &str) -> Option<Stamp> {
        lines(line).first().and_then(|raw| read(&Unit::new(raw, 1, raw.text.into())))
    }

    #[test]
    fn lines_of_time_are_known() {
        for line in
            ["Published: 14 November 2026, 09:30", "نُشر في: 14 نوفمبر 2026 م", "Sat, Nov. 14th, 2026 9:30 AM GMT"]
        {
            assert!(
                matches!(seen(line), Some(Stamp::Fixed { date: Some(d), .. }) if d.to_string() == "2026-11-14"),
                "{line}: {:?}",
                seen(line)
            );
        }
        for line in ["3 hours ago", "Updated 2 days ago", "منذ 3 ساعات", "قبل ساعتين"] {
            assert_eq!(seen(line), Some(Stamp::Relative), "{line}");
        }
        for line in ["March of the Penguins", "Sunday", "A long time ago", "Updated guidance for schools", "2026"] {
            assert_eq!(seen(line), None, "{line}");
        }
    }

    #[test]
    fn a_day_is_found_only_where_it_reads_one_way() {
        let found = |text: &str| find(&bare(&fold(text)).split(' ').collect::<Vec<_>>()).and_then(FoundDay::date);
        for text in ["14/11/2026", "11/14/2026", "2026-11-14", "١٤ تشرين الثاني ٢٠٢٦"] {
            assert_eq!(found(text).map(|d| d.to_string()).as_deref(), Some("2026-11-14"), "{text}");
        }
        assert_eq!(found("04/11/2026"), None);
        assert_eq!(found("Nov 14"), None);
    }
}
