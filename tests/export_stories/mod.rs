//! Two stories that use every block, mark and kind of terms, and pictures drawn for them.

#![allow(dead_code, reason = "each test program uses some of it")]
#![allow(
    clippy::expect_used,
    clippy::string_slice,
    clippy::too_many_lines,
    reason = "a test stops where it is surprised"
)]

use std::io::Cursor;
use std::ops::ControlFlow;
use std::sync::Arc;

use copydesk::export::{
    Bundle, ExportError, FORMATS, Format, PictureError, PictureSource, PublishError, export, publish,
};
use copydesk::ground::{EntityId, IdMint, Language, PhotoId, SourceId, StoryId};
use copydesk::photos::{FocalPoint, Photo, PhotoFile, PhotoFormat};
use copydesk::project::{House, Project};
use copydesk::story::{
    Block, Body, Byline, Content, Correction, CorrectionKind, Dateline, Embed, FactBox, Genre, Headlines, List,
    ListItem, Mark, PlacedPhoto, PullQuote, Story, Text,
};
use copydesk::tags::{AuthorityLink, Entity, EntityKind, Source, Terms};
use jiff::civil::{Date, date};

/// The day of every export here.
pub(crate) const TODAY: Date = date(2026, 11, 20);

/// Text from stretches and their marks.
pub(crate) fn text(runs: &[(&str, &[Mark])]) -> Text {
    Text::from_runs(runs.iter().map(|(words, marks)| ((*words).to_owned(), marks.to_vec())))
}

/// A landscape of 1,600 × 1,000 pixels, its colors by the digest.
pub(crate) struct Drawn;

impl PictureSource for Drawn {
    fn picture(&self, file: &PhotoFile) -> Result<Vec<u8>, PictureError> {
        let tone = u8::from_str_radix(&file.digest[..2], 16)
            .map_err(|e| PictureError::Unreadable(Box::new(e.to_string().into())))?;
        let picture = image::RgbImage::from_fn(file.width, file.height, |x, y| {
            let bank = file.height * 6 / 10 + x / 12;
            let water = bank + file.height / 6;
            image::Rgb(match y {
                _ if y < file.height * 4 / 10 => [150 + tone / 4, 180, 200],
                _ if y < bank => [110, 130 + tone / 5, 95],
                _ if y < water => [120, 150, 160 + tone / 4],
                _ => [95, 85, 60 + tone / 6],
            })
        });
        let mut png = Cursor::new(Vec::new());
        picture
            .write_to(&mut png, image::ImageFormat::Png)
            .map_err(|error| PictureError::Unreadable(Box::new(error.to_string().into())))?;
        Ok(png.into_inner())
    }
}

/// No pictures at all.
pub(crate) struct Nothing;

impl PictureSource for Nothing {
    fn picture(&self, _file: &PhotoFile) -> Result<Vec<u8>, PictureError> {
        Err(PictureError::Missing)
    }
}

/// Publishes and exports stories in all formats.
pub(crate) fn all_formats(project: &Project, stories: &[StoryId]) -> Result<Vec<Bundle>, Box<dyn std::error::Error>> {
    let formats: Vec<&Format> = FORMATS.iter().collect();
    Ok(in_formats(project, stories, &formats, &Drawn)??)
}

pub(crate) fn in_formats(
    project: &Project,
    stories: &[StoryId],
    formats: &[&Format],
    source: &dyn PictureSource,
) -> Result<Result<Vec<Bundle>, ExportError>, PublishError> {
    let publications = stories.iter().map(|id| publish(project, *id, TODAY)).collect::<Result<Vec<_>, _>>()?;
    Ok(export(publications, formats, source, &mut |_| ControlFlow::Continue(())))
}

/// The text of a file of a bundle.
pub(crate) fn file(bundles: &[Bundle], path: &str) -> String {
    let found = bundles.iter().flat_map(|bundle| &bundle.files).find(|file| file.path == path);
    String::from_utf8(found.expect("the bundle has the file").bytes.to_vec()).expect("it is text")
}

pub(crate) fn photo_file(digit: char, width: u32, height: u32) -> PhotoFile {
    PhotoFile { digest: digit.to_string().repeat(32), format: PhotoFormat::Png, width, height }
}

