//! Writing bundles to disk, whole or not at all. The only file of the room that touches it.
//!
//! The folder is the unit. Everything is laid out in a hidden folder beside it, flushed, and then
//! put in its place by one rename (or one exchange of the two, where there was an export before).
//! Whenever the program is stopped, the folder is the old one or the new one; all that may stay
//! behind is the hidden one, `.<name>.export-…`. Where the system cannot exchange folders, the old
//! one is renamed away first: for that moment there is none.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};

use super::Bundle;
use super::manifest::{Listed, MANIFEST, Manifest, folders_of, hash, is_ours};

/// The largest manifest that is read, in bytes: some 400,000 files.
const LARGEST_MANIFEST: u64 = 64 << 20;
/// How many names an error lists.
const NAMED: usize = 5;

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The folder, links resolved.
    pub folder: PathBuf,
    /// Files of these bundles, the manifest not counted.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: usize,
    /// Bundles of earlier exports that stay in the folder, as `slug (format)`.
    pub kept: Vec<String>,
    /// What is left of the earlier export, if it could not be deleted; it may be deleted by hand.
    pub left_behind: Option<PathBuf>,
}

/// Why nothing was written. The folder is as it was.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The path has no last part, as `/` or `..`.
    #[error("“{}” cannot be replaced by an export", .0.display())]
    NoName(PathBuf),
    /// A file lies where the folder should.
    #[error("“{}” is a file, not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// The folder holds what no export put there.
    #[error("“{}” holds files that no export put there: {}", folder.display(), list(names))]
    Strangers {
        /// The folder.
        folder: PathBuf,
        /// Their paths in it.
        names: Vec<String>,
    },
    /// Exported files were changed or partly deleted since.
    #[error("“{}” holds exported files that were changed since: {}", folder.display(), list(names))]
    Changed {
        /// The folder.
        folder: PathBuf,
        /// Their paths in it.
        names: Vec<String>,
    },
    /// The folder's manifest is damaged or of another version.
    #[error("“{}” is not a list of exported files that this version reads", .0.display())]
    Manifest(PathBuf),
    /// Two formats of a story want the same file to be different.
    #[error("the export in another format of “{slug}” uses other photos")]
    PhotosDiffer {
        /// The story.
        slug: String,
    },
    /// A bundle names a file in a way we never do.
    #[error("“{0}” is no name for an exported file")]
    Name(String),
    /// The system refuses.
    #[error("cannot {doing} “{}”: {source}", path.display())]
    Io {
        /// What was tried.
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// All is in place, but the system does not confirm that it would survive a power cut.
    #[error("the export is in “{}”, but the disk does not confirm it: {source}", folder.display())]
    NotFlushed {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl WriteError {
    /// The way out.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoName(_) => "Name a new folder inside it.",
            Self::NotAFolder(_) | Self::Strangers { .. } | Self::Manifest(_) => {
                "Choose another folder, or a new one: an export replaces the whole folder."
            }
            Self::Changed { .. } => "Choose a new folder, or move the changed files away first.",
            Self::PhotosDiffer { .. } => "Export all formats of the story together, or choose a new folder.",
            Self::Name(_) => "Change the story’s web address.",
            Self::Io { .. } => "Check that the folder may be written and the disk has room, or choose another.",
            Self::NotFlushed { .. } => "Check the disk, then export again.",
        }
    }
}

fn list(names: &[String]) -> String {
    let first: Vec<String> = names.iter().take(NAMED).map(|name| format!("“{name}”")).collect();
    let more = names.len().saturating_sub(NAMED);
    if more == 0 { first.join(", ") } else { format!("{} and {more} more", first.join(", ")) }
}

/// Names what failed on what.
fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    move |source| WriteError::Io { doing, path, source }
}

