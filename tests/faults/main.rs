//! Whatever the drive refuses, the last good file is whole, and it is said which and why.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test ends where it fails, in real time"
)]

mod command_line;
mod control;
mod desk;
mod place;
#[path = "../support/sweep.rs"]
mod sweep;