fn body(mint: &mut IdMint, contents: Vec<Content>) -> Body {
    contents.into_iter().map(|content| Arc::new(Block::new(mint.mint(), content))).collect()
}

/// An English story with everything in it.
pub(crate) fn english() -> (Project, StoryId) {
    let mut mint = IdMint::seeded(11);
    let mut project = Project::new("Ferries", Language::english());
    project.house = Arc::new(House {
        publication: "The Serin Courier".into(),
        copyright: "© 2026 The Serin Courier".into(),
        zone: "Asia/Baghdad".into(),
        ..House::default()
    });

    let directory = Arc::make_mut(&mut project.directory);
    let [nadia, authority, lake, regatta]: [EntityId; 4] = std::array::from_fn(|_| mint.mint());
    directory.entities = vec![
        Entity {
            names: [(Language::arabic(), "نادية قاسم".to_owned())].into(),
            role: "ferry captain".into(),
            ..Entity::new(nadia, EntityKind::Person, "Nadia Kasim")
        },
        Entity {
            links: vec![AuthorityLink { authority: "website".into(), value: "https://ports.example/".into() }],
            ..Entity::new(authority, EntityKind::Organization, "Lake Ports Authority")
        },
        Entity {
            links: vec![AuthorityLink { authority: "wikidata".into(), value: "Q23482".into() }],
            ..Entity::new(lake, EntityKind::Place, "Lake Serin")
        },
        Entity::new(regatta, EntityKind::Event, "Spring Regatta"),
    ];
    let [captain, engineer, hidden, silent]: [SourceId; 4] = std::array::from_fn(|_| mint.mint());
    let source = |id, name: &str, affiliation: &str, terms| Source {
        affiliation: affiliation.into(),
        terms,
        reached: "SECRET phone, 14 Nov".into(),
        ..Source::new(id, name)
    };
    directory.sources = vec![
        source(captain, "Nadia Kasim", "Lake Ports Authority", Terms::OnTheRecord),
        Source {
            described: "an engineer at the yard".into(),
            ..source(engineer, "SECRET engineer", "SECRET yard", Terms::Background)
        },
        source(hidden, "SECRET deputy", "SECRET council", Terms::DeepBackground),
        source(silent, "SECRET clerk", "SECRET office", Terms::OffTheRecord),
    ];

    let [ferry, pier, wanted]: [PhotoId; 3] = std::array::from_fn(|_| mint.mint());
    let library = Arc::make_mut(&mut project.library);
    library.photos = vec![
        Photo {
            file: Some(photo_file('7', 1600, 1000)),
            caption: "The library's caption.".into(),
            credit: "Courier Pictures".into(),
            photographer: "Omar Lind".into(),
            alt_text: "A white ferry at a wooden pier, hills behind".into(),
            extended_description: "The ferry lies with its bow to the pier.\nThree people wait beside two bicycles."
                .into(),
            taken: Some(date(2026, 11, 12)),
            place: "North pier".into(),
            people: vec![nadia],
            framing: copydesk::photos::Framing {
                focal_point: Some(FocalPoint { x: 4000, y: 5500 }),
                ..Default::default()
            },
            rights: copydesk::photos::Rights {
                usage_terms: "Editorial use only".into(),
                expires: Some(date(2027, 11, 12)),
            },
            ..Photo::wanted(ferry)
        },
        Photo {
            file: Some(photo_file('c', 640, 400)),
            caption: "The south pier, closed since 2017.".into(),
            credit: "AFP".into(),
            alt_text: "An empty pier".into(),
            ..Photo::wanted(pier)
        },
        Photo { caption: "SECRET wanted picture".into(), ..Photo::wanted(wanted) },
    ];

    let mut story = Story::new(mint.mint(), Language::english());
    story.furniture.kicker = "Transport · Lake Serin".into();
    story.furniture.headline = "Night ferry returns to Lake Serin after nine years".into();
    story.furniture.headlines = Headlines {
        web: "Night ferry is back".into(),
        search: "Lake Serin night ferry timetable".into(),
        social: String::new(),
    };
    story.furniture.deck = "Two crossings an hour until one in the morning, and bicycles travel free.".into();
    story.furniture.bylines = vec![
        Byline { name: "Mira Holt".into(), role: "in Port Serin".into() },
        Byline { name: "سامي ناصر".into(), role: String::new() },
    ];
    story.furniture.dateline =
        Dateline { city: "PORT SERIN".into(), country: "Marland".into(), date: Some(date(2026, 11, 14)) };
    story.filing.section = "Local".into();
    story.filing.keywords = vec!["ferries".into(), "night transport".into()];
    story.filing.genre = Genre::Feature;
    story.filing.slugline = "SECRET-SLUG".into();
    story.filing.ed_note = "SECRET note to the desk".into();
    story.corrections = vec![Correction {
        at: "2026-11-15T09:30:00Z".parse().expect("a timestamp"),
        kind: CorrectionKind::Correction,
        note: "An earlier version gave the fare as 3 marks. It is 2.".into(),
    }];
    let link = Mark::Link("https://ports.example/timetable?night=1&lang=en".into());
    let said = |source| Mark::Quotation(Some(source));
    story.body = body(
        &mut mint,
        vec![
            Content::Photo(PlacedPhoto {
                photo: ferry,
                caption: text(&[
                    ("Captain ", &[]),
                    ("Nadia Kasim", &[Mark::Mention(nadia)]),
                    (" brings the ferry in on Thursday.", &[]),
                ]),
            }),
            Content::Paragraph(text(&[
                ("The ", &[]),
                ("Lake Ports Authority", &[Mark::Mention(authority)]),
                (" has put the night ferry back on ", &[]),
                ("Lake Serin", &[Mark::Mention(lake)]),
                (", nine years after the last one was tied up. The ", &[]),
                ("timetable", std::slice::from_ref(&link)),
                (" is on its site, and ", &[]),
                ("this link", &[Mark::Link(" java\tscript:alert(1)".into())]),
                (" is not.", &[]),
            ])),
            Content::Paragraph(text(&[
                ("“I have kept ", &[said(captain)]),
                ("every", &[said(captain), Mark::Italic]),
                (" night log since 2017,”", &[said(captain)]),
                (" said ", &[]),
                ("Nadia Kasim", &[Mark::Mention(nadia), Mark::Bold]),
                (", who steers the first crossing.", &[]),
            ])),
            Content::Subhead("Who pays".into()),
            Content::Quote(text(&[("“The engine is sound.\nThe pier is not.”", &[said(engineer)])])),
            Content::Paragraph(text(&[
                ("“It was never about money.”", &[said(hidden)]),
                (" “Nobody asked us,”", &[Mark::Quotation(None)]),
                (" others said.", &[]),
            ])),
            Content::Paragraph("   ".into()),
            Content::PullQuote(PullQuote {
                text: "“The pier is not.”".into(),
                attribution: "An engineer at the yard".into(),
            }),
            Content::List(List {
                ordered: false,
                items: [(0, "Fares"), (1, "Adults: 2 marks"), (1, "Children: free"), (0, "Bicycles travel free")]
                    .into_iter()
                    .map(|(level, words)| ListItem { level, text: words.into() })
                    .collect(),
            }),
            Content::Photo(PlacedPhoto { photo: wanted, caption: text(&[("SECRET wish", &[Mark::Mention(regatta)])]) }),
            Content::FactBox(FactBox {
                heading: "The crossing in numbers".into(),
                paragraphs: vec![
                    "2.4 km, 18 minutes, 120 seats.".into(),
                    text(&[("Last crossing: ", &[]), ("00:55", &[Mark::Bold])]),
                ],
            }),
            Content::Photo(PlacedPhoto { photo: pier, caption: Text::default() }),
            Content::Paragraph("كتب أحد الركاب: عادت الليالي إلى البحيرة.".into()),
            Content::Rule,
            Content::Embed(Embed {
                url: "https://www.video.example/watch?v=ferry".into(),
                caption: "Watch: the first crossing in two minutes".into(),
            }),
        ],
    );
    let id = story.id;
    project.stories.push(Arc::new(story));
    (project, id)
}

