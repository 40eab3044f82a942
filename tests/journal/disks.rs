//! Power cuts, and system calls that fail.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::driver::{Drive, command};
use crate::letters::{count_of, lay_down, look};
use crate::support::shared;

fn is_there(program: &str) -> bool {
    Command::new("sh").args(["-c", &format!("command -v {program}")]).stdout(Stdio::null()).status().unwrap().success()
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}

/// Cuts the power under a desk that types and saves; what the tool says of it.
fn cut(file_system: &str, cuts: usize, drive: &str) -> Option<(bool, String)> {
    let tool = shared("tools/powercut_snapshot.py", cuts)?;
    let program = std::env::current_exe().unwrap();
    let program = program.to_str().unwrap();
    let seed = tempfile::tempdir().unwrap();
    lay_down(seed.path());
    let seed = seed.path().to_str().unwrap();
    let asked = |name: &str| format!("{program} --exact driver::{name} --ignored --nocapture --quiet");
    let writer = format!(
        "cp {seed}/river.ron {seed}/quay.png $DIR/ && sync -f $DIR/river.ron && COPYDESK_DRIVEN=$DIR COPYDESK_DRIVE='{drive}' {} >/dev/null 2>&1",
        asked("drive")
    );
    let verify = format!("{} 2>/dev/null | grep -oE '^(OK|TORN|MISSING|LOST)[^\\n]*'", asked("verify"));
    let output =
        Command::new("python3").arg(tool).args([file_system, &cuts.to_string(), &writer, &verify]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    println!("{}", said.trim());
    Some((output.status.success(), said))
}

#[test]
#[ignore = "needs root and loop mounts; COPYDESK_CUTS=200 for all of it"]
fn a_power_cut_loses_a_second_of_typing_at_most_and_nothing_that_was_saved() {
    let cuts = count_of("COPYDESK_CUTS", 20);
    if !is_root() || !is_there("mkfs.xfs") || !is_there("mkfs.ext4") {
        println!("SKIP: needs root, mkfs.ext4 and mkfs.xfs ({} cuts not tried)", 2 * cuts);
        return;
    }
    for file_system in ["ext4", "xfs"] {
        let Some((held, _)) = cut(file_system, cuts, "1000000 4000 0 0 150 0") else { return };
        assert!(held, "{file_system}");
        // These must see a desk that records nothing.
        let Some((held, said)) = cut(file_system, cuts.div_ceil(4), "1000000 4000 1 0 100000 0") else { return };
        assert!(!held && said.contains("LOST"), "{file_system}: a desk without a journal was not found out");
    }
}

const CALLS: [&str; 11] = [
    "openat",
    "write",
    "fsync,fdatasync",
    "rename,renameat,renameat2",
    "ftruncate",
    "mkdir,mkdirat",
    "unlink,unlinkat",
    "fchmod",
    "link,linkat",
    "flock",
    "lseek",
];
const FAULTS: [&str; 6] = ["error=ENOSPC", "error=EIO", "error=EACCES", "error=EINTR", "error=EDQUOT", "signal=KILL"];

const SHORT: Drive = Drive { letters: 6, pace: 0, unrecorded: false, careful: true, saves: 3, works: false };

fn traced(folder: &Path, calls: &str, inject: Option<&str>) -> (String, String) {
    let log = folder.join("trace");
    let driver = command(folder, SHORT);
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-y", "-o"]).arg(&log).args(["-e", &format!("trace={calls}")]);
    strace.args(inject.iter().flat_map(|inject| ["-e".to_owned(), format!("inject={calls}:{inject}")]));
    strace.arg(driver.get_program()).args(driver.get_args()).stdin(Stdio::null());
    strace.envs(driver.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = strace.output().unwrap();
    (String::from_utf8_lossy(&output.stdout).into_owned(), fs::read_to_string(&log).unwrap_or_default())
}

/// Which calls of each thread touch the folder, counted as the tracer counts them.
fn places(folder: &Path, log: &str) -> BTreeSet<usize> {
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    let mut places = BTreeSet::new();
    let named = folder.join("state").to_str().unwrap().to_owned();
    let project = folder.join("river").to_str().unwrap().to_owned();
    let draft = folder.join(".copydesk").to_str().unwrap().to_owned();
    let whole = format!("{}>", folder.to_str().unwrap());
    for line in log.lines().filter(|line| !line.contains(" resumed>")) {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        let count = counts.entry(thread).or_default();
        *count += 1;
        if [&named, &project, &draft, &whole].iter().any(|path| call.contains(path.as_str())) {
            places.insert(*count);
        }
    }
    places
}

#[test]
#[ignore = "needs strace and takes minutes; COPYDESK_SWEEP=1 tries every place, more only each so many"]
fn whatever_call_fails_nothing_typed_is_lost_and_it_works_again() {
    if !is_there("strace") {
        println!("SKIP: needs strace ({} kinds of fault not tried)", CALLS.len() * FAULTS.len());
        return;
    }
    let every = count_of("COPYDESK_SWEEP", 4);
    let (mut tried, mut broken, mut nth) = (0, Vec::new(), 0);
    for calls in CALLS {
        let place = tempfile::tempdir().unwrap();
        lay_down(place.path());
        let (said, log) = traced(place.path(), calls, None);
        assert!(said.contains("DONE 1 1"), "{said}");
        for at in places(place.path(), &log) {
            for fault in FAULTS {
                nth += 1;
                if nth % every != 0 {
                    continue;
                }
                tried += 1;
                broken.extend(tried_at(calls, fault, at));
            }
        }
    }
    println!("{tried} faults, {} broken", broken.len());
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(tried * every > 100, "only {tried} places were found");
}

/// What is wrong after a fault; nothing, it is hoped.
fn tried_at(calls: &str, fault: &str, at: usize) -> Option<String> {
    let place = tempfile::tempdir().unwrap();
    lay_down(place.path());
    let (said, _) = traced(place.path(), calls, Some(&format!("{fault}:when={at}")));
    let folder = place.path().to_str().unwrap();
    let acked =
        said.lines().filter_map(|line| line.strip_prefix("ACK ")?.split_once(' ')?.0.parse::<usize>().ok()).max();
    let failed = |what: &str| Some(format!("{calls} {fault} #{at}: {what}\n{said}"));
    match look(place.path()) {
        Err(why) => failed(&why),
        Ok(left) if left.found < acked.unwrap_or(0) => failed(&format!("{} letters of {acked:?} left", left.found)),
        // The desk could not even open the project, and said so, or was killed.
        Ok(_) if said.contains("STUCK") => failed("nothing could be recorded any more"),
        // Each thread meets the fault, so that a save may fail however often it is tried: then it is
        // said of which file and why, and works once the fault is gone.
        Ok(_) if said.contains("DONE 0") && !said.contains(folder) => failed("it is not said which file"),
        Ok(_) => {
            let output = command(place.path(), SHORT).stdout(Stdio::piped()).output().unwrap();
            let again = String::from_utf8_lossy(&output.stdout).into_owned();
            if again.contains("DONE 1 1") { None } else { failed(&format!("it does not work again: {again}")) }
        }
    }
}
