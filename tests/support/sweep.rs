//! Fails a program's disk calls in turn, first, second, … until none is left.
//!
//! A clean run under strace tells which calls touch a folder. Then the program is run once for each of
//! them and each fault, with just that call failing, or the program killed at it. This goes by the
//! numbers of the calls on their thread, so a program must do them in one order. One with several
//! threads stops at gates of its own, and is swept from each of them to the next: then few threads
//! are at work, and what a job does late is met though an earlier one would have met it first.
//!
//! Every run has a folder that is laid out anew, in memory where the system has such a place, and
//! as many runs go side by side as there are processors.

#![allow(dead_code, reason = "each test file uses some of it")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// What a call is made to answer; the last kills the program as it is made.
pub(crate) const FAULTS: [&str; 6] =
    ["error=ENOSPC", "error=EIO", "error=EACCES", "error=EINTR", "error=EDQUOT", "signal=KILL"];

/// One run in which a call failed.
#[derive(Debug)]
pub(crate) struct Failed {
    /// The folder it was run in.
    pub(crate) folder: PathBuf,
    /// The gate from which calls are counted.
    pub(crate) gate: usize,
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
    /// What it said on standard output.
    pub(crate) out: String,
    /// What it said on standard error.
    pub(crate) said: String,
}

impl Failed {
    pub(crate) fn is_kill(&self) -> bool {
        self.fault == "signal=KILL"
    }

    /// What is done is done.
    pub(crate) fn is_done(&self) -> bool {
        self.status == Some(0)
    }
}

/// What is swept: how a folder is laid out, the command that works in it, and who judges what a run
/// left there, with a panic where that is not as it must be.
pub(crate) struct Case<'a> {
    pub(crate) what: &'a str,
    pub(crate) lay_out: &'a (dyn Fn(&Path) + Sync),
    pub(crate) command: &'a (dyn Fn(&Path) -> Command + Sync),
    /// Whether it stops at gates: see [`gates::pass`].
    pub(crate) gated: bool,
    pub(crate) judge: &'a (dyn Fn(&Failed) + Sync),
}

/// What was tried.
#[derive(Debug, Default)]
pub(crate) struct Swept {
    /// Runs in which the call was met and failed, by the call’s name.
    pub(crate) tried: BTreeMap<String, usize>,
    /// Runs in which it was not met: the order of the calls was another.
    pub(crate) unmet: Vec<String>,
    /// Points left out because only some were wanted.
    pub(crate) left_out: usize,
    /// What was not as it must be.
    pub(crate) broken: Vec<String>,
}

impl Swept {
    pub(crate) fn points(&self) -> usize {
        self.tried.values().sum()
    }
}

/// How many points are tried: all, or as many as the environment says.
pub(crate) fn most() -> usize {
    std::env::var("COPYDESK_SWEEP").ok().and_then(|number| number.parse().ok()).unwrap_or(usize::MAX)
}

/// Whether strace is there and may trace; says what is not tried where it is not.
pub(crate) fn can_sweep(what: &str) -> bool {
    let can = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status().is_ok_and(|s| s.success());
    if !can {
        assert!(std::env::var_os("CI").is_none(), "strace cannot be run, which CI must have");
        println!("SKIP: strace cannot be run; {what} was not swept (0 points)");
    }
    can
}

/// A folder to work in, in memory where there is such a place: a flush costs nothing there.
pub(crate) fn place() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let there = tempfile::Builder::new().prefix("copydesk-sweep-").tempdir_in(memory);
    there.unwrap_or_else(|_no_such_place| tempfile::tempdir().unwrap())
}

/// Sweeps, says what was tried, and holds that nothing was broken and enough was met.
pub(crate) fn sweep_all(case: &Case<'_>, at_least: usize) {
    let Some(swept) = sweep(case) else { return };
    assert!(swept.broken.is_empty(), "{} broken:\n{}", swept.broken.len(), swept.broken.join("\n"));
    assert!(swept.points() >= at_least.min(most() / 2), "{swept:?}");
}

/// Every call of the program that names the folder or a file in it fails once with each fault; none
/// where nothing can be traced.
pub(crate) fn sweep(case: &Case<'_>) -> Option<Swept> {
    if !can_sweep(case.what) {
        return None;
    }
    let since = Instant::now();
    let met = calls_of(case);
    let points: Vec<(&Point, &'static str)> = met.iter().flat_map(|call| FAULTS.map(|fault| (call, fault))).collect();
    let taken = points.len().min(most());
    let (next, swept) = (AtomicUsize::new(0), Mutex::new(Swept::default()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= taken {
                        break;
                    }
                    let (point, fault) = points[at * points.len() / taken];
                    try_point(case, point, fault, &swept);
                }
            });
        }
    });
    let mut swept = swept.into_inner().unwrap();
    swept.left_out = points.len() - taken;
    let Swept { tried, unmet, left_out, broken } = &swept;
    let (all, broken, took) = (swept.points(), broken.len(), since.elapsed().as_secs());
    println!(
        "{}: {} calls, {all} points tried, {broken} broken, {} not met, {left_out} left out, {took} s: {tried:?}{}",
        case.what,
        met.len(),
        unmet.len(),
        if unmet.is_empty() { String::new() } else { format!("; not met: {}", unmet.join(", ")) }
    );
    Some(swept)
}

