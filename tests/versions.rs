//! Earlier saves are kept, thinned out with time, and come back byte by byte.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use copydesk::ground::Language;
use copydesk::project::disk::write_whole;
use copydesk::project::versions::{Label, MAX_VERSIONS_BYTES, ToKeep, Weighed, let_go};
use copydesk::project::{self, Project, VersionError, VersionPlace, Versions};
use jiff::{SignedDuration, Timestamp};
use proptest::collection::vec;
use proptest::prelude::*;
use support::cases;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn hours(hours: i64) -> SignedDuration {
    SignedDuration::from_hours(hours)
}

fn plain(at: Timestamp) -> ToKeep {
    ToKeep { at, label: Label { who: "noor".to_owned(), name: String::new(), words: Some(3), before: None } }
}

fn named(at: Timestamp, name: &str) -> ToKeep {
    ToKeep { at, label: Label { name: name.to_owned(), ..plain(at).label } }
}

fn beside(folder: &Path) -> Versions {
    Versions::of(&folder.join("river.ron"), VersionPlace::Beside, None)
}

fn put(path: &Path, bytes: &[u8]) {
    write_whole(path, bytes).unwrap();
}

/// The bytes of a project as a save writes them.
fn bytes_of(folder: &Path, name: &str) -> Vec<u8> {
    let path = folder.join("scratch.ron");
    project::save(&Project::new(name, Language::english()), &path, None).unwrap();
    fs::read(&path).unwrap()
}

#[test]
fn a_version_is_the_exact_bytes_and_gunzip_alone_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    let (versions, now) = (beside(folder.path()), at("2026-11-14T19:30:00Z"));
    let kept = versions.keep(b"any bytes \xff\0", &named(now, "Before legal"), now).unwrap();
    assert_eq!(kept.path.parent().unwrap(), folder.path().join("river.versions"));
    assert_eq!(
        (kept.label.name.as_str(), kept.label.who.as_str(), kept.label.words),
        ("Before legal", "noor", Some(3))
    );
    assert_eq!(Versions::read(&kept).unwrap(), b"any bytes \xff\0");
    let mut unpacked = Vec::new();
    let file = fs::File::open(&kept.path).unwrap();
    flate2::read::MultiGzDecoder::new(file).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, b"any bytes \xff\0");
    assert_eq!(versions.list().versions, [kept]);
}

#[test]
fn the_same_bytes_are_kept_once_in_a_row_and_take_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let (versions, now) = (beside(folder.path()), at("2026-11-14T19:30:00Z"));
    let later = |minutes| now + SignedDuration::from_mins(minutes);
    let first = versions.keep(b"a", &plain(now), now).unwrap();
    assert_eq!(versions.keep(b"a", &plain(later(1)), later(1)).unwrap(), first);
    assert_eq!(versions.list().versions.len(), 1);
    let called = versions.keep(b"a", &named(later(2), "To print"), later(2)).unwrap();
    assert_eq!((called.at, called.label.name.as_str()), (now, "To print"), "it is still of when it was saved");
    assert_eq!(versions.list().versions, [called], "and there is one");
    versions.keep(b"a", &named(later(3), "To the web"), later(3)).unwrap();
    versions.keep(b"b", &plain(later(4)), later(4)).unwrap();
    versions.keep(b"a", &plain(later(5)), later(5)).unwrap();
    let all: Vec<_> = versions.list().versions.iter().map(|v| (v.label.name.clone(), v.named)).collect();
    let name = |name: &str, named| (name.to_owned(), named);
    assert_eq!(all, [name("", false), name("", false), name("To the web", true), name("To print", true)]);
}

#[test]
fn where_the_folder_beside_cannot_be_written_this_machine_keeps_them_and_all_are_found() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let now = at("2026-11-14T19:30:00Z");
    // Something else has its name: nobody, not even root, can make a folder there.
    put(&folder.path().join("river.versions"), b"no folder");
    let file = folder.path().join("river.ron");
    let versions = Versions::of(&file, VersionPlace::Beside, Some(data.path()));
    let kept = versions.keep(b"a", &plain(now), now).unwrap();
    assert!(kept.path.starts_with(data.path().join("versions")), "{}", kept.path.display());
    assert_eq!(fs::read(folder.path().join("river.versions")).unwrap(), b"no folder");
    fs::remove_file(folder.path().join("river.versions")).unwrap();
    let later = now + hours(1);
    assert!(versions.keep(b"b", &plain(later), later).unwrap().path.starts_with(folder.path()));
    for place in VersionPlace::ALL {
        let found = Versions::of(&file, place, Some(data.path())).list().versions;
        let read: Vec<_> = found.iter().map(|version| Versions::read(version).unwrap()).collect();
        assert_eq!(read, [b"b", b"a"], "{place:?}");
    }
    let nowhere = Versions::of(&file, VersionPlace::Nowhere, Some(data.path()));
    assert!(matches!(nowhere.keep(b"c", &plain(later), later), Err(VersionError::Off)));
    let other = Versions::of(&folder.path().join("other.ron"), VersionPlace::Beside, Some(data.path()));
    assert!(other.list().versions.is_empty(), "another project has its own");
}

