//! Pasting: copy in the manner of many programs, and what holds for any HTML and any fragment.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

#[path = "paste/samples.rs"]
mod samples;
mod support;

use std::fmt::Write as _;

use copydesk::export::fragment::to_html;
use copydesk::ground::{Address, BlockId, Direction, EntityId, PhotoId};
use copydesk::import::paste::{Known, Loss, Pasted, from_html, from_plain, keep_known};
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

/// All a fragment says, a text a line.
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
fn every_program_pastes_clean_copy() {
    for (name, html) in samples::ALL {
        assert_snapshot!(*name, paste(html));
    }
}

#[test]
fn figures_above_and_below_the_line_keep_their_meaning() {
    let html = "10<sup>3</sup> t CO<sub>2</sub>, 10<sup>-6</sup>, the 21<sup>st</sup>";
    assert_eq!(paste(html), "p  10³ t CO₂, 10⁻⁶, the 21st");
    assert_eq!(paste("5 km<span style='font-size:0.6em;vertical-align:super'>2</span>"), "p  5 km²");
}

#[test]
fn spaces_are_those_a_page_shows() {
    for (html, shown) in [
        ("<b>one</b> <i>two</i>", "p  [one](b) [two](i)"),
        ("<b>one </b><b>two</b>", "p  [one two](b)"),
        ("<b>one </b> two", "p  [one](b) two"),
        ("one<b> </b>two", "p  one two"),
        ("<p> one\n\t two </p>  <p>  </p>\n three ", "p  one two\np  three"),
        ("one&nbsp; two &nbsp; three", "p  one two three"),
        ("20&nbsp;km of &nbsp;road&nbsp;", "p  20⍽km of road"),
        ("one<br> two<br><br>three<br>", "p  one⏎two\np  three"),
        ("<h2>one<br>two</h2>", "h  one two"),
        ("of&shy;ten \u{200f}so\u{200e}", "p  of\u{ad}ten \u{200f}so\u{200e}"),
        ("<p>\u{200b}</p><p>&zwnj;&nbsp;</p>", ""),
    ] {
        assert_eq!(paste(html), shown, "{html}");
    }
}

#[test]
fn words_that_were_not_copied_stay_out() {
    let html = "before<ul><li>one</li><!--StartFragment--><li>two</li><li>three<!--EndFragment--> more</li></ul>after";
    assert_eq!(paste(html), "•  two\n•  three");
    assert_eq!(paste("a<!--EndFragment-->b<!--StartFragment-->c"), "p  abc", "the wrong way around they mark nothing");
}

#[test]
fn what_was_left_behind_is_told_in_words() {
    let told = |html: &str| from_html(html).told().map(|lost| lost.to_string());
    assert_eq!(told("<p>Nothing."), None);
    assert_eq!(told("<ol><li>one<li>two</ol>"), None);
    assert_eq!(told("<ol start=1><li>one</ol>"), None);
    let own = Some("1 list’s own numbering");
    assert_eq!(told("<ol start=3><li>three<li>four</ol><ol><li>one</ol>").as_deref(), own);
    assert_eq!(told("<ol reversed><li>two<li>one</ol>").as_deref(), own);
    assert_eq!(told("<ul start=3><li>a</ul>"), None);
    assert_eq!(
        told("<img src=a><img src=b alt=Bridge><table><tr><td>a<td>b</table>").as_deref(),
        Some("2 pictures, 1 table’s form")
    );
}

#[test]
fn names_and_photos_of_elsewhere_become_their_words() {
    let mut pasted = from_html(samples::OWN_PART);
    let mut all = pasted.clone();
    keep_known(&mut all, &Known { entity: &|_| true, source: &|_| true, photo: &|_| true });
    assert_eq!(all, pasted);
    let strange = "7f3".parse::<EntityId>().unwrap();
    let known = Known { entity: &|id| id != strange, source: &|_| true, photo: &|id| id != PhotoId::from(1) };
    keep_known(&mut pasted, &known);
    assert_eq!(words_of(&pasted.fragment), words_of(&all.fragment));
    let names = |pasted: &Pasted| shown(pasted).matches("(@7f3)").count();
    assert_eq!((names(&all), names(&pasted)), (1, 0));
    assert_eq!(pasted.fragment.blocks[2], Content::Paragraph("The dam".into()));
    assert_eq!(pasted.dropped.iter().find(|one| one.what == Loss::Stranger).map(|one| one.count), Some(2));
}

