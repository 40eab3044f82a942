//! Exports on disk: whole or not at all, and never over a file that is not ours.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops where it is surprised"
)]

mod export_stories;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use copydesk::export::{Bundle, BundleFile, MANIFEST, WriteError, write};
use export_stories::{all_formats, english};
use tempfile::TempDir;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn bundle(slug: &str, format: &'static str, files: &[(&str, &str)]) -> Bundle {
    let file = |(path, words): &(&str, &str)| BundleFile { path: (*path).to_owned(), bytes: words.as_bytes().into() };
    Bundle { slug: slug.to_owned(), format, files: files.iter().map(file).collect() }
}

fn page(slug: &str, words: &str) -> Bundle {
    bundle(slug, "html", &[("index.html", words), ("photos/1-480.jpg", "picture")])
}

fn json(slug: &str, words: &str) -> Bundle {
    bundle(slug, "json", &[("story.json", words), ("photos/1-480.jpg", "picture")])
}

/// Everything below a folder: paths with their content, folders with none.
fn tree(folder: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
            if path.is_dir() && !path.is_symlink() {
                waiting.push(path.clone());
                found.insert(name, None);
            } else {
                found.insert(name, Some(fs::read(&path).unwrap_or_default()));
            }
        }
    }
    found
}

fn put(path: &Path, words: &str) {
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    std::io::Write::write_all(&mut fs::File::create(path).expect("a file"), words.as_bytes()).expect("written");
}

/// Asserts that an export is refused and changes nothing, in the folder or beside it.
fn assert_refused(place: &TempDir, bundles: &[Bundle], folder: &Path) -> WriteError {
    let before = tree(place.path());
    let error = write(bundles, folder).expect_err("it is refused");
    assert_eq!(tree(place.path()), before, "nothing changed");
    assert!(!error.hint().is_empty());
    error
}

#[test]
fn a_whole_story_is_written_and_written_again_the_same() -> Outcome {
    let place = tempfile::tempdir()?;
    let (project, id) = english();
    let bundles = all_formats(&project, &[id])?;
    let folder = place.path().join("missing/above/out");
    let written = write(&bundles, &folder)?;
    assert_eq!((written.files, written.left_behind), (7, None));
    let first = tree(&folder);
    for file in &bundles[0].files {
        assert_eq!(fs::read(folder.join(&bundles[0].slug).join(&file.path))?, *file.bytes);
    }
    assert!(first.contains_key(MANIFEST) && first.contains_key(&format!("{}/story.json", bundles[0].slug)));
    write(&bundles, &folder)?;
    assert_eq!(tree(&folder), first);
    assert_eq!(fs::read_dir(folder.parent().ok_or("no parent")?)?.count(), 1, "nothing stays beside it");
    Ok(())
}

#[test]
fn an_empty_folder_is_filled() -> Outcome {
    let place = tempfile::tempdir()?;
    let folder = place.path().join("out");
    fs::create_dir(&folder)?;
    write(&[page("a", "one")], &folder)?;
    assert_eq!(fs::read(folder.join("a/index.html"))?, b"one");
    Ok(())
}

#[test]
fn earlier_exports_stay_unless_replaced() -> Outcome {
    let place = tempfile::tempdir()?;
    let folder = place.path().join("out");
    write(&[page("a", "one"), json("a", "{}"), page("b", "old")], &folder)?;
    let written = write(&[page("b", "new"), json("c", "[]")], &folder)?;
    assert_eq!(written.kept, ["a (html)", "a (json)"]);
    assert_eq!(fs::read(folder.join("a/index.html"))?, b"one");
    assert_eq!(fs::read(folder.join("a/story.json"))?, b"{}");
    assert_eq!(fs::read(folder.join("b/index.html"))?, b"new");
    assert_eq!(fs::read(folder.join("c/story.json"))?, b"[]");
    // What a replaced bundle no longer has is gone.
    write(&[bundle("b", "html", &[("index.html", "newer")])], &folder)?;
    assert!(!folder.join("b/photos").exists());
    Ok(())
}

#[test]
fn a_story_deleted_by_the_editor_stays_deleted() -> Outcome {
    let place = tempfile::tempdir()?;
    let folder = place.path().join("out");
    write(&[page("a", "one"), page("b", "two")], &folder)?;
    fs::remove_dir_all(folder.join("a"))?;
    write(&[page("b", "three")], &folder)?;
    assert!(!folder.join("a").exists());
    // Half a story is no wish that we can read.
    write(&[page("a", "one")], &folder)?;
    fs::remove_file(folder.join("a/index.html"))?;
    let error = assert_refused(&place, &[page("b", "four")], &folder);
    assert!(matches!(error, WriteError::Changed { .. }) && error.to_string().contains("a/index.html"), "{error}");
    Ok(())
}

#[test]
fn strangers_are_named_and_left_alone() -> Outcome {
    let place = tempfile::tempdir()?;
    let folder = place.path().join("out");
    put(&folder.join("thesis.odt"), "mine");
    let error = assert_refused(&place, &[page("a", "one")], &folder);
    assert!(matches!(error, WriteError::Strangers { .. }) && error.to_string().contains("“thesis.odt”"), "{error}");

    fs::remove_file(folder.join("thesis.odt"))?;
    write(&[page("a", "one")], &folder)?;
    for stranger in ["notes.txt", "a/photos/more.jpg", "other/deep/file"] {
        put(&folder.join(stranger), "mine");
        let error = assert_refused(&place, &[page("a", "two")], &folder);
        let named = stranger.split("/deep").next().unwrap_or_default();
        assert!(error.to_string().contains(&format!("“{named}”")), "{error}");
        let top = if stranger.starts_with("other") { "other" } else { stranger };
        if top == "other" { fs::remove_dir_all(folder.join(top))? } else { fs::remove_file(folder.join(top))? }
    }
    fs::create_dir(folder.join("empty"))?;
    assert!(matches!(assert_refused(&place, &[page("a", "two")], &folder), WriteError::Strangers { .. }));
    Ok(())
}

