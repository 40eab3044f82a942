//! What leaves: the page and the JSON of whole stories, and what must never be in them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops where it is surprised"
)]

mod export_stories;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use copydesk::edit::Edit;
use copydesk::export::{
    Bundle, ExportError, ExportStep, FORMATS, Format, PictureError, PictureSource, PublishError, export, format,
    publish, schema,
};
use copydesk::ground::{Direction, EntityId, IdMint, Language, SourceId, StoryId};
use copydesk::photos::{Crop, Photo, PhotoFile, Ratio};
use copydesk::project::Project;
use copydesk::story::{
    Block, Byline, Content, Embargo, Embed, FactBox, List, ListItem, Mark, PlacedPhoto, PullQuote, Status, Step, Story,
    Text,
};
use copydesk::tags::{Entity, EntityKind, Source, Terms};
use export_stories::{Drawn, Nothing, TODAY, all_formats, arabic, english, file, in_formats, photo_file, text};
use jiff::civil::date;
use proptest::prelude::*;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The page without its style sheet, which has its own place.
fn page_of(bundles: &[Bundle]) -> String {
    let page = file(bundles, "index.html");
    let (start, rest) = page.split_once("<style>").expect("a style");
    let (_, end) = rest.split_once("</style>").expect("its end");
    let (before, hash) = start.split_once("sha256-").expect("its hash");
    let (_, after) = hash.split_once('&').expect("the hash's end");
    format!("{before}sha256-…&{after}<style>…</style>{end}")
}

#[test]
fn an_english_story_leaves_as_page_and_json() -> Outcome {
    let (project, id) = english();
    let bundles = all_formats(&project, &[id])?;
    insta::assert_snapshot!("english_page", page_of(&bundles));
    insta::assert_snapshot!("english_json", file(&bundles, "story.json"));
    let left_out = publish(&project, id, TODAY)?.left_out;
    assert_eq!(left_out.len(), 2, "{left_out:?}");
    let left_out: Vec<String> = left_out.iter().map(ToString::to_string).collect();
    assert!(left_out[0].starts_with("Block 2: the link") && left_out[1].starts_with("Block 10: a photo"));
    Ok(())
}

#[test]
fn an_arabic_story_leaves_as_page_and_json() -> Outcome {
    let (project, id) = arabic();
    let bundles = all_formats(&project, &[id])?;
    insta::assert_snapshot!("arabic_page", page_of(&bundles));
    insta::assert_snapshot!("arabic_json", file(&bundles, "story.json"));
    Ok(())
}

#[test]
fn a_direction_that_was_set_goes_before_the_one_of_the_letters() -> Outcome {
    let mut story = Story::new(StoryId::from(1), Language::english());
    story.furniture.headline = "Names".into();
    let set = [
        ("Zikra by the river", Some(Direction::Rtl)),
        ("نهر", Some(Direction::Ltr)),
        ("نهر طويل", None),
        ("Plain", Some(Direction::Ltr)),
    ];
    story.body = (1_u64..)
        .zip(set)
        .map(|(id, (words, direction))| Block { direction, ..Block::new(id.into(), Content::Paragraph(words.into())) })
        .map(Arc::new)
        .collect();
    let project = Project { stories: vec![Arc::new(story)], ..Project::new("Names", Language::english()) };
    let bundles = all_formats(&project, &[StoryId::from(1)])?;
    let page = file(&bundles, "index.html");
    for line in ["<p dir=\"rtl\">Zikra", "<p>نهر</p>", "<p dir=\"rtl\">نهر طويل", "<p>Plain"] {
        assert!(page.contains(line), "{line} in {page}");
    }
    let json: serde_json::Value = serde_json::from_str(&file(&bundles, "story.json"))?;
    let directions: Vec<_> = (0..4).map(|nth| json["body"][nth]["words"]["direction"].as_str()).collect();
    assert_eq!(directions, [Some("rtl"), Some("ltr"), None, Some("ltr")]);
    Ok(())
}

