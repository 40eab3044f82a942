//! `copydesk completions`: a script for a shell.

use clap::CommandFactory as _;

use super::args::{Args, CompletionsOrder};
use super::failure::{Failure, Status};
use super::terminal::Terminal;

pub(super) fn run(order: &CompletionsOrder, terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(order.shell, &mut Args::command(), "copydesk", &mut script);
    terminal.hand_over_bytes(&script)?;
    Ok(Status::Done)
}
