//! Raw copy in: what a page, a wire or a mail brings becomes stories, and a report says what was left out.
//!
//! Copy is cut into lines; lines that a wire broke are joined; each line gets a class by its looks;
//! then each goes to its place in a story by its class and what stands around it. Rules are matched
//! on a folded copy; what is kept is never folded. What fits no rule stays in the body.

mod agency;
mod ahead;
mod body;
mod byline;
mod caption;
mod class;
mod dateline;
mod draft;
mod fold;
mod ledger;
mod lines;
mod list;
mod near;
mod page;
mod page_words;
pub mod paste;
mod read;
mod report;
mod sort;
mod stamp;
mod wrap;

pub use read::{Kind, MOST_BYTES, ReadError, read_copy, read_stream};
pub use report::{ImportReport, Kept, LeftOut, Note, NoteKind, Place, Reason, StoryReport};

use crate::ground::{IdMint, Language};
use crate::photos::Photo;
use crate::story::Story;
use crate::words::{Arg, phrase};

/// What an import gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The stories, in the order of the copy.
    pub stories: Vec<Story>,
    /// The photos their bodies place; all are wanted, none has a file.
    pub photos: Vec<Photo>,
    /// What became of every line.
    pub report: ImportReport,
}

/// A format that copy comes in.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name in the window.
    pub label: &'static str,
    /// The endings of such files’ names, without the dot.
    pub endings: &'static [&'static str],
    /// Makes stories of copy; see [`import_copy`].
    pub import: fn(copy: &str, origin: &str, language: &Language, mint: &mut IdMint) -> Imported,
}

/// The formats known, one row each.
pub const FORMATS: &[Format] =
    &[Format { name: "text", label: "Raw copy", endings: &["txt", "text"], import: import_copy }];

/// Makes stories of raw copy. `origin` says in the report where it came from; `language` is that
/// of stories whose script does not say otherwise. The same copy and mint give the same stories.
#[must_use]
pub fn import_copy(copy: &str, origin: &str, language: &Language, mint: &mut IdMint) -> Imported {
    let lines = lines::lines(copy);
    let (units, joined) = lines::units(&lines);
    let classes = class::classes(&units);
    let mut ledger = ledger::Ledger::new(&lines, origin);
    for (first, last) in joined {
        let words = phrase!("made-joined", first = Arg::place(first), last = Arg::place(last));
        ledger.note(first, NoteKind::Joined, words, "");
    }
    let (drafts, ledger) = sort::Sorting::new(&units, &classes, ledger).run();
    let mut report = ledger.close();
    let (mut stories, mut photos) = (Vec::new(), Vec::new());
    for draft in drafts.into_iter().filter(|draft| !draft.is_empty()) {
        let (story, wanted, told) = draft.finish(language, mint);
        if story.language != *language {
            // What is kept stands in the order of the stories.
            let first = report.kept.partition_point(|kept| kept.story < stories.len());
            let line = report.kept.get(first).filter(|kept| kept.story == stories.len()).map_or(1, |kept| kept.line);
            let (nth, language) = (Arg::place(stories.len() + 1), story.language.to_string());
            let words = phrase!("made-language", nth = nth, language = language);
            report.notes.push(Note { line, kind: NoteKind::Language, words, text: String::new() });
        }
        stories.push(story);
        photos.extend(wanted);
        report.stories.push(told);
    }
    report.notes.sort_by_key(|note| note.line);
    Imported { stories, photos, report }
}
