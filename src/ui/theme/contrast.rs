//! What the colors are held to: every pair of words and ground that occurs can be read.

use egui::{Color32, Rgba};

use super::tokens::{APPEARANCES, Tokens};

/// A color by its name, so that a pair that fails can be said.
type Named = (&'static str, fn(&Tokens) -> Color32);

const INK: Named = ("ink", |t| t.ink);
const SOFT: Named = ("soft", |t| t.soft);
const FAINT: Named = ("faint", |t| t.faint);
const ACCENT: Named = ("accent", |t| t.accent);
const ON_ACCENT: Named = ("on accent", |t| t.on_accent);
const RED: Named = ("red", |t| t.red);
const AMBER: Named = ("amber", |t| t.amber);
const PERSON: Named = ("person", |t| t.person);
const ORGANIZATION: Named = ("organization", |t| t.organization);
const PLACE: Named = ("place", |t| t.place);
const EVENT: Named = ("event", |t| t.event);

const PAPER: Named = ("paper", |t| t.paper);
const PANEL: Named = ("panel", |t| t.panel);
const RAIL: Named = ("rail", |t| t.rail);
const ACCENT_SOFT: Named = ("accent soft", |t| t.accent_soft);
const QUOTE: Named = ("quote", |t| t.quote);
const FOUND: Named = ("found", |t| t.found);
const FOUND_CURRENT: Named = ("found, current", |t| t.found_current);
const INSERTED: Named = ("inserted", |t| t.inserted);
const REMOVED: Named = ("removed", |t| t.removed);
const SELECTED: Named = ("selected paper", |t| over(t.selection(), t.paper));

/// Words that stand on a ground somewhere in the window.
const WORDS_ON: [(&[Named], &[Named]); 7] = [
    // Pages, panels, bars, and the entries and buttons that are pointed at.
    (&[INK, SOFT, ACCENT, RED, AMBER, PERSON, ORGANIZATION, PLACE, EVENT], &[PAPER, PANEL, RAIL, ACCENT_SOFT]),
    // Hints in fields, marks of the page.
    (&[FAINT], &[PAPER, PANEL]),
    // Copy that is quoted: links and the deck among it.
    (&[INK, SOFT, ACCENT], &[QUOTE]),
    // Copy that was found.
    (&[INK, SOFT, ACCENT], &[FOUND, FOUND_CURRENT]),
    // Copy that came or went.
    (&[INK], &[INSERTED, REMOVED]),
    // Copy that is selected.
    (&[INK], &[SELECTED]),
    // The button most wanted.
    (&[ON_ACCENT], &[ACCENT]),
];

/// What must be seen but is not read: the caret, the ring around what has the keyboard, and with
/// high contrast every line.
const SEEN_ON: [(&[Named], &[Named]); 4] = [
    (&[ACCENT, RED, AMBER], &[PAPER, PANEL, RAIL]),
    (&[PERSON, ORGANIZATION, PLACE, EVENT], &[PAPER]),
    // The line under words that came, and through those that went.
    (&[ACCENT], &[INSERTED]),
    (&[RED], &[REMOVED]),
];

/// A color laid over an opaque one, as the window blends them.
fn over(color: Color32, ground: Color32) -> Color32 {
    let left = 255 - u32::from(color.a());
    let mix = |top: u8, below: u8| u8::try_from(u32::from(top) + u32::from(below) * left / 255).unwrap_or(u8::MAX);
    let [r, g, b] = [(color.r(), ground.r()), (color.g(), ground.g()), (color.b(), ground.b())].map(|(c, g)| mix(c, g));
    Color32::from_rgba_premultiplied(r, g, b, 255)
}

/// Contrast by WCAG 2.2: from 1 to 21.
fn contrast(a: Color32, b: Color32) -> f32 {
    // Its relative luminance: linear light, weighed as the eye does.
    let luminance = |color: Color32| {
        let light = Rgba::from(color);
        0.2126 * light.r() + 0.7152 * light.g() + 0.0722 * light.b()
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn hold(pairs: &[(&[Named], &[Named])], least: impl Fn(&Tokens) -> f32) {
    for (appearance, t) in APPEARANCES {
        for (words, grounds) in pairs {
            for ((word, color), (ground, behind)) in words.iter().flat_map(|w| grounds.iter().map(move |g| (w, g))) {
                let found = contrast(color(t), behind(t));
                let least = least(t);
                assert!(found >= least, "{appearance}: {word} on {ground} has {found:.2} : 1, wanted is {least} : 1");
            }
        }
    }
}

/// WCAG 2.2, success criteria 1.4.3 (AA) and 1.4.6 (AAA).
#[test]
fn everything_a_person_must_read_has_contrast() {
    hold(&WORDS_ON, |t| if t.high_contrast { 7.0 } else { 4.5 });
}

/// WCAG 2.2, success criterion 1.4.11.
#[test]
fn everything_a_person_must_see_stands_out() {
    hold(&SEEN_ON, |_| 3.0);
    let lines: [(&[Named], &[Named]); 1] = [(&[("line", |t| t.line)], &[PAPER, PANEL, RAIL])];
    hold(&lines, |t| if t.high_contrast { 3.0 } else { 1.1 });
}

#[test]
fn contrast_is_measured_as_the_standard_has_it() {
    let [_, grey, ..] = [0x0, 0x77_u8];
    let grey = Color32::from_rgba_premultiplied(grey, grey, grey, 255);
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
    assert!((contrast(grey, Color32::WHITE) - 4.48).abs() < 0.01, "the grey that just misses");
    assert_eq!(over(Color32::TRANSPARENT, grey), grey);
}

#[test]
fn every_appearance_is_its_own() {
    for (name, t) in APPEARANCES {
        let like = |other: &Tokens| other.dark == t.dark && other.high_contrast == t.high_contrast;
        assert_eq!(APPEARANCES.iter().filter(|(_, other)| like(other)).count(), 1, "{name}");
        assert_eq!(Tokens::of(t.dark, t.high_contrast).paper, t.paper, "{name}");
        assert_eq!(APPEARANCES.iter().filter(|(_, other)| other.paper == t.paper).count(), 1, "{name}");
    }
}
