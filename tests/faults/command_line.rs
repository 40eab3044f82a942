//! Each disk call of the commands that open, save, attach and export fails in turn.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use copydesk::project::{self, PhotoFolder};

use super::sweep::{Failed, can_sweep, copy_folder, names, sweep};

const STORY: &str = "Ferry sails again after a spring ashore\n\nThe small white ferry that links the two banks \
crossed the river on Monday for the first time since the floods.\n";

/// A project with pictures, copy to import, a picture to attach; laid out anew for each run.
struct Place {
    kept: tempfile::TempDir,
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let (kept, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects");
        let photos = samples.join("river.photos");
        fs::copy(samples.join("river.ron"), kept.path().join("desk.ron")).unwrap();
        copy_folder(&photos, &kept.path().join("desk.photos"));
        fs::File::create_new(kept.path().join("copy.txt"))
            .and_then(|mut file| std::io::Write::write_all(&mut file, STORY.as_bytes()))
            .unwrap();
        let other = samples.join("kitab.photos");
        let picture = names(&other).into_iter().find(|path| path.extension().is_some_and(|e| e == "jpg")).unwrap();
        fs::copy(picture, kept.path().join("quay.jpg")).unwrap();
        Self { kept, folder }
    }

    fn lay_out(&self) {
        for entry in fs::read_dir(self.folder.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
        }
        copy_folder(self.kept.path(), self.folder.path());
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        command.current_dir(self.kept.path()).env("SOURCE_DATE_EPOCH", "1773144000").env("RUST_BACKTRACE", "0");
        for word in words {
            match word.strip_prefix("./") {
                Some(name) => command.arg(self.path(name)),
                None => command.arg(word),
            };
        }
        command
    }

    /// Files that belong to nobody who knows of them.
    fn strays(&self) -> Vec<PathBuf> {
        let hidden = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with('.');
        names(self.folder.path()).into_iter().filter(hidden).collect()
    }

    /// The project opens, and no picture that it names is missing.
    fn is_whole(&self) -> project::Project {
        let path = self.path("desk.ron");
        let project = project::open(&path).unwrap().project;
        let folder = PhotoFolder::beside(&path);
        for file in project.library.photos.iter().filter_map(|photo| photo.file.as_ref()) {
            folder.read(file).unwrap();
        }
        project
    }
}

/// How many points are tried: all, or as many as the environment says.
fn most() -> usize {
    std::env::var("COPYDESK_SWEEP").ok().and_then(|number| number.parse().ok()).unwrap_or(usize::MAX)
}

/// A failure that was not a kill is told by file and cause, unless what failed was harmless.
fn is_told(place: &Place, failed: &Failed) {
    let at = || format!("{failed:#?}");
    if failed.is_kill() || failed.status == Some(0) {
        return;
    }
    assert!(failed.status.is_some_and(|status| status < 100), "no panic: {}", at());
    let names_file = failed.said.contains(&*place.folder.path().to_string_lossy());
    // The last: what cannot be looked at is taken for there, and is found absent when it is opened.
    let causes = ["error 28", "error 5)", "error 13", "error 122", "write-protected", "there is no file"];
    assert!(names_file && causes.iter().any(|cause| failed.said.contains(cause)), "file and cause: {}", at());
    assert_ne!(failed.fault, "error=EINTR", "a signal is no failure: {}", at());
}

/// Sweeps a command that changes the project; `is_new` tells whether it was done.
fn sweep_change(what: &str, words: &[&str], is_new: impl Fn(&Place) -> bool) {
    if !can_sweep(what) {
        return;
    }
    let place = Place::new();
    let before = fs::read(place.kept.path().join("desk.ron")).unwrap();
    let mut start = || {
        place.lay_out();
        place.command(words)
    };
    let swept = sweep(place.folder.path(), most(), &mut start, &mut |failed| {
        let at = || format!("{failed:#?}");
        place.is_whole();
        let old = fs::read(place.path("desk.ron")).unwrap() == before;
        let new = is_new(&place);
        assert!(old || new, "one or the other: {}", at());
        if failed.status == Some(0) {
            assert!(new, "what is said to be done is done: {}", at());
        }
        is_told(&place, failed);
        // What cannot be taken away stays until the next save, and so does what a kill leaves.
        let unsure = failed.said.contains("did not confirm");
        let may_stray = failed.is_kill() || failed.call.starts_with("unlink") || unsure;
        assert!(may_stray || place.strays().is_empty(), "{:?}: {}", place.strays(), at());
        if old {
            let again = place.command(words).output().unwrap();
            assert!(again.status.success() && is_new(&place), "a retry works: {again:?}: {}", at());
            place.is_whole();
        }
    });
    println!("{what}: {} points tried, {swept:?}", swept.points());
    assert!(swept.points() > 30.min(most() / 2), "{swept:?}");
}

fn stories(place: &Place) -> usize {
    place.is_whole().stories.len()
}

