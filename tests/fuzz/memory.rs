//! How much memory something takes at most, as Linux tells it; elsewhere nothing is told.

use std::fs;

/// By how many bytes the memory of this process grew, at most, while something ran.
pub(crate) fn grown_by(work: impl FnOnce()) -> Option<u64> {
    let told = cfg!(target_os = "linux") && begin_anew();
    let before = told.then(|| field("VmRSS:")).flatten();
    work();
    let most = told.then(|| field("VmHWM:")).flatten();
    before.zip(most).map(|(before, most)| most.saturating_sub(before))
}

/// Has the system forget the peak so far.
fn begin_anew() -> bool {
    use std::io::Write as _;
    let opened = fs::OpenOptions::new().write(true).open("/proc/self/clear_refs");
    opened.is_ok_and(|mut file| file.write_all(b"5").is_ok())
}

fn field(name: &str) -> Option<u64> {
    let told = fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
