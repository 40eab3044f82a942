//! The walk through a pasted tree, from element to element, without recursion.

use super::lost::{Loss, Lost};
use super::styles::{Display, Seen, Shift, Sight, Space, Style};
use super::tree::{Element, Node, NodeId, Tree};
use super::writer::{Entry, Kind, Piece, Writer};
use super::{fold, footnotes, rows, word_lists};
use crate::story::Content;

/// Elements that no page shows.
const UNSEEN: &[&str] = &[
    "annotation",
    "annotation-xml",
    "area",
    "base",
    "col",
    "colgroup",
    "defs",
    "desc",
    "head",
    "link",
    "meta",
    "metadata",
    "meter",
    "noembed",
    "noframes",
    "noscript",
    "param",
    "progress",
    "script",
    "source",
    "style",
    "template",
    "title",
    "track",
    "wbr",
    "xml",
];
/// Elements that show what is not words; what is inside is for browsers that cannot.
const MEDIA: &[&str] = &["applet", "audio", "canvas", "embed", "frame", "frameset", "iframe", "object", "video"];
/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "xmp",
];
/// The deepest level of a list’s entry.
const DEEPEST: usize = 5;
/// Lists that are numbered by the program they come from get numbers far from our own.
const FOREIGN_LISTS: usize = 1 << 32;

/// What is done where an element ends.
#[derive(Debug)]
enum Leave {
    Inline,
    Block,
    Figure(usize),
    Table,
    Row(usize),
    Group(fold::Group, usize),
    Quoted,
    Bracketed { part: bool },
}

#[derive(Debug)]
struct Frame {
    id: NodeId,
    style: Style,
    leave: Leave,
}

/// The walk.
pub(super) struct Walk<'a> {
    tree: &'a Tree,
    lost: &'a mut Lost,
    writer: Writer,
    rows: rows::Rows,
    frames: Vec<Frame>,
    /// Whether what is walked through was not copied.
    outside: bool,
    lists: usize,
    entries: usize,
    /// The list whose numbering was last counted as lost.
    renumbered: usize,
}

impl<'a> Walk<'a> {
    /// A walk that has not begun.
    pub(super) fn new(tree: &'a Tree, lost: &'a mut Lost) -> Self {
        Self {
            tree,
            lost,
            writer: Writer::default(),
            rows: rows::Rows::default(),
            frames: vec![Frame { id: 0, style: Style::default(), leave: Leave::Block }],
            outside: tree.is_marked(),
            lists: 0,
            entries: 0,
            renumbered: 0,
        }
    }

    /// Walks through all of it.
    pub(super) fn pieces(mut self) -> Vec<Piece> {
        let mut next = self.tree.first(0);
        loop {
            if let Some(id) = next {
                next = if self.enter(id) { self.tree.first(id) } else { self.tree.after(id) };
            } else {
                let Some(frame) = self.frames.pop() else { break };
                next = if self.frames.is_empty() { None } else { self.tree.after(frame.id) };
                self.leave(&frame);
            }
        }
        self.writer.pieces
    }

    /// Takes up what stands there; whether there is to look inside it.
    fn enter(&mut self, id: NodeId) -> bool {
        let Some(above) = self.frames.last() else { return false };
        match self.tree.node(id) {
            Some(Node::Words(words)) => {
                if !self.outside && above.style.sight == Sight::Shown {
                    self.writer.words(words, &above.style);
                }
                false
            }
            Some(Node::Start) => {
                self.outside = false;
                false
            }
            Some(Node::End) => {
                self.outside = self.tree.is_marked();
                false
            }
            Some(Node::Element(element)) => {
                let style = above.style.clone();
                self.element(id, element, style)
            }
            Some(Node::Root | Node::Comment) | None => false,
        }
    }