#[test]
fn an_arabic_text_may_begin_with_a_latin_name() -> Outcome {
    let mut story = Story::new(StoryId::from(1), Language::arabic());
    story.furniture.headline = "Netflix تعرض فيلم «عمر»".into();
    story.furniture.deck = "BBC: الفيلم يروي قصة نهر".into();
    let lines = ["Reuters: قتل 12 شخصاً.", "\u{200e}C++ لغة.", "The timetable is in English only.", "12:30"];
    story.body = (1_u64..)
        .zip(lines)
        .map(|(id, words)| Arc::new(Block::new(id.into(), Content::Paragraph(words.into()))))
        .collect();
    let project = Project { stories: vec![Arc::new(story)], ..Project::new("Names", Language::arabic()) };
    let page = file(&all_formats(&project, &[StoryId::from(1)])?, "index.html");
    let lines =
        ["<h1>Netflix", ">BBC: ", "<p>Reuters: ", "<p dir=\"ltr\">\u{200e}C++", "<p dir=\"ltr\">The", "<p>12:30"];
    for line in lines {
        assert!(page.contains(line), "{line} in {page}");
    }
    assert!(!page.contains("dir=\"ltr\">BBC"), "{page}");
    Ok(())
}

#[test]
fn numbers_of_telephones_and_handles_are_set_apart_on_an_arabic_page() -> Outcome {
    let mut story = Story::new(StoryId::from(1), Language::arabic());
    story.furniture.headline = "للاتصال @WHO_Iraq".into();
    let words = "هاتف +964 770 123 4567 أو ٠٧٧٠ ١٢٣ ٤٥٦٧ قبل 2019-2024";
    story.body.push(Arc::new(Block::new(1.into(), Content::Paragraph(words.into()))));
    let project = Project { stories: vec![Arc::new(story)], ..Project::new("Names", Language::arabic()) };
    let bundles = all_formats(&project, &[StoryId::from(1)])?;
    let page = file(&bundles, "index.html");
    let lines = [
        "<h1>للاتصال <bdi dir=\"ltr\">@WHO_Iraq</bdi></h1>",
        "<p>هاتف <bdi dir=\"ltr\">+964 770 123 4567</bdi> أو <bdo dir=\"ltr\">٠٧٧٠ ١٢٣ ٤٥٦٧</bdo> قبل 2019-2024</p>",
    ];
    for line in lines {
        assert!(page.contains(line), "{line} in {page}");
    }
    assert!(file(&bundles, "story.json").contains(words), "the words stay as they are");
    Ok(())
}

#[test]
fn formats_of_a_story_share_one_folder_and_its_pictures() -> Outcome {
    let (project, id) = english();
    let bundles = all_formats(&project, &[id])?;
    assert_eq!(bundles.iter().map(|b| b.format).collect::<Vec<_>>(), ["html", "json"]);
    assert_eq!(bundles[0].slug, "night-ferry-returns-to-lake-serin-after-nine-years");
    assert_eq!(bundles[0].slug, bundles[1].slug);
    assert_eq!(bundles[0].files[1..], bundles[1].files[1..]);
    let paths: Vec<&str> = bundles[0].files.iter().map(|f| f.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "index.html",
            "photos/1-480.png",
            "photos/1-960.png",
            "photos/1-1440.png",
            "photos/2-480.png",
            "photos/2-640.png"
        ]
    );
    let picture = image::load_from_memory(&bundles[0].files[2].bytes)?;
    assert_eq!((picture.width(), picture.height()), (960, 600));
    Ok(())
}

#[test]
fn the_same_story_gives_the_same_bytes() -> Outcome {
    let (project, id) = english();
    assert_eq!(all_formats(&project, &[id])?, all_formats(&project.clone(), &[id])?);
    Ok(())
}

#[test]
fn the_kept_schema_is_the_one_of_the_types() -> Outcome {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/schema/story.schema.json");
    let made = schema()?;
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        let mut file = std::fs::File::create(path)?;
        std::io::Write::write_all(&mut file, made.as_bytes())?;
    }
    let kept = std::fs::read_to_string(path)?;
    assert!(kept == made, "{path} is stale: run `UPDATE_SCHEMA=1 cargo test --test export schema` and commit it");
    Ok(())
}

#[test]
fn the_json_is_what_the_schema_says() -> Outcome {
    let schema = serde_json::from_str(&schema()?)?;
    let validator = jsonschema::options().should_validate_formats(true).build(&schema)?;
    let mut stories: Vec<(Project, StoryId)> = vec![english(), arabic()];
    let empty = Story::new(StoryId::from(5), Language::english());
    stories.push((Project { stories: vec![Arc::new(empty)], ..Project::default() }, StoryId::from(5)));
    for (project, id) in stories {
        let json: serde_json::Value = serde_json::from_str(&file(&all_formats(&project, &[id])?, "story.json"))?;
        let wrong: Vec<String> =
            validator.iter_errors(&json).map(|e| format!("{} at {}", e, e.instance_path())).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        let mut strange = json.clone();
        strange["ed_note"] = "secret".into();
        assert!(!validator.is_valid(&strange), "the schema lets nothing else in");
        let mut strange = json;
        strange["format"] = "copydesk story 2".into();
        assert!(!validator.is_valid(&strange));
    }
    Ok(())
}

