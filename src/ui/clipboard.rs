//! The system's clipboard: copy goes out as HTML and as plain words, and comes in the same way or
//! as a picture.
//!
//! egui's own clipboard knows text alone. Where this one fails, the window falls back to it: it
//! offers the plain words through egui, and pastes the text that egui brings.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::app::Sitting;
use crate::import::paste::{Pasted, from_html, from_plain};
use crate::photos;
use crate::story::Fragment;
use crate::words::{Phrase, Say, phrase, shown_in_english};

/// Why the clipboard did not give or take.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClipboardError {
    /// The system has none, or none that can be reached.
    Unreachable {
        /// What stood in the way.
        reason: String,
    },
    /// The program that the copy is in does not give it.
    Silent,
    /// It was reached, and something else went wrong.
    Failed {
        /// What went wrong.
        reason: String,
    },
}

impl Say for ClipboardError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Unreachable { reason } => phrase!("clipboard-unreachable", why = reason),
            Self::Silent => phrase!("clipboard-silent"),
            Self::Failed { reason } => phrase!("clipboard-failed", why = reason),
        }
    }
}

shown_in_english!(ClipboardError);

/// What a clipboard holds. Empty where it holds nothing the desk can use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// The very copy that was offered from here, if that is what it holds still.
    pub fragment: Option<Fragment>,
    /// HTML.
    pub html: Option<String>,
    /// Plain words.
    pub plain: Option<String>,
    /// A picture as the bytes of a PNG file; looked for only where there are no words.
    pub picture: Option<Vec<u8>>,
}

impl Held {
    /// Plain words and nothing else, as egui brings them.
    #[must_use]
    pub fn of_plain(words: impl Into<String>) -> Self {
        Self { plain: Some(words.into()), ..Self::default() }
    }

    /// The copy to paste: what was offered from here if it is that, else the HTML, else the plain
    /// words. Empty if there are no words; then there may be a picture.
    #[must_use]
    pub fn copy(&self) -> Pasted {
        if let Some(fragment) = &self.fragment {
            return Pasted { fragment: fragment.clone(), dropped: Vec::new() };
        }
        let rich = self.html.as_deref().map(from_html).filter(|pasted| !pasted.fragment.is_empty());
        rich.unwrap_or_else(|| self.plain_copy())
    }

    /// The plain words as copy, for pasting without marks.
    #[must_use]
    pub fn plain_copy(&self) -> Pasted {
        match (&self.plain, &self.html) {
            (Some(words), _) => from_plain(words),
            (None, Some(html)) => {
                let rich = from_html(html);
                let plain = from_plain(&rich.fragment.plain_text());
                Pasted { dropped: [rich.dropped, plain.dropped].concat(), ..plain }
            }
            (None, None) => Pasted::default(),
        }
    }
}

/// A clipboard.
pub trait Clipboard {
    /// Offers copy to other programs. The fragment is remembered, and given back by [`take`] as
    /// long as the clipboard holds this HTML or these words and the same project is on the desk:
    /// it may say what never leaves, such as whose words a quotation is.
    ///
    /// [`take`]: Clipboard::take
    fn offer(&mut self, html: &str, plain: &str, from: (Sitting, Fragment)) -> Result<(), ClipboardError>;

    /// The fragment that is remembered of these words, without asking the system.
    fn remembers(&self, words: &str, sitting: Sitting) -> Option<&Fragment>;

    /// What the clipboard holds now, for the project that is on the desk.
    fn take(&mut self, sitting: Sitting) -> Result<Held, ClipboardError>;
}

/// What was offered last, and in whose time on the desk.
#[derive(Clone, Debug)]
struct Offered {
    html: String,
    plain: String,
    sitting: Sitting,
    fragment: Fragment,
}

/// What is remembered of what was offered.
#[derive(Clone, Debug, Default)]
struct Remembered(Option<Offered>);

impl Remembered {
    fn keep(&mut self, html: &str, plain: &str, (sitting, fragment): (Sitting, Fragment)) {
        self.0 = Some(Offered { html: html.to_owned(), plain: plain.to_owned(), sitting, fragment });
    }

