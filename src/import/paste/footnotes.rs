//! Marks of footnotes: a small number at a word must not become a part of the word.

use super::tree::{Element, NodeId, Tree};

/// What names of footnotes and of their marks begin with or hold, in word processors and on
/// web pages.
const NAMES: [&str; 8] = ["ftn", "footnote", "edn", "endnote", "cite_", "fnref", "fn-", "fn:"];

/// Whether an element is the mark of a footnote, or leads back to it, and is written without
/// brackets.
pub(super) fn is_bare_mark(tree: &Tree, id: NodeId, element: &Element) -> bool {
    if element.name() != "a" {
        return false;
    }
    let href = element.value("href");
    let inside = href.find('#').and_then(|at| href.get(at + 1..)).unwrap_or_default();
    let named = |name: &str| {
        let name = name.to_ascii_lowercase();
        let numbered = name.strip_prefix("fn").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        numbered || NAMES.iter().any(|known| name.contains(known))
    };
    if inside.is_empty()
        || ![inside, element.value("class"), element.value("id"), element.value("name")].map(named).contains(&true)
    {
        return false;
    }
    let words = tree.words_inside(id, 8);
    let mark = words.trim();
    let is_sign = |c: char| matches!(c, '*' | '†' | '‡' | '§');
    let count = mark.chars().count();
    (1..=4).contains(&count) && mark.chars().all(|c| c.is_alphanumeric() || is_sign(c))
}

/// Whether an element belongs to a comment in Word’s margin.
pub(super) fn is_comment(element: &Element) -> bool {
    let said = |name: &str, value: &str| {
        super::styles::declarations(element.value("style")).any(|(known, there)| known == name && there == value)
    };
    element.has_class("msocomanchor") || element.has_class("MsoCommentReference") || said("mso-element", "comment-list")
}
