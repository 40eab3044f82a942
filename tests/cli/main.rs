//! The command line from outside: what it prints, how it ends, and what it leaves on disk.

#![expect(clippy::disallowed_methods, reason = "tests lay out files of their own")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test ends where it fails"
)]

mod desk;
mod done;
mod exports;
mod guarded;
mod merges;
mod moves;
mod pipes;
mod refused;
mod seed;
mod words;
