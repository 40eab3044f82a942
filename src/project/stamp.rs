//! What a file's bytes were, in 32 bytes, so that a change on disk is seen whatever the clock says.

use std::fmt;

use sha2::{Digest, Sha256};

/// The SHA-256 of a file's bytes. Shown as 64 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp([u8; 32]);

impl Stamp {
    /// The stamp of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The stamp that is shown so.
    #[must_use]
    pub fn from_hex(shown: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let pairs = shown.as_bytes().chunks_exact(2);
        let whole = shown.len() == 2 * bytes.len();
        for (byte, pair) in bytes.iter_mut().zip(pairs).filter(|_| whole) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        whole.then_some(Self(bytes))
    }

    /// Its first half, as photo files are named: 32 hex digits.
    #[must_use]
    pub fn photo_digest(&self) -> String {
        self.to_string().chars().take(32).collect()
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stamp({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vector of FIPS 180-4 for “abc”.
    #[test]
    fn a_stamp_is_the_sha_256() {
        let stamp = Stamp::of(b"abc");
        assert_eq!(stamp.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(stamp.photo_digest(), "ba7816bf8f01cfea414140de5dae2223");
        assert_eq!(Stamp::from_hex(&stamp.to_string()), Some(stamp));
        for other in ["", "ba", &"g".repeat(64), &stamp.to_string().repeat(2), &"é".repeat(32)] {
            assert_eq!(Stamp::from_hex(other), None, "{other}");
        }
    }
}