/// The English story's project with one source's terms changed.
fn with_terms(source: usize, terms: Terms) -> (Project, StoryId) {
    let (mut project, id) = english();
    Arc::make_mut(&mut project.directory).sources[source].terms = terms;
    (project, id)
}

fn change(project: &mut Project, edit: impl FnOnce(&mut Story)) {
    edit(Arc::make_mut(&mut project.stories[0]));
}

#[test]
fn words_off_the_record_stop_the_story_and_are_not_repeated() {
    let (project, id) = with_terms(0, Terms::OffTheRecord);
    let error = publish(&project, id, TODAY).expect_err("off the record");
    assert!(matches!(error, PublishError::OffTheRecord { block: 3, .. }), "{error:?}");
    let said = format!("{error} {}", error.hint());
    assert!(said.contains("Night ferry returns") && !said.contains("night log") && !said.contains("Nadia"), "{said}");
}

#[test]
fn deep_background_reads_like_words_nobody_is_named_for() -> Outcome {
    let (project, id) = english();
    let (mut unattributed, _) = english();
    let hidden = project.directory.sources[2].id;
    change(&mut unattributed, |story| {
        for at in 0..story.body.len() {
            let block = story.body.get_mut(at).unwrap();
            for part in block.parts() {
                if let Some(text) = block.text_mut(part) {
                    text.change_marks(|mark| {
                        Some(if *mark == Mark::Quotation(Some(hidden)) { Mark::Quotation(None) } else { mark.clone() })
                    });
                }
            }
        }
    });
    assert_ne!(project.stories, unattributed.stories);
    assert_eq!(all_formats(&project, &[id])?, all_formats(&unattributed, &[id])?);
    Ok(())
}

#[test]
fn a_quotation_whose_source_is_gone_stops_the_story() {
    let (mut project, id) = english();
    Arc::make_mut(&mut project.directory).sources.remove(1);
    assert!(matches!(publish(&project, id, TODAY), Err(PublishError::UnknownSource { block: 5, .. })));
}

#[test]
fn what_is_spiked_or_killed_stays_in() {
    for status in Status::ALL {
        let (mut project, id) = english();
        change(&mut project, |story| story.status = status);
        let stopped = matches!(publish(&project, id, TODAY), Err(PublishError::Withdrawn { .. }));
        assert_eq!(stopped, matches!(status, Status::Spiked | Status::Killed), "{status:?}");
    }
}

#[test]
fn of_a_killed_story_only_headline_and_note_leave() -> Outcome {
    let (mut project, id) = english();
    change(&mut project, |story| story.status = Status::Published);
    let at = "2026-11-21T21:30:00Z".parse()?;
    let note = "The readings were those of another river.".to_owned();
    let kill = Edit::TakeStep { story: id, step: Step::Kill, at, by: "Desk chief".to_owned(), note };
    let project = kill.apply(&project)?;
    let bundles = all_formats(&project, &[id])?;
    insta::assert_snapshot!("withdrawn_page", page_of(&bundles));
    insta::assert_snapshot!("withdrawn_json", file(&bundles, "story.json"));
    let story = project.story(id).ok_or("gone")?;
    for (_, _, text) in story.texts().filter(|(_, _, text)| text.as_str().len() > 20) {
        let left = bundles.iter().flat_map(|bundle| &bundle.files);
        let held = left.filter(|file| String::from_utf8_lossy(&file.bytes).contains(text.as_str())).count();
        assert_eq!(held, 0, "{}", text.as_str());
    }
    assert!(bundles.iter().flat_map(|bundle| &bundle.files).all(|file| !file.path.starts_with("photos/")));
    Ok(())
}

