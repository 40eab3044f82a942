//! The letter that hands files over: a heading, how long the rest is, and the files' full paths,
//! each ended by a zero byte. Whatever else is sent is no letter, and is not read further.

use std::ffi::OsStr;
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Another form of letter has another number.
const HEADING: &[u8; 20] = b"copydesk handover 1\n";
/// The answer: the files are on the desk.
const TAKEN: u8 = b'+';
/// The longest letter, without its heading: more than any command line holds.
const MAX_BYTES: usize = 4 << 20;
/// Files in one letter.
const MAX_FILES: usize = 4_096;

/// A letter about these files; `None` if there are too many.
fn written(files: &[PathBuf]) -> Option<Vec<u8>> {
    let length: usize = files.iter().map(|file| file.as_os_str().len() + 1).sum();
    let fits = files.len() <= MAX_FILES && length <= MAX_BYTES;
    let said = u32::try_from(length).ok().filter(|_| fits)?;
    let mut letter = [HEADING.as_slice(), &said.to_le_bytes()].concat();
    for file in files {
        letter.extend_from_slice(file.as_os_str().as_bytes());
        letter.push(0);
    }
    Some(letter)
}

/// The files a letter is about, read from what follows its heading; `None` if it is none.
fn understood(body: &[u8]) -> Option<Vec<PathBuf>> {
    let Some(names) = body.strip_suffix(&[0]) else { return body.is_empty().then(Vec::new) };
    let names = names.split(|byte| *byte == 0).take(MAX_FILES + 1);
    let files: Vec<PathBuf> = names.map(|name| PathBuf::from(OsStr::from_bytes(name))).collect();
    (files.len() <= MAX_FILES && files.iter().all(|file| Path::is_absolute(file))).then_some(files)
}

/// Sends a letter and waits for the answer.
pub(super) fn send(stream: &mut UnixStream, files: &[PathBuf], until: Instant) -> io::Result<()> {
    let letter = written(files).ok_or_else(|| io::Error::new(ErrorKind::InvalidInput, "too many files at once"))?;
    stream.set_write_timeout(Some(left(until)?))?;
    stream.write_all(&letter)?;
    let mut answer = [0];
    read(stream, &mut answer, until)?;
    if answer == [TAKEN] { Ok(()) } else { Err(ErrorKind::InvalidData.into()) }
}

/// Reads a letter.
pub(super) fn receive(stream: &mut UnixStream, until: Instant) -> io::Result<Vec<PathBuf>> {
    let mut heading = [0; HEADING.len()];
    read(stream, &mut heading, until)?;
    let mut length = [0; 4];
    read(stream, &mut length, until)?;
    let length = usize::try_from(u32::from_le_bytes(length)).ok().filter(|length| *length <= MAX_BYTES);
    let Some(length) = length.filter(|_| heading == *HEADING) else { return Err(ErrorKind::InvalidData.into()) };
    let mut body = vec![0; length];
    read(stream, &mut body, until)?;
    understood(&body).ok_or_else(|| ErrorKind::InvalidData.into())
}

/// Answers that the files are taken; whether there is still somebody to hear it.
pub(super) fn answer(stream: &mut UnixStream) -> bool {
    // Nothing follows a letter: what can be read is that the other side was closed.
    let gone = stream.set_nonblocking(true).is_err()
        || !matches!(stream.read(&mut [0]), Err(error) if error.kind() == ErrorKind::WouldBlock);
    !gone && stream.write_all(&[TAKEN]).is_ok()
}

/// Fills `bytes` by an instant.
fn read(stream: &mut UnixStream, bytes: &mut [u8], until: Instant) -> io::Result<()> {
    let mut rest = bytes;
    while !rest.is_empty() {
        stream.set_read_timeout(Some(left(until)?))?;
        match stream.read(rest) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(count) => rest = rest.get_mut(count..).unwrap_or_default(),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// The time until an instant; none left is an error.
fn left(until: Instant) -> io::Result<Duration> {
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(left) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_letter_says_what_was_written_in_its_order() {
        let arabic = PathBuf::from("/دار/خبر.ron");
        let odd = PathBuf::from(OsStr::from_bytes(b"/no utf-8 \xff\n/b.jpg"));
        for files in [vec![], vec![arabic.clone()], vec![odd, arabic, "/a".into()]] {
            let letter = written(&files).unwrap();
            assert_eq!(understood(&letter[HEADING.len() + 4..]), Some(files));
        }
    }

    #[test]
    fn what_is_too_long_is_not_written() {
        assert!(written(&vec![PathBuf::from("/a"); MAX_FILES + 1]).is_none());
        assert!(written(&[PathBuf::from(format!("/{}", "a".repeat(MAX_BYTES)))]).is_none());
        assert!(understood(&b"/a\0".repeat(MAX_FILES + 1)).is_none());
    }

    #[test]
    fn no_path_that_depends_on_a_folder_and_nothing_half_is_understood() {
        for body in [&b"a.ron\0"[..], b"/a.ron", b"\0", b"/a\0\0", b"/a\0b\0", b"../b\0"] {
            assert_eq!(understood(body), None, "{body:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_understood_is_full_paths(body in prop::collection::vec(any::<u8>(), 0..80)) {
            for file in understood(&body).unwrap_or_default() {
                prop_assert!(file.is_absolute());
            }
        }
    }
}
