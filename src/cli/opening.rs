//! Opening the project a command works on.

use std::path::Path;

use super::failure::{Failure, Status};
use super::terminal::Terminal;
use crate::project::{self, Opened};
use crate::words::Say as _;

/// Opens a project and says what is unusual about its file.
pub(super) fn open(path: &Path, terminal: &mut Terminal<'_>) -> Result<Opened, Failure> {
    let opened = project::open(path)?;
    remark(path, &opened, terminal);
    Ok(opened)
}

/// Opens a project that is to be changed. One whose file holds what a save would drop is refused.
pub(super) fn open_to_change(path: &Path, terminal: &mut Terminal<'_>) -> Result<Opened, Failure> {
    let opened = project::open(path)?;
    if let Some(remark) = opened.remarks.iter().find(|remark| remark.forbids_saving_over()) {
        let said = format!("{} is not written over: {remark}", path.display());
        return Err(Failure::new(Status::Unwritable, said, "Take them out of the file, or work on a copy of it."));
    }
    remark(path, &opened, terminal);
    Ok(opened)
}

/// Says what is unusual about a project's file.
fn remark(path: &Path, opened: &Opened, terminal: &mut Terminal<'_>) {
    for remark in &opened.remarks {
        terminal.say(&format!("{}: {remark}", path.display()));
    }
    for fault in opened.project.house.faults() {
        terminal.say(&format!("{}: {}", path.display(), fault.phrase()));
    }
}
