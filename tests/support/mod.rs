//! Projects of every shape for property tests, and small things several test files need.

#![allow(dead_code, reason = "each test file uses some of it")]
#![allow(unused_imports, reason = "each test file uses some of it")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on fails; what is skipped is said"
)]

pub(crate) mod changed;
mod every_kind;

pub(crate) use every_kind::every_kind;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use copydesk::ground::{BlockId, Direction, EntityId, IdMint, Language, PhotoId, SourceId};
use copydesk::photos::{Crop, FocalPoint, Framing, Library, Photo, PhotoFile, PhotoFormat, Ratio, Rights};
use copydesk::project::{Defaults, House, Project, QuoteStyle};
use copydesk::story::{
    Act, Block, Byline, Content, Correction, CorrectionKind, Dateline, Deadline, Embargo, Embed, FactBox, Filing,
    Furniture, Genre, Handling, Headlines, List, ListItem, Mark, PlacedPhoto, PullQuote, Status, Step, Story, Text,
    Urgency,
};
use copydesk::tags::{AuthorityLink, Directory, Entity, EntityKind, Source, Terms};
use jiff::Timestamp;
use jiff::civil::Date;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

/// What files, pages and text engines get wrong.
pub(crate) const NASTY: &[&str] = &[
    "",
    " ",
    "  ",
    "قَالَ الوَزِيرُ إِنَّ المِيَاهَ عَادَتْ. ",
    "می‌خواهم",
    "שָׁלוֹם עוֹלָם",
    "हिन्दी में ख़बर।",
    "👩‍👩‍👧‍👦",
    "🇮🇶❤️",
    "\u{301}first",
    "e\u{301}",
    "\0",
    "\r",
    "\n",
    "\r\n",
    "\t",
    "\u{1b}[31m",
    "\u{85}",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "\u{202e}cod.exe\u{202c}",
    "\u{2066}x\u{2069}",
    "\u{feff}",
    "\u{200b}",
    "\u{200d}",
    "\u{10ffff}",
    "\u{fffe}",
    "\"",
    "\"#",
    "r#\"x\"#",
    "\\",
    "\\\"",
    "\\u{41}",
    "'it''s'",
    "),],}",
    "(a: 1)",
    "// no comment",
    "/* none */",
    "<<<<<<< HEAD",
    "<script>alert(1)</script>",
    "&amp;",
    "It was raining. It stopped. ",
    "Dr. Hasan said “yes.” Then ‘no’? ",
    "Türkiye",
    "東京　大阪",
];

/// As many cases as `PROPTEST_CASES` says, 256 without; failures are shown, not kept in files.
pub(crate) fn cases() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// Strings from the simple to the nasty, in small pieces put together.
pub(crate) fn arb_string() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => proptest::sample::select(NASTY).prop_map(str::to_owned),
        2 => "[a-z ]{0,12}",
        1 => any::<char>().prop_map(String::from),
    ];
    vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

/// Any mark, of entities and sources that mostly do not exist.
pub(crate) fn arb_mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        Just(Mark::Bold),
        Just(Mark::Italic),
        arb_string().prop_map(Mark::Link),
        any::<u64>().prop_map(|id| Mark::Mention(EntityId::from(id))),
        (0_u64..4).prop_map(|id| Mark::Mention(EntityId::from(id))),
        option::of(any::<u64>()).prop_map(|id| Mark::Quotation(id.map(SourceId::from))),
    ]
}

/// Texts with marks.
pub(crate) fn arb_text() -> impl Strategy<Value = Text> {
    vec((arb_string(), vec(arb_mark(), 0..4)), 0..5).prop_map(Text::from_runs)
}

/// Every day the calendar has.
pub(crate) fn arb_date() -> impl Strategy<Value = Date> {
    prop_oneof![
        4 => (1990_i16..2040, 1_i8..=12, 1_i8..=28),
        1 => (-9999_i16..=9999, 1_i8..=12, 1_i8..=28),
        1 => Just((9999_i16, 12_i8, 31_i8)),
    ]
    .prop_map(|(year, month, day)| Date::new(year, month, day).expect("days up to 28 are in every month"))
}

/// Every instant, to the nanosecond.
pub(crate) fn arb_timestamp() -> impl Strategy<Value = Timestamp> {
    prop_oneof![
        (0_i64..4_000_000_000).prop_map(|s| Timestamp::from_second(s).expect("in range")),
        (Timestamp::MIN.as_nanosecond()..=Timestamp::MAX.as_nanosecond())
            .prop_map(|ns| Timestamp::from_nanosecond(ns).expect("in range")),
    ]
}

/// Languages of both directions, with and without script and region.
pub(crate) fn arb_language() -> impl Strategy<Value = Language> {
    proptest::sample::select(&["en", "ar", "he", "ckb-Arab", "pt-BR", "tr", "de-DE-1996"][..])
        .prop_map(|tag| tag.parse().expect("a tag"))
}