#[test]
#[ignore = "some hundred runs of the program under strace; COPYDESK_SWEEP bounds them"]
fn open() {
    if !can_sweep("open") {
        return;
    }
    let place = Place::new();
    let before = fs::read(place.kept.path().join("desk.ron")).unwrap();
    let mut start = || {
        place.lay_out();
        place.command(&["show", "./desk.ron"])
    };
    let swept = sweep(place.folder.path(), most(), &mut start, &mut |failed| {
        assert_eq!(fs::read(place.path("desk.ron")).unwrap(), before, "{failed:?}");
        assert!(place.strays().is_empty(), "{failed:?}");
        is_told(&place, failed);
    });
    println!("open: {} points tried, {swept:?}", swept.points());
    assert!(swept.points() > 10.min(most() / 2), "{swept:?}");
}

#[test]
#[ignore = "some hundred runs of the program under strace; COPYDESK_SWEEP bounds them"]
fn save() {
    let stood = stories_before();
    sweep_change("save", &["import", "--into", "./desk.ron", "./copy.txt"], |place| stories(place) == stood + 1);
}

#[test]
#[ignore = "some hundred runs of the program under strace; COPYDESK_SWEEP bounds them"]
fn attach() {
    let count = |place: &Place| place.is_whole().library.photos.iter().filter(|photo| photo.file.is_some()).count();
    let place = Place::new();
    place.lay_out();
    let had = count(&place);
    let words = ["attach", "--story", "river-gauges-public", "./desk.ron", "./quay.jpg"];
    sweep_change("attach", &words, |place| count(place) == had + 1);
}

/// What an export folder holds, by name.
fn exported(place: &Place) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = names(&place.path("site")).into_iter().filter(|path| path.is_file());
    files.map(|path| (path.clone(), fs::read(&path).unwrap())).collect()
}

/// Sweeps an export to a folder that holds an earlier one or none.
fn sweep_export(what: &str, earlier: Option<&[&str]>, words: &[&str]) {
    if !can_sweep(what) {
        return;
    }
    let place = Place::new();
    let lay_out = || {
        place.lay_out();
        if let Some(earlier) = earlier {
            assert!(place.command(earlier).status().unwrap().success());
        }
    };
    lay_out();
    let old = exported(&place);
    assert!(place.command(words).status().unwrap().success());
    let new = exported(&place);
    let mut start = || {
        lay_out();
        place.command(words)
    };
    let swept = sweep(place.folder.path(), most(), &mut start, &mut |failed| {
        let at = || format!("{failed:#?}");
        let now = exported(&place);
        assert!(now == old || now == new, "old or new, never mixed: {}", at());
        if failed.status == Some(0) {
            assert!(now == new, "what is said to be done is done: {}", at());
        }
        is_told(&place, failed);
        let clearing = ["unlink", "unlinkat", "rmdir", "getdents64", "openat", "close", "newfstatat", "statx"];
        let may_stray = failed.is_kill() || clearing.contains(&&*failed.call);
        assert!(may_stray || place.strays().is_empty(), "{:?}: {}", place.strays(), at());
        let again = place.command(words).output().unwrap();
        assert!(again.status.success() && exported(&place) == new, "a retry works: {again:?}: {}", at());
        place.is_whole();
    });
    println!("{what}: {} points tried, {swept:?}", swept.points());
    assert!(swept.points() > 30.min(most() / 2), "{swept:?}");
}

const EXPORT: [&str; 8] =
    ["export", "--format", "html", "--to", "./site", "--story", "school-roofs-solar", "./desk.ron"];

#[test]
#[ignore = "some hundred runs of the program under strace; COPYDESK_SWEEP bounds them"]
fn export_to_a_new_folder() {
    sweep_export("export to a new folder", None, &EXPORT);
}

#[test]
#[ignore = "some hundred runs of the program under strace; COPYDESK_SWEEP bounds them"]
fn export_over_an_earlier_one() {
    let json = ["export", "--format", "json", "--to", "./site", "--story", "school-roofs-solar", "./desk.ron"];
    sweep_export("export over an earlier one", Some(&json), &EXPORT);
}

#[test]
#[ignore = "some hundred runs of the program under strace; COPYDESK_SWEEP bounds them"]
fn save_as_a_new_file() {
    if !can_sweep("save as a new file") {
        return;
    }
    let place = Place::new();
    let words = ["import", "--into", "./new.ron", "./copy.txt"];
    let mut start = || {
        place.lay_out();
        place.command(&words)
    };
    let swept = sweep(place.folder.path(), most(), &mut start, &mut |failed| {
        let at = || format!("{failed:#?}");
        let there = place.path("new.ron").exists();
        let whole = || project::open(&place.path("new.ron")).unwrap().project.stories.len() == 1;
        assert!(there || failed.status != Some(0), "what is said to be done is done: {}", at());
        assert!(!there || whole(), "whole or not at all: {}", at());
        is_told(&place, failed);
        let may_stray = failed.is_kill() || failed.call.starts_with("unlink");
        assert!(may_stray || place.strays().is_empty(), "{:?}: {}", place.strays(), at());
        if !there {
            let again = place.command(&words).output().unwrap();
            assert!(again.status.success() && whole(), "a retry works: {again:?}: {}", at());
        }
    });
    println!("save as a new file: {} points tried, {swept:?}", swept.points());
    assert!(swept.points() > 30.min(most() / 2), "{swept:?}");
}

fn stories_before() -> usize {
    let place = Place::new();
    place.lay_out();
    stories(&place)
}
