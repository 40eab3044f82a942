//! What desks that crashed have left: one of every kind, as the next desk finds it.

#![allow(dead_code, reason = "each test file uses some of it")]
#![allow(clippy::disallowed_methods, clippy::indexing_slicing, reason = "files are damaged on purpose, in real time")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use copydesk::app::safety::recovery::{Finds, find_lost};
use copydesk::app::{Change, OpenFile, Session, Settings, World};
use copydesk::edit::Edit;
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Field, Story};

/// Words in one script: of names, and of what is written before and after.
pub(crate) struct Copy {
    pub(crate) language: fn() -> Language,
    pub(crate) names: [&'static str; 5],
    pub(crate) before: &'static str,
    pub(crate) after: &'static str,
    pub(crate) theirs: &'static str,
}

pub(crate) const ENGLISH: Copy = Copy {
    language: Language::english,
    names: ["same", "together", "conflict", "damaged", "torn"],
    before: "The ferry sails at noon.",
    after: "The old ferry sails again at noon, the port said.",
    theirs: "The ferry stays in port.",
};

pub(crate) const ARABIC: Copy = Copy {
    language: Language::arabic,
    names: ["نهر", "ميناء", "جسر", "سوق", "مدرسة"],
    before: "تبحر العبّارة ظهرًا.",
    after: "تعود العبّارة القديمة إلى الإبحار ظهرًا، بحسب إدارة الميناء.",
    theirs: "تبقى العبّارة في الميناء.",
};

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

fn project_of(copy: &Copy, name: &str) -> Project {
    let mut story = Story::new(StoryId::from(1), (copy.language)());
    name.clone_into(&mut story.furniture.headline);
    let paragraph = |id: u64| Arc::new(Block::new(BlockId::from(id), Content::Paragraph(copy.before.into())));
    story.body = [paragraph(2), paragraph(3)].into_iter().collect();
    Project { stories: vec![Arc::new(story)], ..Project::new(name, (copy.language)()) }
}

fn paragraph(block: u64, words: &str) -> Edit {
    let content = Content::Paragraph(words.into());
    Edit::SetContent { story: StoryId::from(1), block: BlockId::from(block), content }
}

/// A desk on a file, or on a project without one, that wrote something and crashed.
fn crash(state: &Path, seed: u64, project: Project, file: Option<PathBuf>, edits: Vec<Edit>) {
    let mut session = Session::new(World::new(noon, seed), Settings::default(), Arc::new(|| {}));
    session.safety.state_folder = Some(state.to_owned());
    let file = file.map(|path| {
        let stamp = project::create(&project, &path).unwrap().stamp;
        OpenFile { path, stamp, read_only: None }
    });
    session.take_up(project, file);
    session.keep_journal();
    for edit in edits {
        session.act(Change::new(edit, "change-typing").into());
    }
    let handle = session.safety.journal.handle().unwrap();
    assert!(handle.flush(Duration::from_secs(30)));
    drop(session);
    assert!(handle.wait_for_end(Duration::from_secs(30)));
}

fn journals(state: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(state.join("journal")).unwrap();
    let files = entries.map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "journal")).collect()
}

/// A file as it was; one that others wrote elsewhere; one that they wrote in the same place; one that
/// cannot be opened any more; a journal whose end is cut off; a project that was never saved; and a
/// journal that is none.
pub(crate) fn every_kind(folder: &Path, copy: &Copy) -> Finds {
    let state = folder.join("state");
    let file = |name: &str| folder.join(name).with_extension("ron");
    for (seed, name) in (1..).zip(copy.names) {
        let project = project_of(copy, name);
        let mut edits = vec![paragraph(2, copy.after)];
        if name == copy.names[4] {
            edits.push(paragraph(3, copy.after));
        }
        let known = if state.exists() { journals(&state) } else { Vec::new() };
        crash(&state, seed, project.clone(), Some(file(name)), edits);
        let theirs = |block| paragraph(block, copy.theirs).apply(&project).unwrap();
        match seed {
            2 => drop(project::save(&theirs(3), &file(name), None).unwrap()),
            3 => drop(project::save(&theirs(2), &file(name), None).unwrap()),
            4 => fs::write(file(name), "(").unwrap(),
            5 => {
                let journal = journals(&state).into_iter().find(|path| !known.contains(path)).unwrap();
                let bytes = fs::read(&journal).unwrap();
                fs::write(journal, &bytes[..bytes.len() - 9]).unwrap();
            }
            _ => {}
        }
    }
    let written = Edit::SetField { story: StoryId::from(1), field: Field::Headline, words: copy.theirs.to_owned() };
    crash(&state, 6, project_of(copy, copy.before), None, vec![written]);
    fs::write(state.join("journal/0000000000000000-0000000000000099.journal"), "rubbish").unwrap();
    let finds = find_lost(&state, jiff::Timestamp::now()).unwrap();
    assert_eq!((finds.lost.len(), finds.unreadable.len()), (6, 1));
    finds
}
