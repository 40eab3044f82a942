//! Hostile words in every text field: they stay words on the page, and stay themselves in the JSON.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops where it is surprised"
)]

mod export_stories;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use copydesk::export::{Bundle, PictureError, PictureSource, format};
use copydesk::ground::{IdMint, Language, StoryId};
use copydesk::photos::{Photo, PhotoFile, PhotoFormat, Rights};
use copydesk::project::{House, Project};
use copydesk::story::{
    Block, Byline, Content, Correction, CorrectionKind, Dateline, Embed, FactBox, Headlines, List, ListItem, Mark,
    PlacedPhoto, PullQuote, Story, Text,
};
use copydesk::tags::{AuthorityLink, Entity, EntityKind, Source};
use export_stories::{file, in_formats, photo_file};
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, StartTag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The folder of shared samples; without it the tests that need it are skipped, save in CI.
fn shared(cases: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("COPYDESK_SHARED")
        .map_or_else(|| Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")).to_owned(), PathBuf::from);
    let found = folder.is_dir();
    assert!(found || std::env::var_os("CI").is_none(), "{} not found", folder.display());
    if !found {
        println!("SKIP: {} not found ({cases} cases not tried)", folder.display());
    }
    found.then_some(folder)
}

/// What a parser sees in a page: tags with their attributes' names, and the words apart.
#[derive(Default)]
struct Skeleton {
    tags: RefCell<Vec<String>>,
    links: RefCell<Vec<String>>,
    errors: RefCell<Vec<String>>,
}

impl TokenSink for Skeleton {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            TagToken(tag) => {
                let attributes: Vec<&str> = tag.attrs.iter().map(|attribute| &*attribute.name.local).collect();
                // What keeps a telephone number in its order hangs on its figures, which are no harm.
                let apart = matches!(&*tag.name, "bdi" | "bdo") && matches!(attributes[..], [] | ["dir"]);
                if !apart {
                    self.tags.borrow_mut().push(format!("{:?} {} {}", tag.kind, tag.name, attributes.join(" ")));
                }
                let links = tag.attrs.iter().filter(|a| matches!(&*a.name.local, "href" | "src" | "srcset"));
                self.links.borrow_mut().extend(links.map(|a| a.value.to_string()));
                match (tag.kind, &*tag.name) {
                    (StartTag, "title") => TokenSinkResult::RawData(RawKind::Rcdata),
                    (StartTag, "style") => TokenSinkResult::RawData(RawKind::Rawtext),
                    _ => TokenSinkResult::Continue,
                }
            }
            Token::ParseError(error) => {
                self.errors.borrow_mut().push(error.to_string());
                TokenSinkResult::Continue
            }
            Token::CommentToken(words) => {
                self.tags.borrow_mut().push(format!("comment {words}"));
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

fn skeleton(page: &str) -> Skeleton {
    // The style sheet is the longest part of a page and always the same.
    let page = page.replacen(include_str!("../assets/story.css"), "", 1);
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(&page));
    let tokenizer = Tokenizer::new(Skeleton::default(), TokenizerOpts::default());
    assert!(matches!(tokenizer.feed(&queue), TokenizerResult::Done));
    tokenizer.end();
    tokenizer.sink
}

/// Words as harmless as can be that take up the same places: lines, blanks, direction.
fn benign(hostile: &str) -> String {
    let rtl = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    hostile
        .chars()
        .map(|c| match c {
            _ if c.is_whitespace() => c,
            '\u{200e}' | '\u{200f}' | '\u{61c}' => c,
            _ if c.is_alphabetic() && rtl(c) => 'ب',
            _ if c.is_alphabetic() => 'x',
            _ => '.',
        })
        .collect()
}

/// One picture, so that the page has a figure.
struct Dot;

impl PictureSource for Dot {
    fn picture(&self, _file: &PhotoFile) -> Result<Vec<u8>, PictureError> {
        let mut png = std::io::Cursor::new(Vec::new());
        image::RgbImage::new(2, 2)
            .write_to(&mut png, image::ImageFormat::Png)
            .map_err(|error| PictureError::Unreadable(Box::new(error.to_string().into())))?;
        Ok(png.into_inner())
    }
}

/// A story that says `words` in every field that takes words.
fn story_saying(words: &str, language: Language) -> (Project, StoryId) {
    let own = || words.to_owned();
    let mut mint = IdMint::seeded(1);
    let mut project = Project::new("Hostile", language.clone());
    project.house = Arc::new(House { publication: own(), copyright: own(), zone: own(), ..House::default() });
    let (entity, source, photo) = (mint.mint(), mint.mint(), mint.mint());
    let directory = Arc::make_mut(&mut project.directory);
    directory.entities = vec![Entity {
        role: own(),
        names: [(language.clone(), own())].into(),
        links: vec![AuthorityLink { authority: own(), value: own() }],
        ..Entity::new(entity, EntityKind::Event, words)
    }];
    directory.sources = vec![Source { affiliation: own(), ..Source::new(source, words) }];
    Arc::make_mut(&mut project.library).photos = vec![Photo {
        file: Some(photo_file('1', 2, 2)),
        caption: own(),
        credit: own(),
        photographer: format!("{words}?"),
        alt_text: own(),
        extended_description: own(),
        place: own(),
        people: vec![entity],
        rights: Rights { usage_terms: own(), expires: None },
        ..Photo::wanted(photo)
    }];
    let mut story = Story::new(mint.mint(), language);
    let furniture = &mut story.furniture;
    (furniture.kicker, furniture.headline, furniture.deck) = (own(), own(), own());
    furniture.headlines = Headlines { web: own(), search: own(), social: own() };
    furniture.bylines = vec![Byline { name: own(), role: own() }; 2];
    furniture.dateline = Dateline { city: own(), country: own(), date: None };
    (story.filing.section, story.filing.keywords) = (own(), vec![own()]);
    story.filing.url_slug = "hostile".into();
    story.corrections = vec![Correction { at: jiff::Timestamp::UNIX_EPOCH, kind: CorrectionKind::Update, note: own() }];
    let marked = || {
        let mut text = Text::from("a");
        text.append(&Text::marked(words, [Mark::Mention(entity), Mark::Quotation(Some(source)), Mark::Bold]));
        text.append(&Text::marked(words, [Mark::Italic, Mark::Link("https://example.org/".into())]));
        text
    };
    let contents = vec![
        Content::Paragraph(marked()),
        Content::Subhead(marked()),
        Content::Quote(marked()),
        Content::PullQuote(PullQuote { text: marked(), attribution: format!("a{words}a") }),
        Content::List(List { ordered: true, items: vec![ListItem { level: 0, text: marked() }] }),
        Content::Photo(PlacedPhoto { photo, caption: Text::default() }),
        Content::Photo(PlacedPhoto { photo, caption: marked() }),
        Content::FactBox(FactBox { heading: marked(), paragraphs: vec![marked()] }),
        Content::Embed(Embed { url: "https://example.org/".into(), caption: marked() }),
    ];
    story.body = contents.into_iter().map(|content| Arc::new(Block::new(mint.mint(), content))).collect();
    let id = story.id;
    project.stories.push(Arc::new(story));
    (project, id)
}

fn exported(words: &str, language: Language, key: &str) -> Vec<Bundle> {
    let (project, id) = story_saying(words, language);
    let format = format(key).expect("a format");
    in_formats(&project, &[id], &[format], &Dot).expect("publishable").expect("exportable")
}

/// Asserts that a page that says `words` everywhere has no other elements than a harmless one.
fn assert_words_stay_words(words: &str, languages: &[Language]) {
    for language in languages {
        let page = file(&exported(words, language.clone(), "html"), "index.html");
        let hostile = skeleton(&page);
        let harmless = skeleton(&file(&exported(&benign(words), language.clone(), "html"), "index.html"));
        assert_eq!(hostile.tags.take(), harmless.tags.take(), "{words:?}");
        assert_eq!(hostile.errors.take(), Vec::<String>::new(), "{words:?}");
        for link in hostile.links.take() {
            let ours = link.starts_with("photos/1-2.png") || link == "https://example.org/";
            assert!(ours, "{link}");
        }
    }
}

/// Asserts that the JSON gives back the very words.
fn assert_json_keeps(words: &str) {
    let json = file(&exported(words, Language::english(), "json"), "story.json");
    let story: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let marked = format!("a{words}{words}");
    for (path, expected) in [
        ("/headline", words),
        ("/headlines/social", words),
        ("/bylines/1/role", words),
        ("/dateline/city", words),
        ("/keywords/0", words),
        ("/corrections/0/note", words),
        ("/body/0/words/text", &marked),
        ("/body/0/words/runs/1/text", words),
        ("/body/4/entries/0/words/text", &marked),
        ("/body/7/heading/text", &marked),
        ("/entities/0/local_name", words),
        ("/entities/0/links/0/value", words),
        ("/speakers/0/affiliation", words),
        ("/photos/0/alt_text", words),
        ("/photos/0/people/0", words),
        ("/house/copyright", words),
    ] {
        let found = story.pointer(path).and_then(serde_json::Value::as_str);
        assert_eq!(found, Some(expected), "{path}");
    }
}

#[test]
fn markup_in_words_is_words() {
    for words in [
        "</title></style><script>alert(1)</script>",
        "\" onload=\"alert(1)",
        "' onerror='x",
        "<!--",
        "]]>",
        "&lt;script&gt; &amp",
        "a\u{0}b\u{8}\u{7f}\u{85}\u{fffe}",
        "line\r\nline\u{2028}line",
        "\u{202e}gnirts",
        "مرحبا <b>",
    ] {
        assert_words_stay_words(words, &[Language::english(), Language::arabic()]);
        assert_json_keeps(words);
    }
}

#[test]
fn the_skeleton_notices_markup_that_gets_through() {
    let through = skeleton("<p title=\"a\">x<script>alert(1)</script></p>");
    assert_ne!(through.tags.take(), skeleton("<p title=\"a\">x</p>").tags.take());
    assert_eq!(skeleton("<a href=\"javascript:x\">").links.take(), ["javascript:x"]);
}

/// The shared hostile strings; none where the folder is missing.
fn hostile_strings() -> serde_json::Result<Vec<String>> {
    let Some(folder) = shared("2,311") else { return Ok(Vec::new()) };
    let lines = std::fs::read_to_string(folder.join("hostile/strings/hostile_strings.jsonl")).expect("the strings");
    let strings: Vec<String> = lines
        .lines()
        .map(|line| {
            let row: serde_json::Value = serde_json::from_str(line)?;
            Ok(row["s"].as_str().unwrap_or_default().to_owned())
        })
        .collect::<serde_json::Result<_>>()?;
    assert!(strings.len() >= 2311);
    Ok(strings)
}

/// Tries every second string on a page in one language, so that the halves run side by side.
fn every_second(from: usize, language: &Language) -> Outcome {
    let strings = hostile_strings()?;
    let half = strings.iter().skip(from).step_by(2);
    println!("{} cases", half.len());
    for words in half {
        assert_words_stay_words(words, std::slice::from_ref(language));
        if !words.trim().is_empty() {
            assert_json_keeps(words);
        }
    }
    Ok(())
}

#[test]
fn hostile_strings_stay_words_on_a_page_read_from_the_left() -> Outcome {
    every_second(0, &Language::english())
}

#[test]
fn hostile_strings_stay_words_on_a_page_read_from_the_right() -> Outcome {
    every_second(1, &Language::arabic())
}

#[test]
fn a_hostile_address_is_no_link() -> Outcome {
    let mut addresses: Vec<String> = [
        "javascript:alert(1)",
        " java\tscript:alert(1)",
        "\u{0}javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "feed:javascript:alert(1)",
        "//example.org",
        "\\\\example.org\\share",
        "https://user:password@example.org/",
    ]
    .map(str::to_owned)
    .to_vec();
    addresses.extend(hostile_strings()?);
    let mut project = Project::new("Links", Language::english());
    let mut story = Story::new(StoryId::from(1), Language::english());
    let mut mint = IdMint::seeded(3);
    for address in &addresses {
        let link = Text::marked("link", [Mark::Link(address.clone())]);
        story.body.push(Arc::new(Block::new(mint.mint(), Content::Paragraph(link))));
        let embed = Embed { url: address.clone(), caption: "embed".into() };
        story.body.push(Arc::new(Block::new(mint.mint(), Content::Embed(embed))));
    }
    let count = story.body.len();
    project.stories = vec![Arc::new(story)];
    let html = format("html").ok_or("no html")?;
    let page = file(&in_formats(&project, &[StoryId::from(1)], &[html], &Dot)??, "index.html");
    assert_eq!(page.matches(">link<").count() * 2, count, "the words of every link stay");
    for link in skeleton(&page).links.take() {
        let host = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
        let mail = link.strip_prefix("mailto:");
        assert!(host.or(mail).is_some(), "{link:?}");
        assert!(!link.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"'\\`".contains(c)), "{link:?}");
        assert!(!host.is_some_and(|h| h.split(['/', '?', '#']).next().unwrap_or_default().contains('@')), "{link:?}");
    }
    Ok(())
}

/// A folder of pictures, by their digest's first letter.
struct Folder(BTreeMap<String, PathBuf>);

impl PictureSource for Folder {
    fn picture(&self, file: &PhotoFile) -> Result<Vec<u8>, PictureError> {
        let path = self.0.get(&file.digest).ok_or(PictureError::Missing)?;
        std::fs::read(path).map_err(|error| PictureError::Unreadable(Box::new(error.to_string().into())))
    }
}

#[test]
fn what_a_camera_wrote_stays_in_the_camera_file() -> Outcome {
    let Some(folder) = shared("81") else { return Ok(()) };
    let folder = folder.join("hostile/canary");
    let canaries: BTreeMap<String, String> =
        serde_json::from_str(&std::fs::read_to_string(folder.join("canaries.json"))?)?;
    let names = ["CANARYFILENAMEZQX7.jpg", "c.jpg", "c.png", "c.gif", "c.webp", "c.tif"];
    let mut project = Project::new("Camera", Language::english());
    let mut story = Story::new(StoryId::from(1), Language::english());
    let mut mint = IdMint::seeded(4);
    let mut pictures = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        let file = PhotoFile { digest: format!("{at:032}"), format: PhotoFormat::Jpeg, width: 1, height: 1 };
        pictures.insert(file.digest.clone(), folder.join(name));
        let photo = Photo { file: Some(file), ..Photo::wanted(mint.mint()) };
        let placed = PlacedPhoto { photo: photo.id, caption: Text::default() };
        story.body.push(Arc::new(Block::new(mint.mint(), Content::Photo(placed))));
        Arc::make_mut(&mut project.library).photos.push(photo);
    }
    project.stories = vec![Arc::new(story)];
    let html = format("html").ok_or("no html")?;
    let bundles = in_formats(&project, &[StoryId::from(1)], &[html], &Folder(pictures))??;
    assert!(bundles[0].files.len() > names.len());
    for file in &bundles[0].files {
        let text = String::from_utf8_lossy(&file.bytes);
        let wide: Vec<u8> = file.bytes.iter().copied().filter(|byte| *byte != 0).collect();
        let wide = String::from_utf8_lossy(&wide);
        for canary in canaries.values() {
            let found = text.contains(canary) || wide.contains(canary) || file.path.contains(canary);
            assert!(!found, "{canary} is in {}", file.path);
        }
    }
    Ok(())
}
