//! Finding the dictionary of a language: the person's own, the system's, or the desk's.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::ground::Language;
use crate::project::disk;
use crate::spelling::{Dictionary, DictionaryError};
use crate::words::{Phrase, Say};

/// The largest file of a dictionary, in bytes: 32 MiB. The largest known has less than half of it.
const MAX_BYTES: u64 = 32 << 20;

/// Where dictionaries are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DictionaryPlaces {
    /// The person's folder.
    pub person: Option<PathBuf>,
    /// The system's folders.
    pub system: Vec<PathBuf>,
    /// Folders that hold one for each language, as office suites keep them: `dict-ar`.
    pub suites: Vec<PathBuf>,
}

/// Where a dictionary is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DictionaryFrom {
    /// The person's folder; its affix file.
    Person(PathBuf),
    /// A folder of the system; its affix file.
    System(PathBuf),
    /// The desk itself.
    Desk,
}

/// A dictionary that was found.
#[derive(Clone, Debug)]
pub struct FoundDictionary {
    /// The dictionary.
    pub dictionary: Arc<Dictionary>,
    /// Where it is from.
    pub from: DictionaryFrom,
}

/// A dictionary that is there and cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenDictionary {
    /// Its affix file.
    pub path: PathBuf,
    /// Why.
    pub why: Phrase,
}

impl DictionaryPlaces {
    /// The places of this system, and those that `DICPATH` names as it does for Hunspell.
    #[must_use]
    pub fn of_system(person: Option<PathBuf>) -> Self {
        let named = std::env::var_os("DICPATH").unwrap_or_default();
        let named = std::env::split_paths(&named).filter(|path| path.is_absolute());
        let home = std::env::var_os("HOME").map(PathBuf::from);
        let (own, all, suites): (&[&str], &[&str], &[&str]) = if cfg!(target_os = "macos") {
            let office = "/Applications/LibreOffice.app/Contents/Resources/extensions";
            (&["Library/Spelling"], &["/Library/Spelling"], &[office])
        } else if cfg!(windows) {
            (&[], &[], &[r"C:\Program Files\LibreOffice\share\extensions"])
        } else {
            let all = &["/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts"];
            (&[], all, &["/usr/lib/libreoffice/share/extensions", "/usr/lib64/libreoffice/share/extensions"])
        };
        let own = home.iter().flat_map(|home| own.iter().map(move |folder| home.join(folder)));
        let system = named.chain(own).chain(all.iter().map(PathBuf::from)).collect();
        Self { person, system, suites: suites.iter().map(PathBuf::from).collect() }
    }
}

/// The dictionary of a language, if there is one, and those that are there and cannot be used.
#[must_use]
pub fn find_dictionary(
    language: &Language,
    places: &DictionaryPlaces,
) -> (Option<FoundDictionary>, Vec<BrokenDictionary>) {
    let mut broken = Vec::new();
    let found = candidates(language, places).into_iter().find_map(|from| {
        let path = match &from {
            DictionaryFrom::Desk => return desks_own(language),
            DictionaryFrom::Person(path) | DictionaryFrom::System(path) => path,
        };
        match read(path, news_of(language)) {
            Ok(dictionary) => Some(FoundDictionary { dictionary: Arc::new(dictionary), from }),
            Err(why) => {
                broken.push(BrokenDictionary { path: path.clone(), why });
                None
            }
        }
    });
    (found, broken)
}

/// Where the dictionary of a language is, should it prove to be one.
#[must_use]
pub fn locate_dictionary(language: &Language, places: &DictionaryPlaces) -> Option<DictionaryFrom> {
    candidates(language, places).into_iter().next()
}

