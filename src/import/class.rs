//! Class: what each line looks like by itself, before its place is looked at.

use super::caption::{self, Caption};
use super::lines::Unit;
use super::page::{self, PageLine};
use super::report::Reason;
use super::stamp::{self, Stamp};
use super::{byline, list};
use crate::story::Byline;

/// What a line looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Page furniture.
    Page(Reason),
    /// The head of a block of page furniture.
    Head(Reason),
    /// A line of dashes: one story ends.
    Break,
    /// A line of stars: a pause, or one story ends.
    Stars,
    /// A time of publication.
    Stamp(Stamp),
    /// A byline.
    Byline(Vec<Byline>),
    /// A caption.
    Caption(Caption),
    /// A line that names its own place.
    Label(Label, String),
    /// “Reporting by …; editing by …”
    SignOff,
    /// Short, and no sentence.
    Title,
    /// Copy.
    Text,
}

/// Places a line may name itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Headline,
    Deck,
    Kicker,
    Slugline,
    Section,
}

const LABELS: &[(Label, &[&str])] = &[
    (Label::Headline, &["headline:", "title:", "hed:", "العنوان:"]),
    (Label::Deck, &["deck:", "dek:", "standfirst:", "subheadline:", "sub-headline:", "subtitle:"]),
    (Label::Kicker, &["kicker:", "eyebrow:"]),
    (Label::Slugline, &["slug:", "slugline:"]),
    (Label::Section, &["section:", "القسم:"]),
];

/// The class of every unit. Words that are buttons only beside other buttons are settled here.
pub(super) fn classes(units: &[Unit<'_>]) -> Vec<Class> {
    let pages: Vec<Option<PageLine>> = units.iter().map(page::read).collect();
    let beside = |at: Option<usize>| at.and_then(|at| pages.get(at)).is_some_and(Option::is_some);
    let mut classes: Vec<Class> = units
        .iter()
        .zip(&pages)
        .enumerate()
        .map(|(at, (unit, page))| match page {
            Some(PageLine::Sure(reason)) => Class::Page(*reason),
            Some(PageLine::Head(reason)) => Class::Head(*reason),
            Some(PageLine::Maybe(reason)) if beside(at.checked_sub(1)) || beside(at.checked_add(1)) => {
                Class::Page(*reason)
            }
            Some(PageLine::Maybe(_)) | None => alone(unit),
        })
        .collect();
    mail_headers(units, &mut classes);
    classes
}

fn alone(unit: &Unit<'_>) -> Class {
    if let Some(class) = rule(unit) {
        return class;
    }
    if let Some((label, words)) = labeled(unit) {
        return Class::Label(label, words);
    }
    if let Some(stamp) = stamp::read(unit) {
        return Class::Stamp(stamp);
    }
    if is_sign_off(unit) {
        return Class::SignOff;
    }
    if let Some(caption) = caption::read(unit) {
        return Class::Caption(caption);
    }
    if let Some(bylines) = byline::read(unit) {
        return Class::Byline(bylines);
    }
    if is_title(unit) { Class::Title } else { Class::Text }
}

fn rule(unit: &Unit<'_>) -> Option<Class> {
    let marks: Vec<char> = unit.text.chars().filter(|c| !c.is_whitespace()).collect();
    let all = |set: &[char]| marks.iter().all(|c| set.contains(c));
    if marks.len() <= 4 && marks.contains(&'⁂') {
        return Some(Class::Stars);
    }
    if marks.len() < 3 {
        return None;
    }
    if all(&['*', '•', '·', '✻', '◆']) {
        return Some(Class::Stars);
    }
    all(&['-', '=', '_', '~', '+', '#', '–', '—', '─', '━', '═', '*']).then_some(Class::Break)
}

fn labeled(unit: &Unit<'_>) -> Option<(Label, String)> {
    if unit.words > super::lines::MOST_WORDS {
        return None;
    }
    if let Some((label, _)) = LABELS.iter().find(|(_, starts)| starts.iter().any(|s| unit.key.starts_with(s))) {
        let (_, words) = unit.text.split_once(':')?;
        let words = words.trim();
        return (!words.is_empty()).then(|| (*label, words.to_owned()));
    }
    is_wire_slug(&unit.text).then(|| (Label::Slugline, unit.text.trim_end_matches('/').to_owned()))
}

/// `IRAQ-WATER/`, `BC-IRAQ-WATER`, `IRAQ-WATER/BASRA (UPDATE 2)`.
fn is_wire_slug(text: &str) -> bool {
    let slug = super::caption::brackets(text).map_or(text, |(before, _)| before).trim_end_matches('/');
    let capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let parts: Vec<&str> = slug.split(['-', '/']).collect();
    parts.len() >= 2
        && parts.iter().all(|part| part.len() >= 2 && part.chars().all(capital))
        && slug.chars().filter(char::is_ascii_uppercase).count() >= 6
}

fn is_sign_off(unit: &Unit<'_>) -> bool {
    let key = unit.key.trim_start_matches(['(', '[']);
    let starts = [
        "reporting by ",
        "additional reporting by ",
        "writing by ",
        "editing by ",
        "compiled by ",
        "with inputs from ",
        "(اعداد ",
        "اعداد وتحرير ",
        "تحرير ",
        "شارك في التغطية ",
    ];
    let enclosed = unit.key.starts_with(['(', '['])
        || unit.key.contains("editing by")
        || unit.key.starts_with("additional reporting");
    let arabic =
        unit.key.starts_with('(') && ["اعداد ", "تحرير ", "شارك في التغطية "].iter().any(|s| key.starts_with(s));
    unit.words <= 40 && (arabic || enclosed && starts.iter().any(|start| key.starts_with(start)))
}

/// Whether a line has the shape of a headline: up to 18 words, 160 characters, no end of a sentence.
fn is_title(unit: &Unit<'_>) -> bool {
    if unit.words == 0 || unit.words > 18 || unit.text.chars().count() > 160 || list::mark(&unit.text).is_some() {
        return false;
    }
    let key = unit.key.as_str();
    let quoted = key.starts_with('"') && key.ends_with('"') && key.matches('"').count() == 2;
    let ended = key.ends_with(['.', ':', ';', ',', '-', '،', '؛']) && !ends_in_initials(key);
    let stopped = key.ends_with(".\"") || key.ends_with(",\"") || key.ends_with(".'") || key.ends_with(".)");
    key.chars().any(char::is_alphabetic) && !quoted && !ended && !stopped
}

/// `U.S.`
fn ends_in_initials(key: &str) -> bool {
    let last = key.rsplit(' ').next().unwrap_or_default();
    last.len() >= 4 && last.split_terminator('.').all(|part| part.chars().count() == 1)
}

/// Two header lines together, or a header line below one, make a mail’s head.
fn mail_headers(units: &[Unit<'_>], classes: &mut [Class]) {
    const HEADERS: &[&str] = &["from:", "to:", "cc:", "bcc:", "subject:", "sent:", "date:", "reply-to:", "message-id:"];
    let heads: Vec<bool> =
        units.iter().map(|u| u.words <= 40 && HEADERS.iter().any(|h| u.key.starts_with(h))).collect();
    let at = |i: Option<usize>| i.and_then(|i| heads.get(i)).copied().unwrap_or_default();
    let adjoins = |i: usize| units.get(i).is_some_and(|unit| unit.gap == 0);
    for (i, class) in classes.iter_mut().enumerate() {
        let paired = at(i.checked_sub(1)) && adjoins(i) || at(Some(i + 1)) && adjoins(i + 1);
        if at(Some(i)) && paired {
            *class = Class::Page(Reason::Mail);
        }
    }
}
