//! What a desk says to who stands by: a letter, maybe a path, and a zero byte.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

/// One thing said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// The window is there.
    Open {
        /// The project on it, if it lies in a file.
        path: Option<PathBuf>,
        /// Whether it is another window than the first.
        another: bool,
    },
    /// A fault ends the desk.
    Broke,
    /// The desk ends as it should.
    Ended,
}

impl Word {
    /// As it is sent.
    pub(super) fn written(&self) -> Vec<u8> {
        let (letter, path) = match self {
            Self::Open { path, another } => (if *another { b'a' } else { b'o' }, path.as_deref()),
            Self::Broke => (b'b', None),
            Self::Ended => (b'e', None),
        };
        [&[letter], path.unwrap_or(Path::new("")).as_os_str().as_bytes(), &[0]].concat()
    }

    /// What was sent, without its zero byte; `None` if it is nothing a desk says.
    pub(super) fn read(sent: &[u8]) -> Option<Self> {
        let (letter, rest) = sent.split_first()?;
        let path = (!rest.is_empty()).then(|| PathBuf::from(OsStr::from_bytes(rest)));
        match (letter, path) {
            (b'o', path) => Some(Self::Open { path, another: false }),
            (b'a', path) => Some(Self::Open { path, another: true }),
            (b'b', None) => Some(Self::Broke),
            (b'e', None) => Some(Self::Ended),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_understood_and_nothing_else_is() {
        let arabic = Some(PathBuf::from("/دار/خبر.ron"));
        let open = |path, another| Word::Open { path, another };
        for word in [open(arabic, false), open(None, false), open(None, true), Word::Broke, Word::Ended] {
            let sent = word.written();
            let (end, said) = sent.split_last().unwrap();
            assert!(*end == 0 && !said.contains(&0), "{word:?}");
            assert_eq!(Word::read(said), Some(word));
        }
        for odd in [&b""[..], b"x", b"e/home", b"E"] {
            assert_eq!(Word::read(odd), None, "{odd:?}");
        }
    }
}
