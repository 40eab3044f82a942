//! Who is who: which of the other project's records a story's records are, and what two records of
//! one come to.

use super::names;
use crate::tags::{Entity, EntityKind, Source, Terms};

/// A record that may stand for the same as another.
pub(super) trait Known: PartialEq {
    /// Whether both have one id.
    fn has_id_of(&self, other: &Self) -> bool;
    /// How well both fit as records of one; `None` if they are not.
    fn fits(&self, other: &Self) -> Option<Fit>;
}

/// How well two records fit as records of one, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// One is called as the other is called too.
    Alias,
    /// They have one name.
    Name,
    /// They have one name and say the same of it.
    Alike,
    /// Somebody else keeps both under one entry.
    Entry,
}

/// For each record brought, the place of the one there that it is. Each is one record's at most:
/// whom one project tells apart, the other must not join.
pub(super) fn pairs<T: Known>(brought: &[T], there: &[T]) -> Vec<Option<usize>> {
    let mut pairs: Vec<Option<usize>> = vec![None; brought.len()];
    let mut claimed = vec![false; there.len()];
    let by_id = |here: &T, there: &T| here.has_id_of(there) && (here == there || here.fits(there).is_some());
    for (pair, here) in pairs.iter_mut().zip(brought) {
        *pair = (0..).zip(there).find(|(_, there)| by_id(here, there)).map(|(at, _)| at);
        claim(&mut claimed, *pair);
    }
    for (pair, here) in pairs.iter_mut().zip(brought).filter(|(pair, _)| pair.is_none()) {
        let free = (0..).zip(there).zip(&claimed).filter(|(_, claimed)| !**claimed).map(|(one, _)| one);
        let mut fitting: Vec<(Fit, usize)> = free.filter_map(|(at, there)| Some((here.fits(there)?, at))).collect();
        fitting.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
        *pair = match fitting.as_slice() {
            // Two who would fit as well are told apart by nothing: it is neither.
            [(best, _), (next, _), ..] if best == next => None,
            [(_, at), ..] => Some(*at),
            [] => None,
        };
        claim(&mut claimed, *pair);
    }
    pairs
}

fn claim(claimed: &mut [bool], at: Option<usize>) {
    if let Some(claimed) = at.and_then(|at| claimed.get_mut(at)) {
        *claimed = true;
    }
}

impl Known for Entity {
    fn has_id_of(&self, other: &Self) -> bool {
        self.id == other.id
    }

    fn fits(&self, other: &Self) -> Option<Fit> {
        if self.kind != other.kind {
            return None;
        }
        let entries = self.links.iter().flat_map(|link| other.links.iter().map(move |there| (link, there)));
        let mut common = entries.filter(|(link, there)| names::same(&link.authority, &there.authority)).peekable();
        if common.peek().is_some() {
            let one = common.any(|(link, there)| link.value.trim() == there.value.trim() && !link.value.is_empty());
            return one.then_some(Fit::Entry);
        }
        if names::same(&self.name, &other.name) {
            return Some(if self.role == other.role { Fit::Alike } else { Fit::Name });
        }
        // A single word such as a family name is the alias of many people.
        let telling = |one: &Self| one.kind != EntityKind::Person || one.name.split_whitespace().nth(1).is_some();
        let called =
            |one: &Self, as_other: &Self| telling(one) && as_other.all_names().any(|name| names::same(name, &one.name));
        (called(self, other) || called(other, self)).then_some(Fit::Alias)
    }
}

impl Known for Source {
    fn has_id_of(&self, other: &Self) -> bool {
        self.id == other.id
    }

    fn fits(&self, other: &Self) -> Option<Fit> {
        if !names::same(&self.name, &other.name) {
            return None;
        }
        let differ = |one: &str, other: &str| {
            let (one, other) = (names::plain(one), names::plain(other));
            !one.is_empty() && !other.is_empty() && one != other
        };
        if differ(&self.affiliation, &other.affiliation) {
            return None;
        }
        // What is not on the record goes by a description, which may fit two people.
        let described = self.terms != Terms::OnTheRecord && other.terms != Terms::OnTheRecord;
        if described && differ(&self.reached, &other.reached) {
            return None;
        }
        let said = |one: &Self| [one.described.clone(), one.affiliation.clone(), one.reached.clone()];
        let alike = said(self) == said(other);
        Some(if alike { Fit::Alike } else { Fit::Name })
    }
}

/// Adds to an entity what another record knows of it; what it says itself stays.
pub(super) fn join_entity(there: &mut Entity, here: &Entity) {
    let new: Vec<String> = std::iter::once(&here.name)
        .chain(&here.aliases)
        .filter(|name| !there.all_names().any(|known| known == name.as_str()))
        .cloned()
        .collect();
    there.aliases.extend(new);
    for (language, name) in &here.names {
        there.names.entry(language.clone()).or_insert_with(|| name.clone());
    }
    fill(&mut there.role, &here.role);
    for link in &here.links {
        if !there.links.iter().any(|known| names::same(&known.authority, &link.authority)) {
            there.links.push(link.clone());
        }
    }
}

/// Adds to a source what another record knows of it, on the stricter terms of the two.
pub(super) fn join_source(there: &mut Source, here: &Source) {
    fill(&mut there.described, &here.described);
    fill(&mut there.affiliation, &here.affiliation);
    fill(&mut there.reached, &here.reached);
    there.terms = there.terms.max(here.terms);
}

fn fill(there: &mut String, here: &str) {
    if there.trim().is_empty() {
        here.clone_into(there);
    }
}
