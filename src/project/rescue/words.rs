//! The words on lines that could not be read, as far as they are words.

/// The copy on a line of a broken block: what stands in quotation marks, or all of the line where
/// these are broken. Ids and names of fields are no copy.
pub(super) fn copy_on(line: &str) -> String {
    let line = line.trim();
    let (field, value) = match line.split_once(": ") {
        Some((field, value)) if field.chars().all(|c| c.is_ascii_lowercase() || c == '_') => (field, value),
        Some(_) | None => ("", line),
    };
    if matches!(field, "id" | "photo" | "level" | "ordered" | "direction") {
        return String::new();
    }
    // A run with its marks begins with its words; what follows names marks and ids.
    let run = value.split_once("(\"").filter(|(before, _)| is_structure(before)).map(|(_, rest)| rest);
    if let Some((words, _)) = run.and_then(|rest| rest.split_once("\", [")) {
        return plain(words);
    }
    let value = run.unwrap_or(value);
    if is_structure(value) {
        return String::new();
    }
    let bare = value.trim_end_matches([',', ')', ']', '[', '(']).trim_matches('"');
    plain(bare)
}

/// Whether there is nothing but brackets and the names of kinds.
fn is_structure(text: &str) -> bool {
    let text = text.trim_matches(['(', ')', '[', ']', '{', '}', ',', ' ']);
    text.is_empty()
        || (text.len() < 20
            && text.ends_with(char::is_alphanumeric)
            && text.chars().all(|c| c.is_ascii_alphanumeric())
            && !text.contains('"')
            && KINDS.contains(&text))
}

/// Names of kinds of blocks, which stand on lines of their own or before brackets.
const KINDS: [&str; 9] = ["Paragraph", "Subhead", "Quote", "PullQuote", "List", "Photo", "FactBox", "Embed", "Rule"];

/// A string as it was before it was escaped; escapes that are none stay as they are.
fn plain(escaped: &str) -> String {
    let mut out = String::with_capacity(escaped.len());
    let mut rest = escaped;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let (c, taken) = match after.chars().next() {
            Some('n') => ('\n', 1),
            Some('r') => ('\r', 1),
            Some('t') => ('\t', 1),
            Some('"') => ('"', 1),
            Some('\\') => ('\\', 1),
            Some('u') => unicode(after).unwrap_or(('\\', 0)),
            Some(_) | None => ('\\', 0),
        };
        out.push(c);
        rest = after.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// `u{1f600}` at the start of a text, and its length.
fn unicode(text: &str) -> Option<(char, usize)> {
    let digits = text.strip_prefix("u{")?.split_once('}')?.0;
    let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
    Some((c, digits.len() + 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copy_is_told_from_what_is_around_it() {
        for (line, copy) in [
            (r#""One. ","#, "One. "),
            (r#"("said \"no\"", [Bold, Mention("7f3")]),"#, "said \"no\""),
            (r#"attribution: "Karim, a farmer","#, "Karim, a farmer"),
            (r#"id: "68rdfq7n1c0hr","#, ""),
            ("content: Paragraph([", ""),
            ("Rule,", ""),
            (")),", ""),
            (r#"#One\nTwo ","#, "#One\nTwo "),
            (r#"content: Subhead(["Offline"])"#, "Subhead([\"Offline"),
            (r#""\u{202e}x\q","#, "\u{202e}x\\q"),
        ] {
            assert_eq!(copy_on(line), copy, "{line}");
        }
    }
}
