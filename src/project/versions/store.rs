//! Keeping versions and letting old ones go.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::{Compression, GzBuilder};
use jiff::{SignedDuration, Timestamp};

use super::label::{FileName, digits_of};
use super::thin::{Weighed, let_go};
use super::{Label, ToKeep, Version, VersionError, VersionPlace, Versions, looked_at};
use crate::project::disk::{self, WriteError, folder_of, is_missing, sync_folder};
use crate::project::staged::Staged;
use crate::project::{Project, Stamp, file, leftovers};

impl Versions {
    /// Keeps these bytes as a version, and lets go of those that time has thinned out. Bytes that the
    /// latest version has already are not kept again; with a name, that version gets it. Gives what
    /// now holds them.
    ///
    /// `now` is the clock's time, to which ages are measured; `to_keep.at` may be earlier.
    pub fn keep(&self, bytes: &[u8], to_keep: &ToKeep, now: Timestamp) -> Result<Version, VersionError> {
        if self.place == VersionPlace::Nowhere {
            return Err(VersionError::Off);
        }
        let stamp = Stamp::of(bytes);
        let version = match self.latest_with(&stamp, now) {
            Some(known) if to_keep.label.name.is_empty() => return Ok(known),
            Some(known) if !known.named => self.name(&known, bytes, to_keep)?,
            _new_or_named_already => {
                let to_keep = ToKeep { at: self.after_the_latest(to_keep.at, now), ..to_keep.clone() };
                let name = FileName::new(to_keep.at, &stamp, !to_keep.label.name.is_empty());
                self.write(&name, bytes, &to_keep)?
            }
        };
        self.thin(&version, now);
        Ok(version)
    }

    /// Keeps what a save has replaced in the file, unless it is the latest version.
    pub fn keep_replaced(&self, bytes: &[u8], now: Timestamp) -> Result<Version, VersionError> {
        if let Some(known) = self.latest_with(&Stamp::of(bytes), now) {
            return Ok(known);
        }
        let project = file::parse(bytes).ok().map(|parsed| parsed.project);
        let label = Label { words: project.as_ref().map(words_of), ..Label::default() };
        // It was there before what is kept next.
        self.keep(bytes, &ToKeep { at: now.saturating_sub(MOMENT).unwrap_or(now), label }, now)
    }

    /// Whether a version has these bytes, as far as its name says.
    #[must_use]
    pub fn have(&self, bytes: &[u8]) -> bool {
        let digits = digits_of(&Stamp::of(bytes));
        self.names(&mut Vec::new()).iter().any(|(name, _)| name.digits == digits)
    }

    /// The latest version, if it has this stamp and is whole. What lies in the future is not the
    /// latest: the clock was set back, and it may be long until it is reached.
    fn latest_with(&self, stamp: &Stamp, now: Timestamp) -> Option<Version> {
        let (name, path) = self.latest(now)?;
        let version = looked_at(name, path);
        (version.has(stamp) && Self::read(&version).is_ok()).then_some(version)
    }

    fn latest(&self, now: Timestamp) -> Option<(FileName, PathBuf)> {
        let now = now.saturating_add(SLACK).unwrap_or(now);
        self.names(&mut Vec::new()).into_iter().find(|(name, _)| name.at <= now)
    }

    /// When something was saved, if need be a moment after the latest: what is kept after another
    /// stands after it, though a file may have brought an older time along.
    fn after_the_latest(&self, at: Timestamp, now: Timestamp) -> Timestamp {
        let after = self.latest(now).and_then(|(name, _)| name.at.checked_add(MOMENT).ok());
        after.map_or(at, |after| at.max(after))
    }

    /// Gives a version a name: it is written anew, and only then the nameless file goes.
    fn name(&self, known: &Version, bytes: &[u8], to_keep: &ToKeep) -> Result<Version, VersionError> {
        let name = FileName { at: known.at, digits: known.digits.clone(), named: true };
        let label = Label { words: to_keep.label.words.or(known.label.words), ..to_keep.label.clone() };
        let named = self.write(&name, bytes, &ToKeep { at: known.at, label })?;
        // Should it stay, the named one counts.
        drop(fs::remove_file(&known.path));
        Ok(named)
    }

    /// Writes a version to the first folder that takes it.
    fn write(&self, name: &FileName, bytes: &[u8], to_keep: &ToKeep) -> Result<Version, VersionError> {
        let packed = packed(bytes, to_keep);
        let mut refused = None;
        for folder in self.folders() {
            match put(folder, name, &packed) {
                Ok(()) => return Ok(looked_at(name.clone(), folder.join(name.written()))),
                Err(error) => refused = refused.or(Some(error)),
            }
            if self.place == VersionPlace::Machine {
                break;
            }
        }
        Err(refused.map_or(VersionError::Off, VersionError::Write))
    }

