//! Files that come to the desk by themselves: dropped on it, named when it was started, or handed
//! over by a later start of the program.

use std::path::{Path, PathBuf};

use super::commands::CommandId;
use super::handover::Seat;
use super::{PathPurpose, Session, Tone};
use crate::words::{Phrase, phrase};

impl Session {
    /// Begins with the files the program was started with; with none, or none that is a project,
    /// on the project open last.
    pub fn begin(&mut self, files: Vec<PathBuf>, last: Option<PathBuf>) {
        let names_project = files.iter().any(|file| is_project(file));
        if let Some(last) = last.filter(|_| !names_project) {
            self.open_along(last, files);
        } else {
            self.look_for_recent();
            self.arrived(files);
        }
    }

    /// Takes up what others handed over, and has the window come forward for it. A desk that is
    /// closing takes nothing more: who waits finds the door closed and opens a desk of their own.
    pub(super) fn receive_arrivals(&mut self) {
        while !self.view.closing
            && let Some(files) = self.seat.as_ref().and_then(Seat::next)
        {
            self.view.summoned = true;
            self.arrived(files);
        }
    }

    /// Opens projects, attaches pictures, and takes anything else for copy. One project can be
    /// open, so the first is opened, and the rest goes into it; pictures that come with copy go
    /// to its first story.
    pub(super) fn arrived(&mut self, files: Vec<PathBuf>) {
        let (projects, rest): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| is_project(file));
        let mut projects = projects.into_iter();
        let first = projects.next();
        let others = projects.filter(|other| Some(other) != first.as_ref()).count();
        if others > 0 {
            let said = phrase!("notice-one-project", count = others);
            self.notices.say(Tone::Advice, said, Some(Phrase::new("notice-one-project").about("hint")));
            self.notices.offer(CommandId("new-window"));
        }
        match first {
            Some(first) if self.file.as_ref().is_some_and(|file| file.path == first) => {
                self.notices.say(Tone::Done, phrase!("notice-open-already", file = self.file_name()), None);
                self.take_in(rest);
            }
            Some(first) => self.use_path(&PathPurpose::Open, [vec![first], rest].concat()),
            None => self.take_in(rest),
        }
    }

    /// Takes pictures and copy into the project that is open.
    fn take_in(&mut self, files: Vec<PathBuf>) {
        let pictures = PathPurpose::Attach(None).endings();
        let (photos, copy): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| has_ending(file, pictures));
        if !copy.is_empty() {
            self.import(copy, photos);
        } else if !photos.is_empty() {
            if self.file.is_none() || self.view.story.is_none() {
                self.ask_path(PathPurpose::Attach(None));
            } else {
                self.attach(None, photos);
            }
        }
    }

    /// Tells that files were not taken in, because what they came with was not.
    pub(super) fn left_aside(&mut self, count: usize) {
        if count > 0 {
            let hint = Phrase::new("notice-left-aside").about("hint");
            self.notices.say(Tone::Advice, phrase!("notice-left-aside", count = count), Some(hint));
        }
    }
}

fn is_project(file: &Path) -> bool {
    has_ending(file, PathPurpose::Open.endings())
}

fn has_ending(file: &Path, endings: &[&str]) -> bool {
    file.extension().is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}