    /// What is remembered of these words.
    fn of_words(&self, words: &str, sitting: Sitting) -> Option<&Fragment> {
        let offered = self.0.as_ref().filter(|offered| offered.sitting == sitting)?;
        same_words(offered.plain.trim(), words.trim()).then_some(&offered.fragment)
    }

    /// Adds the remembered fragment to what is held, if that is what was offered and its project
    /// is still on the desk; another's is forgotten for good. Some systems put a frame around the
    /// HTML, some clipboards keep the plain words alone.
    fn recall(&mut self, mut held: Held, sitting: Sitting) -> Held {
        self.0 = self.0.take().filter(|offered| offered.sitting == sitting);
        if let Some(Offered { html, plain, fragment, .. }) = &self.0 {
            let framed = held.html.as_ref().is_none_or(|there| there.contains(html.as_str()));
            let said = match &held.plain {
                Some(there) => same_words(there, plain),
                None => held.html.is_some(),
            };
            held.fragment = (framed && said).then(|| fragment.clone());
        }
        held
    }
}

/// Whether two clipboards tell the same words; some put other line ends.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    a.lines().eq(b.lines())
}

/// How long the window waits for the clipboard. arboard itself waits 4 seconds for each form it
/// asks an X11 program for, at most eight of them, and without end for a Wayland one.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long a closing window waits for its copy to be handed to a clipboard keeper; arboard gives
/// that 0.1 seconds.
const PARTING: Duration = Duration::from_millis(300);

/// Asked of the thread that talks to the system.
enum Order {
    Offer { html: String, plain: String, done: Sender<Result<(), ClipboardError>> },
    Take { done: Sender<Result<Held, ClipboardError>> },
}

/// A thread that talks to the system. On X11 and Wayland it is also the one that gives our copy to
/// other programs, so it lives as long as the window.
struct Talker {
    orders: Sender<Order>,
    /// Says nothing; its other end goes when the thread ends.
    ended: Receiver<()>,
}

/// The system's clipboard, opened when it is first used.
#[derive(Default)]
pub struct SystemClipboard {
    talker: Option<Talker>,
    /// The end of a thread that waits for a program that does not answer.
    stuck: Option<Receiver<()>>,
    remembered: Remembered,
}

impl std::fmt::Debug for SystemClipboard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SystemClipboard").field("open", &self.talker.is_some()).finish_non_exhaustive()
    }
}

impl SystemClipboard {
    fn ask<T>(&mut self, order: impl FnOnce(Sender<Result<T, ClipboardError>>) -> Order) -> Result<T, ClipboardError> {
        let (done, answer) = channel();
        let talker = match self.talker.take() {
            Some(talker) => talker,
            None => start()?,
        };
        if talker.orders.send(order(done)).is_err() {
            return Err(ClipboardError::Failed { reason: "it broke down".to_owned() });
        }
        match answer.recv_timeout(PATIENCE) {
            Ok(result) => {
                self.talker = Some(talker);
                result
            }
            Err(RecvTimeoutError::Timeout) => {
                // Left to itself, it ends when it is answered or gives up.
                self.stuck = Some(talker.ended);
                Err(ClipboardError::Silent)
            }
            Err(RecvTimeoutError::Disconnected) => Err(ClipboardError::Failed { reason: "it broke down".to_owned() }),
        }
    }

    /// Whether a thread still waits for a program that does not answer.
    fn is_stuck(&mut self) -> bool {
        let waits = self.stuck.as_ref().is_some_and(|ended| ended.try_recv() == Err(TryRecvError::Empty));
        if !waits {
            self.stuck = None;
        }
        waits
    }
}

impl Clipboard for SystemClipboard {
    fn offer(&mut self, html: &str, plain: &str, from: (Sitting, Fragment)) -> Result<(), ClipboardError> {
        self.remembered.keep(html, plain, from);
        let (html, plain) = (html.to_owned(), plain.to_owned());
        self.ask(|done| Order::Offer { html, plain, done })
    }

    fn remembers(&self, words: &str, sitting: Sitting) -> Option<&Fragment> {
        self.remembered.of_words(words, sitting)
    }

