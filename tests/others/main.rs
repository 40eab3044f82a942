//! Others at the same file: a second desk, a colleague’s program, a drive that refuses.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test ends where it fails"
)]

mod clock;
mod hanging;
mod lock;
mod places;
mod reclaim;
mod writers;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use copydesk::app::{Action, PathPurpose, Session, Settings, World};
use copydesk::ground::Language;
use copydesk::project::{self, Project};
use jiff::Timestamp;

/// 10 March 2026, noon in UTC.
const NOON: i64 = 1_773_144_000;

fn noon() -> Timestamp {
    Timestamp::from_second(NOON).unwrap()
}

fn desk_of(person: &str) -> Session {
    Session::new(World::new(noon, 7).signed(person), Settings::default(), std::sync::Arc::new(|| ()))
}

fn settle(session: &mut Session) {
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
}

fn open(session: &mut Session, path: &Path) {
    session.act(Action::UsePath(PathPurpose::Open, vec![path.to_owned()]));
    settle(session);
}

/// A folder with a project in it.
fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.ron");
    project::create(&Project::new("Desk", Language::english()), &path).unwrap();
    (folder, path)
}

/// This test program once more, doing what `driver` says for a test by that name.
fn driver(test: &str, words: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--ignored", "--nocapture"]).env("COPYDESK_DRIVER", words.join("\n"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
    command
}

/// What a driver was told; nothing where it runs as a test.
fn told() -> Option<Vec<String>> {
    std::env::var("COPYDESK_DRIVER").ok().map(|words| words.lines().map(str::to_owned).collect())
}

/// Waits until a driver says a line that begins so; the rest of it.
fn hear(child: &mut Child, begins: &str) -> String {
    use std::io::Read as _;
    let out = child.stdout.as_mut().unwrap();
    let mut line = Vec::new();
    loop {
        let mut byte = [0];
        assert_eq!(out.read(&mut byte).unwrap(), 1, "the driver ended early");
        if byte[0] != b'\n' {
            line.push(byte[0]);
            continue;
        }
        let said = String::from_utf8(std::mem::take(&mut line)).unwrap();
        if let Some(rest) = said.strip_prefix(begins) {
            return rest.trim().to_owned();
        }
    }
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into()).collect();
    names.sort();
    names
}
