//! What happens at a desk: two people on one paragraph, in English and in Arabic. What editors would
//! put together without a word is put together; what they would ask each other about is asked.

use std::sync::Arc;

use copydesk::edit::Edit;
use copydesk::edit::compare::{Row, Said, Subject};
use copydesk::edit::merge::{Choice, Merged, merge};
use copydesk::ground::{BlockId, Language, PhotoId, SourceId, StoryId};
use copydesk::photos::{Photo, PhotoFile, PhotoFormat};
use copydesk::project::Project;
use copydesk::story::{Block, Content, List, ListItem, Mark, PlacedPhoto, PullQuote, Story, Text};
use copydesk::tags::{Source, Terms};

const STORY: u64 = 7;
const BLOCK: u64 = 1;

fn project(content: Content) -> Project {
    let mut story = Story::new(StoryId::from(STORY), Language::english());
    story.body = [Arc::new(Block::new(BlockId::from(BLOCK), content))].into_iter().collect();
    Project { stories: vec![Arc::new(story)], ..Project::new("Desk", Language::english()) }
}

fn contents(merged: &Merged) -> Vec<Content> {
    merged.project.stories[0].body.iter().map(|block| block.content.clone()).collect()
}

/// What one block comes to, in whichever order; `None` if it is asked, with both kept whole.
fn came_to(base: &Content, ours: &Content, theirs: &Content) -> Option<Content> {
    let [base, ours_too, theirs_too] = [base, ours, theirs].map(|content| project(content.clone()));
    let merged = merge(&base, &ours_too, &theirs_too);
    let turned = merge(&base, &theirs_too, &ours_too);
    assert_eq!(merged.project, turned.project, "both orders give the same");
    assert_eq!(merged.conflicts.len(), turned.conflicts.len());
    let mut all = contents(&merged);
    if merged.conflicts.is_empty() {
        assert_eq!(all.len(), 1);
        return all.pop();
    }
    assert_eq!(merged.conflicts[0].subject, Subject::Block(StoryId::from(STORY), BlockId::from(BLOCK)));
    assert_eq!(all.len(), 2, "both stay");
    assert!(all.contains(ours) && all.contains(theirs), "as each of them has it: {all:?}");
    for (choice, side) in [(Choice::Ours, &ours_too), (Choice::Theirs, &theirs_too)] {
        assert_eq!(merged.decided(&[Some(choice)]).unwrap(), *side);
    }
    None
}

fn texts(base: &Text, ours: &Text, theirs: &Text) -> Option<Text> {
    let [base, ours, theirs] = [base, ours, theirs].map(|text| Content::Paragraph(text.clone()));
    came_to(&base, &ours, &theirs).map(|content| {
        let Content::Paragraph(text) = content else { panic!("{content:?}") };
        text
    })
}

#[track_caller]
fn together(base: &str, ours: &str, theirs: &str, both: &str) {
    let merged = texts(&base.into(), &ours.into(), &theirs.into());
    assert_eq!(merged.map(|text| text.as_str().to_owned()).as_deref(), Some(both));
}

#[track_caller]
fn asked(base: &str, ours: &str, theirs: &str) {
    let merged = texts(&base.into(), &ours.into(), &theirs.into());
    assert_eq!(merged.map(|text| text.as_str().to_owned()), None, "nobody is asked");
}

#[test]
fn each_on_a_sentence_of_their_own() {
    together(
        "The river rose on Friday. Officials said teh level was normal. Growers waited.",
        "The river rose on Friday. Officials said the level was normal. Growers waited.",
        "The river rose by a meter on Friday. Officials said teh level was normal. Growers waited.",
        "The river rose by a meter on Friday. Officials said the level was normal. Growers waited.",
    );
    together(
        "ارتفع منسوب النهر الجمعة. وقالت السلطات إن الوضع عادي. وانتظر المزارعون.",
        "ارتفع منسوب النهر الجمعة. وقالت السلطات المحلية إن الوضع عادي. وانتظر المزارعون.",
        "ارتفع منسوب النهر مترًا الجمعة. وقالت السلطات إن الوضع عادي. وانتظر المزارعون.",
        "ارتفع منسوب النهر مترًا الجمعة. وقالت السلطات المحلية إن الوضع عادي. وانتظر المزارعون.",
    );
}

