//! The words of the command line, and the help that explains them.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Parser, Subcommand, ValueHint};
use clap_complete::Shell;

use crate::app::Back;
use crate::export::FORMATS;
use crate::ground::Language;

const STATUSES: &str = "\
Exit status:
  0  done
  1  done, or refused, because findings block a story
  2  wrong usage
  3  an input cannot be read
  4  an output cannot be written";

const EXAMPLES: &str = "\
Examples:
  copydesk                                           open the desk
  copydesk desk.ron copy.txt quay.jpg                open a project, import copy, attach a photo
  copydesk import copy.txt --into desk.ron           raw copy in; makes desk.ron if need be
  wl-paste | copydesk import - --into desk.ron       the same from the clipboard
  copydesk show desk.ron                             what is in it
  copydesk attach desk.ron --story ferry-back quay.jpg --credit AFP --alt \"A white ferry\"
  copydesk check desk.ron                            what a careful colleague would ask
  copydesk export desk.ron --format html,json --to site";

/// A newsroom editor: draft stories, attach photos, tag people and sources, export pages.
///
/// Without a command it opens a window, or brings the open one to the front, and hands it the
/// files that are named. With one it does the same work in the terminal. Messages go to standard error; lists, findings and JSON to standard
/// output.
#[derive(Debug, Parser)]
#[command(
    name = "copydesk",
    version,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = format!("{EXAMPLES}\n\n{STATUSES}\n\n“copydesk COMMAND --help” explains a command.")
)]
pub(super) struct Args {
    /// What to open in the window: a project (the last one if none is named), raw copy to import
    /// into it, photos to attach
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) files: Vec<PathBuf>,
    /// Open another window, even if one is open
    #[arg(long)]
    pub(super) new_window: bool,
    /// Why the desk is started again, by the process that stands by it
    #[arg(long, hide = true, value_parser = |word: &str| Back::named(word).ok_or("no such word"))]
    pub(super) back: Option<Back>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make an empty project
    New(NewOrder),
    /// Bring raw copy in: one story or several, each with its headline, captions and paragraphs
    Import(ImportOrder),
    /// Put photos on a story's page
    Attach(AttachOrder),
    /// Take a story to another project, with its photos, names and sources
    Move(MoveOrder),
    /// Put two versions of a project together that go back to one; a merge driver for git
    Merge(MergeOrder),
    /// Write finished pages and data for publication
    Export(ExportWords),
    /// Ask what a careful colleague would ask before a story leaves
    Check(ReadOrder),
    /// List what a project holds: stories, photos, entities, sources
    Show(ReadOrder),
    /// List earlier saves of a project, or write one of them to a file
    Versions(VersionsOrder),
    /// Read what can be read of a damaged project, as a new one
    Rescue(RescueOrder),
    /// List what was not saved before a crash, or write it to a new file
    Recover(RecoverOrder),
    /// Print a script that completes commands in a shell
    Completions(CompletionsOrder),
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  copydesk new desk.ron --language ar --name \"مكتب التحرير\"")]
pub(super) struct NewOrder {
    /// The file to make; it must not exist
    #[arg(value_name = "PROJECT.ron", value_hint = ValueHint::FilePath)]
    pub(super) project: PathBuf,
    /// The language new stories start in: en, ar, pt-BR …
    #[arg(long, default_value = "en")]
    pub(super) language: Language,
    /// What the newsroom calls the project; the file's name if not given
    #[arg(long)]
    pub(super) name: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
What is typed is recorded on this machine until it is saved. Nothing is taken out of that record
here; the desk asks about it when it is opened.

Examples:
  copydesk recover                                   what there is
  copydesk recover 1 --out recovered.ron")]
pub(super) struct RecoverOrder {
    /// Which, by its number in the list
    #[arg(value_name = "NUMBER", conflicts_with = "file")]
    pub(super) number: Option<usize>,
    /// Read this record, wherever it lies
    #[arg(long, value_name = "JOURNAL", value_hint = ValueHint::FilePath)]
    pub(super) file: Option<PathBuf>,
    /// The file to write; it must not exist
    #[arg(long, value_name = "PROJECT.ron", value_hint = ValueHint::FilePath)]
    pub(super) out: Option<PathBuf>,
    /// Print the project as its file would have it
    #[arg(long)]
    pub(super) print: bool,
}

/// What commands share that write a project.
#[derive(Debug, clap::Args)]
pub(super) struct Shared {
    /// Write even while a desk has the project open, which takes in what changed
    #[arg(long)]
    pub(super) anyway: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Lines that belong to no story (share buttons, repeated headlines, “Read more”) are left out and
named with the reason. What can be read is imported; each file that cannot be is named, and the
exit status is 3.

Examples:
  copydesk import monday.txt tuesday.txt --into desk.ron
  copydesk import wire.txt --into desk.ron --report wire.json")]
pub(super) struct ImportOrder {
    /// Text files of raw copy; - reads standard input
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) files: Vec<PathBuf>,
    /// The project the stories go into; made if it does not exist
    #[arg(long, value_name = "PROJECT.ron", value_hint = ValueHint::FilePath)]
    pub(super) into: PathBuf,
    /// The language of copy whose letters do not tell, and of a project that is made
    #[arg(long)]
    pub(super) language: Option<Language>,
    /// Write what became of every line to this file, as JSON
    #[arg(long, value_name = "FILE.json", value_hint = ValueHint::FilePath)]
    pub(super) report: Option<PathBuf>,
    #[command(flatten)]
    pub(super) shared: Shared,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
The first photo takes the place of one the story still wants; others are added at its end. What
the files say of themselves (caption, credit, photographer, date) is read from them.

Example:
  copydesk attach desk.ron --story ferry-back quay.jpg --credit AFP --alt \"A white ferry\"")]
