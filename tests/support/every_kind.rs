//! One project with everything in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use copydesk::ground::{BlockId, EntityId, Language, PhotoId, SourceId};
use copydesk::photos::{Crop, FocalPoint, Framing, Library, Photo, PhotoFile, PhotoFormat, Ratio, Rights};
use copydesk::project::{House, Project};
use copydesk::story::{
    Block, Byline, Content, Correction, CorrectionKind, Dateline, Embargo, Embed, FactBox, Filing, Furniture, Genre,
    Handling, Headlines, List, ListItem, Mark, PlacedPhoto, PullQuote, Status, Story, Text, Urgency,
};
use copydesk::tags::{AuthorityLink, Directory, Entity, EntityKind, Source, Terms};
use jiff::Timestamp;
use jiff::civil::Date;

/// A project in which every field, kind of block and mark, and word of a list stands at least
/// once, with sensible copy.
pub(crate) fn every_kind() -> Project {
    let layla = EntityId::from(1);
    let engineer = SourceId::from(1);
    let photo = PhotoId::from(1);
    Project {
        name: "River desk".to_owned(),
        language: "en-GB".parse().expect("a tag"),
        house: Arc::new(House {
            publication: "The Bank".to_owned(),
            copyright: "© The Bank".to_owned(),
            ..House::default()
        }),
        stories: vec![Arc::new(gauges(layla, engineer, photo)), Arc::new(Story::new(2.into(), Language::english()))],
        library: Arc::new(Library { photos: vec![bridge(photo, layla), Photo::wanted(PhotoId::from(2))] }),
        directory: Arc::new(directory(layla, engineer)),
    }
}

fn bridge(id: PhotoId, layla: EntityId) -> Photo {
    Photo {
        id,
        file: Some(PhotoFile {
            digest: "0123456789abcdef0123456789abcdef".to_owned(),
            format: PhotoFormat::Jpeg,
            width: 4_000,
            height: 3_000,
        }),
        caption: "The old bridge.".to_owned(),
        credit: "The Bank".to_owned(),
        photographer: "Noor Aziz".to_owned(),
        alt_text: "A stone bridge with five arches over brown water.".to_owned(),
        extended_description: "The second arch carries a white gauge.".to_owned(),
        taken: Some(Date::new(2026, 11, 19).expect("a day")),
        place: "Mosul".to_owned(),
        people: vec![layla],
        rights: Rights {
            usage_terms: "Editorial use only".to_owned(),
            expires: Some(Date::new(2027, 1, 1).expect("a day")),
        },
        framing: Framing {
            focal_point: Some(FocalPoint { x: 5_000, y: 3_300 }),
            crops: vec![Crop { ratio: Ratio::Wide, left: 0, top: 1_250, width: 10_000, height: 7_500 }],
            shape: None,
        },
    }
}

fn directory(layla: EntityId, engineer: SourceId) -> Directory {
    let mut person = Entity::new(layla, EntityKind::Person, "Layla Hasan");
    person.aliases = vec!["Leyla Hasan".to_owned()];
    person.names = BTreeMap::from([(Language::arabic(), "لَيلى حسن".to_owned())]);
    "farmer".clone_into(&mut person.role);
    person.links =
        vec![AuthorityLink { authority: "website".to_owned(), value: "https://example.org/layla".to_owned() }];
    let rest = [
        (2, EntityKind::Organization, "Water Ministry"),
        (3, EntityKind::Place, "Mosul"),
        (4, EntityKind::Event, "Opening day"),
    ];
    let mut entities = vec![person];
    entities.extend(rest.map(|(id, kind, name)| Entity::new(EntityId::from(id), kind, name)));
    let mut first = Source::new(engineer, "a ministry engineer");
    "Water Ministry".clone_into(&mut first.affiliation);
    first.terms = Terms::Background;
    "By telephone, Nov. 18".clone_into(&mut first.reached);
    Directory { entities, sources: vec![first, Source::new(SourceId::from(2), "Layla Hasan")] }
}

fn contents(layla: EntityId, engineer: SourceId, photo: PhotoId) -> Vec<Content> {
    let text = |runs: &[(&str, &[Mark])]| {
        Text::from_runs(runs.iter().map(|(words, marks)| ((*words).to_owned(), marks.to_vec())))
    };
    vec![
        Content::Paragraph(text(&[
            ("The gauges at the old bridge went public on Friday. ", &[]),
            ("Layla Hasan", &[Mark::Mention(layla)]),
            (" had asked for it for two years. ", &[]),
            ("“It’s our river,”", &[Mark::Quotation(None), Mark::Italic]),
            (" she said.", &[]),
        ])),
        Content::Subhead("What the numbers show".into()),
        Content::Quote(text(&[("Nobody hides water.", &[Mark::Quotation(Some(engineer))])])),
        Content::PullQuote(PullQuote { text: "It’s our river".into(), attribution: "Layla Hasan".to_owned() }),
        Content::List(List {
            ordered: true,
            items: vec![
                ListItem { level: 0, text: text(&[("Level", &[Mark::Bold]), (" in centimeters", &[])]) },
                ListItem { level: 1, text: "Flow".into() },
            ],
        }),
        Content::Photo(PlacedPhoto { photo, caption: "The old bridge at dawn.".into() }),
        Content::FactBox(FactBox {
            heading: "The river in figures".into(),
            paragraphs: vec![
                "Four gauges.".into(),
                text(&[("Readings", &[Mark::Link("https://example.org/readings".to_owned())]), (" every hour.", &[])]),
            ],
        }),
        Content::Embed(Embed { url: "https://example.org/film".to_owned(), caption: "A film of the opening".into() }),
        Content::Rule,
    ]
}

fn gauges(layla: EntityId, engineer: SourceId, photo: PhotoId) -> Story {
    let body = (1_u64..)
        .zip(contents(layla, engineer, photo))
        .map(|(id, content)| Arc::new(Block::new(BlockId::from(id), content)))
        .collect();
    let date = Date::new(2026, 11, 20).expect("a day");
    let instant: Timestamp = "2026-11-20T03:00:00Z".parse().expect("an instant");
    Story {
        id: 1.into(),
        language: Language::arabic(),
        status: Status::Edit,
        embargo: Some(Embargo::new(instant, "Asia/Baghdad")),
        filing: Filing {
            slugline: "RIVER-GAUGES".to_owned(),
            url_slug: "river-gauges".to_owned(),
            section: "Water".to_owned(),
            keywords: vec!["river".to_owned(), "open data".to_owned()],
            genre: Genre::Feature,
            urgency: Urgency::try_from(4).expect("1 to 9"),
            ed_note: "Check the figure with the ministry.".to_owned(),
        },
        handling: Handling::default(),
        furniture: Furniture {
            kicker: "Rivers".to_owned(),
            headline: "River gauges go public".to_owned(),
            headlines: Headlines {
                web: "Gauges go public".to_owned(),
                search: "River gauge readings online".to_owned(),
                social: "Now you can see the river rise".to_owned(),
            },
            deck: "Anyone may now read the levels.".to_owned(),
            bylines: vec![Byline { name: "Noor Aziz".to_owned(), role: "in Mosul".to_owned() }],
            dateline: Dateline { city: "MOSUL".to_owned(), country: "Iraq".to_owned(), date: Some(date) },
        },
        corrections: vec![Correction {
            at: instant,
            kind: CorrectionKind::Correction,
            note: "There are four gauges, not five.".to_owned(),
        }],
        body,
    }
}
