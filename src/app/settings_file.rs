//! The settings file: read field by field, written so that no other desk's settings are lost.
//!
//! A file is taken apart into its fields as they are written, before any is understood. So a file
//! that is cut or garbled gives what stands before the damage, a field that a newer desk wrote stays
//! as it is, and of two desks that run at once each writes only what was set in it.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::settings::{Settings, SettingsError};
use crate::project::disk;

/// Settings larger than this are damaged.
const MAX_BYTES: u64 = 1 << 20;
/// Damaged files of one day that are kept.
const ASIDE: usize = 100;

/// The fields of a settings file as they are written, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields(Vec<(String, String)>);

/// Where a file stops being settings: line and column, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// What was found in a file.
struct Found {
    settings: Settings,
    broken: Option<Broken>,
    /// Fields whose values are none that this desk knows.
    odd: Vec<String>,
}

/// Reads settings and changes nothing on disk; what cannot be read is the desk's own.
pub(super) fn load(path: PathBuf) -> (Settings, Option<SettingsError>) {
    let (settings, error) = read(&path);
    (Settings { file: Some(path), ..settings }, error)
}

/// The same; a damaged file is put aside under another name, and what could be read of it takes its
/// place. Where that fails, the file is left alone and nothing is kept.
pub(super) fn open(path: PathBuf, today: Date) -> (Settings, Option<SettingsError>) {
    let (settings, error) = load(path);
    match (error, settings.file.clone()) {
        (Some(SettingsError::Damaged { path, line, column, .. }), Some(file)) => match put_aside(&file, today) {
            Ok(aside) => {
                // Should this fail, the next change of a setting says so.
                let _tried = put(&file, &settings.fields());
                (settings, Some(SettingsError::Damaged { path, line, column, aside: Some(aside) }))
            }
            Err(_) => {
                (Settings { file: None, ..settings }, Some(SettingsError::Damaged { path, line, column, aside: None }))
            }
        },
        (error, _) => (settings, error),
    }
}

/// Writes what was set since `base`, and leaves all else in the file as it is. Gives where a damaged
/// file was put aside for it.
pub(super) fn keep(settings: &Settings, base: &Fields, today: Date) -> Result<Option<PathBuf>, SettingsError> {
    let Some(path) = &settings.file else { return Ok(None) };
    let ours = settings.fields();
    if !disk::is_there(path) {
        disk::make_folder(disk::folder_of(path)).map_err(SettingsError::Write)?;
        return put(path, &ours).map(|()| None);
    }
    let (there, aside) = match disk::read_bounded(path, MAX_BYTES) {
        Ok(bytes) => match split(&bytes) {
            (there, None) => (there, None),
            (there, Some(_)) => (there, Some(put_aside(path, today)?)),
        },
        Err(disk::ReadError::TooLarge { .. }) => (Fields::default(), Some(put_aside(path, today)?)),
        Err(error) => return Err(SettingsError::Compare(error)),
    };
    let before = there.clone();
    let merged = if aside.is_some() { there.over(ours) } else { there.with_changes(base, &ours) };
    if aside.is_some() || merged != before {
        put(path, &merged)?;
    }
    Ok(aside)
}

fn put(path: &Path, fields: &Fields) -> Result<(), SettingsError> {
    disk::write_whole(path, fields.text().as_bytes()).map_err(SettingsError::Write)
}

/// Gives a damaged file another name: `settings.damaged-2026-11-14.ron`, with a number where one of
/// that day is there.
fn put_aside(path: &Path, today: Date) -> Result<PathBuf, SettingsError> {
    let names = (1..=ASIDE).map(|nth| {
        let nth = if nth == 1 { String::new() } else { format!("-{nth}") };
        path.with_file_name(format!("settings.damaged-{today}{nth}.ron"))
    });
    disk::put_aside(path, names).map_err(SettingsError::Write)
}

fn read(path: &Path) -> (Settings, Option<SettingsError>) {
    if !disk::is_there(path) {
        return (Settings::default(), None);
    }
    let damaged = |Broken { line, column }| SettingsError::Damaged { path: path.to_owned(), line, column, aside: None };
    match disk::read_bounded(path, MAX_BYTES) {
        Err(disk::ReadError::TooLarge { .. }) => (Settings::default(), Some(damaged(Broken { line: 1, column: 1 }))),
        Err(error) => (Settings::default(), Some(SettingsError::Read(error))),
        Ok(bytes) => {
            let Found { settings, broken, odd } = found(&bytes);
            let odd = (!odd.is_empty()).then(|| SettingsError::Odd { path: path.to_owned(), fields: odd });
            (settings, broken.map(damaged).or(odd))
        }
    }
}

/// What is in the bytes of a file. Never panics, whatever they are.
fn found(bytes: &[u8]) -> Found {
    let (fields, broken) = split(bytes);
    let whole = ron::de::from_str::<Settings>(&fields.text());
    if let Ok(settings) = whole {
        return Found { settings: settings.within_bounds(), broken, odd: Vec::new() };
    }
    let (known, odd): (Vec<_>, Vec<_>) = fields.0.iter().cloned().partition(|field| {
        let alone = Fields(vec![field.clone()]);
        ron::de::from_str::<Settings>(&alone.text()).is_ok()
    });
    let settings = ron::de::from_str::<Settings>(&Fields(known).text()).unwrap_or_default();
    let odd = odd.into_iter().map(|(name, _)| name).collect();
    Found { settings: settings.within_bounds(), broken, odd }
}

