//! How much memory something takes at most, as Linux tells it; elsewhere nothing is told. And how much
//! time, of this thread alone where that is told: other programs may have the machine meanwhile.

use std::fs;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// How long this thread has worked; elsewhere than on Linux, how much time went by.
pub(crate) fn worked() -> Duration {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| BEGUN.elapsed(), Duration::from_nanos)
}

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
