//! Looking ahead: what a line is depends on the lines behind it.

use super::class::Class;
use super::lines::Unit;
use super::report::Reason;
use super::stamp::Stamp;
use super::{byline, dateline, list};

/// The copy with the class of each line, and how far apart its paragraphs usually stand.
#[derive(Debug)]
pub(super) struct Ahead<'a> {
    pub(super) units: &'a [Unit<'a>],
    pub(super) classes: &'a [Class],
    usual_gap: usize,
}

/// How many lines a decision looks ahead at most; keeps the import linear.
const REACH: usize = 24;

/// Folded lines that head a headline.
const KICKERS: &[&str] = &[
    "analysis",
    "opinion",
    "exclusive",
    "feature",
    "interview",
    "explainer",
    "profile",
    "review",
    "editorial",
    "comment",
    "breaking",
    "breaking news",
    "urgent",
    "world",
    "world news",
    "middle east",
    "politics",
    "business",
    "economy",
    "culture",
    "sports",
    "sport",
    "science",
    "health",
    "technology",
    "environment",
    "news",
    "local news",
    "special report",
    "تحليل",
    "راي",
    "حصري",
    "خاص",
    "عاجل",
    "مقابله",
    "مقابلة",
    "تقرير",
    "العالم",
    "العالم العربي",
    "المشرق العربي",
    "اقتصاد",
    "الاقتصاد",
    "ثقافة",
    "رياضة",
    "سياسة",
    "علوم",
    "صحة",
    "اخبار",
    "محليات",
    "العراق",
];