/// Blocks' contents of every kind.
pub(crate) fn arb_content() -> impl Strategy<Value = Content> {
    prop_oneof![
        4 => arb_text().prop_map(Content::Paragraph),
        1 => arb_text().prop_map(Content::Subhead),
        1 => arb_text().prop_map(Content::Quote),
        1 => (arb_text(), arb_string())
            .prop_map(|(text, attribution)| Content::PullQuote(PullQuote { text, attribution })),
        1 => (any::<bool>(), vec((0_u8..=5, arb_text()), 0..4)).prop_map(|(ordered, entries)| {
            let items = entries.into_iter().map(|(level, text)| ListItem { level, text }).collect();
            Content::List(List { ordered, items })
        }),
        1 => (any::<u64>(), arb_text())
            .prop_map(|(id, caption)| Content::Photo(PlacedPhoto { photo: PhotoId::from(id), caption })),
        1 => (arb_text(), vec(arb_text(), 0..3))
            .prop_map(|(heading, paragraphs)| Content::FactBox(FactBox { heading, paragraphs })),
        1 => (arb_string(), arb_text()).prop_map(|(url, caption)| Content::Embed(Embed { url, caption })),
        1 => Just(Content::Rule),
    ]
}

/// A direction set for a block, mostly none.
fn arb_direction() -> impl Strategy<Value = Option<Direction>> {
    prop_oneof![4 => Just(None), 1 => Just(Some(Direction::Ltr)), 1 => Just(Some(Direction::Rtl))]
}

fn arb_furniture() -> impl Strategy<Value = Furniture> {
    let lines = (arb_string(), arb_string(), arb_string(), arb_string(), arb_string(), arb_string());
    let bylines = vec((arb_string(), arb_string()).prop_map(|(name, role)| Byline { name, role }), 0..3);
    let dateline = (arb_string(), arb_string(), option::of(arb_date())).prop_map(|(city, country, date)| Dateline {
        city,
        country,
        date,
    });
    (lines, bylines, dateline).prop_map(|((kicker, headline, deck, web, search, social), bylines, dateline)| {
        Furniture { kicker, headline, headlines: Headlines { web, search, social }, deck, bylines, dateline }
    })
}

fn arb_filing() -> impl Strategy<Value = Filing> {
    let words = (arb_string(), arb_string(), arb_string(), arb_string(), vec(arb_string(), 0..4));
    (words, proptest::sample::select(&Genre::ALL[..]), 1_u8..=9).prop_map(
        |((slugline, url_slug, section, ed_note, keywords), genre, urgency)| Filing {
            slugline,
            url_slug,
            section,
            keywords,
            genre,
            urgency: Urgency::try_from(urgency).expect("1 to 9"),
            ed_note,
        },
    )
}

fn arb_correction() -> impl Strategy<Value = Correction> {
    let kinds = [CorrectionKind::Correction, CorrectionKind::Update, CorrectionKind::Withdrawal];
    (arb_timestamp(), proptest::sample::select(kinds.to_vec()), arb_string()).prop_map(|(at, kind, note)| Correction {
        at,
        kind,
        note,
    })
}

fn arb_handling() -> impl Strategy<Value = Handling> {
    let act = (
        proptest::sample::select(Step::ROWS.to_vec()),
        proptest::sample::select(&Status::ALL[..]),
        arb_timestamp(),
        arb_string(),
    )
        .prop_map(|(row, from, at, by)| Act { step: row.step, from, at, by });
    let deadline = (arb_timestamp(), arb_string()).prop_map(|(at, zone)| Deadline { at, zone });
    (arb_string(), option::of(deadline), option::of(any::<u32>()), vec(act, 0..3))
        .prop_map(|(assigned, deadline, planned_words, log)| Handling { assigned, deadline, planned_words, log })
}

/// Stories of every shape; their ids and their blocks' come from `mint`'s seed.
pub(crate) fn arb_story() -> impl Strategy<Value = Story> {
    let embargo = (arb_timestamp(), arb_string()).prop_map(|(until, zone)| Embargo { until, zone });
    (
        any::<u64>(),
        arb_language(),
        proptest::sample::select(&Status::ALL[..]),
        option::of(embargo),
        (arb_filing(), arb_handling()),
        arb_furniture(),
        vec(arb_correction(), 0..3),
        vec((arb_content(), arb_direction()), 0..7),
    )
        .prop_map(|(seed, language, status, embargo, (filing, handling), furniture, corrections, contents)| {
            let mut mint = IdMint::seeded(seed);
            let id = mint.mint();
            let block = |(content, direction)| Arc::new(Block { direction, ..Block::new(mint.mint(), content) });
            let body = contents.into_iter().map(block).collect();
            Story { id, language, status, embargo, filing, handling, furniture, corrections, body }
        })
}

fn arb_photo_file() -> impl Strategy<Value = PhotoFile> {
    let formats =
        [PhotoFormat::Jpeg, PhotoFormat::Png, PhotoFormat::Gif, PhotoFormat::WebP, PhotoFormat::Tiff].to_vec();
    (
        prop_oneof!["[0-9a-f]{32}", Just("../../etc/passwd".to_owned())],
        proptest::sample::select(formats),
        any::<(u32, u32)>(),
    )
        .prop_map(|(digest, format, (width, height))| PhotoFile { digest, format, width, height })
}

