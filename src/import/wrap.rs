//! Hard-wrapped copy: which lines were one paragraph before a wire or a mail program broke them.
//!
//! A program that wraps breaks a line only where the next word would not have fit. So a line that
//! had room for the next word ends a paragraph, and a run of lines that mostly had none was wrapped.

use super::lines::RawLine;

/// Widths that programs wrap to.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=100;

/// The lines of each paragraph; a line of copy that was not wrapped stands alone.
pub(super) fn paragraphs<'l, 'a>(lines: &'l [RawLine<'a>]) -> Vec<&'l [RawLine<'a>]> {
    let runs: Vec<&[RawLine<'a>]> = lines.chunk_by(|_, next| next.gap == 0).collect();
    let widths: Vec<Option<usize>> = runs.iter().map(|run| own_width(run)).collect();
    let pooled = if widths.iter().all(Option::is_none) { pooled_width(&runs) } else { None };
    let mut nearest = widths.iter().flatten().next().copied().or(pooled);
    let mut paragraphs = Vec::with_capacity(lines.len());
    for (run, own) in runs.iter().zip(&widths) {
        nearest = own.or(nearest);
        match nearest {
            Some(width) if run.len() > 1 && run.iter().all(|line| length(line) <= width.max(*WIDTHS.start())) => {
                cut(run, width, &mut paragraphs);
            }
            _ => paragraphs.extend(run.chunks(1)),
        }
    }
    paragraphs
}

fn cut<'l, 'a>(run: &'l [RawLine<'a>], width: usize, into: &mut Vec<&'l [RawLine<'a>]>) {
    let margin = run.iter().map(|line| line.indent).min().unwrap_or_default();
    into.extend(run.chunk_by(|line, next| {
        // Not every program fills its lines; a sentence that goes on in lower case was broken.
        let slack = if goes_on(line, next) { 12 } else { 0 };
        next.indent <= margin && is_full(line, next, width.saturating_sub(slack))
    }));
}

fn goes_on(line: &RawLine<'_>, next: &RawLine<'_>) -> bool {
    !line.text.ends_with(['.', '!', '?', ':', '؟']) && next.text.starts_with(char::is_lowercase)
}

/// The width a run of four or more lines was wrapped to, if it was.
fn own_width(run: &[RawLine<'_>]) -> Option<usize> {
    let width = run.iter().map(length).max()?;
    (run.len() >= 4 && WIDTHS.contains(&width) && mostly_full(&[run], width, 3)).then_some(width)
}

/// The width that short runs were wrapped to together, if they were.
fn pooled_width(runs: &[&[RawLine<'_>]]) -> Option<usize> {
    let short: Vec<&[RawLine<'_>]> = runs.iter().copied().filter(|run| run.len() > 1).collect();
    let width = short.iter().flat_map(|run| run.iter()).map(length).max()?;
    (WIDTHS.contains(&width) && mostly_full(&short, width, 3)).then_some(width)
}

/// Whether at least `least` lines, and three quarters of those not ended by an indent or a full stop,
/// had no room for the word that follows.
fn mostly_full(runs: &[&[RawLine<'_>]], width: usize, least: usize) -> bool {
    let (mut full, mut open) = (0, 0);
    for run in runs {
        for (line, next) in run.iter().zip(run.iter().skip(1)) {
            if is_full(line, next, width) && !is_listed(next) {
                full += 1;
            } else if next.indent <= line.indent && !line.text.ends_with(['.', '!', '?', '”', '"', '؟']) {
                open += 1;
            }
        }
    }
    full >= least && full >= open * 3
}

fn is_full(line: &RawLine<'_>, next: &RawLine<'_>, width: usize) -> bool {
    let word = next.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    length(line) + 1 + word > width && !is_listed(next)
}

fn is_listed(line: &RawLine<'_>) -> bool {
    super::list::mark(line.text).is_some()
}

/// Columns, the indent included: wrapping counts it.
fn length(line: &RawLine<'_>) -> usize {
    line.indent + line.text.chars().count()
}
