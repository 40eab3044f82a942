//! What differs beside the stories: the project's own lines, photos, entities, sources.

use super::{Row, Subject, Value};
use crate::photos::Photo;
use crate::project::Project;
use crate::tags::{Entity, Source};

/// The rows of all that is not in a story.
pub(super) fn rows(before: &Project, after: &Project) -> Vec<Row> {
    let mut rows = Vec::new();
    for subject in [Subject::Name, Subject::Language, Subject::House] {
        let (was, is) = (subject.value(before), subject.value(after));
        if was != is {
            rows.push(Row::new(subject, was, is));
        }
    }
    if before.library != after.library {
        let value = |photo: &Photo| Value::Photo(Box::new(photo.clone()));
        let key = |photo: &Photo| photo.id;
        records(&mut rows, &before.library.photos, &after.library.photos, key, Subject::Photo, value);
    }
    if before.directory != after.directory {
        let (was, is) = (&before.directory, &after.directory);
        let value = |entity: &Entity| Value::Entity(Box::new(entity.clone()));
        records(&mut rows, &was.entities, &is.entities, |entity| entity.id, Subject::Entity, value);
        let value = |source: &Source| Value::Source(Box::new(source.clone()));
        records(&mut rows, &was.sources, &is.sources, |source| source.id, Subject::Source, value);
    }
    rows
}

/// The records that differ: those there are in their order, then those that went.
fn records<T: PartialEq, I: Ord + Copy>(
    rows: &mut Vec<Row>,
    before: &[T],
    after: &[T],
    key: impl Fn(&T) -> I,
    subject: impl Fn(I) -> Subject,
    value: impl Fn(&T) -> Value,
) {
    use std::collections::BTreeMap;
    let mut was: BTreeMap<I, &T> = before.iter().map(|record| (key(record), record)).collect();
    for record in after {
        let before = match was.remove(&key(record)) {
            Some(before) if before == record => continue,
            Some(before) => value(before),
            None => Value::Nothing,
        };
        rows.push(Row::new(subject(key(record)), before, value(record)));
    }
    for record in before.iter().filter(|record| was.contains_key(&key(record))) {
        rows.push(Row::new(subject(key(record)), value(record), Value::Nothing));
    }
}
