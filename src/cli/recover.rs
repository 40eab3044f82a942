//! `copydesk recover`: what was typed and not saved before a crash, or was discarded.

use std::path::Path;

use jiff::Timestamp;

use super::args::RecoverOrder;
use super::failure::{Failure, Status};
use super::terminal::Terminal;
use super::told::counted;
use crate::app::Settings;
use crate::app::safety::recovery::{FileNow, Lost, RecoverError, Replayed, look, look_in_bin, replay};
use crate::project::{self, PhotoFolder, file};

impl From<RecoverError> for Failure {
    fn from(error: RecoverError) -> Self {
        Self::new(Status::Unreadable, error.to_string(), error.hint())
    }
}

pub(super) fn run(order: &RecoverOrder, terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    let replayed = match (&order.file, order.number) {
        (Some(journal), _) => replay(journal)?,
        (None, Some(number)) => numbered(number)?.replayed,
        (None, None) => return list(terminal),
    };
    if replayed.missing > 0 {
        terminal.say("A part of what was recorded cannot be read; all that was typed before it is there.");
    }
    if order.print {
        let text = file::write(&replayed.project)
            .map_err(|error| Failure::new(Status::Unwritable, error.to_string(), error.hint()))?;
        terminal.hand_over_bytes(text.as_bytes())?;
    }
    match &order.out {
        Some(out) => write(&replayed, out, terminal)?,
        None if !order.print => {
            let hint = "Name a new file with --out, or have the project printed with --print.";
            return Err(Failure::new(Status::Usage, "nothing is said of where the project is to go", hint));
        }
        None => {}
    }
    Ok(Status::Done)
}

fn found() -> Result<Vec<Lost>, Failure> {
    let Some(state) = Settings::state_folder() else { return Ok(Vec::new()) };
    let mut found = look(&state)?.lost;
    found.extend(look_in_bin(&state)?);
    Ok(found)
}

/// The one that the list gives this number.
fn numbered(number: usize) -> Result<Lost, Failure> {
    let found = found()?;
    let count = found.len();
    let at = number.checked_sub(1).and_then(|at| found.into_iter().nth(at));
    let hint = "“copydesk recover” lists what there is.";
    at.ok_or_else(|| Failure::new(Status::Usage, format!("there is no number {number}; {count} were found"), hint))
}

fn list(terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    let Some(state) = Settings::state_folder() else {
        terminal.say("This system names no folder for what is not saved.");
        return Ok(Status::Done);
    };
    let finds = look(&state)?;
    for one in &finds.unreadable {
        terminal.say(&format!("{} {}", one.why, one.hint));
    }
    let binned = look_in_bin(&state)?;
    if finds.lost.is_empty() && binned.is_empty() {
        terminal.say("Nothing was found that is not saved.");
        return Ok(Status::Done);
    }
    let found = finds.lost.iter().map(|lost| (lost, "")).chain(binned.iter().map(|lost| (lost, ", in the bin")));
    for (number, (lost, lies)) in (1..).zip(found) {
        terminal.show(&row(number, lost, lies))?;
    }
    terminal.say("“copydesk recover NUMBER --out FILE.ron” writes one to a new file; --print shows it.");
    Ok(Status::Done)
}

fn row(number: usize, lost: &Lost, lies: &str) -> String {
    let Lost { ended, at, replayed, file, words, .. } = lost;
    let name = replayed.head.file.as_ref().map_or_else(|| "untitled".to_owned(), |path| path.display().to_string());
    let stands = match file {
        FileNow::Same(_) => "the file is as it was",
        FileNow::Changed(_) => "the file was changed since",
        FileNow::Unreadable(_) => "the file cannot be opened",
        FileNow::Untitled => "never saved",
    };
    let damaged = if replayed.missing > 0 { ", damaged at its end" } else { "" };
    let when = Timestamp::from_second(at.as_second()).unwrap_or_default();
    let words = counted(*words, "word differs", "words differ");
    format!("{number}  {when}  {name}  {words}, {stands}{damaged}{lies}  {}", ended.path.display())
}

/// Writes the project to a file that is not there yet, with its photos beside it.
fn write(replayed: &Replayed, out: &Path, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    let from = replayed.head.file.as_deref().map(|path: &Path| PhotoFolder::beside(path));
    if let Some(from) = from {
        let copied = from
            .copy_to(&PhotoFolder::beside(out), &replayed.project.library)
            .map_err(|error| Failure::new(Status::Unwritable, error.to_string(), error.hint()))?;
        for (_, error) in copied.left {
            terminal.say(&format!("A photo’s file could not go along: {error}"));
        }
    }
    project::create(&replayed.project, out)?;
    terminal.say(&format!("Wrote what was recovered to {}. The record of it was left as it is.", out.display()));
    Ok(())
}
