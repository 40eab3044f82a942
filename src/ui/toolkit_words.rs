//! What the toolkit calls things by itself, in English: here it learns the words of the window.

use egui::accesskit::Role;
use egui::{Context, FullOutput, Plugin};

use crate::words::Words;

/// The words for what has none of its own.
#[derive(Default)]
pub(super) struct ToolkitWords {
    words: Option<&'static Words>,
}

/// Has the toolkit speak this language from now on.
pub(super) fn speak(ctx: &Context, words: &'static Words) {
    let _known = ctx.with_plugin(|toolkit: &mut ToolkitWords| toolkit.words = Some(words));
}

impl Plugin for ToolkitWords {
    fn debug_name(&self) -> &'static str {
        "toolkit-words"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let Some(words) = self.words else { return };
        let nodes = output.platform_output.accesskit_update.iter_mut().flat_map(|update| &mut update.nodes);
        for (_, node) in nodes.filter(|(_, node)| node.role() == Role::Splitter) {
            node.set_label(words.get("panel-edge"));
        }
    }
}