#[test]
fn a_sentence_added_while_another_is_put_right() {
    let base = "Two people were hurt. Police closed the road.";
    let fixed = "Three people were hurt. Police closed the road.";
    together(
        base,
        fixed,
        "Two people were hurt. They are in hospital. Police closed the road.",
        "Three people were hurt. They are in hospital. Police closed the road.",
    );
    together(
        base,
        fixed,
        "Two people were hurt. Police closed the road. It opened again at noon.",
        "Three people were hurt. Police closed the road. It opened again at noon.",
    );
    together(
        base,
        "Two people were hurt. Police closed the bridge.",
        "A bus hit a wall. Two people were hurt. Police closed the road.",
        "A bus hit a wall. Two people were hurt. Police closed the bridge.",
    );
    together(
        "أصيب شخصان. وأغلقت الشرطة الطريق.",
        "أصيب ثلاثة أشخاص. وأغلقت الشرطة الطريق.",
        "أصيب شخصان. ونُقلا إلى المستشفى. وأغلقت الشرطة الطريق.",
        "أصيب ثلاثة أشخاص. ونُقلا إلى المستشفى. وأغلقت الشرطة الطريق.",
    );
    // What is typed just now, and is not finished.
    together(base, fixed, "Two people were hurt. Police closed the road. It wi", &format!("{fixed} It wi"));
}

#[test]
fn a_cut_for_length_while_another_sentence_is_put_right() {
    together(
        "Two people were hurt. Police closed the road. The mayor was not there.",
        "Two people were hurt. Police closed the road.",
        "Three people were hurt. Police closed the road. The mayor was not there.",
        "Three people were hurt. Police closed the road.",
    );
    together(
        "Two were hurt. It rained. Police closed the road. The mayor was not there.",
        "Two were hurt. Police closed the road. The mayor was not there.",
        "Two were hurt. It rained. Police shut the road. The mayor was away.",
        "Two were hurt. Police shut the road. The mayor was away.",
    );
}

#[test]
fn one_sentence_is_not_put_together_of_two() {
    // Words that do not touch, and make what nobody wrote.
    asked("It rose.", "Theirs.", "It rose. Mine");
    asked(
        "Three people died in Mosul on Friday, police said.",
        "Four people died in Mosul on Friday, police said.",
        "Three people died in Basra on Friday, police said.",
    );
    asked(
        "The minister, Layla Hasan, promised 3 new wells by May.",
        "The minister, Noor Hasan, promised 3 new wells by May.",
        "The minister, Layla Hasan, promised 5 new wells by May.",
    );
    asked("قُتل ثلاثة أشخاص في الموصل الجمعة.", "قُتل أربعة أشخاص في الموصل الجمعة.", "قُتل ثلاثة أشخاص في البصرة الجمعة.");
    asked(
        "وعدت الوزيرة ليلى حسن بحفر 3 آبار.",
        "وعدت الوزيرة نور حسن بحفر 3 آبار.",
        "وعدت الوزيرة ليلى حسن بحفر 5 آبار.",
    );
    // It ends at no abbreviation.
    asked("Dr. Hasan said 3 patients left.", "Dr. Hassan said 3 patients left.", "Dr. Hasan said 4 patients left.");
    asked("قال د. أحمد إن 3 غادروا.", "قال د. محمد إن 3 غادروا.", "قال د. أحمد إن 4 غادروا.");
    asked(
        "The U.S. Embassy closed on 3 May.",
        "The U.S. Consulate closed on 3 May.",
        "The U.S. Embassy closed on 4 May.",
    );
}

#[test]
fn a_paragraph_written_anew_is_another_paragraph() {
    let base = "The river rose on Friday. Officials said so. Growers waited for the water.";
    let anew = "Water came back on Friday, after two dry years. Nobody had waited any more.";
    asked(base, anew, &format!("{base} Two were hurt."));
    asked(base, anew, "The river rose on Friday. Officials said so. Growers waited for water.");
    // Most of it cut: what the other added may hang on what went.
    asked(base, "The river rose on Friday.", &format!("{base} They left."));
    let arabic = "ارتفع منسوب النهر الجمعة. وقالت السلطات ذلك. وانتظر المزارعون المياه.";
    asked(arabic, "عادت المياه بعد عامين من الجفاف، ولم يكن أحد ينتظرها.", &format!("{arabic} وأصيب اثنان."));
}

