//! A project as the text of its file, and back.

use ron::ser::PrettyConfig;

use super::damage::{damaged, not_text, shortened};
use super::limits::{self, MAX_FILE_BYTES};
use super::version::{self, CURRENT, FirstLine};
use super::{LimitError, ParseError, Project, Stamp, comments, layout};
use crate::words::{Arg, Phrase, Say, phrase, shown_in_english};

/// A project read from a file, and what an editor should know of how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The project.
    pub project: Project,
    /// What was unusual, but no reason to refuse the file.
    pub remarks: Vec<Remark>,
}

/// Something unusual about a project file that opened all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// There is no first line with version and checksum.
    NoFirstLine,
    /// The checksum is not that of the text: a person or program other than copydesk wrote it.
    ChecksumDiffers,
    /// Lines end as on Windows; a save writes `\n`.
    LineEnds,
    /// Somebody wrote comments into the file; a save drops them.
    CommentsInside {
        /// The lines they start on, from 1.
        lines: Vec<usize>,
    },
}

impl Remark {
    /// Whether a save over the file would drop something that this program does not keep.
    #[must_use]
    pub fn forbids_saving_over(&self) -> bool {
        match self {
            Self::CommentsInside { .. } => true,
            Self::NoFirstLine | Self::ChecksumDiffers | Self::LineEnds => false,
        }
    }
}

impl Say for Remark {
    fn phrase(&self) -> Phrase {
        match self {
            Self::NoFirstLine => phrase!("remark-no-first-line"),
            Self::ChecksumDiffers => phrase!("remark-changed"),
            Self::LineEnds => phrase!("remark-line-ends"),
            Self::CommentsInside { lines } => {
                let shown = lines.iter().take(LISTED).map(|line| Arg::place(*line));
                let more = (lines.len() > LISTED).then(|| Arg::from("…"));
                phrase!("remark-comments", lines = shown.chain(more).collect::<Vec<Arg>>())
            }
        }
    }
}

shown_in_english!(Remark);

/// The most lines a remark lists.
const LISTED: usize = 10;

/// Why a project cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// It holds more than a file may, or one id twice.
    Limit(#[from] LimitError),
    /// It would be larger than a file may be.
    TooLarge {
        /// How many.
        bytes: usize,
    },
    /// The format cannot say it.
    Unspeakable(#[from] ron::Error),
    /// What was written reads back as something else: a defect, caught before anything is lost.
    ReadsDifferently,
}

impl Say for WriteError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Limit(limit) => limit.phrase(),
            Self::TooLarge { bytes } => {
                phrase!("unwritable-too-large", bytes = Arg::place(*bytes), max = Arg::size(MAX_FILE_BYTES))
            }
            Self::Unspeakable(why) => phrase!("unwritable-form", why = super::problem::problem(why)),
            Self::ReadsDifferently => phrase!("unwritable-reads-differently"),
        }
    }
}

shown_in_english!(WriteError);

/// The text of a project's file: the same for the same project on every system. It has been read
/// back and compared, so it opens as this very project.
pub fn write(project: &Project) -> Result<String, WriteError> {
    limits::check(project)?;
    // One line, strings as they are: the form that `lay_out` takes. ron then need not escape,
    // which is eight times as fast.
    let one_line = PrettyConfig::new().depth_limit(0).separator("").escape_strings(false);
    let mut body = layout::lay_out(&ron::ser::to_string_pretty(project, one_line)?);
    body.push('\n');
    let text = version::first_line(&body) + &body;
    if text.len() as u64 > MAX_FILE_BYTES {
        return Err(WriteError::TooLarge { bytes: text.len() });
    }
    match version::read(CURRENT, &text) {
        Ok(again) if again == *project => Ok(text),
        Ok(_) | Err(_) => Err(WriteError::ReadsDifferently),
    }
}

/// Reads a project from the bytes of a file. Never panics, whatever they are.
pub fn parse(bytes: &[u8]) -> Result<Parsed, ParseError> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(ParseError::TooLarge { bytes: bytes.len() as u64 });
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let as_found = std::str::from_utf8(bytes).map_err(|error| not_text(bytes, error))?;
    if as_found.trim().is_empty() {
        return Err(ParseError::Empty);
    }
    let mut remarks = Vec::new();
    // Every carriage return of ours is an escape, so those in the file came from elsewhere.
    let rewritten = as_found.contains("\r\n").then(|| as_found.replace("\r\n", "\n"));
    if rewritten.is_some() {
        remarks.push(Remark::LineEnds);
    }
    let text = rewritten.as_deref().unwrap_or(as_found);
    let (version, noted) = read_first_line(text, &mut remarks)?;
    let project = version::read(version, text).map_err(|error| damaged(text, &error))?;
    limits::check(&project)?;
    let mut lines = comments::comment_lines(text);
    if noted {
        lines.retain(|line| *line > 1);
    }
    if !lines.is_empty() {
        remarks.push(Remark::CommentsInside { lines });
    }
    Ok(Parsed { project, remarks })
}

/// The version to read `text` as, and whether its first line is ours.
fn read_first_line(text: &str, remarks: &mut Vec<Remark>) -> Result<(u32, bool), ParseError> {
    let (line, body) = text.split_once('\n').unwrap_or((text, ""));
    match version::read_first_line(line) {
        FirstLine::Absent => {
            remarks.push(Remark::NoFirstLine);
            Ok((CURRENT, false))
        }
        FirstLine::Garbled => Err(ParseError::FirstLine { found: shortened(line) }),
        FirstLine::Known { version, .. } if version > CURRENT => Err(ParseError::Newer { version, newest: CURRENT }),
        FirstLine::Known { version, checksum } => {
            // A save writes small digits; a large one is a bit that flipped.
            if Stamp::of(body.as_bytes()).to_string() != checksum {
                remarks.push(Remark::ChecksumDiffers);
            }
            Ok((version, true))
        }
    }
}