/// Writes bundles into a folder, which is made (with those above it) if it is missing.
///
/// A folder that exists is replaced only when it is empty, or when its manifest lists every file
/// in it with its hash. Bundles of earlier exports stay unless one of the same story and format
/// is written now, or the editor has deleted them. A link is followed once, to the folder it
/// leads to; links inside the folder are strangers.
pub fn write(bundles: &[Bundle], folder: &Path) -> Result<Written, WriteError> {
    let target = resolve(folder)?;
    let found = survey(&target)?;
    let (kept, mut files) = keep(&found, bundles, &target)?;
    let listed = lay_out(bundles, &mut files)?;
    let names = kept.iter().map(|old| format!("{} ({})", old.slug, old.format)).collect();
    let manifest = Manifest::of(listed.into_iter().chain(kept).collect());
    let (count, size) = files.values().fold((0, 0), |(count, size), content| match content {
        Content::New(bytes) => (count + 1, size + bytes.len()),
        Content::Old(_) => (count, size),
    });

    let parent = target.parent().ok_or_else(|| WriteError::NoName(target.clone()))?;
    fs::create_dir_all(parent).map_err(failed("make the folder", parent))?;
    let staging = stage(&target, parent, &files, &manifest)?;
    let left_behind = settle(staging, &target, &found)?;
    flush(parent).map_err(|source| WriteError::NotFlushed { folder: target.clone(), source })?;
    Ok(Written { folder: target, files: count, bytes: size, kept: names, left_behind })
}

/// The folder itself: absolute, links followed if it exists.
fn resolve(folder: &Path) -> Result<PathBuf, WriteError> {
    let resolved = match fs::symlink_metadata(folder) {
        Ok(_) => fs::canonicalize(folder).map_err(failed("follow", folder))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            std::path::absolute(folder).map_err(failed("find", folder))?
        }
        Err(error) => return Err(failed("look at", folder)(error)),
    };
    if resolved.file_name().is_none() {
        return Err(WriteError::NoName(folder.to_owned()));
    }
    Ok(resolved)
}

/// What lies where the export is to go.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    Nothing,
    Empty,
    Export {
        manifest: Manifest,
        /// Files it lists that are gone.
        missing: BTreeSet<String>,
    },
}

