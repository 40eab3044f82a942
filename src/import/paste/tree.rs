//! The tree of pasted HTML, as the parser builds it: one row of nodes linked by their places.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns};

/// A node’s place in the tree. The document is 0.
pub(super) type NodeId = usize;

/// The attributes that say something; a picture’s bytes in `src` would only fill memory.
const KEPT: &[&str] = &[
    "alt",
    "aria-level",
    "class",
    "data-aria-level",
    "data-copydesk",
    "data-level",
    "data-listid",
    "data-mention",
    "data-photo",
    "data-quotation",
    "height",
    "hidden",
    "href",
    "id",
    "name",
    "open",
    "reversed",
    "role",
    "start",
    "style",
    "type",
    "width",
];

/// An element as it was written.
#[derive(Debug)]
pub(super) struct Element {
    qualified: QualName,
    attributes: Vec<(LocalName, String)>,
    /// Where the contents of a `template` lie, which no page shows.
    contents: Option<NodeId>,
}

impl Element {
    /// Its name, in small letters.
    pub(super) fn name(&self) -> &str {
        &self.qualified.local
    }

    /// The value of an attribute; empty where it has none.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| **known == *name).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute, or nothing.
    pub(super) fn value(&self, name: &str) -> &str {
        self.attribute(name).unwrap_or_default()
    }

    /// Whether one of its classes is this one.
    pub(super) fn has_class(&self, class: &str) -> bool {
        self.value("class").split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(class))
    }
}

/// What stands at a place.
#[derive(Debug)]
pub(super) enum Node {
    /// The document, or what a `template` holds.
    Root,
    /// An element.
    Element(Element),
    /// Words.
    Words(String),
    /// `<!--StartFragment-->`: what is before it was not copied.
    Start,
    /// `<!--EndFragment-->`: what follows was not copied.
    End,
    /// Any other comment, and the like.
    Comment,
}

#[derive(Debug)]
struct Linked {
    node: Node,
    parent: Option<NodeId>,
    before: Option<NodeId>,
    after: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
    depth: usize,
}

/// The finished tree.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Linked>,
}

impl Tree {
    /// What stands there.
    pub(super) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id).map(|linked| &linked.node)
    }

    /// The first thing inside it.
    pub(super) fn first(&self, id: NodeId) -> Option<NodeId> {
        self.nodes.get(id)?.first
    }

    /// What follows it inside the same parent.
    pub(super) fn after(&self, id: NodeId) -> Option<NodeId> {
        self.nodes.get(id)?.after
    }

    /// Whether the copied part is marked, and begins before it ends.
    pub(super) fn is_marked(&self) -> bool {
        let place = |wanted: fn(&Node) -> bool| self.nodes.iter().position(|linked| wanted(&linked.node));
        match (place(|node| matches!(node, Node::Start)), place(|node| matches!(node, Node::End))) {
            (Some(start), Some(end)) => start < end,
            (None | Some(_), None) | (None, Some(_)) => false,
        }
    }

    /// The first words inside a node, at most about `enough` bytes of them, looking at a bounded
    /// number of nodes.
    pub(super) fn words_inside(&self, id: NodeId, enough: usize) -> String {
        let (mut words, mut open) = (String::new(), vec![self.first(id)]);
        for _ in 0..4 * enough {
            let Some(top) = open.pop() else { break };
            let Some(at) = top else { continue };
            open.push(self.after(at));
            if let Some(Node::Words(more)) = self.node(at) {
                words.push_str(more.get(..more.ceil_char_boundary(enough)).unwrap_or(more));
            }
            open.push(self.first(at));
            if words.len() >= enough {
                break;
            }
        }
        words
    }

    fn add(&mut self, node: Node) -> NodeId {
        self.nodes.push(Linked { node, parent: None, before: None, after: None, first: None, last: None, depth: 0 });
        self.nodes.len() - 1
    }

    fn with(&mut self, id: Option<NodeId>, change: impl FnOnce(&mut Linked)) {
        if let Some(linked) = id.and_then(|id| self.nodes.get_mut(id)) {
            change(linked);
        }
    }

    fn detach(&mut self, id: NodeId) {
        let Some(linked) = self.nodes.get_mut(id) else { return };
        let (parent, before, after) = (linked.parent.take(), linked.before.take(), linked.after.take());
        self.with(before, |linked| linked.after = after);
        self.with(after, |linked| linked.before = before);
        self.with(parent, |linked| {
            if linked.first == Some(id) {
                linked.first = after;
            }
            if linked.last == Some(id) {
                linked.last = before;
            }
        });
    }

    /// Puts a free node into `parent`, before `after` or last.
    fn attach(&mut self, parent: NodeId, id: NodeId, after: Option<NodeId>) {
        let depth = self.depth(parent) + 1;
        let before = match after {
            Some(after) => self.nodes.get(after).and_then(|linked| linked.before),
            None => self.nodes.get(parent).and_then(|linked| linked.last),
        };
        self.with(Some(id), |linked| {
            (linked.parent, linked.before, linked.after, linked.depth) = (Some(parent), before, after, depth);
        });
        self.with(before, |linked| linked.after = Some(id));
        self.with(after, |linked| linked.before = Some(id));
        self.with(Some(parent), |linked| {
            if before.is_none() {
                linked.first = Some(id);
            }
            if after.is_none() {
                linked.last = Some(id);
            }
        });
    }

    fn depth(&self, id: NodeId) -> usize {
        self.nodes.get(id).map_or(0, |linked| linked.depth)
    }

    /// Puts a node or words into `parent`, before `after` or last; words join words. Gives the
    /// depth at which the next thing would stand.
    fn insert(&mut self, parent: NodeId, child: NodeOrText<NodeId>, after: Option<NodeId>) -> usize {
        match child {
            NodeOrText::AppendNode(id) => {
                self.detach(id);
                self.attach(parent, id, after);
                if matches!(self.node(id), Some(Node::Element(_))) { self.depth(id) } else { self.depth(parent) }
            }
            NodeOrText::AppendText(words) => {
                let before = match after {
                    Some(after) => self.nodes.get(after).and_then(|linked| linked.before),
                    None => self.nodes.get(parent).and_then(|linked| linked.last),
                };
                if let Some(Node::Words(there)) =
                    before.and_then(|id| self.nodes.get_mut(id)).map(|linked| &mut linked.node)
                {
                    there.push_str(&words);
                } else {
                    let id = self.add(Node::Words(words.to_string()));
                    self.attach(parent, id, after);
                }
                self.depth(parent)
            }
        }
    }
}

