//! Pasting: copy in the manner of many programs, and what holds for any HTML and any fragment.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

#[path = "paste/samples.rs"]
mod samples;
mod support;

use std::fmt::Write as _;

use copydesk::export::{Address, fragment::to_html};
use copydesk::ground::{BlockId, Direction, EntityId, PhotoId};
use copydesk::import::paste::{Loss, Pasted, from_html, from_plain, keep_known};
use copydesk::story::{Block, Content, Fragment, List, Mark, Text};
use insta::assert_snapshot;
use proptest::collection::vec;
use proptest::prelude::*;
use support::{arb_content, cases, shared};

/// A fragment a person can read: kinds at the left, marks in brackets, soft line ends as `⏎`.
fn shown(pasted: &Pasted) -> String {
    let mut page = String::new();
    for content in &pasted.fragment.blocks {
        match content {
            Content::Paragraph(text) => writeln!(page, "p  {}", marked(text)).unwrap(),
            Content::Subhead(text) => writeln!(page, "h  {}", marked(text)).unwrap(),
            Content::Quote(text) => writeln!(page, "q  {}", marked(text)).unwrap(),
            Content::List(List { ordered, items }) => {
                for item in items {
                    let mark = if *ordered { "1." } else { "• " };
                    let indent = "  ".repeat(usize::from(item.level));
                    writeln!(page, "{mark} {indent}{}", marked(&item.text)).unwrap();
                }
            }
            Content::Rule => page.push_str("--\n"),
            Content::PullQuote(_) | Content::Photo(_) | Content::FactBox(_) | Content::Embed(_) => {
                writeln!(page, "{content:?}").unwrap();
            }
        }
    }
    if let Some(told) = pasted.told() {
        writeln!(page, "without {told}").unwrap();
    }
    page.trim_end().replace('\u{a0}', "⍽").replace('\u{2028}', "⏎")
}

fn marked(text: &Text) -> String {
    let mut line = String::new();
    for run in text.runs() {
        let marks: Vec<String> = run
            .marks
            .iter()
            .map(|mark| match mark {
                Mark::Bold => "b".to_owned(),
                Mark::Italic => "i".to_owned(),
                Mark::Link(address) => address.clone(),
                Mark::Mention(id) => format!("@{id}"),
                Mark::Quotation(_) => "“”".to_owned(),
            })
            .collect();
        if marks.is_empty() {
            line.push_str(run.words);
        } else {
            write!(line, "[{}]({})", run.words, marks.join(" ")).unwrap();
        }
    }
    line
}

fn paste(html: &str) -> String {
    shown(&from_html(html))
}

/// The letters and digits of a fragment, in order.
fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn words_of(fragment: &Fragment) -> String {
    let mut words = String::new();
    for content in &fragment.blocks {
        let block = Block::new(BlockId::from(0), content.clone());
        if let Content::Embed(embed) = content {
            words.push_str(&embed.url);
        }
        for part in block.parts() {
            words.push(' ');
            words.push_str(block.text(part).unwrap().as_str());
        }
        if let Content::PullQuote(quote) = content {
            words.push_str(&quote.attribution);
        }
        words.push('\n');
    }
    words
}

#[test]
fn print_all() {
    for (name, html) in samples::ALL {
        println!("=== {name}\n{}", paste(html));
    }
}

// ---- our own copy comes back

/// The text as a page can carry it: without what HTML forbids, line ends soft.
fn carried(text: &Text) -> Text {
    let runs = text.runs().into_iter().map(|run| {
        let marks = run.marks.into_iter().filter_map(|mark| match mark {
            Mark::Link(address) => Address::clean(address).map(|address| Mark::Link(address.as_str().to_owned())),
            Mark::Quotation(_) => Some(Mark::Quotation(None)),
            mark @ (Mark::Bold | Mark::Italic | Mark::Mention(_)) => Some(mark.clone()),
        });
        (carried_words(run.words), marks.collect())
    });
    Text::from_runs(runs.collect::<Vec<_>>())
}

fn carried_words(words: &str) -> String {
    let is_lost = |c: char| c != '\t' && c.is_control() || ('\u{fdd0}'..='\u{fdef}').contains(&c);
    let lines = words.replace(['\n', '\u{2029}'], "\u{2028}");
    lines.chars().filter(|c| !is_lost(*c) && u32::from(*c) & 0xfffe != 0xfffe).collect()
}

fn carried_block(content: Content) -> Content {
    let mut block = Block::new(BlockId::from(0), content);
    for part in block.parts() {
        let text = block.text_mut(part).unwrap();
        *text = carried(text);
    }
    match &mut block.content {
        Content::PullQuote(quote) => quote.attribution = carried_words(&quote.attribution),
        Content::Embed(embed) => embed.url = carried_words(&embed.url),
        Content::Paragraph(_)
        | Content::Subhead(_)
        | Content::Quote(_)
        | Content::List(_)
        | Content::Photo(_)
        | Content::FactBox(_)
        | Content::Rule => {}
    }
    block.content
}

fn arb_fragment() -> impl Strategy<Value = Fragment> {
    vec(arb_content(), 0..6).prop_map(|blocks| Fragment { blocks })
}

fn arb_direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Ltr), Just(Direction::Rtl)]
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_was_copied_here_is_pasted_whole(fragment in arb_fragment(), direction in arb_direction()) {
        let html = to_html(&fragment, direction);
        let expected: Vec<Content> = fragment.blocks.into_iter().map(carried_block).collect();
        let pasted = from_html(&html);
        prop_assert_eq!(&pasted.fragment.blocks, &expected, "{}", html);
        prop_assert_eq!(pasted.dropped, []);
    }
}
