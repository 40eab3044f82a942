//! Why a picture cannot be taken.

use super::sniff::Foreign;
use crate::words::{Arg, Phrase, Say, phrase, shown_in_english};

/// Why bytes cannot be inspected, or no picture can be made from them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhotoError {
    /// There are no bytes.
    Empty,
    /// A file the desk knows but does not read.
    Foreign(Foreign),
    /// Nothing about the bytes looks like a picture.
    Unknown,
    /// Wider or higher than 30,000 pixels, or more than 250 million of them.
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// It would not fit into the memory that one picture is given.
    TooHeavy {
        /// What it would take, in units of 1,048,576 bytes.
        megabytes: u64,
    },
    /// It claims pixels that so short a file does not hold.
    Hollow {
        /// The format's name.
        format: &'static str,
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// The length of the file.
        bytes: u64,
    },
    /// The file is shorter than it says.
    CutShort {
        /// The format's name.
        format: &'static str,
    },
    /// The codec gave up.
    Damaged {
        /// The format's name.
        format: &'static str,
        /// What the codec said, at most 200 characters.
        reason: String,
    },
    /// A rendition could not be made from pixels that were read.
    NotMade {
        /// What stood in the way.
        reason: String,
    },
    /// A finished rendition held a part that a picture does not need, so it was thrown away.
    Unclean {
        /// The part, by its name in the format.
        part: String,
    },
}

impl Say for PhotoError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Empty => phrase!("picture-empty"),
            Self::Foreign(foreign) => phrase!("picture-foreign", what = foreign.name()),
            Self::Unknown => phrase!("picture-unknown"),
            Self::TooLarge { width, height } => phrase!(
                "picture-too-large",
                width = Arg::Number((*width).into()),
                height = Arg::Number((*height).into())
            ),
            Self::TooHeavy { megabytes } => phrase!("picture-too-heavy", megabytes = Arg::size(*megabytes)),
            Self::Hollow { format, width, height, bytes } => phrase!(
                "picture-hollow",
                format = *format,
                width = Arg::Number((*width).into()),
                height = Arg::Number((*height).into()),
                bytes = Arg::size(*bytes)
            ),
            Self::CutShort { format } => phrase!("picture-cut-short", format = *format),
            Self::Damaged { format, reason } => phrase!("picture-damaged", format = *format, reason = reason),
            Self::NotMade { reason } => phrase!("picture-not-made", reason = reason),
            Self::Unclean { part } => phrase!("picture-unclean", part = part),
        }
    }

    fn advice(&self) -> Phrase {
        match self {
            Self::Foreign(foreign) => foreign.name().about("hint"),
            Self::Empty
            | Self::Unknown
            | Self::TooLarge { .. }
            | Self::TooHeavy { .. }
            | Self::Hollow { .. }
            | Self::CutShort { .. }
            | Self::Damaged { .. }
            | Self::NotMade { .. }
            | Self::Unclean { .. } => self.phrase().bare().about("hint"),
        }
    }
}

shown_in_english!(PhotoError);
