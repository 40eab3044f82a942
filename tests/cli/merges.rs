//! Two versions of a project put together: by hand, and by git.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use copydesk::edit::Edit;
use copydesk::project::{self, Project};
use copydesk::story::Field;

use crate::desk::{Desk, MARKET};

/// The desk with three files: what both began with, and two that were changed.
fn desk(ours: impl Fn(&Project) -> Edit, theirs: impl Fn(&Project) -> Edit) -> Desk {
    let desk = Desk::imported();
    std::fs::copy(desk.path("desk.ron"), desk.path("base.ron")).unwrap();
    desk.edit(&theirs);
    std::fs::rename(desk.path("desk.ron"), desk.path("theirs.ron")).unwrap();
    std::fs::copy(desk.path("base.ron"), desk.path("desk.ron")).unwrap();
    desk.edit(&ours);
    desk
}

fn field(project: &Project, nth: usize, field: Field, words: &str) -> Edit {
    Edit::SetField { story: project.stories[nth].id, field, words: words.to_owned() }
}

#[test]
fn different_changes_are_put_together_into_ours() {
    let desk = desk(|p| field(p, 0, Field::Kicker, "River"), |p| field(p, 1, Field::Kicker, "Market"));
    let theirs = desk.read("theirs.ron");
    let ran = desk.run(&["merge", "base.ron", "desk.ron", "theirs.ron"]).ended(0);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""));
    let kickers: Vec<String> = desk.project().stories.iter().map(|story| story.furniture.kicker.clone()).collect();
    assert_eq!(kickers, ["River", "Market"]);
    assert_eq!(desk.read("theirs.ron"), theirs);
}

#[test]
fn what_meets_is_said_and_lies_elsewhere_if_wanted() {
    let desk = desk(|p| field(p, 1, Field::Deck, "Our deck"), |p| field(p, 1, Field::Deck, "Their deck"));
    let ours = desk.read("desk.ron");
    let ran = desk.run(&["merge", "base.ron", "desk.ron", "theirs.ron", "--out", "both.ron"]).ended(1);
    ran.saying(&[
        "both.ron: 1 change meets",
        "Deck of “Floating market",
        "ours “Our deck”, theirs “Their deck”; the file has",
    ]);
    assert_eq!(desk.read("desk.ron"), ours);
    assert!(project::open(&desk.path("both.ron")).is_ok());
}

#[test]
fn what_cannot_be_done_changes_nothing_and_has_git_stop() {
    let desk = desk(|p| field(p, 0, Field::Deck, "Ours"), |p| field(p, 0, Field::Kicker, "Theirs"));
    desk.write("broken.ron", b"<<<<<<< ours\n");
    desk.run_without_trace(&["merge", "base.ron", "desk.ron", "broken.ron"]).ended(129).saying(&["broken.ron"]);
    desk.run_without_trace(&["merge", "broken.ron", "desk.ron", "theirs.ron"]).ended(129).saying(&["broken.ron"]);
    desk.run_without_trace(&["merge", "base.ron", "gone.ron", "theirs.ron"]).ended(129).saying(&["gone.ron"]);
    desk.run_without_trace(&["merge", "base.ron", "desk.ron"]).ended(2);
    let commented = format!("{}// mine\n", desk.read("desk.ron"));
    desk.write("desk.ron", commented.as_bytes());
    desk.run_without_trace(&["merge", "base.ron", "desk.ron", "theirs.ron"]).ended(129).saying(&["not written over"]);
}

#[test]
fn without_a_common_version_nothing_is_lost() {
    let desk = desk(|p| field(p, 0, Field::Deck, "Ours"), |p| field(p, 0, Field::Kicker, "Theirs"));
    desk.write("none", b"");
    desk.run(&["merge", "none", "desk.ron", "theirs.ron"]).ended(0);
    let names: Vec<String> = desk.project().stories.iter().map(|story| story.url_slug()).collect();
    assert!(names.contains(&MARKET.to_owned()), "{names:?}");
}

/// Runs git in a folder, without anybody's settings.
fn git(folder: &Path, args: &[&str]) -> Output {
    Command::new("git")
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("HOME", folder)
        .args(["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"])
        .args(args)
        .output()
        .unwrap()
}

/// A repository in which git asks copydesk; none where there is no git.
struct Repository {
    desk: Desk,
    folder: PathBuf,
}

