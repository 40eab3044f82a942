//! Whatever the drive refuses, the last good file is whole, and it is said which and why.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test ends where it fails"
)]

mod command_line;
#[path = "../support/sweep.rs"]
mod sweep;
