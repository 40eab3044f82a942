//! The lines of a project file as a tree, by their indentation: what belongs to what is seen even
//! where brackets and quotation marks are broken.

/// Most lines that are looked into. A file of the largest size a project may have, in the layout of
/// a save, has fewer.
const MOST_LINES: usize = 6_000_000;
/// Deeper than this no project goes.
const DEEPEST: usize = 60;

/// A line that has something in it: its number from 1, and its bytes in the text.
#[derive(Clone, Copy, Debug)]
struct Line {
    number: u32,
    start: u32,
    end: u32,
}

/// A line, and all that is indented below it, with the bracket that closes it.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// Its first line, by its place among all lines; a node that was put in for one that is missing
    /// has none of its own.
    line: u32,
    /// Behind its last line.
    end: u32,
    depth: u8,
    headless: bool,
    closed: bool,
    first: Option<u32>,
    last: Option<u32>,
    next: Option<u32>,
}

/// A text as a tree of its lines.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    text: &'a str,
    lines: Vec<Line>,
    nodes: Vec<Node>,
    roots: Vec<u32>,
    /// The line after which lines were not looked into any more.
    pub(super) cut_at: Option<usize>,
}

/// Names a node of an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At(u32);

impl<'a> Outline<'a> {
    /// The tree of a text of at most 4 GiB.
    pub(super) fn of(text: &'a str) -> Self {
        let mut outline = Self { text, lines: Vec::new(), nodes: Vec::new(), roots: Vec::new(), cut_at: None };
        let mut start = 0_usize;
        for (nth, line) in text.split('\n').enumerate() {
            let end = start + line.len();
            if !line.trim().is_empty() {
                if outline.lines.len() == MOST_LINES {
                    outline.cut_at = Some(nth + 1);
                    break;
                }
                outline.lines.push(Line { number: narrow(nth + 1), start: narrow(start), end: narrow(end) });
            }
            start = end + 1;
        }
        outline.grow();
        outline
    }

    fn grow(&mut self) {
        // The nodes that are open, outermost first, and how deep the next line is expected.
        let (mut open, mut expected) = (Vec::<u32>::new(), 0_usize);
        for at in 0..self.lines.len() {
            let line = self.line(at);
            let content = line.trim();
            let closes = content.starts_with([')', ']', '}']);
            let depth = depth_of(line, expected.saturating_sub(usize::from(closes)));
            if closes {
                self.close(&mut open, depth, at);
                expected = depth;
                continue;
            }
            while open.last().is_some_and(|top| usize::from(self.node(*top).depth) >= depth) {
                open.pop();
            }
            // What stands below something that is closed belongs to a line that is missing.
            if open.last().is_some_and(|top| self.node(*top).closed) {
                open.pop();
                let missing = self.add(&open, at, depth.saturating_sub(1), true);
                open.push(missing);
            }
            let node = self.add(&open, at, depth, false);
            open.push(node);
            expected = if content.ends_with(['(', '[', '{']) { (depth + 1).min(DEEPEST) } else { depth };
        }
        self.set_ends();
    }

    fn add(&mut self, open: &[u32], line: usize, depth: usize, headless: bool) -> u32 {
        let depth = u8::try_from(depth.min(DEEPEST)).unwrap_or(u8::MAX);
        let new = narrow(self.nodes.len());
        let line = narrow(line);
        self.nodes.push(Node {
            line,
            end: line + 1,
            depth,
            headless,
            closed: false,
            first: None,
            last: None,
            next: None,
        });
        match open.last().copied() {
            None => self.roots.push(new),
            Some(parent) => {
                let before = self.node(parent).last;
                if let Some(before) = before.and_then(|before| self.nodes.get_mut(before as usize)) {
                    before.next = Some(new);
                }
                if let Some(parent) = self.nodes.get_mut(parent as usize) {
                    parent.first = parent.first.or(Some(new));
                    parent.last = Some(new);
                }
            }
        }
        new
    }

    /// A closing bracket ends what is open at its depth; one that closes nothing is passed over.
    fn close(&mut self, open: &mut Vec<u32>, depth: usize, line: usize) {
        while open.last().is_some_and(|top| usize::from(self.node(*top).depth) > depth) {
            open.pop();
        }
        let top = open.last().copied().filter(|top| usize::from(self.node(*top).depth) == depth);
        if let Some(node) = top.and_then(|top| self.nodes.get_mut(top as usize)).filter(|node| !node.closed) {
            node.closed = true;
            node.end = narrow(line + 1);
        }
    }