#[test]
fn a_photo_may_be_shown_until_its_last_day() {
    let (mut project, id) = english();
    let expires = |project: &mut Project, last| {
        Arc::make_mut(&mut project.library).photos[1].rights.expires = Some(last);
    };
    expires(&mut project, TODAY);
    assert!(publish(&project, id, TODAY).is_ok());
    expires(&mut project, date(2026, 11, 19));
    assert!(matches!(publish(&project, id, TODAY), Err(PublishError::RightsExpired { block: 12, .. })));
}

#[test]
fn stories_of_one_slug_get_folders_of_their_own() -> Outcome {
    let mut project = Project::new("Slugs", Language::english());
    let story = |id: u64, headline: &str, slug: &str| {
        let mut story = Story::new(StoryId::from(id), Language::english());
        story.furniture.headline = headline.into();
        story.filing.url_slug = slug.into();
        story.filing.slugline = "SECRET".into();
        Arc::new(story)
    };
    project.stories = vec![
        story(1, "Rain", ""),
        story(2, "Rain", ""),
        story(3, "x", "rain-2"),
        story(4, "Rain", ""),
        story(33, "مطر", ""),
    ];
    let ids: Vec<StoryId> = project.stories.iter().map(|s| s.id).collect();
    let html = format("html").ok_or("no html")?;
    let bundles = in_formats(&project, &ids, &[html], &Nothing)??;
    let slugs: Vec<&str> = bundles.iter().map(|b| b.slug.as_str()).collect();
    assert_eq!(slugs, ["rain", "rain-2", "rain-2-2", "rain-3", "story-11"]);
    Ok(())
}

/// Counts how often a picture is read.
struct Counted(Cell<usize>);

impl PictureSource for Counted {
    fn picture(&self, file: &PhotoFile) -> Result<Vec<u8>, PictureError> {
        self.0.set(self.0.get() + 1);
        Drawn.picture(file)
    }
}

#[test]
fn a_picture_is_rendered_once_and_an_export_can_be_stopped() -> Outcome {
    let (project, id) = english();
    let publication = publish(&project, id, TODAY)?;
    let formats: Vec<&Format> = FORMATS.iter().collect();
    let source = Counted(Cell::new(0));
    let mut steps = Vec::new();
    export(vec![publication.clone(), publication.clone()], &formats, &source, &mut |step| {
        steps.push(match step {
            ExportStep::Story { at, of, .. } => format!("story {at}/{of}"),
            ExportStep::Picture { at, of } => format!("picture {at}/{of}"),
        });
        ControlFlow::Continue(())
    })?;
    assert_eq!(source.0.get(), 2);
    assert_eq!(steps, ["story 1/2", "picture 1/2", "picture 2/2", "story 2/2"]);

    let stopped = export(vec![publication], &formats, &source, &mut |step| match step {
        ExportStep::Picture { .. } => ControlFlow::Break(()),
        ExportStep::Story { .. } => ControlFlow::Continue(()),
    });
    assert!(matches!(stopped, Err(ExportError::Canceled)));
    assert_eq!(source.0.get(), 2);
    Ok(())
}