/// What may serve a language, best first. The person's folder comes first; then what the system has for
/// the very language; then the desk's own; last what the system has for the language as it is written in
/// some country.
fn candidates(language: &Language, places: &DictionaryPlaces) -> Vec<DictionaryFrom> {
    let primary = language.as_str().split('-').next().unwrap_or_default();
    let suites: Vec<PathBuf> = places.suites.iter().map(|suite| suite.join(format!("dict-{primary}"))).collect();
    let person = places.person.iter().flat_map(|folder| named_in(folder, language));
    let (exact, other): (Vec<_>, Vec<_>) = places
        .system
        .iter()
        .chain(&suites)
        .flat_map(|folder| named_in(folder, language))
        .partition(|found| found.exact);
    let own = ["en", "ar"].iter().any(|own| own.eq_ignore_ascii_case(primary)).then_some(DictionaryFrom::Desk);
    let system = |found: Named| DictionaryFrom::System(found.path);
    let person = person.map(|found| DictionaryFrom::Person(found.path));
    person.chain(exact.into_iter().map(system)).chain(own).chain(other.into_iter().map(system)).collect()
}

/// An affix file by its name.
struct Named {
    path: PathBuf,
    /// It is for the very language, whatever the region.
    exact: bool,
}

/// The dictionaries of a folder for a language, the closest first: for `ar-IQ` `ar_IQ`, `ar`, then
/// those of other regions by name. A folder that cannot be read has none.
fn named_in(folder: &Path, language: &Language) -> Vec<Named> {
    let tag = language.as_str().to_ascii_lowercase();
    let primary = tag.split('-').next().unwrap_or_default();
    let files = disk::files_in(folder, "aff").unwrap_or_default();
    let mut found: Vec<(u8, PathBuf)> = files
        .into_iter()
        .filter_map(|path| {
            let name = path.file_stem()?.to_str()?.to_ascii_lowercase().replace('_', "-");
            let rank = if name == tag {
                0
            } else if name == primary {
                1
            } else if name.split('-').next() == Some(primary) {
                2
            } else {
                return None;
            };
            disk::is_there(&path.with_extension("dic")).then_some((rank, path))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(rank, path)| Named { path, exact: rank < 2 }).collect()
}

fn read(aff: &Path, more: &str) -> Result<Dictionary, Phrase> {
    let bytes = |path: &Path| disk::read_bounded(path, MAX_BYTES).map_err(|error| error.phrase());
    let (affixes, list) = (bytes(aff)?, bytes(&aff.with_extension("dic"))?);
    Dictionary::read(&affixes, &list, more).map_err(|error| error.phrase())
}

const ENGLISH: &[u8] = include_bytes!("../../../assets/dictionaries/en.aff.gz");
const EITHER: &[u8] = include_bytes!("../../../assets/dictionaries/en.dic.gz");
const AMERICAN: &[u8] = include_bytes!("../../../assets/dictionaries/en-US.dic.gz");
const BRITISH: &[u8] = include_bytes!("../../../assets/dictionaries/en-GB.dic.gz");
const ENGLISH_NEWS: &str = include_str!("../../../assets/dictionaries/news-en.txt");
const ARABIC_AFFIXES: &[u8] = include_bytes!("../../../assets/dictionaries/ar.aff.gz");
const ARABIC: &[u8] = include_bytes!("../../../assets/dictionaries/ar.dic.gz");
const ARABIC_NEWS: &str = include_str!("../../../assets/dictionaries/news-ar.txt");

/// What the news writes in a language and dictionaries lack, whosever they are.
fn news_of(language: &Language) -> &'static str {
    match language.as_str().split('-').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "en" => ENGLISH_NEWS,
        "ar" => ARABIC_NEWS,
        _ => "",
    }
}

/// The dictionary that travels with the desk. English that names no country may be written either way.
fn desks_own(language: &Language) -> Option<FoundDictionary> {
    let tag = language.as_str().to_ascii_lowercase();
    let mut parts = tag.split('-');
    let (primary, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let news = news_of(language);
    let read: Result<Dictionary, DictionaryError> = match (primary, rest) {
        ("en", "") => Dictionary::read(ENGLISH, EITHER, news),
        ("en", "us" | "ca" | "ph" | "pr") => Dictionary::read(ENGLISH, AMERICAN, news),
        ("en", _) => Dictionary::read(ENGLISH, BRITISH, news),
        ("ar", _) => Dictionary::read(ARABIC_AFFIXES, ARABIC, news),
        _ => return None,
    };
    // What travels with the desk can be read, as the tests below hold it to.
    Some(FoundDictionary { dictionary: Arc::new(read.ok()?), from: DictionaryFrom::Desk })
}