    /// Lets go of versions that time has thinned out. What cannot be read whole stays, and so does
    /// what the system does not let go.
    fn thin(&self, just: &Version, now: Timestamp) {
        if let Some(folder) = just.path.parent() {
            leftovers::clear(folder, |name| FileName::read(name).is_some());
        }
        let versions = self.list().versions;
        let weighed: Vec<Weighed> = versions
            .iter()
            .map(|version| Weighed {
                at: version.at,
                named: version.named,
                way_back: leads_back(version, now),
                bytes: version.bytes,
            })
            .collect();
        let just = versions.iter().position(|version| version.id() == just.id());
        for version in let_go(&weighed, now, just).into_iter().filter_map(|at| versions.get(at)) {
            if Self::read(version).is_ok() {
                drop(fs::remove_file(&version.path));
            }
        }
    }
}

/// Whether a version is the way back from a merge, a recovery or a restoring of this month.
fn leads_back(version: &Version, now: Timestamp) -> bool {
    version.label.before.is_some() && now.duration_since(version.at) <= WAY_BACK
}

/// How many words the stories of a project have.
#[must_use]
pub fn words_of(project: &Project) -> u64 {
    project.stories.iter().map(|story| story.count().words as u64).sum()
}

/// Writes bytes to a file that is not there yet.
pub fn write_out(path: &Path, bytes: &[u8]) -> Result<(), VersionError> {
    Staged::beside(path, bytes).and_then(Staged::create_new).map_err(VersionError::Write)
}

/// A clock may be out by so much, or set right by so much, between two saves.
const SLACK: SignedDuration = SignedDuration::from_mins(1);
/// For so long the way back is held.
const WAY_BACK: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Less than this no two saves are apart.
const MOMENT: SignedDuration = SignedDuration::from_millis(1);

/// Bytes packed with their label. The same bytes with the same label give the same file.
fn packed(bytes: &[u8], to_keep: &ToKeep) -> Vec<u8> {
    let seconds = u32::try_from(to_keep.at.as_second()).unwrap_or_default();
    let builder = GzBuilder::new().mtime(seconds).comment(to_keep.label.written());
    let mut encoder = builder.write(Vec::new(), Compression::default());
    // Memory takes whatever is written to it.
    let _written = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// Writes a version's file, whole and flushed, in a folder that is made if need be.
fn put(folder: &Path, name: &FileName, packed: &[u8]) -> Result<(), WriteError> {
    make(folder)?;
    match Staged::beside(&folder.join(name.written()), packed)?.create_new() {
        // Another desk kept the same bytes in the same moment.
        Err(WriteError::Exists { .. }) => Ok(()),
        result => result,
    }
}

/// Makes the folder that versions lie in: open to those who may read what lies beside it, and to
/// nobody else.
fn make(folder: &Path) -> Result<(), WriteError> {
    let failed = |source| WriteError::Failed { path: folder.to_owned(), source };
    match fs::symlink_metadata(folder) {
        // A link might lead anywhere, and what is thinned out would be deleted there.
        Ok(found) if found.is_dir() => return Ok(()),
        Ok(_) => return Err(WriteError::NotAFile { path: folder.to_owned() }),
        Err(error) if is_missing(&error) => {}
        Err(source) => return Err(failed(source)),
    }
    let beside = folder.extension().is_some_and(|ending| ending == "versions");
    if !beside {
        disk::make_folder(folder_of(folder))?;
    }
    make_for(folder, &folder.with_extension("ron"), beside)
        .or_else(|error| if error.kind() == std::io::ErrorKind::AlreadyExists { Ok(()) } else { Err(error) })
        .and_then(|()| sync_folder(folder_of(folder)))
        .map_err(failed)
}

#[cfg(unix)]
fn make_for(folder: &Path, project: &Path, beside: bool) -> std::io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    let others = fs::metadata(project).map_or(0o066, |metadata| metadata.permissions().mode() & 0o066);
    // Who may read files in a folder must be able to enter it.
    let mode = if beside { 0o700 | others | (others & 0o044) >> 2 } else { 0o700 };
    fs::DirBuilder::new().mode(mode).create(folder)
}

#[cfg(not(unix))]
fn make_for(folder: &Path, _project: &Path, _beside: bool) -> std::io::Result<()> {
    fs::create_dir(folder)
}
