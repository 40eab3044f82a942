//! The languages of the interface: one row each.

use std::sync::OnceLock;

use super::Words;
use crate::ground::Direction;

/// A language of the interface.
#[derive(Debug)]
pub struct Locale {
    /// Its BCP 47 tag.
    pub tag: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// The direction it is read in.
    pub direction: Direction,
    /// Its messages: files in the syntax of Fluent 1.0.
    pub files: &'static [&'static str],
}

/// The files of a language. Each language has all of them.
macro_rules! files {
    ($tag:literal) => {
        &[
            include_str!(concat!("../../assets/locales/", $tag, "/language.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/commands.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/flow.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/palette.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/system.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/model.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/window.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/notices.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/told.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/checks.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/files.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/errors.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/changes.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/desk.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/carry.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/keys.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/preview.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/photos.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/settings.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/spelling.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/ending.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/journal.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/versions.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/merge.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/guard.ftl")),
            include_str!(concat!("../../assets/locales/", $tag, "/damage.ftl")),
        ]
    };
}

/// All languages of the interface. The first one says what another cannot.
pub static LOCALES: [Locale; 2] = [
    Locale { tag: "en", name: "English", direction: Direction::Ltr, files: files!("en") },
    Locale { tag: "ar", name: "العربية", direction: Direction::Rtl, files: files!("ar") },
];

/// The words of each language, read when they are first wanted.
static SPOKEN: [OnceLock<Words>; LOCALES.len()] = [const { OnceLock::new() }; LOCALES.len()];

fn words_at(at: usize) -> Option<&'static Words> {
    let (kept, locale) = (SPOKEN.get(at)?, LOCALES.get(at)?);
    Some(kept.get_or_init(|| Words::new(locale, if at == 0 { None } else { words_at(0) })))
}

/// The words of the language with this tag, or of its closest kin: `ar-IQ` is answered by `ar`.
#[must_use]
pub fn chosen(tag: &str) -> Option<&'static Words> {
    let primary = |tag: &str| tag.split(['-', '_', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
    let exact = LOCALES.iter().position(|locale| locale.tag.eq_ignore_ascii_case(tag));
    words_at(exact.or_else(|| LOCALES.iter().position(|locale| primary(locale.tag) == primary(tag)))?)
}

/// The words for a system that names its language as POSIX does (`ar_IQ.UTF-8`) or by a tag;
/// English for any other.
#[must_use]
pub fn for_system(named: &str) -> &'static Words {
    chosen(named).unwrap_or_else(Words::english)
}

impl Words {
    /// The English words.
    #[must_use]
    pub fn english() -> &'static Self {
        static NONE: OnceLock<Words> = OnceLock::new();
        words_at(0).unwrap_or_else(|| NONE.get_or_init(Self::default))
    }
}
