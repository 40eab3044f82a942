//! A disk that hangs: whoever types does not wait for it, and when it goes on, all is there.
#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails; the disk is held up in real time"
)]

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use copydesk::app::safety::recovery::find_lost;
use copydesk::app::{Action, OpenFile, Session, Settings, World};
use copydesk::edit::{Selection, Spot, TextPlace};
use copydesk::ground::{BlockId, Language};
use copydesk::project::{self, Project};
use copydesk::story::{Block, Content, Part, Story, Text};
use copydesk::ui::Desk;
use egui::vec2;
use egui_kittest::Harness;
use jiff::Timestamp;

/// Letters typed while the disk hangs.
const LETTERS: usize = 300;
/// The longest a letter may take on a machine with much to do. A disk that hangs takes for ever.
const MOST: Duration = Duration::from_secs(2);

/// A file system of its own, which can be held up.
struct Disk {
    folder: tempfile::TempDir,
}

fn ran(program: &str, args: &[&str]) -> bool {
    Command::new(program).args(args).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

impl Disk {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let (image, place) = (folder.path().join("image"), folder.path().join("disk"));
        std::fs::File::create(&image).and_then(|file| file.set_len(64 << 20)).unwrap();
        std::fs::create_dir(&place).unwrap();
        let made = ran("mkfs.ext4", &["-q", image.to_str()?])
            && ran("mount", &["-o", "loop", image.to_str()?, place.to_str()?]);
        let disk = Self { folder };
        // Never the one that all else is on.
        let apart = place.metadata().unwrap().dev() != disk.folder.path().metadata().unwrap().dev();
        (made && apart).then_some(disk)
    }

    fn place(&self) -> std::path::PathBuf {
        self.folder.path().join("disk")
    }

    /// Has it hang until what this gives is dropped.
    fn freeze(&self) -> Frozen {
        let frozen = Frozen(self.place());
        assert!(ran("fsfreeze", &["--freeze", frozen.0.to_str().unwrap()]), "it does not hang");
        frozen
    }
}

/// A file system that hangs.
struct Frozen(std::path::PathBuf);

impl Drop for Frozen {
    fn drop(&mut self) {
        ran("fsfreeze", &["--unfreeze", self.0.to_str().unwrap_or_default()]);
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        ran("umount", &["-l", self.place().to_str().unwrap_or_default()]);
    }
}

fn lay_down(path: &Path) -> (Project, project::Stamp) {
    let mut project = Project::new("River", Language::english());
    let mut story = Story::new(1.into(), Language::english());
    story.body.push(Arc::new(Block::new(BlockId::from(2), Content::Paragraph(Text::plain("Boats wait. ")))));
    project.stories.push(Arc::new(story));
    let stamp = project::create(&project, path).unwrap().stamp;
    (project, stamp)
}

fn desk(place: &Path) -> Harness<'static, Desk> {
    let path = place.join("river.ron");
    let (project, stamp) = lay_down(&path);
    let settings = Settings { file: Some(place.join("settings.ron")), ..Settings::default() };
    let mut session = Session::new(World::new(Timestamp::now, 7), settings, Arc::new(|| {}));
    session.safety.state_folder = Some(place.join("state"));
    session.cache_folder = Some(place.join("cache"));
    session.take_up(project, Some(OpenFile { path, stamp, read_only: None }));
    let spot = Spot::Text(TextPlace { story: 1.into(), block: BlockId::from(2), part: Part::Main });
    session.act(Action::Select { selection: Some(Selection::caret(spot, 12)), reveal: true });
    let mut window = Harness::builder()
        .with_size(vec2(1_440.0, 900.0))
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run();
    window
}

/// Types letters, each of which shows in its own frame; the longest that one took.
fn typed(window: &mut Harness<'_, Desk>, letters: usize) -> Duration {
    let mut longest = Duration::ZERO;
    for nth in 0..letters {
        let started = Instant::now();
        window.event(egui::Event::Text(char::from(b'a' + u8::try_from(nth % 26).unwrap()).to_string()));
        window.step();
        longest = longest.max(started.elapsed());
    }
    longest
}

fn copy(window: &Harness<'_, Desk>) -> usize {
    let story = window.state().session().story().unwrap();
    story.texts().map(|(_, _, text)| text.as_str().len()).sum()
}

#[test]
#[ignore = "needs root and a loop mount, which is held up for a while"]
fn typing_does_not_wait_for_a_disk_that_hangs() {
    let Some(disk) = Disk::mount() else {
        println!("SKIP: needs root, mkfs.ext4, fsfreeze and a loop mount ({LETTERS} letters not typed)");
        return;
    };
    let place = disk.place();
    let mut window = desk(&place);
    let (before, usual) = (copy(&window), typed(&mut window, 50));
    let handle = window.state().session().safety.journal.handle().unwrap();
    assert!(handle.flush(Duration::from_secs(30)), "the disk is well");

    // Dropped before the window where something fails, which would wait for it.
    let frozen = disk.freeze();
    let (told, hears) = channel();
    let file = place.join("held-up");
    let held_up = std::thread::spawn(move || {
        let written = std::fs::File::create(file).is_ok();
        told.send(written).unwrap();
    });
    assert_eq!(hears.recv_timeout(Duration::from_secs(1)), Err(RecvTimeoutError::Timeout), "the disk hangs");
    let first = typed(&mut window, LETTERS / 2);
    window.state_mut().session_mut().act(Action::Save);
    let second = typed(&mut window, LETTERS / 2);
    let all = before + 50 + LETTERS;
    assert_eq!(copy(&window), all, "each letter is on the page");
    assert!(!handle.flush(Duration::ZERO), "and none on the disk");
    println!(
        "{LETTERS} letters while the disk hung: the longest {} ms, and {} ms with a save under way; before {} ms",
        first.as_millis(),
        second.as_millis(),
        usual.as_millis()
    );

    drop(frozen);
    held_up.join().unwrap();
    assert!(handle.flush(Duration::from_mins(1)), "the disk goes on");
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
    }
    window.step();
    assert!(handle.flush(Duration::from_mins(1)));
    let project = window.state().session().project.clone();
    drop(window);
    assert!(handle.wait_for_end(Duration::from_secs(30)));
    let lost = find_lost(&place.join("state"), Timestamp::now()).unwrap();
    let found = lost.lost.first().map(|lost| lost.replayed.project.clone());
    assert_eq!(found, Some(project), "what was typed meanwhile can be had");
    drop(lost);
    assert!(first.max(second) < MOST, "{first:?} and {second:?} for a letter");
}
