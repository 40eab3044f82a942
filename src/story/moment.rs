//! Days and times as editors write them: `28 Nov 2026 06:00`, `٢٨ نوفمبر ٢٠٢٦ ٦ صباحًا`. What can be meant in two ways is not read, nor what has a word too many.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// An instant with the zone it is named in: `zone` where the words name none. Of an hour that a clock
/// shows twice it is the later.
#[must_use]
pub fn read_moment(words: &str, zone: &str) -> Option<(Timestamp, String)> {
    if let Ok(instant) = words.trim().parse::<Timestamp>() {
        return Some((instant, zone.to_owned()));
    }
    let mut rest = Words::of(words);
    let zone = rest.zone().unwrap_or_else(|| zone.to_owned());
    let weekdays = rest.weekdays();
    let date = rest.date()?;
    let time = rest.time()?;
    if !rest.0.is_empty() || weekdays.iter().any(|day| *day != date.weekday()) {
        return None;
    }
    let local = DateTime::from_parts(date, time);
    let instant = TimeZone::get(&zone).ok()?.to_ambiguous_zoned(local).later().ok()?;
    Some((instant.timestamp(), zone))
}

/// A day.
#[must_use]
pub fn read_day(words: &str) -> Option<Date> {
    let mut rest = Words::of(words);
    let weekdays = rest.weekdays();
    let date = rest.date()?;
    (rest.0.is_empty() && weekdays.iter().all(|day| *day == date.weekday())).then_some(date)
}

/// The words that have not been read yet, in small letters, with western figures and without marks.
struct Words(Vec<String>);

impl Words {
    fn of(words: &str) -> Self {
        let plain: String = words.nfd().filter(|c| !is_combining_mark(*c) && !is_silent(*c)).map(plain).collect();
        // `2026-11-28T06:00`, as programs write it.
        let mut all: Vec<String> = plain.split_whitespace().map(str::to_owned).collect();
        if let Some(first) = all.first().cloned()
            && let Some((day, time)) = first.split_once(['t', 'T'])
            && day.len() == 10
            && time.contains(':')
        {
            all.splice(0..1, [day.to_owned(), time.to_owned()]);
        }
        all.retain(|word| !FILLING.contains(&word.to_lowercase().as_str()));
        Self(all)
    }

    /// Takes out the name of a zone: `Asia/Riyadh`, `UTC`.
    fn zone(&mut self) -> Option<String> {
        let at = self.0.iter().position(|word| {
            let named = word.contains('/') && word.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
            named || ["utc", "gmt"].contains(&word.to_lowercase().as_str())
        })?;
        let word = self.0.remove(at);
        if !word.contains('/') {
            return Some("UTC".to_owned());
        }
        let known = TimeZone::get(&word).ok().and_then(|zone| zone.iana_name().map(str::to_owned));
        // One that nobody knows is found by whoever looks the zone up.
        Some(known.unwrap_or(word))
    }

    /// Takes out the days of the week.
    fn weekdays(&mut self) -> Vec<Weekday> {
        let days = self.0.iter().filter_map(|word| weekday(&word.to_lowercase())).collect();
        self.0.retain(|word| weekday(&word.to_lowercase()).is_none());
        days
    }

    /// Takes out a day.
    fn date(&mut self) -> Option<Date> {
        if let Some(at) = self.0.iter().position(|word| word.split(['-', '/', '.']).count() == 3 && is_numbers(word)) {
            return in_figures(&self.0.remove(at));
        }
        let (month, at, taken) = self.month()?;
        self.0.drain(at..at + taken);
        // `نوفمبر (تشرين الثاني)`: the month once more, in the words of another country.
        if let Some((again, at, taken)) = self.month() {
            self.0.drain(at..at + taken);
            if again != month {
                return None;
            }
        }
        let year = self.0.iter().position(|word| word.len() == 4 && number(word).is_some())?;
        let year = number(&self.0.remove(year))?;
        let day = self.0.iter().position(|word| word.len() <= 4 && day_of(word).is_some())?;
        let day = day_of(&self.0.remove(day))?;
        Date::new(i16::try_from(year).ok()?, month, i8::try_from(day).ok()?).ok()
    }

    /// The first month, where it stands, and how many words it has.
    fn month(&self) -> Option<(i8, usize, usize)> {
        (0..self.0.len()).find_map(|at| {
            let one = self.0.get(at)?.to_lowercase();
            let two = self.0.get(at + 1).map(|next| format!("{one} {next}"));
            let two = two.and_then(|two| month(&two)).map(|month| (month, at, 2));
            two.or_else(|| month(one.trim_end_matches('.')).map(|month| (month, at, 1)))
        })
    }

