//! Writing a journal: made whole under its name, added to at its end, exchanged for a shorter one.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::NamedTempFile;

use super::frames::{self, FIRST_LINE, Kind};
use crate::project::disk::{WriteError, folder_of, sync_folder};

/// An open journal, which is added to.
#[derive(Debug)]
pub struct JournalFile {
    path: PathBuf,
    file: Arc<File>,
    edits_from: u64,
    len: u64,
    next: u64,
}

/// A journal that is being made, under a name of its own. Dropped, it is gone.
#[derive(Debug)]
pub struct JournalDraft {
    file: NamedTempFile,
    path: PathBuf,
    edits_from: u64,
    len: u64,
    next: u64,
}

impl JournalDraft {
    /// Begins a journal at `path`, which builds on what `head` says and, if they are given, on
    /// these bytes of a file.
    pub fn new(path: &Path, head: &[u8], base: Option<&[u8]>) -> Result<Self, WriteError> {
        let mut bytes = FIRST_LINE.to_vec();
        let fits = frames::put(&mut bytes, 0, Kind::Head, head)
            && base.is_none_or(|base| frames::put(&mut bytes, 0, Kind::Base, base));
        if !fits {
            return Err(failed(path)(io::ErrorKind::FileTooLarge.into()));
        }
        // Nobody but its owner may read what a temporary file of this crate holds.
        let mut builder = tempfile::Builder::new();
        builder.prefix(".copydesk-").suffix(super::DRAFT);
        let file = builder.tempfile_in(folder_of(path)).map_err(failed(path))?;
        let mut draft = Self { file, path: path.to_owned(), edits_from: bytes.len() as u64, len: 0, next: 1 };
        draft.write(&bytes)?;
        Ok(draft)
    }

    /// The number that its first change will have; those of an earlier journal go on after it.
    #[must_use]
    pub fn counting_from(self, next: u64) -> Self {
        Self { next, ..self }
    }

    /// Adds a change.
    pub fn add(&mut self, edit: &[u8]) -> Result<(), WriteError> {
        let mut bytes = Vec::new();
        if !frames::put(&mut bytes, self.next, Kind::Edit, edit) {
            return Err(failed(&self.path)(io::ErrorKind::FileTooLarge.into()));
        }
        self.next += 1;
        self.write(&bytes)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        self.file.write_all(bytes).map_err(failed(&self.path))?;
        self.len += bytes.len() as u64;
        Ok(())
    }

    /// Flushes what it holds so far, so that little is left to do when it is put in place.
    pub fn flush(&self) -> Result<(), WriteError> {
        self.file.as_file().sync_all().map_err(failed(&self.path))
    }

    /// Gives it its name. Whoever looks from now on finds all of it; it is not flushed.
    pub fn begin(self) -> Result<JournalFile, WriteError> {
        let Self { file, path, edits_from, len, next } = self;
        let file = file.persist(&path).map_err(|error| failed(&path)(error.error))?;
        Ok(JournalFile { path, file: Arc::new(file), edits_from, len, next })
    }

    /// Puts it, flushed, in the place of the journal that has its name.
    pub fn replace(self) -> Result<JournalFile, WriteError> {
        self.flush()?;
        let begun = self.begin()?;
        sync_folder(folder_of(&begun.path)).map_err(failed(&begun.path))?;
        Ok(begun)
    }

    /// Adds what `journal` was given since it was `from` bytes long.
    pub fn follow(&mut self, journal: &JournalFile, from: u64) -> Result<(), WriteError> {
        let read = |bytes: &mut Vec<u8>| {
            let mut file = File::open(&journal.path)?;
            file.seek(SeekFrom::Start(from))?;
            file.take(journal.len.saturating_sub(from)).read_to_end(bytes)
        };
        let mut rest = Vec::new();
        read(&mut rest).map_err(failed(&journal.path))?;
        self.next = journal.next;
        self.write(&rest)
    }
}

impl JournalFile {
    /// How long it is, in bytes.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a journal has a head at least")]
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Where its first change stands, in bytes.
    #[must_use]
    pub fn edits_from(&self) -> u64 {
        self.edits_from
    }

    /// The number of the change that comes next.
    #[must_use]
    pub fn next(&self) -> u64 {
        self.next
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a change, in one write. What was written of one that failed is taken back, if it can be.
    pub fn add(&mut self, edit: &[u8]) -> Result<(), WriteError> {
        self.put(Kind::Edit, edit)
    }

    /// Adds that the project was saved, and what the bytes of its file are since.
    pub fn add_save(&mut self, saved: &[u8]) -> Result<(), WriteError> {
        self.put(Kind::Saved, saved)
    }

    fn put(&mut self, kind: Kind, payload: &[u8]) -> Result<(), WriteError> {
        let mut bytes = Vec::new();
        if !frames::put(&mut bytes, self.next, kind, payload) {
            return Err(failed(&self.path)(io::ErrorKind::FileTooLarge.into()));
        }
        if let Err(source) = (&*self.file).write_all(&bytes) {
            // If this fails as well, its reader stops at the same place.
            let _as_it_is = self.file.set_len(self.len);
            let _here = (&*self.file).seek(SeekFrom::Start(self.len));
            return Err(failed(&self.path)(source));
        }
        self.next += 1;
        self.len += bytes.len() as u64;
        Ok(())
    }

    /// What flushes it from another thread.
    #[must_use]
    pub fn flusher(&self) -> JournalFlusher {
        JournalFlusher { path: self.path.clone(), file: Arc::clone(&self.file) }
    }

    /// Takes it away: what it held lies in a file.
    pub fn remove(self) -> Result<(), WriteError> {
        std::fs::remove_file(&self.path).map_err(failed(&self.path))
    }
}

/// What flushes a journal to the disk while another thread writes to it.
#[derive(Clone, Debug)]
pub struct JournalFlusher {
    path: PathBuf,
    file: Arc<File>,
}

impl JournalFlusher {
    /// Flushes all that was written; with `name`, also that the journal is there.
    pub fn flush(&self, name: bool) -> Result<(), WriteError> {
        self.file.sync_data().map_err(failed(&self.path))?;
        if name { sync_folder(folder_of(&self.path)).map_err(failed(&self.path)) } else { Ok(()) }
    }
}

fn failed(path: &Path) -> impl Fn(io::Error) -> WriteError {
    |source| WriteError::Failed { path: path.to_owned(), source }
}
