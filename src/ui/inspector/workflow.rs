//! How a story goes through the newsroom: the steps it can take, who has it, when and how long.

use egui::{Id, Ui};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::clock;
use super::story::{key, typed};
use crate::app::commands::{self, CommandId};
use crate::app::{Action, Change, Session};
use crate::edit::{Detail, Edit, Target};
use crate::project::House;
use crate::story::{Act, Deadline, Embargo, Status, Step, Story};
use crate::ui::labelled::{self, FieldLook, Spelling};
use crate::ui::widgets;
use crate::ui::{said, theme};
use crate::words::{Arg, Phrase, Words, phrase};

/// Draws status, steps and plan of a story that has so many words.
pub(super) fn show(ui: &mut Ui, session: &Session, story: &Story, words: usize, actions: &mut Vec<Action>) {
    let says = session.words;
    widgets::heading(ui, says.get("story-workflow"));
    status(ui, session, story);
    steps(ui, session, story, actions);
    widgets::heading(ui, says.get("story-plan"));
    assigned(ui, says, story, actions);
    let look = FieldLook::line(says.get("story-deadline"), "2026-11-23 18:00 Asia/Baghdad").code();
    if let Some(set) = clock::deadline(ui, session, key(story, "deadline"), look, story) {
        actions.push(typed(story, set, "story-deadline"));
    }
    if let Some(Deadline { at, zone }) = &story.handling.deadline {
        let out = matches!(story.status, Status::Published | Status::Spiked | Status::Killed);
        clock(ui, session, *at, zone, (!out).then_some(("story-left", "story-late")));
    }
    planned(ui, says, story, words, actions);
}

/// The embargo with the clock it ends by.
pub(super) fn embargo(ui: &mut Ui, session: &Session, story: &Story, actions: &mut Vec<Action>) {
    let says = session.words;
    let look = FieldLook::line(says.get("story-embargo"), "2026-11-23 06:00 Asia/Riyadh").code();
    if let Some(set) = clock::embargo(ui, session, key(story, "embargo"), look, story) {
        actions.push(typed(story, set, "change-embargo"));
    }
    if let Some(set) = story.embargo.as_ref().filter(|set| !set.is_unread()) {
        clock(ui, session, set.until, &set.zone, Some(("story-runs", "story-over")));
    }
    let look = FieldLook::line(says.get("story-zone"), "Asia/Baghdad").code();
    let house = &session.project.house;
    if let Some(zone) = labelled::spelled(ui, says, Id::unique("newsroom-zone"), look, &house.zone, &ZONE) {
        let edit = Edit::SetHouse(House { zone, ..house.as_ref().clone() });
        actions.push(Change::of_value(edit, "story-zone", Target::House("story-zone")).into());
    }
}

fn status(ui: &mut Ui, session: &Session, story: &Story) {
    let (t, says) = (theme::tokens(ui), session.words);
    ui.horizontal_wrapped(|ui| {
        let filled = story.status != Status::Draft;
        widgets::chip(ui, says.fixed(&story.status.label()), t.status(story.status), filled);
        if let Some(act) = story.handling.log.last() {
            said::small(ui, &says.say(&last(session, act)), t.soft);
        }
    });
    if story.status == Status::Killed {
        said::small(ui, says.get("story-killed"), t.soft);
    }
    let held = story.embargo.as_ref().is_some_and(|embargo| embargo.holds(session.world.now()));
    if story.status == Status::Approved && held {
        let unread = story.embargo.as_ref().is_some_and(Embargo::is_unread);
        said::small(ui, says.get(if unread { "story-held-unread" } else { "story-held" }), t.amber);
    }
}

/// What was done with the story last, by whom and when on the newsroom's clock.
fn last(session: &Session, act: &Act) -> Phrase {
    let step = session.words.of("command", commands_id(act.step)).trim_end_matches('…').to_owned();
    let when = Arg::Moment(act.at.to_zoned(widgets::zone_of(session)).datetime());
    let said = phrase!("story-last-step", step = step, when = when, who = &act.by);
    if act.by.is_empty() { said } else { said.about("by") }
}

/// The command that takes a step.
fn commands_id(step: Step) -> &'static str {
    match step {
        Step::Submit => "step-submit",
        Step::CopyEdit => "step-copy-edit",
        Step::Approve => "step-approve",
        Step::Publish => "step-publish",
        Step::SendBack => "step-send-back",
        Step::Correct => "step-correct",
        Step::Update => "step-update",
        Step::Kill => "step-kill",
        Step::Spike => "step-spike",
        Step::Restore => "step-restore",
    }
}