    /// A node ends with the last of what is in it.
    fn set_ends(&mut self) {
        // Children stand behind their parents.
        for at in (0..self.nodes.len()).rev() {
            let mut end = self.nodes.get(at).map_or(0, |node| node.end);
            let mut child = self.nodes.get(at).and_then(|node| node.first);
            while let Some(node) = child.and_then(|child| self.nodes.get(child as usize)) {
                end = end.max(node.end);
                child = node.next;
            }
            if let Some(node) = self.nodes.get_mut(at) {
                node.end = end;
            }
        }
    }

    fn node(&self, at: u32) -> Node {
        let none =
            Node { line: 0, end: 0, depth: 0, headless: true, closed: true, first: None, last: None, next: None };
        self.nodes.get(at as usize).copied().unwrap_or(none)
    }

    fn line(&self, at: usize) -> &'a str {
        let line = self.lines.get(at);
        line.and_then(|line| self.text.get(line.start as usize..line.end as usize)).unwrap_or_default()
    }

    /// The nodes that lie in none.
    pub(super) fn roots(&self) -> impl Iterator<Item = At> {
        self.roots.iter().copied().map(At)
    }

    /// What lies directly in a node.
    pub(super) fn children(&self, of: At) -> Vec<At> {
        let mut found = Vec::new();
        let mut child = self.node(of.0).first;
        while let Some(at) = child {
            found.push(At(at));
            child = self.node(at).next;
        }
        found
    }

    /// A node's own line, without the room before and after it; empty for one that was put in.
    pub(super) fn head(&self, of: At) -> &'a str {
        let node = self.node(of.0);
        if node.headless { "" } else { self.line(node.line as usize).trim() }
    }

    /// All of a node's text, from its line to the bracket that closes it.
    pub(super) fn text(&self, of: At) -> &'a str {
        let node = self.node(of.0);
        let first = self.lines.get(node.line as usize).map_or(0, |line| line.start);
        let last = node.end.checked_sub(1).and_then(|last| self.lines.get(last as usize)).map_or(0, |line| line.end);
        self.text.get(first as usize..last as usize).unwrap_or_default()
    }

    /// The numbers of a node's first and last line, from 1.
    pub(super) fn numbers(&self, of: At) -> (usize, usize) {
        let node = self.node(of.0);
        let number = |at: u32| self.lines.get(at as usize).map_or(0, |line| line.number as usize);
        (number(node.line), number(node.end.saturating_sub(1).max(node.line)))
    }

    /// Whether the bracket that a node opens is closed.
    pub(super) fn is_closed(&self, of: At) -> bool {
        self.node(of.0).closed || !self.head(of).ends_with(['(', '[', '{'])
    }
}

/// How deep a line stands: by its spaces, where they can be trusted, else as is expected.
fn depth_of(line: &str, expected: usize) -> usize {
    let spaces = line.bytes().take_while(|byte| *byte == b' ').count();
    let first = line.get(spaces..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
    let plausible = first.is_ascii_alphabetic() || matches!(first, '(' | ')' | '[' | ']' | '{' | '}' | '"' | '/');
    let depth = if spaces.is_multiple_of(4) && plausible { spaces / 4 } else { expected };
    depth.min(DEEPEST)
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(outline: &Outline<'_>, at: At, out: &mut String, deep: usize) {
        let (first, last) = outline.numbers(at);
        out.extend([&" ".repeat(deep), &first.to_string(), "-", &last.to_string(), " ", outline.head(at), "\n"]);
        for child in outline.children(at) {
            drawn(outline, child, out, deep + 1);
        }
    }

    fn tree(text: &str) -> String {
        let (outline, mut out) = (Outline::of(text), String::new());
        for root in outline.roots() {
            drawn(&outline, root, &mut out, 0);
        }
        out
    }

    #[test]
    fn a_tree_follows_the_indentation() {
        let text = "(\n    name: \"x\",\n    stories: [\n        (\n            id: \"7\",\n        ),\n    ],\n)\n";
        let expected = "1-8 (\n 2-2 name: \"x\",\n 3-7 stories: [\n  4-6 (\n   5-5 id: \"7\",\n";
        assert_eq!(tree(text), expected);
    }

    #[test]
    fn broken_brackets_and_spaces_do_not_move_what_follows() {
        let text = "(\n    a: (\n        b: 1,\n    #,\n   \u{1} c: [\n        \"x\",\n    ],\n    d: 2,\n)";
        assert!(tree(text).starts_with("1-9 ("), "{}", tree(text));
        assert!(tree(text).contains(" 8-8 d: 2,\n"), "{}", tree(text));
    }

    #[test]
    fn what_stands_below_a_closed_part_is_not_in_it() {
        let text = "(\n    house: (\n        a: 1,\n    ),\n        (\n            id: \"7\",\n        ),\n    ],\n)";
        let expected = "1-9 (\n 2-4 house: (\n  3-3 a: 1,\n 5-8 \n  5-7 (\n   6-6 id: \"7\",\n";
        assert_eq!(tree(text), expected);
    }
}
