//! The page's own style sheet, read as a browser reads it: what is not in the sheet is not in the
//! preview, and the two cannot drift apart.
//!
//! It knows the selectors and properties that the sheet has and no more; a test goes through the
//! sheet and stops at the first thing that is not understood.

use std::sync::LazyLock;

use egui::Color32;

use crate::export::{Attribute, Element, SHEET, Tag};
use crate::ui::theme;

/// The sheet, read once.
pub(super) static PAGE: LazyLock<Sheet> = LazyLock::new(|| Sheet::read(SHEET));

/// A style sheet.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Its rules, the weakest first.
    rules: Vec<Rule>,
    /// Its colors on light screens, and on dark ones.
    light: Vec<(Hue, Color32)>,
    dark: Vec<(Hue, Color32)>,
}

/// What is declared for whatever a selector means.
#[derive(Debug)]
pub(super) struct Rule {
    media: Media,
    selector: Selector,
    pub(super) declarations: Vec<(String, String)>,
}

/// Where a rule counts.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Media {
    Everywhere,
    /// On screens of at most so many pixels.
    AtMost(f32),
    Dark,
    /// Not on screens.
    Elsewhere,
}

/// A row of elements, the outermost first; the last is what it means.
#[derive(Debug)]
struct Selector {
    steps: Vec<(Way, Compound)>,
    part: Part,
    /// How many classes and the like, and how many tags it names.
    weight: (usize, usize),
}

/// How an element stands to the one named before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Within,
    Child,
    Next,
}

/// What a selector says of one element.
#[derive(Debug, Default)]
struct Compound {
    tag: Option<String>,
    class: Option<String>,
    /// The document itself, read from right to left.
    rtl: bool,
    last: Option<bool>,
    /// Only while something is done to it.
    touched: bool,
}

/// Which part of an element a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The element.
    Itself,
    /// What is put behind its content.
    After,
    /// The sign of a list entry.
    Marker,
}

/// An element where it stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) element: &'a Element,
    pub(super) within: Option<&'a Place<'a>>,
    pub(super) before: Option<&'a Element>,
    pub(super) last: bool,
}

/// The screen a page is shown on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Viewport {
    /// Its width in CSS pixels.
    pub(super) width: f32,
    /// How many points a CSS pixel is drawn in.
    pub(super) scale: f32,
}

/// The colors of the sheet, by their names in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hue {
    Paper,
    Panel,
    Line,
    Ink,
    Soft,
    Accent,
}

impl Hue {
    pub(super) const ALL: [(Self, &'static str); 6] = [
        (Self::Paper, "--paper"),
        (Self::Panel, "--panel"),
        (Self::Line, "--line"),
        (Self::Ink, "--ink"),
        (Self::Soft, "--soft"),
        (Self::Accent, "--accent"),
    ];
}

impl Sheet {
    fn read(css: &str) -> Self {
        let mut rules = Vec::new();
        read_rules(&without_comments(css), Media::Everywhere, &mut rules);
        // A later rule of the same weight is the stronger one.
        rules.sort_by_key(|rule| rule.selector.weight);
        let colors = |dark| Hue::ALL.iter().map(|(hue, name)| (*hue, color(&rules, name, dark))).collect();
        Self { light: colors(false), dark: colors(true), rules }
    }

