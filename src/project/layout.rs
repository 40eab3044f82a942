//! How a project file looks: RON laid out so that people can read it and a changed sentence is a
//! changed line.
//!
//! ron's own pretty printer cannot do it: it breaks all lists or none, and escapes the vowels of
//! Arabic and Hindi. So ron writes everything on one line, with strings as they are, and this
//! sets the line breaks and the quotes.
//!
//! - A struct with named fields has a field a line, a map an entry a line.
//! - A list has an element a line if any of them is a string, a tuple, a struct or itself broken:
//!   a body, a text's sentences, keywords. Else it stays on its line: `[Bold, Mention("7f3")]`.
//! - Tuples and the arguments of variants stay around what they hold: `Paragraph([`.
//! - Four spaces a level, a comma after every element that ends a line, `\n` and nothing else.

use super::escape::write_quoted;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Round,
    Square,
    Curly,
}

enum Token<'a> {
    Open {
        bracket: Bracket,
        broken: bool,
    },
    Close(Bracket),
    Comma,
    Colon,
    /// The content of a string.
    Words(&'a str),
    /// A name, number or `true`.
    Atom(&'a str),
}

/// Lays out what ron writes without line breaks and with `escape_strings(false)`. What is parsed
/// from the result is what would be parsed from `compact`. Takes time and memory in proportion to
/// its length.
#[must_use]
pub(super) fn lay_out(compact: &str) -> String {
    let mut tokens = tokens(compact);
    choose_breaks(&mut tokens);
    let mut out = String::with_capacity(compact.len() + compact.len() / 4);
    write_tokens(&tokens, &mut out);
    out
}

fn tokens(compact: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = compact;
    while let Some(first) = rest.chars().next() {
        let (token, after) = match first {
            '(' => (Token::Open { bracket: Bracket::Round, broken: false }, past(rest, 1)),
            '[' => (Token::Open { bracket: Bracket::Square, broken: false }, past(rest, 1)),
            '{' => (Token::Open { bracket: Bracket::Curly, broken: false }, past(rest, 1)),
            ')' => (Token::Close(Bracket::Round), past(rest, 1)),
            ']' => (Token::Close(Bracket::Square), past(rest, 1)),
            '}' => (Token::Close(Bracket::Curly), past(rest, 1)),
            ',' => (Token::Comma, past(rest, 1)),
            ':' => (Token::Colon, past(rest, 1)),
            '"' => string(past(rest, 1), "\""),
            'r' if rest.starts_with("r#\"") || rest.starts_with("r##") => {
                let hashes = rest.bytes().skip(1).take_while(|b| *b == b'#').count();
                string(past(rest, hashes + 2), &format!("\"{}", "#".repeat(hashes)))
            }
            _ => {
                let end = rest.find(['(', ')', '[', ']', '{', '}', ',', ':', '"']).unwrap_or(rest.len());
                let (atom, after) = rest.split_at(end);
                (Token::Atom(atom), after)
            }
        };
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// What follows the first `bytes` bytes, all of them ASCII.
fn past(text: &str, bytes: usize) -> &str {
    text.get(bytes..).unwrap_or_default()
}

fn string<'a>(text: &'a str, end: &str) -> (Token<'a>, &'a str) {
    let (words, after) = text.split_once(end).unwrap_or((text, ""));
    (Token::Words(words), after)
}

/// A bracket whose end has not been seen.
struct Group {
    at: usize,
    bracket: Bracket,
    /// Whether it holds anything.
    filled: bool,
    /// Whether a colon stands directly in it.
    named: bool,
    /// Whether something in it asks for lines of its own.
    tall: bool,
}

fn choose_breaks(tokens: &mut [Token<'_>]) {
    let mut open: Vec<Group> = Vec::new();
    let mut broken_at = Vec::new();
    let mut after_name = false;
    for (at, token) in tokens.iter().enumerate() {
        let plain = !after_name;
        after_name = matches!(token, Token::Atom(_));
        let parent = open.last_mut();
        match token {
            Token::Open { bracket, .. } => {
                if let Some(parent) = parent {
                    parent.filled = true;
                    parent.tall |= parent.bracket == Bracket::Square && *bracket == Bracket::Round && plain;
                }
                open.push(Group { at, bracket: *bracket, filled: false, named: false, tall: false });
            }
            Token::Close(_) => {
                let Some(group) = open.pop() else { continue };
                let broken = group.filled
                    && match group.bracket {
                        Bracket::Round => group.named,
                        Bracket::Square => group.tall,
                        Bracket::Curly => true,
                    };
                if broken {
                    broken_at.push(group.at);
                }
                if let Some(parent) = open.last_mut() {
                    parent.tall |= broken || group.tall;
                }
            }
            Token::Words(_) => {
                if let Some(parent) = parent {
                    parent.filled = true;
                    parent.tall |= parent.bracket == Bracket::Square;
                }
            }
            Token::Colon => {
                if let Some(parent) = parent {
                    parent.named = true;
                }
            }
            Token::Atom(_) | Token::Comma => {
                if let Some(parent) = parent {
                    parent.filled = true;
                }
            }
        }
    }
    for at in broken_at {
        if let Some(Token::Open { broken, .. }) = tokens.get_mut(at) {
            *broken = true;
        }
    }
}

fn write_tokens(tokens: &[Token<'_>], out: &mut String) {
    let mut open: Vec<bool> = Vec::new();
    let mut depth = 0_usize;
    for token in tokens {
        match token {
            Token::Open { bracket, broken } => {
                out.push(match bracket {
                    Bracket::Round => '(',
                    Bracket::Square => '[',
                    Bracket::Curly => '{',
                });
                open.push(*broken);
                if *broken {
                    depth += 1;
                    new_line(out, depth);
                }
            }
            Token::Close(bracket) => {
                if open.pop().unwrap_or_default() {
                    depth = depth.saturating_sub(1);
                    out.push(',');
                    new_line(out, depth);
                }
                out.push(match bracket {
                    Bracket::Round => ')',
                    Bracket::Square => ']',
                    Bracket::Curly => '}',
                });
            }
            Token::Comma if open.last().copied().unwrap_or_default() => {
                out.push(',');
                new_line(out, depth);
            }
            Token::Comma => out.push_str(", "),
            Token::Colon => out.push_str(": "),
            Token::Words(words) => write_quoted(out, words),
            Token::Atom(atom) => out.push_str(atom),
        }
    }
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("    ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_break_for_words_and_stay_inline_for_marks() {
        assert_eq!(
            lay_out(r#"(id:"7",body:[Paragraph(["One. ",("Two.",[Bold,Mention("7f3")])]),Rule],more:[],none:())"#),
            "(\n    id: \"7\",\n    body: [\n        Paragraph([\n            \"One. \",\n            (\"Two.\", [Bold, Mention(\"7f3\")]),\n        ]),\n        Rule,\n    ],\n    more: [],\n    none: (),\n)"
        );
    }

    #[test]
    fn a_list_is_broken_when_something_deep_in_it_is() {
        assert_eq!(lay_out("[Photo((id:1)),Rule]"), "[\n    Photo((\n        id: 1,\n    )),\n    Rule,\n]");
        assert_eq!(lay_out("(1,[2,3],{})"), "(1, [2, 3], {})");
        assert_eq!(lay_out(r#"{"ar":"x"}"#), "{\n    \"ar\": \"x\",\n}");
    }

    #[test]
    fn strings_that_look_like_structure_stay_strings() {
        assert_eq!(lay_out(r##"(a:r#"x"],(:"#,b:"r#,")"##), "(\n    a: \"x\\\"],(:\",\n    b: \"r#,\",\n)");
        assert_eq!(lay_out(r###"(a:r##"x"#y"##)"###), "(\n    a: \"x\\\"#y\",\n)");
    }
}
