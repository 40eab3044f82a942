//! Messages as they are read from Fluent files: their references put in, ready to be filled.
//!
//! Of Fluent 1.0 the files use text, arguments, choices by an argument, terms and references to
//! other messages; no functions and no parametrized terms.

use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_syntax::ast;
use fluent_syntax::parser::parse_runtime;
use fluent_syntax::unicode::unescape_unicode_to_string;

/// A message or an attribute of one, in parts.
pub(super) type Pattern = Vec<Part>;

/// A part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Words as they stand.
    Words(String),
    /// An argument.
    Arg(&'static str),
    /// A choice by an argument: the first that fits, else the default.
    Choice { by: &'static str, variants: Vec<(&'static str, Pattern)>, default: Pattern },
}

/// A message: what it says, and what its attributes say.
#[derive(Debug, Default)]
pub(super) struct Message {
    pub(super) value: Pattern,
    pub(super) attributes: HashMap<&'static str, Pattern>,
}

/// References followed into one another; more go in a circle.
const DEPTH: usize = 8;

/// The messages of a language's files: it is known where each stands, and it is read when it is first
/// wanted. A window opens with a few hundred of them, and all would take longer than its first frame has.
#[derive(Debug, Default)]
pub(super) struct Messages {
    /// By family and name, the halves of their keys at the first hyphen: rows ask by their id.
    messages: HashMap<&'static str, HashMap<&'static str, Entry>>,
    terms: HashMap<&'static str, Entry>,
}

/// A message as it stands in its file.
#[derive(Debug)]
struct Entry {
    source: &'static str,
    read: OnceLock<Option<Message>>,
}

/// A message as it was read, or a term.
struct Read {
    value: Option<ast::Pattern<&'static str>>,
    attributes: Vec<ast::Attribute<&'static str>>,
}

