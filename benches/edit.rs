//! What one letter costs, typed at the start, in the middle and at the end of stories of 1,000 to
//! 1,000,000 words with 5,000 marks, with the journal and without; and what it costs to learn what it
//! changed.

#![allow(clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use copydesk::app::{Action, Session, Settings, World, Writing};
use copydesk::edit::motion::Unit;
use copydesk::edit::{Edit, Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, EntityId, Language, SourceId, StoryId};
use copydesk::project::Project;
use copydesk::story::{Block, Body, Content, Mark, Part, Story, Text, count_words};
use divan::Bencher;
use jiff::Timestamp;

const ENGLISH: [&str; 12] =
    ["the", "river", "rose", "again", "after", "midnight", "and", "farmers", "moved", "their", "pumps", "uphill."];
const ARABIC: [&str; 12] =
    ["ارتفع", "منسوب", "النهر", "بعد", "منتصف", "الليل", "ونقل", "المزارعون", "مضخّاتهم", "إلى", "أرضٍ", "أعلى."];
/// Words of a paragraph.
const PARAGRAPH: usize = 60;
/// Marked words; each carries a mark of every kind.
const MARKED: usize = 1_000;

/// A story, and where in it is typed.
#[derive(Clone, Copy)]
struct Case {
    words: usize,
    arabic: bool,
    place: Place,
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Start,
    Middle,
    End,
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = if self.arabic { "Arabic" } else { "English" };
        write!(f, "{:>7} words, {language}, {:?}", self.words, self.place)
    }
}

fn cases() -> impl Iterator<Item = Case> {
    [1_000, 20_000, 200_000, 1_000_000].into_iter().flat_map(|words| {
        [false, true].into_iter().flat_map(move |arabic| {
            [Place::Start, Place::Middle, Place::End].map(move |place| Case { words, arabic, place })
        })
    })
}

fn marks(nth: usize) -> Vec<Mark> {
    let id = u64::try_from(nth % 50).unwrap_or_default() + 1;
    vec![
        Mark::Bold,
        Mark::Italic,
        Mark::Link(format!("https://example.org/{nth}")),
        Mark::Mention(EntityId::from(id)),
        Mark::Quotation(Some(SourceId::from(id))),
    ]
}

fn paragraph(case: Case, nth: usize) -> Text {
    let vocabulary = if case.arabic { ARABIC } else { ENGLISH };
    let first = nth * PARAGRAPH;
    let words = (first..case.words.min(first + PARAGRAPH)).zip(vocabulary.iter().cycle().skip(nth % 12));
    Text::from_runs(words.flat_map(|(at, word)| {
        let marked = at % (case.words / MARKED) == 0;
        [((*word).to_owned(), if marked { marks(at) } else { Vec::new() }), (" ".to_owned(), Vec::new())]
    }))
}

fn story(case: Case) -> Story {
    let language = if case.arabic { Language::arabic() } else { Language::english() };
    let mut story = Story::new(StoryId::from(1), language);
    let paragraphs = (0..case.words.div_ceil(PARAGRAPH)).map(|nth| Content::Paragraph(paragraph(case, nth)));
    story.body =
        (1_u64..).zip(paragraphs).map(|(id, content)| Arc::new(Block::new(BlockId::from(id), content))).collect();
    story
}

/// A session with the story on the page and the caret in it, and where that is.
fn desk(case: Case) -> (Session, TextPlace) {
    let story = story(case);
    let at = match case.place {
        Place::Start => 0,
        Place::Middle => story.body.len() / 2,
        Place::End => story.body.len() - 1,
    };
    let block = story.body.get(at).expect("a story has paragraphs");
    let place = TextPlace { story: story.id, block: block.id, part: Part::Main };
    let words = block.text(Part::Main).expect("a paragraph has words").as_str();
    let byte = match case.place {
        Place::Start => 0,
        Place::Middle => words.floor_char_boundary(words.len() / 2),
        Place::End => words.len(),
    };
    let mut session = Session::new(World::new(|| Timestamp::UNIX_EPOCH, 7), Settings::default(), Arc::new(|| {}));
    let project = Project { stories: vec![Arc::new(story)], ..Project::default() };
    session.take_up(project, None);
    let selection = Some(Selection::caret(Spot::Text(place), byte));
    session.act(Action::Select { selection, reveal: false });
    (session, place)
}

fn typed(case: Case) -> Action {
    Action::Write(Writing::Type(if case.arabic { "و" } else { "e" }.to_owned()))
}

fn main() {
    divan::main();
}

/// A letter goes in, or out again.
#[divan::bench(args = cases())]
fn letter(bencher: Bencher<'_, '_>, case: Case) {
    let (mut session, _) = desk(case);
    let out = Action::Write(Writing::Erase { unit: Unit::Character, forward: false });
    let actions = [typed(case), out];
    let mut next = actions.iter().cycle();
    bencher.bench_local(|| {
        if let Some(action) = next.next() {
            session.act(action.clone());
        }
    });
}

/// The same while the journal is kept, as it is on every desk: each change is handed to the thread
/// that writes it, and waited for half a millisecond at most.
#[divan::bench(args = cases().filter(|case| matches!(case.place, Place::Middle)))]
fn letter_recorded(bencher: Bencher<'_, '_>, case: Case) {
    let folder = tempfile::tempdir().expect("there is a place for files that go again");
    let (mut session, _) = desk(case);
    session.safety.state_folder = Some(folder.path().to_owned());
    session.keep_journal();
    let out = Action::Write(Writing::Erase { unit: Unit::Character, forward: false });
    let actions = [typed(case), out];
    let mut next = actions.iter().cycle();
    // The first change begins the journal, with all the project in it.
    session.act(typed(case));
    let handle = session.safety.journal.handle().expect("it is recorded");
    assert!(handle.flush(Duration::from_mins(1)), "the journal can be written");
    bencher.bench_local(|| {
        if let Some(action) = next.next() {
            session.act(action.clone());
        }
    });
}

/// Whether there is anything to save, as each frame asks.
#[divan::bench(args = cases())]
fn is_dirty(bencher: Bencher<'_, '_>, case: Case) {
    let (mut session, _) = desk(case);
    session.act(typed(case));
    bencher.bench_local(|| session.is_dirty());
}

/// The words of a story, kept up after a letter by what it changed.
#[divan::bench(args = cases())]
fn count(bencher: Bencher<'_, '_>, case: Case) {
    let (session, place) = desk(case);
    let edit = Edit::Splice { place, range: 0..0, with: "e".into() };
    let after = edit.apply(&session.project).expect("the paragraph is there");
    let (before, after) = (body(&session.project), body(&after));
    let words = |blocks: copydesk::story::Iter<'_>| -> usize {
        blocks.filter_map(|block| block.text(Part::Main)).map(|text| count_words(text.as_str())).sum()
    };
    bencher.bench_local(|| {
        after.changed(&before).map(|(gone, come)| words(after.range(come)) - words(before.range(gone)))
    });
}

/// All of them, as after opening.
#[divan::bench(args = cases().filter(|case| matches!(case.place, Place::Start)))]
fn count_all(bencher: Bencher<'_, '_>, case: Case) {
    let story = story(case);
    bencher.bench_local(|| story.texts().map(|(_, _, text)| count_words(text.as_str())).sum::<usize>());
}

fn body(project: &Project) -> Body {
    project.stories.first().map(|story| story.body.clone()).unwrap_or_default()
}
