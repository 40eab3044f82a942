//! What a journal builds on: the file a project lies in, what it was there, and the bytes of it that
//! the journal takes along.

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use jiff::Timestamp;

use crate::app::jobs::attend;
use crate::project::disk::{ReadError, read_bounded};
use crate::project::journal::Recorded;
use crate::project::{MAX_FILE_BYTES, Project, Stamp, file};

/// A file of so many bytes is in its journal before the first change is; a larger one comes after
/// it, so that the change need not wait.
const SMALL: u64 = 1 << 20;

/// So long a drive has for such a file. One that hangs would keep what is typed from being recorded.
const PATIENCE: Duration = Duration::from_millis(200);

/// What a project on the desk builds on: the file it lies in and what it was there.
#[derive(Clone, Debug, Default)]
pub(super) struct Ground {
    /// The file, and its stamp; `None` for a project without one, which builds on an empty one.
    pub(super) file: Option<(PathBuf, Stamp)>,
    /// The project as it lies there.
    pub(super) saved: Project,
    /// When it was put on the desk or saved.
    pub(super) at: Timestamp,
}

impl Ground {
    /// What the changes of its journal begin from.
    pub(super) fn base(&self) -> Project {
        if self.file.is_some() { self.saved.clone() } else { Project::default() }
    }

    /// The bytes of the file that the project builds on: as they lie there, else as they are in the
    /// journal already, else as they would be written.
    pub(super) fn bytes(&self, journal: &Path) -> Option<Vec<u8>> {
        let (path, stamp) = self.file.as_ref()?;
        let there = read_bounded(path, MAX_FILE_BYTES).ok().filter(|bytes| Stamp::of(bytes) == *stamp);
        there.or_else(|| Recorded::open(journal).ok()?.base().map(<[u8]>::to_vec)).or_else(|| self.written())
    }

    /// The bytes of that file for a journal that begins; `None` if it is large, or there is none.
    pub(super) fn bytes_at_once(&self) -> Option<Vec<u8>> {
        let (path, stamp) = self.file.as_ref()?;
        match read_soon(path.clone()) {
            Some(Ok(bytes)) if Stamp::of(&bytes) == *stamp => Some(bytes),
            Some(Err(ReadError::TooLarge { .. })) => None,
            // To write a large one out takes its time, too.
            None if self.is_large() => None,
            // There is no other copy of it, or none that comes in time.
            None
            | Some(Ok(_) | Err(ReadError::Missing { .. } | ReadError::NotAFile { .. } | ReadError::Failed { .. })) => {
                self.written()
            }
        }
    }

    fn is_large(&self) -> bool {
        let texts = self.saved.stories.iter().flat_map(|story| story.texts());
        texts.map(|(_, _, text)| text.len() as u64).sum::<u64>() > SMALL / 2
    }

    fn written(&self) -> Option<Vec<u8>> {
        file::write(&self.saved).ok().map(String::into_bytes)
    }
}

/// Reads a small file, unless its drive does not answer.
fn read_soon(path: PathBuf) -> Option<Result<Vec<u8>, ReadError>> {
    let (tell, told) = channel();
    let read = move || tell.send(read_bounded(&path, SMALL)).unwrap_or_default();
    attend("journal-base", read).ok()?;
    told.recv_timeout(PATIENCE).ok()
}
