//! What is nested without end: read as far as is sensible, or refused, on no more stack than a job has.

use copydesk::edit::find::{Finder, Query};
use copydesk::ground::IdMint;
use copydesk::project::rescue::rescue;

use crate::files::{jpeg_with, xmp, xmp_segment};
use crate::journals::{FORGED, forged};
use crate::run::Target;
use crate::targets::{COPY, HTML, JSON, PHOTO, PROJECT, SETTINGS, TEMPLATE};

/// Levels: far more than any stack has room for frames.
const LEVELS: usize = 40_000;

/// Runs it with the stack of a job. Without room it would end the process.
fn on_a_job(work: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(2 << 20).spawn(work).unwrap().join().unwrap();
}

/// Each kind of input, nested in the ways that it can be.
fn nested() -> Vec<(&'static Target, String)> {
    let of = |open: &str, close: &str| open.repeat(LEVELS) + &close.repeat(LEVELS);
    let values = [of("[", "]"), of("(", ")"), of("Some(", ")"), of("{\"a\":", "}"), "/*".repeat(LEVELS)];
    let ron = |before: &str| values.iter().map(|value| format!("{before}{value}")).collect::<Vec<_>>();
    let mut all = Vec::new();
    for (target, before) in [
        (&PROJECT, "(name: "),
        (&PROJECT, "(stories: [(id: \"1\", body: "),
        (&PROJECT, "(later: "),
        (&SETTINGS, "(language: "),
        (&SETTINGS, "(later: "),
        (&TEMPLATE, "(name: "),
        (&JSON, "{\"files\": "),
    ] {
        all.extend(ron(before).into_iter().map(|input| (target, input)));
    }
    for (open, close) in
        [("<b>", "</b>"), ("<ul><li>", "</li></ul>"), ("<table><tr><td>", ""), ("<svg><g>", ""), ("<!--", "-->")]
    {
        all.push((&HTML, of(open, close)));
    }
    for piece in ["(", "“", "    - a\n", "> "] {
        all.push((&COPY, piece.repeat(LEVELS)));
    }
    all
}

#[test]
fn what_is_nested_without_end_takes_no_more_stack_than_a_job_has() {
    let _turn = crate::run::turn();
    let inputs = nested();
    println!("{} inputs, each of {LEVELS} levels", inputs.len());
    for (target, input) in inputs {
        on_a_job(move || (target.read)(input.as_bytes()));
    }
    on_a_job(|| {
        for open in ["<rdf:Bag><rdf:li>", "<dc:creator>", "<!DOCTYPE a [", "&lt;"] {
            let packet = xmp(&format!("><dc:title>{}", open.repeat(LEVELS / 40)));
            (PHOTO.read)(&jpeg_with(&[xmp_segment(&packet.chars().take(60_000).collect::<String>())]));
        }
    });
    for edit in ["RenameProject(", "AddStory(at:0,story:(id:\"2\",body:"] {
        let payload = format!("{edit}{}", "[".repeat(LEVELS));
        on_a_job(move || (FORGED.read)(&forged(payload.as_bytes())));
    }
    on_a_job(|| {
        let damaged = format!("(\n    name: \"River\",\n    stories: [\n{}", "(body: [\n".repeat(LEVELS));
        std::hint::black_box(rescue(damaged.as_bytes(), &mut IdMint::seeded(7)).is_some());
        for words in ["(".repeat(LEVELS) + &")".repeat(LEVELS), "a|".repeat(LEVELS), "[".repeat(LEVELS)] {
            let query = Query { words, regex: true, ..Query::default() };
            assert!(Finder::new(&query).is_err(), "such a pattern is refused");
        }
    });
}
