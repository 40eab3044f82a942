//! What the system says, in our own words: it speaks the language it was set up in, or none.

use std::io::{self, ErrorKind};

use super::{Arg, Phrase, phrase};

impl From<&io::Error> for Arg {
    /// Why, with the system’s number for it; what has no number keeps the words it came with.
    fn from(error: &io::Error) -> Self {
        let id = id(error.kind());
        let detail = error.raw_os_error().map(|code| phrase!("system-number", number = Self::Number(code.into())));
        Self::Phrase(match (id, detail) {
            (Some(id), Some(detail)) => Phrase::of("system", id).with("detail", detail),
            (None, Some(_)) | (_, None) => phrase!("system-says", words = error.to_string()),
        })
    }
}

/// The message of a kind of error; none where its own words say more.
fn id(kind: ErrorKind) -> Option<&'static str> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the kinds are open to new ones")]
    Some(match kind {
        ErrorKind::NotFound => "missing",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::AlreadyExists => "exists",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::FileTooLarge => "too-large",
        ErrorKind::NotADirectory => "no-folder",
        ErrorKind::IsADirectory => "folder",
        ErrorKind::DirectoryNotEmpty => "not-empty",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => "busy",
        ErrorKind::InvalidFilename => "name",
        ErrorKind::CrossesDevices => "elsewhere",
        ErrorKind::TooManyLinks => "links",
        ErrorKind::TimedOut | ErrorKind::StaleNetworkFileHandle => "silent",
        ErrorKind::OutOfMemory => "memory",
        ErrorKind::Interrupted => "interrupted",
        ErrorKind::Unsupported => "unsupported",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::chosen;

    fn why(error: &io::Error) -> Phrase {
        phrase!("raw-words", words = error)
    }

    #[cfg(unix)]
    #[test]
    fn what_the_system_refuses_is_said_in_the_language_with_its_number() {
        let arabic = chosen("ar").unwrap();
        for (code, english) in [(13, "it is not allowed (error 13)"), (28, "the drive is full (error 28)")] {
            let said = why(&io::Error::from_raw_os_error(code));
            assert_eq!(said.to_string(), english);
            let there = arabic.say(&said);
            assert!(!there.chars().any(|c| c.is_ascii_alphabetic()) && there.contains(&code.to_string()), "{there}");
        }
        let odd = why(&io::Error::from_raw_os_error(5)).to_string();
        assert!(odd.contains("os error 5"), "what has no words of ours keeps its own: {odd}");
    }

    #[test]
    fn what_has_no_number_keeps_its_words() {
        let said = why(&io::Error::new(ErrorKind::PermissionDenied, "the vault is shut"));
        assert_eq!(said.to_string(), "the vault is shut");
        assert!(chosen("ar").unwrap().say(&said).contains("the vault is shut"));
    }
}