/// What the parser builds into.
#[derive(Debug)]
pub(super) struct Sink {
    tree: RefCell<Tree>,
    depth: Cell<usize>,
}

impl Sink {
    /// A tree of nothing but its document.
    pub(super) fn new() -> Self {
        let mut tree = Tree::default();
        tree.add(Node::Root);
        Self { tree: RefCell::new(tree), depth: Cell::new(0) }
    }

    /// How many nodes there are.
    pub(super) fn nodes(&self) -> usize {
        self.tree.borrow().nodes.len()
    }

    /// How deep the last thing was put.
    pub(super) fn depth(&self) -> usize {
        self.depth.get()
    }

    fn insert(&self, parent: NodeId, child: NodeOrText<NodeId>, after: Option<NodeId>) {
        let depth = self.tree.borrow_mut().insert(parent, child, after);
        self.depth.set(depth);
    }

    fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.tree.borrow().nodes.get(id).and_then(|linked| linked.parent)
    }
}

/// An element’s name, for the parser.
#[derive(Debug)]
pub(super) struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

fn kept(attributes: Vec<Attribute>) -> Vec<(LocalName, String)> {
    let kept = |attribute: &Attribute| KEPT.contains(&&*attribute.name.local);
    attributes.into_iter().filter(kept).map(|one| (one.name.local, one.value.to_string())).collect()
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _said: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Name {
        Name(match self.tree.borrow().node(*target) {
            Some(Node::Element(element)) => element.qualified.clone(),
            Some(Node::Root | Node::Words(_) | Node::Start | Node::End | Node::Comment) | None => {
                QualName::new(None, ns!(html), local_name!(""))
            }
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        let mut tree = self.tree.borrow_mut();
        let contents = flags.template.then(|| tree.add(Node::Root));
        tree.add(Node::Element(Element { qualified: name, attributes: kept(attributes), contents }))
    }

    fn create_comment(&self, words: StrTendril) -> NodeId {
        self.tree.borrow_mut().add(match words.trim() {
            "StartFragment" => Node::Start,
            "EndFragment" => Node::End,
            _other => Node::Comment,
        })
    }

    fn create_pi(&self, _target: StrTendril, _words: StrTendril) -> NodeId {
        self.tree.borrow_mut().add(Node::Comment)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.insert(*parent, child, None);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, above: &NodeId, child: NodeOrText<NodeId>) {
        if self.parent(*element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(above, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        match self.tree.borrow().node(*target) {
            Some(Node::Element(element)) => element.contents.unwrap_or_default(),
            Some(Node::Root | Node::Words(_) | Node::Start | Node::End | Node::Comment) | None => 0,
        }
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        if let NodeOrText::AppendNode(id) = &child {
            self.tree.borrow_mut().detach(*id);
        }
        let parent = self.parent(*sibling).unwrap_or_default();
        self.insert(parent, child, Some(*sibling));
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        if let Some(Node::Element(element)) =
            self.tree.borrow_mut().nodes.get_mut(*target).map(|linked| &mut linked.node)
        {
            for (name, value) in kept(attributes) {
                if !element.attributes.iter().any(|(known, _)| *known == name) {
                    element.attributes.push((name, value));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.first(*node) {
            tree.detach(child);
            tree.attach(*new_parent, child, None);
        }
    }
}
