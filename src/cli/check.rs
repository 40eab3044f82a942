//! `copydesk check`: what a careful colleague would ask.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use super::args::ReadOrder;
use super::failure::{Failure, Status};
use super::terminal::Terminal;
use super::{opening, told};
use crate::checks::{self, Finding};
use crate::ground::StoryId;
use crate::project::{LostFiles, PhotoFolder, Project};
use crate::story::Release;

/// What `--json` prints.
#[derive(Serialize)]
struct Report<'a> {
    /// How many findings stop an export.
    blocks: usize,
    /// How many are advice.
    advises: usize,
    /// The stories that were asked about, in the project's order.
    stories: Vec<StoryReport<'a>>,
    /// Spiked and killed stories, which were not.
    left_out: Vec<String>,
}

#[derive(Serialize)]
struct StoryReport<'a> {
    id: StoryId,
    slug: String,
    headline: &'a str,
    findings: Vec<&'a Finding>,
}

pub(super) fn run(order: &ReadOrder, now: Timestamp, terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    let project = opening::open(&order.project, terminal)?.project;
    let lost = LostFiles::read(&PhotoFolder::beside(&order.project), &project.library);
    let findings = checks::check_project_with(&project, now, &lost);
    let blocks = findings.iter().filter(|finding| finding.blocks()).count();
    if order.json {
        terminal.hand_over(&report(&project, &findings, blocks))?;
    } else {
        if let Some(text) = told::findings(&project, &findings) {
            terminal.show(&text)?;
        }
        for story in left_out(&project) {
            terminal.say(&format!("Not asked about, as it was spiked or killed: {story}"));
        }
        terminal.say(&summary(blocks, findings.len() - blocks));
    }
    Ok(if blocks > 0 { Status::Blocked } else { Status::Done })
}

fn summary(blocks: usize, advises: usize) -> String {
    let advice = told::counted(advises, "piece of advice", "pieces of advice");
    match (blocks, advises) {
        (0, 0) => "Nothing to ask.".to_owned(),
        (0, _) => format!("Nothing blocks; {advice}."),
        (1, _) => format!("1 finding blocks; {advice}."),
        (_, _) => format!("{blocks} findings block; {advice}."),
    }
}

fn left_out(project: &Project) -> Vec<String> {
    let withdrawn = project.stories.iter().filter(|story| story.release() == Release::Nothing);
    let handles = told::Handles::of(project);
    withdrawn.map(|story| handles.handle(story)).collect()
}

fn report<'a>(project: &'a Project, findings: &'a [Finding], blocks: usize) -> Report<'a> {
    let mut by_story: BTreeMap<StoryId, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        by_story.entry(finding.story).or_default().push(finding);
    }
    let asked = project.stories.iter().filter(|story| story.release() != Release::Nothing);
    let stories = asked.map(|story| StoryReport {
        id: story.id,
        slug: story.url_slug(),
        headline: &story.furniture.headline,
        findings: by_story.remove(&story.id).unwrap_or_default(),
    });
    let stories = stories.collect();
    Report { blocks, advises: findings.len() - blocks, stories, left_out: left_out(project) }
}
