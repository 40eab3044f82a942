//! The sample projects that travel with the program, laid down when they are first opened.

use std::path::{Path, PathBuf};

use crate::project::disk;
use crate::words::{Phrase, Say, phrase, shown_in_english};

/// A file of the sample: its name, and what is in it.
type SampleFile = (&'static str, &'static [u8]);

macro_rules! files {
    ($($name:literal,)*) => {
        [$(($name, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/projects/", $name)))),*]
    };
}

/// A project that travels with the program.
#[derive(Debug)]
pub struct Sample {
    /// Its name for programs, and that of its file.
    pub key: &'static str,
    /// The project file comes last: once it is there, all of the sample is.
    files: &'static [SampleFile],
}

/// The samples, in the order they are offered.
pub static SAMPLES: [Sample; 2] = [
    Sample {
        key: "river",
        files: &files![
            "river.photos/2a53fe201402e56afd417f1f78615a5c.jpg",
            "river.photos/37355cb0e720dc3a125e7f9c680ec8c3.jpg",
            "river.photos/de3bc466bbdffb564b259c3a2877326d.png",
            "river.photos/ed6110dfc3be386f533aba0b620cca5a.jpg",
            "river.ron",
        ],
    },
    Sample {
        key: "kitab",
        files: &files![
            "kitab.photos/a52e383799adaae2fb8b82c08405048b.jpg",
            "kitab.photos/ee1f4a8005ff9feedac2ee76f422a498.jpg",
            "kitab.ron",
        ],
    },
];

/// Why the sample could not be laid down.
#[derive(Debug, thiserror::Error)]
pub struct SampleError(#[from] disk::WriteError);

impl Say for SampleError {
    fn phrase(&self) -> Phrase {
        phrase!("sample-not-laid-down", why = &self.0)
    }

    fn advice(&self) -> Phrase {
        self.0.advice()
    }
}

shown_in_english!(SampleError);

impl Sample {
    /// Lays it down in a folder, which is made if need be, unless it is there already, and tells
    /// where its project file lies. What an editor has changed in it stays.
    pub fn unpack(&self, folder: &Path) -> Result<PathBuf, SampleError> {
        let project = folder.join(self.key).with_extension("ron");
        if !disk::is_there(&project) {
            for (name, bytes) in self.files {
                let file = folder.join(name);
                if let Some(folder) = file.parent() {
                    disk::make_folder(folder)?;
                }
                disk::write_whole(&file, bytes)?;
            }
        }
        Ok(project)
    }
}

/// Lays the first sample down in a folder.
pub fn unpack_sample(folder: &Path) -> Result<PathBuf, SampleError> {
    let [first, ..] = &SAMPLES;
    first.unpack(folder)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::*;
    use crate::project::{self, PhotoFolder};

    #[test]
    fn each_list_names_the_project_and_every_picture_beside_it() {
        for sample in &SAMPLES {
            let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects");
            let (photos, project) = (format!("{}.photos", sample.key), format!("{}.ron", sample.key));
            let pictures = fs::read_dir(source.join(&photos)).unwrap().map(|entry| {
                let name = entry.unwrap().file_name();
                format!("{photos}/{}", name.to_str().unwrap())
            });
            let there: BTreeSet<String> = pictures.chain([project.clone()]).collect();
            let listed: Vec<&str> = sample.files.iter().map(|(name, _)| *name).collect();
            assert_eq!(listed.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>(), there);
            assert_eq!(listed.last(), Some(&project.as_str()), "what shows that all is there is written last");
        }
    }

    #[test]
    fn each_opens_with_all_its_pictures_where_no_folder_was() {
        let base = tempfile::tempdir().unwrap();
        for sample in &SAMPLES {
            let path = sample.unpack(&base.path().join("share/copydesk")).unwrap();
            let opened = project::open(&path).unwrap();
            assert_eq!(opened.remarks, []);
            let (_, bytes) = sample.files.last().unwrap();
            assert_eq!(opened.project, project::file::parse(bytes).unwrap().project);
            let folder = PhotoFolder::beside(&path);
            let pictures = opened.project.library.photos.iter().filter_map(|photo| photo.file.as_ref());
            assert_eq!(pictures.filter(|file| folder.read(file).is_ok()).count(), sample.files.len() - 1);
        }
    }

    #[test]
    fn a_sample_that_was_worked_on_stays() {
        let base = tempfile::tempdir().unwrap();
        let path = unpack_sample(base.path()).unwrap();
        let mut opened = project::open(&path).unwrap();
        opened.project.name = "مكتب النهر".to_owned();
        project::save(&opened.project, &path, Some(&opened.stamp)).unwrap();
        assert_eq!(unpack_sample(base.path()).unwrap(), path);
        assert_eq!(project::open(&path).unwrap().project, opened.project);
    }

    #[test]
    fn an_interrupted_laying_down_is_finished_the_next_time() {
        let base = tempfile::tempdir().unwrap();
        let path = unpack_sample(base.path()).unwrap();
        fs::remove_file(&path).unwrap();
        fs::remove_file(base.path().join(SAMPLES[0].files[0].0)).unwrap();
        unpack_sample(base.path()).unwrap();
        for (name, bytes) in SAMPLES[0].files {
            assert_eq!(fs::read(base.path().join(name)).unwrap(), *bytes, "{name}");
        }
    }
}
