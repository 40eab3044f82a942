//! Journals: cut, flipped and put together from pieces of several, as a disk may leave them; and made
//! anew with sums that hold, as only somebody with bad intentions would.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use copydesk::app::safety::Head;
use copydesk::app::safety::recovery::{Replayed, replay};
use copydesk::edit::{Edit, TextPlace};
use copydesk::ground::{BlockId, Language};
use copydesk::project::journal::{JournalDraft, Recorded};
use copydesk::project::{Project, Stamp, file};
use copydesk::story::{Block, Content, Field, Part, Story, Text};
use flate2::Crc;

use crate::pieces::Whole;
use crate::run::{Target, kept_whole};
use crate::targets::lay;

const FIRST_LINE: &[u8] = b"copydesk-journal 1\n";
/// What comes before the payload of a frame: its length, sum, number and kind.
const BEFORE: usize = 17;

/// A journal that a desk wrote, and each state that its project went through.
struct Written {
    bytes: Vec<u8>,
    states: Vec<Project>,
}

/// The journals there are: those kept, and those made here.
static WRITTEN: LazyLock<Vec<Written>> =
    LazyLock::new(|| kept_whole("journal").into_iter().chain(made()).map(written).collect());

fn written(bytes: Vec<u8>) -> Written {
    let read = Recorded::of(bytes.clone(), Path::new("whole")).unwrap();
    assert_eq!(read.unread(), 0, "a whole journal is read whole");
    let mut state = read.base().map_or_else(Project::default, |base| file::parse(base).unwrap().project);
    let mut states = vec![state.clone()];
    for edit in read.edits() {
        state = ron::de::from_bytes::<Edit>(edit).unwrap().apply(&state).unwrap();
        states.push(state.clone());
    }
    Written { bytes, states }
}

fn place(block: u64) -> TextPlace {
    TextPlace { story: 1.into(), block: BlockId::from(block), part: Part::Main }
}

fn paragraph(id: u64, words: &str) -> Arc<Block> {
    Arc::new(Block::new(BlockId::from(id), Content::Paragraph(Text::plain(words))))
}

fn river() -> Project {
    let mut project = Project::new("River", Language::english());
    let mut story = Story::new(1.into(), Language::english());
    story.body.push(paragraph(11, "The ferry waits at the quay."));
    story.body.push(paragraph(12, "تنتظر العبّارة عند الرصيف."));
    project.stories.push(Arc::new(story));
    project
}

fn typed(words: &str, block: u64, at: usize) -> Vec<Edit> {
    let starts: Vec<usize> = words.char_indices().map(|(start, _)| start).collect();
    let letter = |start: &usize| words.get(*start..).unwrap().chars().next().unwrap().to_string();
    let splice = |start: &usize| Edit::Splice {
        place: place(block),
        range: at + start..at + start,
        with: Text::plain(letter(start)),
    };
    starts.iter().map(splice).collect()
}

fn headlines(words: &[&str]) -> Vec<Edit> {
    let set = |words: &&str| Edit::SetField { story: 1.into(), field: Field::Headline, words: (*words).to_owned() };
    words.iter().map(set).collect()
}

/// Journals of one project that differ late or early, one of a project without a file, and a long one.
/// The numbers of their changes go on in the same way, so that nothing but the sums tells them apart.
pub(crate) fn made() -> Vec<Vec<u8>> {
    let bytes = file::write(&river()).unwrap().into_bytes();
    let (file, stamp) = (Some("river.ron".into()), Some(Stamp::of(&bytes).to_string()));
    let named = Head { file, stamp, ..Head::default() };
    let untitled: Vec<Edit> = [Edit::AddStory { at: 0, story: Arc::clone(&river().stories[0]) }]
        .into_iter()
        .chain(headlines(&["عبّارة", "عبّارة تُبحر"]))
        .collect();
    let late = [typed("Today ", 11, 0), headlines(&["Ferry sails", "Ferry sails again"])].concat();
    let early = [typed("Later ", 11, 0), headlines(&["Ferry stays", "Ferry stays again"])].concat();
    let replaced = Edit::ReplaceBlocks { story: 1.into(), at: 1, gone: 1, with: vec![paragraph(13, "لا شيء")] };
    let long = [typed("The whole of it is typed here, word by word. ", 11, 4), vec![replaced]].concat();
    let base = Some(bytes.as_slice());
    vec![
        journal(&named, base, &late),
        journal(&named, base, &early),
        journal(&named, base, &long),
        journal(&Head::default(), None, &untitled),
    ]
}

fn journal(head: &Head, base: Option<&[u8]>, edits: &[Edit]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.journal");
    let mut draft = JournalDraft::new(&path, ron::to_string(head).unwrap().as_bytes(), base).unwrap();
    for edit in edits {
        draft.add(ron::to_string(edit).unwrap().as_bytes()).unwrap();
    }
    let mut journal = draft.replace().unwrap();
    if let Some(base) = base {
        journal.add_save(Stamp::of(base).to_string().as_bytes()).unwrap();
    }
    std::fs::read(&path).unwrap()
}

/// A journal with this change in it, and sums that hold.
pub(crate) fn forged(payload: &[u8]) -> Vec<u8> {
    let made = made().swap_remove(0);
    let mut whole = summed(&made).unwrap();
    whole.pieces.push([&[0; BEFORE - 1], &[3][..], payload].concat());
    whole.joined()
}

