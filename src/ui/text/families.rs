//! The families each face tries in turn: the desk's own, and before them what this person chose.

use std::borrow::Cow;

use parley::style::{FontFamilyName, GenericFamily};

use super::style::Face;

/// A list of families, tried in turn.
type List = Vec<FontFamilyName<'static>>;

const fn named(name: &'static str) -> FontFamilyName<'static> {
    FontFamilyName::Named(Cow::Borrowed(name))
}

// Emoji stand before the system's other fonts, which hold some of them without color.
static STORY: [FontFamilyName<'static>; 5] = [
    named("Newsreader"),
    named("Noto Naskh Arabic"),
    named("IBM Plex Sans"),
    FontFamilyName::Generic(GenericFamily::Emoji),
    FontFamilyName::Generic(GenericFamily::SansSerif),
];
static NASKH: [FontFamilyName<'static>; 5] = [
    named("Noto Naskh Arabic"),
    named("Newsreader"),
    named("IBM Plex Sans"),
    FontFamilyName::Generic(GenericFamily::Emoji),
    FontFamilyName::Generic(GenericFamily::SansSerif),
];
static INTERFACE: [FontFamilyName<'static>; 5] = [
    named("IBM Plex Sans"),
    named("IBM Plex Sans Arabic"),
    named("Newsreader"),
    FontFamilyName::Generic(GenericFamily::Emoji),
    FontFamilyName::Generic(GenericFamily::SansSerif),
];

/// The families chosen beside the desk's own.
#[derive(Default)]
pub(super) struct Families {
    /// What was asked for the story: for Latin and the rest, for Arabic letters.
    asked: [Option<String>; 2],
    /// The lists of the story, where a family was found for either.
    story: Option<[List; 2]>,
    edition: u32,
    others: Vec<(String, List)>,
}

impl Families {
    /// Whether this is what was asked for the story last.
    pub(super) fn story_is(&self, latin: Option<&str>, arabic: Option<&str>) -> bool {
        let [of_latin, of_arabic] = &self.asked;
        of_latin.as_deref() == latin && of_arabic.as_deref() == arabic
    }

    /// Sets the story in the families found of those asked.
    pub(super) fn suit(&mut self, asked: [Option<&str>; 2], found: &[Option<String>; 2]) {
        self.asked = asked.map(|name| name.map(str::to_owned));
        self.edition = self.edition.wrapping_add(1);
        self.story = found.iter().any(Option::is_some).then(|| {
            let [latin, arabic] = found;
            // Each script tries the other's family last of those chosen, as it would any.
            let naskh = arabic.clone().unwrap_or_else(|| "Noto Naskh Arabic".to_owned());
            [list(latin.as_deref(), &STORY), list(Some(&naskh), &STORY)]
        });
    }

    pub(super) fn edition(&self) -> u32 {
        self.edition
    }

    /// The number of a family, which is kept for as long as the program runs; there are no more of
    /// them than are looked at.
    pub(super) fn face_of(&mut self, family: &str) -> Face {
        let known = self.others.iter().position(|(name, _)| name == family);
        let at = known.unwrap_or_else(|| {
            self.others.push((family.to_owned(), list(Some(family), &INTERFACE)));
            self.others.len() - 1
        });
        u16::try_from(at).map_or(Face::Interface, Face::Other)
    }

    /// Whether Arabic letters of a face have families of their own.
    pub(super) fn tells_scripts_apart(&self, face: Face) -> bool {
        face == Face::Story && self.story.is_some()
    }

    /// What a face tries.
    pub(super) fn of(&self, face: Face, arabic: bool) -> &[FontFamilyName<'static>] {
        match (face, &self.story) {
            (Face::Story, None) | (Face::Page, _) => &STORY,
            (Face::Naskh, _) => &NASKH,
            (Face::Story, Some([latin, of_arabic])) => {
                if arabic {
                    of_arabic
                } else {
                    latin
                }
            }
            (Face::Interface, _) => &INTERFACE,
            (Face::Other(at), _) => self.others.get(usize::from(at)).map_or(&INTERFACE[..], |(_, list)| list),
        }
    }
}

fn list(first: Option<&str>, rest: &[FontFamilyName<'static>]) -> List {
    let first = first.map(|name| FontFamilyName::Named(Cow::Owned(name.to_owned())));
    first.into_iter().chain(rest.iter().cloned()).collect()
}
