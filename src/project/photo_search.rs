//! Picture files that are missing or changed, found again in another folder by what is in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::disk::read_bounded;
use super::listing::paths_in;
use super::photo_folder::{MAX_PHOTO_BYTES, PhotoFolder, PhotoFolderError};
use super::{ReadError, Stamp};
use crate::ground::PhotoId;
use crate::photos::{Library, PhotoFile};

/// The endings of files that are looked into.
const ENDINGS: [&str; 8] = ["jpg", "jpeg", "jpe", "png", "webp", "gif", "tif", "tiff"];
/// Folders within folders are followed so far; links are not.
const DEEPEST: usize = 16;
/// Most files that are looked into.
const MOST: usize = 200_000;

/// What a search for pictures came to.
#[derive(Debug, Default)]
pub struct PhotoSearch {
    /// The files that were found and now lie in the photo folder.
    pub found: Vec<PhotoFile>,
    /// The photos whose files were not found.
    pub missing: Vec<PhotoId>,
    /// Why files that were found could not be put there.
    pub failed: Vec<PhotoFolderError>,
    /// How many files were looked into.
    pub looked: usize,
    /// Whether it was stopped before all were.
    pub stopped: bool,
}

/// The photos of a library whose files are missing from the folder, or are not what they were.
#[must_use]
pub fn missing_photos(photos: &PhotoFolder, library: &Library) -> Vec<(PhotoId, PhotoFile)> {
    let named = library.photos.iter().filter_map(|photo| Some((photo.id, photo.file.clone()?)));
    named.filter(|(_, file)| file.name().is_some() && photos.read(file).is_err()).collect()
}

/// Looks through a folder and those in it for the files of missing photos, and copies what it finds
/// to the photo folder. `told` is told how many files were looked into, and of how many; it says
/// whether to go on. Nothing in the searched folder is changed.
pub fn search_photos(
    folder: &Path,
    photos: &PhotoFolder,
    library: &Library,
    told: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<PhotoSearch, ReadError> {
    let mut search = PhotoSearch::default();
    let missing = missing_photos(photos, library);
    let mut wanted: BTreeMap<String, PhotoFile> =
        missing.iter().map(|(_, file)| (file.digest.clone(), file.clone())).collect();
    let files = if wanted.is_empty() { Vec::new() } else { pictures_in(folder)? };
    for path in &files {
        if wanted.is_empty() {
            break;
        }
        if !told(search.looked, files.len()) {
            search.stopped = true;
            break;
        }
        search.looked += 1;
        // What cannot be read is not what is looked for.
        let Ok(bytes) = read_bounded(path, MAX_PHOTO_BYTES) else { continue };
        let Some(file) = wanted.remove(&Stamp::of(&bytes).photo_digest()) else { continue };
        match photos.put_back(&bytes, &file) {
            Ok(()) => search.found.push(file),
            Err(error) => search.failed.push(error),
        }
    }
    let found = |file: &PhotoFile| search.found.iter().any(|found| found.digest == file.digest);
    search.missing = missing.iter().filter(|(_, file)| !found(file)).map(|(id, _)| *id).collect();
    Ok(search)
}

/// The picture files below a folder, by name.
fn pictures_in(folder: &Path) -> Result<Vec<PathBuf>, ReadError> {
    let (mut folders, mut files) = (vec![(folder.to_owned(), 0)], Vec::new());
    while let Some((folder, depth)) = folders.pop() {
        let paths = match paths_in(&folder) {
            Ok(paths) => paths,
            // One that may not be entered does not end the search.
            Err(_) if depth > 0 => continue,
            Err(source) => return Err(ReadError::Failed { path: folder, source }),
        };
        for path in paths {
            let Ok(kind) = fs::symlink_metadata(&path) else { continue };
            let is_picture = path
                .extension()
                .and_then(|ending| ending.to_str())
                .is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)));
            if kind.is_dir() && depth < DEEPEST {
                folders.push((path, depth + 1));
            } else if kind.is_file() && is_picture {
                files.push(path);
            }
            if files.len() >= MOST {
                return Ok(files);
            }
        }
    }
    files.sort();
    Ok(files)
}
