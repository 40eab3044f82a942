//! A desk in a process of its own that types numbered letters, and says each when it is done; and
//! what is found of them afterwards.
//!
//! It is this test program, started again for the one ignored test `driver::drive`.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use copydesk::app::{Action, PathPurpose, Session, Settings, Tone, World, Writing};
use copydesk::edit::{Caret, Selection, Spot, TextPlace};
use copydesk::story::Part;
use jiff::Timestamp;

use crate::letters::{letter, look, project_in, text_of};

/// What the driver is to do.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Drive {
    /// Letters to type, at most.
    pub(crate) letters: usize,
    /// Microseconds between them.
    pub(crate) pace: u64,
    /// Without a journal: to see that the tests would notice.
    pub(crate) unrecorded: bool,
    /// Waits after each letter until it is on disk, and tries again what failed.
    pub(crate) careful: bool,
    /// Saves after so many letters; never with 0.
    pub(crate) saves: usize,
    /// Attaches and exports now and then.
    pub(crate) works: bool,
}

/// The command that drives a desk in a folder.
pub(crate) fn command(folder: &Path, drive: Drive) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "driver::drive", "--ignored", "--nocapture", "--quiet"]).env("COPYDESK_DRIVEN", folder);
    let Drive { letters, pace, unrecorded, careful, saves, works } = drive;
    let said = format!("{letters} {pace} {} {} {saves} {}", u8::from(unrecorded), u8::from(careful), u8::from(works));
    command.env("COPYDESK_DRIVE", said).stdin(Stdio::null()).stderr(Stdio::null());
    command
}

fn drive_asked() -> Option<(PathBuf, Drive)> {
    let folder = std::env::var_os("COPYDESK_DRIVEN")?.into();
    let said = std::env::var("COPYDESK_DRIVE").ok()?;
    let numbers: Vec<u64> = said.split(' ').map(|number| number.parse().unwrap()).collect();
    let [letters, pace, unrecorded, careful, saves, works] = numbers[..] else { return None };
    let count = |number| usize::try_from(number).unwrap();
    let (letters, saves) = (count(letters), count(saves));
    Some((folder, Drive { letters, pace, unrecorded: unrecorded > 0, careful: careful > 0, saves, works: works > 0 }))
}

/// Time that goes by faster, where the desk is to try again soon.
fn hasty() -> Timestamp {
    static BEGUN: OnceLock<(Timestamp, Instant)> = OnceLock::new();
    let (at, instant) = BEGUN.get_or_init(|| (Timestamp::now(), Instant::now()));
    at.checked_add(instant.elapsed() * 100).unwrap()
}

fn desk(folder: &Path, drive: Drive) -> Session {
    let seed = u64::from(std::process::id()) << 20 ^ u64::try_from(Timestamp::now().as_microsecond()).unwrap();
    let clock = if drive.careful { hasty } else { Timestamp::now };
    let mut session = Session::new(World::new(clock, seed), Settings::default(), Arc::new(|| {}));
    if !drive.unrecorded {
        session.safety.state_folder = Some(folder.join("state"));
    }
    session.open(project_in(folder));
    while let Some(outcome) = session.jobs.wait() {
        session.receive(outcome);
    }
    let story = &session.project.stories[0];
    let block = story.body.last().unwrap().id;
    let spot = Spot::Text(TextPlace { story: story.id, block, part: Part::Main });
    let caret = Caret { spot, byte: usize::MAX };
    session.act(Action::Select { selection: Some(Selection { anchor: caret, head: caret }), reveal: false });
    session
}

/// Waits until all that was typed is on disk, trying again as the window would; how often.
fn careful(session: &mut Session) -> Option<usize> {
    (0..400).find(|_| {
        session.keep_journal();
        let done = session.safety.journal.handle().is_none_or(|handle| handle.flush(Duration::from_secs(5)));
        if !done {
            std::thread::park_timeout(Duration::from_millis(5));
        }
        done
    })
}