impl Fields {
    /// The fields of settings as they are written; what has its default value is left out, as the
    /// types say.
    pub(super) fn of(settings: &Settings) -> Result<Self, ron::Error> {
        let pretty = ron::ser::PrettyConfig::new().new_line("\n");
        let text = ron::ser::to_string_pretty(settings, pretty)?;
        Ok(split(text.as_bytes()).0)
    }

    fn get(&self, name: &str) -> Option<&String> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    fn set(&mut self, name: &str, value: Option<&String>) {
        let at = self.0.iter().position(|(known, _)| known == name);
        match (at.and_then(|at| self.0.get_mut(at)), value) {
            (Some((_, there)), Some(value)) => there.clone_from(value),
            (Some(_), None) => self.0.retain(|(known, _)| known != name),
            (None, Some(value)) => self.0.push((name.to_owned(), value.clone())),
            (None, None) => {}
        }
    }

    /// These with what differs between two states of the settings set as in the later.
    fn with_changes(mut self, before: &Self, now: &Self) -> Self {
        for (name, _) in before.0.iter().chain(&now.0) {
            if before.get(name) != now.get(name) {
                self.set(name, now.get(name));
            }
        }
        self
    }

    /// All of `others`, and of these what stands there under no name of theirs.
    fn over(self, mut others: Self) -> Self {
        for (name, value) in self.0 {
            if others.get(&name).is_none() {
                others.set(&name, Some(&value));
            }
        }
        others
    }

    /// The text of a file.
    fn text(&self) -> String {
        let mut text = String::from("(\n");
        for (name, value) in &self.0 {
            text.extend(["    ", name, ": ", value, ",\n"]);
        }
        text.push_str(")\n");
        text
    }
}

/// Takes a file apart: its fields up to where it stops being settings.
fn split(bytes: &[u8]) -> (Fields, Option<Broken>) {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let (text, whole) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, true),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            (std::str::from_utf8(good).unwrap_or_default(), false)
        }
    };
    let mut reader = Reader { text, at: 0 };
    let mut fields = Fields::default();
    let closed = reader.fields(&mut fields).is_some();
    let broken = (!closed || !whole).then(|| reader.place());
    (fields, broken)
}

/// Reads the outline of RON: where fields and their values begin and end.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Reads all fields; `None` where the text goes on, or ends, as no settings do.
    fn fields(&mut self, into: &mut Fields) -> Option<()> {
        self.blank();
        self.name();
        self.blank();
        self.take('(')?;
        loop {
            self.blank();
            if self.take(')').is_some() {
                self.blank();
                return (self.at == self.text.len()).then_some(());
            }
            let name = self.name();
            self.blank();
            if name.is_empty() {
                return None;
            }
            self.take(':')?;
            self.blank();
            let start = self.at;
            let ended = self.value();
            let value = self.text.get(start..self.at)?.trim_end();
            // Only what RON can read at all is a value; what is none is damaged from its start.
            if ended.is_none() || ron::de::from_str::<serde::de::IgnoredAny>(value).is_err() {
                self.at = start;
                return None;
            }
            into.set(name, Some(&value.to_owned()));
            self.take(',');
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, wanted: char) -> Option<()> {
        self.rest().starts_with(wanted).then(|| self.at += wanted.len_utf8())
    }

    /// Passes over spaces and comments.
    fn blank(&mut self) {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            let Some(long) = comment(self.rest()) else { return };
            self.at += long;
        }
    }

    fn name(&mut self) -> &'a str {
        let rest = self.rest();
        let long = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
        self.at += long;
        rest.get(..long).unwrap_or_default()
    }

    /// Passes over a value, up to the comma or bracket behind it; `None` if it has no end.
    fn value(&mut self) -> Option<()> {
        let mut open = Vec::new();
        loop {
            let rest = self.rest();
            let first = rest.chars().next()?;
            if let Some(long) = comment(rest).or_else(|| literal(rest)) {
                self.at += long;
                continue;
            }
            match first {
                // A literal without an end.
                '"' => return None,
                '(' | '[' | '{' => open.push(first),
                ',' | ')' if open.is_empty() => return Some(()),
                ')' | ']' | '}' if open.pop().map(closing) != Some(first) => return None,
                _ => {}
            }
            self.at += first.len_utf8();
        }
    }

    /// The place it has come to.
    fn place(&self) -> Broken {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Broken { line, column }
    }
}

/// The length of the comment at the start, if one is there.
fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    rest.starts_with("/*").then(|| rest.find("*/").map_or(rest.len(), |end| end + 2))
}

/// The length of the string or letter at the start, if one is there that ends.
fn literal(rest: &str) -> Option<usize> {
    match rest.chars().next()? {
        quote @ ('"' | '\'') => {
            let mut escaped = false;
            let end = rest.char_indices().skip(1).find(|(_, c)| {
                let ends = *c == quote && !escaped;
                escaped = *c == '\\' && !escaped;
                ends
            });
            end.map(|(at, _)| at + 1)
        }
        'r' => {
            let behind = rest.get(1..)?;
            let words = behind.trim_start_matches('#');
            let hashes = behind.len() - words.len();
            let words = words.strip_prefix('"')?;
            let end = format!("\"{}", "#".repeat(hashes));
            words.find(&end).map(|at| rest.len() - words.len() + at + end.len())
        }
        _ => None,
    }
}

fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}
