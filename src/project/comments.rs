//! Comments that people wrote into a project file: found, so that a save does not drop them in
//! silence.

/// The lines (from 1) on which a comment starts, in RON that has been parsed without error.
/// Projects hold no `char`s, so a quote outside a string cannot occur.
pub(super) fn comment_lines(ron: &str) -> Vec<usize> {
    let mut lines = Vec::new();
    let mut line = 1;
    let mut rest = ron;
    let mut in_name = false;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            lines.push(line);
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            lines.push(line);
            block_comment(rest)
        } else if first == '"' {
            quoted(rest)
        } else if first == 'r' && !in_name {
            raw(rest).unwrap_or(1)
        } else {
            first.len_utf8()
        };
        in_name = first.is_alphanumeric() || first == '_';
        let (passed, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        line += passed.bytes().filter(|b| *b == b'\n').count();
        rest = after;
    }
    lines.dedup();
    lines
}

/// The length of a block comment; RON's nest.
fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut rest = text;
    while !rest.is_empty() {
        let step = if rest.starts_with("/*") {
            depth += 1;
            2
        } else if rest.starts_with("*/") {
            depth = depth.saturating_sub(1);
            2
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        rest = rest.get(step..).unwrap_or_default();
        if depth == 0 {
            break;
        }
    }
    text.len() - rest.len()
}

/// The length of a string with escapes.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    text.bytes()
        .skip(1)
        .position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        })
        .map_or(text.len(), |at| at + 2)
}

/// The length of a raw string; `None` where an `r` starts a name instead.
fn raw(text: &str) -> Option<usize> {
    let hashes = text.bytes().skip(1).take_while(|b| *b == b'#').count();
    let content = text.get(1 + hashes..)?.strip_prefix('"')?;
    let end = content.find(&format!("\"{}", "#".repeat(hashes)))?;
    Some(1 + hashes + 1 + end + 1 + hashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_found_outside_strings_only() {
        assert_eq!(comment_lines("(a: \"http://x /* no\",\n b: r#\"// \"no\"#)"), Vec::<usize>::new());
        assert_eq!(comment_lines("(\n// one\na: \"\\\"//\", // two\n/* three /* deep */\n*/ b: 1)\n//"), [2, 3, 4, 6]);
        assert_eq!(comment_lines("(for: r\"\\\", // after a raw string\n)"), [1]);
    }
}
