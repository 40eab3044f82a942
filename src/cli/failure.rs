//! Exit statuses, and what stopped a command.

use std::process::ExitCode;

use crate::import::ReadError;
use crate::project::{OpenError, SaveError, disk};

/// How a command ended, as its exit status says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Status {
    /// Done.
    Done = 0,
    /// Done, or refused, with findings that block.
    Blocked = 1,
    /// The command line makes no sense.
    Usage = 2,
    /// An input cannot be read.
    Unreadable = 3,
    /// An output cannot be written.
    Unwritable = 4,
    /// Two versions could not be put together. Above 128 git stops its merge; below, it would take our
    /// side for what came of both.
    Apart = 129,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// What stopped a command.
#[derive(Debug)]
pub(super) struct Failure {
    /// The exit status.
    pub(super) status: Status,
    /// What is the matter.
    pub(super) said: String,
    /// The way out, if there is one.
    pub(super) hint: String,
}

impl Failure {
    pub(super) fn new(status: Status, said: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { status, said: said.into(), hint: hint.into() }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::new(Status::Unreadable, error.to_string(), error.hint())
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::new(Status::Unreadable, error.to_string(), error.hint())
    }
}

impl From<disk::ReadError> for Failure {
    fn from(error: disk::ReadError) -> Self {
        Self::new(Status::Unreadable, error.to_string(), error.hint())
    }
}

impl From<SaveError> for Failure {
    fn from(error: SaveError) -> Self {
        Self::new(Status::Unwritable, error.to_string(), error.hint())
    }
}

impl From<disk::WriteError> for Failure {
    fn from(error: disk::WriteError) -> Self {
        Self::new(Status::Unwritable, error.to_string(), error.hint())
    }
}
