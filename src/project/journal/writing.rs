//! Writing a journal: made whole under its name, added to at its end, exchanged for a shorter one.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::NamedTempFile;

use super::frames::{self, FIRST_LINE, Kind};
use crate::project::disk::{WriteError, folder_of, sync_folder};

/// A place between two frames of a journal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seam {
    /// Where the next frame begins, in bytes.
    at: u64,
    /// What the next one is summed up from.
    sum: u32,
}

/// An open journal, which is added to.
#[derive(Debug)]
pub struct JournalFile {
    path: PathBuf,
    file: Arc<File>,
    first: Seam,
    end: Seam,
    next: u64,
}

/// A journal that is being made, under a name of its own. Dropped, it is gone.
#[derive(Debug)]
pub struct JournalDraft {
    file: NamedTempFile,
    path: PathBuf,
    first: Seam,
    end: Seam,
    next: u64,
}

impl JournalDraft {
    /// Begins a journal at `path`, which builds on what `head` says and, if they are given, on
    /// these bytes of a file.
    pub fn new(path: &Path, head: &[u8], base: Option<&[u8]>) -> Result<Self, WriteError> {
        // Nobody but its owner may read what a temporary file of this crate holds.
        let mut builder = tempfile::Builder::new();
        builder.prefix(".copydesk-").suffix(super::DRAFT);
        let file = builder.tempfile_in(folder_of(path)).map_err(failed(path))?;
        let (first, end) = (Seam::default(), Seam::default());
        let mut draft = Self { file, path: path.to_owned(), first, end, next: 1 };
        draft.write(FIRST_LINE, 0)?;
        draft.put(0, Kind::Head, head)?;
        base.map_or(Ok(()), |base| draft.put(0, Kind::Base, base))?;
        draft.first = draft.end;
        Ok(draft)
    }

    /// The number that its first change will have; those of an earlier journal go on after it.
    #[must_use]
    pub fn counting_from(self, next: u64) -> Self {
        Self { next, ..self }
    }

    /// Adds a change.
    pub fn add(&mut self, edit: &[u8]) -> Result<(), WriteError> {
        self.put(self.next, Kind::Edit, edit)?;
        self.next += 1;
        Ok(())
    }

    fn put(&mut self, number: u64, kind: Kind, payload: &[u8]) -> Result<(), WriteError> {
        let mut bytes = Vec::new();
        let Some(sum) = frames::put(&mut bytes, self.end.sum, number, kind, payload) else {
            return Err(failed(&self.path)(io::ErrorKind::FileTooLarge.into()));
        };
        self.write(&bytes, sum)
    }

    fn write(&mut self, bytes: &[u8], sum: u32) -> Result<(), WriteError> {
        self.file.write_all(bytes).map_err(failed(&self.path))?;
        self.end = Seam { at: self.end.at + bytes.len() as u64, sum };
        Ok(())
    }

    /// Flushes what it holds so far, so that little is left to do when it is put in place.
    pub fn flush(&self) -> Result<(), WriteError> {
        self.file.as_file().sync_all().map_err(failed(&self.path))
    }

    /// Gives it its name. Whoever looks from now on finds all of it; it is not flushed.
    pub fn begin(self) -> Result<JournalFile, WriteError> {
        let Self { file, path, first, end, next } = self;
        let file = file.persist(&path).map_err(|error| failed(&path)(error.error))?;
        Ok(JournalFile { path, file: Arc::new(file), first, end, next })
    }

    /// Puts it, flushed, in the place of the journal that has its name.
    pub fn replace(self) -> Result<JournalFile, WriteError> {
        self.flush()?;
        let begun = self.begin()?;
        sync_folder(folder_of(&begun.path)).map_err(failed(&begun.path))?;
        Ok(begun)
    }

    /// Adds what `journal` was given since it ended at `from`, as it is read back.
    pub fn follow(&mut self, journal: &JournalFile, from: Seam) -> Result<(), WriteError> {
        let read = |bytes: &mut Vec<u8>| {
            let mut file = File::open(&journal.path)?;
            file.seek(SeekFrom::Start(from.at))?;
            file.take(journal.end.at.saturating_sub(from.at)).read_to_end(bytes)
        };
        let mut rest = Vec::new();
        read(&mut rest).map_err(failed(&journal.path))?;
        let (mut at, mut sum, mut bytes) = (0, from.sum, Vec::with_capacity(rest.len()));
        let mut own = self.end.sum;
        while let Some(frame) = frames::at(&rest, sum, at) {
            let payload = rest.get(frame.payload.clone()).unwrap_or_default();
            own = frames::put(&mut bytes, own, frame.number, frame.kind, payload).unwrap_or(own);
            (at, sum) = (frame.payload.end, frame.sum);
        }
        if from.at + at as u64 != journal.end.at {
            // What lies there is not what was written; whoever asked still has all of it.
            return Err(failed(&journal.path)(io::ErrorKind::InvalidData.into()));
        }
        self.next = journal.next;
        self.write(&bytes, own)
    }
}

impl JournalFile {
    /// How long it is, in bytes.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a journal has a head at least")]
    pub fn len(&self) -> u64 {
        self.end.at
    }

    /// Where its first change stands.
    #[must_use]
    pub fn first(&self) -> Seam {
        self.first
    }

    /// Where the next one will.
    #[must_use]
    pub fn end(&self) -> Seam {
        self.end
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
        let Some(sum) = frames::put(&mut bytes, self.end.sum, self.next, kind, payload) else {
            return Err(failed(&self.path)(io::ErrorKind::FileTooLarge.into()));
        };
        if let Err(source) = (&*self.file).write_all(&bytes) {
            // If this fails as well, its reader stops at the same place.
            let _as_it_is = self.file.set_len(self.end.at);
            let _here = (&*self.file).seek(SeekFrom::Start(self.end.at));
            return Err(failed(&self.path)(source));
        }
        self.next += 1;
        self.end = Seam { at: self.end.at + bytes.len() as u64, sum };
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
