//! What comes from outside: the time, new ids, and the language of the system.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::ground::IdMint;
use crate::words::{self, Words};

/// The world as the session sees it. The program gives the real one, tests one that stands still.
#[derive(Clone, Debug)]
pub struct World {
    now: fn() -> Timestamp,
    mint: IdMint,
    words: &'static Words,
    person: String,
    program: Option<PathBuf>,
}

impl World {
    /// A world with this clock and this seed for ids.
    #[must_use]
    pub fn new(now: fn() -> Timestamp, seed: u64) -> Self {
        Self { now, mint: IdMint::seeded(seed), words: Words::english(), person: String::new(), program: None }
    }

    /// A world whose system speaks a language, named as POSIX names it (`ar_IQ.UTF-8`) or by a tag;
    /// one the desk does not speak means English.
    #[must_use]
    pub fn speaking(self, named: &str) -> Self {
        Self { words: words::for_system(named), ..self }
    }

    /// A world in which this person sits at the desk, by name.
    #[must_use]
    pub fn signed(self, person: impl Into<String>) -> Self {
        Self { person: person.into(), ..self }
    }

    /// A world in which the desk is this program, which can be started again.
    #[must_use]
    pub fn run_by(self, program: Option<PathBuf>) -> Self {
        Self { program, ..self }
    }

    /// The program that the desk is; `None` where that is not known.
    #[must_use]
    pub fn program(&self) -> Option<&Path> {
        self.program.as_deref()
    }

    /// Who sits at the desk, by name; empty where nobody said.
    #[must_use]
    pub fn person(&self) -> &str {
        &self.person
    }

    /// The words of the system's language.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        self.words
    }

    /// The instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.now)()
    }

    /// What tells the instant.
    #[must_use]
    pub fn clock(&self) -> fn() -> Timestamp {
        self.now
    }

    /// Time since 1970, for measuring pauses.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        Duration::try_from(self.now().as_duration()).unwrap_or_default()
    }

    /// The day, in UTC.
    #[must_use]
    pub fn today(&self) -> Date {
        self.now().to_zoned(jiff::tz::TimeZone::UTC).date()
    }

    /// A new id.
    pub fn mint<T: From<u64>>(&mut self) -> T {
        self.mint.mint()
    }

    /// A mint of its own for a job.
    pub fn branch(&mut self) -> IdMint {
        IdMint::seeded(self.mint.mint::<u64>())
    }
}
