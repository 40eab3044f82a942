//! The manifest of an exported folder: which files are ours, and what was in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The manifest's name in the folder.
pub const MANIFEST: &str = "copydesk-export.json";
/// Names this form.
const FORM: &str = "copydesk export 1";

/// What an exported folder holds, in the order of slug and format. It carries no times, so that
/// the same export gives the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    format: String,
    pub(super) bundles: Vec<Listed>,
}

/// The files of one story in one format.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listed {
    pub(super) slug: String,
    pub(super) format: String,
    /// The SHA-256 of each file, in hex, by its path from the exported folder.
    pub(super) files: BTreeMap<String, String>,
}

impl Manifest {
    pub(super) fn of(mut bundles: Vec<Listed>) -> Self {
        bundles.sort();
        Self { format: FORM.to_owned(), bundles }
    }

    /// Reads a manifest. `None` when it is not one that we wrote.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let manifest: Self = serde_json::from_slice(bytes).ok()?;
        let mut paths = manifest.bundles.iter().flat_map(|bundle| bundle.files.keys());
        (manifest.format == FORM && paths.all(|path| is_ours(path))).then_some(manifest)
    }

    pub(super) fn bytes(&self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec_pretty(self).map(|mut bytes| {
            bytes.push(b'\n');
            bytes
        })
    }

    /// The hash of every file, by its path.
    pub(super) fn hashes(&self) -> BTreeMap<&str, &str> {
        let files = self.bundles.iter().flat_map(|bundle| &bundle.files);
        files.map(|(path, hash)| (path.as_str(), hash.as_str())).collect()
    }

    /// Every folder that the files lie in.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        self.hashes().into_keys().flat_map(folders_of).collect()
    }
}

/// The folders above a path, nearest first.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/'), |(above, _)| above.rsplit_once('/')).map(|(above, _)| above)
}

/// Whether a path is one that we would write: parts of `a-z`, `0-9`, `-` and `.`, none of which
/// starts with a dot or a hyphen.
pub(super) fn is_ours(path: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.');
    path.split('/')
        .all(|part| (1..=120).contains(&part.len()) && !part.starts_with(['.', '-']) && part.bytes().all(allowed))
}

/// The SHA-256 of some bytes, in hex.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        write!(hex, "{byte:02x}").ok();
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_can_name_nothing_outside_its_folder() {
        for path in ["a/index.html", "river-gauges-2/photos/1-480.jpg"] {
            assert!(is_ours(path), "{path}");
        }
        for path in ["", "/etc/passwd", "../a", "a/../b", "a//b", "a/.hidden", "A/b", "a\\b", "a/-rf", "a b", "ن"] {
            assert!(!is_ours(path), "{path}");
        }
        let evil = format!(r#"{{"format":"{FORM}","bundles":[{{"slug":"a","format":"html","files":{{"../x":""}}}}]}}"#);
        assert_eq!(Manifest::read(evil.as_bytes()), None);
    }

    #[test]
    fn folders_are_all_those_above() {
        assert_eq!(folders_of("a/b/c").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(folders_of("a").count(), 0);
    }
}