pub(super) struct AttachOrder {
    /// The project
    #[arg(value_name = "PROJECT.ron", value_hint = ValueHint::FilePath)]
    pub(super) project: PathBuf,
    /// The story, by web address, slugline or id as “copydesk show” lists them
    #[arg(long, value_name = "SLUG")]
    pub(super) story: String,
    /// Picture files: JPEG, PNG, WebP, GIF or TIFF
    #[arg(required = true, value_name = "PHOTO", value_hint = ValueHint::FilePath)]
    pub(super) photos: Vec<PathBuf>,
    /// The caption of each: who does what, where and when
    #[arg(long, value_name = "TEXT")]
    pub(super) caption: Option<String>,
    /// The credit of each: photographer and agency
    #[arg(long, value_name = "TEXT")]
    pub(super) credit: Option<String>,
    /// The alt text of each: what is to be seen, for readers who cannot see it
    #[arg(long, value_name = "TEXT")]
    pub(super) alt: Option<String>,
    #[command(flatten)]
    pub(super) shared: Shared,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Who is in the other project already under the same name is not put there twice. A source that spoke
on other terms there is held to the stricter ones. The story is taken out of PROJECT only once it
lies in the other file.

Example:
  copydesk move desk.ron --story ferry-back --to harbor.ron")]
pub(super) struct MoveOrder {
    /// The project the story is in
    #[arg(value_name = "PROJECT.ron", value_hint = ValueHint::FilePath)]
    pub(super) project: PathBuf,
    /// The story, by web address, slugline or id as “copydesk show” lists them
    #[arg(long, value_name = "SLUG")]
    pub(super) story: String,
    /// The project it goes to
    #[arg(long, value_name = "OTHER.ron", value_hint = ValueHint::FilePath)]
    pub(super) to: PathBuf,
    /// Make the other project; it must not exist
    #[arg(long)]
    pub(super) new: bool,
    /// Leave the story in PROJECT as well
    #[arg(long)]
    pub(super) copy: bool,
    #[command(flatten)]
    pub(super) shared: Shared,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Each story gets a folder of its own in FOLDER. An export goes whole or not at all and never over
files that no export put there. What “copydesk check” says blocks a story stops it.

Examples:
  copydesk export desk.ron --format html --to site
  copydesk export desk.ron --format html,json --to site --story ferry-back")]
pub(super) struct ExportWords {
    /// The project
    #[arg(value_name = "PROJECT.ron", value_hint = ValueHint::FilePath)]
    pub(super) project: PathBuf,
    /// The formats, separated by commas or given one by one
    #[arg(long = "format", required = true, value_delimiter = ',', value_name = "FORMAT", value_parser = formats())]
    pub(super) formats: Vec<String>,
    /// The folder to write
    #[arg(long = "to", value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(super) folder: PathBuf,
    /// A story to export, by web address, slugline or id; may be repeated. All if none is named
    #[arg(long = "story", value_name = "SLUG")]
    pub(super) stories: Vec<String>,
    /// Write even what findings block, and exit with 1. Never overrides words off the record,
    /// expired rights, or a story that was spiked or killed
    #[arg(long)]
    pub(super) despite_findings: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
What only one side changed is taken, and of a text that both changed, the sentences each changed. Where
both changed the same, the words of both are kept, and it is said.

Exit status: 0 if nothing met; 1 if something did, which git reports as a conflict; 129 if it could not
be done: no file was changed, and git stops the merge.

With git, once in the repository, and once on each machine:
  echo '*.ron merge=copydesk' >> .gitattributes
  git config merge.copydesk.driver 'copydesk merge %O %A %B --name %P'")]
pub(super) struct MergeOrder {
    /// The version both go back to
    #[arg(value_name = "BASE", value_hint = ValueHint::FilePath)]
    pub(super) base: PathBuf,
    /// Our version; the result goes into it
    #[arg(value_name = "OURS", value_hint = ValueHint::FilePath)]
    pub(super) ours: PathBuf,
    /// Their version
    #[arg(value_name = "THEIRS", value_hint = ValueHint::FilePath)]
    pub(super) theirs: PathBuf,
    /// Write the result to this file instead
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) out: Option<PathBuf>,
    /// What to call the result in messages; git merges in files of other names
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,
    #[command(flatten)]
    pub(super) shared: Shared,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Each save keeps the one before: the last 20, then one an hour for two days, one a day for a month and
one a week for a year; those with a name all stay. They are gzip files beside the project.

Examples:
  copydesk versions desk.ron
  copydesk versions desk.ron --restore 3 --out monday.ron")]
pub(super) struct VersionsOrder {
    /// The project
    #[arg(value_name = "PROJECT.ron", value_hint = ValueHint::FilePath)]
    pub(super) project: PathBuf,
    /// Write the version with this number to a file; the project stays as it is
    #[arg(long, value_name = "N", requires = "out")]
    pub(super) restore: Option<usize>,
    /// The file to write; it must not exist
    #[arg(long, value_name = "FILE.ron", requires = "restore", value_hint = ValueHint::FilePath)]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Takes every story, photo and name that can be read by itself, and lists the lines that cannot, with
their words. The damaged file is not changed.

Example:
  copydesk rescue damaged.ron --out desk.ron")]
pub(super) struct RescueOrder {
    /// The damaged project
    #[arg(value_name = "FILE.ron", value_hint = ValueHint::FilePath)]
    pub(super) file: PathBuf,
    /// The project to make of it; it must not exist
    #[arg(long, value_name = "NEW.ron", value_hint = ValueHint::FilePath)]
    pub(super) out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct ReadOrder {
    /// The project
    #[arg(value_name = "PROJECT.ron", value_hint = ValueHint::FilePath)]
    pub(super) project: PathBuf,
    /// Print one JSON value instead of text
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  copydesk completions bash > ~/.local/share/bash-completion/completions/copydesk
  copydesk completions fish > ~/.config/fish/completions/copydesk.fish")]
pub(super) struct CompletionsOrder {
    /// The shell
    pub(super) shell: Shell,
}

fn formats() -> PossibleValuesParser {
    FORMATS
        .iter()
        .map(|format| PossibleValue::new(format.key).help(format.about().to_string()))
        .collect::<Vec<_>>()
        .into()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_words_fit_together() {
        Args::command().debug_assert();
    }

    #[test]
    fn paths_alone_are_for_the_window() {
        let args = Args::try_parse_from(["copydesk", "desk.ron", "quay.jpg", "--new-window"]).unwrap();
        assert_eq!(args.files, [PathBuf::from("desk.ron"), PathBuf::from("quay.jpg")]);
        assert!(args.command.is_none() && args.new_window);
        let args = Args::try_parse_from(["copydesk"]).unwrap();
        assert!(args.files.is_empty() && !args.new_window);
    }

    #[test]
    fn formats_may_be_listed_or_repeated() {
        for words in [["--format", "html,json", "--story", "a"], ["--format", "html", "--format", "json"]] {
            let args = ["copydesk", "export", "desk.ron", "--to", "site"].into_iter().chain(words);
            let Some(Command::Export(order)) = Args::try_parse_from(args).unwrap().command else {
                panic!("not an export")
            };
            assert_eq!(order.formats, ["html", "json"]);
        }
    }
}
