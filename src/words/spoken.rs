//! The words of one language, and how phrases are said in them.

use jiff::civil::{Date, DateTime};

use super::grammar::{Messages, Part, Pattern, halves};
use super::number::Numbers;
use super::phrase::Key;
use super::{Arg, LOCALES, Locale, Phrase, phrase};
use crate::ground::Direction;
use crate::ground::reading::{isolated, reads_against};

/// The words of one language. What it lacks is said in English; a key is never shown.
#[derive(Debug)]
pub struct Words {
    locale: &'static Locale,
    messages: Messages,
    numbers: Numbers,
    /// For what is missing; English has none.
    behind: Option<&'static Self>,
}

impl PartialEq for Words {
    /// There is one of each language.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Default for Words {
    fn default() -> Self {
        let [english, ..] = &LOCALES;
        Self { locale: english, messages: Messages::default(), numbers: Numbers::default(), behind: None }
    }
}

impl Words {
    /// The words in the files of a language; `behind` says what they lack.
    #[must_use]
    pub fn new(locale: &'static Locale, behind: Option<&'static Self>) -> Self {
        let mut words = Self { locale, messages: Messages::of(locale.files), numbers: Numbers::default(), behind };
        words.numbers = Numbers::new(locale.tag, words.get("number-digits"), words.get("number-group"));
        words
    }

