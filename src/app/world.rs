//! What comes from outside: the time, and new ids.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::ground::IdMint;

/// The world as the session sees it. The program gives the real one, tests one that stands still.
#[derive(Clone, Debug)]
pub struct World {
    now: fn() -> Timestamp,
    mint: IdMint,
}

impl World {
    /// A world with this clock and this seed for ids.
    #[must_use]
    pub fn new(now: fn() -> Timestamp, seed: u64) -> Self {
        Self { now, mint: IdMint::seeded(seed) }
    }

    /// The instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.now)()
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