    fn take(&mut self, sitting: Sitting) -> Result<Held, ClipboardError> {
        if self.is_stuck() {
            return Err(ClipboardError::Silent);
        }
        let held = self.ask(|done| Order::Take { done })?;
        Ok(self.remembered.recall(held, sitting))
    }
}

impl Drop for SystemClipboard {
    fn drop(&mut self) {
        if let Some(Talker { orders, ended }) = self.talker.take() {
            drop(orders);
            // Either way the window closes: the copy was handed over, or nobody keeps it.
            let _handed_over = ended.recv_timeout(PARTING);
        }
    }
}

fn start() -> Result<Talker, ClipboardError> {
    let (orders, asked) = channel();
    let (alive, ended) = channel();
    let talk = move || {
        talk(&asked);
        drop::<Sender<()>>(alive);
    };
    match std::thread::Builder::new().name("clipboard".to_owned()).spawn(talk) {
        Ok(_runs) => Ok(Talker { orders, ended }),
        Err(error) => Err(ClipboardError::Unreachable { reason: error.to_string() }),
    }
}

/// Does what is asked until nobody can ask any more.
fn talk(asked: &Receiver<Order>) {
    let mut open: Option<arboard::Clipboard> = None;
    while let Ok(order) = asked.recv() {
        // Whoever asked may have lost patience; then the answer goes nowhere.
        match order {
            Order::Offer { html, plain, done } => {
                let _heard = done.send(
                    opened(&mut open)
                        .and_then(|clipboard| clipboard.set_html(html, Some(plain)).map_err(|error| failed(&error))),
                );
            }
            Order::Take { done } => {
                let _heard = done.send(opened(&mut open).and_then(held));
            }
        }
    }
}

fn opened(open: &mut Option<arboard::Clipboard>) -> Result<&mut arboard::Clipboard, ClipboardError> {
    if open.is_none() {
        let unreachable = |error: arboard::Error| ClipboardError::Unreachable { reason: error.to_string() };
        *open = Some(arboard::Clipboard::new().map_err(unreachable)?);
    }
    open.as_mut().ok_or_else(|| ClipboardError::Unreachable { reason: "it does not open".to_owned() })
}

/// All forms that are there. Programs answer wrongly for forms they do not have, so one that
/// fails counts only if there is no other.
fn held(clipboard: &mut arboard::Clipboard) -> Result<Held, ClipboardError> {
    let mut failure = None;
    let html = there(clipboard.get().html(), &mut failure);
    let plain = there(clipboard.get_text(), &mut failure);
    let says = plain.as_ref().is_some_and(|words| !words.trim().is_empty());
    let picture = if says { None } else { there(clipboard.get_image(), &mut failure) };
    let picture = picture.and_then(|image| {
        let side = |pixels: usize| u32::try_from(pixels).ok();
        photos::png_of(side(image.width)?, side(image.height)?, &image.bytes).ok()
    });
    match failure {
        Some(failure) if html.is_none() && plain.is_none() && picture.is_none() => Err(failure),
        Some(_) | None => Ok(Held { fragment: None, html, plain, picture }),
    }
}

/// What is there; what is not, or is in letters or pixels that cannot be read, is no failure.
fn there<T>(result: Result<T, arboard::Error>, failure: &mut Option<ClipboardError>) -> Option<T> {
    let absent = |error: &arboard::Error| {
        matches!(error, arboard::Error::ContentNotAvailable | arboard::Error::ConversionFailure)
    };
    match result {
        Ok(found) => Some(found),
        Err(error) => {
            *failure = (!absent(&error)).then(|| failed(&error)).or(failure.take());
            None
        }
    }
}

fn failed(error: &arboard::Error) -> ClipboardError {
    ClipboardError::Failed { reason: error.to_string() }
}

/// A clipboard in memory. Clones share what it holds, not what they remember, as programs do.
#[derive(Debug, Default)]
pub struct MemoryClipboard {
    shared: Arc<Mutex<Held>>,
    remembered: Remembered,
}

