//! `copydesk import`: raw copy in, all that can be read, and what became of its lines.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::ImportOrder;
use super::failure::{Failure, Status};
use super::terminal::Terminal;
use super::told::counted;
use super::{opening, saving, told};
use crate::app::tasks::{ImportTask, Keeper, import_copy_into};
use crate::edit::Edit;
use crate::ground::{IdMint, Language};
use crate::import::{self, ImportReport, NoteKind, Reason};
use crate::project::{self, Project, Stamp, disk};

/// Lines left out for one reason that are named one by one.
const LINES_NAMED: usize = 20;

/// What `--report` writes.
#[derive(Serialize)]
struct Report<'a> {
    /// A report a file, in the order they were named.
    files: &'a [ImportReport],
}

/// The project copy goes into.
struct Target {
    project: Project,
    /// What its file was; `None` while there is none.
    stamp: Option<Stamp>,
}

pub(super) fn run(
    order: &ImportOrder,
    keeper: &Keeper,
    mint: &mut IdMint,
    terminal: &mut Terminal<'_>,
) -> Result<Status, Failure> {
    refuse_confusion(order)?;
    let _ours = saving::claim(&order.into, order.shared.anyway, keeper)?;
    let target = target(order, terminal)?;
    let (copies, unread) = read(&order.files);
    if copies.is_empty() {
        return Err(none_read(unread, terminal));
    }
    let asked = order.language.clone().unwrap_or_else(|| target.project.language.clone());
    let read_as = Project { language: asked, ..target.project.clone() };
    let task = import_copy_into(&read_as, &copies, mint);
    if let Some(path) = &order.report {
        let mut json = serde_json::to_vec_pretty(&Report { files: &task.reports })
            .map_err(|error| Failure::new(Status::Unwritable, error.to_string(), ""))?;
        json.push(b'\n');
        disk::write_whole(path, &json)?;
    }
    tell_unread(&unread, terminal);
    if task.stories.is_empty() {
        tell_left_out(&task.reports, terminal);
        let said = "no story was found in this copy; nothing was imported";
        return Err(Failure::new(Status::Unreadable, said, "Copy the story’s text whole, headline first."));
    }
    let changed = take_up(&target, &task, order)?;
    match &target.stamp {
        Some(stamp) => saving::save(&changed, &order.into, stamp, keeper, terminal)?,
        None => project::create(&changed, &order.into).map(drop)?,
    }
    tell(&changed, &task, order, target.stamp.is_none(), terminal);
    Ok(if unread.is_empty() { Status::Done } else { Status::Unreadable })
}

