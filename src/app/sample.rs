//! The sample project that travels with the program, laid down at the first run.

use std::path::{Path, PathBuf};

use crate::project::disk;

/// A file of the sample: its name, and what is in it.
type SampleFile = (&'static str, &'static [u8]);

/// The project file among them.
const SAMPLE: &str = "river.ron";
const FILES: [SampleFile; 0] = [];

/// Why the sample could not be laid down.
#[derive(Debug, thiserror::Error)]
#[error("the sample project cannot be laid down: {0}")]
pub struct SampleError(#[from] disk::WriteError);

/// Lays the sample down in a folder, unless it is there already, and tells where its project
/// file lies. What an editor has changed in it stays.
pub fn unpack_sample(folder: &Path) -> Result<PathBuf, SampleError> {
    let project = folder.join(SAMPLE);
    if !disk::is_there(&project) {
        for (name, bytes) in FILES {
            let file = folder.join(name);
            if let Some(folder) = file.parent() {
                disk::make_folder(folder)?;
            }
            disk::write_whole(&file, bytes)?;
        }
    }
    Ok(project)
}
