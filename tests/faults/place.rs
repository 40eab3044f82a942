//! A folder with all that is swept: a project of one story with a picture, copy, another picture.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use copydesk::ground::Language;
use copydesk::photos::{Photo, PhotoFormat};
use copydesk::project::{self, PhotoFolder, Project, Stamp, VersionPlace, Versions};
use copydesk::story::{Block, Byline, Content, PlacedPhoto, Story, Text};

use super::sweep::{Failed, copy_folder, names};

const COPY: &str = "Ferry sails again after a spring ashore\n\nThe small white ferry that links the two banks \
crossed the river on Monday for the first time since the floods.\n";

/// What is laid out anew for each run.
pub(crate) struct Kept {
    folder: tempfile::TempDir,
    /// The bytes of the project as it is laid out.
    pub(crate) before: Vec<u8>,
}

impl Kept {
    pub(crate) fn new() -> Self {
        let folder = super::sweep::place();
        let path = project_in(folder.path());
        let icon = |name: &str| fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/icon").join(name)).unwrap();
        let file = PhotoFolder::beside(&path).store(&icon("copydesk-64.png"), PhotoFormat::Png, 64, 64).unwrap();
        project::create(&project(file), &path).unwrap();
        for (name, bytes) in [("copy.txt", COPY.into()), ("quay.png", icon("copydesk-128.png"))] {
            project::disk::write_whole(&folder.path().join(name), &bytes).unwrap();
        }
        for home in HOMES {
            fs::create_dir_all(folder.path().join("home").join(home)).unwrap();
        }
        let before = fs::read(path).unwrap();
        Self { folder, before }
    }

    pub(crate) fn lay_out(&self, folder: &Path) {
        copy_folder(self.folder.path(), folder);
    }
}

fn project(file: copydesk::photos::PhotoFile) -> Project {
    let mut project = Project::new("Desk", Language::english());
    let mut photo = Photo { file: Some(file), ..Photo::wanted(7.into()) };
    for words in [&mut photo.caption, &mut photo.credit, &mut photo.alt_text] {
        "A white ferry at the quay on Monday.".clone_into(words);
    }
    Arc::make_mut(&mut project.library).photos.push(photo);
    let mut story = Story::new(1.into(), Language::english());
    "Market moves to the old quay".clone_into(&mut story.furniture.headline);
    story.furniture.bylines.extend(Byline::of_line("Layla Haddad"));
    "market".clone_into(&mut story.filing.slugline);
    let content = [
        Content::Paragraph(Text::plain("The traders who sell from their boats have moved to the old quay.")),
        Content::Photo(PlacedPhoto { photo: 7.into(), caption: Text::default() }),
    ];
    story.body.extend(content.into_iter().zip(2_u64..).map(|(content, id)| Arc::new(Block::new(id.into(), content))));
    project.stories.push(Arc::new(story));
    project
}

pub(crate) fn project_in(folder: &Path) -> PathBuf {
    folder.join("desk.ron")
}

/// What the program keeps of its own lies in the folder, too.
pub(crate) const HOMES: [&str; 4] = ["CONFIG", "DATA", "CACHE", "STATE"];

/// A command of the program; words that begin with `./` name files of the folder.
pub(crate) fn command(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.current_dir("/").env("SOURCE_DATE_EPOCH", "1773144000").env("RUST_BACKTRACE", "0").env("USER", "layla");
    for home in HOMES {
        command.env(format!("COPYDESK_{home}"), folder.join("home").join(home));
    }
    for word in words {
        match word.strip_prefix("./") {
            Some(name) => command.arg(folder.join(name)),
            None => command.arg(word),
        };
    }
    command
}

/// Files that belong to nobody who knows of them.
pub(crate) fn strays(folder: &Path) -> Vec<PathBuf> {
    let hidden = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with('.');
    names(folder).into_iter().filter(hidden).collect()
}

/// The project opens, and no picture that it names is missing.
pub(crate) fn whole(path: &Path) -> Project {
    let project = project::open(path).unwrap().project;
    let folder = PhotoFolder::beside(path);
    for file in project.library.photos.iter().filter_map(|photo| photo.file.as_ref()) {
        folder.read(file).unwrap();
    }
    project
}

/// Whether bytes are kept as a version, whole.
pub(crate) fn is_kept(path: &Path, bytes: &[u8]) -> bool {
    let versions = Versions::of(path, VersionPlace::Beside, Some(&path.with_file_name("home").join("DATA"))).list();
    let kept = |version: &project::Version| version.has(&Stamp::of(bytes)) && Versions::read(version).is_ok();
    versions.versions.iter().any(kept)
}

/// The words for what the system was made to answer.
pub(crate) fn cause(fault: &str) -> &'static str {
    match fault {
        "error=ENOSPC" => "error 28",
        "error=EIO" => "error 5)",
        "error=EACCES" => "error 13",
        "error=EDQUOT" => "error 122",
        other => panic!("{other} is no failure"),
    }
}

/// What is said names a file of the folder and what the system answered.
pub(crate) fn is_told(failed: &Failed, said: &str) {
    assert!(!said.contains("panicked"), "no panic");
    assert_ne!(failed.fault, "error=EINTR", "a signal is no failure");
    let names_file = said.contains(&*failed.folder.to_string_lossy());
    // Whether one may write to a file is asked before, and what that says has words of its own.
    let protected = failed.call.starts_with("faccessat") && said.contains("write-protected");
    assert!(names_file && (protected || said.contains(cause(failed.fault))), "file and cause");
}