/// Slips that would cost somebody a file.
fn refuse_confusion(order: &ImportOrder) -> Result<(), Failure> {
    let usage = |said: String, hint: &str| Err(Failure::new(Status::Usage, said, hint));
    if order.files.iter().filter(|file| is_stdin(file)).count() > 1 {
        return usage("standard input can be read only once".to_owned(), "Name - once.");
    }
    if order.files.contains(&order.into) {
        return usage(format!("{} is both the copy and the project", order.into.display()), "Name another project.");
    }
    if let Some(report) = &order.report {
        let is_project = report.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
        if is_project || *report == order.into || order.files.contains(report) {
            let said = format!("the report would replace {}", report.display());
            return usage(said, "Give the report a name of its own, ending in .json.");
        }
    }
    Ok(())
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn target(order: &ImportOrder, terminal: &mut Terminal<'_>) -> Result<Target, Failure> {
    if !disk::find(&order.into)? {
        let name = order.into.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let language = order.language.clone().unwrap_or_else(Language::english);
        return Ok(Target { project: Project::new(name, language), stamp: None });
    }
    let opened = opening::open_to_change(&order.into, terminal)?;
    Ok(Target { project: opened.project, stamp: Some(opened.stamp) })
}

/// What could be read, and why the rest could not.
fn read(files: &[PathBuf]) -> (Vec<(String, String)>, Vec<Failure>) {
    let (mut copies, mut unread) = (Vec::with_capacity(files.len()), Vec::new());
    for file in files {
        let name = || file.file_name().map_or_else(|| file.display().to_string(), |n| n.to_string_lossy().into_owned());
        let (origin, copy) = if is_stdin(file) {
            let origin = "standard input";
            (origin.to_owned(), import::read_stream(io::stdin().lock(), origin))
        } else {
            (name(), import::read_copy(file))
        };
        match copy {
            Ok(copy) => copies.push((origin, copy)),
            Err(error) => unread.push(error.into()),
        }
    }
    (copies, unread)
}

/// Nothing could be read: all but the last are told here.
fn none_read(mut unread: Vec<Failure>, terminal: &mut Terminal<'_>) -> Failure {
    let last = unread.pop();
    tell_unread(&unread, terminal);
    last.unwrap_or_else(|| Failure::new(Status::Usage, "no copy was named", "Name the files to import."))
}

fn tell_unread(unread: &[Failure], terminal: &mut Terminal<'_>) {
    for one in unread {
        terminal.say(&format!("Not imported: {}", one.said));
        if !one.hint.is_empty() {
            terminal.say(&format!("  {}", one.hint));
        }
    }
}

/// The project with the new stories. A project that is made takes the language of its first
/// story, unless one was named.
fn take_up(target: &Target, task: &ImportTask, order: &ImportOrder) -> Result<Project, Failure> {
    let mut changed =
        task.edit.apply(&target.project).map_err(|error| Failure::new(Status::Unwritable, error.to_string(), ""))?;
    if target.stamp.is_none()
        && order.language.is_none()
        && let Some(story) = task.stories.first().and_then(|first| changed.story(*first))
    {
        let edit = Edit::SetProjectLanguage(story.language.clone());
        changed = edit.apply(&changed).map_err(|error| Failure::new(Status::Unwritable, error.to_string(), ""))?;
    }
    Ok(changed)
}

fn tell(project: &Project, task: &ImportTask, order: &ImportOrder, made: bool, terminal: &mut Terminal<'_>) {
    let path = order.into.display();
    if made {
        terminal.say(&format!("Made {path}."));
    }
    terminal.say(&format!("Imported {} into {path}:", counted(task.stories.len(), "story", "stories")));
    let handles = told::Handles::of(project);
    let reports = task.reports.iter().flat_map(|report| &report.stories);
    for (story, report) in task.stories.iter().filter_map(|id| project.story(*id)).zip(reports) {
        terminal.say(&format!("  {}: {}", handles.handle(story), story.display_name()));
        let mut facts =
            vec![counted(report.paragraphs, "paragraph", "paragraphs"), counted(report.words, "word", "words")];
        if report.photos > 0 {
            facts.push(format!("{} wanted", counted(report.photos, "photo", "photos")));
        }
        terminal.say(&format!("      {}", facts.join(", ")));
    }
    tell_left_out(&task.reports, terminal);
    tell_doubts(&task.reports, terminal);
}

/// Every line that was left out, by reason.
fn tell_left_out(reports: &[ImportReport], terminal: &mut Terminal<'_>) {
    for report in reports.iter().filter(|report| !report.left_out.is_empty()) {
        let lines = counted(report.left_out.len(), "line", "lines");
        terminal.say(&format!("Left out of {}: {lines}", report.origin));
        let mut by_reason: BTreeMap<Reason, Vec<String>> = BTreeMap::new();
        for line in &report.left_out {
            by_reason.entry(line.reason).or_default().push(line.line.to_string());
        }
        for (reason, lines) in by_reason {
            terminal.say(&format!("  {} ({})", reason.label(), numbers(&lines)));
        }
    }
}

/// The first of the lines by their numbers, and how many more.
fn numbers(lines: &[String]) -> String {
    let which = if lines.len() == 1 { "line" } else { "lines" };
    let named: Vec<&str> = lines.iter().take(LINES_NAMED).map(String::as_str).collect();
    let more = lines.len() - named.len();
    let tail = if more == 0 { String::new() } else { format!(" and {more} more; --report names them all") };
    format!("{which} {}{tail}", named.join(", "))
}

/// What an editor should look at; the rest of the notes is in the report.
fn tell_doubts(reports: &[ImportReport], terminal: &mut Terminal<'_>) {
    for report in reports {
        for note in &report.notes {
            let worth_a_look = match note.kind {
                NoteKind::Credit | NoteKind::NearDuplicate | NoteKind::Doubt | NoteKind::Language => true,
                NoteKind::Byline
                | NoteKind::Dateline
                | NoteKind::Timestamp
                | NoteKind::Caption
                | NoteKind::Joined
                | NoteKind::List
                | NoteKind::Rule
                | NoteKind::Label => false,
            };
            if worth_a_look {
                terminal.say(&format!("Look at line {} of {}: {}", note.line, report.origin, note.words));
            }
        }
    }
}
