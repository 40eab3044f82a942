//! Fields for an instant with its zone: read as editors write them, shown as they were understood.

use egui::{Id, Ui};
use jiff::Timestamp;

use crate::app::Session;
use crate::app::preferences;
use crate::edit::Detail;
use crate::story::{Deadline, Embargo, Story, read_moment};
use crate::ui::labelled::{self, FieldLook, Stands};
use crate::ui::{said, theme};

/// A story's embargo. What cannot be read is one that does not end; no words are none. Gives what
/// was set.
pub(super) fn embargo(ui: &mut Ui, session: &Session, id: Id, look: FieldLook<'_>, story: &Story) -> Option<Detail> {
    let (zone, set) = (preferences::zone_name(&session.project.house), story.embargo.as_ref());
    let read = |words: &str| match words.trim() {
        "" => None,
        words => Some(
            read_moment(words, &zone).map_or_else(|| Embargo::unread(words), |(until, zone)| Embargo::new(until, zone)),
        ),
    };
    let written = set.map_or_else(String::new, |set| match set.unread.as_str() {
        "" => write_clock(set.until, &set.zone),
        unread => unread.to_owned(),
    });
    let stands = |words: &str| if read(words).as_ref() == set { Stands::Read } else { Stands::Other };
    let typed = labelled::drafted(ui, id, look, &written, true, stands);
    let now = typed.as_deref().map_or_else(|| set.cloned(), read);
    if now.as_ref().is_some_and(Embargo::is_unread) {
        said::small(ui, session.words.get("field-wants-embargo"), theme::tokens(ui).amber);
    }
    (typed.is_some() && now.as_ref() != set).then_some(Detail::Embargo(now))
}

/// A story's deadline. What cannot be read changes nothing, and stays in the field.
pub(super) fn deadline(ui: &mut Ui, session: &Session, id: Id, look: FieldLook<'_>, story: &Story) -> Option<Detail> {
    let (zone, set) = (preferences::zone_name(&session.project.house), &story.handling.deadline);
    let read = |words: &str| match words.trim() {
        "" => Some(None),
        words => read_moment(words, &zone).map(|(at, zone)| Some(Deadline { at, zone })),
    };
    let written = set.as_ref().map_or_else(String::new, |set| write_clock(set.at, &set.zone));
    labelled::read_as(ui, session.words, id, look, set, &written, read, "field-wants-moment").map(Detail::Deadline)
}

fn write_clock(at: Timestamp, zone: &str) -> String {
    match at.in_tz(zone) {
        Ok(time) => format!("{} {zone}", time.strftime("%Y-%m-%d %H:%M")),
        Err(_unknown) => format!("{} UTC", at.strftime("%Y-%m-%d %H:%M")),
    }
}
