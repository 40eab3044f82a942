//! What is missing from a damaged project, place by place, with the words that stand there.

use egui::{Frame, Id, Margin, Ui};

use crate::app::Session;
use crate::ground::reading;
use crate::project::rescue::{Loss, Rescued};
use crate::ui::text::label::label;
use crate::ui::{said, theme};
use crate::words::{Say as _, phrase};

/// So many places are drawn; the file itself has the rest.
const SHOWN: usize = 200;
/// So many lines are drawn of what cannot be read at one place.
const LINES: usize = 12;

/// Draws them, story by story.
pub(super) fn show(ui: &mut Ui, session: &Session, rescued: &Rescued) {
    let (t, says) = (theme::tokens(ui), session.words);
    let mut story = None;
    for (nth, loss) in rescued.losses.iter().take(SHOWN).enumerate() {
        if story != Some(loss.story.as_str()) && !loss.story.is_empty() {
            ui.add_space(4.0);
            label(ui, &loss.story, &theme::words(theme::BODY).strong(), t.ink, Some(1));
        }
        story = Some(loss.story.as_str());
        ui.push_id(Id::unique(("loss", nth)), |ui| place(ui, session, loss));
    }
    let more = rescued.losses.len().saturating_sub(SHOWN) + rescued.more;
    if more > 0 {
        said::small(ui, &says.say(&phrase!("damage-more", count = more)), t.soft);
    }
}

fn place(ui: &mut Ui, session: &Session, loss: &Loss) {
    let (t, says) = (theme::tokens(ui), session.words);
    said::small(ui, &says.say(&loss.phrase()), t.ink);
    if loss.raw.is_empty() {
        return;
    }
    let lines: Vec<&str> = loss.raw.lines().take(LINES).collect();
    let mut raw = lines.join("\n");
    if loss.raw.lines().nth(LINES).is_some() {
        raw.push_str("\n…");
    }
    let frame = Frame::new().fill(t.rail).corner_radius(theme::ROUND).inner_margin(Margin::symmetric(8, 4));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let raw = reading::isolated(&raw);
        label(ui, &raw, &theme::words(theme::SMALL), t.soft, None);
    });
}
