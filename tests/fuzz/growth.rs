//! Eight times as long an input takes about eight times the work, whatever it repeats. Measured is the
//! work of this thread, so that it tells the same on a machine with much to do.

use std::time::Duration;

use crate::memory::worked;
use crate::run::{Target, turn};
use crate::targets::{COPY, HTML};

/// What is repeated: lines of every class, and what makes a parser look far.
const COPIES: [&str; 18] = [
    "---\n",
    "* * *\n",
    "العنوان: ن\nص ض ط\n",
    "Headline: A\nIt was so.\n",
    "- a b\n",
    "1. a\n",
    "A boat leaves. (AFP)\n",
    "By Layla Hasan\n",
    "Boats of the sea ",
    "Boats of the sea and the boats of the river that go there all day\n",
    "e\u{301}\u{323}\u{302}",
    "Boats\n\nThe boats of the sea are here. They go.\n\n",
    "Tags\n\na\n",
    "Share\nEmail\n",
    "BASRA (AFP) — A boat.\n\n\n",
    "Published: 14 November 2026\n",
    "(",
    "a.",
];

const PAGES: [&str; 12] = [
    "<p>a",
    "<b>a",
    "<ul><li>a",
    "<table><tr><td>a",
    "<a href='http://a.example/'>a</a>",
    "<div><span style='font-weight:bold'>a</span></div>",
    "&amp;",
    "<!-- a -->",
    "<h2>a</h2>",
    "a<br>",
    "<img src=x alt='a'>",
    "<style>p { color: red }</style>",
];

/// How many times the work eight times the input takes.
fn growth(read: impl Fn(usize)) -> f64 {
    let of = |length: usize| {
        let began = worked();
        read(length);
        worked().saturating_sub(began)
    };
    let (once, eight_times) = (of(1), of(8));
    eight_times.as_secs_f64() / once.max(LEAST).as_secs_f64()
}

/// Less than this is not measured well.
const LEAST: Duration = Duration::from_millis(2);
/// More is no growth by the length. With the square it were 64 times, beside what grows with the length.
const MOST: f64 = 18.0;

fn check(target: &Target, repeated: &[&str]) {
    let mut most = (0.0, String::new());
    for piece in repeated {
        let once = piece.repeat(20_000 / piece.len());
        let inputs = [once.clone(), once.repeat(8)];
        let read = |times| (target.read)(inputs[usize::from(times > 1)].as_bytes());
        // What else the machine does may disturb it once.
        let growth = (0..3).map(|_| growth(read)).find(|growth| *growth <= MOST).unwrap_or_else(|| growth(read));
        if growth > most.0 {
            most = (growth, format!("{piece:?}"));
        }
    }
    println!("{}: 8 times as long takes {:.1} times the work at most, of {}", target.name, most.0, most.1);
    assert!(most.0 <= MOST, "{}: {:.1} times the work for 8 times {}", target.name, most.0, most.1);
}

#[test]
fn long_copy_takes_work_by_its_length() {
    let _turn = turn();
    check(&COPY, &COPIES);
    check(&HTML, &PAGES);
}

#[test]
fn work_that_grows_with_the_square_is_found_out() {
    let square = growth(|times| {
        let words = vec![1_u64; 600 * times];
        let compared = words.iter().flat_map(|one| words.iter().map(move |other| one ^ other));
        std::hint::black_box(compared.sum::<u64>());
    });
    assert!(square > 2.0 * MOST, "{square}");
}
