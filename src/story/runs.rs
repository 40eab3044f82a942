//! Text as runs: how a text lies in a file, so that a changed sentence is a changed line.
//!
//! A run is a string with the marks all of it carries. Written, a run is at most one sentence;
//! read, neighbours that carry the same marks join. A run without marks is a bare string, any
//! other a pair: `("Layla Hasan", [Mention("7f3")])`.

use std::fmt;

use serde::de::{self, SeqAccess, Visitor};
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::sentence::sentences;
use super::text::{Mark, Text};

/// A stretch of a text all of whose characters carry the same marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// Where it starts, in bytes from the start of the text.
    pub start: usize,
    /// Its words.
    pub words: &'a str,
    /// Its marks, sorted.
    pub marks: Vec<&'a Mark>,
}

impl Text {
    /// The text as runs, each as long as its marks stay the same.
    #[must_use]
    pub fn runs(&self) -> Vec<Run<'_>> {
        let mut edges: Vec<usize> = self.spans().iter().flat_map(|s| [s.start, s.end]).collect();
        edges.extend([0, self.len()]);
        edges.sort_unstable();
        edges.dedup();
        let mut waiting = self.spans().iter().peekable();
        let mut open: Vec<&super::Span> = Vec::new();
        edges
            .windows(2)
            .filter_map(|edge| match edge {
                [start, end] => Some((*start, *end)),
                _ => None,
            })
            .map(|(start, end)| {
                open.retain(|span| span.end > start);
                while let Some(span) = waiting.next_if(|span| span.start <= start) {
                    open.push(span);
                }
                let mut marks: Vec<&Mark> = open.iter().map(|span| &span.mark).collect();
                marks.sort();
                Run { start, words: self.words(start..end), marks }
            })
            .collect()
    }
}

/// A run as it is written.
#[derive(Serialize)]
#[serde(untagged)]
enum Written<'a> {
    Bare(&'a str),
    Marked(&'a str, &'a [&'a Mark]),
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let runs = self.runs();
        let mut seq = serializer.serialize_seq(None)?;
        for run in &runs {
            for words in sentences(run.words) {
                if run.marks.is_empty() {
                    seq.serialize_element(&Written::Bare(words))?;
                } else {
                    seq.serialize_element(&Written::Marked(words, &run.marks))?;
                }
            }
        }
        seq.end()
    }
}

/// A run as it is read.
struct Read {
    words: String,
    marks: Vec<Mark>,
}

impl<'de> Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Read;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string, or a string and its marks as (\"words\", [marks])")
            }

            fn visit_str<E: de::Error>(self, words: &str) -> Result<Read, E> {
                Ok(Read { words: words.to_owned(), marks: Vec::new() })
            }

            fn visit_string<E: de::Error>(self, words: String) -> Result<Read, E> {
                Ok(Read { words, marks: Vec::new() })
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Read, A::Error> {
                let words = seq.next_element()?.ok_or_else(|| de::Error::invalid_length(0, &self))?;
                let marks = seq.next_element()?.ok_or_else(|| de::Error::invalid_length(1, &self))?;
                Ok(Read { words, marks })
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Runs;
        impl<'de> Visitor<'de> for Runs {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of runs")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Text, A::Error> {
                let mut runs = Vec::new();
                while let Some(Read { words, marks }) = seq.next_element()? {
                    runs.push((words, marks));
                }
                Ok(Text::from_runs(runs))
            }
        }
        deserializer.deserialize_seq(Runs)
    }
}
