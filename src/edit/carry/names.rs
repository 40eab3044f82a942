//! Names as they are compared: the same letters, however they are encoded, cased and spaced.

use unicode_normalization::UnicodeNormalization as _;

/// A name with what does not tell two apart taken off; empty if there is none.
pub(super) fn plain(name: &str) -> String {
    let lower: String = name.nfkc().flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two are the same name. No name is nobody's.
pub(super) fn same(one: &str, other: &str) -> bool {
    let one = plain(one);
    !one.is_empty() && one == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_spaces_and_encoding_tell_nobody_apart_and_no_name_is_no_name() {
        assert!(same("Layla Hasan", " layla  HASAN\u{a0}"));
        assert!(same("Rene\u{301}", "René"));
        assert!(same("ليلى حسن", "ليلى حسن "));
        assert!(!same("Layla Hasan", "Layla Hassan"));
        assert!(!same("", ""));
        assert!(!same(" ", "\t"));
    }
}
