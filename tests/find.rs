//! Finding and replacing: against a search letter by letter, in any text and project.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests may fail loudly"
)]

mod support;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use copydesk::app::{Change, Session, Settings, World};
use copydesk::edit::find::{Finder, Hit, Query, Seen, Tally};
use copydesk::edit::{Caret, Edit, Spot, TextPlace};
use copydesk::ground::{BlockId, EntityId, SourceId, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Content, Field, Mark, Part, Story, Text};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use support::{arb_content, arb_project, arb_story, arb_string};
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Letters that are told apart or not, by turns.
const LETTERS: &[&str] = &[
    "a", "A", "b", "é", "e\u{301}", "e", "ß", "’", "'", "–", "-", " ", "\u{a0}", "أ", "ا", "إ", "ة", "ه", "ى", "ي", "َ",
    "ّ", "ـ", "\u{200c}", "1", "١", "۱", ".", "(", "ொ",
];

fn arb_words(length: Range<usize>) -> impl Strategy<Value = String> {
    vec(select(LETTERS), length).prop_map(|letters| letters.concat())
}

fn arb_query() -> impl Strategy<Value = Query> {
    (arb_words(1..4), any::<(bool, bool, bool)>()).prop_map(|(words, (case, whole_word, ignore_variants))| Query {
        words,
        case,
        whole_word,
        regex: false,
        ignore_variants,
    })
}

fn finder(query: &Query) -> Finder {
    Finder::new(query).unwrap().unwrap()
}

fn query(words: &str) -> Query {
    Query { words: words.to_owned(), ..Query::default() }
}

fn exact(words: &str) -> Query {
    Query { case: true, ignore_variants: false, ..query(words) }
}

fn pattern(words: &str) -> Query {
    Query { regex: true, ..exact(words) }
}

fn found<'a>(query: &Query, words: &'a str) -> Vec<&'a str> {
    finder(query).ranges(words).into_iter().map(|range| &words[range]).collect()
}

/// A letter as the model compares it, and where it stands.
type Letter = (String, Range<usize>);

fn letters(words: &str, case: bool, ignore_variants: bool) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for (at, c) in words.char_indices() {
        let end = at + c.len_utf8();
        let same = match c {
            _ if !ignore_variants => c.to_string(),
            '\u{301}' | 'َ' | 'ّ' | 'ـ' => {
                if let Some((_, range)) = letters.last_mut() {
                    range.end = end;
                }
                continue;
            }
            '\u{200c}' => continue,
            'é' => "e".to_owned(),
            '’' => "'".to_owned(),
            '–' => "-".to_owned(),
            '\u{a0}' => " ".to_owned(),
            'أ' | 'إ' => "ا".to_owned(),
            'ة' => "ه".to_owned(),
            'ى' => "ي".to_owned(),
            '١' | '۱' => "1".to_owned(),
            c => c.to_string(),
        };
        letters.push((if case { same } else { same.to_lowercase() }, at..end));
    }
    letters
}

/// What a search finds that compares letter by letter and place by place.
fn model(query: &Query, words: &str) -> Vec<Range<usize>> {
    let ignoring = query.ignore_variants && !letters(&query.words, query.case, true).is_empty();
    let wanted = letters(&query.words, query.case, ignoring);
    let all = letters(words, query.case, ignoring);
    let clusters: BTreeSet<usize> = words.grapheme_indices(true).map(|(at, _)| at).chain([words.len()]).collect();
    let edges: BTreeSet<usize> = words.split_word_bound_indices().map(|(at, _)| at).chain([words.len()]).collect();
    let whole = |at: usize| clusters.contains(&at) || words[at..].starts_with('\u{200c}');
    let counts = |range: &Range<usize>| {
        let here = &words[range.clone()];
        (whole(range.start) || here.starts_with(is_combining_mark))
            && (whole(range.end) || here.ends_with(is_combining_mark))
            && (!query.whole_word || (edges.contains(&range.start) && edges.contains(&range.end)))
    };
    let (mut found, mut at) = (Vec::new(), 0);
    while at + wanted.len() <= all.len() {
        let here = &all[at..at + wanted.len()];
        let range = here[0].1.start..here[here.len() - 1].1.end;
        if here.iter().zip(&wanted).all(|(a, b)| a.0 == b.0) && counts(&range) {
            found.push(range);
            at += wanted.len();
        } else {
            at += 1;
        }
    }
    found
}

