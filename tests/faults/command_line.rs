//! Each disk call of the commands that open, save, attach, move and export fails in turn.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use copydesk::project;

use super::place::{Kept, command, is_kept, is_told, project_in, strays, whole};
use super::sweep::{Case, Failed, names, sweep_all};

/// A command that failed says why, and does not panic.
fn told(failed: &Failed) {
    if failed.is_kill() {
        return;
    }
    assert!(!failed.said.contains("panicked"), "no panic");
    if !failed.is_done() {
        assert!(failed.status.is_some_and(|status| status < 100), "no panic");
        is_told(failed, &failed.said);
    }
}

/// Files that belong to nobody. Where a call about the claim itself failed, that may stay: it is known
/// for what it is, as nobody holds it.
fn strays_but_claim(failed: &Failed) -> Vec<PathBuf> {
    let is_claim = |path: &Path| path.extension().is_some_and(|ending| ending == "lock");
    let about_it = failed.line.contains(".ron.lock");
    strays(&failed.folder).into_iter().filter(|path| !(about_it && is_claim(path))).collect()
}

/// Sweeps a command that changes the project; `is_new` tells whether it was done.
fn sweep_change(what: &str, words: &[&str], is_new: &(dyn Fn(&Path) -> bool + Sync)) {
    let kept = Kept::new();
    let judge = |failed: &Failed| {
        let (folder, path) = (failed.folder.as_path(), project_in(&failed.folder));
        whole(&path);
        let old = fs::read(&path).unwrap() == kept.before;
        let new = is_new(folder);
        assert!(old || new, "one or the other");
        assert!(new || !failed.is_done(), "what is said to be done is done");
        told(failed);
        let unkept = failed.said.contains("no version of it could be kept");
        assert!(old || unkept || is_kept(&path, &kept.before) || failed.is_kill(), "what was there is kept");
        // What a kill leaves stays until the next save, and so does what the system does not let go of.
        let unsure = failed.said.contains("did not confirm");
        let may_stray = failed.is_kill() || failed.call.starts_with("unlink") || unsure;
        let strays = || strays_but_claim(failed);
        assert!(may_stray || strays().is_empty(), "{:?}", strays());
        if old {
            let again = command(folder, words).output().unwrap();
            assert!(again.status.success() && is_new(folder), "a retry works: {again:?}");
            whole(&path);
            assert!(is_kept(&path, &kept.before), "and keeps what was there");
            assert!(strays().is_empty(), "a retry leaves nothing: {:?}", strays());
        }
    };
    let (lay_out, command) = (&|folder: &Path| kept.lay_out(folder), &|folder: &Path| command(folder, words));
    sweep_all(&Case { what, gated: false, lay_out, command, judge: &judge }, 100);
}

fn stories(folder: &Path) -> usize {
    whole(&project_in(folder)).stories.len()
}

#[test]
#[ignore = "hundreds of runs of the program under strace; COPYDESK_SWEEP bounds them"]
fn open() {
    let kept = Kept::new();
    let judge = |failed: &Failed| {
        assert_eq!(fs::read(project_in(&failed.folder)).unwrap(), kept.before);
        assert!(strays(&failed.folder).is_empty());
        told(failed);
        let again = command(&failed.folder, &["show", "./desk.ron"]).output().unwrap();
        assert!(again.status.success(), "a retry works: {again:?}");
    };
    let (lay_out, command) =
        (&|folder: &Path| kept.lay_out(folder), &|folder: &Path| command(folder, &["show", "./desk.ron"]));
    sweep_all(&Case { what: "open", gated: false, lay_out, command, judge: &judge }, 20);
}

#[test]
#[ignore = "hundreds of runs of the program under strace; COPYDESK_SWEEP bounds them"]
fn save() {
    sweep_change("save", &["import", "--into", "./desk.ron", "./copy.txt"], &|folder| stories(folder) == 2);
}

#[test]
#[ignore = "hundreds of runs of the program under strace; COPYDESK_SWEEP bounds them"]
fn attach() {
    let attached = |folder: &Path| {
        whole(&project_in(folder)).library.photos.iter().filter(|photo| photo.file.is_some()).count() == 2
    };
    sweep_change("attach", &["attach", "--story", "market", "./desk.ron", "./quay.png"], &attached);
}

