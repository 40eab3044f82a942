//! Picture files lie beside the project, are named by their content, and nothing leads out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;

use copydesk::photos::{Library, Photo, PhotoFile, PhotoFormat};
use copydesk::project::disk::write_whole;
use copydesk::project::{PhotoFolder, PhotoFolderError};

fn folder_in(path: &Path) -> PhotoFolder {
    PhotoFolder::beside(&path.join("river.ron"))
}

fn store(folder: &PhotoFolder, bytes: &[u8]) -> Result<PhotoFile, PhotoFolderError> {
    folder.store(bytes, PhotoFormat::Png, 4, 3)
}

#[test]
fn a_picture_is_stored_once_under_the_name_of_its_content() {
    let scratch = tempfile::tempdir().unwrap();
    let photos = folder_in(scratch.path());
    assert_eq!(photos.path(), scratch.path().join("river.photos"));
    let file = store(&photos, b"abc").unwrap();
    assert_eq!(file.name().unwrap(), "ba7816bf8f01cfea414140de5dae2223.png");
    assert_eq!((file.width, file.height), (4, 3));
    assert_eq!(store(&photos, b"abc").unwrap(), file);
    assert_eq!(photos.read(&file).unwrap(), b"abc");
    assert_eq!(fs::read_dir(photos.path()).unwrap().count(), 1, "no second copy, nothing left behind");
    assert_eq!(photos.path_of(&file).unwrap(), photos.path().join("ba7816bf8f01cfea414140de5dae2223.png"));
}

#[test]
fn a_missing_and_a_changed_picture_are_told_apart_and_never_overwritten() {
    let scratch = tempfile::tempdir().unwrap();
    let photos = folder_in(scratch.path());
    let file = PhotoFile { digest: "0".repeat(32), format: PhotoFormat::Jpeg, width: 1, height: 1 };
    assert!(matches!(photos.read(&file), Err(PhotoFolderError::Missing { .. })));
    let file = store(&photos, b"abc").unwrap();
    let path = photos.path_of(&file).unwrap();
    write_whole(&path, b"abd").unwrap();
    for error in [photos.read(&file).unwrap_err(), store(&photos, b"abc").unwrap_err()] {
        assert!(matches!(error, PhotoFolderError::Changed { .. }));
        assert!(error.to_string().contains("ba7816bf8f01cfea414140de5dae2223.png"), "{error}");
    }
    assert_eq!(fs::read(&path).unwrap(), b"abd");
}

#[test]
fn no_name_in_a_project_leads_out_of_the_folder() {
    let scratch = tempfile::tempdir().unwrap();
    let photos = folder_in(scratch.path());
    write_whole(&scratch.path().join("secret.jpg"), b"secret").unwrap();
    for digest in
        ["../secret", "/etc/passwd", "", "..", "con", &"A".repeat(32), &"0".repeat(31), "０".repeat(32).as_str()]
    {
        let file = PhotoFile { digest: digest.to_owned(), format: PhotoFormat::Jpeg, width: 1, height: 1 };
        assert_eq!(photos.path_of(&file), None);
        let error = photos.read(&file).unwrap_err();
        assert!(matches!(error, PhotoFolderError::NotAName { .. }), "{error}");
    }
}

#[test]
fn save_as_brings_the_pictures_and_says_which_it_could_not() {
    let scratch = tempfile::tempdir().unwrap();
    let (here, there) = (folder_in(scratch.path()), PhotoFolder::beside(&scratch.path().join("copy.ron")));
    let mut photos: Vec<Photo> = (1..=5).map(|id: u64| Photo::wanted(id.into())).collect();
    photos[0].file = Some(store(&here, b"one").unwrap());
    photos[1].file = Some(store(&here, b"two").unwrap());
    photos[2].file = Some(PhotoFile { digest: "0".repeat(32), format: PhotoFormat::Gif, width: 1, height: 1 });
    photos[3].file = Some(PhotoFile { digest: "../x".to_owned(), format: PhotoFormat::Gif, width: 1, height: 1 });
    let library = Library { photos };
    store(&here, b"not of this project").unwrap();
    let copied = here.copy_to(&there, &library).unwrap();
    assert_eq!(copied.files, 2);
    let left: Vec<_> = copied.left.iter().map(|(id, error)| (id.to_string(), error.to_string())).collect();
    assert!(left.len() == 2 && left[0].0 == "3" && left[0].1.contains("missing") && left[1].0 == "4", "{left:?}");
    assert_eq!(there.read(library.photos[1].file.as_ref().unwrap()).unwrap(), b"two");
    assert_eq!(fs::read_dir(there.path()).unwrap().count(), 2);
    assert_eq!(here.copy_to(&here, &library).unwrap().files, 2, "onto itself nothing changes");
}

#[test]
fn a_file_in_the_folders_place_is_left_alone() {
    let scratch = tempfile::tempdir().unwrap();
    write_whole(&scratch.path().join("river.photos"), b"mine").unwrap();
    let error = store(&folder_in(scratch.path()), b"abc").unwrap_err();
    assert!(error.to_string().contains("in the way"), "{error}");
    assert_eq!(fs::read(scratch.path().join("river.photos")).unwrap(), b"mine");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_folder_that_is_a_link_is_refused() {
        let scratch = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        let photos = folder_in(scratch.path());
        let file = store(&photos, b"abc").unwrap();
        fs::rename(photos.path(), outside.path().join("photos")).unwrap();
        symlink(outside.path().join("photos"), photos.path()).unwrap();
        for error in [photos.read(&file).unwrap_err(), store(&photos, b"new").unwrap_err()] {
            assert!(matches!(error, PhotoFolderError::Link { .. }), "{error}");
        }
        assert_eq!(fs::read_dir(outside.path().join("photos")).unwrap().count(), 1, "nothing was written outside");
    }

    #[test]
    fn a_picture_that_is_a_link_is_refused_even_to_the_same_bytes() {
        let scratch = tempfile::tempdir().unwrap();
        let photos = folder_in(scratch.path());
        let file = store(&photos, b"abc").unwrap();
        let path = photos.path_of(&file).unwrap();
        let outside = scratch.path().join("outside.png");
        fs::rename(&path, &outside).unwrap();
        for target in [outside.as_path(), Path::new("/nowhere/at/all")] {
            symlink(target, &path).unwrap();
            for error in [photos.read(&file).unwrap_err(), store(&photos, b"abc").unwrap_err()] {
                assert!(matches!(error, PhotoFolderError::Link { .. }), "{error}");
            }
            fs::remove_file(&path).unwrap();
        }
        assert_eq!(fs::read(&outside).unwrap(), b"abc");
    }

    #[test]
    fn photos_lie_beside_the_file_a_link_leads_to() {
        let scratch = tempfile::tempdir().unwrap();
        let real = scratch.path().join("real");
        fs::create_dir(&real).unwrap();
        write_whole(&real.join("river.ron"), b"()").unwrap();
        symlink("real/river.ron", scratch.path().join("link.ron")).unwrap();
        assert_eq!(PhotoFolder::beside(&scratch.path().join("link.ron")), folder_in(&real));
    }
}