/// A call that is to fail: the gate it is counted from, its name, and its number on its thread.
type Point = (usize, String, usize);

/// The calls of a clean run that touch the folder.
fn calls_of(case: &Case<'_>) -> Vec<Point> {
    let place = place();
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut points = Vec::new();
    for gate in 0.. {
        (case.lay_out)(place.path());
        let (clean, passed) = run(case, place.path(), gate, "%file,%desc", None, log.path());
        assert!(clean.status.success(), "without a fault it succeeds: {clean:?}");
        if gate > 0 && gate >= passed {
            break;
        }
        let lines = fs::read_to_string(log.path()).unwrap();
        points.extend(touching(&lines, place.path(), gate).into_iter().map(|(call, nth)| (gate, call, nth)));
        for path in names(place.path()).into_iter().rev() {
            if path.is_dir() { fs::remove_dir(path).unwrap() } else { fs::remove_file(path).unwrap() }
        }
    }
    points
}

/// Runs what is swept; its output, and how many gates it came to.
fn run(case: &Case<'_>, folder: &Path, gate: usize, calls: &str, fault: Option<&str>, log: &Path) -> (Output, usize) {
    let command = (case.command)(folder);
    if case.gated { gates::traced(command, gate, calls, fault, log) } else { (traced(&command, calls, fault, log), 0) }
}