/// An Arabic story with Latin names, numbers and guillemets.
pub(crate) fn arabic() -> (Project, StoryId) {
    let mut mint = IdMint::seeded(12);
    let mut project = Project::new("العبّارات", Language::arabic());
    project.house =
        Arc::new(House {
            publication: "بريد سيرين".into(), copyright: "© 2026 بريد سيرين".into(), ..House::default()
        });
    let directory = Arc::make_mut(&mut project.directory);
    let (nadia, company): (EntityId, EntityId) = (mint.mint(), mint.mint());
    directory.entities = vec![
        Entity {
            names: [(Language::arabic(), "نادية قاسم".to_owned())].into(),
            ..Entity::new(nadia, EntityKind::Person, "Nadia Kasim")
        },
        Entity::new(company, EntityKind::Organization, "Serin Lines"),
    ];
    let captain = mint.mint();
    directory.sources =
        vec![Source { affiliation: "هيئة الموانئ".into(), ..Source::new(captain, "نادية قاسم") }];
    let ferry = mint.mint();
    Arc::make_mut(&mut project.library).photos = vec![Photo {
        file: Some(photo_file('7', 1600, 1000)),
        caption: "العبّارة عند الرصيف الشمالي صباح الخميس.".into(),
        credit: "AFP".into(),
        alt_text: "عبّارة بيضاء عند رصيف خشبي".into(),
        ..Photo::wanted(ferry)
    }];
    let mut story = Story::new(mint.mint(), Language::arabic());
    story.furniture.kicker = "نقل".into();
    story.furniture.headline = "العبّارة الليلية تعود إلى بحيرة سيرين بعد تسع سنوات".into();
    story.furniture.deck = "رحلتان كل ساعة حتى الواحدة فجراً، والدراجات مجاناً.".into();
    story.furniture.bylines = vec![
        Byline { name: "ليلى حسن".into(), role: "مراسلة".into() },
        Byline { name: "Mira Holt".into(), role: String::new() },
    ];
    story.furniture.dateline =
        Dateline { city: "ميناء سيرين".into(), country: String::new(), date: Some(date(2026, 11, 14)) };
    story.corrections = vec![Correction {
        at: "2026-11-15T09:30:00Z".parse().expect("a timestamp"),
        kind: CorrectionKind::Update,
        note: "أُضيف موعد آخر رحلة: 00:55.".into(),
    }];
    story.body = body(
        &mut mint,
        vec![
            Content::Photo(PlacedPhoto { photo: ferry, caption: Text::default() }),
            Content::Paragraph(text(&[
                ("أعادت شركة ", &[]),
                ("Serin Lines", &[Mark::Mention(company)]),
                (" العبّارة الليلية إلى البحيرة، وتستغرق الرحلة 18 دقيقة لمسافة 2.4 كيلومتر بين عامي 2017-2026.", &[]),
            ])),
            Content::Paragraph(text(&[
                ("«احتفظت بسجل كل ليلة»،", &[Mark::Quotation(Some(captain))]),
                (" قالت ", &[]),
                ("نادية قاسم", &[Mark::Mention(nadia)]),
                ("، وهي ", &[]),
                ("أول من يعبر", &[Mark::Italic]),
                (".", &[]),
            ])),
            Content::Subhead("من يدفع؟".into()),
            Content::Quote("«المحرك سليم، أما الرصيف فلا.»".into()),
            Content::List(List {
                ordered: true,
                items: ["البالغون: 2 مارك", "الأطفال: مجاناً"]
                    .into_iter()
                    .map(|words| ListItem { level: 0, text: words.into() })
                    .collect(),
            }),
            Content::PullQuote(PullQuote {
                text: "«عادت الليالي إلى البحيرة»".into(),
                attribution: "نادية قاسم".into(),
            }),
            Content::FactBox(FactBox {
                heading: "الرحلة بالأرقام".into(),
                paragraphs: vec!["2.4 كيلومتر، 18 دقيقة، 120 مقعداً.".into()],
            }),
            Content::Paragraph("The timetable is in English only: two crossings an hour.".into()),
            Content::Embed(Embed {
                url: "https://www.video.example/ar".into(), caption: "شاهد الرحلة الأولى".into()
            }),
        ],
    );
    let id = story.id;
    project.stories.push(Arc::new(story));
    (project, id)
}
