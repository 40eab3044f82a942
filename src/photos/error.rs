//! Why a picture cannot be taken.

use super::sniff::Foreign;

/// Why bytes cannot be inspected, or no picture can be made from them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhotoError {
    /// There are no bytes.
    #[error("the file is empty")]
    Empty,
    /// A file the desk knows but does not read.
    #[error("this is {}, which the desk does not read", .0.name())]
    Foreign(Foreign),
    /// Nothing about the bytes looks like a picture.
    #[error("this is no picture the desk knows")]
    Unknown,
    /// Wider or higher than 30,000 pixels, or more than 250 million of them.
    #[error("the picture is {width} × {height} pixels; at most 30,000 a side and 250 million in all can be read")]
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// It would not fit into the memory that one picture is given.
    #[error("opening the picture would take {megabytes} MB of memory; one picture is given 1,024 MB")]
    TooHeavy {
        /// What it would take, in units of 1,048,576 bytes.
        megabytes: u64,
    },
    /// The file is shorter than it says.
    #[error("the {format} file ends before its picture does")]
    CutShort {
        /// The format's name.
        format: &'static str,
    },
    /// The codec gave up.
    #[error("the {format} file is damaged or of a rare kind: {reason}")]
    Damaged {
        /// The format's name.
        format: &'static str,
        /// What the codec said, at most 200 characters.
        reason: String,
    },
    /// A rendition could not be made from pixels that were read.
    #[error("the smaller picture cannot be made: {reason}")]
    NotMade {
        /// What stood in the way.
        reason: String,
    },
    /// A finished rendition held a part that a picture does not need, so it was thrown away.
    #[error("the finished picture held “{part}”, which could carry more than a picture")]
    Unclean {
        /// The part, by its name in the format.
        part: String,
    },
}

impl PhotoError {
    /// The way out, in a sentence an editor can act on.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Empty => "Copy the file again from where it came; this copy holds nothing.",
            Self::Foreign(foreign) => foreign.way_out(),
            Self::Unknown => "Attach a JPEG, PNG, WebP, GIF or TIFF file.",
            Self::TooLarge { .. } | Self::TooHeavy { .. } => {
                "Open it in a picture editor, make it smaller, and save it as a baseline JPEG."
            }
            Self::CutShort { .. } => "Copy or download the file again; this copy is not whole.",
            Self::Damaged { .. } => "Open it in a picture editor and save it anew as JPEG or PNG.",
            Self::NotMade { .. } | Self::Unclean { .. } => {
                "Save the picture anew as JPEG and attach that; if it happens again, report it with the picture's format."
            }
        }
    }
}
