//! The command line: the desk's work without a window.
//!
//! Each command reads what it needs, does the work through [`app::tasks`](crate::app::tasks), and
//! says what it did on standard error. What was asked for, findings or lists, goes to standard
//! output. The exit [`Status`] tells scripts how it went.

mod args;
mod attach;
mod carry;
mod check;
mod completions;
mod export;
mod failure;
mod import;
mod merge;
mod new;
mod opening;
mod recover;
mod rescue;
mod saving;
mod show;
mod terminal;
mod told;
mod versions;

pub use failure::Status;
pub use terminal::Terminal;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Parser as _;
use jiff::Timestamp;

use self::args::{Args, Command};
use crate::app::{Back, stand_by};
use crate::ground::IdMint;
use crate::project::disk;

/// What the words after the program's name ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The window, with these files or with the last project.
    Window {
        /// What to open, attach or import.
        files: Vec<PathBuf>,
        /// Whether it is to be another window, though one is open.
        new_window: bool,
        /// Whether a desk was lost, and this one comes back in its place.
        back: Option<Back>,
    },
    /// A process that stands by a desk.
    StandBy,
    /// A command, which is done.
    Done(Status),
}

/// Does what the command line asks, unless it asks for the window. `args` begin with the
/// program's name; `now` is the instant that checks and exports count from, `who` whoever asks, by name.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    now: Timestamp,
    who: &str,
    mint: &mut IdMint,
    terminal: &mut Terminal<'_>,
) -> Asked {
    let args: Vec<OsString> = args.into_iter().collect();
    // Asked before all else, as it is to take no memory.
    if args.get(1).is_some_and(|word| word == stand_by::WORD) {
        return Asked::StandBy;
    }
    if let Some(files) = only_files(args.get(1..).unwrap_or_default()) {
        return Asked::Window { files, new_window: false, back: None };
    }
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => return Asked::Done(explain(&error, terminal)),
    };
    let Some(command) = args.command else {
        return match misspelt(&args.files) {
            Some(word) => {
                terminal.say(&format!("copydesk: there is no command and no file “{word}”"));
                terminal.say("“copydesk --help” lists the commands.");
                Asked::Done(Status::Usage)
            }
            None => Asked::Window { files: args.files, new_window: args.new_window, back: args.back },
        };
    };
    let result = match command {
        Command::New(order) => new::run(&order, terminal),
        Command::Import(order) => import::run(&order, &saving::keeper(now, who), mint, terminal),
        Command::Attach(order) => attach::run(&order, &saving::keeper(now, who), mint, terminal),
        Command::Move(order) => carry::run(&order, &saving::keeper(now, who), mint, terminal),
        Command::Merge(order) => merge::run(&order, &saving::keeper(now, who), terminal),
        Command::Export(order) => export::run(&order, now, terminal),
        Command::Check(order) => check::run(&order, now, terminal),
        Command::Show(order) => show::run(&order, terminal),
        Command::Versions(order) => versions::run(&order, terminal),
        Command::Rescue(order) => rescue::run(&order, mint, terminal),
        Command::Recover(order) => recover::run(&order, terminal),
        Command::Completions(order) => completions::run(&order, terminal),
    };
    Asked::Done(result.unwrap_or_else(|failure| {
        terminal.say(&format!("copydesk: {}", failure.said));
        if !failure.hint.is_empty() {
            terminal.say(&failure.hint);
        }
        failure.status
    }))
}

/// The files of a plain start, which has nothing but files that can be taken for no command: most
/// starts do, and to make all that explains the command line would take a twentieth of their time.
fn only_files(words: &[OsString]) -> Option<Vec<PathBuf>> {
    let is_file = |word: &OsString| {
        let path = Path::new(word);
        let named = path.extension().is_some() || path.components().count() > 1;
        named && !word.as_encoded_bytes().starts_with(b"-")
    };
    words.iter().all(is_file).then(|| words.iter().map(PathBuf::from).collect())
}

/// A first word that can only be a command, if there is none of that name: it looks like no file,
/// and there is none.
fn misspelt(files: &[PathBuf]) -> Option<&str> {
    let word = files.first()?;
    let bare = word.extension().is_none() && word.components().count() == 1 && word.file_name().is_some();
    word.to_str().filter(|_| bare && !disk::is_there(word))
}

/// Help and the version are what was asked for; anything else is wrong usage.
fn explain(error: &clap::Error, terminal: &mut Terminal<'_>) -> Status {
    let text = error.render().to_string();
    if error.use_stderr() {
        terminal.say(text.trim_end());
        return Status::Usage;
    }
    match terminal.show(text.trim_end()) {
        Ok(()) => Status::Done,
        Err(failure) => failure.status,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_start_is_told_from_a_command_without_all_that_explains_them() {
        let asked = |words: &[&str]| only_files(&words.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked(&[]), Some(Vec::new()));
        assert_eq!(asked(&["river.ron", "/دار/خبر"]), Some(vec!["river.ron".into(), "/دار/خبر".into()]));
        for other in [&["export"][..], &["a.ron", "--new-window"], &["-h"], &["--back", "lost"], &["a.ron", "show"]] {
            assert_eq!(asked(other), None, "{other:?}");
        }
    }
}
