//! What of a broken part can be read: its pieces are tried one by one, each in the frame it stands in.

use super::outline::{At, Outline};

/// Of so few pieces it is tried which one is the broken one.
const FEW: usize = 16;
/// Of more pieces than these it is not tried which fit together.
const MANY: usize = 200;

/// Whether a text can be read as what it is to be.
pub(super) type Reads<'a> = &'a dyn Fn(&str) -> bool;

/// What of a node can be read between `before` and `after`; what cannot is added to `lost`.
pub(super) fn readable(
    outline: &Outline<'_>,
    at: At,
    (before, after): (&str, &str),
    reads: Reads<'_>,
    lost: &mut Vec<At>,
) -> String {
    let whole = ended(outline.text(at));
    if reads(&[before, &whole, after].concat()) {
        return whole;
    }
    let (head, children) = (outline.head(at), outline.children(at));
    let closing = closing(head);
    if closing.is_empty() || children.is_empty() {
        lost.push(at);
        return String::new();
    }
    let after = [&closing, ",", after].concat();
    let close = |inner: &str| [head, "\n", inner, &closing, ",\n"].concat();
    if reads(&[before, head, &after].concat()) {
        let before = [before, head].concat();
        let mut pieces = Vec::new();
        for child in children {
            let piece = readable(outline, child, (&before, &after), reads, lost);
            pieces.push((child, piece));
        }
        return close(&fitting(&pieces, (&before, &after), reads, lost));
    }
    // It cannot be empty, so it is tried which piece it can be without.
    let texts: Vec<String> = children.iter().map(|child| ended(outline.text(*child))).collect();
    let around = |broken: usize| {
        let (first, rest) = texts.split_at(broken.min(texts.len()));
        (first.concat(), rest.get(1..).unwrap_or_default().concat())
    };
    let without = |broken: &usize| {
        let (first, rest) = around(*broken);
        reads(&[before, head, &first, &rest, &after].concat())
    };
    let broken = (0..texts.len()).find(|broken| texts.len() <= FEW && without(broken));
    let Some((broken, child)) = broken.and_then(|broken| Some((broken, *children.get(broken)?))) else {
        lost.push(at);
        return String::new();
    };
    let (first, rest) = around(broken);
    let (before, after) = ([before, head, &first].concat(), [&rest, after.as_str()].concat());
    let piece = readable(outline, child, (&before, &after), reads, lost);
    close(&[first, piece, rest].concat())
}

/// The pieces that can stand together: all, or as many as fit with those before them.
pub(super) fn fitting(
    pieces: &[(At, String)],
    (before, after): (&str, &str),
    reads: Reads<'_>,
    lost: &mut Vec<At>,
) -> String {
    let all: String = pieces.iter().map(|(_, piece)| piece.as_str()).collect();
    if reads(&[before, &all, after].concat()) {
        return all;
    }
    let mut kept = String::new();
    for (nth, (at, piece)) in pieces.iter().enumerate().filter(|(_, (_, piece))| !piece.is_empty()) {
        if nth < MANY && reads(&[before, &kept, piece, after].concat()) {
            kept.push_str(piece);
        } else {
            lost.push(*at);
        }
    }
    kept
}

/// A piece with the comma that sets it apart from the next.
fn ended(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(',') { format!("{text}\n") } else { format!("{text},\n") }
}

/// The brackets that close what a line leaves open.
fn closing(head: &str) -> String {
    let (mut open, mut quoted, mut escaped) = (Vec::new(), false, false);
    for c in head.chars() {
        match c {
            '\\' if quoted && !escaped => escaped = true,
            '"' if !escaped => quoted = !quoted,
            '(' if !quoted => open.push(')'),
            '[' if !quoted => open.push(']'),
            '{' if !quoted => open.push('}'),
            ')' | ']' | '}' if !quoted => drop(open.pop()),
            _ => escaped = false,
        }
    }
    if quoted { String::new() } else { open.into_iter().rev().collect() }
}
