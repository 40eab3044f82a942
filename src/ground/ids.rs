//! Ids: short random names for what must stay the same while everything about it changes.
//!
//! An id is 64 random bits, written in Crockford's base 32 (lower case, no `i`, `l`, `o`, `u`),
//! so that copies of a project made by two people can be joined without renaming.
//! It carries no meaning and says nothing about the person or story it names.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Crockford's base 32, <https://www.crockford.com/base32.html>.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 64 bits need 13 digits of 5 bits.
const MAX_DIGITS: usize = 13;

/// Why a string is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an id: expected 1 to 13 of the characters 0-9 and a-z without i, l, o, u")]
pub struct IdError(String);

fn parse(text: &str) -> Result<u64, IdError> {
    let wrong = || IdError(text.chars().take(40).collect());
    if text.is_empty() || text.len() > MAX_DIGITS {
        return Err(wrong());
    }
    text.bytes().try_fold(0_u64, |value, byte| {
        let digit = DIGITS.iter().position(|d| *d == byte).ok_or_else(wrong)?;
        let digit = u64::try_from(digit).map_err(|_not_five_bits| wrong())?;
        value.checked_mul(32).and_then(|v| v.checked_add(digit)).ok_or_else(wrong)
    })
}

fn write(value: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut rest = value;
    let mut text = Vec::with_capacity(MAX_DIGITS);
    loop {
        let digit = usize::try_from(rest % 32).unwrap_or_default();
        text.push(DIGITS.get(digit).copied().map_or('0', char::from));
        rest /= 32;
        if rest == 0 {
            break;
        }
    }
    f.write_str(&text.into_iter().rev().collect::<String>())
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl From<u64> for $name {
            fn from(value: u64) -> Self {
                Self(value)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write(self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                parse(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(de::Error::custom)
            }
        }
    )*};
}

ids! {
    /// Names a story.
    StoryId,
    /// Names a block of a story's body; stays with it wherever it moves.
    BlockId,
    /// Names a photo of the library.
    PhotoId,
    /// Names a person, organization, place or event of the directory.
    EntityId,
    /// Names a source of the directory.
    SourceId,
}

/// Makes new ids. The seed is passed in: the same seed mints the same ids, so a test or a
/// repeated import gives the same bytes; the programs seed it from the system's randomness.
///
/// The sequence is `SplitMix64` (Steele, Lea, Flood 2014), which visits every value once.
#[derive(Debug, Clone)]
pub struct IdMint {
    state: u64,
}

impl IdMint {
    /// A mint that starts at `seed`.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A new id of whatever kind is asked for; never the id 0.
    pub fn mint<T: From<u64>>(&mut self) -> T {
        loop {
            self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = self.state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^= z >> 31;
            if z != 0 {
                return T::from(z);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_written_short_and_read_back() {
        for value in [1, 31, 32, u64::MAX, 0x0123_4567_89ab_cdef] {
            let id = StoryId::from(value);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert_eq!(StoryId::from(1).to_string(), "1");
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "i", "UPPER", "00000000000001", "zzzzzzzzzzzzz", "a b", "ن"] {
            assert!(text.parse::<StoryId>().is_err(), "{text}");
        }
    }

    #[test]
    fn one_seed_mints_one_sequence_without_repeats() {
        let (mut a, mut b) = (IdMint::seeded(7), IdMint::seeded(7));
        let first: Vec<BlockId> = (0..1000).map(|_| a.mint()).collect();
        let second: Vec<BlockId> = (0..1000).map(|_| b.mint()).collect();
        assert_eq!(first, second);
        assert_eq!(first.iter().collect::<std::collections::BTreeSet<_>>().len(), 1000);
    }
}
