//! How long a photo of 24 million pixels takes: the renditions of a page, and a thumbnail.

use std::io::Cursor;
use std::sync::LazyLock;

use copydesk::photos::{inspect, render_widths, thumbnail};
use divan::{Bencher, black_box};
use image::{ImageBuffer, ImageFormat, Rgb};

/// 6,000 × 4,000 pixels with slopes and grain, so that it compresses as a photo does.
static PHOTO: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut grain = 1_u32;
    let picture = ImageBuffer::from_fn(6000, 4000, |x, y| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let shade = |part: u32| u8::try_from((part + (grain >> 28)) % 256).unwrap_or(0);
        Rgb([shade(x / 24), shade(y / 16), shade((x + y) / 40)])
    });
    let mut bytes = Cursor::new(Vec::new());
    if picture.write_to(&mut bytes, ImageFormat::Jpeg).is_err() {
        return Vec::new();
    }
    bytes.into_inner()
});

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 10)]
fn inspect_24_megapixels(bencher: Bencher) {
    let photo = &*PHOTO;
    bencher.bench(|| inspect(black_box(photo)));
}

#[divan::bench(sample_count = 10)]
fn renditions_of_24_megapixels(bencher: Bencher) {
    let photo = &*PHOTO;
    bencher.bench(|| render_widths(black_box(photo), &[480, 960, 1600]));
}

#[divan::bench(sample_count = 10)]
fn thumbnail_of_24_megapixels(bencher: Bencher) {
    let photo = &*PHOTO;
    bencher.bench(|| thumbnail(black_box(photo), 320));
}