impl<'a> Ahead<'a> {
    pub(super) fn new(units: &'a [Unit<'a>], classes: &'a [Class]) -> Self {
        let with = |gap| units.iter().skip(1).filter(|unit| unit.gap == gap).count();
        let usual_gap = (0..4).rev().max_by_key(|gap| with(*gap)).unwrap_or_default();
        Self { units, classes, usual_gap }
    }

    pub(super) fn unit(&self, at: usize) -> Option<&'a Unit<'a>> {
        self.units.get(at)
    }

    pub(super) fn class(&self, at: usize) -> Option<&'a Class> {
        self.classes.get(at)
    }

    fn pairs(&self, from: usize) -> impl Iterator<Item = (usize, &'a Unit<'a>, &'a Class)> + use<'a> {
        let pairs = (from..).zip(self.from(from)).take(REACH);
        pairs.map(|(at, (unit, class))| (at, unit, class))
    }

    /// The lines from one on. Cut before they are paired: pairs that are skipped are counted one by
    /// one, and a look ahead from the end of long copy would go over all of it.
    fn from(&self, at: usize) -> impl Iterator<Item = (&'a Unit<'a>, &'a Class)> + use<'a> {
        let units = self.units.get(at..).unwrap_or_default();
        units.iter().zip(self.classes.get(at..).unwrap_or_default())
    }

    /// Whether a line stands farther off than paragraphs here do.
    pub(super) fn stands_off(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|unit| unit.gap >= 2 && unit.gap > self.usual_gap)
    }

    /// The next line that is copy or a headline other than `not`; nothing beyond the end of a story.
    pub(super) fn next_solid(&self, at: usize, not: &str) -> Option<usize> {
        for (next, unit, class) in self.pairs(at + 1) {
            match class {
                Class::Title | Class::Text if unit.bare.is_empty() || unit.bare != not => return Some(next),
                Class::Break | Class::Page(Reason::EndMark) | Class::Label(..) | Class::SignOff => return None,
                Class::Title
                | Class::Text
                | Class::Page(_)
                | Class::Head(_)
                | Class::Stars
                | Class::Stamp(_)
                | Class::Byline(_)
                | Class::Caption(_) => {}
            }
        }
        None
    }

    /// Whether copy follows, with at most one short line between.
    pub(super) fn copy_follows(&self, at: usize) -> bool {
        let bare = self.unit(at).map_or("", |unit| unit.bare.as_str());
        let text = |at: usize| matches!(self.class(at), Some(Class::Text));
        self.next_solid(at, bare).is_some_and(|next| text(next) || self.next_solid(next, bare).is_some_and(text))
    }

    /// Whether the same words come again before any copy: a page that prints its headline twice.
    pub(super) fn comes_again(&self, at: usize) -> bool {
        let Some(unit) = self.unit(at).filter(|unit| !unit.bare.is_empty()) else { return false };
        for (_, other, class) in self.pairs(at + 1) {
            if other.bare == unit.bare {
                return true;
            }
            if matches!(class, Class::Text | Class::Break) {
                return false;
            }
        }
        false
    }

    /// Whether the very next line says the same.
    pub(super) fn is_doubled(&self, at: usize) -> bool {
        let bare = |at: usize| self.unit(at).map(|unit| unit.bare.as_str()).filter(|bare| !bare.is_empty());
        bare(at).is_some() && bare(at) == bare(at + 1)
    }

    /// Whether a headline-like line inside copy opens another story.
    pub(super) fn opens_story(&self, at: usize, parted: bool) -> bool {
        parted
            || self.comes_again(at) && self.copy_follows(at)
            || self.stands_off(at) && self.copy_follows(at)
            || self.has_author(at) && self.copy_follows(at)
            || self.has_dateline(at)
    }

    fn has_author(&self, at: usize) -> bool {
        let behind = self.pairs(at + 1).find(|(_, _, class)| !matches!(class, Class::Page(_) | Class::Caption(_)));
        matches!(behind, Some((_, _, Class::Byline(_) | Class::Stamp(Stamp::Fixed { labeled: true, .. }))))
    }

    fn has_dateline(&self, at: usize) -> bool {
        let next = self.next_solid(at, "").filter(|next| matches!(self.class(*next), Some(Class::Text)));
        next.and_then(|next| self.unit(next))
            .is_some_and(|unit| dateline::peel(&unit.text).is_some_and(|d| !d.agency.is_empty()))
    }

    /// Whether small furniture inside copy belongs to a story that opens just below it.
    pub(super) fn heads_next_story(&self, at: usize, parted: bool) -> bool {
        let off = parted || self.stands_off(at);
        let title = self.next_solid(at, "").filter(|next| matches!(self.class(*next), Some(Class::Title)));
        off && title.is_some_and(|next| self.copy_follows(next) || self.comes_again(next))
    }

    /// Whether a first line that ends like a sentence is a headline: it comes again before the
    /// copy, or page furniture stands between it and the copy.
    pub(super) fn is_sentence_headline(&self, at: usize) -> bool {
        let short = self.unit(at).is_some_and(|unit| unit.words <= 18 && list::mark(&unit.text).is_none());
        if !short || self.next_solid(at, "").is_none() {
            return false;
        }
        let few = self.unit(at).is_some_and(|unit| unit.words <= 14);
        let furnished = matches!(self.class(at + 1), Some(Class::Stamp(_) | Class::Byline(_) | Class::Caption(_)))
            || matches!(self.class(at + 1), Some(Class::Page(reason)) if matches!(reason, Reason::TextSize | Reason::Share | Reason::Network | Reason::Reading));
        self.comes_again(at)
            || few && furnished && self.next_solid(at, "").is_some_and(|n| matches!(self.class(n), Some(Class::Text)))
    }

    /// Whether a short first line is the kicker of the headline below it.
    pub(super) fn is_kicker(&self, at: usize) -> bool {
        let Some(unit) = self.unit(at).filter(|unit| unit.words <= 3) else { return false };
        let Some(next) = self.next_solid(at, &unit.bare) else { return false };
        let headline =
            self.unit(next).is_some_and(|unit| unit.words >= 3 && matches!(self.class(next), Some(Class::Title)));
        let capitals =
            |unit: &Unit<'_>| unit.text.chars().any(char::is_uppercase) && !unit.text.chars().any(char::is_lowercase);
        let shouted = capitals(unit) && self.unit(next).is_some_and(|next| !capitals(next));
        let sorted = [" - ", "/", " – ", " | "].iter().any(|mark| unit.text.contains(mark));
        headline
            && !self.comes_again(at)
            && (sorted || KICKERS.contains(&unit.bare.as_str()) || shouted || self.comes_again(next))
    }

    /// Whether a line is the headline with the site’s name behind it, as a window’s title has it.
    pub(super) fn is_window_title(&self, at: usize) -> bool {
        let Some(unit) = self.unit(at) else { return false };
        let parts = [" | ", " - ", " – ", " — "].iter().find_map(|mark| unit.text.rsplit_once(mark));
        let Some((headline, site)) = parts.filter(|(_, site)| site.split_whitespace().count() <= 5) else {
            return false;
        };
        let headline = super::fold::bare(&super::fold::fold(headline));
        !site.is_empty() && self.pairs(at + 1).take(10).any(|(_, other, _)| other.bare == headline)
    }

    /// Whether a title below the headline is a deck: copy or one more heading follows it, and it
    /// does not open a run of short lines, which is verse.
    pub(super) fn is_deck(&self, at: usize, headline: &str) -> bool {
        let tight = matches!(self.class(at + 1), Some(Class::Title))
            && self.unit(at + 1).is_some_and(|unit| unit.gap == 0 && unit.bare != headline)
            && !self.is_name_line(at + 1);
        let Some(next) = self.next_solid(at, headline) else { return false };
        let below = matches!(self.class(next), Some(Class::Text))
            || self.is_name_line(next)
            || self.unit(next).is_some_and(|unit| unit.gap > 0)
                && self.next_solid(next, headline).is_some_and(|n| matches!(self.class(n), Some(Class::Text)));
        !tight && below
    }

    /// Whether a sentence below the headline is a deck: the byline or the time comes only after it.
    pub(super) fn is_sentence_deck(&self, at: usize) -> bool {
        let fits = self.unit(at).is_some_and(|unit| {
            unit.words <= 45 && dateline::peel(&unit.text).is_none() && list::mark(&unit.text).is_none()
        });
        let behind = self.pairs(at + 1).find(|(_, _, class)| !matches!(class, Class::Page(_) | Class::Caption(_)));
        fits && matches!(behind, Some((_, _, Class::Byline(_) | Class::Stamp(_)))) && self.copy_follows(at)
    }

    /// Whether a line below the headline is a name alone: `Layla Hasan` over the time, or
    /// `Baghdad: Layla Hasan`.
    pub(super) fn is_name_line(&self, at: usize) -> bool {
        let Some(unit) = self.unit(at) else { return false };
        let placed = unit.text.split_once(": ").is_some_and(|(place, name)| {
            byline::is_name(place, 2) && byline::is_name(name.trim(), 3) && name.split_whitespace().count() >= 2
        });
        let stamped = matches!(self.class(at + 1), Some(Class::Stamp(_)));
        let name = (2..=3).contains(&unit.words) && byline::is_name(&unit.text, 3);
        (placed && unit.words <= 5 || name && stamped && unit.text.is_ascii()) && self.copy_follows(at)
    }

    /// Whether a title inside copy heads what follows it: short, by itself, copy below it.
    pub(super) fn is_subhead(&self, at: usize) -> bool {
        let Some(unit) = self.unit(at).filter(|unit| unit.words <= 10) else { return false };
        let apart = unit.gap > 0 || self.usual_gap == 0;
        let title = |at: Option<usize>| matches!(at.and_then(|at| self.class(at)), Some(Class::Title));
        let copy = matches!(self.class(at + 1), Some(Class::Text | Class::Caption(_)));
        let lower = unit.text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
        apart && !title(at.checked_sub(1)) && copy && !lower && !unit.text.ends_with(['!', '…', '”', '"', '»'])
    }

    /// How many list lines stand here together: none if fewer than two, or if numbers do not count
    /// up from one.
    pub(super) fn list_run(&self, at: usize) -> usize {
        let Some(first) = self.unit(at).and_then(|unit| list::mark(&unit.text)) else { return 0 };
        if first.number.is_some_and(|n| n != 1) {
            return 0;
        }
        let mut expected = 1;
        let run = self.from(at).take(10_000).enumerate();
        let run = run.take_while(|(n, (unit, class))| {
            let marked = list::mark(&unit.text).filter(|m| m.number.is_some() == first.number.is_some());
            let counts = marked.is_some_and(|m| m.number.is_none_or(|number| number == expected));
            expected += 1;
            counts && matches!(class, Class::Text) && (*n == 0 || unit.gap <= 1)
        });
        let length = run.count();
        if length >= 2 { length } else { 0 }
    }
}
