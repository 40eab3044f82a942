//! XMP (ISO 16684-1): RDF in XML, read as far as a photo desk needs it.
//!
//! Entities of a document's own are not expanded, nothing recurses, and what follows a mistake in
//! the XML is passed over.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, QName, ResolveResult};
use quick_xml::reader::NsReader;

use super::{PhotoMetadata, date, place};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DC: &str = "http://purl.org/dc/elements/1.1/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
const CORE: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
const EXT: &str = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

/// The properties that are read (IPTC Photo Metadata Standard 2025.1); of a structure the part
/// named second, whose name space is not asked for.
const PROPERTIES: &[(&str, &str, &str, Field)] = &[
    (PHOTOSHOP, "Headline", "", Field::Headline),
    (DC, "description", "", Field::Caption),
    (PHOTOSHOP, "Credit", "", Field::Credit),
    (DC, "creator", "", Field::Photographer),
    (CORE, "AltTextAccessibility", "", Field::AltText),
    (CORE, "ExtDescrAccessibility", "", Field::ExtendedDescription),
    (PHOTOSHOP, "DateCreated", "", Field::Taken),
    (CORE, "Location", "", Field::Within),
    (PHOTOSHOP, "City", "", Field::City),
    (PHOTOSHOP, "State", "", Field::State),
    (PHOTOSHOP, "Country", "", Field::Country),
    (EXT, "LocationCreated", "Sublocation", Field::Within),
    (EXT, "LocationCreated", "City", Field::City),
    (EXT, "LocationCreated", "ProvinceState", Field::State),
    (EXT, "LocationCreated", "CountryName", Field::Country),
    (EXT, "PersonInImage", "", Field::Person),
    (EXT, "PersonInImageWDetails", "PersonName", Field::Person),
    (RIGHTS, "UsageTerms", "", Field::UsageTerms),
    (DC, "rights", "", Field::Copyright),
    (PHOTOSHOP, "Instructions", "", Field::Instructions),
];

/// The deepest nesting that is followed, in elements.
const MAX_DEPTH: usize = 64;
/// The most values kept.
const MAX_VALUES: usize = 1_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Headline,
    Caption,
    Credit,
    Photographer,
    AltText,
    ExtendedDescription,
    Taken,
    Within,
    City,
    State,
    Country,
    Person,
    UsageTerms,
    Copyright,
    Instructions,
}

/// A value as it stood: its field, its language (empty when none is given), its text.
struct Value {
    field: Field,
    language: String,
    text: String,
}

/// An element that is open.
struct Open {
    rdf: bool,
    space: String,
    name: String,
    language: Option<String>,
    text: String,
    leaf: bool,
}

/// Reads a packet.
pub(crate) fn read(packet: &[u8]) -> PhotoMetadata {
    let packet = String::from_utf8_lossy(packet);
    let mut reader = NsReader::from_str(&packet);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.allow_dangling_amp = true;
    let mut walk = Walk::default();
    while walk.values.len() < MAX_VALUES && walk.open.len() < MAX_DEPTH {
        let Ok(event) = reader.read_event() else { break };
        match event {
            Event::Start(element) => walk.start(&reader, &element),
            Event::End(_) => walk.end(),
            Event::Text(text) => walk.text(&text.xml10_content()),
            Event::CData(text) => walk.text(&text.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(c)) => walk.text(c.encode_utf8(&mut [0; 4])),
                Ok(None) => walk.text(resolve_predefined_entity(&name).unwrap_or_default()),
                Err(_no_character) => {}
            },
            Event::Eof => break,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    metadata(&walk.values)
}

#[derive(Default)]
struct Walk {
    open: Vec<Open>,
    values: Vec<Value>,
}

impl Walk {
    fn start(&mut self, reader: &NsReader<&[u8]>, element: &BytesStart<'_>) {
        let (space, name) = resolved(reader, element.name(), true);
        if let Some(parent) = self.open.last_mut() {
            parent.leaf = false;
        }
        let language = self.open.last().and_then(|parent| parent.language.clone());
        let rdf = space == RDF;
        self.open.push(Open { rdf, space, name, language, text: String::new(), leaf: true });
        for attribute in element.attributes().with_checks(false).flatten() {
            let Ok(text) = attribute.normalized_value(XmlVersion::Implicit1_0) else { continue };
            let (space, name) = resolved(reader, attribute.key, false);
            if attribute.key.0 == "xml:lang" {
                if let Some(open) = self.open.last_mut() {
                    open.language = Some(text.to_lowercase());
                }
            } else if !space.is_empty() && space != RDF && !attribute.key.0.starts_with("xmlns") {
                // A property in its short form.
                self.open.push(Open { rdf: false, space, name, language: None, text: text.into_owned(), leaf: true });
                self.end();
            }
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut() {
            open.text.push_str(text);
        }
    }

    /// Closes the last element; if it held nothing but text, that is a value of the property
    /// whose element lies directly in a description, or of a part of it.
    fn end(&mut self) {
        if let Some(field) = self.field()
            && let Some(open) = self.open.last()
            && open.leaf
            && !open.text.trim().is_empty()
        {
            let language = open.language.clone().unwrap_or_default();
            self.values.push(Value { field, language, text: open.text.trim().to_owned() });
        }
        self.open.pop();
    }

    fn field(&self) -> Option<Field> {
        let root = self.open.iter().position(|open| open.rdf && open.name == "RDF")?;
        let inside = self.open.get(root + 1..)?;
        let (description, inside) = inside.split_first()?;
        let (property, parts) = inside.split_first()?;
        if !description.rdf || property.rdf {
            return None;
        }
        let part = parts.iter().rev().find(|open| !open.rdf).map_or("", |open| open.name.as_str());
        let wanted = |(space, name, within, _): &&(&str, &str, &str, Field)| {
            *space == property.space && *name == property.name && *within == part
        };
        PROPERTIES.iter().find(wanted).map(|(_, _, _, field)| *field)
    }
}

fn resolved(reader: &NsReader<&[u8]>, name: QName<'_>, element: bool) -> (String, String) {
    let (space, local) = reader.resolver().resolve(name, element);
    let space = match space {
        ResolveResult::Bound(Namespace(space)) => space.to_owned(),
        ResolveResult::Unbound | ResolveResult::Unknown(_) => String::new(),
    };
    (space, local.into_inner().to_owned())
}

fn metadata(values: &[Value]) -> PhotoMetadata {
    let of = |field: Field| values.iter().filter(move |value| value.field == field);
    let all = |field: Field| of(field).map(|value| value.text.clone()).collect::<Vec<_>>();
    // Of the same text in several languages the one marked as default.
    let one = |field: Field| {
        let value = of(field).find(|value| value.language == "x-default").or_else(|| of(field).next());
        value.map(|value| value.text.clone()).unwrap_or_default()
    };
    PhotoMetadata {
        headline: one(Field::Headline),
        caption: one(Field::Caption),
        credit: one(Field::Credit),
        photographer: all(Field::Photographer).join(", "),
        alt_text: one(Field::AltText),
        extended_description: one(Field::ExtendedDescription),
        taken: date(&one(Field::Taken)),
        place: place(&one(Field::Within), &one(Field::City), &one(Field::State), &one(Field::Country)),
        people: all(Field::Person),
        usage_terms: one(Field::UsageTerms),
        copyright: one(Field::Copyright),
        instructions: one(Field::Instructions),
    }
}
