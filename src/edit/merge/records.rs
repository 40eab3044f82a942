//! Records that both sides changed: field by field.

use std::collections::BTreeMap;

use super::list::different;
use super::text::three;
use crate::ground::Language;
use crate::photos::{Framing, Photo, Rights};
use crate::project::{Defaults, House};
use crate::tags::{Entity, Source};

/// Which side counts where both changed one field, and whether that occurred.
pub(super) struct Fields {
    second: bool,
    pub(super) clash: bool,
    /// Whether the fields that follow are of one piece: all from the side that counts.
    as_one: bool,
}

impl Fields {
    /// The first side counts, or the second.
    pub(super) fn preferring(second: bool) -> Self {
        Self { second, clash: false, as_one: false }
    }

    /// What a field comes to.
    pub(super) fn pick<T: PartialEq + Clone>(&mut self, base: &T, first: &T, second: &T) -> T {
        let one = three(base, first, second).filter(|_| !self.as_one || first == second);
        one.unwrap_or_else(|| self.chosen(first, second))
    }

    /// The same of a list, to which both may have added.
    pub(super) fn list<T: PartialEq + Clone>(&mut self, base: &[T], first: &Vec<T>, second: &Vec<T>) -> Vec<T> {
        let one = different(base, first, second).filter(|_| !self.as_one || first == second);
        one.unwrap_or_else(|| self.chosen(first, second))
    }

    fn chosen<T: Clone>(&mut self, first: &T, second: &T) -> T {
        self.clash = true;
        if self.second { second.clone() } else { first.clone() }
    }
}

/// What a record both sides have comes to.
pub(super) trait Record: Clone + PartialEq {
    /// It with the changes of both.
    fn merge(fields: &mut Fields, base: &Self, first: &Self, second: &Self) -> Self;

    /// It as it may lie in the file until somebody has decided: no more open than on either side.
    #[must_use]
    fn withheld(self, _first: &Self, _second: &Self) -> Self {
        self
    }
}

impl Record for Photo {
    fn merge(f: &mut Fields, base: &Self, a: &Self, b: &Self) -> Self {
        // What is said of a picture is said of that picture, and how it is cut is cut from it.
        let told = |photo: &Self| Self { file: None, ..photo.clone() };
        let crossed =
            |one: &Self, other: &Self| one.file != base.file && told(other) != told(base) && told(one) != told(other);
        f.as_one = base.file.is_some() && a.file != b.file && (crossed(a, b) || crossed(b, a));
        let (framing, rights) = ((&base.framing, &a.framing, &b.framing), (&base.rights, &a.rights, &b.rights));
        Self {
            id: a.id,
            file: f.pick(&base.file, &a.file, &b.file),
            caption: f.pick(&base.caption, &a.caption, &b.caption),
            credit: f.pick(&base.credit, &a.credit, &b.credit),
            photographer: f.pick(&base.photographer, &a.photographer, &b.photographer),
            alt_text: f.pick(&base.alt_text, &a.alt_text, &b.alt_text),
            extended_description: f.pick(&base.extended_description, &a.extended_description, &b.extended_description),
            taken: f.pick(&base.taken, &a.taken, &b.taken),
            place: f.pick(&base.place, &a.place, &b.place),
            people: f.list(&base.people, &a.people, &b.people),
            rights: Rights {
                usage_terms: f.pick(&rights.0.usage_terms, &rights.1.usage_terms, &rights.2.usage_terms),
                expires: f.pick(&rights.0.expires, &rights.1.expires, &rights.2.expires),
            },
            framing: Framing {
                focal_point: f.pick(&framing.0.focal_point, &framing.1.focal_point, &framing.2.focal_point),
                crops: f.pick(&framing.0.crops, &framing.1.crops, &framing.2.crops),
                shape: f.pick(&framing.0.shape, &framing.1.shape, &framing.2.shape),
            },
        }
    }
}

impl Record for Entity {
    fn merge(f: &mut Fields, base: &Self, a: &Self, b: &Self) -> Self {
        let languages: std::collections::BTreeSet<&Language> =
            base.names.keys().chain(a.names.keys()).chain(b.names.keys()).collect();
        let mut names = BTreeMap::new();
        for language in languages {
            let of = |entity: &Self| entity.names.get(language).cloned();
            if let Some(name) = f.pick(&of(base), &of(a), &of(b)) {
                names.insert(language.clone(), name);
            }
        }
        Self {
            id: a.id,
            kind: f.pick(&base.kind, &a.kind, &b.kind),
            name: f.pick(&base.name, &a.name, &b.name),
            aliases: f.list(&base.aliases, &a.aliases, &b.aliases),
            names,
            role: f.pick(&base.role, &a.role, &b.role),
            links: f.list(&base.links, &a.links, &b.links),
        }
    }
}

impl Record for Source {
    fn merge(f: &mut Fields, base: &Self, a: &Self, b: &Self) -> Self {
        Self {
            id: a.id,
            name: f.pick(&base.name, &a.name, &b.name),
            described: f.pick(&base.described, &a.described, &b.described),
            affiliation: f.pick(&base.affiliation, &a.affiliation, &b.affiliation),
            terms: f.pick(&base.terms, &a.terms, &b.terms),
            reached: f.pick(&base.reached, &a.reached, &b.reached),
        }
    }

    fn withheld(self, first: &Self, second: &Self) -> Self {
        Self { terms: first.terms.max(second.terms), ..self }
    }
}

impl Record for House {
    fn merge(f: &mut Fields, base: &Self, a: &Self, b: &Self) -> Self {
        let (was, one, two) = (&base.defaults, &a.defaults, &b.defaults);
        let words = a.words.union(&b.words).filter(|word| {
            let (one, two) = (a.words.contains(*word), b.words.contains(*word));
            if base.words.contains(*word) { one && two } else { true }
        });
        Self {
            publication: f.pick(&base.publication, &a.publication, &b.publication),
            copyright: f.pick(&base.copyright, &a.copyright, &b.copyright),
            zone: f.pick(&base.zone, &a.zone, &b.zone),
            defaults: Defaults {
                byline: f.pick(&was.byline, &one.byline, &two.byline),
                credit: f.pick(&was.credit, &one.credit, &two.credit),
                section: f.pick(&was.section, &one.section, &two.section),
                export_folder: f.pick(&was.export_folder, &one.export_folder, &two.export_folder),
                quotes: f.pick(&was.quotes, &one.quotes, &two.quotes),
                smart_typing: f.pick(&was.smart_typing, &one.smart_typing, &two.smart_typing),
            },
            words: words.cloned().collect(),
        }
    }
}