/// The steps that make sense now; the one that leads on stands out.
fn steps(ui: &mut Ui, session: &Session, story: &Story, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        for row in story.steps(session.world.now()) {
            let Some(command) = commands::find(CommandId(commands_id(row.step))) else { continue };
            let words = command.label(session.words);
            let leads_on = matches!(row.step, Step::Submit | Step::CopyEdit | Step::Approve | Step::Publish);
            let button = if leads_on { widgets::primary(ui, true, words) } else { said::button(ui, words) };
            if said::Told::told(button, command.help(session.words)).clicked() {
                actions.push(Action::Run(command.id));
            }
        }
    });
}

fn assigned(ui: &mut Ui, says: &Words, story: &Story, actions: &mut Vec<Action>) {
    let look =
        FieldLook::line(says.get("story-assigned"), says.about("story", "assigned", "hint")).of(story.direction());
    let old = &story.handling.assigned;
    if let Some((name, _)) = labelled::field(ui, key(story, "assigned"), look, old) {
        let target = Target::Detail(story.id, "assigned");
        let edit = Edit::SetDetail { story: story.id, detail: Detail::Assigned(name.clone()) };
        actions.push(Change::of_line(edit, "story-assigned", target, old, &name).into());
    }
}

/// The planned length beside the words there are.
fn planned(ui: &mut Ui, says: &Words, story: &Story, words: usize, actions: &mut Vec<Action>) {
    let t = theme::tokens(ui);
    let look = FieldLook::line(says.get("story-planned"), "450");
    let planned = &story.handling.planned_words;
    if let Some(set) = labelled::spelled(ui, says, key(story, "planned"), look, planned, &NUMBER) {
        actions.push(typed(story, Detail::PlannedWords(set), "change-planned"));
    }
    let Some(planned) = planned.and_then(|planned| usize::try_from(planned).ok()) else { return };
    let over = words.saturating_sub(planned);
    let said = phrase!("story-planned", words = words, planned = planned, over = over);
    let (said, color) = if over > 0 { (said.about("over"), t.amber) } else { (said.about("written"), t.soft) };
    said::small(ui, &says.say(&said), color);
}

/// An instant on the clock of its zone, on the newsroom's where that differs, and how far off it
/// is: by the first key while it is to come, by the second once it is past.
fn clock(ui: &mut Ui, session: &Session, at: Timestamp, zone: &str, keys: Option<(&'static str, &'static str)>) {
    let (t, says) = (theme::tokens(ui), session.words);
    let on_clock = |zone: &TimeZone, key: &'static str| {
        let name = zone.iana_name().unwrap_or("UTC").to_owned();
        says.say(&phrase!(key, when = Arg::Moment(at.to_zoned(zone.clone()).datetime()), zone = name))
    };
    let own = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let house = widgets::zone_of(session);
    said::small(ui, &on_clock(&own, "story-clock"), t.ink);
    if own.to_offset(at) != house.to_offset(at) {
        said::small(ui, &on_clock(&house, "story-newsroom"), t.soft);
    }
    if let Some((to_come, past)) = keys {
        let left = at.duration_since(session.world.now());
        let (key, color) = if left.is_positive() { (to_come, t.soft) } else { (past, t.amber) };
        said::small(ui, &says.say(&phrase!(key, time = span(left.abs()))), color);
    }
}

/// A length of time in the one unit that matters: days, hours or minutes.
fn span(time: SignedDuration) -> Phrase {
    let (hours, minutes) = (time.as_hours(), time.as_mins());
    match hours {
        48.. => phrase!("time-days", count = hours / 24),
        2..48 => phrase!("time-hours", count = hours),
        _ => phrase!("time-minutes", count = minutes),
    }
}

/// A number in figures of any language the desk knows; empty for none.
const NUMBER: Spelling<Option<u32>> = Spelling {
    write: |number| number.map(|number| number.to_string()).unwrap_or_default(),
    read: |words| match words.trim() {
        "" => Some(None),
        words => words.chars().map(western).collect::<String>().parse().ok().map(Some),
    },
    wanted: "field-wants-number",
};

/// An Arabic-Indic figure as the western one.
fn western(figure: char) -> char {
    match figure {
        '٠'..='٩' => {
            u32::from(figure).checked_sub(u32::from('٠')).and_then(|n| char::from_digit(n, 10)).unwrap_or(figure)
        }
        other => other,
    }
}

/// A zone by its IANA name; empty for Universal Time.
const ZONE: Spelling<String> = Spelling {
    write: Clone::clone,
    read: |words| match words.trim() {
        "" => Some(String::new()),
        words => TimeZone::get(words).ok().map(|zone| zone.iana_name().unwrap_or(words).to_owned()),
    },
    wanted: "field-wants-zone",
};
