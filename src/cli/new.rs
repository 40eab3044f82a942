//! `copydesk new`: an empty project.

use super::args::NewOrder;
use super::failure::{Failure, Status};
use super::terminal::Terminal;
use crate::project::{self, Project};

pub(super) fn run(order: &NewOrder, terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    let stem = || order.project.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let fresh = Project::new(order.name.clone().unwrap_or_else(stem), order.language.clone());
    project::create(&fresh, &order.project)?;
    terminal.say(&format!("Made {}. Bring copy in with “copydesk import FILE --into {0}”.", order.project.display()));
    Ok(Status::Done)
}