/// What `$0` puts in place of a match: itself, or, where no pattern is looked for, the words `$0`.
fn with_itself(regex: bool, matched: &str) -> &str {
    if regex { matched } else { "$0" }
}

fn story_of(contents: Vec<Content>) -> Story {
    let mut story = Story::new(StoryId::from(1), "en".parse().unwrap());
    story.body = (1_u64..).zip(contents).map(|(id, c)| Arc::new(Block::new(BlockId::from(id), c))).collect();
    story
}

fn project_of(texts: Vec<Text>) -> Project {
    let story = story_of(texts.into_iter().map(Content::Paragraph).collect());
    Project { stories: vec![Arc::new(story)], ..Project::default() }
}

fn spot(block: u64) -> Spot {
    Spot::Text(TextPlace { story: StoryId::from(1), block: BlockId::from(block), part: Part::Main })
}

fn text_of(project: &Project, nth: usize) -> Text {
    project.stories[0].body.get(nth).unwrap().text(Part::Main).unwrap().clone()
}

/// The first text with `with` in place of every match.
fn replaced(text: Text, query: &Query, with: &str) -> Text {
    let project = project_of(vec![text]);
    let (edit, _) = finder(query).replace_in(&project, &[], with).unwrap();
    text_of(&edit.apply(&project).unwrap(), 0)
}

