//! The bytes of dictionary files as words: packed or not, in the encoding they say they have.

use std::io::Read as _;

use flate2::read::GzDecoder;

use super::DictionaryError;

/// The largest a file may be, unpacked.
const MAX_BYTES: u64 = 64 << 20;

/// The two files of a dictionary as words.
pub(super) fn read(aff: &[u8], dic: &[u8]) -> Result<(String, String), DictionaryError> {
    let (aff, dic) = (unpacked(aff)?, unpacked(dic)?);
    let encoding = named(&aff)?;
    Ok((decoded(aff, encoding, "aff")?, decoded(dic, encoding, "dic")?))
}

fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, DictionaryError> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(bytes.to_vec());
    }
    // A packed file ends with its length (RFC 1952). Room for it is made at once: what growing would
    // leave behind is more than the dictionary comes to.
    let length = bytes.last_chunk().map_or(0, |length| u64::from(u32::from_le_bytes(*length)).min(MAX_BYTES));
    let mut out = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    let read = GzDecoder::new(bytes).take(MAX_BYTES + 1).read_to_end(&mut out);
    read.map_err(|error| DictionaryError::Damaged(error.to_string()))?;
    if out.len() as u64 > MAX_BYTES { Err(DictionaryError::TooLarge) } else { Ok(out) }
}

#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    /// None was named: ISO 8859-1 by the format's rules, UTF-8 where the bytes are that.
    Unnamed,
    /// ISO 8859-1.
    Latin1,
    /// ISO 8859-15, which has the euro and seven letters elsewhere.
    Latin9,
}

/// The encoding that the affix file names in its line `SET`.
fn named(aff: &[u8]) -> Result<Encoding, DictionaryError> {
    let lines = aff.split(|byte| *byte == b'\n' || *byte == b'\r');
    let line = lines.filter_map(|line| std::str::from_utf8(line).ok()).find_map(|line| {
        let line = line.trim_start_matches('\u{FEFF}');
        line.strip_prefix("SET").filter(|rest| rest.starts_with([' ', '\t']))
    });
    let Some(name) = line.map(|rest| rest.split_whitespace().next().unwrap_or_default()) else {
        return Ok(Encoding::Unnamed);
    };
    match name.to_ascii_uppercase().replace(['-', '_'], "").as_str() {
        "UTF8" => Ok(Encoding::Utf8),
        "ISO88591" | "LATIN1" => Ok(Encoding::Latin1),
        "ISO885915" | "LATIN9" => Ok(Encoding::Latin9),
        _ => Err(DictionaryError::Encoding(name.chars().take(40).collect())),
    }
}

fn decoded(bytes: Vec<u8>, encoding: Encoding, file: &'static str) -> Result<String, DictionaryError> {
    let words = match encoding {
        Encoding::Utf8 => String::from_utf8(bytes).map_err(|error| {
            let good = error.utf8_error().valid_up_to();
            let line = error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n').count() + 1;
            DictionaryError::NotUtf8 { file, line }
        })?,
        Encoding::Unnamed => {
            String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
        }
        Encoding::Latin1 => bytes.into_iter().map(char::from).collect(),
        Encoding::Latin9 => bytes.into_iter().map(latin9).collect(),
    };
    Ok(words.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(words))
}

fn latin9(byte: u8) -> char {
    match byte {
        0xA4 => '€',
        0xA6 => 'Š',
        0xA8 => 'š',
        0xB4 => 'Ž',
        0xB8 => 'ž',
        0xBC => 'Œ',
        0xBD => 'œ',
        0xBE => 'Ÿ',
        other => char::from(other),
    }
}
