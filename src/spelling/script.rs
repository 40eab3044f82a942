//! Which script a letter belongs to, as far as dictionaries differ by it.

/// A script. Those that dictionaries are mixed up with most have names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// As English.
    Latin,
    /// As Greek.
    Greek,
    /// As Russian.
    Cyrillic,
    /// As Hebrew.
    Hebrew,
    /// As Arabic and Persian.
    Arabic,
    /// Any other, by its block of 128 code points.
    Other(u32),
}

impl Script {
    /// The script of a letter; `None` for figures and signs, and for marks, which go with any.
    #[must_use]
    pub fn of(letter: char) -> Option<Self> {
        if !letter.is_alphabetic() || is_mark(letter) {
            return None;
        }
        Some(match u32::from(letter) {
            0..=0x24F | 0x1E00..=0x1EFF | 0x2C60..=0x2C7F | 0xA720..=0xA7FF | 0xFB00..=0xFB06 => Self::Latin,
            0x370..=0x3FF | 0x1F00..=0x1FFF => Self::Greek,
            0x400..=0x52F => Self::Cyrillic,
            0x590..=0x5FF | 0xFB1D..=0xFB4F => Self::Hebrew,
            0x600..=0x6FF | 0x750..=0x77F | 0x8A0..=0x8FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF => Self::Arabic,
            other => Self::Other(other >> 7),
        })
    }
}

/// The signs over and under Arabic letters, and what stretches them: they are written or left out.
pub(super) fn is_vowel_sign(letter: char) -> bool {
    matches!(letter, '\u{640}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{652}' | '\u{656}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6ED}')
}

/// Marks that some tables call alphabetic.
fn is_mark(letter: char) -> bool {
    is_vowel_sign(letter) || unicode_normalization::char::is_combining_mark(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_scripts_and_the_rest_has_none() {
        for (letter, script) in [
            ('a', Script::Latin),
            ('ş', Script::Latin),
            ('م', Script::Arabic),
            ('پ', Script::Arabic),
            ('ж', Script::Cyrillic),
            ('ש', Script::Hebrew),
            ('ω', Script::Greek),
        ] {
            assert_eq!(Script::of(letter), Some(script), "{letter}");
        }
        assert_eq!(Script::of('ह'), Script::of('न'));
        assert_ne!(Script::of('ह'), Script::of('ก'));
        for none in ['1', '٣', '،', '\u{64E}', '\u{640}', '\u{301}', '🙂', ' '] {
            assert_eq!(Script::of(none), None, "{none:?}");
        }
    }
}
