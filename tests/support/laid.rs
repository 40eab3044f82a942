//! The sample laid down anew for each test that opens it in a desk: a desk locks and saves what it
//! opens, and keeps versions beside it.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

thread_local! {
    /// Each test is a thread; what it laid down goes with it.
    static LAID: RefCell<Vec<TempDir>> = const { RefCell::new(Vec::new()) };
}

/// The path of a copy of the river sample, with its photos.
pub(crate) fn river() -> PathBuf {
    let projects = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("river.ron");
    fs::copy(projects.join("river.ron"), &path).unwrap();
    let photos = folder.path().join("river.photos");
    fs::create_dir(&photos).unwrap();
    for photo in fs::read_dir(projects.join("river.photos")).unwrap() {
        let photo = photo.unwrap();
        fs::copy(photo.path(), photos.join(photo.file_name())).unwrap();
    }
    LAID.with_borrow_mut(|laid| laid.push(folder));
    path
}