proptest! {
    #![proptest_config(support::cases())]

    #[test]
    fn what_is_found_is_what_a_search_letter_by_letter_finds(words in arb_words(0..24), query in arb_query()) {
        let found = finder(&query).ranges(&words);
        prop_assert_eq!(&found, &model(&query, &words));
    }

    #[test]
    fn whatever_is_looked_for_matches_are_whole_characters_in_order_and_never_empty(
        words in prop_oneof![arb_string(), arb_words(0..24)],
        looked_for in prop_oneof![arb_string(), "[a-z.*+?(|)\\[\\]^$\\\\é]{0,6}"],
        (case, whole_word, regex, ignore_variants) in any::<(bool, bool, bool, bool)>(),
        with in "[a$0-9{}]{0,6}",
    ) {
        let query = Query { words: looked_for, case, whole_word, regex, ignore_variants };
        let Ok(Some(finder)) = Finder::new(&query) else {
            prop_assert!(regex || query.words.is_empty(), "words by themselves are always good");
            return Ok(());
        };
        let mut end = 0;
        let matches = finder.matches(&words);
        for found in &matches {
            prop_assert!(found.range.start < found.range.end && end <= found.range.start);
            prop_assert!(words.get(found.range.clone()).is_some());
            prop_assert!(finder.replacement(&words, found, "$0") == with_itself(regex, &words[found.range.clone()]));
            let _any_template = finder.replacement(&words, found, &with);
            end = found.range.end;
        }
        let ranges: Vec<_> = matches.into_iter().map(|found| found.range).collect();
        prop_assert_eq!(ranges, finder.ranges(&words));
    }

    #[test]
    fn words_are_found_where_their_variants_stand(
        letters in vec((select(&["ا", "ه", "ي", "ك", "و", "1", "e", "\"", "-", "ن"][..]), any::<(u8, u8)>()), 1..8),
        (before, after) in ("[a-d ]{0,4}", "[a-d ]{0,4}"),
    ) {
        let variants = |letter: &str| -> &[&'static str] {
            match letter {
                "ا" => &["ا", "أ", "إ", "آ", "ٱ", "ا\u{670}"],
                "ه" => &["ه", "ة"],
                "ي" => &["ي", "ى", "ی", "ئ"],
                "ك" => &["ك", "ک"],
                "و" => &["و", "ؤ"],
                "1" => &["1", "١", "۱"],
                "e" => &["e", "é", "e\u{301}", "\u{1ec7}", "E"],
                "\"" => &["\"", "“", "”", "«"],
                "-" => &["-", "–", "—", "\u{2011}"],
                _ => &["ن"],
            }
        };
        let trailing = ["", "\u{64e}", "\u{651}\u{64f}", "ـ", "ـــ"];
        let plain: String = letters.iter().map(|(letter, _)| *letter).collect();
        let mut varied = String::new();
        for (nth, (letter, (which, mark))) in letters.iter().enumerate() {
            let all = variants(letter);
            varied += all[usize::from(*which) % all.len()];
            if letter.chars().all(|c| c >= '\u{600}') {
                varied += trailing[usize::from(*mark) % trailing.len()];
                if nth + 1 < letters.len() && mark % 7 == 0 {
                    varied += "\u{200d}";
                }
            }
        }
        let words = format!("{before}{varied}{after}");
        let (start, end) = (before.len(), before.len() + varied.len());
        prop_assert!(finder(&query(&plain)).ranges(&words).contains(&(start..end)), "{plain} in {words}");
        let (edit, count) = finder(&query(&plain)).replace_in(&project_of(vec![words.into()]), &[], "x").unwrap();
        prop_assert!(count > 0 && matches!(edit, Edit::Several(_)));
    }

    #[test]
    fn replacing_what_is_found_by_itself_changes_nothing(project in arb_project(), words in "[a-z ]{1,2}") {
        let hits = finder(&exact(&words)).in_project(&project);
        prop_assert_eq!(finder(&exact(&words)).replace_all(&project, &hits, &words), None);
        prop_assert_eq!(finder(&pattern(&words)).replace_in(&project, &[], "$0"), None);
        prop_assert_eq!(finder(&Query { regex: true, ..query(".") }).replace_in(&project, &[], "${0}"), None);
    }

    #[test]
    fn replacing_all_changes_every_match_and_nothing_else_in_one_step(
        project in arb_project(),
        words in "[a-z ]",
        with in arb_string(),
    ) {
        let finder = finder(&exact(&words));
        let hits = finder.in_project(&project);
        let edit = finder.replace_all(&project, &hits, &with);
        prop_assert_eq!(&edit, &finder.replace_in(&project, &[], &with));
        let Some((edit, count)) = edit else {
            prop_assert!(hits.is_empty() || with == words);
            return Ok(());
        };
        prop_assert_eq!(count, hits.len());
        let changed = edit.apply(&project).unwrap();
        let of = |project: &Project| -> Vec<String> {
            let fields = [Field::Kicker, Field::Headline, Field::Deck];
            project.stories.iter().flat_map(|story| {
                let fields = fields.iter().map(|field| field.of(story).to_owned());
                fields.chain(story.texts().map(|(_, _, text)| text.as_str().to_owned())).collect::<Vec<_>>()
            }).collect()
        };
        for (old, new) in of(&project).iter().zip(of(&changed)) {
            let mut naive = old.clone();
            for range in finder.ranges(old).into_iter().rev() {
                naive.replace_range(range, &with);
            }
            prop_assert_eq!(new, naive);
        }
        let mut session = Session::new(World::new(|| jiff::Timestamp::UNIX_EPOCH, 1), Settings::default(), Arc::new(|| {}));
        session.take_up(project.clone(), None);
        session.change(Change::new(edit, "Replace all"));
        prop_assert_eq!(&session.project, &changed);
        session.undo();
        prop_assert_eq!(&session.project, &project);
    }

    #[test]
    fn a_tally_knows_what_a_new_search_finds_whatever_was_edited(
        story in arb_story(),
        steps in vec((0_u8..5, any::<(u8, u8)>(), arb_string(), arb_content(), 1_usize..400), 1..8),
        words in "[a-z ]",
    ) {
        let finder = finder(&query(&words));
        let (id, mut fresh) = (story.id, 1_000_000_u64);
        let mut project = Project { stories: vec![Arc::new(story)], ..Project::default() };
        let mut tally = Tally::new(finder.clone(), &project.stories[0]);
        for (what, (a, b), words, content, bytes) in steps {
            let story = project.stories[0].clone();
            let nth = |at: u8| usize::from(at) % story.body.len().max(1);
            let block = story.body.get(nth(a)).map_or(BlockId::from(0), |block| block.id);
            fresh += 1;
            let edit = match what {
                0 => Edit::SetField { story: id, field: Field::Headline, words },
                1 => Edit::AddBlock { story: id, at: nth(a), block: Arc::new(Block::new(BlockId::from(fresh), content)) },
                2 => Edit::RemoveBlock { story: id, block },
                3 => Edit::MoveBlock { story: id, block, to: nth(b) },
                _ => Edit::SetContent { story: id, block, content },
            };
            project = edit.apply(&project).unwrap_or(project);
            tally.follow(&project.stories[0]);
            tally.work(&mut { bytes });
        }
        while !tally.work(&mut { 7 }) {}
        let story = &project.stories[0];
        let hits = finder.in_story(story);
        prop_assert!(tally.is_done());
        prop_assert_eq!(tally.count(), hits.len());
        prop_assert_eq!(tally.hits().collect::<Vec<_>>(), hits.clone());
        for (nth, hit) in hits.iter().enumerate() {
            prop_assert_eq!(tally.number(hit.spot, &hit.range), Some(nth + 1));
            prop_assert!(tally.in_text(hit.spot).contains(&hit.range));
        }
    }

    #[test]
    fn going_on_visits_every_match_and_going_back_returns_the_same_way(story in arb_story(), words in "[a-z ]") {
        let mut tally = Tally::new(finder(&query(&words)), &story);
        if !story.body.is_empty() {
            prop_assert!(tally.count() > 0 || tally.next(None) == Seen::NotYet, "nothing is said before it is known");
        }
        while !tally.work(&mut { 50 }) {}
        let hits: Vec<Hit> = tally.hits().collect();
        let (mut forward, mut from) = (Vec::new(), None);
        while let Seen::Hit(hit, false) = tally.next(from) {
            from = Some(hit.selection().head);
            forward.push(hit);
        }
        prop_assert_eq!(&forward, &hits);
        let (mut back, mut from) = (Vec::new(), None);
        while let Seen::Hit(hit, false) = tally.previous(from) {
            from = Some(hit.selection().anchor);
            back.push(hit);
        }
        back.reverse();
        prop_assert_eq!(&back, &hits);
        if let (Some(first), Some(last)) = (hits.first(), hits.last()) {
            prop_assert_eq!(tally.next(Some(last.selection().head)), Seen::Hit(first.clone(), true));
            prop_assert_eq!(tally.previous(Some(first.selection().anchor)), Seen::Hit(last.clone(), true));
        } else {
            prop_assert_eq!(tally.next(None), Seen::Nowhere);
            prop_assert_eq!(tally.previous(None), Seen::Nowhere);
        }
    }
}