impl Repository {
    fn new() -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            assert!(std::env::var_os("CI").is_none(), "git is needed where everything must run");
            println!("SKIP: git not found (its merges, rebases and stashes not tried)");
            return None;
        }
        let desk = Desk::imported();
        let folder = desk.path("desk.ron").parent().unwrap().to_owned();
        let repository = Self { desk, folder };
        let driver = format!("\"{}\" merge %O %A %B --name %P", env!("CARGO_BIN_EXE_copydesk"));
        repository.done(&["init", "-q", "-b", "main"]);
        repository.done(&["config", "merge.copydesk.driver", &driver]);
        repository.desk.write(".gitattributes", b"*.ron merge=copydesk\n");
        repository.done(&["add", "-A"]);
        repository.done(&["commit", "-qm", "base"]);
        Some(repository)
    }

    fn git(&self, args: &[&str]) -> Output {
        git(&self.folder, args)
    }

    fn done(&self, args: &[&str]) {
        let output = self.git(args);
        assert!(output.status.success(), "git {args:?}: {}", told(&output));
    }

    /// Changes the kicker of a story on a branch that begins where the main one is.
    fn work(&self, branch: &str, nth: usize, kicker: &str) {
        self.done(&["checkout", "-q", "-b", branch, "main"]);
        self.kicker(nth, kicker);
        self.done(&["commit", "-qam", branch]);
    }

    fn kicker(&self, nth: usize, words: &str) {
        self.desk.edit(|project: &Project| field(project, nth, Field::Kicker, words));
    }

    fn kickers(&self) -> Vec<String> {
        self.desk.project().stories.iter().map(|story| story.furniture.kicker.clone()).collect()
    }

    fn status(&self) -> String {
        let output = self.git(&["status", "--porcelain", "--untracked-files=no"]);
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

#[test]
fn git_merges_projects_by_blocks() {
    let Some(repository) = Repository::new() else { return };
    repository.work("layla", 0, "River");
    repository.work("noor", 1, "Market");
    repository.work("omar", 1, "Trade");
    repository.done(&["checkout", "-q", "layla"]);
    repository.done(&["merge", "-q", "--no-edit", "noor"]);
    assert_eq!(repository.kickers(), ["River", "Market"]);
    let output = repository.git(&["merge", "--no-edit", "omar"]);
    assert_eq!(output.status.code(), Some(1));
    let said = told(&output);
    for words in ["desk.ron: 1 change meets", "Kicker of “Floating market", "ours “Market”, theirs “Trade”", "CONFLICT"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(project::open(&repository.desk.path("desk.ron")).is_ok(), "the file opens, whatever met in it");
    assert_eq!(repository.status(), "UU desk.ron\n", "git waits for somebody to decide");
    repository.kicker(1, "Market and trade");
    repository.done(&["commit", "-qam", "decided"]);
    assert_eq!(repository.kickers(), ["River", "Market and trade"]);
}

#[test]
fn git_rebases_and_unstashes_projects_by_blocks() {
    let Some(repository) = Repository::new() else { return };
    repository.work("layla", 0, "River");
    repository.work("noor", 1, "Market");
    repository.done(&["rebase", "-q", "layla"]);
    assert_eq!(repository.kickers(), ["River", "Market"]);
    repository.work("omar", 1, "Trade");
    let output = repository.git(&["rebase", "noor"]);
    assert!(!output.status.success() && told(&output).contains("desk.ron: 1 change meets"), "{}", told(&output));
    repository.done(&["rebase", "--abort"]);
    assert_eq!(repository.kickers(), ["", "Trade"]);
    // What was not committed is put away, and comes back onto what came meanwhile.
    repository.done(&["checkout", "-q", "main"]);
    repository.kicker(1, "Stalls");
    repository.done(&["stash", "-q"]);
    repository.done(&["merge", "-q", "--ff-only", "layla"]);
    repository.done(&["stash", "pop", "-q"]);
    assert_eq!(repository.kickers(), ["River", "Stalls"]);
    repository.done(&["stash", "-q"]);
    repository.done(&["merge", "-q", "--ff-only", "noor"]);
    let output = repository.git(&["stash", "pop"]);
    let said = told(&output);
    assert!(!output.status.success() && said.contains("ours “Market”, theirs “Stalls”"), "{said}");
    assert!(told(&repository.git(&["stash", "list"])).contains("stash@{0}"), "what was put away is still there");
}

/// What cannot be merged is not merged: git would take one side for both.
#[test]
fn git_stops_where_a_project_cannot_be_read() {
    let Some(repository) = Repository::new() else { return };
    repository.done(&["checkout", "-q", "-b", "broken"]);
    repository.desk.write("desk.ron", b"// copydesk project 99 sha256:0\n()\n");
    repository.done(&["commit", "-qam", "broken"]);
    repository.work("layla", 0, "River");
    let before = repository.desk.read("desk.ron");
    let output = repository.git(&["merge", "--no-edit", "broken"]);
    assert!(!output.status.success() && told(&output).contains("desk.ron: not merged"), "{}", told(&output));
    assert_eq!((repository.status().as_str(), repository.desk.read("desk.ron")), ("", before), "as before");
}
