//! List lines: the mark at the head of a line, and what follows it.

/// A list line taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marked<'a> {
    /// The mark as it stood: `•`, `1.`
    pub(super) mark: &'a str,
    /// Its number, if it has one.
    pub(super) number: Option<u32>,
    /// The words.
    pub(super) rest: &'a str,
}

/// Reads the mark of a list line; `None` when there is none or nothing follows it.
pub(super) fn mark(text: &str) -> Option<Marked<'_>> {
    let (mark, rest) = text.split_once(char::is_whitespace)?;
    let rest = rest.trim_start_matches(super::fold::is_edge);
    if rest.is_empty() || !rest.chars().any(char::is_alphanumeric) {
        return None;
    }
    if matches!(mark, "-" | "–" | "—" | "*" | "•" | "·" | "‣" | "◦" | "▪" | "●" | "■" | "►" | "○")
    {
        return Some(Marked { mark, number: None, rest });
    }
    let digits = mark.strip_suffix(['.', ')', '-'])?;
    let digits = digits.strip_prefix('(').unwrap_or(digits);
    if digits.is_empty() || digits.chars().count() > 3 {
        return None;
    }
    let number = super::fold::fold(digits).parse().ok()?;
    Some(Marked { mark, number: Some(number), rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_line_is_taken_apart() {
        let seen = |text| mark(text).map(|m| (m.mark, m.number, m.rest));
        assert_eq!(seen("• two eggs"), Some(("•", None, "two eggs")));
        assert_eq!(seen("12) Stir."), Some(("12)", Some(12), "Stir.")));
        assert_eq!(seen("٣. ماء"), Some(("٣.", Some(3), "ماء")));
        for no in ["2026. A year", "-30-", "- - -", "1.5 million", "-", "•", "A. Ali"] {
            assert_eq!(seen(no), None, "{no}");
        }
    }
}