/// Frames as they are: put together in another order, or with those of another journal, their sums are
/// what they were.
fn frames(bytes: &[u8]) -> Option<Whole> {
    Some(Whole::of(bytes.get(..FIRST_LINE.len())?, frames_of(bytes)?, Whole::plain))
}

/// Frames whose lengths, numbers and sums are made anew.
fn summed(bytes: &[u8]) -> Option<Whole> {
    Some(Whole::of(bytes.get(..FIRST_LINE.len())?, frames_of(bytes)?, |whole| {
        let (mut file, mut before, mut number) = (FIRST_LINE.to_vec(), 0_u32, 0_u64);
        for piece in &whole.pieces {
            let kind = piece.get(BEFORE - 1).copied().unwrap_or(3);
            let payload = piece.get(BEFORE..).unwrap_or_default();
            number = if kind < 3 { 0 } else { number + 1 };
            let length = u32::try_from(payload.len()).unwrap().to_le_bytes();
            let mut crc = Crc::new();
            for part in [&before.to_le_bytes()[..], &length, &number.to_le_bytes(), &[kind], payload] {
                crc.update(part);
            }
            before = crc.sum();
            file.extend_from_slice(&[&length[..], &before.to_le_bytes(), &number.to_le_bytes(), &[kind]].concat());
            file.extend_from_slice(payload);
        }
        file
    }))
}

fn frames_of(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let (mut at, mut pieces) = (FIRST_LINE.len(), Vec::new());
    while let Some(length) = bytes.get(at..at + 4) {
        let length = usize::try_from(u32::from_le_bytes(length.try_into().ok()?)).ok()?;
        let end = at.checked_add(BEFORE)?.checked_add(length)?;
        pieces.push(bytes.get(at..end)?.to_vec());
        at = end;
    }
    Some(pieces)
}

const TOKENS: &[&str] = &[
    "copydesk-journal 1\n",
    "copydesk-journal 2\n",
    "\0\0\0\0",
    "\u{1}",
    "\u{2}",
    "\u{3}",
    "\u{4}",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "RenameProject(\"",
    "SetField(story:\"",
    "Splice(place:(story:\"",
    "range:(start:0,end:18446744073709551615)",
    "ReplaceBlocks(",
    "at:18446744073709551615",
    "gone:18446744073709551615",
    "stamp:Some(\"",
    "file:Some(\"",
    "نهر",
];

/// What a journal of these bytes leads to, if it is one.
fn replayed(bytes: &[u8]) -> Option<Replayed> {
    let folder = tempfile::tempdir().unwrap();
    lay(folder.path(), "lost.journal", bytes);
    replay(&folder.path().join("lost.journal")).ok()
}

/// Whatever became of the bytes, they lead to a state that a project was in, and what is missing is
/// told; or they are refused.
pub(crate) const JOURNAL: Target = Target {
    name: "journal",
    pieces: frames,
    tokens: TOKENS,
    megabytes: 64,
    each: 0,
    seeds: made,
    read: |bytes| {
        let Some(replayed) = replayed(bytes) else { return };
        let known = WRITTEN.iter().any(|written| written.states.contains(&replayed.project));
        assert!(known, "words that nobody typed");
        let whole = WRITTEN.iter().any(|written| written.bytes.starts_with(bytes));
        assert!(whole || replayed.missing > 0, "damage was not noticed");
    },
};

/// Sums that hold prove nothing: what such a journal says is read as carefully as any file.
pub(crate) const FORGED: Target = Target {
    name: "forged",
    pieces: summed,
    tokens: TOKENS,
    megabytes: 64,
    each: 0,
    seeds: made,
    read: |bytes| {
        let Some(replayed) = replayed(bytes) else { return };
        if let Ok(written) = file::write(&replayed.project) {
            let again = file::parse(written.as_bytes()).map(|again| again.project);
            assert!(again.is_ok_and(|again| again == replayed.project), "it reads differently when written");
        }
    },
};

/// What the targets would miss if the sums of frames did not depend on the frames before them.
#[test]
fn changes_of_another_journal_do_not_go_on_behind_those_of_this_one() {
    let made = made();
    let [this, other] = [&made[0], &made[1]].map(|journal| frames_of(journal).unwrap());
    let numbered = |frame: &Vec<u8>| frame[8..16].to_vec();
    let at = this.len() / 2;
    assert_eq!(numbered(&this[at]), numbered(&other[at]), "they are numbered alike");
    let spliced = [FIRST_LINE, &this[..at].concat(), &other[at..].concat()].concat();
    let read = Recorded::of(spliced.clone(), Path::new("spliced")).unwrap();
    assert_eq!(read.edits().len() + 2, at, "it ends where the other begins");
    assert!(read.unread() > 0);
    (JOURNAL.read)(&spliced);
}

#[test]
fn journals_of_the_first_form_are_read_as_they_always_were() {
    let kept = kept_whole("journal");
    let last: Vec<Project> = kept.into_iter().map(|bytes| written(bytes).states.pop().unwrap()).collect();
    let [ferry, untitled] = &last[..] else { panic!("two are kept") };
    let words = |project: &Project| -> Vec<String> {
        project.stories[0].texts().map(|(_, _, text)| text.as_str().to_owned()).collect()
    };
    assert_eq!(words(ferry), ["The The whole of it is typed here, word by word. ferry waits at the quay.", "لا شيء"]);
    assert_eq!(untitled.stories[0].furniture.headline, "عبّارة تُبحر");
}
