//! `copydesk export`: finished stories out, unless a finding blocks them.

use jiff::Timestamp;

use super::args::ExportWords;
use super::failure::{Failure, Status};
use super::terminal::Terminal;
use super::{opening, told};
use crate::app::tasks::{self, ExportOrder, ExportTaskError};
use crate::checks::Finding;
use crate::export::ExportError;
use crate::project::{PhotoFolder, Project};

pub(super) fn run(words: &ExportWords, now: Timestamp, terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    let project = opening::open(&words.project, terminal)?.project;
    let order = order(&project, words, now)?;
    let photos = PhotoFolder::beside(&words.project);
    let exported = tasks::export(&project, Some(&photos), &order, &mut |_| std::ops::ControlFlow::Continue(()))
        .map_err(|error| refused(&project, &error, terminal))?;
    for said in &exported.left_out {
        terminal.say(&said.to_string());
    }
    terminal.say(&format!("{exported}."));
    if let Some(text) = told::findings(&project, &exported.overridden) {
        terminal.say("Exported all the same, though these findings block it:");
        terminal.say(&text);
        return Ok(Status::Blocked);
    }
    Ok(Status::Done)
}

/// What is to be exported; what is named twice counts once.
fn order(project: &Project, words: &ExportWords, now: Timestamp) -> Result<ExportOrder, Failure> {
    let mut stories = Vec::new();
    for named in &words.stories {
        let story = told::story(project, named)?.id;
        if !stories.contains(&story) {
            stories.push(story);
        }
    }
    let mut formats: Vec<String> = Vec::new();
    for format in &words.formats {
        if !formats.contains(format) {
            formats.push(format.clone());
        }
    }
    Ok(ExportOrder { stories, formats, folder: words.folder.clone(), now, despite_findings: words.despite_findings })
}

/// What an export that was refused has to say.
fn refused(project: &Project, error: &ExportTaskError, terminal: &mut Terminal<'_>) -> Failure {
    let status = match error {
        ExportTaskError::Blocked(findings) => {
            terminal.say(&told::findings(project, findings).unwrap_or_default());
            return blocked(findings);
        }
        ExportTaskError::Nothing | ExportTaskError::Publish(_) => Status::Blocked,
        ExportTaskError::NoFormat(_) => Status::Usage,
        ExportTaskError::Build(ExportError::Picture { .. }) => Status::Unreadable,
        ExportTaskError::Build(ExportError::Json { .. } | ExportError::Canceled) | ExportTaskError::Write(_) => {
            Status::Unwritable
        }
    };
    Failure::new(status, error.to_string(), error.hint())
}

fn blocked(findings: &[Finding]) -> Failure {
    let count = told::counted(findings.len(), "finding blocks", "findings block");
    let hint = if findings.iter().any(Finding::is_firm) {
        "Mend what is named above, then export again."
    } else {
        "Mend what is named above, or write it all the same with --despite-findings."
    };
    Failure::new(Status::Blocked, format!("nothing was exported: {count} it"), hint)
}
