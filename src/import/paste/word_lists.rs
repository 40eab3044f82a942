//! Lists as Word writes them: paragraphs that say in their style which list and level they are of.

use super::styles::declarations;
use super::tree::{Element, Node, NodeId, Tree};

/// What a paragraph says of the list it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    /// The list’s number.
    pub(super) list: usize,
    /// How deep the entry stands, from 0.
    pub(super) level: usize,
}

/// Reads `mso-list:l0 level1 lfo1`.
pub(super) fn listed(element: &Element) -> Option<Listed> {
    let (_, value) = declarations(element.value("style")).find(|(name, _)| name == "mso-list")?;
    let mut parts = value.split_ascii_whitespace();
    let list = parts.next()?.strip_prefix('l')?.parse().ok()?;
    let level: usize = parts.next()?.strip_prefix("level")?.parse().ok()?;
    Some(Listed { list, level: level.saturating_sub(1) })
}

/// Whether an element is the bullet or number that Word writes out for programs without lists.
pub(super) fn is_written_mark(element: &Element) -> bool {
    declarations(element.value("style")).any(|(name, value)| name == "mso-list" && value == "ignore")
}

/// Whether the entry at a node is numbered, by the mark that is written out: `1.`, `b)`, `(iv)`.
/// A lone letter is a bullet of a symbol font.
pub(super) fn is_numbered(tree: &Tree, entry: NodeId) -> bool {
    let Some(mark) = written_mark(tree, entry) else { return false };
    let mark: String = tree.words_inside(mark, 16).chars().filter(|c| !c.is_whitespace()).collect();
    let named = mark.chars().any(char::is_alphanumeric);
    named && (mark.chars().any(char::is_numeric) || mark.ends_with(['.', ')', '-']))
}

/// The written mark stands near the start.
fn written_mark(tree: &Tree, entry: NodeId) -> Option<NodeId> {
    let mut open = vec![tree.first(entry)];
    for _ in 0..32 {
        let Some(at) = open.pop()? else { continue };
        if matches!(tree.node(at), Some(Node::Element(element)) if is_written_mark(element)) {
            return Some(at);
        }
        open.push(tree.after(at));
        open.push(tree.first(at));
    }
    None
}