#[test]
fn whole_words_are_those_of_the_script() {
    let whole = |words: &str| Query { whole_word: true, ..query(words) };
    assert_eq!(found(&whole("cat"), "Cat, concat, cats; cat’s cat."), ["Cat", "cat"]);
    assert_eq!(found(&whole("don't"), "don’t do"), ["don’t"]);
    assert_eq!(found(&whole("كتاب"), "كتاب الكتاب، وكتاب كِتابٌ"), ["كتاب", "كِتابٌ"]);
    assert_eq!(found(&whole("می"), "می‌خواهم می"), ["می"]);
    assert_eq!(found(&whole("a a"), "xa a a"), ["a a"], "what is refused may begin again inside of itself");
    let pattern = |words: &str| Query { regex: true, ..whole(words) };
    assert_eq!(found(&pattern("cat|cats"), "cats concat cat"), ["cats", "cat"]);
}

#[test]
fn variants_count_only_where_they_are_asked_for() {
    assert_eq!(found(&query("cafe"), "Café, cafe\u{301}s"), ["Café", "cafe\u{301}"]);
    assert_eq!(found(&exact("cafe"), "café cafe\u{301} cafe"), ["cafe"]);
    assert_eq!(found(&query("strasse"), "Straße"), [""; 0]);
    assert_eq!(found(&query("STRAßE"), "straße"), ["straße"]);
    assert_eq!(found(&exact("ً"), "كتاباً"), ["ً"], "a mark by itself can be looked for");
    assert_eq!(found(&query("ً"), "كتاباً"), ["ً"], "even where marks are ignored");
    assert_eq!(found(&query("👩"), "👩‍👧 👩"), ["👩"], "no picture is taken apart");
    assert_eq!(found(&Query { regex: true, ..query("[أإ]ح.د") }, "احمد أحْمَد"), ["احمد", "أحْمَد"]);
}