#[test]
fn a_damaged_version_is_shown_stays_and_stops_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let (versions, start) = (beside(folder.path()), at("2024-11-14T00:00:00Z"));
    let bytes = |nth: i64| bytes_of(folder.path(), &format!("Version {nth}"));
    for nth in 0..30 {
        versions.keep(&bytes(nth), &plain(start + hours(nth)), start + hours(nth)).unwrap();
    }
    let listed = versions.list().versions;
    let [newest, headless, torn, flipped] = [0, 1, 2, 3].map(|nth| listed[nth].path.clone());
    put(&headless, b"");
    let whole = fs::read(&torn).unwrap();
    put(&torn, &whole[..whole.len() - 20]);
    let mut bits = fs::read(&flipped).unwrap();
    let middle = bits.len() - 12;
    bits[middle] ^= 4;
    put(&flipped, &bits);
    put(&newest, b"not even packed");
    let listed = versions.list().versions;
    assert_eq!(listed.len(), 30);
    assert_eq!(listed.iter().filter(|version| version.damaged).count(), 2, "what can be seen from outside");
    let unread: Vec<_> = listed.iter().filter(|version| Versions::read(version).is_err()).map(|v| &v.path).collect();
    assert_eq!(unread, [&newest, &headless, &torn, &flipped]);
    let (good, project) = versions.last_good().unwrap();
    assert_eq!((good.path.as_path(), project.name.as_str()), (listed[4].path.as_path(), "Version 25"));
    // Years later all but the latest twenty are thinned out; what cannot be read is not judged.
    let now = at("2026-11-14T00:00:00Z");
    versions.keep(&bytes(30), &plain(now), now).unwrap();
    for path in [newest, headless, torn, flipped] {
        assert!(path.exists(), "{}", path.display());
    }
}

#[test]
fn sixty_versions_of_months_come_back_byte_by_byte() {
    let folder = tempfile::tempdir().unwrap();
    let (versions, start) = (beside(folder.path()), at("2026-03-01T08:00:00Z"));
    // Saves bunch: three a day, with days between.
    let times: Vec<Timestamp> = (0..60).map(|nth| start + hours(nth / 3 * 100 + nth % 3)).collect();
    let saved: Vec<Vec<u8>> = (0..60).map(|nth| bytes_of(folder.path(), &format!("Save {nth} قصة"))).collect();
    for (nth, time) in times.iter().enumerate() {
        let to_keep = if nth == 7 { named(*time, "Kept for ever") } else { plain(*time) };
        versions.keep(&saved[nth], &to_keep, *time).unwrap();
    }
    let left = versions.list().versions;
    assert!(left.len() >= 28 && left.len() < 60, "{} of 60 are left", left.len());
    assert!(left.iter().any(|version| version.label.name == "Kept for ever"));
    for version in &left {
        let nth = times.iter().position(|time| *time == version.at).unwrap();
        assert_eq!(Versions::read(version).unwrap(), saved[nth]);
        assert_eq!(Versions::open(version).unwrap().project.name, format!("Save {nth} قصة"));
    }
    let days: BTreeSet<i64> = left.iter().map(|version| version.at.as_second() / 86_400).collect();
    assert!(days.len() >= 11, "{} days", days.len());
    assert_eq!(
        fs::read_dir(folder.path().join("river.versions")).unwrap().count(),
        left.len(),
        "nothing else is there"
    );
}

#[test]
fn a_clock_set_back_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (versions, right) = (beside(folder.path()), at("2026-11-14T19:30:00Z"));
    for nth in 0..40_u8 {
        let time = right + SignedDuration::from_mins(nth.into());
        versions.keep(&[nth], &plain(time), time).unwrap();
    }
    let before: BTreeSet<_> = versions.list().versions.into_iter().map(|version| version.path).collect();
    let wrong = at("1999-12-31T23:59:00Z");
    let kept = versions.keep(b"typed under a wrong clock", &plain(wrong), wrong).unwrap();
    let after: BTreeSet<_> = versions.list().versions.into_iter().map(|version| version.path).collect();
    assert!(before.is_subset(&after) && after.contains(&kept.path));
    assert_eq!(Versions::read(&kept).unwrap(), b"typed under a wrong clock");
}

#[cfg(unix)]
#[test]
fn versions_are_as_private_as_the_project_and_no_link_leads_out() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let now = at("2026-11-14T19:30:00Z");
    let file = folder.path().join("river.ron");
    put(&file, b"()");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    let versions = Versions::of(&file, VersionPlace::Beside, Some(data.path()));
    versions.keep(b"a", &plain(now), now).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder.path().join("river.versions")), 0o700);
    let here = Versions::of(&file, VersionPlace::Machine, Some(data.path()));
    let kept = here.keep(b"b", &plain(now), now).unwrap();
    assert_eq!(mode(kept.path.parent().unwrap()), 0o700);
    let (elsewhere, linked) = (folder.path().join("elsewhere"), folder.path().join("linked.versions"));
    fs::create_dir(&elsewhere).unwrap();
    symlink(&elsewhere, &linked).unwrap();
    let through = Versions::of(&folder.path().join("linked.ron"), VersionPlace::Beside, None);
    assert!(matches!(through.keep(b"a", &plain(now), now), Err(VersionError::Write(_))));
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
    // The project may be opened by a link: its versions are those of the file.
    symlink(&file, folder.path().join("alias.ron")).unwrap();
    let alias = Versions::of(&folder.path().join("alias.ron"), VersionPlace::Beside, Some(data.path()));
    assert_eq!(alias, versions);
}

