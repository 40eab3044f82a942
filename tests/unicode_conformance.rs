//! Unicode's own conformance tests, asked of laid words: the order of letters on a row (UAX 9) and
//! where a caret stops (UAX 29).
//!
//! They read the files of Debian's package `unicode-data`, and are ignored where it may be missing:
//! `cargo test --test unicode_conformance -- --ignored`.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a file that is not as said fails the test")]

use copydesk::ground::Direction;
use copydesk::ui::text::{Base, Copy, Face, Laid, Position, Style, Typesetter};

const FOLDER: &str = "/usr/share/unicode";

fn read(path: &str) -> String {
    std::fs::read_to_string(format!("{FOLDER}/{path}")).expect("apt-get install unicode-data")
}

fn lay(typesetter: &mut Typesetter, words: &str, base: Base) -> Laid {
    let style = Style { base, ..Style::new(Face::Interface, 12.0, 1.5) };
    typesetter.lay(&Copy::line(words, &style))
}

fn character(hex: &str) -> char {
    u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).expect("a code point")
}

/// The clusters of the only row, from left to right, each by its first byte.
fn order(laid: &Laid) -> Vec<usize> {
    laid.row_clusters(0).map(|(bytes, _)| bytes.start).collect()
}

/// A case of `BidiCharacterTest.txt`; see its head for the fields.
struct BidiCase {
    words: String,
    base: Base,
    level: u8,
    /// Characters from left to right, by their first byte.
    order: Vec<usize>,
}

fn bidi_case(line: &str) -> BidiCase {
    let fields: Vec<&str> = line.split(';').collect();
    let words: String = fields[0].split(' ').map(character).collect();
    let bytes: Vec<usize> = words.char_indices().map(|(byte, _)| byte).collect();
    BidiCase {
        // Which way a text reads as a whole is not told by its first letter here, but by most of them
        // (`ground/reading.rs`): where the case leaves it open, what it says comes of it is taken.
        base: match (fields[1], fields[2]) {
            ("0", _) | ("2", "0") => Base::Set(Direction::Ltr),
            _ => Base::Set(Direction::Rtl),
        },
        level: fields[2].parse().expect("a level"),
        order: fields[4]
            .split(' ')
            .filter(|n| !n.is_empty())
            .map(|n| bytes[n.parse::<usize>().expect("an index")])
            .collect(),
        words,
    }
}

#[test]
#[ignore = "needs Debian's unicode-data"]
fn letters_stand_in_the_order_of_bidi_character_test() {
    let mut typesetter = Typesetter::without_system_fonts();
    let (mut cases, mut wrong) = (0, Vec::new());
    for line in read("BidiCharacterTest.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let case = bidi_case(line);
        cases += 1;
        let laid = lay(&mut typesetter, &case.words, case.base);
        let starts: Vec<usize> = {
            let mut starts = order(&laid);
            starts.sort_unstable();
            starts
        };
        let cluster = |byte: usize| starts[starts.partition_point(|start| *start <= byte).saturating_sub(1)];
        let mut expected: Vec<usize> = case.order.iter().map(|byte| cluster(*byte)).collect();
        expected.dedup();
        let mut found = order(&laid);
        found.retain(|start| expected.contains(start));
        let level = u8::from(laid.direction() == Direction::Rtl);
        if found != expected || level != case.level {
            wrong.push(line.to_owned());
        }
    }
    assert!(cases > 90_000, "only {cases} cases were read");
    assert!(wrong.is_empty(), "{} of {cases} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The cases that are known to come out otherwise, and why.
const STOPS_OTHERWISE: [(&str, &str); 3] = [
    ("÷ 000D ÷ 0308 ÷ 0600 ÷", "a mark that follows a line break has no letter to stand on and goes with the break"),
    ("÷ 000A ÷ 0308 ÷ 0600 ÷", "the same"),
    ("÷ 2701 × 200D × 2701 ÷", "Debian's file is of Unicode 15; since 17 scissors are no pictograph that joins"),
];

#[test]
#[ignore = "needs Debian's unicode-data"]
fn a_caret_stops_where_grapheme_break_test_says() {
    let mut typesetter = Typesetter::without_system_fonts();
    let (mut cases, mut wrong) = (0, Vec::new());
    for line in read("auxiliary/GraphemeBreakTest.txt").lines() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        cases += 1;
        let (mut words, mut expected) = (String::new(), Vec::new());
        for token in line.split_whitespace() {
            match token {
                "÷" => expected.push(words.len()),
                "×" => {}
                hex => words.push(character(hex)),
            }
        }
        let laid = lay(&mut typesetter, &words, Base::Set(Direction::Ltr));
        let mut found = vec![0];
        let mut at = Position::before(0);
        while let Some(next) = laid.right(at).filter(|_| found.len() <= words.len()) {
            found.push(next.byte);
            at = next;
        }
        found.sort_unstable();
        let known = STOPS_OTHERWISE.iter().any(|(otherwise, _)| *otherwise == line);
        if (found != expected) != known {
            wrong.push(format!("{line}   found {found:?}"));
        }
    }
    assert!(cases > 600, "only {cases} cases were read");
    assert!(wrong.is_empty(), "{} of {cases} are not as said:\n{}", wrong.len(), wrong.join("\n"));
}