#[test]
fn plain_words_are_paragraphs_by_their_lines() {
    assert_eq!(from_plain("one\r\n\r\ntwo\u{c}\n\u{2029}three\0").fragment.plain_text(), "one\n\ntwo\n\nthree");
    let mail = "> The first line was\n> broken to a width.";
    assert_eq!(from_plain(mail).fragment.blocks.len(), 2, "lines of a mail stay as they are");
    assert_eq!(from_plain("a\u{1b}[31mb\tc").fragment, Fragment::plain("a[31mb\tc"));
    assert_eq!([from_plain(" \n \r\n"), from_plain("")], [Pasted::default(), Pasted::default()]);
    let cut = from_plain(&"word ".repeat(500_000)).fragment;
    assert!(cut.blocks.len() > 2, "no text is longer than a project file may hold");
    assert_eq!(words_of(&cut).split_whitespace().count(), 500_000);
    let long = from_plain(&"line\n".repeat(50_001));
    assert_eq!(long.fragment.blocks.len(), 50_000);
    assert_eq!(
        long.told().map(|lost| lost.to_string()).as_deref(),
        Some("the rest, which is too long to paste at once")
    );
}

// ---- bounds

#[test]
fn words_are_kept_however_deep_they_stand() {
    let html = format!("{}deep {}<p>after</p>", "<div><b>".repeat(30_000), "</b></div>".repeat(30_000));
    let pasted = from_html(&html);
    assert_eq!(words_of(&pasted.fragment).split_whitespace().collect::<Vec<_>>(), ["deep", "after"]);
    assert_eq!(pasted.dropped.iter().map(|one| one.what).collect::<Vec<_>>(), [Loss::Depth]);
    assert_eq!(from_html("<div><div>flat</div></div>").dropped, []);
    let even = format!("{}in{}<p>a</p><p>b</p>", "<div>".repeat(300), "</div>".repeat(300));
    assert_eq!(from_html(&even).fragment.blocks.len(), 3, "what comes after the depths keeps its form");
}

#[test]
fn a_page_made_to_take_for_ever_does_not() {
    let many = (0..60_000).fold("<p ".to_owned(), |mut tag, nth| {
        write!(tag, "a{nth} ").unwrap();
        tag
    });
    let told = from_html(&format!("first {many}>last")).told().map(|lost| lost.to_string());
    assert_eq!(told.as_deref(), Some("the rest, which is too long to paste at once"));
    for piece in [
        "<p><b a=1>x",
        "<table><b a=1>x",
        "<a><p>x",
        "<b><p></b>x",
        "<svg><desc>x",
        "<template>x",
        "<li><ul>",
        "<select><option>",
    ] {
        let flood: String = (0..4_000).map(|nth| piece.replace("a=1", &format!("a={nth}"))).collect();
        assert!(from_html(&flood).fragment.blocks.len() <= 4_001, "{piece}");
    }
}

#[test]
fn a_page_beyond_the_bound_is_cut_and_that_is_said() {
    let html = format!("<p>first</p><img src=\"data:{}\"><p>last</p>", "x".repeat(17 << 20));
    let pasted = from_html(&html);
    assert_eq!(words_of(&pasted.fragment).trim(), "first");
    assert_eq!(pasted.dropped.last().unwrap().what, Loss::Rest);
}

// ---- any page

