//! Parsing pasted HTML as a browser does, with bounds on what it may cost.

use std::cell::Cell;

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{TreeSink, create_element};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{QualName, TokenizerResult, local_name, ns};

use super::lost::{Loss, Lost};
use super::tree::{NodeId, Sink, Tree};

/// Most bytes that are read: 16 MiB.
pub(super) const MAX_BYTES: usize = 16 << 20;
/// Most levels of elements that are kept.
pub(super) const MAX_DEPTH: usize = 256;
/// Most nodes that are kept.
const MAX_NODES: usize = 400_000;
/// How much is read at once.
const STRETCH: usize = 4 << 10;
/// What the parser may spend on comparing attributes. It compares each of a tag with all before
/// it, so that a tag of a million attributes would hold it for hours. Spaces are taken for bounds
/// of attributes; a value with 28,000 of them spends it all.
const MAX_COMPARED: usize = 400_000_000;

/// Reads HTML as what stands in the body of a page. Words are kept where tags are too many or
/// too deep; what lies beyond the bounds of size is not read.
pub(super) fn parse(html: &str, lost: &mut Lost) -> Tree {
    let sink = Sink::new();
    let body = create_element(&sink, QualName::new(None, ns!(html), local_name!("body")), Vec::new());
    let builder = TreeBuilder::new_for_fragment(sink, body, None, TreeBuilderOpts::default());
    let tokenizer = Tokenizer::new(Guard::new(builder), TokenizerOpts::default());
    let input = BufferQueue::default();
    let (mut rest, mut compared, mut waiting) = (html, 0, 0);
    while !rest.is_empty() {
        let (stretch, after) = rest.split_at(rest.floor_char_boundary(STRETCH.min(rest.len())));
        let tokens = tokenizer.sink.tokens.get();
        input.push_back(StrTendril::from(stretch));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        let parted = stretch.bytes().filter(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'/' | b'"' | b'\'')).count();
        waiting = if tokens == tokenizer.sink.tokens.get() { waiting + parted } else { parted };
        compared += waiting * parted;
        rest = after;
        if compared > MAX_COMPARED || html.len() - rest.len() >= MAX_BYTES {
            break;
        }
    }
    if !rest.is_empty() {
        lost.count(Loss::Rest);
    }
    tokenizer.end();
    let guard = tokenizer.sink;
    lost.add(Loss::Depth, guard.flattened.get());
    guard.builder.sink.finish()
}

/// Stands between the parser’s two halves: lets no tag through that leads too deep or makes too
/// many nodes, and nothing of scripts and style sheets.
struct Guard {
    builder: TreeBuilder<NodeId, Sink>,
    /// Tokens seen.
    tokens: Cell<usize>,
    /// Whether what comes is the inside of a script or style sheet.
    inside_script: Cell<bool>,
    /// Whether something was closed since the depth was last known.
    stale: Cell<bool>,
    /// Elements that were left out.
    flattened: Cell<usize>,
}

impl Guard {
    fn new(builder: TreeBuilder<NodeId, Sink>) -> Self {
        Self {
            builder,
            tokens: Cell::default(),
            inside_script: Cell::default(),
            stale: Cell::default(),
            flattened: Cell::default(),
        }
    }

    fn start(&self, tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        if matches!(&*tag.name, "script" | "style") {
            let empty = tag.self_closing && self.adjusted_current_node_present_but_not_in_html_namespace();
            if empty {
                return TokenSinkResult::Continue;
            }
            self.inside_script.set(true);
            return TokenSinkResult::RawData(if &*tag.name == "script" {
                RawKind::ScriptData
            } else {
                RawKind::Rawtext
            });
        }
        if self.is_full(line) {
            self.flattened.set(self.flattened.get() + 1);
            // So that the words around it stay apart.
            return self.builder.process_token(Token::CharacterTokens(StrTendril::from(" ")), line);
        }
        self.builder.process_token(Token::TagToken(tag), line)
    }

    fn is_full(&self, line: u64) -> bool {
        let sink = &self.builder.sink;
        if sink.nodes() >= MAX_NODES {
            return true;
        }
        if sink.depth() >= MAX_DEPTH && self.stale.replace(false) {
            // An empty comment goes where the next element would, and so tells how deep that is.
            let probe = Token::CommentToken(StrTendril::new());
            drop(self.builder.process_token(probe, line));
        }
        sink.depth() >= MAX_DEPTH
    }

    fn end(&self, tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        self.stale.set(true);
        if self.inside_script.replace(false) {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(Token::TagToken(tag), line)
    }
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if !matches!(token, Token::ParseError(_)) {
            self.tokens.set(self.tokens.get() + 1);
        }
        match token {
            Token::TagToken(tag) => match tag.kind {
                TagKind::StartTag => self.start(tag, line),
                TagKind::EndTag => self.end(tag, line),
            },
            Token::CharacterTokens(_) | Token::NullCharacterToken if self.inside_script.get() => {
                TokenSinkResult::Continue
            }
            Token::CommentToken(_) if self.builder.sink.nodes() >= MAX_NODES => TokenSinkResult::Continue,
            Token::ParseError(_) => TokenSinkResult::Continue,
            other @ (Token::DoctypeToken(_)
            | Token::CommentToken(_)
            | Token::CharacterTokens(_)
            | Token::NullCharacterToken
            | Token::EOFToken) => self.builder.process_token(other, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
