//! The process that stands by.

use std::ffi::OsString;
use std::io::{self, BufRead as _, BufReader, PipeReader, Read};
use std::os::unix::process::{ExitStatusExt as _, parent_id};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::display;
use super::word::Word;
use crate::app::safety::Back;

/// The word on the command line that asks for it.
pub const WORD: &str = "--stand-by";

/// The desk may be lost so often within [`WITHIN`]: what ends it sooner is likely to end it again.
const LOSSES: usize = 3;
const WITHIN: Duration = Duration::from_mins(1);
/// So long a display is waited for. What was written is kept on this machine.
const PATIENCE: Duration = Duration::from_mins(5);
/// Between looks at a display that is not there: at first, and at most.
const PAUSES: [Duration; 2] = [Duration::from_millis(50), Duration::from_secs(2)];

/// Stands by the desk that started this process, and by those that are started here, until one ends as
/// it should, is lost too often, or has no display.
#[must_use]
pub fn stand_by(program: io::Result<PathBuf>) -> ExitCode {
    let (Ok(program), parent) = (program, parent_id()) else { return ExitCode::FAILURE };
    let mut known = Known::default();
    listen(&mut BufReader::with_capacity(512, io::stdin().lock()), &mut known);
    let mut pause = Duration::from_millis(1);
    while parent_id() == parent && !known.ended() {
        // It is about to be gone, and its locks with it.
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_secs(1));
    }
    let mut losses = Losses::default();
    while !known.ended() && losses.allow(Instant::now()) {
        if !start_again(&program, &mut known) {
            break;
        }
    }
    ExitCode::SUCCESS
}

/// What is known of the desk.
#[derive(Debug, Default, PartialEq, Eq)]
struct Known {
    project: Option<PathBuf>,
    another: bool,
    stage: Stage,
}

/// How far a desk has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Begun,
    Shown,
    Broke,
    Ended,
}

impl Known {
    fn take(&mut self, word: Word) {
        match word {
            Word::Open { path, another } => {
                (self.project, self.another, self.stage) = (path, another, Stage::Shown);
            }
            Word::Broke => self.stage = Stage::Broke,
            Word::Ended => self.stage = Stage::Ended,
        }
    }

    fn ended(&self) -> bool {
        self.stage == Stage::Ended
    }

    /// The words that start a desk like it.
    fn words(&self) -> Vec<OsString> {
        let back = if self.stage == Stage::Broke { Back::Broke } else { Back::Lost };
        let mut words: Vec<OsString> = vec!["--back".into(), back.word().into()];
        words.extend(self.another.then(|| "--new-window".into()));
        words.extend(self.project.iter().flat_map(|project| ["--".into(), project.into()]));
        words
    }
}

/// Listens until the line ends.
fn listen(line: &mut BufReader<impl Read>, known: &mut Known) {
    let mut sent = Vec::new();
    loop {
        sent.clear();
        match line.read_until(0, &mut sent) {
            Ok(0) => return,
            Ok(_) => known.take_sent(&sent),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}

impl Known {
    /// A word that was cut off is none.
    fn take_sent(&mut self, sent: &[u8]) {
        if let Some(word) = sent.strip_suffix(&[0]).and_then(Word::read) {
            self.take(word);
        }
    }
}

/// Starts the desk until its window is there, and stands by it until it is gone again. Whether that
/// came about.
fn start_again(program: &Path, known: &mut Known) -> bool {
    let (words, until, [mut pause, longest]) = (known.words(), Instant::now() + PATIENCE, PAUSES);
    while Instant::now() < until {
        if display::is_there() {
            let Ok((line, mut desk)) = start(program, &words) else { return false };
            known.stage = Stage::Begun;
            listen(&mut BufReader::with_capacity(512, line), known);
            if !desk.wait().is_ok_and(|status| found_no_display(status) && known.stage == Stage::Begun) {
                return true;
            }
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(longest);
    }
    false
}

fn start(program: &Path, words: &[OsString]) -> io::Result<(PipeReader, Child)> {
    let (ours, its) = io::pipe()?;
    let desk = Command::new(program).args(words).stdin(Stdio::from(its)).stdout(Stdio::null()).spawn()?;
    Ok((ours, desk))
}

/// Whether a desk ended because no window could be opened.
fn found_no_display(status: ExitStatus) -> bool {
    // What looks after the connection to an X display ends the program with 1 when that breaks.
    status.signal().is_none() && [Some(1), Some(2)].contains(&status.code())
}

/// When the desk was lost lately.
#[derive(Debug, Default)]
struct Losses(Vec<Instant>);

impl Losses {
    /// Counts one more; whether the desk is to be started again.
    fn allow(&mut self, now: Instant) -> bool {
        self.0.retain(|earlier| now.saturating_duration_since(*earlier) < WITHIN);
        self.0.push(now);
        self.0.len() <= LOSSES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(sent: &[u8]) -> Known {
        let mut known = Known::default();
        listen(&mut BufReader::new(sent), &mut known);
        known
    }

    fn words(known: &Known) -> Vec<String> {
        known.words().into_iter().map(|word| word.into_string().unwrap()).collect()
    }

    #[test]
    fn a_desk_is_started_again_as_it_was() {
        let known = after("o/a/river.ron\0a/دار/خبر.ron\0".as_bytes());
        assert_eq!(words(&known), ["--back", "lost", "--new-window", "--", "/دار/خبر.ron"]);
        let known = after(b"o/a/river.ron\0o\0b\0");
        assert_eq!(words(&known), ["--back", "broke"], "what was open last counts, though it lies in no file");
    }

    #[test]
    fn only_a_last_word_that_was_said_whole_ends_it() {
        assert!(after(b"o/a\0e\0").ended());
        for lost in [&b""[..], b"o/a\0", b"o/a\0e", b"o/e", b"ee\0"] {
            assert!(!after(lost).ended(), "{lost:?}");
        }
    }

    #[test]
    fn a_desk_that_is_lost_again_and_again_is_let_be() {
        let (mut losses, now) = (Losses::default(), Instant::now());
        let at = |seconds| now + Duration::from_secs(seconds);
        assert!([0, 1, 2].into_iter().all(|second| losses.allow(at(second))));
        assert!(!losses.allow(at(3)), "four within a minute");
        let mut losses = Losses::default();
        assert!((0..20).all(|nth| losses.allow(at(nth * 25))), "three a minute, for ever");
    }

    #[test]
    fn a_display_is_waited_for_only_where_none_was_found() {
        for (status, expected) in [(0x200, true), (0x100, true), (0, false), (9, false), (101 << 8, false)] {
            assert_eq!(found_no_display(ExitStatus::from_raw(status)), expected, "{status:#x}");
        }
    }
}
