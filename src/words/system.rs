//! What the system says, in our own words: it speaks the language it was set up in, or none.

use std::io::{self, ErrorKind};

use super::{Arg, Phrase, phrase};

impl From<&io::Error> for Arg {
    /// Why, with the system’s number for it; what has no number keeps the words it came with.
    fn from(error: &io::Error) -> Self {
        let id = told(error);
        let detail = error.raw_os_error().map(|code| phrase!("system-number", number = Self::Number(code.into())));
        Self::Phrase(match (id, detail) {
            (Some(id), Some(detail)) => Phrase::of("system", id).with("detail", detail),
            (None, Some(_)) | (_, None) => phrase!("system-says", words = error.to_string()),
        })
    }
}

/// What to do where a drive refuses to be written to for this reason; none where that depends.
pub(crate) fn way_out(error: &io::Error) -> Option<Phrase> {
    let id = told(error)?;
    let known = ["full", "quota", "read-only", "denied", "name", "silent", "broken", "gone", "busy"];
    known.contains(&id).then(|| Phrase::of("system", id).about("hint"))
}

/// The message of an error.
fn told(error: &io::Error) -> Option<&'static str> {
    // Kinds the standard library has no names for: EIO; ENXIO, ENODEV.
    let unnamed = match error.raw_os_error() {
        Some(5) if cfg!(unix) => Some("broken"),
        Some(6 | 19) if cfg!(unix) => Some("gone"),
        Some(_) | None => None,
    };
    unnamed.or_else(|| id(error.kind()))
}

/// The message of a kind of error; none where its own words say more.
fn id(kind: ErrorKind) -> Option<&'static str> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the kinds are open to new ones")]
    Some(match kind {
        ErrorKind::NotFound => "missing",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::AlreadyExists => "exists",
        ErrorKind::StorageFull => "full",
        ErrorKind::QuotaExceeded => "quota",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::FileTooLarge => "too-large",
        ErrorKind::NotADirectory => "no-folder",
        ErrorKind::IsADirectory => "folder",
        ErrorKind::DirectoryNotEmpty => "not-empty",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => "busy",
        ErrorKind::InvalidFilename => "name",
        ErrorKind::CrossesDevices => "elsewhere",
        ErrorKind::TooManyLinks => "links",
        ErrorKind::TimedOut
        | ErrorKind::StaleNetworkFileHandle
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::NotConnected
        | ErrorKind::ConnectionAborted
        | ErrorKind::ConnectionReset => "silent",
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
        let odd = why(&io::Error::from_raw_os_error(74)).to_string();
        assert!(odd.contains("os error 74"), "what has no words of ours keeps its own: {odd}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn each_way_a_drive_refuses_has_its_sentence_and_its_way_out_in_each_language() {
        // Full, quota, read-only, denied, not permitted, no answer, gone: as Linux numbers them.
        for code in [28, 122, 30, 13, 1, 110, 116, 107, 113, 5, 19, 6, 36, 16] {
            let error = io::Error::from_raw_os_error(code);
            let hint = way_out(&error).expect("it has a way out");
            for language in ["en", "ar"] {
                let words = chosen(language).unwrap();
                let (why, way) = (words.say(&why(&error)), words.say(&hint));
                assert!(why.contains(&code.to_string()) && !why.contains("os error"), "{code}: {why}");
                assert!(way.len() > 20, "{code} in {language}: {way}");
            }
        }
    }

    #[test]
    fn what_has_no_number_keeps_its_words() {
        let said = why(&io::Error::new(ErrorKind::PermissionDenied, "the vault is shut"));
        assert_eq!(said.to_string(), "the vault is shut");
        assert!(chosen("ar").unwrap().say(&said).contains("the vault is shut"));
    }
}