/// A version in minutes before `now`, whether named, and how large.
fn arb_weighed() -> impl Strategy<Value = Weighed> {
    let now = at("2026-11-14T19:30:00Z");
    let minutes = prop_oneof![-3_000_i64..0, 0_i64..3_000, 0_i64..60_000, 0_i64..900_000];
    let rare = || prop::bool::weighted(0.1);
    (minutes, rare(), rare(), 1_000_u64..30_000_000).prop_map(move |(minutes, named, way_back, bytes)| Weighed {
        at: now - SignedDuration::from_mins(minutes),
        named,
        way_back,
        bytes,
    })
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn thinning_keeps_what_it_promises(all in vec(arb_weighed(), 0..120), small in any::<bool>()) {
        let now = at("2026-11-14T19:30:00Z");
        let all: Vec<Weighed> = all.into_iter().map(|one| if small { Weighed { bytes: 1_000, ..one } } else { one }).collect();
        let just = all.len().checked_sub(1);
        let gone = let_go(&all, now, just);
        let is_gone = |at: usize| gone.contains(&at);
        let stays: Vec<Weighed> = (0..all.len()).filter(|at| !is_gone(*at)).map(|at| all[at]).collect();
        prop_assert_eq!(gone.iter().collect::<BTreeSet<_>>().len(), gone.len());
        let newest = all.iter().map(|one| one.at).max();
        prop_assert_eq!(stays.iter().map(|one| one.at).max(), newest, "never the newest");
        prop_assert!(all.iter().filter(|one| one.named).count() == stays.iter().filter(|one| one.named).count());
        prop_assert!(just.is_none_or(|just| !is_gone(just)));
        let room: u64 = stays.iter().map(|one| one.bytes).sum();
        let free = stays.iter().filter(|one| !one.named && Some(one.at) != newest).count();
        prop_assert!(room <= MAX_VERSIONS_BYTES || free <= 1, "bounded: {} bytes, {} could go", room, free);
        if small {
            prop_assert!((0..all.len()).all(|at| all[at].at <= now || !is_gone(at)), "what is to come stays");
            prop_assert!((0..all.len()).all(|at| !all[at].way_back || !is_gone(at)), "and the way back");
            let mut past: Vec<usize> = (0..all.len()).filter(|at| all[*at].at <= now).collect();
            past.sort_by_key(|at| std::cmp::Reverse((all[*at].at, *at)));
            prop_assert!(past.iter().take(20).all(|at| !is_gone(*at)), "the last twenty");
            for (days, stretch) in [(2, 3_600), (30, 86_400), (365, 604_800)] {
                let of = |one: &Weighed| (one.at.as_second() + 3 * 86_400).div_euclid(stretch);
                let young = |one: &&Weighed| one.at <= now && now.duration_since(one.at) <= hours(24 * days);
                let had: BTreeSet<i64> = all.iter().filter(young).map(of).collect();
                let has: BTreeSet<i64> = stays.iter().filter(|one| one.at <= now).map(of).collect();
                prop_assert!(had.is_subset(&has), "one of each {} seconds", stretch);
            }
            let again: Vec<usize> = let_go(&stays, now, stays.len().checked_sub(1));
            prop_assert_eq!(again, Vec::<usize>::new(), "and then there is nothing more to let go");
        }
    }

    /// Thinned out at every save, as the desk does, each stretch of time still has its last one.
    #[test]
    fn thinning_step_by_step_leaves_no_hole(pauses in vec(1_i64..3_000, 1..150)) {
        let mut now = at("2026-01-01T00:00:00Z");
        let (mut kept, mut ever) = (Vec::new(), Vec::new());
        for pause in pauses {
            now += SignedDuration::from_mins(pause);
            let one = Weighed { at: now, named: false, way_back: false, bytes: 1_000 };
            ever.push(one);
            kept.push(one);
            let gone = let_go(&kept, now, Some(kept.len() - 1));
            kept = (0..kept.len()).filter(|at| !gone.contains(at)).map(|at| kept[at]).collect();
        }
        let of = |one: &Weighed, stretch: i64| (one.at.as_second() + 3 * 86_400).div_euclid(stretch);
        for (days, stretch) in [(2, 3_600), (30, 86_400), (365, 604_800)] {
            let young = |one: &&Weighed| now.duration_since(one.at) <= hours(24 * days);
            for one in ever.iter().filter(young) {
                let last = ever.iter().rev().find(|other| of(other, stretch) == of(one, stretch)).unwrap();
                prop_assert!(kept.contains(last), "the last of its {} seconds", stretch);
            }
        }
        prop_assert!(kept.len() <= 20 + 49 + 31 + 53 + 3, "{} are kept", kept.len());
    }
}
