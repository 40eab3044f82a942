//! Saving over the project a command has changed: earlier saves are kept, and whoever has it open in
//! a desk is not surprised.

use std::path::Path;

use jiff::Timestamp;

use super::failure::{Failure, Status};
use super::terminal::Terminal;
use crate::app::Settings;
use crate::app::tasks::{Keeper, save_and_keep};
use crate::project::lock::{self, Claim, Held, Holder, Lock};
use crate::project::{Project, SaveError, Stamp, VersionError, disk};
use crate::words::Say as _;

/// What keeps earlier saves, as this person’s settings say. Settings that cannot be read count as the
/// program’s own.
pub(super) fn keeper(now: Timestamp, who: &str) -> Keeper {
    let place = Settings::folder().map(|folder| Settings::load(&folder).0.versions).unwrap_or_default();
    Keeper { place, data: Settings::data_folder(), now, who: who.to_owned() }
}

/// Claims a project for as long as the command lasts, as a desk does that opens it. One that a desk
/// has is left alone, unless `anyway`; where nothing can be written beside it, nobody can claim it.
pub(super) fn claim(path: &Path, anyway: bool, keeper: &Keeper) -> Result<Option<Lock>, Failure> {
    if !disk::is_there(path) {
        return Ok(None);
    }
    match lock::claim(path, &Holder::here(&keeper.who, keeper.now), anyway) {
        Claim::Ours(lock) => Ok(Some(lock)),
        Claim::Unguarded => Ok(None),
        Claim::Theirs(_) if anyway => Ok(None),
        Claim::Theirs(held) => Err(in_use(path, &held)),
    }
}

fn in_use(path: &Path, held: &Held) -> Failure {
    let who = held.holder.as_ref().map_or_else(|| "somebody has it".to_owned(), who);
    let hint = if held.stale {
        "That machine may have left it behind; with --anyway it is taken for free."
    } else {
        "Have it closed there, or write with --anyway: a desk that has it open takes in what changed."
    };
    Failure::new(Status::Unwritable, format!("{} is open in a desk: {who}; nothing was changed", path.display()), hint)
}

fn who(holder: &Holder) -> String {
    let who = if holder.who.is_empty() { "somebody" } else { holder.who.as_str() };
    let on = if holder.machine.is_empty() { String::new() } else { format!(" on {}", holder.machine) };
    format!("{who}{on}, since {}", holder.since)
}

/// Saves over the file that was opened with this stamp.
pub(super) fn save(
    project: &Project,
    path: &Path,
    stamp: &Stamp,
    keeper: &Keeper,
    terminal: &mut Terminal<'_>,
) -> Result<(), SaveError> {
    if let Some(error) = save_and_keep(project, path, stamp, keeper)? {
        not_kept(&error, terminal);
    }
    Ok(())
}

/// Says that a save was made of which no version could be kept.
fn not_kept(error: &VersionError, terminal: &mut Terminal<'_>) {
    terminal.say(&format!("The save was made, but no version of it could be kept: {}", error.phrase()));
}
