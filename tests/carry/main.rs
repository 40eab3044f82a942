//! Stories that go to another project: nothing vanishes, nobody becomes somebody else.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test ends where it fails"
)]

#[path = "../support/mod.rs"]
mod support;

mod always;
mod session;
mod who;