    /// Takes out a time.
    fn time(&mut self) -> Option<Time> {
        let halves: Vec<Half> = self.0.iter().filter_map(|word| half_of(word)).collect();
        self.0.retain(|word| half_of(word).is_none());
        let mut half = halves.first().copied();
        if halves.len() > 1 {
            return None;
        }
        let word = if self.0.is_empty() { None } else { Some(self.0.remove(0).to_lowercase()) }?;
        let end = word.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(word.len());
        let (figures, behind) = word.split_at_checked(end)?;
        if !behind.is_empty() {
            let joined = half_of(behind)?;
            if half.replace(joined).is_some() {
                return None;
            }
        }
        let mut parts = figures.split(':');
        let hour = parts.next().filter(|hour| hour.len() <= 2).and_then(number)?;
        let minute = match parts.next() {
            Some(minute) => Some(minute).filter(|minute| minute.len() == 2).and_then(number)?,
            None if half.is_some() => 0,
            None => return None,
        };
        let second = match parts.next() {
            Some(second) => Some(second).filter(|second| second.len() == 2).and_then(number)?,
            None => 0,
        };
        let hour = match half {
            None => hour,
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(Half::Morning) => hour % 12,
            Some(Half::Evening) => hour % 12 + 12,
        };
        let small = |number: u16| i8::try_from(number).ok();
        parts.next().is_none().then_some(())?;
        Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Evening,
}

/// Half of the day: `a.m.`, `م`.
fn half_of(word: &str) -> Option<Half> {
    let word: String = word.to_lowercase().chars().filter(|c| *c != '.').collect();
    match word.as_str() {
        "am" | "ص" | "صباحا" | "فجرا" => Some(Half::Morning),
        "pm" | "م" | "مساء" | "ظهرا" | "عصرا" => Some(Half::Evening),
        _another => None,
    }
}

/// A day in figures: the year first, or a day that can be no month.
fn in_figures(word: &str) -> Option<Date> {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = if first.len() == 4 {
        (number(first)?, number(second)?, number(third)?)
    } else {
        let (a, b) = (number(first)?, number(second)?);
        let (day, month) = match (a > 12, b > 12) {
            (true, false) => (a, b),
            (false, true) => (b, a),
            _either if a == b => (a, b),
            _either => return None,
        };
        (Some(third).filter(|year| year.len() == 4).and_then(|year| number(year))?, month, day)
    };
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn is_numbers(word: &str) -> bool {
    word.split(['-', '/', '.']).all(|part| number(part).is_some())
}

fn number(word: &str) -> Option<u16> {
    word.bytes().all(|b| b.is_ascii_digit()).then(|| word.parse().ok()).flatten()
}

/// A day of the month: `28`, `1st`.
fn day_of(word: &str) -> Option<u16> {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    number(bare).filter(|day| (1..=31).contains(day) && bare.len() <= 2)
}

/// What parts words, is read as such; figures and letters in the one form they are compared in.
fn plain(c: char) -> char {
    let figure = |zero: char| u32::from(c).checked_sub(u32::from(zero)).and_then(|value| char::from_digit(value, 10));
    match c {
        '٠'..='٩' => figure('٠').unwrap_or(c),
        '۰'..='۹' => figure('۰').unwrap_or(c),
        ',' | '،' | '(' | ')' => ' ',
        'ى' => 'ي',
        other => other,
    }
}

/// Tatweel and what sets the direction.
fn is_silent(c: char) -> bool {
    matches!(c, 'ـ' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

/// Words that say nothing.
const FILLING: &[&str] = &["at", "on", "of", "the", "until", "الساعه", "الساعة", "في", "عند", "حتي", "يوم", "من"];

fn weekday(word: &str) -> Option<Weekday> {
    const DAYS: [(&[&str], Weekday); 7] = [
        (&["monday", "mon", "الاثنين", "الإثنين"], Weekday::Monday),
        (&["tuesday", "tue", "الثلاثاء"], Weekday::Tuesday),
        (&["wednesday", "wed", "الاربعاء"], Weekday::Wednesday),
        (&["thursday", "thu", "الخميس"], Weekday::Thursday),
        (&["friday", "fri", "الجمعة"], Weekday::Friday),
        (&["saturday", "sat", "السبت"], Weekday::Saturday),
        (&["sunday", "sun", "الاحد"], Weekday::Sunday),
    ];
    let bare = |name: &str| name.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>();
    let word = word.trim_end_matches('.');
    DAYS.iter().find(|(names, _)| names.iter().any(|name| bare(name) == word)).map(|(_, day)| *day)
}

/// The months as English, the Gulf and Egypt, the Levant and Iraq, and the Maghreb call them.
fn month(word: &str) -> Option<i8> {
    const MONTHS: [&[&str]; 12] = [
        &["january", "jan", "يناير", "كانون الثاني", "جانفي"],
        &["february", "feb", "فبراير", "شباط", "فيفري"],
        &["march", "mar", "مارس", "اذار"],
        &["april", "apr", "ابريل", "نيسان", "افريل"],
        &["may", "مايو", "ايار", "ماي"],
        &["june", "jun", "يونيو", "حزيران", "جوان"],
        &["july", "jul", "يوليو", "تموز", "جويلية", "يوليوز"],
        &["august", "aug", "اغسطس", "اب", "اوت", "غشت"],
        &["september", "sept", "sep", "سبتمبر", "ايلول", "شتنبر"],
        &["october", "oct", "اكتوبر", "تشرين الاول"],
        &["november", "nov", "نوفمبر", "تشرين الثاني", "نونبر"],
        &["december", "dec", "ديسمبر", "كانون الاول", "دجنبر"],
    ];
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&word)).map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Option<String> {
        let (instant, zone) = read_moment(words, "Asia/Riyadh")?;
        Some(format!("{} {zone}", instant.in_tz(&zone).ok()?.strftime("%Y-%m-%d %H:%M")))
    }

    #[test]
    fn common_forms_are_read_in_the_zone_of_the_house() {
        for words in [
            "28 Nov 2026 06:00",
            "28 November 2026, 6 a.m.",
            "November 28, 2026 at 6:00 AM",
            "Nov. 28th 2026 6am",
            "Saturday, 28 November 2026 06:00",
            "2026-11-28 06:00",
            "2026-11-28T06:00",
            "2026/11/28 6:00",
            "28/11/2026 06:00",
            "28.11.2026 06:00",
            "11/28/2026 06:00",
            "2026-11-28T03:00:00Z",
            "06:00 28 Nov 2026",
            "٢٨ نوفمبر ٢٠٢٦ ٠٦:٠٠",
            "28 نوفمبر 2026، الساعة 6 صباحًا",
            "٢٨ تشرين الثاني ٢٠٢٦، ٦ ص",
            "السبت 28 نوفمبر (تشرين الثاني) 2026 الساعة 06:00",
            "\u{200f}٢٨/١١/٢٠٢٦ ٠٦:٠٠",
        ] {
            assert_eq!(read(words).as_deref(), Some("2026-11-28 06:00 Asia/Riyadh"), "{words}");
        }
        assert_eq!(read("28 Nov 2026 06:00 Europe/London").as_deref(), Some("2026-11-28 06:00 Europe/London"));
        assert_eq!(read("28 Nov 2026 06:00 asia/baghdad").as_deref(), Some("2026-11-28 06:00 Asia/Baghdad"));
        assert_eq!(read("28 Nov 2026 06:00 GMT").as_deref(), Some("2026-11-28 06:00 UTC"));
        assert_eq!(read("5/5/2026 12 pm").as_deref(), Some("2026-05-05 12:00 Asia/Riyadh"));
        assert_eq!(read("5 May 2026 12 a.m.").as_deref(), Some("2026-05-05 00:00 Asia/Riyadh"));
        assert_eq!(read("٥ أيّار ٢٠٢٦ ٩ مساءً").as_deref(), Some("2026-05-05 21:00 Asia/Riyadh"));
    }

    #[test]
    fn what_can_be_meant_in_two_ways_is_not_read() {
        for words in [
            "",
            "tomorrow",
            "28 Nov 2026",
            "28 Nov 2026 6",
            "28 Nov 06:00",
            "05/11/2026 06:00",
            "28/11/26 06:00",
            "28 Nov 2026 06:00 Riyadh",
            "28 Nov 2026 06:00 Mars/Olympus",
            "Sunday 28 Nov 2026 06:00",
            "28 Nov 2026 25:00",
            "28 Nov 2026 13 pm",
            "28 Nov 2026 6:00 am pm",
            "28 Nov 2026 6:0",
            "31 Nov 2026 06:00",
            "28 Nov Dec 2026 06:00",
            "28 Nov 2026 06:00 or later",
            "28 Nov 2026 - 29 Nov 2026 06:00",
            "٢٨ نوفمبر كانون الثاني ٢٠٢٦ ٠٦:٠٠",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
    }

    #[test]
    fn an_hour_shown_twice_is_the_later_one() {
        let (instant, _) = read_moment("25 Oct 2026 01:30 Europe/London", "UTC").unwrap();
        assert_eq!(instant, "2026-10-25T01:30:00Z".parse().unwrap());
    }

    #[test]
    fn days_are_read_alike() {
        let day = Date::constant(2026, 11, 14);
        for words in
            ["2026-11-14", "14 Nov 2026", "14/11/2026", "November 14, 2026", "١٤ نوفمبر ٢٠٢٦", "14 تشرين الثاني 2026"]
        {
            assert_eq!(read_day(words), Some(day), "{words}");
        }
        for words in ["", "14 Nov", "4/11/2026", "14 Nov 2026 06:00", "2026"] {
            assert_eq!(read_day(words), None, "{words}");
        }
    }
}
