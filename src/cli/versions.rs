//! `copydesk versions`: earlier saves of a project, and one of them written to a file.

use super::args::VersionsOrder;
use super::failure::{Failure, Status};
use super::terminal::Terminal;
use crate::app::Settings;
use crate::project::versions::write_out;
use crate::project::{Version, VersionError, VersionPlace, Versions};
use crate::words::Say as _;

impl From<VersionError> for Failure {
    fn from(error: VersionError) -> Self {
        let status = match error {
            VersionError::Write(_) => Status::Unwritable,
            VersionError::None => Status::Usage,
            VersionError::Off
            | VersionError::Folder(_)
            | VersionError::Read(_)
            | VersionError::Damaged { .. }
            | VersionError::Open(_) => Status::Unreadable,
        };
        Self::new(status, error.to_string(), error.hint())
    }
}

pub(super) fn run(order: &VersionsOrder, terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    let versions = Versions::of(&order.project, VersionPlace::Beside, Settings::data_folder().as_deref());
    let listed = versions.list();
    for error in &listed.unread {
        terminal.say(&format!("copydesk: {}", error.phrase()));
    }
    let Some(number) = order.restore else {
        let rows: Vec<String> =
            listed.versions.iter().enumerate().map(|(nth, version)| row(nth + 1, version)).collect();
        if rows.is_empty() {
            terminal.say("There are no earlier saves.");
        } else {
            terminal.show(&rows.join("\n"))?;
        }
        return Ok(Status::Done);
    };
    let version = number.checked_sub(1).and_then(|nth| listed.versions.get(nth)).ok_or(VersionError::None)?;
    let out = order.out.as_ref().ok_or(VersionError::None)?;
    write_out(out, &Versions::read(version)?)?;
    terminal.say(&format!("Wrote the version of {} to {}.", version.at, out.display()));
    Ok(Status::Done)
}

/// A version as a line: its number, when, how long, by whom, its name.
fn row(number: usize, version: &Version) -> String {
    let words = version.label.words.map_or_else(|| "—".to_owned(), |words| words.to_string());
    let who = if version.label.who.is_empty() { "—" } else { version.label.who.as_str() };
    let name = if version.label.name.is_empty() { String::new() } else { format!("  “{}”", version.label.name) };
    let before = version.label.before.map_or_else(String::new, |before| format!("  before {}", before.id()));
    let damaged = if version.damaged || Versions::read(version).is_err() { "  damaged" } else { "" };
    format!("{number:>3}  {}  {words:>7} words  {who}{name}{before}{damaged}", version.at)
}
