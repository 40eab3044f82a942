//! How a version's file is called and labeled.
//!
//! The name has the time and the first digits of the stamp, which is all that is needed to find it
//! and to judge it by; who saved it and what it is called stand in the comment of the gzip header
//! (RFC 1952), which `gunzip` passes over. So a label that is lost takes nothing else along.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::project::Stamp;

/// How times are written in names: without colons, which some systems do not allow.
const TIME: &str = "%Y-%m-%dT%H%M%S%.3fZ";
/// How many of the stamp's hex digits are in a name.
const DIGITS: usize = 16;
const ENDING: &str = ".ron.gz";
const NAMED: &str = ".named";
/// The longest name a person may give, and the longest label that is read, in bytes.
pub(super) const MAX_NAME: usize = 200;
const FIRST: &str = "copydesk version 1";

/// What the name of a version's file says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FileName {
    /// When it was saved, to the millisecond.
    pub(super) at: Timestamp,
    /// The first digits of the stamp of its bytes.
    pub(super) digits: String,
    /// Whether somebody gave it a name.
    pub(super) named: bool,
}

impl FileName {
    pub(super) fn new(at: Timestamp, stamp: &Stamp, named: bool) -> Self {
        let at = Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at);
        Self { at, digits: digits_of(stamp), named }
    }

    /// It as it is written: `2026-11-14T193000.000Z-ba7816bf8f01cfea.ron.gz`.
    pub(super) fn written(&self) -> String {
        let named = if self.named { NAMED } else { "" };
        let at = self.at.to_zoned(TimeZone::UTC).strftime(TIME);
        format!("{at}-{}{named}{ENDING}", self.digits)
    }

    /// Reads one; `None` for a file that is no version.
    pub(super) fn read(name: &str) -> Option<Self> {
        let name = name.strip_suffix(ENDING)?;
        let (name, named) = name.strip_suffix(NAMED).map_or((name, false), |name| (name, true));
        let (time, digits) = name.rsplit_once('-')?;
        let is_digits =
            digits.len() == DIGITS && digits.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let at = DateTime::strptime("%Y-%m-%dT%H%M%S%.fZ", time).ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
        let read = Self { at, digits: digits.to_owned(), named };
        // A file whose name we would write otherwise is somebody else's.
        (is_digits
            && read
                .written()
                .strip_suffix(ENDING)?
                .strip_prefix(name)
                .is_some_and(|rest| rest.is_empty() || rest == NAMED))
        .then_some(read)
    }
}

/// The digits of a stamp that stand in the names of files.
pub(super) fn digits_of(stamp: &Stamp) -> String {
    stamp.to_string().chars().take(DIGITS).collect()
}

/// What the label in a version's file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Who saved it; empty where nobody knows.
    pub who: String,
    /// What somebody called it; empty for most.
    pub name: String,
    /// How many words its stories have.
    pub words: Option<u64>,
    /// Before what it was kept, if it was no save.
    pub before: Option<Before>,
}

/// What a project was kept before, so that there is a way back from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// What others wrote was put in.
    Merge,
    /// What a lost desk had not saved was put in.
    Recovery,
    /// An earlier version took its place.
    Restore,
}

impl Before {
    const ALL: [Self; 3] = [Self::Merge, Self::Recovery, Self::Restore];

    /// The word for it in labels, and the end of its message.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Merge => "merge",
            Self::Recovery => "recovery",
            Self::Restore => "restore",
        }
    }
}

impl Label {
    /// It as the comment of a gzip header: a line a fact.
    pub(super) fn written(&self) -> String {
        let mut lines = vec![FIRST.to_owned()];
        let before = self.before.map_or("", Before::id).to_owned();
        let facts = [("who", self.who.clone()), ("name", self.name.clone()), ("before", before)];
        let words = self.words.map(|words| ("words", words.to_string()));
        lines.extend(facts.into_iter().chain(words).filter_map(|(key, value)| {
            let value = one_line(&value);
            (!value.is_empty()).then(|| format!("{key}: {value}"))
        }));
        lines.join("\n")
    }

    /// Reads one; facts that a newer program wrote are passed over.
    pub(super) fn read(comment: &[u8]) -> Self {
        let comment = String::from_utf8_lossy(comment);
        let mut label = Self::default();
        for (key, value) in comment.lines().filter_map(|line| line.split_once(": ")) {
            match key {
                "who" => label.who = one_line(value),
                "name" => label.name = one_line(value),
                "words" => label.words = value.parse().ok(),
                "before" => label.before = Before::ALL.into_iter().find(|before| before.id() == value.trim()),
                _newer => {}
            }
        }
        label
    }
}

/// Words without what would end the line or the comment, and not too many of them.
fn one_line(words: &str) -> String {
    let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words = words.trim();
    words.get(..words.floor_char_boundary(MAX_NAME)).unwrap_or(words).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_back_and_other_files_are_not_ours() {
        let at: Timestamp = "2026-11-14T19:30:00.123456Z".parse().unwrap();
        let name = FileName::new(at, &Stamp::of(b"abc"), false);
        assert_eq!(name.written(), "2026-11-14T193000.123Z-ba7816bf8f01cfea.ron.gz");
        assert_eq!(FileName::read(&name.written()), Some(name.clone()));
        let named = FileName { named: true, ..name };
        assert_eq!(named.written(), "2026-11-14T193000.123Z-ba7816bf8f01cfea.named.ron.gz");
        assert_eq!(FileName::read(&named.written()), Some(named));
        for other in [
            "",
            "notes.ron.gz",
            "2026-11-14T193000.123Z-ba7816bf8f01cfea.ron",
            "2026-11-14T193000.123Z-ba7816bf8f01cfe.ron.gz",
            "2026-11-14T193000.123Z-BA7816bf8f01cfea.ron.gz",
            "2026-11-14T193000.1Z-ba7816bf8f01cfea.ron.gz",
            "2026-13-14T193000.123Z-ba7816bf8f01cfea.ron.gz",
            "copy of 2026-11-14T193000.123Z-ba7816bf8f01cfea.ron.gz",
        ] {
            assert_eq!(FileName::read(other), None, "{other}");
        }
    }

    #[test]
    fn a_label_reads_back_and_cannot_be_forged_by_a_name() {
        let label =
            Label {
                who: "نور".to_owned(), name: "Before legal: final".to_owned(), words: Some(1_203), before: None
            };
        assert_eq!(Label::read(label.written().as_bytes()), label);
        for before in Before::ALL {
            let label = Label { before: Some(before), ..label.clone() };
            assert_eq!(Label::read(label.written().as_bytes()), label);
        }
        let sly = Label { name: "a\nwho: somebody\0else".to_owned(), ..Label::default() };
        let read = Label::read(sly.written().as_bytes());
        assert_eq!((read.who.as_str(), read.name.as_str()), ("", "a who: somebody else"));
        assert_eq!(Label::read(b"\xff\xfe\nwords: many\nwho: "), Label::default());
        let long = Label { name: "ن".repeat(300), ..Label::default() };
        assert_eq!(Label::read(long.written().as_bytes()).name, "ن".repeat(100));
    }
}