#[test]
fn a_photo_is_cut_to_its_shape_on_the_page_and_whole_beside_the_json() -> Outcome {
    let (mut project, id) = english();
    let photo = &mut Arc::make_mut(&mut project.library).photos[0];
    photo.framing.shape = Some(Ratio::Square);
    photo.framing.crops = vec![Crop { ratio: Ratio::Wide, left: 0, top: 0, width: 5_000, height: 4_500 }];
    let bundles = all_formats(&project, &[id])?;
    let page = file(&bundles, "index.html");
    assert!(
        page.contains(r#"src="photos/1-1x1-1000.png""#) && page.contains(r#"width="1000" height="1000""#),
        "{page}"
    );
    assert!(!page.contains("photos/1-480.png") && page.contains("photos/2-480.png"), "only this one is cut");
    let cut = bundles[0].files.iter().find(|file| file.path == "photos/1-1x1-960.png").ok_or("no cut")?;
    let whole = bundles[1].files.iter().find(|file| file.path == "photos/1-1440.png").ok_or("not whole")?;
    let (cut, whole) =
        (image::load_from_memory(&cut.bytes)?.to_rgb8(), image::load_from_memory(&whole.bytes)?.to_rgb8());
    assert_eq!((cut.dimensions(), whole.dimensions()), ((960, 960), (1440, 900)));

    let json: serde_json::Value = serde_json::from_str(&file(&bundles, "story.json"))?;
    let told = &json["photos"][0];
    assert_eq!((&told["width"], &told["height"], &told["shape"]), (&1600.into(), &1000.into(), &"1:1".into()));
    let crops = told["crops"].as_array().ok_or("no crops")?;
    let crop = |nth: usize| {
        let of = |name: &str| crops[nth][name].as_u64().unwrap_or_default();
        (crops[nth]["ratio"].as_str(), [of("left"), of("top"), of("width"), of("height")], &crops[nth]["by_hand"])
    };
    assert_eq!(crop(0), (Some("16:9"), [0, 0, 800, 450], &true.into()), "as it was made by hand");
    // The point is at two fifths: the square can have it in its middle.
    assert_eq!(crop(2), (Some("1:1"), [140, 0, 1000, 1000], &false.into()));
    assert!(json["photos"][1].get("shape").is_none(), "the other is shown whole");
    Ok(())
}

#[test]
fn each_cut_counts_as_a_picture_to_render() -> Outcome {
    let (mut project, id) = english();
    Arc::make_mut(&mut project.library).photos[0].framing.shape = Some(Ratio::Wide);
    let publication = publish(&project, id, TODAY)?;
    let formats: Vec<&Format> = FORMATS.iter().collect();
    let mut steps = Vec::new();
    export(vec![publication], &formats, &Drawn, &mut |step| {
        if let ExportStep::Picture { at, of } = step {
            steps.push((at, of));
        }
        ControlFlow::Continue(())
    })?;
    assert_eq!(steps, [(1, 3), (2, 3), (3, 3)], "two for the page, and the whole of the one that is cut");
    Ok(())
}

#[test]
fn a_missing_picture_is_named() -> Outcome {
    let (project, id) = english();
    let html = format("html").ok_or("no html")?;
    let error = in_formats(&project, &[id], &[html], &Nothing)?.expect_err("no pictures");
    assert!(error.to_string().contains("photo 1: its file is missing"), "{error}");
    Ok(())
}

// Secrets.

/// What a random project is made of: blocks as (kind, source, entity, quoted, bold), the terms of
/// five sources, and whether there is a headline.
type Recipe = (Vec<(u8, usize, usize, bool, bool)>, [Terms; 5], bool);

fn recipes() -> impl Strategy<Value = Recipe> {
    let terms = prop::sample::select(Terms::ALL.to_vec());
    let block = (0..10_u8, 0..5_usize, 0..5_usize, any::<bool>(), any::<bool>());
    (prop::collection::vec(block, 1..10), prop::array::uniform5(terms), any::<bool>())
}

fn project_of((blocks, terms, headline): &Recipe) -> Project {
    let mut mint = IdMint::seeded(99);
    let mut project = Project::new("CANARYPROJECT", Language::english());
    let directory = Arc::make_mut(&mut project.directory);
    directory.sources = terms
        .iter()
        .enumerate()
        .map(|(at, terms)| Source {
            id: mint.mint(),
            name: format!("CANARYNAME{at}"),
            described: format!("canarylook{at}"),
            affiliation: format!("CANARYDESK{at}"),
            terms: *terms,
            reached: "CANARYREACHED".into(),
        })
        .collect();
    directory.entities =
        (0..5).map(|at| Entity::new(mint.mint(), EntityKind::ALL[at % 4], format!("CANARYTHING{at}"))).collect();
    let sources: Vec<SourceId> = directory.sources.iter().map(|s| s.id).collect();
    let entities: Vec<EntityId> = directory.entities.iter().map(|e| e.id).collect();
    let library = Arc::make_mut(&mut project.library);
    library.photos = vec![
        Photo { caption: "CANARYWANTED".into(), ..Photo::wanted(mint.mint()) },
        Photo { file: Some(photo_file('a', 8, 6)), ..Photo::wanted(mint.mint()) },
    ];

    let mut story = Story::new(mint.mint(), Language::english());
    story.furniture.headline = if *headline { "A headline".into() } else { "عنوان".into() };
    story.filing.slugline = "CANARYSLUG".into();
    story.filing.ed_note = "CANARYNOTE".into();
    story.embargo = Some(Embargo::new(jiff::Timestamp::UNIX_EPOCH, "Canary/Zone"));
    for (kind, source, entity, quoted, bold) in blocks {
        let mut marks = vec![Mark::Mention(entities[*entity])];
        marks.extend(quoted.then(|| Mark::Quotation(Some(sources[*source]))));
        marks.extend(bold.then_some(Mark::Bold));
        let words = text(&[("words ", &marks), ("more", &[])]);
        let photo = |at: usize| PlacedPhoto { photo: library.photos[at].id, caption: words.clone() };
        let content = match kind {
            0 => Content::Subhead(words),
            1 => Content::Quote(words),
            2 => Content::PullQuote(PullQuote { text: words, attribution: "x".into() }),
            3 => Content::List(List { ordered: *bold, items: vec![ListItem { level: 2, text: words }] }),
            4 => Content::FactBox(FactBox { heading: words.clone(), paragraphs: vec![words] }),
            5 => Content::Embed(Embed { url: "https://example.org/".into(), caption: words }),
            6 => Content::Photo(photo(1)),
            7 => Content::Photo(photo(0)),
            8 => Content::Rule,
            _ => Content::Paragraph(words),
        };
        story.body.push(Arc::new(Block::new(mint.mint(), content)));
    }
    let mut other = Story::new(mint.mint(), Language::english());
    other.furniture.bylines.push(Byline { name: "CANARYOTHER".into(), role: String::new() });
    other.body.push(Arc::new(Block::new(mint.mint(), Content::Paragraph(Text::from("CANARYOTHER")))));
    project.stories = vec![Arc::new(story), Arc::new(other)];
    project
}

/// What of a recipe's project must not be read anywhere, and what must.
fn secrets((blocks, terms, _): &Recipe, project: &Project) -> (BTreeSet<String>, BTreeSet<String>) {
    let mut secret: BTreeSet<String> = ["PROJECT", "REACHED", "SLUG", "NOTE", "WANTED", "OTHER", "/Zone"]
        .into_iter()
        .map(|end| format!("CANARY{end}").to_lowercase())
        .collect();
    let mut public = BTreeSet::new();
    secret.insert(photo_file('a', 8, 6).digest);
    secret.extend(project.directory.sources.iter().map(|s| s.id.to_string()));
    secret.extend(project.directory.entities.iter().map(|e| e.id.to_string()));
    secret.extend(project.library.photos.iter().map(|p| p.id.to_string()));
    secret.extend(project.stories[0].body.iter().map(|b| b.id.to_string()));
    for (at, terms) in terms.iter().enumerate() {
        // A rule has no words, and those of a wanted photo go nowhere.
        let seen = |block: &&(u8, usize, usize, bool, bool)| block.0 != 7 && block.0 != 8;
        let quoted = blocks.iter().filter(seen).any(|block| block.1 == at && block.3);
        let placed = quoted && *terms == Terms::OnTheRecord;
        let described = quoted && *terms == Terms::Background;
        let mentioned = blocks.iter().filter(seen).any(|block| block.2 == at);
        for (shown, word) in [(placed, "name"), (described, "look"), (placed, "desk"), (mentioned, "thing")] {
            if shown { &mut public } else { &mut secret }.insert(format!("canary{word}{at}"));
        }
    }
    (secret, public)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn nothing_secret_leaves(recipe in recipes()) {
        let project = project_of(&recipe);
        let id = project.stories[0].id;
        let (secret, public) = secrets(&recipe, &project);
        let off_the_record = recipe.0.iter().any(|(kind, source, _, quoted, _)| {
            *kind != 8 && *quoted && recipe.1[*source] == Terms::OffTheRecord
        });
        let formats: Vec<&Format> = FORMATS.iter().collect();
        let outcome = in_formats(&project, &[id], &formats, &Drawn);
        if off_the_record {
            let error = outcome.expect_err("words off the record");
            let stopped = matches!(error, PublishError::OffTheRecord { .. });
            prop_assert!(stopped, "{}", error);
            prop_assert!(!error.to_string().to_lowercase().contains("canary"));
            return Ok(());
        }
        let bundles = outcome.expect("it may be published").expect("it can be exported");
        let mut found = BTreeSet::new();
        for bundle in &bundles {
            for file in &bundle.files {
                let name = format!("{}/{} ", bundle.slug, file.path);
                let content = format!("{name}{}", String::from_utf8_lossy(&file.bytes)).to_lowercase();
                let has = |word: &str| content.contains(word);
                for word in &secret {
                    prop_assert!(!has(word), "{} is in {}", word, name);
                }
                found.extend(public.iter().filter(|word| has(word)).cloned());
            }
        }
        prop_assert_eq!(found, public, "what is public is found, so the search works");
    }
}
