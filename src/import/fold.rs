//! Folding: a plainer copy of a line to match rules on. What is kept of the line is never folded.

use unicode_normalization::UnicodeNormalization;

/// Characters that take no room: they do not make a line non-blank and match nothing.
pub(super) fn is_weightless(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// What is trimmed from the ends of a line: white space, and the two invisible characters that
/// only ever stand there by accident.
pub(super) fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// Compatibility forms, case, quotation marks, dashes, runs of space, Arabic vowel signs and the
/// spellings of alef and ya made one.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkc().flat_map(char::to_lowercase) {
        match c {
            _ if is_weightless(c) => {}
            '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => {}
            _ if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '‘' | '’' | 'ʼ' | '`' | '‛' => out.push('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' => out.push('"'),
            '‐'..='―' | '−' => out.push('-'),
            'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
            'ى' | 'ی' => out.push('ي'),
            'ک' => out.push('ك'),
            '٠'..='٩' => out.push(digit(c, '٠')),
            '۰'..='۹' => out.push(digit(c, '۰')),
            _ => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn digit(c: char, zero: char) -> char {
    u32::from(c).checked_sub(u32::from(zero)).and_then(|d| char::from_digit(d, 10)).unwrap_or(c)
}

/// Only the letters and digits of a folded line, its words set apart by single spaces: two
/// headlines that differ in punctuation alone are one.
pub(super) fn bare(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    for word in key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Only the letters and digits, with nothing between: `أ.ف.ب`, `أ ف ب` and `أ. ف. ب` are one.
pub(super) fn squeezed(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a letter is of the Arabic script.
pub(super) fn is_arabic(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_folds_the_same() {
        assert_eq!(fold("  Read\u{a0}\u{200b}MORE… "), "read more...");
        assert_eq!(fold("اقرأ أيضاً"), fold("اقرا ايضا"));
        assert_eq!(fold("١٤ نوفمبر"), "14 نوفمبر");
        assert_eq!(bare(&fold("Iraq’s “Green” Light!")), "iraq s green light");
        assert_eq!(squeezed("(أ. ف. ب)"), squeezed("أ.ف.ب"));
    }
}
