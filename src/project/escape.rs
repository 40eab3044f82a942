//! How words lie between quotes in a project file: readable in every script, and nothing unseen.

use std::fmt::Write as _;

use unicode_normalization::char::is_combining_mark;

/// Writes `words` in quotes. Shown as themselves: all letters, marks, digits, signs and emoji of
/// any script. Escaped: quotes and backslashes, everything that cannot be seen or that changes
/// the reading order (see [`is_unseen`]), and a combining mark with nothing to stand on.
///
/// The rule is ours rather than that of `char::escape_debug`, which escapes apostrophes and the
/// vowels of Hindi, and whose tables change with the compiler: a file's bytes must not.
pub(super) fn write_quoted(out: &mut String, words: &str) {
    out.push('"');
    let mut last = None;
    let mut rest = words.chars().peekable();
    while let Some(c) = rest.next() {
        let shown = match c {
            '"' | '\\' => false,
            '\u{200c}' | '\u{200d}' => last.is_some_and(joins) && rest.peek().copied().is_some_and(joins),
            _ if is_combining_mark(c) => last.is_some() && !is_unseen(c),
            _ => !is_unseen(c),
        };
        if shown {
            out.push(c);
            last = Some(c);
        } else {
            write_escape(out, c);
            last = None;
        }
    }
    out.push('"');
}

fn write_escape(out: &mut String, c: char) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\0' => out.push_str("\\0"),
        _ => {
            let written = write!(out, "\\u{{{:x}}}", u32::from(c));
            debug_assert!(written.is_ok(), "writing to a string does not fail");
        }
    }
}

/// Whether a zero-width joiner or non-joiner beside `c` is spelling (Persian, Hindi, emoji)
/// rather than something hidden.
fn joins(c: char) -> bool {
    !c.is_ascii() && !is_unseen(c)
}

/// What leaves no trace on the screen or turns the line around: controls, white space but the
/// plain space, format characters and fillers (Unicode's `Default_Ignorable_Code_Point` without
/// the variation selectors, which shape the character before them), private use, noncharacters.
fn is_unseen(c: char) -> bool {
    let code = u32::from(c);
    c.is_control()
        || (c.is_whitespace() && c != ' ')
        || matches!(
            code,
            0x00AD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180E | 0x200B..=0x200F
                | 0x2028..=0x202F | 0x2060..=0x206F | 0x3164 | 0xE000..=0xF8FF | 0xFDD0..=0xFDEF
                | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB | 0x1_BCA0..=0x1_BCA3 | 0x1_D173..=0x1_D17A
                | 0xE_0000..=0xE_00FF | 0xE_01F0..=0xE_0FFF | 0xF_0000..=0x10_FFFF
        )
        || code & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(words: &str) -> String {
        let mut out = String::new();
        write_quoted(&mut out, words);
        out
    }

    #[test]
    fn copy_in_any_script_stays_readable() {
        for words in [
            "It’s the river’s 40 kms, 'he' said.",
            "قَالَ الوَزِيرُ",
            "שָׁלוֹם",
            "हिन्दी की ख़बर",
            "می‌خواهم",
            "👩‍👩‍👧 ❤️ 🇮🇶",
            "e\u{301}",
        ] {
            assert_eq!(quoted(words), format!("\"{words}\""));
        }
    }

    #[test]
    fn what_cannot_be_seen_is_spelled_out() {
        assert_eq!(quoted("a\"b\\c"), r#""a\"b\\c""#);
        assert_eq!(quoted("\0\t\r\n\u{1b}"), r#""\0\t\r\n\u{1b}""#);
        assert_eq!(quoted("10\u{a0}kg\u{2028}\u{feff}"), r#""10\u{a0}kg\u{2028}\u{feff}""#);
        assert_eq!(quoted("\u{202e}evil\u{200b}"), r#""\u{202e}evil\u{200b}""#);
        assert_eq!(quoted("\u{200d}a\u{200d}ب\u{200c}"), r#""\u{200d}a\u{200d}ب\u{200c}""#);
        assert_eq!(quoted("\u{10ffff}\u{fffe}"), r#""\u{10ffff}\u{fffe}""#);
    }

    #[test]
    fn a_mark_never_stands_on_a_quote_or_an_escape() {
        assert_eq!(quoted("\u{301}a"), r#""\u{301}a""#);
        assert_eq!(quoted("\n\u{64e}ق"), r#""\n\u{64e}ق""#);
    }
}
