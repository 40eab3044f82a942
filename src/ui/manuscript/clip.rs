//! Copying and pasting: what is selected leaves as HTML and plain words; within the desk it is
//! remembered as it was.

use egui::{ColorImage, Context};

use super::Manuscript;
use crate::app::{Action, Clip, Session, Writing, mark_lost};
use crate::edit::guard::{self, Guard, Left};
use crate::edit::motion::Unit;
use crate::edit::{Selection, flow};
use crate::export::fragment;
use crate::import::paste::Pasted;
use crate::photos;
use crate::story::Fragment;
use crate::ui::clipboard::{ClipboardError, Held, same_words};
use crate::words::{Say as _, phrase};

impl Manuscript {
    /// Does what a command wanted of the clipboard.
    pub(in crate::ui) fn clip(&mut self, ctx: &Context, session: &Session, clip: Clip) -> Option<Action> {
        let selection = session.view.selection?;
        match clip {
            Clip::Copy => self.copy(ctx, session, selection),
            Clip::Cut => self.cut(ctx, session, selection),
            Clip::Paste => self.paste(session, None),
            Clip::PastePlain => self.paste_plain(session),
        }
    }

    /// Copies what is selected.
    pub(super) fn copy(&mut self, ctx: &Context, session: &Session, selection: Selection) -> Option<Action> {
        let story = &self.lent.story(session)?;
        let (first, last) = selection.ordered(story);
        if first == last {
            return None;
        }
        let taken = flow::taken(story, first, last);
        let html = fragment::to_html(&taken, story.direction());
        let plain = taken.plain_text();
        let failed = self.clipboard.offer(&html, &plain, (session.sitting(), taken)).err()?;
        ctx.copy_text(plain);
        Some(said(&failed))
    }

    /// Copies what is selected and takes it out.
    pub(super) fn cut(&mut self, ctx: &Context, session: &Session, selection: Selection) -> Option<Action> {
        if selection.anchor == selection.head {
            return None;
        }
        // Where only the plain words could be copied, nothing is taken out.
        let failed = self.copy(ctx, session, selection);
        failed.or(Some(Action::Write(Writing::Erase { unit: Unit::Character, forward: false })))
    }

    /// Pastes; `plain` are the words the window's toolkit found, if it found any.
    pub(super) fn paste(&mut self, session: &Session, plain: Option<String>) -> Option<Action> {
        let held = match (self.clipboard.take(session.sitting()), plain) {
            (Ok(held), Some(plain)) if held.plain.as_deref().is_none_or(|known| !same_words(known, &plain)) => {
                Held::of_plain(plain)
            }
            (Ok(held), _) => held,
            (Err(_), Some(plain)) => Held::of_plain(plain),
            (Err(error), None) => return Some(said(&error)),
        };
        let pasted = held.copy();
        if pasted.fragment.is_empty() {
            return held.picture.map(|png| Action::PastePicture { png });
        }
        Some(Action::Paste(Box::new(pasted)))
    }

    /// What keeps these words from being pasted into a field, which cannot hold the mark of a
    /// quotation.
    pub(in crate::ui) fn bars(&self, session: &Session, words: &str) -> Option<Action> {
        let project = &session.project;
        let remembered = self.clipboard.remembers(words, session.sitting());
        let source = remembered
            .and_then(|fragment| guard::bound(project, fragment, Left::Stay))
            .or_else(|| Guard::of(project).speaker_of(project, words))?;
        let (words, hint) = mark_lost(source);
        Some(Action::Say { words, hint: Some(hint) })
    }

    /// Pastes the words alone.
    fn paste_plain(&mut self, session: &Session) -> Option<Action> {
        match self.clipboard.take(session.sitting()) {
            Ok(held) => {
                // That words are somebody's who must not be read is no look to be left behind.
                let bound = |fragment: &&Fragment| guard::bound(&session.project, fragment, Left::Go).is_some();
                let pasted = match held.fragment.as_ref().filter(bound) {
                    Some(fragment) => Pasted { fragment: guard::quotations_alone(fragment), dropped: Vec::new() },
                    None => held.plain_copy(),
                };
                (!pasted.fragment.is_empty()).then(|| Action::Paste(Box::new(pasted)))
            }
            Err(error) => Some(said(&error)),
        }
    }
}

/// Pastes a picture that the window's toolkit found.
pub(super) fn paste_picture(picture: &ColorImage) -> Option<Action> {
    let side = |pixels: usize| u32::try_from(pixels).ok();
    let pixels: Vec<u8> = picture.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
    let png = photos::png_of(side(picture.width())?, side(picture.height())?, &pixels).ok()?;
    Some(Action::PastePicture { png })
}

fn said(error: &ClipboardError) -> Action {
    Action::Say { words: phrase!("notice-clipboard", why = error), hint: Some(error.advice()) }
}
