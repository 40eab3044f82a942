//! Two versions of a project put together: by hand, and by git.

use std::path::Path;
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
    ran.saying(&["1 change meets", "Deck of “Floating market", "ours “Our deck”, theirs “Their deck”", "both.ron"]);
    assert_eq!(desk.read("desk.ron"), ours);
    assert!(project::open(&desk.path("both.ron")).is_ok());
}

#[test]
fn what_cannot_be_done_changes_nothing_and_ends_with_two() {
    let desk = desk(|p| field(p, 0, Field::Deck, "Ours"), |p| field(p, 0, Field::Kicker, "Theirs"));
    desk.write("broken.ron", b"<<<<<<< ours\n");
    desk.run_without_trace(&["merge", "base.ron", "desk.ron", "broken.ron"]).ended(2).saying(&["broken.ron"]);
    desk.run_without_trace(&["merge", "broken.ron", "desk.ron", "theirs.ron"]).ended(2).saying(&["broken.ron"]);
    desk.run_without_trace(&["merge", "base.ron", "gone.ron", "theirs.ron"]).ended(2).saying(&["gone.ron"]);
    desk.run_without_trace(&["merge", "base.ron", "desk.ron"]).ended(2);
    let commented = format!("{}// mine\n", desk.read("desk.ron"));
    desk.write("desk.ron", commented.as_bytes());
    desk.run_without_trace(&["merge", "base.ron", "desk.ron", "theirs.ron"]).ended(2).saying(&["not written over"]);
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

#[test]
fn git_merges_projects_by_blocks() {
    if Command::new("git").arg("--version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "git is needed where everything must run");
        println!("SKIP: git not found (2 merges not tried)");
        return;
    }
    let desk = Desk::imported();
    let folder = desk.path("desk.ron").parent().unwrap().to_owned();
    let done = |args: &[&str]| {
        let output = git(&folder, args);
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    let driver = format!("\"{}\" merge %O %A %B", env!("CARGO_BIN_EXE_copydesk"));
    done(&["init", "-q", "-b", "main"]);
    done(&["config", "merge.copydesk.driver", &driver]);
    desk.write(".gitattributes", b"*.ron merge=copydesk\n");
    done(&["add", "-A"]);
    done(&["commit", "-qm", "base"]);
    let work = |branch: &str, edit: &dyn Fn(&Project) -> Edit| {
        done(&["checkout", "-q", "-b", branch, "main"]);
        desk.edit(edit);
        done(&["commit", "-qam", branch]);
    };
    work("layla", &|project| field(project, 0, Field::Kicker, "River"));
    work("noor", &|project| field(project, 1, Field::Kicker, "Market"));
    work("omar", &|project| field(project, 1, Field::Kicker, "Trade"));
    done(&["checkout", "-q", "layla"]);
    done(&["merge", "-q", "--no-edit", "noor"]);
    let kickers: Vec<String> = desk.project().stories.iter().map(|story| story.furniture.kicker.clone()).collect();
    assert_eq!(kickers, ["River", "Market"]);
    let output = git(&folder, &["merge", "--no-edit", "omar"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("Kicker of “Floating market"), "{said}");
    assert!(project::open(&desk.path("desk.ron")).is_ok(), "the file opens, whatever met in it");
    let status = git(&folder, &["status", "--porcelain", "desk.ron"]);
    assert!(status.stdout.starts_with(b"UU"), "git waits for somebody to decide");
}
