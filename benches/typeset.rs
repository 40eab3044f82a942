//! How long setting and drawing a page's copy takes.

use copydesk::ui::text::{Copy, Face, Ink, Laid, Stretch, Style, Typesetter, typesetter};
use divan::Bencher;

fn main() {
    divan::main();
}

const ENGLISH: &str = "The harbor board voted late on Tuesday to close the old ferry pier for the winter, after \
    divers found that two of its nine pillars had moved by more than a hand's width since the spring. Boats to \
    the islands will leave from the fish market instead, and the council promised a bus between both places \
    until the work is done some time before Easter, weather permitting.";
const ARABIC: &str = "صوّت مجلس الميناء في وقت متأخر من مساء الثلاثاء على إغلاق رصيف العبّارات القديم طوال فصل \
    الشتاء، بعد أن اكتشف الغوّاصون أن اثنين من أعمدته التسعة تحرّكا بأكثر من عرض الكف منذ الربيع الماضي. \
    وستغادر القوارب إلى الجزر من سوق السمك بدلًا منه، ووعد المجلس بتسيير حافلة بين المكانين حتى انتهاء \
    الأعمال قبل عيد الفصح إذا سمح الطقس بذلك، على أن تُعلن المواعيد الجديدة هذا الأسبوع.";

fn style() -> Style {
    Style::new(Face::Story, 17.0, 1.6)
}

/// Ten stretches of the words, each some letters long.
fn ten_stretches(words: &str) -> Vec<Stretch> {
    let place = |part: usize| words.floor_char_boundary(words.len() * part / 20);
    (0..10)
        .map(|nth| Stretch { range: place(nth * 2)..place(nth * 2 + 1), strong: nth % 2 == 0, italic: nth % 2 == 1 })
        .collect()
}

#[divan::bench(args = ["English", "Arabic"])]
fn lay(bencher: Bencher<'_, '_>, language: &str) {
    lay_with(bencher, words(language), &[]);
}

#[divan::bench(args = ["English", "Arabic"])]
fn lay_ten_stretches(bencher: Bencher<'_, '_>, language: &str) {
    lay_with(bencher, words(language), &ten_stretches(words(language)));
}

fn words(language: &str) -> &'static str {
    if language == "Arabic" { ARABIC } else { ENGLISH }
}

fn lay_with(bencher: Bencher<'_, '_>, words: &str, stretches: &[Stretch]) {
    let (style, mut typesetter) = (style(), Typesetter::without_system_fonts());
    let copy = Copy { stretches, width: 620.0, ..Copy::line(words, &style) };
    bencher.bench_local(|| typesetter.lay(&copy));
}

/// A page of 2,700 letters or so, in a frame of its own.
#[divan::bench(args = ["English", "Arabic"])]
fn paint_page(bencher: Bencher<'_, '_>, language: &str) {
    let ctx = egui::Context::default();
    let (style, words) = (style(), words(language));
    let laid: Vec<Laid> =
        typesetter(&ctx, |ts| (0..7).map(|_| ts.lay(&Copy { width: 620.0, ..Copy::line(words, &style) })).collect());
    let draw = || {
        typesetter(&ctx, |ts| {
            let mut ink = Ink::default();
            let mut top = 0.0;
            for laid in &laid {
                ts.paint(&mut ink, laid, egui::pos2(40.0, top), egui::Color32::BLACK, &[]);
                top += laid.size().y;
            }
            ink
        })
    };
    drop(draw());
    bencher.bench_local(draw);
}