#[test]
fn a_letter_that_is_several_without_variants_is_one_match() {
    let mut project = project_of(vec!["பொன்".into()]);
    Arc::make_mut(&mut project.stories[0]).furniture.headline = "ொ".to_owned();
    let any = finder(&Query { regex: true, ..query(".") });
    let (edit, count) = any.replace_in(&project, &[], "x").unwrap();
    let changed = edit.apply(&project).unwrap();
    assert_eq!((changed.stories[0].furniture.headline.as_str(), text_of(&changed, 0).as_str()), ("x", "xxxx"));
    assert_eq!(count, 5);
}

#[test]
fn groups_of_a_pattern_come_back_in_the_replacement() {
    let swap =
        |words: &str, with: &str| replaced(words.into(), &pattern(r"(\w+) (?<last>\w+)(!)?"), with).as_str().to_owned();
    assert_eq!(swap("Rana Aziz", "${last}, $1"), "Aziz, Rana");
    assert_eq!(swap("Rana Aziz", "$0 $$5 $12 $9 ${none} $"), "Rana Aziz $5 Rana2 $9 ${none} $");
    assert_eq!(swap("Rana Aziz", "[$3]"), "[]", "a group that took no part is empty");
    assert_eq!(replaced("a.b".into(), &exact("."), "$0").as_str(), "a$0b", "words are taken as they are");
    let folded = Query { regex: true, ..query("(قال) (.*)") };
    assert_eq!(replaced("قَالَ الوَزِير".into(), &folded, "$2 $1").as_str(), "الوَزِير قَالَ", "with the marks they had");
}

#[test]
fn the_new_words_stand_under_the_marks_of_the_old() {
    let source = Mark::Quotation(Some(SourceId::from(1)));
    let mut text = Text::plain("Water is life, she said.");
    text.mark(0..13, source.clone());
    text.mark(9..13, Mark::Bold);
    let now = replaced(text.clone(), &exact("Water"), "The river");
    assert_eq!(now.as_str(), "The river is life, she said.");
    assert!(now.is_marked(0..17, &source), "at the very start of a quotation too");
    let now = replaced(text.clone(), &exact("life"), "everything");
    assert!(now.is_marked(0..19, &source) && now.is_marked(9..19, &Mark::Bold) && !now.is_marked(9..20, &Mark::Bold));
    let now = replaced(text, &exact("is life"), "is living");
    assert!(now.is_marked(9..15, &Mark::Bold) && !now.is_marked(8..9, &Mark::Bold), "what stays keeps its own marks");

    let person = Mark::Mention(EntityId::from(1));
    let now = replaced(Text::marked("Rana Aziz", [person.clone()]), &exact("Rana Aziz"), "Rana Hassan");
    assert!(now.is_marked(0..now.len(), &person), "a name put right stays tagged");
}

#[test]
fn one_match_is_replaced_and_a_stale_one_is_not() {
    let project = project_of(vec!["one two one".into()]);
    let finder = finder(&query("one"));
    let hit = Hit { spot: spot(1), range: 8..11 };
    let (edit, range) = finder.replace_one(&project, &hit, "three").unwrap();
    assert_eq!(range, 8..13);
    let now = edit.apply(&project).unwrap();
    assert_eq!(text_of(&now, 0).as_str(), "one two three");
    assert_eq!(finder.replace_one(&now, &hit, "four"), None);
    assert_eq!(finder.replace_all(&now, &[hit], "four"), None);
}

#[test]
fn a_search_from_a_field_that_is_not_on_the_page_starts_at_the_top() {
    let project = project_of(vec!["one".into()]);
    let from = Caret { spot: Spot::Field(StoryId::from(1), Field::Slugline), byte: 3 };
    let hit = Hit { spot: spot(1), range: 0..3 };
    let mut tally = Tally::new(finder(&query("one")), &project.stories[0]);
    assert!(tally.work(&mut { usize::MAX }));
    assert_eq!(tally.next(Some(from)), Seen::Hit(hit.clone(), false));
    assert_eq!(tally.previous(Some(from)), Seen::Hit(hit, false));
}
