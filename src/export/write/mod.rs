//! Writing bundles to disk, whole or not at all: the only folder of the room that touches it.
//!
//! `survey` looks at what lies there, this file settles what is to lie there, `replace` puts it
//! there, and `leftovers` takes away what an export that was cut short left beside it.

mod leftovers;
mod replace;
mod survey;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::Bundle;
use super::manifest::{Listed, Manifest, hash, is_ours};
use crate::project::listing::make_folders;
use crate::words::{Phrase, Say, phrase, shown_in_english};
use replace::{flush, settle, stage};
use survey::{Found, resolve, survey};

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
    NoName(PathBuf),
    /// A file lies where the folder should.
    NotAFolder(PathBuf),
    /// The folder holds what no export put there.
    Strangers {
        /// The folder.
        folder: PathBuf,
        /// Their paths in it.
        names: Vec<String>,
    },
    /// Exported files were changed or partly deleted since.
    Changed {
        /// The folder.
        folder: PathBuf,
        /// Their paths in it.
        names: Vec<String>,
    },
    /// The folder's manifest is damaged or of another version.
    Manifest(PathBuf),
    /// Two formats of a story want the same file to be different.
    PhotosDiffer {
        /// The story.
        slug: String,
    },
    /// A bundle names a file in a way we never do.
    Name(String),
    /// The system refuses.
    Io {
        /// What was tried: the message `doing-` and this.
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// All is in place, but the system does not confirm that it would survive a power cut.
    NotFlushed {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl Say for WriteError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::NoName(path) => phrase!("unexported-no-name", path = path.display()),
            Self::NotAFolder(path) => phrase!("unexported-no-folder", path = path.display()),
            Self::Strangers { folder, names } => {
                phrase!("unexported-strangers", folder = folder.display(), names = list(names))
            }
            Self::Changed { folder, names } => {
                phrase!("unexported-changed", folder = folder.display(), names = list(names))
            }
            Self::Manifest(path) => phrase!("unexported-manifest", path = path.display()),
            Self::PhotosDiffer { slug } => phrase!("unexported-photos-differ", slug = slug),
            Self::Name(name) => phrase!("unexported-name", name = name),
            Self::Io { doing, path, source } => {
                phrase!("unexported-failed", doing = Phrase::of("doing", doing), path = path.display(), why = source)
            }
            Self::NotFlushed { folder, source } => {
                phrase!("unexported-not-flushed", folder = folder.display(), why = source)
            }
        }
    }
}

shown_in_english!(WriteError);

/// The first names, and how many more there are.
fn list(names: &[String]) -> Phrase {
    let first: Vec<Phrase> = names.iter().take(NAMED).map(|name| phrase!("raw-quoted", words = name)).collect();
    match names.len().saturating_sub(NAMED) {
        0 => phrase!("unexported-names", names = first),
        more => phrase!("unexported-some", names = first, more = more),
    }
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
    make_folders(parent).map_err(failed("make-folder", parent))?;
    let staging = stage(&target, parent, &files, &manifest)?;
    let left_behind = settle(staging, &target, &found)?;
    flush(parent).map_err(|source| WriteError::NotFlushed { folder: target.clone(), source })?;
    leftovers::sweep(&target, parent);
    Ok(Written { folder: target, files: count, bytes: size, kept: names, left_behind })
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
