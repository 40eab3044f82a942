//! Quotation marks come in pairs, paragraph by paragraph.
//!
//! A quotation of several paragraphs opens each of them and closes the last. Which mark opens
//! depends on the language: German closes with what English opens with, Swedish uses one mark for
//! both, and Arabic copy is typed either way round; there only an odd number is a fault.

use super::question::Copy;
use super::{Check, Finding, Question, wording};
use crate::ground::Direction;
use crate::story::{Content, Story};
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "quotation-marks",
    label: "Quotation marks",
    about: "Does every quotation mark have its other half?",
    firm: false,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    let order = Order::of(question.story);
    question
        .copy()
        .iter()
        .filter_map(|copy| {
            let words = copy.words();
            let odd = odd_mark(words, order)?;
            if odd.opens && goes_on(question.story, copy) {
                return None;
            }
            let rest = words.get(odd.at..).unwrap_or_default();
            let range = odd.at..odd.at + odd.mark.len_utf8();
            let said = if odd.opens {
                phrase!("finding-mark-open", words = wording::start_of(rest.trim_start_matches(odd.mark)))
            } else {
                let before = words.get(..odd.at).unwrap_or_default();
                phrase!("finding-mark-closed", words = wording::start_of(before))
            };
            Some(question.advise(CHECK.key, copy.place(range), said))
        })
        .collect()
}

/// How a language pairs its marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// An opening and a closing mark, as English.
    Fixed,
    /// Two marks, either of which opens: Arabic copy is typed either way round.
    EitherWay,
    /// Anything, also one mark for both.
    Free,
}

impl Order {
    fn of(story: &Story) -> Self {
        const OTHERWISE: &[&str] = &[
            "bg", "cs", "da", "de", "et", "fi", "he", "hr", "hu", "is", "ka", "lt", "lv", "mk", "nb", "nn", "no", "pl",
            "ro", "sk", "sl", "sq", "sr", "sv", "yi",
        ];
        let primary = story.language.as_str().split('-').next().unwrap_or_default().to_ascii_lowercase();
        match story.direction() {
            _ if OTHERWISE.contains(&primary.as_str()) => Self::Free,
            Direction::Ltr => Self::Fixed,
            Direction::Rtl => Self::EitherWay,
        }
    }
}

/// Whether the paragraph after this one takes the quotation up again.
fn goes_on(story: &Story, copy: &Copy<'_>) -> bool {
    let Copy::Text(place, _) = copy else { return false };
    let Some((at, _)) = story.block(place.block) else { return false };
    story.body.get(at + 1).is_some_and(|next| match &next.content {
        Content::Paragraph(text) | Content::Quote(text) => {
            text.as_str().trim_start().starts_with(['“', '”', '„', '«', '»', '"'])
        }
        Content::Subhead(_)
        | Content::PullQuote(_)
        | Content::List(_)
        | Content::Photo(_)
        | Content::FactBox(_)
        | Content::Embed(_)
        | Content::Rule => false,
    })
}

struct Odd {
    at: usize,
    mark: char,
    opens: bool,
}

fn odd_mark(words: &str, order: Order) -> Option<Odd> {
    let [curly, angle] = [&['“', '”', '„'], &['«', '»', '«']];
    let found = match order {
        Order::Fixed => odd_in_order(words).or_else(|| odd_of(words, angle)),
        Order::EitherWay => odd_either_way(words, curly).or_else(|| odd_either_way(words, angle)),
        Order::Free => odd_of(words, curly).or_else(|| odd_of(words, angle)),
    };
    found.or_else(|| odd_straight(words))
}

/// The outermost mark that another of its kind should have closed: while a quotation is open, the
/// mark that opened it opens one inside it, and any other closes.
fn odd_either_way(words: &str, marks: &[char]) -> Option<Odd> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, mark) in words.char_indices().filter(|(_, mark)| marks.contains(mark)) {
        match open.last() {
            Some((_, opened)) if *opened != mark => drop(open.pop()),
            Some(_) | None => open.push((at, mark)),
        }
    }
    let (at, mark) = *open.first()?;
    Some(Odd { at, mark, opens: at_start_of_word(words, at, mark) })
}

/// The first curly mark that closes nothing, else the last one that is never closed.
fn odd_in_order(words: &str) -> Option<Odd> {
    let mut open = Vec::new();
    for (at, mark) in words.char_indices() {
        match mark {
            '“' => open.push(at),
            '”' if open.pop().is_none() => return Some(Odd { at, mark, opens: false }),
            _other => {}
        }
    }
    open.pop().map(|at| Odd { at, mark: '“', opens: true })
}

/// The last of an odd number of marks.
fn odd_of(words: &str, marks: &[char]) -> Option<Odd> {
    let found: Vec<(usize, char)> =
        words.match_indices(marks).filter_map(|(at, m)| Some((at, m.chars().next()?))).collect();
    let (at, mark) = *found.last().filter(|_| found.len() % 2 == 1)?;
    Some(Odd { at, mark, opens: at_start_of_word(words, at, mark) })
}