#[test]
fn many_strangers_are_counted() -> Outcome {
    let place = tempfile::tempdir()?;
    for at in 0..9 {
        put(&place.path().join(format!("out/file-{at}")), "mine");
    }
    let error = assert_refused(&place, &[page("a", "one")], &place.path().join("out"));
    assert!(error.to_string().ends_with("“file-4” and 4 more"), "{error}");
    Ok(())
}

#[test]
fn an_exported_file_that_was_changed_is_not_overwritten() -> Outcome {
    let place = tempfile::tempdir()?;
    let folder = place.path().join("out");
    write(&[page("a", "one")], &folder)?;
    put(&folder.join("a/index.html"), "one, put right by hand");
    let error = assert_refused(&place, &[page("a", "two")], &folder);
    assert!(matches!(error, WriteError::Changed { .. }) && error.to_string().contains("a/index.html"), "{error}");
    Ok(())
}

#[test]
fn a_manifest_that_is_not_ours_is_refused() -> Outcome {
    let place = tempfile::tempdir()?;
    let folder = place.path().join("out");
    for words in ["", "{}", "not json", r#"{"format":"copydesk export 9","bundles":[]}"#] {
        put(&folder.join(MANIFEST), words);
        assert!(matches!(assert_refused(&place, &[page("a", "one")], &folder), WriteError::Manifest(_)));
    }
    Ok(())
}

#[test]
fn formats_that_disagree_about_a_picture_are_refused() -> Outcome {
    let place = tempfile::tempdir()?;
    let folder = place.path().join("out");
    write(&[page("a", "one"), json("a", "{}")], &folder)?;
    let new = bundle("a", "html", &[("index.html", "two"), ("photos/1-480.jpg", "another picture")]);
    let error = assert_refused(&place, std::slice::from_ref(&new), &folder);
    assert!(matches!(error, WriteError::PhotosDiffer { .. }), "{error}");
    let both = bundle("a", "json", &[("story.json", "{}"), ("photos/1-480.jpg", "another picture")]);
    write(&[new, both], &folder)?;
    assert_eq!(fs::read(folder.join("a/photos/1-480.jpg"))?, b"another picture");
    Ok(())
}

#[test]
fn a_file_or_nothing_at_all_is_no_folder() -> Outcome {
    let place = tempfile::tempdir()?;
    put(&place.path().join("out"), "a file");
    let error = assert_refused(&place, &[page("a", "one")], &place.path().join("out"));
    assert!(matches!(error, WriteError::NotAFolder(_)), "{error}");
    let error = assert_refused(&place, &[page("a", "one")], &place.path().join("out/below"));
    assert!(matches!(error, WriteError::Io { .. }), "{error}");
    assert!(matches!(write(&[page("a", "one")], Path::new("/")), Err(WriteError::NoName(_))));
    Ok(())
}

#[test]
fn a_name_we_never_give_is_refused() -> Outcome {
    let place = tempfile::tempdir()?;
    for path in ["../index.html", "/etc/passwd", "a\\b", "Index.html", ""] {
        let error = assert_refused(&place, &[bundle("a", "html", &[(path, "x")])], &place.path().join("out"));
        assert!(matches!(error, WriteError::Name(_)), "{error}");
    }
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_to_its_folder_and_none_inside() -> Outcome {
    use std::os::unix::fs::symlink;
    let place = tempfile::tempdir()?;
    let (real, link) = (place.path().join("real"), place.path().join("link"));
    fs::create_dir(&real)?;
    symlink(&real, &link)?;
    let written = write(&[page("a", "one")], &link)?;
    assert_eq!(written.folder, fs::canonicalize(&real)?);
    assert!(link.is_symlink() && real.join("a/index.html").is_file());

    let outside = place.path().join("outside");
    put(&outside.join("index.html"), "one");
    put(&outside.join("photos/1-480.jpg"), "picture");
    fs::remove_dir_all(real.join("a"))?;
    symlink(&outside, real.join("a"))?;
    let error = assert_refused(&place, &[page("a", "two")], &link);
    assert!(matches!(error, WriteError::Strangers { .. }), "{error}");

    symlink(place.path().join("nowhere"), place.path().join("dangling"))?;
    assert_refused(&place, &[page("a", "one")], &place.path().join("dangling"));
    Ok(())
}

#[cfg(unix)]
#[test]
fn others_may_read_what_the_system_lets_them() -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir()?;
    let folder = place.path().join("out");
    let plain = place.path().join("plain");
    fs::create_dir(&plain)?;
    write(&[page("a", "one")], &folder)?;
    let mode = |path: &Path| fs::metadata(path).map(|m| m.permissions().mode() & 0o777);
    assert_eq!(mode(&folder)?, mode(&plain)?);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o750))?;
    write(&[page("a", "two")], &folder)?;
    assert_eq!(mode(&folder)?, 0o750);
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_left_alone() -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir()?;
    let locked = place.path().join("locked");
    fs::create_dir(&locked)?;
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555))?;
    if fs::create_dir(locked.join("probe")).is_ok() {
        fs::remove_dir(locked.join("probe"))?;
        println!("SKIP: this user may write everywhere (1 case not tried)");
        return Ok(());
    }
    let error = assert_refused(&place, &[page("a", "one")], &locked.join("out"));
    assert!(matches!(error, WriteError::Io { .. }) && error.to_string().contains("locked"), "{error}");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755))?;
    Ok(())
}