/// Looks at a folder, and refuses one that holds anything but our own unchanged files.
fn survey(folder: &Path) -> Result<Found, WriteError> {
    match fs::metadata(folder) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => return Err(WriteError::NotAFolder(folder.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(failed("look at", folder)(error)),
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

fn read_manifest(path: &Path) -> Result<Manifest, WriteError> {
    let plain = fs::symlink_metadata(path).map_err(failed("look at", path))?.is_file();
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
    for entry in fs::read_dir(folder).map_err(failed("read", folder))? {
        let entry = entry.map_err(failed("read", folder))?;
        let kind = entry.file_type().map_err(failed("look at", &entry.path()))?;
        let kind = if kind.is_dir() {
            Kind::Folder
        } else if kind.is_file() {
            Kind::File
        } else {
            Kind::Other
        };
        found.push((format!("{within}{}", entry.file_name().to_string_lossy()), kind));
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
                let content = fs::read(folder.join(&path)).map_err(failed("read", &folder.join(&path)))?;
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

/// The content of a file to stage.
enum Content<'a> {
    New(&'a [u8]),
    /// A file of the earlier export, with the hash it must have.
    Old(String),
}

type Files<'a> = BTreeMap<String, Content<'a>>;

/// The bundles of an earlier export that stay, and their files. One whose files are all gone was
/// deleted by the editor and is forgotten; one that lost some is refused.
fn keep<'a>(found: &Found, bundles: &[Bundle], target: &Path) -> Result<(Vec<Listed>, Files<'a>), WriteError> {
    let Found::Export { manifest, missing } = found else { return Ok((Vec::new(), Files::new())) };
    let replaced = |old: &Listed| bundles.iter().any(|new| new.slug == old.slug && new.format == old.format);
    let gone = |old: &Listed| !old.files.is_empty() && old.files.keys().all(|path| missing.contains(path));
    let kept: Vec<Listed> = manifest.bundles.iter().filter(|old| !replaced(old) && !gone(old)).cloned().collect();
    let files: Files<'a> =
        kept.iter().flat_map(|old| &old.files).map(|(path, hash)| (path.clone(), Content::Old(hash.clone()))).collect();
    let names: Vec<String> = files.keys().filter(|path| missing.contains(*path)).cloned().collect();
    if names.is_empty() { Ok((kept, files)) } else { Err(WriteError::Changed { folder: target.to_owned(), names }) }
}

/// Adds the new bundles' files, and lists them.
fn lay_out<'a>(bundles: &'a [Bundle], files: &mut Files<'a>) -> Result<Vec<Listed>, WriteError> {
    let mut listed = Vec::with_capacity(bundles.len());
    for bundle in bundles {
        let mut hashes = BTreeMap::new();
        for file in &bundle.files {
            let path = format!("{}/{}", bundle.slug, file.path);
            if !is_ours(&path) {
                return Err(WriteError::Name(path));
            }
            let own = hash(&file.bytes);
            let same = match files.get(&path) {
                None => true,
                Some(Content::New(other)) => **other == *file.bytes,
                Some(Content::Old(known)) => *known == own,
            };
            if !same {
                return Err(WriteError::PhotosDiffer { slug: bundle.slug.clone() });
            }
            files.insert(path.clone(), Content::New(&file.bytes));
            hashes.insert(path, own);
        }
        listed.push(Listed { slug: bundle.slug.clone(), format: bundle.format.to_owned(), files: hashes });
    }
    Ok(listed)
}

/// Lays all files out beside the target and flushes them. Deleted again on any error.
fn stage(
    target: &Path,
    parent: &Path,
    files: &Files<'_>,
    manifest: &Manifest,
) -> Result<tempfile::TempDir, WriteError> {
    let name: String = target.file_name().unwrap_or_default().to_string_lossy().chars().take(40).collect();
    let staging = hidden_folder(&format!(".{name}.export-"), parent).map_err(failed("make a folder in", parent))?;
    let folder = staging.path();
    let folders: BTreeSet<&str> = files.keys().flat_map(|path| folders_of(path)).collect();
    // Sorted, a folder comes before those in it.
    for path in &folders {
        fs::create_dir(folder.join(path)).map_err(failed("make the folder", &folder.join(path)))?;
    }
    for (path, content) in files {
        match content {
            Content::New(bytes) => put(&folder.join(path), bytes)?,
            Content::Old(known) => {
                let old = fs::read(target.join(path)).map_err(failed("read", &target.join(path)))?;
                if hash(&old) != *known {
                    return Err(WriteError::Changed { folder: target.to_owned(), names: vec![path.clone()] });
                }
                put(&folder.join(path), &old)?;
            }
        }
    }
    let list = folder.join(MANIFEST);
    put(&list, &manifest.bytes().map_err(|error| failed("write", &list)(error.into()))?)?;
    for path in folders {
        flush(&folder.join(path)).map_err(failed("flush", &folder.join(path)))?;
    }
    if let Ok(old) = fs::metadata(target) {
        fs::set_permissions(folder, old.permissions()).map_err(failed("set the permissions of", folder))?;
    }
    flush(folder).map_err(failed("flush", folder))?;
    Ok(staging)
}

/// A new folder that others may read as far as the system's settings let them.
fn hidden_folder(prefix: &str, parent: &Path) -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    builder.tempdir_in(parent)
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut file = File::create_new(path).map_err(failed("write", path))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed("write", path))
}

/// Flushes a folder's list of names. Only Unix has that.
fn flush(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Puts the staged folder in its place. Gives what is left of the one before.
fn settle(staging: tempfile::TempDir, target: &Path, found: &Found) -> Result<Option<PathBuf>, WriteError> {
    let Found::Export { manifest, .. } = found else {
        // Over a folder that is not empty any more this fails, and nothing is lost.
        if cfg!(not(unix)) && *found == Found::Empty {
            fs::remove_dir(target).map_err(failed("replace", target))?;
        }
        fs::rename(staging.path(), target).map_err(failed("make the folder", target))?;
        let _moved = staging.keep();
        return Ok(None);
    };
    // From here on the hidden name may be that of the editor's folder: nothing deletes it blindly.
    let ours = staging.keep();
    let old = match swap(&ours, target) {
        Ok(old) => old,
        Err(error) => {
            discard(&ours, None);
            return Err(failed("replace", target)(error));
        }
    };
    // What came out must be what was looked at before; somebody may have worked in it since.
    match survey(&old) {
        Ok(now) if now == *found => Ok((!discard(&old, Some(manifest))).then_some(old)),
        Ok(_) => Err(give_back(&old, target, WriteError::Changed { folder: target.to_owned(), names: Vec::new() })),
        Err(error) => Err(give_back(&old, target, error)),
    }
}

/// Undoes an exchange.
fn give_back(old: &Path, target: &Path, why: WriteError) -> WriteError {
    match swap(old, target) {
        Ok(ours) => {
            discard(&ours, None);
            why
        }
        Err(error) => failed("put the folder back in its place from", old)(error),
    }
}

/// Deletes a folder: all of a staged one, of an earlier export only what its manifest lists.
/// Says whether it is gone.
fn discard(folder: &Path, listed: Option<&Manifest>) -> bool {
    let Some(manifest) = listed else { return fs::remove_dir_all(folder).is_ok() };
    // What cannot be deleted shows in the end: the folder is not empty.
    for path in manifest.hashes().into_keys().chain([MANIFEST]) {
        fs::remove_file(folder.join(path)).ok();
    }
    for path in manifest.folders().into_iter().rev() {
        fs::remove_dir(folder.join(path)).ok();
    }
    fs::remove_dir(folder).is_ok()
}

/// Puts `new` in the place of `target`; gives the path the old one has now.
fn swap(new: &Path, target: &Path) -> io::Result<PathBuf> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, new, CWD, target, RenameFlags::EXCHANGE) {
            Ok(()) => return Ok(new.to_owned()),
            Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP) => {}
            Err(error) => return Err(error.into()),
        }
    }
    swap_by_renames(new, target)
}