    fn element(&mut self, id: NodeId, element: &Element, mut style: Style) -> bool {
        let name = element.name();
        if UNSEEN.contains(&name) {
            return false;
        }
        if let Some(loss) = self.not_copy(element, &style) {
            self.lost.count(loss);
            return false;
        }
        if matches!(style.kind, Kind::Entry(_)) && word_lists::is_written_mark(element) {
            return false;
        }
        let seen = style.adopt(element);
        if style.sight == Sight::Hidden {
            if !self.tree.words_inside(id, 64).trim().is_empty() {
                self.lost.count(Loss::Hidden);
            }
            return false;
        }
        if !self.outside && self.is_done(element, &style) {
            return false;
        }
        self.lost.add(Loss::Strike, usize::from(seen.struck));
        self.lost.add(Loss::Link, usize::from(seen.dead_link));
        let leave = self.opened(id, element, &mut style, &seen);
        self.frames.push(Frame { id, style, leave });
        true
    }

    /// What an element is if it is no copy at all.
    fn not_copy(&self, element: &Element, style: &Style) -> Option<Loss> {
        let name = element.name();
        if MEDIA.contains(&name) {
            return Some(Loss::Media);
        }
        let field = matches!(name, "select" | "datalist") || name == "input" && element.value("type") != "hidden";
        if field {
            return Some(Loss::Field);
        }
        (!style.is_exact() && !self.outside && footnotes::is_comment(element)).then_some(Loss::Comment)
    }

    /// Does what elements without contents ask for.
    fn is_done(&mut self, element: &Element, style: &Style) -> bool {
        match element.name() {
            "br" => self.writer.line_break(style),
            "hr" => {
                self.writer.flush();
                // The line above footnotes is none of the copy.
                if !style.notes {
                    self.writer.pieces.push(Piece::Whole(Content::Rule));
                }
            }
            "img" | "image" => self.picture(element, style),
            _other => return false,
        }
        true
    }

    /// A picture leaves the words that stand for it; a picture of a letter or sign is that sign.
    fn picture(&mut self, element: &Element, style: &Style) {
        let is_dot = |side: &str| matches!(element.value(side).trim_end_matches("px"), "0" | "1");
        if is_dot("width") || is_dot("height") || element.value("role") == "checkbox" || style.sight != Sight::Shown {
            return;
        }
        let words = element.value("alt").trim();
        let is_sign = !words.is_empty() && !words.chars().any(char::is_alphanumeric);
        if is_sign {
            self.writer.words(words, style);
            return;
        }
        self.lost.count(Loss::Picture);
        if !words.is_empty() {
            self.writer.part();
            self.writer.words(words, style);
            self.writer.part();
        }
    }

    /// Opens an element: ends the block before it, says what its words are, and what is to be done
    /// at its end.
    fn opened(&mut self, id: NodeId, element: &Element, style: &mut Style, seen: &Seen) -> Leave {
        match element.attribute("data-copydesk") {
            Some("fragment") => style.space = Space::Exact,
            Some("words") => {
                style.space = Space::Exact;
                self.writer.begin_exact(Kind::Paragraph);
                return Leave::Block;
            }
            Some(_) | None => {}
        }
        let is_block = match seen.display {
            Some(Display::Block) => true,
            Some(Display::Inline) => {
                !matches!(element.name(), "div" | "p" | "section") && BLOCKS.contains(&element.name())
            }
            None => BLOCKS.contains(&element.name()),
        };
        if is_block { self.block(id, element, style) } else { self.inline(id, element, style) }
    }

    fn inline(&mut self, id: NodeId, element: &Element, style: &mut Style) -> Leave {
        if element.name() == "svg" {
            self.lost.count(Loss::Picture);
        }
        if self.outside || style.is_exact() {
            return Leave::Inline;
        }
        if element.name() == "q" {
            // Browsers write the quotation marks, and they are not in the words.
            self.writer.words("“", style);
            return Leave::Quoted;
        }
        if footnotes::is_bare_mark(self.tree, id, element) {
            let part = self.writer.at_start();
            style.shift = Shift::Never;
            self.writer.words("[", style);
            return Leave::Bracketed { part };
        }
        Leave::Inline
    }

