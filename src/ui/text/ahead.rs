//! What setting copy needs, made ready beside the start of the program: while the window is made one
//! processor has nothing to do.

use std::sync::{Mutex, Once, PoisonError};

use swash::scale::ScaleContext;
use swash::scale::image::Image;

use super::atlas;
use super::fonts;
use super::layout::Setter;
use super::style::{Copy, Face, Style};

/// For the first window.
static READY: Mutex<Option<Setter>> = Mutex::new(None);

/// Letters of what the desk is mostly set in.
const WORDS: &str = "The quick brown fox jumps over the lazy dog, 1234567890. قراءات النهر تُنشر بعد عريضة";

/// Begins to make ready the setting of copy in the desk's own fonts.
pub(crate) fn make_ready() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        beside(|| {
            let mut setter = Setter::new(true);
            try_out(&mut setter);
            *READY.lock().unwrap_or_else(PoisonError::into_inner) = Some(setter);
        });
    });
}

/// Begins to open the system's fonts, before a letter is typed that the desk's own lack.
pub(crate) fn open_system_fonts() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| beside(|| drop(fonts::opened())));
}

/// Should there be no thread for it, it is done when it is needed.
fn beside(work: fn()) {
    drop(std::thread::Builder::new().name("fonts".to_owned()).spawn(work));
}

/// What was made ready, once; else what is made now.
pub(super) fn setter() -> Setter {
    let ready = READY.lock().unwrap_or_else(PoisonError::into_inner).take();
    ready.unwrap_or_else(|| Setter::new(true))
}

/// Sets and draws a few words in each face, so that fonts, tables and the program's own pages are in
/// memory when the first frame wants them.
fn try_out(setter: &mut Setter) {
    let (mut scaler, mut drawn) = (ScaleContext::new(), Image::new());
    for face in [Face::Interface, Face::Story] {
        for (strong, italic) in [(false, false), (true, false), (false, true)] {
            let style = Style { strong, italic, ..Style::new(face, 16.0, 1.4) };
            let laid = setter.lay(&Copy { width: 200.0, ..Copy::line(WORDS, &style) });
            for glyph in &laid.glyphs {
                if let Some(cut) = setter.cuts.get(glyph.cut) {
                    atlas::render(&mut scaler, &mut drawn, (cut, 16.0), glyph.id, 0);
                }
            }
        }
    }
}
