//! Messages as they are read from Fluent files: their references put in, ready to be filled.
//!
//! Of Fluent 1.0 the files use text, arguments, choices by an argument, terms and references to
//! other messages; no functions and no parametrized terms.

use std::collections::HashMap;

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

type Entries = HashMap<(bool, &'static str), (Option<ast::Pattern<&'static str>>, Vec<ast::Attribute<&'static str>>)>;

/// The messages of several files. What cannot be read is left out; the tests see to it that
/// nothing is.
pub(super) fn read(files: &[&'static str]) -> HashMap<&'static str, Message> {
    let mut entries = Entries::new();
    for file in files {
        let resource = parse_runtime(*file).unwrap_or_else(|(read, _errors)| read);
        for entry in resource.body {
            match entry {
                ast::Entry::Message(m) => drop(entries.insert((false, m.id.name), (m.value, m.attributes))),
                ast::Entry::Term(t) => drop(entries.insert((true, t.id.name), (Some(t.value), t.attributes))),
                ast::Entry::Comment(_)
                | ast::Entry::GroupComment(_)
                | ast::Entry::ResourceComment(_)
                | ast::Entry::Junk { .. } => {}
            }
        }
    }
    let messages = entries.iter().filter(|((is_term, _), _)| !is_term);
    messages
        .map(|((_, id), (value, attributes))| {
            let value = value.as_ref().map(|value| pattern(value, &entries, DEPTH)).unwrap_or_default();
            let attributes = attributes.iter().map(|a| (a.id.name, pattern(&a.value, &entries, DEPTH))).collect();
            (*id, Message { value, attributes })
        })
        .collect()
}

fn pattern(read: &ast::Pattern<&'static str>, entries: &Entries, depth: usize) -> Pattern {
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

fn expressed(parts: &mut Pattern, read: &ast::Expression<&'static str>, entries: &Entries, depth: usize) {
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

fn inlined(parts: &mut Pattern, read: &ast::InlineExpression<&'static str>, entries: &Entries, depth: usize) {
    let referred = |key: (bool, &'static str), attribute: Option<&'static str>| {
        let (value, attributes) = entries.get(&key)?;
        match attribute {
            Some(name) => attributes.iter().find(|a| a.id.name == name).map(|a| &a.value),
            None => value.as_ref(),
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
            referred((false, id.name), attribute.as_ref().map(|a| a.name))
        }
        ast::InlineExpression::TermReference { id, attribute, .. } => {
            referred((true, id.name), attribute.as_ref().map(|a| a.name))
        }
        ast::InlineExpression::FunctionReference { .. } => None,
    };
    if let (Some(named), true) = (named, depth > 0) {
        for part in pattern(named, entries, depth - 1) {
            push(parts, part);
        }
    }
}
