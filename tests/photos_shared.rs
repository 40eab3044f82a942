//! Photos with the sample files kept beside the project: orientations, and planted secrets.
#![expect(clippy::print_stdout, reason = "what is not tried is said")]

use std::path::PathBuf;

use copydesk::photos::{inspect, render_widths, thumbnail};

/// The shared folder, or `None` with a word about what is not tried.
fn shared(part: &str, cases: usize) -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");
    let root = std::env::var_os("COPYDESK_SHARED").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let folder = root.join(part);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing", folder.display());
    println!("SKIP: {} not found ({cases} cases not tried)", folder.display());
    None
}

#[test]
fn all_orientations_show_the_same_picture() {
    let Some(folder) = shared("hostile/exif-orientation", 10) else { return };
    let small = |name: &str| thumbnail(&std::fs::read(folder.join(name)).unwrap(), 96).unwrap();
    for (kind, turns) in [("Landscape", vec![2, 3, 4, 5, 6, 7, 8]), ("Portrait", vec![6])] {
        let upright = small(&format!("{kind}_1.jpg"));
        assert_eq!(upright.width > upright.height, kind == "Landscape");
        for turn in turns {
            let turned = small(&format!("{kind}_{turn}.jpg"));
            assert_eq!((turned.width, turned.height), (upright.width, upright.height), "{kind} {turn}");
            let apart: u64 = upright.rgba.iter().zip(&turned.rgba).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
            let mean = apart / u64::try_from(upright.rgba.len()).unwrap();
            assert!(mean <= 3, "{kind} {turn}: pixels differ by {mean} on average");
            // The pictures carry their number in large letters, so a pixel may differ; mirrored
            // or turned ones differ everywhere.
        }
    }
}

/// Bytes as letters, one for one and all small, so that the search for text serves.
fn letters(bytes: impl IntoIterator<Item = u8>) -> String {
    bytes.into_iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect()
}

/// The spellings a secret could leak in: UTF-8, and UTF-16 of both byte orders.
fn spellings(secret: &str) -> [String; 3] {
    let utf_16 = |order: fn(u16) -> [u8; 2]| letters(secret.encode_utf16().flat_map(order));
    [letters(secret.bytes()), utf_16(u16::to_le_bytes), utf_16(u16::to_be_bytes)]
}

#[test]
fn no_planted_secret_reaches_a_rendition() {
    let Some(folder) = shared("hostile/canary", 6) else { return };
    let secrets = std::fs::read_to_string(folder.join("canaries.json")).unwrap();
    let secrets: std::collections::BTreeMap<String, String> = serde_json::from_str(&secrets).unwrap();
    let spellings: Vec<String> = secrets.values().flat_map(|secret| spellings(secret)).collect();
    let leaks = |bytes: &[u8]| {
        let text = letters(bytes.iter().copied());
        spellings.iter().filter(|secret| text.contains(secret.as_str())).count()
    };
    let (mut originals, mut renditions) = (0, 0);
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        originals += leaks(&bytes);
        let inspected = inspect(&bytes).unwrap();
        let words = format!("{:?}", inspected.metadata);
        assert!(!words.contains("GPSAREA"), "the place a camera noted is not read");
        for rendition in render_widths(&bytes, &[480, 960, 1600]).unwrap() {
            assert_eq!(leaks(&rendition.bytes), 0, "{} leaks", path.display());
            renditions += 1;
        }
    }
    assert!(originals > 40, "the search finds secrets where they are: {originals}");
    assert!(renditions >= 6);
}