    fn block(&mut self, id: NodeId, element: &Element, style: &mut Style) -> Leave {
        self.writer.flush();
        let start = self.writer.pieces.len();
        let in_entry = matches!(style.kind, Kind::Entry(_));
        match element.name() {
            "table" => {
                self.rows.table(element.value("role") != "presentation");
                return Leave::Table;
            }
            "tr" => {
                self.rows.row();
                return Leave::Row(start);
            }
            "td" | "th" => self.rows.cell(start),
            "ul" | "ol" | "menu" | "dir" => self.list(element, style),
            "li" => style.kind = Kind::Entry(self.entry(element, style)),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !in_entry => style.kind = Kind::Subhead,
            "blockquote" if !in_entry => style.kind = Kind::Quote,
            _other => {}
        }
        if !matches!(style.kind, Kind::Subhead | Kind::Entry(_))
            && let Some(listed) = word_lists::listed(element)
        {
            style.kind = Kind::Entry(Entry {
                list: FOREIGN_LISTS + listed.list.min(FOREIGN_LISTS),
                ordered: word_lists::is_numbered(self.tree, id),
                level: self.level(listed.level),
                number: self.next_entry(),
            });
        }
        match element.attribute("data-copydesk") {
            Some("attribution") => style.kind = Kind::Attribution,
            Some("address") => style.kind = Kind::Address,
            Some(_) | None => {}
        }
        if style.is_exact() && matches!(element.name(), "p" | "h2" | "h3" | "li" | "figcaption") {
            self.writer.begin_exact(style.kind);
        }
        if let Some(group) = fold::Group::of(element) {
            return Leave::Group(group, start);
        }
        if element.name() == "figure" { Leave::Figure(start) } else { Leave::Block }
    }

    fn list(&mut self, element: &Element, style: &mut Style) {
        let ordered = element.name() == "ol";
        if style.lists == 0 {
            self.lists += 1;
            style.list = (self.lists, ordered);
            let start = element.value("start").trim();
            style.renumbered = ordered && (!matches!(start, "" | "1") || element.attribute("reversed").is_some());
            if style.is_exact() {
                self.writer.pieces.push(Piece::List(self.lists, ordered));
            }
        } else if style.list.1 != ordered {
            self.lost.count(Loss::Numbering);
        }
        style.lists += 1;
    }

    fn entry(&mut self, element: &Element, style: &Style) -> Entry {
        let (mut list, ordered) = style.list;
        let number = |name: &str| element.attribute(name).and_then(|value| value.trim().parse::<usize>().ok());
        // Word on the web gives each entry a list of its own, and says which it is of.
        if let Some(shared) = number("data-listid") {
            list = FOREIGN_LISTS + shared.min(FOREIGN_LISTS);
        } else if style.renumbered && self.renumbered != list {
            self.renumbered = list;
            self.lost.count(Loss::Numbering);
        }
        let nested = style.lists.saturating_sub(1);
        let said =
            number("data-aria-level").or_else(|| number("aria-level")).map_or(0, |level| level.saturating_sub(1));
        let level = number("data-level").filter(|_| style.is_exact()).unwrap_or(nested.max(said));
        Entry { list, ordered, level: self.level(level), number: self.next_entry() }
    }

    fn level(&mut self, level: usize) -> usize {
        self.lost.add(Loss::Level, usize::from(level > DEEPEST));
        level.min(DEEPEST)
    }

    fn next_entry(&mut self) -> usize {
        self.entries += 1;
        self.entries
    }

    fn leave(&mut self, frame: &Frame) {
        match frame.leave {
            Leave::Inline => {}
            Leave::Quoted => self.writer.words("”", &frame.style),
            Leave::Bracketed { part } => {
                self.writer.words("]", &frame.style);
                if part {
                    self.writer.part();
                }
            }
            Leave::Block => self.writer.flush(),
            Leave::Figure(start) => {
                self.writer.flush();
                fold::told_once(&mut self.writer.pieces, start);
            }
            Leave::Table => {
                self.writer.flush();
                self.lost.add(Loss::Table, usize::from(self.rows.end_table()));
            }
            Leave::Row(start) => {
                self.writer.flush();
                self.rows.end_row(&mut self.writer.pieces, start);
            }
            Leave::Group(group, start) => {
                self.writer.flush();
                fold::fold(group, &mut self.writer.pieces, start);
            }
        }
    }
}