#[test]
#[ignore = "the process that other tests start"]
fn drive() {
    let Some((folder, drive)) = drive_asked() else { return };
    let mut session = desk(&folder, drive);
    let begun = Instant::now();
    let ack = std::env::var_os("ACK").map(|path| std::fs::File::options().write(true).open(path).unwrap());
    let (mut typed, mut saved) = (Vec::<(Duration, usize)>::new(), 0);
    let already = text_of(&session.project).chars().count();
    for nth in already..already + drive.letters {
        session.act(Action::Write(Writing::Type(letter(nth).to_string())));
        if drive.careful && careful(&mut session).is_none() {
            println!("STUCK {nth}");
            std::process::exit(3);
        }
        let at = begun.elapsed();
        typed.push((at, nth + 1));
        // In one write, so that half a line is never read.
        let said = format!("\nACK {} {}\n", nth + 1, at.as_micros());
        std::io::stdout().write_all(said.as_bytes()).unwrap();
        std::io::stdout().flush().unwrap();
        step(&mut session, drive, nth, &folder);
        saved = saved.max(text_of(&session.saved).chars().count());
        if let Some(ack) = &ack {
            tell(ack, &typed, begun.elapsed(), saved);
        }
        std::thread::park_timeout(Duration::from_micros(drive.pace));
    }
    finish(&mut session, drive);
}

/// What is done between two letters.
fn step(session: &mut Session, drive: Drive, nth: usize, folder: &Path) {
    session.receive_all();
    if drive.saves > 0 && nth % drive.saves == drive.saves - 1 {
        session.act(Action::Save);
    }
    if drive.works && nth % 60 == 25 {
        session.act(Action::UsePath(PathPurpose::Attach(None), vec![folder.join("quay.png")]));
    }
    if drive.works && nth % 90 == 50 {
        let formats = vec!["html".to_owned()];
        session.act(Action::Export { stories: Vec::new(), formats, folder: folder.join("site") });
    }
}

/// Tells in one write what must outlast a power cut from now on: what was typed a second ago, and
/// what was saved.
fn tell(ack: &std::fs::File, typed: &[(Duration, usize)], now: Duration, saved: usize) {
    use std::os::unix::fs::FileExt as _;
    let before = typed.iter().rev().find(|(at, _)| *at + Duration::from_secs(1) <= now);
    let must = before.map_or(0, |(_, count)| *count);
    ack.write_all_at(format!("{must:07}/{saved:07}").as_bytes(), 0).unwrap();
}

/// Sees all through, and saves until that succeeds.
fn finish(session: &mut Session, drive: Drive) {
    let settle = |session: &mut Session| {
        while let Some(outcome) = session.jobs.wait() {
            session.receive(outcome);
        }
    };
    settle(session);
    if drive.careful {
        for _ in 0..3 {
            if session.is_dirty() {
                session.act(Action::Save);
                settle(session);
            }
        }
        let failed = session.notices.all().filter(|notice| notice.tone == Tone::Failed);
        let said = failed.map(|notice| notice.said.to_string().replace('\n', " ")).collect::<Vec<_>>();
        let journal = careful(session).is_some();
        println!("\nDONE {} {} {}", u8::from(!session.is_dirty()), u8::from(journal), said.join(" | "));
    }
    // As a crash would end it: nothing is put away.
    std::process::exit(0);
}

/// What a power cut left, in the words of the tool that makes them.
#[test]
#[ignore = "what other tests ask of a folder"]
fn verify() {
    let (Some(folder), Ok(acked)) = (std::env::var_os("DIR"), std::env::var("ACKED")) else { return };
    let (must, saved) = acked.split_once('/').unwrap_or(("0", "0"));
    let (must, saved): (usize, usize) = (must.parse().unwrap(), saved.parse().unwrap());
    match look(Path::new(&folder)) {
        Err(why) => println!("\n{why}"),
        Ok(left) if left.found < must => println!("\nLOST {}", must - left.found),
        Ok(left) if left.saved < saved => println!("\nLOST {}", saved - left.saved),
        Ok(_) => println!("\nOK"),
    }
}