#[test]
fn both_added_in_one_place() {
    asked("It rose.", "It rose. Two were hurt.", "It rose. Nobody was hurt.");
    asked("ارتفع النهر.", "ارتفع النهر. وأصيب اثنان.", "ارتفع النهر. ولم يُصب أحد.");
    // Of a line that ends in no full stop, one added word belongs to it.
    asked("Boys swim in the Tigris", "Boys swim in the Euphrates", "Boys swim in the Tigris in Mosul");
    together("It rose.", "It rose again.", "It rose again.", "It rose again.");
}

#[test]
fn two_sentences_made_one() {
    asked(
        "The river rose. Growers went home at night. Police watched.",
        "The river rose and growers went home at night. Police watched.",
        "The river rose. Growers went home at dawn. Police watched.",
    );
    asked(
        "It rose a lot. growers went home at night. Police watched it.",
        "It rose a lot growers went home at night. Police watched it.",
        "It rose a lot. growers went home at dawn. Police watched it.",
    );
}

#[test]
fn how_it_is_set_is_no_question() {
    together(
        "\"We stay,\" she said  on Friday. Three left.",
        "“We stay,” she said on Friday. Three left.",
        "\"We stay,\" she said  on Sunday. Three left.",
        "“We stay,” she said on Sunday. Three left.",
    );
    together(
        "قالت \"سنبقى\"  في بيان الجمعة. وغادر ثلاثة.",
        "قالت «سنبقى» في بيان الجمعة. وغادر ثلاثة.",
        "قالت \"سنبقى\"  في بيان الأحد. وغادر ثلاثة.",
        "قالت «سنبقى» في بيان الأحد. وغادر ثلاثة.",
    );
}

#[test]
fn a_quotation_is_not_put_together() {
    asked(
        "He spoke. “We will stay. We will plant again,” he said. Then he left.",
        "He spoke. “We shall stay. We will plant again,” he said. Then he left.",
        "He spoke. “We will stay. We will plant wheat,” he said. Then he left.",
    );
    asked(
        "تحدث الوزير. وقال «سنبقى هنا. سنزرع الأرض من جديد». ثم غادر.",
        "تحدث الوزير. وقال «سنبقى دائمًا. سنزرع الأرض من جديد». ثم غادر.",
        "تحدث الوزير. وقال «سنبقى هنا. سنزرع القمح من جديد». ثم غادر.",
    );
    // One that is closed in a later paragraph.
    asked(
        "“We will stay here now. We will plant again in spring.",
        "“We shall stay here now. We will plant again in spring.",
        "“We will stay here now. We will plant wheat in spring.",
    );
    // Beside it, each may write.
    together(
        "He spoke. “We will stay. We will plant,” he said. Then he left.",
        "He spoke. “We will stay. We will plant wheat,” he said. Then he left.",
        "He spoke. “We will stay. We will plant,” he said. Then he went.",
        "He spoke. “We will stay. We will plant wheat,” he said. Then he went.",
    );
    // Quotes of their own have no marks.
    let quote = |words: &str| Content::Quote(words.into());
    let (was, one, two) = ("We stay. We plant again.", "We shall stay. We plant again.", "We stay. We plant wheat.");
    assert_eq!(came_to(&quote(was), &quote(one), &quote(two)), None);
    // Made a quote by one, worded anew by the other.
    let paragraph = |words: &str| Content::Paragraph(words.into());
    assert_eq!(came_to(&paragraph(was), &quote(was), &paragraph(two)), None);
    let subhead = |words: &str| Content::Subhead(words.into());
    assert_eq!(came_to(&paragraph(was), &subhead(was), &paragraph(two)), Some(subhead(two)));
}

/// A text with one mark on these words of it.
fn marked(text: &str, words: &str, mark: Mark) -> Text {
    let at = text.find(words).unwrap();
    let mut text = Text::plain(text);
    text.mark(at..at + words.len(), mark);
    text
}

