//! `copydesk move`: a story to another project, with all that it needs there.

use super::args::MoveOrder;
use super::failure::{Failure, Status};
use super::terminal::Terminal;
use super::{opening, saving, told};
use crate::app::along;
use crate::app::tasks::{CarriedOff, CarryError, CarryOrder, Destination, Keeper, carry};
use crate::edit::Edit;
use crate::ground::IdMint;
use crate::project::disk;

impl From<CarryError> for Failure {
    fn from(error: CarryError) -> Self {
        let status = match &error {
            CarryError::NoStory | CarryError::SameFile { .. } => Status::Usage,
            CarryError::Open(_) => Status::Unreadable,
            CarryError::Exists { .. }
            | CarryError::KeptFrom { .. }
            | CarryError::Photo(_)
            | CarryError::Save(_)
            | CarryError::Stopped => Status::Unwritable,
        };
        Self::new(status, error.to_string(), error.hint())
    }
}

pub(super) fn run(
    order: &MoveOrder,
    keeper: &Keeper,
    mint: &mut IdMint,
    terminal: &mut Terminal<'_>,
) -> Result<Status, Failure> {
    let anyway = order.shared.anyway;
    // To where it is it does not go, which is said below.
    let elsewhere = !disk::is_same_file(&order.project, &order.to);
    let _there = if elsewhere { saving::claim(&order.to, anyway, keeper)? } else { None };
    let _here = if order.copy { None } else { saving::claim(&order.project, anyway, keeper)? };
    let open = if order.copy { opening::open } else { opening::open_to_change };
    let opened = open(&order.project, terminal)?;
    let story = told::story(&opened.project, &order.story)?;
    let (id, name) = (story.id, story.display_name().to_owned());
    let to = if order.new { Destination::New(order.to.clone()) } else { Destination::Existing(order.to.clone()) };
    let words = CarryOrder { story: id, from: Some(order.project.clone()), to };
    let off = carry(&opened.project, &words, keeper, mint, &mut |_, _| true)?;
    tell(&off, terminal);
    let there = order.to.display();
    if let Some(why) = off.unconfirmed.as_ref().filter(|_| order.copy) {
        let said = format!("“{name}” was copied to {there}: {why}");
        return Err(Failure::new(Status::Unwritable, said, "Look whether it is there."));
    }
    if order.copy {
        terminal.say(&format!("Copied “{name}” to {there}. {}", along(&off.along)));
        return Ok(Status::Done);
    }
    let stays = |why: &str, hint: &str| {
        let said = format!("“{name}” is in {there} now, and still in {}: {why}", order.project.display());
        Failure::new(Status::Unwritable, said, hint)
    };
    if let Some(why) = &off.unconfirmed {
        return Err(stays(&why.to_string(), "Look whether it is there."));
    }
    let without = Edit::RemoveStory(id).apply(&opened.project)?;
    saving::save(&without, &order.project, &opened.stamp, keeper, terminal)
        .map_err(|error| stays(&error.to_string(), error.hint()))?;
    terminal.say(&format!("Moved “{name}” to {there}. {}", along(&off.along)));
    Ok(Status::Done)
}

/// Says what did not go as it was.
fn tell(off: &CarriedOff, terminal: &mut Terminal<'_>) {
    if off.was_there {
        terminal.say("It was there already, the same in every word.");
    }
    if !off.along.joined.is_empty() {
        terminal.say(&format!("There already, and not put there twice: {}.", off.along.joined.join(", ")));
    }
    for terms in &off.along.terms {
        let (brought, there, hold) = (terms.brought.label(), terms.there.label(), terms.hold().label());
        let name = &terms.name;
        terminal.say(&format!("{name} spoke on other terms there ({there}) than here ({brought}): {hold} holds."));
    }
    for (_, error) in &off.left {
        terminal.say(&format!("A photo’s file could not go along: {error}"));
    }
}