impl MemoryClipboard {
    /// Holds what another program copied.
    pub fn put(&self, held: Held) {
        *self.shared.lock().unwrap_or_else(PoisonError::into_inner) = held;
    }
}

impl Clone for MemoryClipboard {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), remembered: Remembered::default() }
    }
}

impl Clipboard for MemoryClipboard {
    fn offer(&mut self, html: &str, plain: &str, from: (Sitting, Fragment)) -> Result<(), ClipboardError> {
        self.put(Held { html: Some(html.to_owned()), ..Held::of_plain(plain) });
        self.remembered.keep(html, plain, from);
        Ok(())
    }

    fn remembers(&self, words: &str, sitting: Sitting) -> Option<&Fragment> {
        self.remembered.of_words(words, sitting)
    }

    fn take(&mut self, sitting: Sitting) -> Result<Held, ClipboardError> {
        let held = self.shared.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Ok(self.remembered.recall(held, sitting))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fragment::to_html;
    use crate::ground::{Direction, SourceId};
    use crate::story::{Mark, Text};

    fn quoted() -> Fragment {
        Fragment::of_text(Text::marked("“It holds.”", [Mark::Quotation(Some(SourceId::from(3)))]))
    }

    fn offered(clipboard: &mut MemoryClipboard) {
        let fragment = quoted();
        let (html, plain) = (to_html(&fragment, Direction::Ltr), fragment.plain_text());
        clipboard.offer(&html, &plain, (Sitting::default(), fragment)).unwrap();
    }

    #[test]
    fn what_was_copied_here_comes_back_whole_and_to_others_without_its_source() {
        let mut here = MemoryClipboard::default();
        let mut there = here.clone();
        offered(&mut here);
        assert_eq!(here.take(Sitting::default()).unwrap().copy().fragment, quoted());
        let seen = there.take(Sitting::default()).unwrap();
        assert_eq!(seen.fragment, None);
        assert_eq!(
            seen.copy().fragment,
            Fragment::of_text(Text::marked("“It holds.”", [Mark::Quotation(None)])),
            "that it is a quotation leaves, whose does not"
        );
    }

    #[test]
    fn what_others_copied_since_is_theirs() {
        let mut here = MemoryClipboard::default();
        offered(&mut here);
        here.put(Held { html: Some("<p>Other <b>words</b></p>".to_owned()), ..Held::of_plain("Other words") });
        let held = here.take(Sitting::default()).unwrap();
        assert_eq!(held.fragment, None);
        assert_eq!(held.copy().fragment.plain_text(), "Other words");
        assert_eq!(held.copy().fragment.text().unwrap().spans().len(), 1);
        assert_eq!(held.plain_copy().fragment, Fragment::plain("Other words"));
        here.put(Held::of_plain("“It holds.”"));
        assert_eq!(
            here.take(Sitting::default()).unwrap().copy().fragment,
            quoted(),
            "a keeper gave the plain words back"
        );
    }

    #[test]
    fn what_others_put_around_our_copy_is_theirs() {
        let mut here = MemoryClipboard::default();
        offered(&mut here);
        let ours = here.take(Sitting::default()).unwrap();
        let framed = format!("<html><body><!--StartFragment-->{}", ours.html.as_ref().unwrap());
        here.put(Held { html: Some(framed.clone()), ..ours });
        assert_eq!(here.take(Sitting::default()).unwrap().copy().fragment, quoted(), "a system framed it");
        let more = format!("{framed}<p>He denied it.</p>");
        here.put(Held { html: Some(more), ..Held::of_plain("“It holds.”\n\nHe denied it.") });
        let words = here.take(Sitting::default()).unwrap().copy().fragment.plain_text();
        assert_eq!(words, "“It holds.”\n\nHe denied it.");
    }

    #[test]
    fn html_that_says_nothing_gives_way_to_the_plain_words() {
        let held = Held { html: Some("<img src=x>".to_owned()), ..Held::of_plain("one\ntwo") };
        assert_eq!(held.copy().fragment, Fragment::plain("one\ntwo"));
        assert!(Held::default().copy().fragment.is_empty());
    }
}