#[test]
fn a_tag_and_a_source_are_of_the_words_they_were_put_on() {
    let quoted = "He said: we will stay in Mosul. It rained.";
    let quotation = |source| Mark::Quotation(source);
    let noor = quotation(Some(SourceId::from(5)));
    // One says who said it, the other puts other words into it.
    for source in [None, Some(noor.clone())] {
        let base = source.is_none().then(|| marked(quoted, "we will stay in Mosul", quotation(None)));
        let base = base.unwrap_or_else(|| Text::plain(quoted));
        let ours = marked(quoted, "we will stay in Mosul", noor.clone());
        let mut theirs = base.clone();
        let at = quoted.find("stay").unwrap();
        theirs.splice(at..at + 4, &Text::plain("leave"));
        assert_eq!(texts(&base, &ours, &theirs), None);
        let mut theirs = base.clone();
        let at = quoted.find("stay").unwrap();
        theirs.splice(at..at, &Text::plain("not "));
        assert_eq!(texts(&base, &ours, &theirs), None, "nor more words");
        // Elsewhere they may write.
        let mut theirs = base.clone();
        let at = quoted.find("rained").unwrap();
        theirs.splice(at..at + 6, &Text::plain("snowed"));
        let merged = texts(&base, &ours, &theirs).unwrap();
        assert_eq!(merged.as_str(), "He said: we will stay in Mosul. It snowed.");
        assert_eq!(merged.spans(), ours.spans());
    }
    let base = Text::plain("Layla Hasan spoke in Mosul.");
    let mention = Mark::Mention(3.into());
    let tagged = marked(base.as_str(), "Layla Hasan", mention);
    assert_eq!(texts(&base, &tagged, &"Noor Hasan spoke in Mosul.".into()), None);
    assert_eq!(texts(&base, &tagged, &"Layla al Hasan spoke in Mosul.".into()), None);
    let merged = texts(&base, &tagged, &"Layla Hasan spoke in Basra.".into()).unwrap();
    assert_eq!((merged.as_str(), merged.spans()), ("Layla Hasan spoke in Basra.", tagged.spans()));
    // A link leads where its words say; one word of several may be put right.
    let link = Mark::Link("https://example.org/bridge".to_owned());
    let base = Text::plain("They closed the old bridge today.");
    let linked = marked(base.as_str(), "the old bridge", link.clone());
    assert_eq!(texts(&base, &linked, &"They closed a new tunnel today.".into()), None);
    let merged = texts(&base, &linked, &"They closed the iron bridge today.".into()).unwrap();
    assert_eq!(merged, marked("They closed the iron bridge today.", "the iron bridge", link));
    // Two targets for one link.
    let [one, two] = ["https://a.example", "https://b.example"].map(|to| Mark::Link(to.to_owned()));
    let [one, two] = [one, two].map(|mark| marked(base.as_str(), "old bridge", mark));
    assert_eq!(texts(&base, &one, &two), None);
}

#[test]
fn words_stay_with_what_they_are_said_of() {
    let placed = |photo: u64, caption: &str| {
        Content::Photo(PlacedPhoto { photo: PhotoId::from(photo), caption: caption.into() })
    };
    let base = placed(1, "The bridge in Mosul.");
    assert_eq!(came_to(&base, &placed(2, "The bridge in Mosul."), &placed(1, "The old bridge in Mosul.")), None);
    let pull = |text: &str, who: &str| Content::PullQuote(PullQuote { text: text.into(), attribution: who.to_owned() });
    let base = pull("We stay here now.", "Layla Hasan");
    assert_eq!(
        came_to(&base, &pull("We stay here now.", "Noor Hasan"), &pull("We leave here now.", "Layla Hasan")),
        None
    );
    // In the library, too: other pictures are not described by old words, nor cut at old places.
    let photo = |digest: &str, alt: &str, credit: &str| {
        let digest = digest.repeat(32);
        let file = PhotoFile { digest, format: PhotoFormat::Jpeg, width: 9, height: 9 };
        let photo = Photo { file: Some(file), ..Photo::wanted(PhotoId::from(1)) };
        let photo = Photo { alt_text: alt.to_owned(), credit: credit.to_owned(), ..photo };
        Edit::PutPhoto(photo).apply(&project(Content::Rule)).unwrap()
    };
    let base = photo("a", "A bridge", "Noor");
    let merged = merge(&base, &photo("b", "A bridge", "Noor"), &photo("a", "An old bridge", "Noor"));
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(merged.decided(&[Some(Choice::Ours)]).unwrap(), photo("b", "A bridge", "Noor"));
    assert_eq!(merged.decided(&[Some(Choice::Theirs)]).unwrap(), photo("a", "An old bridge", "Noor"));
    let merged = merge(&base, &photo("a", "A bridge", "Omar"), &photo("a", "An old bridge", "Noor"));
    assert_eq!((merged.conflicts.len(), merged.project), (0, photo("a", "An old bridge", "Omar")));
}