/// The same where folders cannot be exchanged at once.
fn swap_by_renames(new: &Path, target: &Path) -> io::Result<PathBuf> {
    let mut name = new.file_name().unwrap_or_default().to_owned();
    name.push("-before");
    let aside = new.with_file_name(name);
    fs::rename(target, &aside)?;
    match fs::rename(new, target) {
        Ok(()) => Ok(aside),
        Err(error) => {
            fs::rename(&aside, target)?;
            Err(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_change_places_without_an_exchange_too() -> io::Result<()> {
        let place = tempfile::tempdir()?;
        let (new, target) = (place.path().join("new"), place.path().join("target"));
        fs::create_dir(&new)?;
        fs::create_dir(&target)?;
        fs::create_dir(target.join("old"))?;
        let old = swap_by_renames(&new, &target)?;
        assert!(old.join("old").is_dir() && !target.join("old").exists() && !new.exists());

        assert!(swap_by_renames(&place.path().join("none"), &old).is_err());
        assert!(old.join("old").is_dir(), "what cannot be replaced is put back");
        Ok(())
    }

    #[test]
    fn an_exchange_that_meets_a_change_is_undone() -> Result<(), Box<dyn std::error::Error>> {
        let place = tempfile::tempdir()?;
        let target = place.path().join("out");
        let bundle = |words: &str| Bundle {
            slug: "a".to_owned(),
            format: "html",
            files: vec![super::super::BundleFile { path: "index.html".to_owned(), bytes: words.as_bytes().into() }],
        };
        write(&[bundle("one")], &target)?;
        let found = survey(&target)?;
        let new = [bundle("two")];
        let mut files = Files::new();
        let manifest = Manifest::of(lay_out(&new, &mut files)?);
        let staging = stage(&target, place.path(), &files, &manifest)?;
        put(&target.join("note.txt"), b"written meanwhile")?;
        assert!(matches!(settle(staging, &target, &found), Err(WriteError::Strangers { .. })));
        assert_eq!(fs::read(target.join("a/index.html"))?, b"one");
        assert_eq!(fs::read(target.join("note.txt"))?, b"written meanwhile");
        assert_eq!(fs::read_dir(place.path())?.count(), 1, "nothing stays beside it");
        Ok(())
    }
}