impl Messages {
    /// The messages of these files. What cannot be read is left out; the tests see to it that nothing is.
    pub(super) fn of(files: &[&'static str]) -> Self {
        let mut all = Self::default();
        for source in files.iter().flat_map(|file| entries_of(file)) {
            let is_term = source.starts_with('-');
            let named = source.strip_prefix('-').unwrap_or(source);
            let end = named.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
            let Some((key, _)) = end.and_then(|end| named.split_at_checked(end)) else { continue };
            let entry = Entry { source, read: OnceLock::new() };
            if is_term {
                all.terms.insert(key, entry);
            } else {
                let (family, id) = halves(key);
                all.messages.entry(family).or_default().insert(id, entry);
            }
        }
        all
    }

    /// The message with this key, by its halves.
    pub(super) fn find(&self, family: &str, id: &str) -> Option<&Message> {
        let entry = self.entry(family, id)?;
        entry.read.get_or_init(|| Some(self.put_in(&entry.parsed()?))).as_ref()
    }

    fn entry(&self, family: &str, id: &str) -> Option<&Entry> {
        self.messages.get(family)?.get(id)
    }

    fn put_in(&self, read: &Read) -> Message {
        let value = read.value.as_ref().map(|value| pattern(value, self, DEPTH)).unwrap_or_default();
        let attributes = read.attributes.iter().map(|a| (a.id.name, pattern(&a.value, self, DEPTH))).collect();
        Message { value, attributes }
    }
}

impl Entry {
    fn parsed(&self) -> Option<Read> {
        let resource = parse_runtime(self.source).unwrap_or_else(|(read, _errors)| read);
        resource.body.into_iter().find_map(|entry| match entry {
            ast::Entry::Message(m) => Some(Read { value: m.value, attributes: m.attributes }),
            ast::Entry::Term(t) => Some(Read { value: Some(t.value), attributes: t.attributes }),
            ast::Entry::Comment(_)
            | ast::Entry::GroupComment(_)
            | ast::Entry::ResourceComment(_)
            | ast::Entry::Junk { .. } => None,
        })
    }
}

/// The entries of a file, each from its name at the beginning of a line to the next or to a comment.
fn entries_of(file: &'static str) -> Vec<&'static str> {
    let (mut entries, mut begun, mut at) = (Vec::new(), None, 0);
    let mut end = |begun: &mut Option<usize>, at| entries.extend(begun.take().and_then(|from| file.get(from..at)));
    for line in file.split_inclusive('\n') {
        let first = line.bytes().next().unwrap_or_default();
        let begins = first.is_ascii_alphabetic() || first == b'-';
        if begins || first == b'#' {
            end(&mut begun, at);
        }
        if begins {
            begun = Some(at);
        }
        at += line.len();
    }
    end(&mut begun, at);
    entries
}

/// The halves of a key, at its first hyphen.
pub(super) fn halves(key: &str) -> (&str, &str) {
    key.split_once('-').unwrap_or((key, ""))
}

fn pattern(read: &ast::Pattern<&'static str>, entries: &Messages, depth: usize) -> Pattern {
    let mut parts = Pattern::new();
    for element in &read.elements {
        match element {
            ast::PatternElement::TextElement { value } => push(&mut parts, Part::Words((*value).to_owned())),
            ast::PatternElement::Placeable { expression } => expressed(&mut parts, expression, entries, depth),
        }
    }
    parts
}

/// Adds a part; words join the words before them.
fn push(parts: &mut Pattern, part: Part) {
    match (parts.last_mut(), part) {
        (Some(Part::Words(before)), Part::Words(words)) => before.push_str(&words),
        (_, part) => parts.push(part),
    }
}

fn expressed(parts: &mut Pattern, read: &ast::Expression<&'static str>, entries: &Messages, depth: usize) {
    match read {
        ast::Expression::Inline(inline) => inlined(parts, inline, entries, depth),
        ast::Expression::Select { selector, variants } => {
            let ast::InlineExpression::VariableReference { id } = selector else { return };
            let mut choice = (Vec::new(), Pattern::new());
            for variant in variants {
                let (ast::VariantKey::Identifier { name } | ast::VariantKey::NumberLiteral { value: name }) =
                    variant.key;
                let said = pattern(&variant.value, entries, depth);
                if variant.default {
                    choice.1.clone_from(&said);
                }
                choice.0.push((name, said));
            }
            parts.push(Part::Choice { by: id.name, variants: choice.0, default: choice.1 });
        }
    }
}

fn inlined(parts: &mut Pattern, read: &ast::InlineExpression<&'static str>, entries: &Messages, depth: usize) {
    let referred = |entry: Option<&Entry>, attribute: Option<&'static str>| {
        let Read { value, attributes } = entry?.parsed()?;
        match attribute {
            Some(name) => attributes.into_iter().find(|a| a.id.name == name).map(|a| a.value),
            None => value,
        }
    };
    let named = match read {
        ast::InlineExpression::StringLiteral { value } => {
            return push(parts, Part::Words(unescape_unicode_to_string(value).into_owned()));
        }
        ast::InlineExpression::NumberLiteral { value } => return push(parts, Part::Words((*value).to_owned())),
        ast::InlineExpression::VariableReference { id } => return parts.push(Part::Arg(id.name)),
        ast::InlineExpression::Placeable { expression } => return expressed(parts, expression, entries, depth),
        ast::InlineExpression::MessageReference { id, attribute } => {
            let (family, rest) = halves(id.name);
            referred(entries.entry(family, rest), attribute.as_ref().map(|a| a.name))
        }
        ast::InlineExpression::TermReference { id, attribute, .. } => {
            referred(entries.terms.get(id.name), attribute.as_ref().map(|a| a.name))
        }
        ast::InlineExpression::FunctionReference { .. } => None,
    };
    if let (Some(named), true) = (named, depth > 0) {
        for part in pattern(&named, entries, depth - 1) {
            push(parts, part);
        }
    }
}
