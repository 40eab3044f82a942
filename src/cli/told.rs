//! How stories and findings are named in the terminal.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::failure::{Failure, Status};
use crate::checks::{Finding, Weight};
use crate::project::Project;
use crate::story::Story;

/// The shortest name the command line knows each story by: its web address, or its id where two
/// stories share one.
pub(super) struct Handles(BTreeMap<String, usize>);

impl Handles {
    pub(super) fn of(project: &Project) -> Self {
        let mut shared = BTreeMap::new();
        for story in &project.stories {
            *shared.entry(story.url_slug()).or_default() += 1;
        }
        Self(shared)
    }

    pub(super) fn handle(&self, story: &Story) -> String {
        let slug = story.url_slug();
        if self.0.get(&slug) == Some(&1) { slug } else { story.id.to_string() }
    }
}

/// The story that words on the command line name.
pub(super) fn story<'a>(project: &'a Project, named: &str) -> Result<&'a Arc<Story>, Failure> {
    project.story_by_slug(named).ok_or_else(|| {
        let handles = Handles::of(project);
        let known: Vec<String> = project.stories.iter().map(|story| handles.handle(story)).collect();
        let hint = if known.is_empty() {
            "The project has no stories yet.".to_owned()
        } else {
            format!("Its stories are: {}.", known.join(", "))
        };
        Failure::new(Status::Usage, format!("there is no story “{named}” in this project"), hint)
    })
}

/// Findings as lines, story by story; `None` when there are none.
pub(super) fn findings(project: &Project, findings: &[Finding]) -> Option<String> {
    let handles = Handles::of(project);
    let mut lines = Vec::new();
    // Findings come story by story.
    for of_story in findings.chunk_by(|one, next| one.story == next.story) {
        if let Some(story) = of_story.first().and_then(|finding| project.story(finding.story)) {
            lines.push(format!("{}: {}", handles.handle(story), story.display_name()));
        }
        for finding in of_story {
            let weight = match finding.weight {
                Weight::Blocks => "blocks ",
                Weight::Advises => "advises",
            };
            lines.push(format!("  {weight}  {} [{}]", finding.said, finding.check));
            lines.push(format!("           {}", finding.hint));
        }
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// A count with its noun.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}