/// The last of an odd number of straight marks. Those inside a word are Hebrew's gershayim; one
/// behind a digit may mean inches, so that nothing certain can be said.
fn odd_straight(words: &str) -> Option<Odd> {
    let before = |at: usize| words.get(..at).and_then(|s| s.chars().next_back());
    let after = |at: usize| words.get(at + 1..).and_then(|s| s.chars().next());
    let alone: Vec<usize> = words
        .match_indices('"')
        .map(|(at, _)| at)
        .filter(|at| !(before(*at).is_some_and(char::is_alphabetic) && after(*at).is_some_and(char::is_alphabetic)))
        .collect();
    if alone.len().is_multiple_of(2) || alone.iter().any(|at| before(*at).is_some_and(char::is_numeric)) {
        return None;
    }
    alone.last().map(|at| Odd { at: *at, mark: '"', opens: at_start_of_word(words, *at, '"') })
}

fn at_start_of_word(words: &str, at: usize, mark: char) -> bool {
    let next = words.get(at + mark.len_utf8()..).and_then(|s| s.chars().next());
    next.is_some_and(|c| !c.is_whitespace() && !c.is_ascii_punctuation())
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use crate::checks::Place;
    use crate::story::Field;

    fn said(desk: Desk, paragraphs: &[&str]) -> Vec<String> {
        let mut desk = desk;
        for words in paragraphs {
            desk.paragraph(words);
        }
        desk.said("quotation-marks")
    }

    #[test]
    fn a_missing_half_is_found() {
        let open = "“We sail at dawn, the captain said, and went below to look at his engines again.";
        assert_eq!(
            said(Desk::english(), &[open]),
            ["The quotation mark before “We sail at dawn, the captain said, and went …” is never closed."]
        );
        assert_eq!(
            said(Desk::english(), &["We sail at dawn,” he said."]),
            ["A quotation mark is closed that was never opened, in “We sail at dawn,”."]
        );
        assert_eq!(said(Desk::english(), &["He said \"we sail."]).len(), 1);
        assert_eq!(said(Desk::arabic(), &["وقال: «نبحر عند الفجر."]).len(), 1);
        assert_eq!(said(Desk::arabic(), &["وقال: ”نبحر عند الفجر."]).len(), 1);
    }

    #[test]
    fn pairs_are_left_alone_in_any_language() {
        let english: &[&str] = &[
            "“One,” she said. “Two ‘and a half’,” he said.",
            "A 6' 2\" board and a 19\" screen, in the dogs’ house.",
            "He said \"yes\" and \"no\".",
        ];
        assert!(said(Desk::english(), english).is_empty());
        let arabic: &[&str] = &[
            "قال: «نعم»، ثم قال: «لا».",
            "قال: ”نعم“ ثم “لا”.",
            "قال: \"نعم\".",
            "قال: »نعم« و«لا».",
            "قال: «إن «النهر» عاد» و«لا».",
        ];
        assert!(said(Desk::arabic(), arabic).is_empty());
        let mut german = Desk::english();
        german.story.language = "de".parse().unwrap();
        german.story.body.clear();
        assert!(said(german, &["„Ja“, sagte sie. »Nein«, sagte er."]).is_empty());
        let mut hebrew = Desk::arabic();
        hebrew.story.language = "he".parse().unwrap();
        assert!(said(hebrew, &["דובר צה\"ל אמר"]).is_empty());
    }

    #[test]
    fn a_mark_turned_the_wrong_way_is_found_though_their_number_is_even() {
        let turned = said(Desk::arabic(), &["قال: «نعم» و»لا»."]);
        assert_eq!(turned.len(), 1);
        assert!(turned[0].contains("لا"), "{turned:?}");
        assert_eq!(said(Desk::arabic(), &["قال: “نعم” و”لا”."]).len(), 1);
        assert_eq!(said(Desk::arabic(), &["قال: «نعم» و»لا».", "ثم: «نعم» و»لا» ب»نعم»."]).len(), 2);
    }

    #[test]
    fn a_quotation_may_run_over_paragraphs() {
        assert!(said(Desk::english(), &["“The river rose.", "“Then it fell,” he said."]).is_empty());
        assert!(said(Desk::arabic(), &["«ارتفع النهر.", "«ثم انخفض»."]).is_empty());
        assert_eq!(said(Desk::english(), &["“The river rose.", "Then it fell."]).len(), 1);
    }

    #[test]
    fn fields_are_read_too() {
        let mut desk = Desk::english();
        desk.story.furniture.deck = "A “long wait is over".to_owned();
        assert_eq!(desk.found("quotation-marks")[0].place, Place::Field(Field::Deck));
    }
}
