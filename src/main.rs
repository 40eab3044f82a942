//! Copydesk: the window, or the command line.

use std::env;
use std::hash::{BuildHasher as _, RandomState};
use std::io;
use std::process::ExitCode;

use copydesk::app::{World, stand_by};
use copydesk::cli::{self, Asked, Terminal};
use copydesk::ground::IdMint;
use copydesk::ui::Opening;
use jiff::Timestamp;

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let (mut results, mut messages) = (io::stdout(), io::stderr());
    let mut terminal = Terminal::new(&mut results, &mut messages);
    match cli::run(env::args_os(), now(), &person(), &mut IdMint::seeded(seed()), &mut terminal) {
        Asked::Window { files, new_window, back } => {
            let world = World::new(clock, seed()).speaking(&system_language()).signed(person());
            copydesk::ui::run(Opening { files, new_window, back }, world.run_by(env::current_exe().ok()))
        }
        Asked::StandBy => stand_by::stand_by(env::current_exe()),
        Asked::Done(status) => status.into(),
    }
}

/// The instant for a command; the one `SOURCE_DATE_EPOCH` names in seconds since 1970, where a build or a test
/// wants the same output every time (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn now() -> Timestamp {
    let fixed = env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.trim().parse().ok());
    fixed.and_then(|seconds| Timestamp::from_second(seconds).ok()).unwrap_or_else(clock)
}

/// Who sits at the desk, as the system calls them; empty where it does not say.
fn person() -> String {
    ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| env::var(name).ok()).unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "here the time comes in")]
fn clock() -> Timestamp {
    Timestamp::now()
}

/// The language the system's messages are in, as POSIX has it: the first of these that is set.
fn system_language() -> String {
    let mut set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| env::var(name).ok());
    set.find(|value| !value.is_empty()).unwrap_or_default()
}

/// 64 random bits, from the keys that the standard library takes from the system.
fn seed() -> u64 {
    RandomState::new().hash_one(0_u8)
}