#[test]
fn entries_of_a_list_are_each_by_themselves() {
    let list = |items: &[&str]| {
        let items = items.iter().map(|words| ListItem { level: 0, text: (*words).into() }).collect();
        Content::List(List { ordered: false, items })
    };
    let base = list(&["Two were hurt", "The road is closed", "It rains"]);
    let merged = came_to(
        &base,
        &list(&["Three were hurt", "The road is closed", "It rains"]),
        &list(&["Two were hurt", "The road is closed", "It snows"]),
    );
    assert_eq!(merged, Some(list(&["Three were hurt", "The road is closed", "It snows"])));
    let both = [
        list(&["Three were hurt", "The road is closed", "It rains"]),
        list(&["Two were killed", "The road is closed", "It rains"]),
    ];
    assert_eq!(came_to(&base, &both[0], &both[1]), None);
}

fn paragraphs(count: u64) -> Project {
    let mut project = project(Content::Rule);
    let mut story = Story::new(StoryId::from(STORY), Language::english());
    let block = |id: u64| Block::new(BlockId::from(id), Content::Paragraph(format!("Paragraph {id}.").into()));
    story.body = (1..=count).map(|id| Arc::new(block(id))).collect();
    project.stories = vec![Arc::new(story)];
    project
}

fn moved(project: &Project, block: u64, to: usize) -> Project {
    Edit::MoveBlock { story: StoryId::from(STORY), block: BlockId::from(block), to }.apply(project).unwrap()
}

#[test]
fn one_paragraph_moved_to_two_places_is_asked() {
    let base = paragraphs(6);
    let (ours, theirs) = (moved(&base, 4, 0), moved(&base, 4, 5));
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.conflicts.len(), 1);
    let conflict = &merged.conflicts[0];
    assert_eq!(conflict.subject, Subject::BlockPlace(StoryId::from(STORY), BlockId::from(4)));
    assert_eq!(conflict.our_row().label().to_string(), "Place of “Paragraph 4.”");
    let said = |row: Row| {
        let of = |said: &Option<Said>| match said {
            Some(Said::Phrase(phrase)) => phrase.to_string(),
            Some(Said::Words(_)) | None => String::new(),
        };
        let pairs = row.pairs(&base.directory, &base.directory);
        [of(&pairs[0].before), of(&pairs[0].after)]
    };
    assert_eq!(said(conflict.our_row()), ["after “Paragraph 3.”", "at the start"]);
    assert_eq!(said(conflict.their_row()), ["after “Paragraph 3.”", "after “Paragraph 6.”"]);
    assert_eq!(conflict.choices(), [Choice::Ours, Choice::Theirs]);
    assert_eq!(merged.decided(&[Some(Choice::Ours)]).unwrap(), ours);
    assert_eq!(merged.decided(&[Some(Choice::Theirs)]).unwrap(), theirs);
    // With words changed meanwhile, the place is asked and the words are taken.
    let words = Edit::SetContent {
        story: StoryId::from(STORY),
        block: BlockId::from(4),
        content: Content::Paragraph("Paragraph four.".into()),
    };
    let merged = merge(&base, &words.apply(&ours).unwrap(), &theirs);
    assert_eq!(merged.conflicts.len(), 1);
    for choice in [Choice::Ours, Choice::Theirs] {
        let decided = merged.decided(&[Some(choice)]).unwrap();
        let side = if choice == Choice::Ours { &ours } else { &theirs };
        assert_eq!(decided, words.apply(side).unwrap());
    }
}

