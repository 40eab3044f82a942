//! A line to the process that started this one: what it gave as standard input, to be written to.

use std::fs::File;
use std::io;
use std::os::fd::AsFd as _;

/// Takes it. Standard input is empty afterwards, so that no program that is started from here gets
/// the line too and keeps it open.
pub fn take() -> io::Result<File> {
    let line = io::stdin().as_fd().try_clone_to_owned()?;
    rustix::stdio::dup2_stdin(File::open("/dev/null")?)?;
    Ok(line.into())
}
