//! `copydesk rescue`: what can be read of a damaged project, as a new one.

use super::args::RescueOrder;
use super::failure::{Failure, Status};
use super::terminal::Terminal;
use super::told::counted;
use crate::app::Settings;
use crate::ground::IdMint;
use crate::project::disk::read_bounded;
use crate::project::rescue::rescue;
use crate::project::{self, MAX_FILE_BYTES, PhotoFolder, VersionPlace, Versions};

pub(super) fn run(order: &RescueOrder, mint: &mut IdMint, terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    let bytes = read_bounded(&order.file, MAX_FILE_BYTES)?;
    let Some(rescued) = rescue(&bytes, mint) else {
        let said = format!("nothing can be read of {}", order.file.display());
        return Err(Failure::new(Status::Unreadable, said, advice(order)));
    };
    project::create(&rescued.project, &order.out)?;
    let copied = PhotoFolder::beside(&order.file)
        .copy_to(&PhotoFolder::beside(&order.out), &rescued.project.library)
        .map_err(|error| Failure::new(Status::Unwritable, error.to_string(), error.hint()))?;
    for (_, error) in &copied.left {
        terminal.say(&format!("A photo is missing: {error}"));
    }
    let lines = rescued.losses.iter().map(|loss| {
        let raw: String = loss.raw.lines().flat_map(|line| ["\n    ", line]).collect();
        let story = if loss.story.is_empty() { String::new() } else { format!(" ({})", loss.story) };
        format!("{loss}{story}{raw}")
    });
    let lines: Vec<String> = lines.collect();
    if !lines.is_empty() {
        terminal.show(&lines.join("\n"))?;
    }
    let missing = rescued.losses.len() + rescued.more;
    let stories = counted(rescued.project.stories.len(), "story", "stories");
    terminal.say(&format!(
        "Wrote {stories} to {}; {} damaged. {} is as it was.",
        order.out.display(),
        if missing == 1 { "1 place is".to_owned() } else { format!("{missing} places are") },
        order.file.display()
    ));
    terminal.say(&advice(order));
    Ok(Status::Done)
}

/// Where the last version that is whole is to be had, if there is one.
fn advice(order: &RescueOrder) -> String {
    let versions = Versions::of(&order.file, VersionPlace::Beside, Settings::data_folder().as_deref());
    match versions.last_good() {
        Some((version, _)) => {
            format!("The last version that is whole is of {}: see “copydesk versions”.", version.at)
        }
        None => "There is no earlier version of it.".to_owned(),
    }
}