/// A piece of a page: words, space, or an element around others.
#[derive(Clone, Debug)]
enum Page {
    Words(String),
    Space(&'static str),
    Break,
    Inline(&'static str, Vec<Page>),
    Block(&'static str, Vec<Page>),
}

impl Page {
    fn html(&self, html: &mut String) {
        match self {
            Self::Words(words) => html.push_str(words),
            Self::Space(space) => html.push_str(space),
            Self::Break => html.push_str("<br>"),
            Self::Inline(open, inside) | Self::Block(open, inside) => {
                write!(html, "<{open}>").unwrap();
                for piece in inside {
                    piece.html(html);
                }
                write!(html, "</{}>", open.split(' ').next().unwrap()).unwrap();
            }
        }
    }

    /// The words as a reader sees them parted.
    fn words(&self, words: &mut String) {
        match self {
            Self::Words(more) => words.push_str(more),
            Self::Space(_) | Self::Break => words.push(' '),
            Self::Inline(_, inside) => inside.iter().for_each(|piece| piece.words(words)),
            Self::Block(_, inside) => {
                words.push(' ');
                for piece in inside {
                    piece.words(words);
                }
                words.push(' ');
            }
        }
    }
}

const SPACES: &[&str] = &[" ", "  ", "\n", "\t ", " <!-- c --> ", "&#32;", " &nbsp; "];
const INLINE: &[&str] =
    &["b", "i style=\"font-weight:700\"", "span style=\"font-weight:400\"", "font color=red", "u", "o:p"];
const BLOCKS: &[&str] = &[
    "div",
    "section",
    "blockquote",
    "ul",
    "main",
    "div style=\"mso-list:l1 level2 lfo1\"",
    "span style=\"display:block\"",
];

fn arb_page() -> impl Strategy<Value = Vec<Page>> {
    let leaf = prop_oneof![
        4 => "[a-zäء-ي0-9]{1,6}".prop_map(Page::Words),
        3 => proptest::sample::select(SPACES).prop_map(Page::Space),
        1 => Just(Page::Break),
    ];
    let page = leaf.prop_recursive(5, 60, 6, |inner| {
        let inside = vec(inner, 0..4);
        prop_oneof![
            (proptest::sample::select(INLINE), inside.clone()).prop_map(|(tag, inside)| Page::Inline(tag, inside)),
            (proptest::sample::select(BLOCKS), inside).prop_map(|(tag, inside)| Page::Block(tag, inside)),
        ]
    });
    vec(page, 0..6)
}

/// What holds for all that is pasted from elsewhere.
fn assert_clean(pasted: &Pasted) {
    for content in &pasted.fragment.blocks {
        let block = Block::new(BlockId::from(0), content.clone());
        for part in block.parts() {
            let words = block.text(part).unwrap().as_str();
            assert!(!words.chars().any(|c| c.is_control() && c != '\t'), "{words:?}");
            assert!(words.len() <= 1 << 20);
        }
        if let Content::List(list) = content {
            assert!(list.items.len() <= 10_000 && list.items.iter().all(|item| item.level <= 5));
        }
    }
    assert!(pasted.dropped.iter().all(|dropped| dropped.count > 0));
}

/// A page in tags and words.
fn tokens(html: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let is_tag = rest.starts_with('<');
        let end = rest.find(if is_tag { '>' } else { '<' }).map_or(rest.len(), |at| at + usize::from(is_tag));
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

#[test]
fn hostile_strings_are_pasted_without_harm() {
    let Some(file) = shared("hostile/strings/hostile_strings.jsonl", 2_311) else { return };
    let mut tried = 0;
    for line in std::fs::read_to_string(file).unwrap().lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let Some(words) = case["s"].as_str() else { continue };
        tried += 1;
        let pasted = from_html(words);
        assert_clean(&pasted);
        let html = to_html(&pasted.fragment, Direction::Rtl);
        let expected: Vec<Content> = pasted.fragment.blocks.iter().cloned().map(carried_block).collect();
        assert_eq!(from_html(&html).fragment.blocks, expected, "{words:?} became {html:?}");
        assert!(!html.to_ascii_lowercase().contains("<script") && !html.contains("=\"javascript:"), "{html}");
        assert_clean(&from_plain(words));
    }
    assert!(tried > 2_000);
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

    #[test]
    fn every_word_of_a_page_is_pasted_in_order_and_no_space_is_lost_or_doubled(page in arb_page()) {
        let (mut html, mut expected) = (String::new(), String::new());
        for piece in &page {
            piece.html(&mut html);
            piece.words(&mut expected);
        }
        let words = words_of(&from_html(&html).fragment);
        let split = |words: &str| words.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(split(&words), split(&expected), "{}", html);
        for line in words.lines() {
            prop_assert!(!line.trim_start().contains("  ") && line.trim_end() == line, "{:?} of {}", line, html);
        }
    }

    #[test]
    fn tags_in_any_disorder_lose_no_word(
        tags in vec(proptest::sample::select(&[
            "b", "i", "p", "div", "ul", "li", "table", "tr", "td", "h2", "a href='#x'", "pre", "nobr", "blockquote",
            "span", "caption",
        ][..]), 0..40),
        ends in vec(any::<bool>(), 40),
    ) {
        let (mut html, mut expected) = (String::new(), Vec::new());
        for (nth, (tag, end)) in tags.iter().zip(ends).enumerate() {
            write!(html, "<{}{tag}> w{nth} ", if end { "/" } else { "" }).unwrap();
            expected.push(format!("w{nth}"));
        }
        let words = words_of(&from_html(&html).fragment);
        let mut found: Vec<String> = words.split_whitespace().filter(|word| *word != "|").map(str::to_owned).collect();
        // Browsers put words that stand between the rows of a table before it.
        found.sort();
        expected.sort();
        prop_assert_eq!(found, expected, "{}", html);
    }

    #[test]
    fn samples_cut_and_shuffled_do_no_harm(
        nth in 0..samples::ALL.len(),
        order in vec(any::<u32>(), 300),
        cut in any::<prop::sample::Index>(),
    ) {
        let (_, html) = samples::ALL[nth];
        let (before, after) = html.split_at(html.floor_char_boundary(cut.index(html.len())));
        assert_clean(&from_html(before));
        assert_clean(&from_html(after));
        let mut pieces: Vec<(u32, &str)> = order.into_iter().cycle().zip(tokens(html)).collect();
        pieces.sort_unstable();
        let shuffled: String = pieces.into_iter().map(|(_, token)| token).collect();
        assert_clean(&from_html(&shuffled));
    }

    #[test]
    fn any_words_are_pasted_without_harm(words in support::arb_string(), bytes in vec(any::<u8>(), 0..200)) {
        const PIECES: [&str; 14] =
            ["<", ">", "/", "=", "\"", "p", "li ", "!--", "table", "&", "x", "style", "'", " "];
        assert_clean(&from_html(&words));
        assert_clean(&from_html(&String::from_utf8_lossy(&bytes)));
        let markup: String = bytes.iter().map(|byte| PIECES[usize::from(*byte) % 14]).collect();
        assert_clean(&from_html(&markup));
        assert_clean(&from_plain(&words));
    }
}