    /// The language.
    #[must_use]
    pub fn locale(&self) -> &'static Locale {
        self.locale
    }

    /// The direction it is read in.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.locale.direction
    }

    /// A message without arguments, by its key. Nothing is put together: a panel may ask in each
    /// frame.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        let (family, id) = halves(key);
        self.of(family, id)
    }

    /// The message of a row: `of("command", "save")` has the key `command-save`.
    #[must_use]
    pub fn of(&self, family: &str, id: &str) -> &str {
        self.found(family, id, None).map_or("", fixed)
    }

    /// What an attribute of a row's message says, such as the `help` of a command.
    #[must_use]
    pub fn about(&self, family: &str, id: &str, attribute: &str) -> &str {
        self.found(family, id, Some(attribute)).map_or("", fixed)
    }

    /// A phrase without arguments, such as the name of a status; as [`Self::get`], nothing is put
    /// together.
    #[must_use]
    pub fn fixed(&self, phrase: &Phrase) -> &str {
        let Key { family, id, attribute } = phrase.key;
        self.found(family, id, attribute).map_or("", fixed)
    }

    /// A phrase, put together, with names in it that read the other way set apart.
    #[must_use]
    pub fn say(&self, phrase: &Phrase) -> String {
        self.say_for(Reader::Eye, phrase)
    }

    /// The same for a terminal or a file, which want words as they are.
    pub(super) fn say_plainly(&self, phrase: &Phrase) -> String {
        self.say_for(Reader::File, phrase)
    }

    fn say_for(&self, reader: Reader, phrase: &Phrase) -> String {
        let Key { family, id, attribute } = phrase.key;
        match (self.own(family, id, attribute), self.behind) {
            (Some(pattern), _) => {
                let mut said = String::new();
                self.fill(reader, &mut said, pattern, &phrase.args);
                said
            }
            (None, Some(behind)) => behind.say_for(reader, phrase),
            (None, None) => String::new(),
        }
    }

    /// A number, with its thousands set apart as the language does.
    #[must_use]
    pub fn count(&self, number: impl Into<Arg>) -> String {
        self.argument(Reader::Eye, &number.into())
    }

    /// A day: `Nov 14, 2026`.
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        self.say(&dated("date-day", day.at(0, 0, 0, 0)))
    }

    /// A day of about now, with the time on a clock there: `Nov 14, 06:00`.
    #[must_use]
    pub fn moment(&self, moment: DateTime) -> String {
        self.say(&dated("date-moment", moment))
    }

    /// Whether there is no such message, or nothing in it.
    pub(super) fn lacks(&self, phrase: &Phrase) -> bool {
        let Key { family, id, attribute } = phrase.key;
        self.found(family, id, attribute).is_none_or(Vec::is_empty)
    }

    fn own(&self, family: &str, id: &str, attribute: Option<&str>) -> Option<&Pattern> {
        let message = self.messages.find(family, id)?;
        match attribute {
            Some(name) => message.attributes.get(name),
            None => Some(&message.value),
        }
    }

    fn found(&self, family: &str, id: &str, attribute: Option<&str>) -> Option<&Pattern> {
        self.own(family, id, attribute).or_else(|| self.behind?.own(family, id, attribute))
    }

    fn fill(&self, reader: Reader, said: &mut String, pattern: &Pattern, args: &[(&'static str, Arg)]) {
        let arg = |name: &str| args.iter().find(|(given, _)| *given == name).map(|(_, arg)| arg);
        for part in pattern {
            match part {
                Part::Words(words) => said.push_str(words),
                Part::Arg(name) => said.push_str(&arg(name).map(|arg| self.argument(reader, arg)).unwrap_or_default()),
                Part::Choice { by, variants, default } => {
                    let fitting = arg(by).and_then(|arg| self.choose(variants, arg));
                    self.fill(reader, said, fitting.unwrap_or(default), args);
                }
            }
        }
    }

    /// The variant for an argument: the very number or word before the plural.
    fn choose<'a>(&self, variants: &'a [(&'static str, Pattern)], arg: &Arg) -> Option<&'a Pattern> {
        let named = |name: &str| variants.iter().find(|(key, _)| *key == name).map(|(_, pattern)| pattern);
        match arg {
            Arg::Words(words) => named(words),
            Arg::Count(number) | Arg::Number(number) => {
                named(&number.to_string()).or_else(|| named(self.numbers.plural(*number)))
            }
            Arg::Phrase(phrase) => named(phrase.key.id),
            Arg::List(_) | Arg::Day(_) | Arg::Moment(_) | Arg::Clock(_) | Arg::Second(_) => None,
        }
    }

    fn argument(&self, reader: Reader, arg: &Arg) -> String {
        match arg {
            Arg::Words(words) => self.set_apart(reader, words),
            Arg::Count(number) => self.numbers.grouped(*number),
            Arg::Number(number) => self.numbers.in_digits(&number.to_string()),
            Arg::Phrase(phrase) => self.say_for(reader, phrase),
            Arg::List(list) => {
                let said: Vec<_> = list.iter().map(|arg| self.argument(reader, arg)).collect();
                said.join(self.get("list-comma"))
            }
            Arg::Day(day) => self.day(*day),
            Arg::Moment(moment) => self.moment(*moment),
            Arg::Clock(time) => self.numbers.in_digits(&format!("{:02}:{:02}", time.hour(), time.minute())),
            Arg::Second(time) => {
                let (hour, minute, second) = (time.hour(), time.minute(), time.second());
                self.numbers.in_digits(&format!("{hour:02}:{minute:02}:{second:02}"))
            }
        }
    }

    /// Words of any language among these: where these run from right to left, all are set apart;
    /// from left to right those that have letters which do not, where an eye reads them.
    fn set_apart(&self, reader: Reader, words: &str) -> String {
        let apart = match (self.locale.direction, reader) {
            (Direction::Rtl, _) => !words.is_empty(),
            (Direction::Ltr, Reader::Eye) => reads_against(words, Direction::Ltr),
            (Direction::Ltr, Reader::File) => false,
        };
        if apart { isolated(words) } else { words.to_owned() }
    }
}

/// For whom something is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// Somebody at the window.
    Eye,
    /// A terminal or a file.
    File,
}

/// A day and hour to keep to: `14 November 2026, 06:00`.
#[must_use]
pub fn deadline(moment: DateTime) -> Phrase {
    dated("date-deadline", moment)
}

/// The same to the second, where minutes do not tell moments apart.
#[must_use]
pub fn to_the_second(moment: DateTime) -> Phrase {
    dated_by("date-deadline", moment, Arg::Second(moment.time()))
}

/// A message about a moment, with its parts.
fn dated(key: &'static str, moment: DateTime) -> Phrase {
    dated_by(key, moment, Arg::Clock(moment.time()))
}

fn dated_by(key: &'static str, moment: DateTime, clock: Arg) -> Phrase {
    let month = usize::from(moment.month().unsigned_abs()).checked_sub(1).and_then(|at| MONTHS.get(at));
    let month = Phrase::of("month", month.copied().unwrap_or_default());
    phrase!(
        key,
        day = Arg::Number(moment.day().into()),
        month = month.clone(),
        full = month.about("full"),
        year = Arg::Number(moment.year().into()),
        clock = clock
    )
}

/// The months, as their messages are named.
const MONTHS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

/// The words of a message without arguments.
fn fixed(pattern: &Pattern) -> &str {
    match pattern.first() {
        Some(Part::Words(words)) => words,
        Some(Part::Arg(_) | Part::Choice { .. }) | None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static ENGLISH: Locale = Locale {
        tag: "en",
        name: "English",
        direction: Direction::Ltr,
        files: &["-desk = Copydesk\n\
             number-digits = 0123456789\nnumber-group = ,\nlist-comma = { \", \" }\n\
             say-hello = Hello, { $name }, from { -desk }.\n\
             say-only = Only English.\n    .help = Help, too.\n\
             say-found = { $count ->\n    [0] Nothing\n    [one] One place\n   *[other] { $count } places\n } in { $where }\n\
             say-list = { $list }."],
    };
    static ARABIC: Locale = Locale {
        tag: "ar",
        name: "العربية",
        direction: Direction::Rtl,
        files: &["number-digits = ٠١٢٣٤٥٦٧٨٩\nnumber-group = ٬\nlist-comma = { \"، \" }\n\
             say-hello = مرحبًا { $name }.\n\
             say-found = { $count ->\n    [0] لا موضع\n    [one] موضع واحد\n    [two] موضعان\n    [few] { $count } مواضع\n    [many] { $count } موضعًا\n   *[other] { $count } موضع\n } في { $where }\n\
             say-list = { $list }."],
    };

    fn both() -> (&'static Words, Words) {
        let english: &'static Words = Box::leak(Box::new(Words::new(&ENGLISH, None)));
        (english, Words::new(&ARABIC, Some(english)))
    }

    #[test]
    fn what_a_language_lacks_is_said_in_english() {
        let (english, arabic) = both();
        assert_eq!(arabic.get("say-only"), "Only English.");
        assert_eq!(arabic.about("say", "only", "help"), "Help, too.");
        assert_eq!(arabic.say(&Phrase::new("say-only")), "Only English.");
        assert_eq!(english.say(&Phrase::new("say-hello").with("name", "Rana")), "Hello, Rana, from Copydesk.");
    }

    #[test]
    fn a_name_stands_in_its_own_direction_in_arabic_alone() {
        let (english, arabic) = both();
        let hello = Phrase::new("say-hello").with("name", "Layla (desk)");
        assert_eq!(arabic.say(&hello), "مرحبًا \u{2068}Layla (desk)\u{2069}.");
        assert!(!english.say(&hello).contains('\u{2068}'));
    }

    #[test]
    fn in_an_english_window_an_arabic_name_stands_in_its_own_order() {
        let (english, _) = both();
        let found = Phrase::new("say-found").with("count", 3_usize).with("where", "وزير يستقيل");
        assert_eq!(english.say(&found), "3 places in \u{2068}وزير يستقيل\u{2069}");
        assert_eq!(english.say_plainly(&found), "3 places in وزير يستقيل", "not in a terminal");
        let named = Phrase::new("say-found").with("count", 3_usize).with("where", "Netflix تعرض فيلماً");
        assert!(english.say(&named).contains('\u{2067}'), "nor is it led astray by a name");
    }

    #[test]
    fn counts_choose_their_plural_and_are_written_in_figures_of_the_language() {
        let (english, arabic) = both();
        let found = |count: usize| Phrase::new("say-found").with("count", count).with("where", Phrase::new("say-only"));
        assert_eq!(english.say(&found(1)), "One place in Only English.");
        assert_eq!(english.say(&found(1_200)), "1,200 places in Only English.");
        for (count, said) in
            [(0, "لا موضع"), (1, "موضع واحد"), (2, "موضعان"), (5, "٥ مواضع"), (12, "١٢ موضعًا"), (1_200, "١٬٢٠٠ موضع")]
        {
            assert_eq!(arabic.say(&found(count)), format!("{said} في Only English."));
        }
    }

    #[test]
    fn lists_are_set_apart_as_the_language_does() {
        let (english, arabic) = both();
        let list = Phrase::new("say-list").with("list", vec![1_usize, 2]);
        assert_eq!((english.say(&list), arabic.say(&list)), ("1, 2.".to_owned(), "١، ٢.".to_owned()));
    }
}