    /// What is declared for a part of an element, the weakest first.
    pub(super) fn of(&self, place: &Place<'_>, part: Part, view: Viewport) -> impl Iterator<Item = (&str, &str)> {
        let counts = move |rule: &&Rule| match rule.media {
            Media::Everywhere => true,
            Media::AtMost(width) => view.width <= width,
            Media::Dark | Media::Elsewhere => false,
        };
        let means = move |rule: &&Rule| rule.selector.part == part && rule.selector.means(place);
        let rules = self.rules.iter().filter(counts).filter(means);
        rules.flat_map(|rule| &rule.declarations).map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// A color as the sheet has it on light or dark screens.
    pub(super) fn color(&self, hue: Hue, dark: bool) -> Color32 {
        let colors = if dark { &self.dark } else { &self.light };
        colors.iter().find(|(known, _)| *known == hue).map_or(Color32::PLACEHOLDER, |(_, color)| *color)
    }

    /// All that is declared for screens where nothing is pointed at, with the part it is declared for.
    #[cfg(test)]
    pub(super) fn declared(&self) -> impl Iterator<Item = (Part, &str, &str)> {
        let untouched = |rule: &&Rule| rule.selector.steps.iter().all(|(_, compound)| !compound.touched);
        let on_screens = self.rules.iter().filter(|rule| rule.media != Media::Elsewhere).filter(untouched);
        on_screens.flat_map(|rule| {
            rule.declarations.iter().map(|(name, value)| (rule.selector.part, name.as_str(), value.as_str()))
        })
    }
}

/// What a name of a color stands for.
fn color(rules: &[Rule], name: &str, dark: bool) -> Color32 {
    let screens = rules.iter().filter(|rule| match rule.media {
        Media::Everywhere => true,
        Media::Dark => dark,
        Media::AtMost(_) | Media::Elsewhere => false,
    });
    // The dark ones stand behind the others and weigh the same.
    let declared = screens.flat_map(|rule| &rule.declarations).filter(|(known, _)| known == name);
    let last = declared.fold(None, |_, (_, value)| Some(value));
    last.and_then(|value| theme::written(value)).unwrap_or(Color32::PLACEHOLDER)
}

fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut kept = String::with_capacity(css.len());
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

fn read_rules(css: &str, media: Media, rules: &mut Vec<Rule>) {
    let mut rest = css;
    while let Some((head, after)) = rest.split_once('{') {
        let (body, after) = balanced(after);
        rest = after;
        let head = head.trim();
        if let Some(query) = head.strip_prefix("@media") {
            read_rules(body, Media::read(query.trim()), rules);
            continue;
        }
        let declarations: Vec<(String, String)> = body
            .split(';')
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
            .collect();
        for selector in head.split(',') {
            rules.push(Rule { media, selector: Selector::read(selector.trim()), declarations: declarations.clone() });
        }
    }
}

/// What stands before the brace that closes a block, and what after it.
fn balanced(css: &str) -> (&str, &str) {
    let mut open = 1_i32;
    for (at, c) in css.char_indices() {
        open += i32::from(c == '{') - i32::from(c == '}');
        if open == 0 {
            let (body, after) = css.split_at_checked(at).unwrap_or((css, ""));
            return (body, after.get(1..).unwrap_or_default());
        }
    }
    (css, "")
}

impl Media {
    fn read(query: &str) -> Self {
        // In queries, a rem is what the browser has by itself.
        let width = query.strip_prefix("(max-width:").and_then(|rest| rest.trim().strip_suffix("rem)"));
        if let Some(width) = width.and_then(|rem| rem.trim().parse::<f32>().ok()) {
            return Self::AtMost(width * BROWSER_SIZE);
        }
        if query == "(prefers-color-scheme: dark)" { Self::Dark } else { Self::Elsewhere }
    }
}

/// The size of type that browsers have by themselves, in CSS pixels.
pub(super) const BROWSER_SIZE: f32 = 16.0;

impl Selector {
    fn read(written: &str) -> Self {
        let (written, part) = match written.rsplit_once("::") {
            Some((before, "after")) => (before, Part::After),
            Some((before, "marker")) => (before, Part::Marker),
            Some((before, _)) => (before, Part::Itself),
            None => (written, Part::Itself),
        };
        let mut weight = (0, usize::from(part != Part::Itself));
        let mut way = Way::Within;
        let mut steps = Vec::new();
        for word in written.split_whitespace() {
            match word {
                ">" => way = Way::Child,
                "+" => way = Way::Next,
                word => {
                    steps.push((std::mem::replace(&mut way, Way::Within), Compound::read(word, &mut weight)));
                }
            }
        }
        Self { steps, part, weight }
    }

