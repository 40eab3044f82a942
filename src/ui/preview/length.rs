//! Lengths as a style sheet writes them.

use super::sheet::Viewport;

/// What lengths are measured by, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Units {
    /// The size of type.
    pub(super) em: f32,
    /// The document's size of type.
    pub(super) rem: f32,
    /// The screen.
    pub(super) view: Viewport,
    /// What percent are of.
    pub(super) room: f32,
}

/// A length in points; `None` where it is none.
pub(super) fn read(written: &str, units: Units) -> Option<f32> {
    let written = written.trim();
    if let Some(inner) = call(written, "calc") {
        return sum(inner, units);
    }
    if let Some(inner) = call(written, "clamp") {
        let [least, wanted, most] = <[&str; 3]>::try_from(inner.split(',').collect::<Vec<_>>()).ok()?;
        let (least, wanted, most) = (sum(least, units)?, sum(wanted, units)?, sum(most, units)?);
        return Some(wanted.min(most).max(least));
    }
    let digits = written.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let number: f32 = digits.parse().ok()?;
    let unit = match written.get(digits.len()..)? {
        "" if number == 0.0 => 0.0,
        "px" => units.view.scale,
        "em" => units.em,
        "rem" => units.rem,
        "vw" => units.view.width * units.view.scale / 100.0,
        "%" => units.room / 100.0,
        _ => return None,
    };
    Some(number * unit)
}

fn call<'a>(written: &'a str, name: &str) -> Option<&'a str> {
    written.strip_prefix(name)?.trim_start().strip_prefix('(')?.strip_suffix(')')
}

/// Lengths with signs between them, which have spaces around them.
fn sum(written: &str, units: Units) -> Option<f32> {
    let (mut total, mut sign) = (0.0, 1.0);
    for word in written.split_whitespace() {
        match word {
            "+" => sign = 1.0,
            "-" => sign = -1.0,
            word => total += sign * read(word, units)?,
        }
    }
    Some(total)
}

/// The parts of a value, which spaces set apart, but not those within brackets.
pub(super) fn parts(value: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let apart = value.split(|c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c.is_whitespace() && depth == 0
    });
    apart.filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_browsers_do() {
        let view = Viewport { width: 1280.0, scale: 0.5 };
        let units = Units { em: 10.0, rem: 20.0, view, room: 200.0 };
        for (written, points) in [
            ("0", Some(0.0)),
            ("3px", Some(1.5)),
            (".65em", Some(6.5)),
            ("-1.25rem", Some(-25.0)),
            ("100%", Some(200.0)),
            ("calc(100% + 2.5rem)", Some(250.0)),
            ("clamp(1.5rem, 6vw, 4rem)", Some(38.4)),
            ("clamp(1.8rem, 1.35rem + 2.2vw, 2.5rem)", Some(41.08)),
            ("1.5", None),
            ("auto", None),
            ("12furlongs", None),
        ] {
            let read = read(written, units);
            let same = match (read, points) {
                (Some(read), Some(points)) => (read - points).abs() < 0.001,
                (None, None) => true,
                (Some(_), None) | (None, Some(_)) => false,
            };
            assert!(same, "{written}: {read:?}");
        }
        assert_eq!(parts("clamp(1.5rem, 6vw, 4rem) 1.25rem  4rem"), ["clamp(1.5rem, 6vw, 4rem)", "1.25rem", "4rem"]);
    }
}
