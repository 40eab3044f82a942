//! `copydesk merge`: two versions of a project that go back to one, as a merge driver of git.

use std::path::Path;

use super::args::MergeOrder;
use super::failure::{Failure, Status};
use super::terminal::Terminal;
use super::told::counted;
use super::{opening, saving};
use crate::app::tasks::Keeper;
use crate::edit::compare::{Row, Value};
use crate::edit::merge::{Conflict, merge};
use crate::project::{self, OpenError, ParseError, Project};

pub(super) fn run(order: &MergeOrder, keeper: &Keeper, terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    // Whatever keeps it from being done has one status, so that 1 means conflicts and nothing else.
    done(order, keeper, terminal).map_err(|failure| Failure { status: Status::Usage, ..failure })
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
    if merged.conflicts.is_empty() {
        return Ok(Status::Done);
    }
    let count = counted(merged.conflicts.len(), "change meets", "changes meet");
    terminal.say(&format!("{count} one of the other side; the words of both are in {}:", into.display()));
    for conflict in &merged.conflicts {
        terminal.say(&format!("  {}", told(conflict, &merged.project)));
    }
    Ok(Status::Blocked)
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
    format!("{}{place}: ours {}, theirs {}", there.label(), said(&ours, project), said(&theirs, project))
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