#[test]
fn paragraphs_both_added_in_one_place_both_stay_and_it_is_told() {
    let base = paragraphs(2);
    let add = |id: u64, words: &str| {
        let block = Arc::new(Block::new(BlockId::from(id), Content::Paragraph(words.into())));
        Edit::AddBlock { story: StoryId::from(STORY), at: 2, block }.apply(&base).unwrap()
    };
    let merged = merge(&base, &add(8, "Two were hurt."), &add(9, "Nobody was hurt."));
    assert_eq!((merged.conflicts.len(), merged.project.stories[0].body.len()), (0, 4));
    let third = merged.project.stories[0].body.get(2).unwrap().id;
    assert_eq!(merged.beside, [(StoryId::from(STORY), third)]);
    let alone = merge(&base, &add(8, "Two were hurt."), &moved(&base, 2, 0));
    assert_eq!(alone.beside, []);
}

#[test]
fn moves_that_agree_are_made() {
    let base = paragraphs(6);
    let merged = merge(&base, &moved(&base, 4, 0), &moved(&base, 4, 0));
    assert!(merged.conflicts.is_empty());
    let merged = merge(&base, &moved(&base, 2, 0), &moved(&base, 5, 5));
    assert!(merged.conflicts.is_empty(), "{:?}", merged.conflicts);
    let order: Vec<BlockId> = merged.project.stories[0].body.iter().map(|block| block.id).collect();
    assert_eq!(order, [2, 1, 3, 4, 6, 5].map(BlockId::from));
}

#[test]
fn one_story_added_on_both_sides_is_asked_or_put_together() {
    let base = paragraphs(1);
    let add = |headline: &str, words: &[(u64, &str)]| {
        let mut story = Story::new(StoryId::from(55), Language::english());
        headline.clone_into(&mut story.furniture.headline);
        let block =
            |(id, words): &(u64, &str)| Arc::new(Block::new(BlockId::from(*id), Content::Paragraph((*words).into())));
        story.body = words.iter().map(block).collect();
        Edit::AddStory { at: 1, story: Arc::new(story) }.apply(&base).unwrap()
    };
    // Nothing in common: both stay, and that is told.
    let (ours, theirs) = (add("One", &[(8, "First.")]), add("Two", &[(9, "Second.")]));
    let merged = merge(&base, &ours, &theirs);
    assert_eq!((merged.project.stories.len(), merged.conflicts.len()), (3, 1));
    assert_eq!(merged.conflicts[0].choices(), [Choice::Ours, Choice::Theirs, Choice::Both]);
    assert_eq!(merged.decided(&[Some(Choice::Ours)]).unwrap(), ours);
    assert_eq!(merged.decided(&[Some(Choice::Theirs)]).unwrap(), theirs);
    assert_eq!(merged.decided(&[Some(Choice::Both)]).unwrap().stories.len(), 3);
    // One story in two versions, of which nobody knows where they began: block by block.
    let (ours, theirs) =
        (add("One", &[(8, "Same."), (9, "Ours.")]), add("Two", &[(8, "Same."), (9, "Theirs."), (10, "More.")]));
    let merged = merge(&base, &ours, &theirs);
    assert_eq!((merged.project.stories.len(), merged.conflicts.len()), (2, 2), "headline and one block");
    let said: Vec<String> = merged.project.stories[1].texts().map(|(_, _, text)| text.as_str().to_owned()).collect();
    assert_eq!(said.len(), 4);
    for words in ["Same.", "Ours.", "Theirs.", "More."] {
        assert!(said.contains(&words.to_owned()), "{said:?}");
    }
}

/// Until it is decided on what terms a source spoke, the stricter hold.
#[test]
fn the_stricter_terms_hold_until_decided() {
    let terms = |terms: Terms| {
        let source = Source { terms, ..Source::new(SourceId::from(8), "Layla") };
        Edit::PutSource(source).apply(&paragraphs(1)).unwrap()
    };
    let base = terms(Terms::Background);
    for sides in [[Terms::OnTheRecord, Terms::OffTheRecord], [Terms::OffTheRecord, Terms::OnTheRecord]] {
        let [ours, theirs] = sides.map(terms);
        let merged = merge(&base, &ours, &theirs);
        assert_eq!(merged.conflicts.len(), 1);
        assert_eq!(merged.project.directory.sources[0].terms, Terms::OffTheRecord);
        assert_eq!(merged.decided(&[Some(Choice::Ours)]).unwrap(), ours);
        assert_eq!(merged.decided(&[Some(Choice::Theirs)]).unwrap(), theirs);
    }
}
