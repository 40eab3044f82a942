//! Trying again what the system did not refuse for good.

use std::io::{self, ErrorKind};
use std::time::{Duration, Instant};

/// How long something that is in use is waited for: indexers, virus scanners and sync programs hold
/// files for moments.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Between two tries; it doubles.
const FIRST_PAUSE: Duration = Duration::from_millis(20);

/// Does something, and again where a signal came between or somebody else holds the file just now;
/// that for five seconds in all. What is refused for good is refused at once.
pub fn again<T>(mut work: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let mut waits: Option<(Instant, Duration)> = None;
    loop {
        match work() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if is_in_use(&error) => {
                let (since, pause) = waits.unwrap_or_else(|| (Instant::now(), FIRST_PAUSE));
                if since.elapsed() + pause > PATIENCE {
                    return Err(error);
                }
                std::thread::sleep(pause);
                waits = Some((since, pause * 2));
            }
            result => return result,
        }
    }
}

/// The system’s error as it was: the crate that makes files of random names wraps it in one of its
/// own, which keeps its words but not its number.
#[must_use]
pub fn plain(error: io::Error) -> io::Error {
    let words = if error.raw_os_error().is_none() { error.to_string() } else { String::new() };
    let number = words.split_once("(os error ").and_then(|(_, rest)| rest.split_once(')')?.0.parse().ok());
    number.map_or(error, io::Error::from_raw_os_error)
}

/// Whether it may well succeed in a moment. On Windows a file that somebody has open is “denied”;
/// elsewhere that is final.
fn is_in_use(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy)
        || cfg!(windows) && error.kind() == ErrorKind::PermissionDenied
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often it was tried when the first few tries fail so.
    fn tries(kind: ErrorKind, failures: usize) -> (io::Result<()>, usize) {
        let mut count = 0;
        let result = again(|| {
            count += 1;
            if count <= failures { Err(kind.into()) } else { Ok(()) }
        });
        (result, count)
    }

    #[cfg(unix)]
    #[test]
    fn an_error_keeps_its_number() {
        let wrapped = tempfile::tempfile_in("/no/such/folder").unwrap_err();
        let named = tempfile::Builder::new().tempfile_in("/no/such/folder").unwrap_err();
        for error in [plain(wrapped), plain(named), plain(io::Error::from_raw_os_error(2))] {
            assert_eq!(error.raw_os_error(), Some(2), "{error}");
        }
        assert_eq!(plain(io::Error::other("words")).to_string(), "words");
    }

    #[test]
    fn a_signal_and_a_file_in_use_are_tried_again_and_a_refusal_is_not() {
        assert!(matches!(tries(ErrorKind::Interrupted, 40), (Ok(()), 41)));
        assert!(matches!(tries(ErrorKind::ResourceBusy, 2), (Ok(()), 3)));
        for kind in [ErrorKind::StorageFull, ErrorKind::NotFound, ErrorKind::ReadOnlyFilesystem] {
            assert!(matches!(tries(kind, 2), (Err(_), 1)), "{kind}");
        }
    }
}
