//! What lies where an export is to go: nothing, an export as it was written, or what must stay.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::super::manifest::{MANIFEST, Manifest, hash};
use super::{WriteError, failed};
use crate::project::listing::paths_in;
use crate::project::tries::again;

/// The largest manifest that is read, in bytes: some 400,000 files.
const LARGEST_MANIFEST: u64 = 64 << 20;

/// The folder itself: absolute, links followed if it exists.
pub(super) fn resolve(folder: &Path) -> Result<PathBuf, WriteError> {
    let resolved = match again(|| fs::symlink_metadata(folder)) {
        Ok(_) => again(|| fs::canonicalize(folder)).map_err(failed("follow", folder))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            std::path::absolute(folder).map_err(failed("find", folder))?
        }
        Err(error) => return Err(failed("look-at", folder)(error)),
    };
    if resolved.file_name().is_none() {
        return Err(WriteError::NoName(folder.to_owned()));
    }
    Ok(resolved)
}

/// What lies where the export is to go.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    Empty,
    Export {
        manifest: Manifest,
        /// Files it lists that are gone.
        missing: BTreeSet<String>,
    },
}

/// Looks at a folder, and refuses one that holds anything but our own unchanged files.
pub(super) fn survey(folder: &Path) -> Result<Found, WriteError> {
    match again(|| fs::metadata(folder)) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => return Err(WriteError::NotAFolder(folder.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(failed("look-at", folder)(error)),
    }
    let top: Vec<String> = entries(folder, "")?.into_iter().map(|(name, _)| name).collect();
    if top.is_empty() {
        return Ok(Found::Empty);
    }
    if !top.iter().any(|name| name == MANIFEST) {
        return Err(WriteError::Strangers { folder: folder.to_owned(), names: top });
    }
    let manifest = read_manifest(&folder.join(MANIFEST))?;
    let missing = compare(folder, &manifest)?;
    Ok(Found::Export { manifest, missing })
}

pub(super) fn read_manifest(path: &Path) -> Result<Manifest, WriteError> {
    let plain = again(|| fs::symlink_metadata(path)).map_err(failed("look-at", path))?.is_file();
    let mut bytes = Vec::new();
    if plain {
        let file = File::open(path).map_err(failed("read", path))?;
        file.take(LARGEST_MANIFEST).read_to_end(&mut bytes).map_err(failed("read", path))?;
    }
    Manifest::read(&bytes).ok_or_else(|| WriteError::Manifest(path.to_owned()))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
    Other,
}

/// What a folder holds, sorted, as paths that start with `within`. Links are not followed.
fn entries(folder: &Path, within: &str) -> Result<Vec<(String, Kind)>, WriteError> {
    let mut found = Vec::new();
    for path in paths_in(folder).map_err(failed("read", folder))? {
        let kind = again(|| fs::symlink_metadata(&path)).map_err(failed("look-at", &path))?;
        let kind = if kind.is_dir() {
            Kind::Folder
        } else if kind.is_file() {
            Kind::File
        } else {
            Kind::Other
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        found.push((format!("{within}{name}"), kind));
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

/// Compares a folder with its manifest; gives the listed files that are gone.
fn compare(folder: &Path, manifest: &Manifest) -> Result<BTreeSet<String>, WriteError> {
    let (hashes, folders) = (manifest.hashes(), manifest.folders());
    let mut missing: BTreeSet<String> = hashes.keys().map(|path| (*path).to_owned()).collect();
    let (mut strangers, mut changed) = (Vec::new(), Vec::new());
    let mut waiting = entries(folder, "")?;
    while let Some((path, kind)) = waiting.pop() {
        match (kind, hashes.get(path.as_str())) {
            (Kind::Folder, _) if folders.contains(path.as_str()) => {
                waiting.extend(entries(&folder.join(&path), &format!("{path}/"))?);
            }
            (Kind::File, None) if path == MANIFEST => {}
            (Kind::File, Some(known)) => {
                let content = again(|| fs::read(folder.join(&path))).map_err(failed("read", &folder.join(&path)))?;
                missing.remove(&path);
                if hash(&content) != *known {
                    changed.push(path);
                }
            }
            (Kind::File | Kind::Folder | Kind::Other, _) => strangers.push(path),
        }
    }
    strangers.sort();
    changed.sort();
    let folder = || folder.to_owned();
    if !strangers.is_empty() {
        return Err(WriteError::Strangers { folder: folder(), names: strangers });
    }
    if !changed.is_empty() {
        return Err(WriteError::Changed { folder: folder(), names: changed });
    }
    Ok(missing)
}
