//! Where the system tells no process that another is gone, nobody stands by.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The word on the command line that asks for it.
pub const WORD: &str = "--stand-by";

/// Nobody.
#[derive(Clone, Debug, Default)]
pub struct StandBy;

impl StandBy {
    /// Nobody.
    #[must_use]
    pub fn by(_program: Option<PathBuf>) -> Self {
        Self
    }

    /// Never.
    #[must_use]
    pub fn is_there(&self) -> bool {
        false
    }

    /// Does nothing.
    pub fn begin(&self) {}

    /// Does nothing.
    pub fn take_up(&self) {}

    /// Does nothing.
    pub fn tell_open(&mut self, _path: Option<&Path>, _another: bool) {}

    /// Does nothing.
    pub fn broke(&self) {}

    /// Does nothing.
    pub fn ended(&self) {}
}

/// Nobody is there to stand by.
#[must_use]
pub fn stand_by(_program: io::Result<PathBuf>) -> ExitCode {
    ExitCode::FAILURE
}
