//! Fails a program's disk calls in turn, first, second, … until none is left.
//!
//! A clean run under strace tells which calls touch a folder. Then the program is run once for each of
//! them and each fault, with just that call failing, or the program killed at it. This goes by the
//! numbers of the calls, so the program must do them in one order, on one thread.

#![allow(dead_code, reason = "each test file uses some of it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What a call is made to answer; the last kills the program as it is made.
pub(crate) const FAULTS: [&str; 6] =
    ["error=ENOSPC", "error=EIO", "error=EACCES", "error=EINTR", "error=EDQUOT", "signal=KILL"];

/// One run in which a call failed.
#[derive(Debug)]
pub(crate) struct Failed {
    /// The call’s name, as `renameat2`.
    pub(crate) call: String,
    /// Which of the calls of that name, from 1.
    pub(crate) nth: usize,
    /// One of [`FAULTS`].
    pub(crate) fault: &'static str,
    /// The call as strace shows it.
    pub(crate) line: String,
    /// The program’s exit status; none where it was killed.
    pub(crate) status: Option<i32>,
    /// What it said on standard error.
    pub(crate) said: String,
}

impl Failed {
    pub(crate) fn is_kill(&self) -> bool {
        self.fault == "signal=KILL"
    }
}

/// What was tried.
#[derive(Debug, Default)]
pub(crate) struct Swept {
    /// Runs in which the call was met and failed, by the call’s name.
    pub(crate) tried: BTreeMap<String, usize>,
    /// Runs in which it was not met: the order of the calls was another.
    pub(crate) unmet: usize,
    /// Points left out because only some were wanted.
    pub(crate) left_out: usize,
}

impl Swept {
    pub(crate) fn points(&self) -> usize {
        self.tried.values().sum()
    }
}

/// Whether strace is there and may trace; says what is not tried where it is not.
pub(crate) fn can_sweep(what: &str) -> bool {
    let can = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status().is_ok_and(|s| s.success());
    if !can {
        println!("SKIP: strace cannot be run; {what} was not swept (0 points)");
    }
    can
}

/// Every call of the program that names the folder or a file in it fails once with each fault. `start`
/// lays the folder out anew and gives the command; `judge` looks at what each run left. At most `most`
/// points, spread over all.
pub(crate) fn sweep(
    folder: &Path,
    most: usize,
    start: &mut dyn FnMut() -> Command,
    judge: &mut dyn FnMut(&Failed),
) -> Swept {
    let log = tempfile::NamedTempFile::new().unwrap();
    let (clean, _) = traced(&start(), "%file,%desc", None, log.path());
    assert!(clean.status.success(), "without a fault it succeeds: {clean:?}");
    let met: Vec<(String, usize)> = touching(&fs::read_to_string(log.path()).unwrap(), folder);
    let points: Vec<(&(String, usize), &'static str)> =
        met.iter().flat_map(|call| FAULTS.map(|fault| (call, fault))).collect();
    let mut swept = Swept { left_out: points.len().saturating_sub(most), ..Swept::default() };
    let taken = points.len().min(most);
    for at in 0..taken {
        let ((call, nth), fault) = points[at * points.len() / taken];
        let (output, hit) = traced(&start(), call, Some(&format!("inject={call}:{fault}:when={nth}")), log.path());
        let Some(line) = hit else {
            swept.unmet += 1;
            continue;
        };
        *swept.tried.entry(call.clone()).or_default() += 1;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let (call, nth, status) = (call.clone(), *nth, output.status.code());
        judge(&Failed { call, nth, fault, line, status, said });
    }
    swept
}

/// Runs a command under strace; its output, and the call that was made to fail.
fn traced(command: &Command, calls: &str, inject: Option<&str>, log: &Path) -> (Output, Option<String>) {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-y", "-s", "0", "-e"]).arg(format!("trace={calls}")).arg("-o").arg(log);
    strace.args(inject.into_iter().flat_map(|inject| ["-e", inject]));
    strace.arg("--").arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => strace.env(name, value),
            None => strace.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        strace.current_dir(folder);
    }
    let output = strace.stdin(Stdio::null()).output().unwrap();
    let lines = fs::read_to_string(log).unwrap();
    let killed = inject.is_some_and(|inject| inject.contains("KILL"));
    // A program that is killed at a call has that as its last line but for the one of its end.
    let hit = if killed {
        let ended = lines.contains("+++ killed by SIGKILL") || output.status.code().is_none();
        lines.lines().rfind(|line| line.contains('(')).filter(|_| ended)
    } else {
        lines.lines().find(|line| line.contains("(INJECTED)"))
    };
    (output, hit.map(str::to_owned))
}

/// The calls of a clean run that name the folder: each by its name and its number among those.
fn touching(lines: &str, folder: &Path) -> Vec<(String, usize)> {
    /// They touch no drive, or a fault of theirs is none of the drive’s.
    const APART: [&str; 9] = ["mmap", "munmap", "fcntl", "poll", "ioctl", "execve", "getcwd", "chdir", "dup"];
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut met = Vec::new();
    for line in lines.lines() {
        // As `4711  openat(AT_FDCWD</home>, "desk.ron", O_RDONLY) = 3</home/desk.ron>`.
        let Some((call, arguments)) = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').split_once('(')
        else {
            continue;
        };
        let nth = counts.entry(call).or_default();
        *nth += 1;
        // The system closes a folder without fail, and the standard library counts on it.
        let closed = arguments.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
        let folder_closed = call == "close" && closed.is_some_and(|(path, _)| Path::new(path).is_dir());
        if arguments.contains(&*folder.to_string_lossy()) && !APART.contains(&call) && !folder_closed {
            met.push((call.to_owned(), *nth));
        }
    }
    met
}

/// Copies a folder with all in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, to) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).unwrap();
        if path.is_dir() {
            copy_folder(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// The names of all files in a folder and those below it, by what lies before them.
pub(crate) fn names(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(names(&path));
        }
        all.push(path);
    }
    all.sort();
    all
}