#[test]
#[ignore = "hundreds of runs of the program under strace; COPYDESK_SWEEP bounds them"]
fn save_as_a_new_file() {
    let kept = Kept::new();
    let words = ["import", "--into", "./new.ron", "./copy.txt"];
    let judge = |failed: &Failed| {
        let (folder, path) = (failed.folder.as_path(), failed.folder.join("new.ron"));
        let there = path.exists();
        let whole = || project::open(&path).unwrap().project.stories.len() == 1;
        assert!(there || !failed.is_done(), "what is said to be done is done");
        assert!(!there || whole(), "whole or not at all");
        told(failed);
        let may_stray = failed.is_kill() || failed.call.starts_with("unlink");
        assert!(may_stray || strays(folder).is_empty(), "{:?}", strays(folder));
        if !there {
            let again = command(folder, &words).output().unwrap();
            assert!(again.status.success() && whole(), "a retry works: {again:?}");
            // What a kill leaves has words of its own, as each import gives other ids: it stays until a
            // save keeps it as a version.
            assert!(failed.is_kill() || strays(folder).is_empty(), "a retry leaves nothing: {:?}", strays(folder));
            if !strays(folder).is_empty() {
                assert!(command(folder, &words).output().unwrap().status.success());
                assert!(strays(folder).is_empty(), "nor does a save: {:?}", strays(folder));
            }
        }
    };
    let (lay_out, command) = (&|folder: &Path| kept.lay_out(folder), &|folder: &Path| command(folder, &words));
    sweep_all(&Case { what: "save as a new file", gated: false, lay_out, command, judge: &judge }, 50);
}

/// A story is in both projects at worst, and in none never.
#[test]
#[ignore = "hundreds of runs of the program under strace; COPYDESK_SWEEP bounds them"]
fn move_to_another_project() {
    let kept = Kept::new();
    let words = ["move", "--story", "market", "./desk.ron", "--to", "./other.ron", "--new"];
    let has = |path: &Path| path.exists() && whole(path).stories.iter().any(|story| story.id == 1.into());
    let judge = |failed: &Failed| {
        let (folder, path) = (failed.folder.as_path(), project_in(&failed.folder));
        let other = folder.join("other.ron");
        assert!(has(&path) || has(&other), "it is lost");
        assert!(has(&other) && !has(&path) || !failed.is_done(), "what is said to be done is done");
        told(failed);
        if has(&path) {
            let into = ["move", "--story", "market", "./desk.ron", "--to", "./other.ron"];
            let words: &[&str] = if other.exists() { &into } else { &words };
            let again = command(folder, words).output().unwrap();
            assert!(again.status.success(), "a retry works: {again:?}");
            assert!(has(&other) && !has(&path), "a retry moves it: {again:?}");
            let strays = strays_but_claim(failed);
            assert!(strays.is_empty(), "a retry leaves nothing: {strays:?}");
        }
    };
    let (lay_out, command) = (&|folder: &Path| kept.lay_out(folder), &|folder: &Path| command(folder, &words));
    sweep_all(&Case { what: "move", gated: false, lay_out, command, judge: &judge }, 100);
}

/// What an export folder holds, by name.
fn exported(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let site = folder.join("site");
    let files = names(&site).into_iter().filter(|path| path.is_file());
    files.map(|path| (path.strip_prefix(&site).unwrap().to_owned(), fs::read(&path).unwrap())).collect()
}

/// Sweeps an export to a folder that holds an earlier one or none.
fn sweep_export(what: &str, earlier: Option<&[&str]>, words: &[&str]) {
    let kept = Kept::new();
    let place = super::sweep::place();
    kept.lay_out(place.path());
    if let Some(earlier) = earlier {
        assert!(command(place.path(), earlier).status().unwrap().success());
    }
    let old = exported(place.path());
    let first = super::sweep::place();
    super::sweep::copy_folder(place.path(), first.path());
    assert!(command(first.path(), words).status().unwrap().success());
    let new = exported(first.path());
    assert_ne!(old, new);
    let judge = |failed: &Failed| {
        let folder = failed.folder.as_path();
        let now = exported(folder);
        assert!(now == old || now == new, "old or new, never mixed");
        assert!(now == new || !failed.is_done(), "what is said to be done is done");
        told(failed);
        let clearing = ["unlink", "unlinkat", "rmdir", "getdents64", "openat", "close", "newfstatat", "statx"];
        let may_stray = failed.is_kill() || clearing.contains(&&*failed.call);
        assert!(may_stray || strays(folder).is_empty(), "{:?}", strays(folder));
        let again = command(folder, words).output().unwrap();
        assert!(again.status.success() && exported(folder) == new, "a retry works: {again:?}");
        // A folder with nothing in it may be somebody's who is about to begin.
        let left = strays(folder).into_iter().find(|path| !path.is_dir() || !names(path).is_empty());
        assert_eq!(left, None, "and takes away what is left of the first try");
        whole(&project_in(folder));
    };
    let lay_out = &|folder: &Path| super::sweep::copy_folder(place.path(), folder);
    let command = &|folder: &Path| command(folder, words);
    sweep_all(&Case { what, gated: false, lay_out, command, judge: &judge }, 100);
}

const EXPORT: [&str; 8] = ["export", "--format", "html", "--to", "./site", "--story", "market", "./desk.ron"];

#[test]
#[ignore = "hundreds of runs of the program under strace; COPYDESK_SWEEP bounds them"]
fn export_to_a_new_folder() {
    sweep_export("export to a new folder", None, &EXPORT);
}

#[test]
#[ignore = "hundreds of runs of the program under strace; COPYDESK_SWEEP bounds them"]
fn export_over_an_earlier_one() {
    let json = ["export", "--format", "json", "--to", "./site", "--story", "market", "./desk.ron"];
    sweep_export("export over an earlier one", Some(&json), &EXPORT);
}