fn try_point(case: &Case<'_>, (gate, call, nth): &Point, fault: &'static str, swept: &Mutex<Swept>) {
    let place = place();
    (case.lay_out)(place.path());
    let log = tempfile::NamedTempFile::new().unwrap();
    let inject = format!("inject={call}:{fault}:when={nth}");
    let (output, _) = run(case, place.path(), *gate, call, Some(&inject), log.path());
    let lines = fs::read_to_string(log.path()).unwrap();
    let Some(line) = hit(&lines, place.path(), fault, output.status) else {
        swept.lock().unwrap().unmet.push(format!("{gate} {call} {nth} {fault}"));
        return;
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let failed = Failed {
        folder: place.path().to_owned(),
        gate: *gate,
        call: call.clone(),
        nth: *nth,
        fault,
        line,
        status: output.status.code(),
        out: text(&output.stdout),
        said: text(&output.stderr),
    };
    let broken = catch_unwind(AssertUnwindSafe(|| (case.judge)(&failed))).err().map(|why| {
        let why = why.downcast_ref::<String>().cloned().or_else(|| why.downcast_ref::<&str>().map(|s| (*s).to_owned()));
        format!("{}\n{failed:#?}", why.unwrap_or_default())
    });
    let mut swept = swept.lock().unwrap();
    *swept.tried.entry(call.clone()).or_default() += 1;
    swept.broken.extend(broken);
}

/// The call that was made to fail, if that was one that touches the folder.
fn hit(lines: &str, folder: &Path, fault: &str, status: ExitStatus) -> Option<String> {
    let folder = folder.to_string_lossy();
    // What kills stands last, but for what is said of the ends of threads.
    let killed = || lines.lines().rfind(|line| line.contains('(')).filter(|line| line.contains(&*folder));
    let failed = || lines.lines().find(|line| line.contains("(INJECTED)") && line.contains(&*folder));
    let line = if fault == "signal=KILL" { killed().filter(|_| status.code().is_none()) } else { failed() };
    line.map(str::to_owned)
}

/// What strace is told.
fn strace(calls: &str, inject: Option<&str>, log: &Path) -> Command {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-s", "0", "-e"]).arg(format!("trace={calls}")).arg("-o").arg(log);
    strace.args(inject.into_iter().flat_map(|inject| ["-e", inject]));
    strace
}

/// Runs a command under strace.
fn traced(command: &Command, calls: &str, inject: Option<&str>, log: &Path) -> Output {
    let mut strace = strace(calls, inject, log);
    // With this filter the program is stopped at no other calls; but then it cannot be killed at one.
    let kills = inject.is_some_and(|inject| inject.contains("signal="));
    strace.args((!kills).then_some("--seccomp-bpf"));
    strace.args(["-qq", "--"]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => strace.env(name, value),
            None => strace.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        strace.current_dir(folder);
    }
    strace.stdin(Stdio::null()).output().unwrap()
}

/// The calls of a clean run that name the folder: each by its name and its number on its thread, up to
/// the gate after this one.
fn touching(lines: &str, folder: &Path, gate: usize) -> Vec<(String, usize)> {
    /// They touch no drive, or a fault of theirs is none of the drive’s.
    const APART: [&str; 10] = ["mmap", "munmap", "fcntl", "poll", "ppoll", "ioctl", "execve", "getcwd", "chdir", "dup"];
    let (folder, next) = (folder.to_string_lossy(), format!("\"{}\"", gates::mark(gate + 1)));
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let (mut met, mut known) = (Vec::new(), BTreeSet::new());
    let lines = lines.lines().take_while(|line| !line.contains(&next));
    for line in lines.filter(|line| !line.contains(" resumed>")) {
        // As `4711  openat(AT_FDCWD</home>, "desk.ron", O_RDONLY) = 3</home/desk.ron>`.
        let call = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let thread = line.split(' ').next().unwrap_or_default();
        let Some((call, arguments)) = call.split_once('(') else { continue };
        let nth = counts.entry((thread, call)).or_default();
        *nth += 1;
        if arguments.contains(&*folder) && !APART.contains(&call) && known.insert((call, *nth)) {
            met.push((call.to_owned(), *nth));
        }
    }
    met
}

/// Gates: where a program with threads waits until it is told to go on. It speaks through a socket, as
/// it must be no call that is swept.
pub(crate) mod gates {
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};
    use std::os::unix::net::{UnixListener, UnixStream};
    use std::path::Path;
    use std::process::{Child, Command, Output, Stdio};
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Where the socket is.
    const SOCKET: &str = "COPYDESK_GATES";

    /// What tells in a trace that a program passes a gate: it looks at this path.
    pub(super) fn mark(gate: usize) -> String {
        format!("/no/such/gate/{gate}")
    }

    fn line() -> Option<&'static UnixStream> {
        static LINE: OnceLock<Option<UnixStream>> = OnceLock::new();
        LINE.get_or_init(|| Some(UnixStream::connect(std::env::var_os(SOCKET)?).unwrap())).as_ref()
    }

    /// Says a line to whoever started the program.
    pub(crate) fn say(words: &str) {
        match line() {
            Some(mut line) => line.write_all(format!("{words}\n").as_bytes()).unwrap(),
            None => println!("\n{words}"),
        }
    }

    /// Comes to the next gate, and waits to be told to go on, if somebody does.
    pub(crate) fn pass() {
        static PASSED: AtomicUsize = AtomicUsize::new(0);
        let gate = PASSED.fetch_add(1, Ordering::Relaxed);
        if let Some(mut line) = line() {
            let _none = std::fs::symlink_metadata(mark(gate));
            say(&format!("GATE {gate}"));
            line.read_exact(&mut [0]).unwrap();
        }
    }

    /// Runs a command that is traced from a gate on; its output, and how many gates it came to.
    pub(super) fn traced(
        mut command: Command,
        from: usize,
        calls: &str,
        inject: Option<&str>,
        log: &Path,
    ) -> (Output, usize) {
        let home = tempfile::tempdir().unwrap();
        let listener = UnixListener::bind(home.path().join("line")).unwrap();
        command.env(SOCKET, home.path().join("line")).stdin(Stdio::null());
        let mut program = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        listener.set_nonblocking(true).unwrap();
        let mut line = loop {
            match listener.accept() {
                Ok((line, _)) => break line,
                Err(_nobody_yet) => assert!(program.try_wait().unwrap().is_none(), "it ended before its first gate"),
            }
            std::thread::yield_now();
        };
        line.set_nonblocking(false).unwrap();
        let (mut said, mut passed, mut tracer) = (String::new(), 0, None);
        for words in BufReader::new(line.try_clone().unwrap()).lines().map_while(Result::ok) {
            if words.starts_with("GATE ") {
                if passed == from {
                    tracer = Some(attach(&mut program, calls, inject, log));
                }
                passed += 1;
                let _ended_already = line.write_all(b".");
            }
            said.push_str(&words);
            said.push('\n');
        }
        let mut errors = Vec::new();
        program.stderr.take().unwrap().read_to_end(&mut errors).unwrap();
        let status = program.wait().unwrap();
        if let Some(mut tracer) = tracer {
            tracer.wait().unwrap();
        }
        (Output { status, stdout: said.into_bytes(), stderr: errors }, passed)
    }

    fn attach(program: &mut Child, calls: &str, inject: Option<&str>, log: &Path) -> Child {
        let mut strace = super::strace(calls, inject, log);
        strace.args(["-qq", "-p", &program.id().to_string()]);
        let mut tracer = strace.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while !is_traced(program.id()) && program.try_wait().unwrap().is_none() {
            if tracer.try_wait().unwrap().is_some() && !is_traced(program.id()) {
                let _ended = program.kill().and_then(|()| program.wait());
                panic!("strace may not attach to a program: as root it may, or with ptrace_scope 0");
            }
            std::thread::yield_now();
        }
        tracer
    }

    /// Whether all threads of a process are traced.
    fn is_traced(process: u32) -> bool {
        let tasks = std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().filter_map(Result::ok);
        let mut states = tasks.map(|task| std::fs::read_to_string(task.path().join("status")).unwrap_or_default());
        states.all(|state| !state.contains("TracerPid:\t0\n"))
    }
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
