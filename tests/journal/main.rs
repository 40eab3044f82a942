//! The journal: what is recorded as it is typed, what is found again, and what is never applied.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails; what was tried is said; files are damaged on purpose, in real time"
)]

#[path = "../support/letters.rs"]
mod letters;
#[path = "../support/mod.rs"]
mod support;

mod bin;
mod damage;
mod deciding;
mod desk;
mod disks;
mod driver;
mod kills;
mod recording;
mod recovering;
