//! `copydesk merge`: two versions of a project that go back to one, as a merge driver of git.

use std::path::Path;

use super::args::MergeOrder;
use super::failure::{Failure, Status};
use super::terminal::Terminal;
use super::told::counted;
use super::{opening, saving};
use crate::app::tasks::Keeper;
use crate::edit::compare::{Row, Value};
use crate::edit::merge::{Choice, Conflict, merge};
use crate::ground::{BlockId, StoryId};
use crate::project::{self, OpenError, ParseError, Project};

pub(super) fn run(order: &MergeOrder, keeper: &Keeper, terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    // Whatever keeps it from being done has one status, so that 1 means conflicts and nothing else.
    done(order, keeper, terminal).map_err(|failure| Failure {
        status: Status::Apart,
        said: format!("{}: not merged: {}", name(order), failure.said),
        ..failure
    })
}

fn done(order: &MergeOrder, keeper: &Keeper, terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    let into = order.out.as_ref().unwrap_or(&order.ours);
    // What git gives are files of its own, without this ending: nobody has them open, and their
    // earlier versions are in git.
    let is_project = into.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    let _ours = if is_project { saving::claim(into, order.shared.anyway, keeper)? } else { None };
    let base = base(&order.base, terminal)?;
    let ours = opening::open_to_change(&order.ours, terminal)?;
    let theirs = opening::open(&order.theirs, terminal)?;
    let merged = merge(&base, &ours.project, &theirs.project);
    let known = order.out.is_none().then_some(&ours.stamp);
    let keep = &mut |before: &[u8]| is_project && keeper.keep_before(into, before);
    project::save_keeping(&merged.project, into, known, keep)?;
    for (story, block) in &merged.beside {
        terminal.say(&format!("{}: both added in one place{}", name(order), place(&merged.project, *story, *block)));
    }
    if merged.conflicts.is_empty() {
        return Ok(Status::Done);
    }
    let count = counted(merged.conflicts.len(), "change meets", "changes meet");
    terminal.say(&format!("{}: {count} one of the other side:", name(order)));
    for conflict in &merged.conflicts {
        terminal.say(&format!("  {}", told(conflict, &merged.project)));
    }
    terminal.say("Open the file, leave what is right at each of these, and save it.");
    Ok(Status::Blocked)
}

/// Where what both added begins.
fn place(project: &Project, story: StoryId, block: BlockId) -> String {
    const SHOWN: usize = 60;
    let Some(story) = project.story(story) else { return String::new() };
    let text = story.texts().find(|(id, _, _)| *id == block).map(|(_, _, text)| text.as_str()).unwrap_or_default();
    let words: String = text.chars().take(SHOWN).collect();
    format!(" of “{}”, one after the other: “{words}…”", story.display_name())
}

/// What the result is called.
fn name(order: &MergeOrder) -> String {
    let path = order.out.as_ref().unwrap_or(&order.ours);
    order.name.clone().unwrap_or_else(|| path.display().to_string())
}

/// What both sides began with. Where each made the file by itself, git gives an empty one.
fn base(path: &Path, terminal: &mut Terminal<'_>) -> Result<Project, Failure> {
    match project::open(path) {
        Err(OpenError::Parse { source: ParseError::Empty, .. }) => Ok(Project::default()),
        Ok(_) => Ok(opening::open(path, terminal)?.project),
        Err(error) => Err(error.into()),
    }
}

/// A conflict in a line.
fn told(conflict: &Conflict, project: &Project) -> String {
    let (ours, theirs) = (conflict.our_row(), conflict.their_row());
    let there = if conflict.ours == Value::Nothing { &theirs } else { &ours };
    let story = conflict.subject.story().and_then(|story| project.story(story));
    let place = story.map_or_else(String::new, |story| format!(" of “{}”", story.display_name()));
    let has = match conflict.held(project) {
        Some(Choice::Ours) => "the file has ours",
        Some(Choice::Theirs) => "the file has theirs",
        Some(Choice::Both) => "the file has both",
        None => "the file has some of each",
    };
    format!("{}{place}: ours {}, theirs {}; {has}", there.label(), said(&ours, project), said(&theirs, project))
}

/// What a side made of it, in short.
fn said(row: &Row, project: &Project) -> String {
    use crate::edit::compare::Said;
    const SHOWN: usize = 60;
    if row.after == Value::Nothing {
        return "deleted it".to_owned();
    }
    let pairs = row.pairs(&project.directory, &project.directory);
    let words = pairs.iter().find_map(|pair| pair.after.as_ref()).map_or_else(String::new, |said| match said {
        Said::Words(text) => text.as_str().to_owned(),
        Said::Phrase(phrase) => phrase.to_string(),
    });
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("“{}…”", line.get(..end).unwrap_or_default()),
        None => format!("“{line}”"),
    }
}
