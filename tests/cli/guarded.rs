//! What a command writes over is kept, and what a desk has open is left alone.

use copydesk::project::lock::{Claim, Holder, claim, path_of};
use copydesk::project::{VersionPlace, Versions};
use jiff::Timestamp;

use crate::desk::{Desk, FERRY};

fn versions(desk: &Desk, name: &str) -> usize {
    Versions::of(&desk.path(name), VersionPlace::Beside, None).list().versions.len()
}

#[test]
fn each_command_that_writes_keeps_what_was_there() {
    let desk = Desk::imported();
    desk.run(&["new", "harbor.ron"]).ended(0);
    let mut before = vec![desk.read("desk.ron")];
    for words in [
        &["import", "copy.txt", "--into", "desk.ron"][..],
        &["attach", "desk.ron", "--story", FERRY, "quay.png"],
        &["move", "desk.ron", "--story", FERRY, "--to", "harbor.ron"],
    ] {
        desk.run(words).ended(0);
        before.push(desk.read("desk.ron"));
    }
    let listed = Versions::of(&desk.path("desk.ron"), VersionPlace::Beside, None).list();
    let kept: Vec<Vec<u8>> = listed.versions.iter().rev().map(|version| Versions::read(version).unwrap()).collect();
    assert_eq!(kept, before.iter().map(|text| text.as_bytes().to_vec()).collect::<Vec<_>>());
    assert_eq!(listed.versions[0].label.who, "layla");
    assert_eq!(versions(&desk, "harbor.ron"), 2, "and so does the project a story goes to");
    desk.run(&["versions", "desk.ron"]).ended(0);
}

#[test]
fn who_wants_none_kept_has_none() {
    let desk = Desk::imported();
    std::fs::write(desk.home.path().join("settings.ron"), "(versions: Nowhere)").unwrap();
    desk.run(&["import", "copy.txt", "--into", "desk.ron"]).ended(0);
    assert_eq!(versions(&desk, "desk.ron"), 0);
    assert!(!desk.path("desk.versions").exists());
}

#[test]
fn what_a_desk_has_open_is_left_alone_unless_it_is_said() {
    let desk = Desk::imported();
    desk.run(&["new", "harbor.ron"]).ended(0);
    let now = Timestamp::from_second(1_773_100_000).unwrap();
    let Claim::Ours(lock) = claim(&desk.path("desk.ron"), &Holder::here("omar", now), false) else { panic!() };
    let import = ["import", "copy.txt", "--into", "desk.ron"];
    let attach = ["attach", "desk.ron", "--story", FERRY, "quay.png"];
    let away = ["move", "desk.ron", "--story", FERRY, "--to", "harbor.ron"];
    let toward = ["move", "harbor.ron", "--story", "none", "--to", "desk.ron"];
    for words in [&import[..], &attach, &away, &toward] {
        let ran = desk.run_without_trace(words).ended(4);
        ran.saying(&["desk.ron is open in a desk: omar on", "since 2026-03-", "nothing was changed", "--anyway"]);
    }
    desk.run(&[&import[..], &["--anyway"]].concat()).ended(0);
    desk.run(&[&away[..], &["--anyway"]].concat()).ended(0);
    assert!(path_of(&desk.path("desk.ron")).exists(), "their claim stands");
    drop(lock);
    desk.run(&import).ended(0);
    assert!(!path_of(&desk.path("desk.ron")).exists() && !path_of(&desk.path("harbor.ron")).exists());
    desk.run(&["show", "desk.ron"]).ended(0);
}

#[test]
fn what_only_reads_asks_nobody() {
    let desk = Desk::finished();
    let now = Timestamp::from_second(1_773_100_000).unwrap();
    let Claim::Ours(_lock) = claim(&desk.path("desk.ron"), &Holder::here("omar", now), false) else { panic!() };
    for words in [&["show", "desk.ron"][..], &["check", "desk.ron"], &["versions", "desk.ron"]] {
        desk.run_without_trace(words);
    }
    let copy = ["move", "desk.ron", "--story", FERRY, "--to", "harbor.ron", "--new", "--copy"];
    desk.run(&copy).ended(0);
}
