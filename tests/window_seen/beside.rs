//! Two pages side by side: all that readers will see is on both, whichever has the caret.

use copydesk::app::commands::CommandId;
use copydesk::ground::{BlockId, Language, StoryId};
use copydesk::story::{Block, Content, Embed, PullQuote, Story, Text};
use copydesk::ui::theme;

use super::*;

fn story(id: u64, tag: &str, who: &str) -> Arc<Story> {
    let mut story = Story::new(StoryId::from(id), tag.parse().unwrap());
    story.furniture.headline = format!("Story {id}");
    let quote = PullQuote { text: Text::plain("It sails again."), attribution: who.to_owned() };
    let embed = Embed { url: format!("https://example.org/{id}"), caption: Text::plain("The ferry.") };
    for (nth, content) in (1_u64..).zip([Content::PullQuote(quote), Content::Embed(embed)]) {
        story.body.push(Arc::new(Block::new(BlockId::from(10 * id + nth), content)));
    }
    Arc::new(story)
}

#[test]
fn what_readers_see_is_on_both_pages() {
    let who = ["Lina Farouk", "ليلى حسن"];
    for speaks in SPEAKS {
        let mut project = Project::new("A", Language::english());
        project.stories = vec![story(1, "en", who[0]), story(2, "ar", who[1])];
        let mut window = window(speaks, WIDE, project);
        act(&mut window, Action::ShowStory(StoryId::from(1)));
        act(&mut window, Action::Run(CommandId("beside")));
        act(&mut window, Action::ShowStory(StoryId::from(2)));
        let mut stood = Vec::new();
        for (turn, name) in who.iter().enumerate() {
            let lines =
                [format!("{}: {}", says(&window, "page-attribution"), name), format!("example.org/{}", turn + 1)];
            let mut seen = Vec::new();
            for line in lines {
                let place = place(&window, &line);
                assert!(painted(&window, place, theme::LIGHT.ink) > 20, "{speaks}: {line}");
                seen.push(place);
            }
            stood.push(seen);
            act(&mut window, Action::Run(CommandId("other-page")));
        }
        assert_ne!(stood.first(), stood.last(), "each page in its turn");
    }
}