    fn means(&self, place: &Place<'_>) -> bool {
        let Some(((way, last), before)) = self.steps.split_last() else { return false };
        last.means(place) && climbs(before, *way, place)
    }
}

/// Whether the elements named before stand to a place as they should.
fn climbs(steps: &[(Way, Compound)], way: Way, from: &Place<'_>) -> bool {
    let Some(((next_way, compound), rest)) = steps.split_last() else { return true };
    let fits = |place: &Place<'_>| compound.means(place) && climbs(rest, *next_way, place);
    match way {
        Way::Child => from.within.is_some_and(fits),
        Way::Next => from.before.is_some_and(|element| {
            // What stands before the one before is in no rule of the sheet.
            fits(&Place { element, within: from.within, before: None, last: false })
        }),
        Way::Within => {
            let mut up = from.within;
            while let Some(place) = up {
                if fits(place) {
                    return true;
                }
                up = place.within;
            }
            false
        }
    }
}

impl Compound {
    fn read(written: &str, weight: &mut (usize, usize)) -> Self {
        let mut compound = Self::default();
        let mut rest = written.trim_start_matches('*');
        let name = rest.find(['.', ':', '[']).unwrap_or(rest.len());
        let (tag, after) = rest.split_at_checked(name).unwrap_or((rest, ""));
        if !tag.is_empty() {
            compound.tag = Some(tag.to_owned());
            weight.1 += 1;
        }
        rest = after;
        while !rest.is_empty() {
            let inner = rest.get(1..).unwrap_or_default();
            let end =
                inner.find(['.', ':', '[']).filter(|_| !rest.starts_with(":not(")).map_or(rest.len(), |at| at + 1);
            let (piece, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            rest = after;
            weight.0 += 1;
            match piece {
                "[dir=\"rtl\"]" => compound.rtl = true,
                ":root" => compound.tag = Some("html".to_owned()),
                ":last-child" => compound.last = Some(true),
                ":not(:last-child)" => compound.last = Some(false),
                _ => match piece.strip_prefix('.') {
                    Some(class) => compound.class = Some(class.to_owned()),
                    None => compound.touched = true,
                },
            }
        }
        compound
    }

    fn means(&self, place: &Place<'_>) -> bool {
        let element = place.element;
        let class = element.attribute(Attribute::Class);
        !self.touched
            && self.tag.as_ref().is_none_or(|tag| tag == element.tag().name())
            && self.class.as_ref().is_none_or(|wanted| class.is_some_and(|c| c.split_whitespace().any(|c| c == wanted)))
            && (!self.rtl || element.attribute(Attribute::Dir) == Some("rtl"))
            && self.last.is_none_or(|last| last == place.last)
    }
}

/// The tags that stand as blocks of their own by themselves (HTML, 15.3.3).
pub(super) fn is_block(tag: Tag) -> bool {
    match tag {
        Tag::Article
        | Tag::Aside
        | Tag::Blockquote
        | Tag::Body
        | Tag::Details
        | Tag::Div
        | Tag::Figcaption
        | Tag::Figure
        | Tag::Footer
        | Tag::H1
        | Tag::H2
        | Tag::H3
        | Tag::Header
        | Tag::Hr
        | Tag::Html
        | Tag::Li
        | Tag::Main
        | Tag::Ol
        | Tag::P
        | Tag::Section
        | Tag::Summary
        | Tag::Ul => true,
        Tag::A
        | Tag::Bdi
        | Tag::Bdo
        | Tag::Br
        | Tag::Em
        | Tag::Head
        | Tag::Img
        | Tag::Meta
        | Tag::Span
        | Tag::Strong
        | Tag::Style
        | Tag::Time
        | Tag::Title => false,
    }
}