fn arb_framing() -> impl Strategy<Value = Framing> {
    let ratios = [Ratio::Wide, Ratio::Classic, Ratio::Square].to_vec();
    let crop = (proptest::sample::select(ratios), 0_u16..=10_000, 0_u16..=10_000, 1_u16..=10_000, 1_u16..=10_000)
        .prop_map(|(ratio, left, top, width, height)| Crop { ratio, left, top, width, height });
    let focal_point = (0_u16..=10_000, 0_u16..=10_000).prop_map(|(x, y)| FocalPoint { x, y });
    let shape = option::of(proptest::sample::select(&Ratio::ALL[..]));
    (option::of(focal_point), vec(crop, 0..3), shape).prop_map(|(focal_point, crops, shape)| Framing {
        focal_point,
        crops,
        shape,
    })
}

/// Photos, wanted and attached; the id is for the library to give.
pub(crate) fn arb_photo() -> impl Strategy<Value = Photo> {
    let words = (arb_string(), arb_string(), arb_string(), arb_string(), arb_string(), arb_string());
    let rights =
        (arb_string(), option::of(arb_date())).prop_map(|(usage_terms, expires)| Rights { usage_terms, expires });
    (option::of(arb_photo_file()), words, option::of(arb_date()), vec(any::<u64>(), 0..3), rights, arb_framing())
        .prop_map(
            |(
                file,
                (caption, credit, photographer, alt_text, extended_description, place),
                taken,
                people,
                rights,
                framing,
            )| {
                Photo {
                    id: PhotoId::from(0),
                    file,
                    caption,
                    credit,
                    photographer,
                    alt_text,
                    extended_description,
                    taken,
                    place,
                    people: people.into_iter().map(EntityId::from).collect(),
                    rights,
                    framing,
                }
            },
        )
}

/// Entities; the id is for the directory to give.
pub(crate) fn arb_entity() -> impl Strategy<Value = Entity> {
    let links =
        vec((arb_string(), arb_string()).prop_map(|(authority, value)| AuthorityLink { authority, value }), 0..3);
    let names = btree_map(arb_language(), arb_string(), 0..3);
    (proptest::sample::select(&EntityKind::ALL[..]), arb_string(), vec(arb_string(), 0..3), names, arb_string(), links)
        .prop_map(|(kind, name, aliases, names, role, links)| {
            let names: BTreeMap<Language, String> = names;
            Entity { id: EntityId::from(0), kind, name, aliases, names, role, links }
        })
}

/// Sources; the id is for the directory to give.
pub(crate) fn arb_source() -> impl Strategy<Value = Source> {
    (arb_string(), arb_string(), arb_string(), proptest::sample::select(&Terms::ALL[..]), arb_string()).prop_map(
        |(name, described, affiliation, terms, reached)| Source {
            id: SourceId::from(0),
            name,
            described,
            affiliation,
            terms,
            reached,
        },
    )
}

/// Projects with every field and kind, small enough to print. No two things of a kind share an
/// id; mentions, people and placed photos mostly name what is not there.
pub(crate) fn arb_project() -> impl Strategy<Value = Project> {
    let styles = option::of(proptest::sample::select(&QuoteStyle::ALL[..]));
    let defaults = (arb_string(), arb_string(), arb_string(), arb_string(), styles, option::of(any::<bool>()))
        .prop_map(|(byline, credit, section, export_folder, quotes, smart_typing)| Defaults {
            byline,
            credit,
            section,
            export_folder,
            quotes,
            smart_typing,
        });
    let words = proptest::collection::btree_set(arb_string(), 0..3);
    let house = (arb_string(), arb_string(), arb_string(), defaults, words).prop_map(
        |(publication, copyright, zone, defaults, words)| {
            Arc::new(House { publication, copyright, zone, defaults, words })
        },
    );
    let directory = (vec(arb_entity(), 0..3), vec(arb_source(), 0..3));
    (any::<u64>(), arb_string(), arb_language(), house, vec(arb_story(), 0..3), vec(arb_photo(), 0..3), directory)
        .prop_map(|(seed, name, language, house, mut stories, mut photos, (mut entities, mut sources))| {
            let mut mint = IdMint::seeded(seed);
            for story in &mut stories {
                story.id = mint.mint();
            }
            for photo in &mut photos {
                photo.id = mint.mint();
            }
            for entity in &mut entities {
                entity.id = mint.mint();
            }
            for source in &mut sources {
                source.id = mint.mint();
            }
            Project {
                name,
                language,
                house,
                stories: stories.into_iter().map(Arc::new).collect(),
                library: Arc::new(Library { photos }),
                directory: Arc::new(Directory { entities, sources }),
            }
        })
}

/// Where shared test material lies, if it is there. Without it a test says so and passes, but
/// not where everything must run.
pub(crate) fn shared(path: &str, cases: usize) -> Option<PathBuf> {
    let root = std::env::var_os("COPYDESK_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let found = root.join(path);
    if found.exists() {
        return Some(found);
    }
    assert!(std::env::var_os("CI").is_none(), "{} not found", found.display());
    println!("SKIP: {} not found ({cases} cases not tried)", found.display());
    None
}
