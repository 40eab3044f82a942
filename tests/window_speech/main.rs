//! What the window says: nothing of it in English while it speaks Arabic, and nothing cut off in a
//! language whose words are longer.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic here is the test failing, as it should")]

#[path = "../support/lost.rs"]
mod lost;
#[path = "../support/mod.rs"]
mod support;

mod arabic;
mod longer;
mod places;

use std::collections::BTreeSet;
use std::sync::Arc;

use copydesk::app::{Action, Session, Settings, World};
use copydesk::project::{Project, file};
use copydesk::ui::Desk;
use copydesk::ui::text::typesetter;
use copydesk::words::Words;
use egui::{Shape, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

type Window = Harness<'static, Desk>;

fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

/// A window of this size on a project, which says what it says in these words.
fn window(project: Option<Project>, words: &'static Words, [width, height]: [f32; 2]) -> Window {
    let mut session = Session::new(World::new(noon, 7), Settings::default(), Arc::new(|| {}));
    session.words = words;
    if let Some(project) = project {
        session.take_up(project, None);
    }
    let mut window = Harness::builder()
        .with_size(vec2(width, height))
        .with_max_steps(40)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    window.run_steps(4);
    window
}

fn act(window: &mut Window, action: Action) {
    window.state_mut().session_mut().act(action);
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
    }
    window.run_steps(3);
}

/// Everything the window says now: what it set, what the toolkit drew, what a screen reader hears.
fn said(window: &Window) -> BTreeSet<String> {
    let mut said: BTreeSet<String> =
        typesetter(&window.ctx, |ts| ts.said().map(|(words, _)| words.to_owned()).collect());
    let drawn = &window.output().shapes;
    for clipped in drawn {
        drawn_words(&clipped.shape, &mut said);
    }
    for node in window.query_all_by(|_| true) {
        let node = node.accesskit_node();
        let data = node.data();
        let told =
            [node.label(), node.value(), data.placeholder().map(str::to_owned), data.description().map(str::to_owned)];
        said.extend(told.into_iter().flatten());
    }
    said
}

fn drawn_words(shape: &Shape, found: &mut BTreeSet<String>) {
    if let Shape::Vec(shapes) = shape {
        for shape in shapes {
            drawn_words(shape, found);
        }
    } else if let Shape::Text(text) = shape {
        found.insert(text.galley.text().to_owned());
    }
}

/// The project with everything in it, in Arabic letters alone: each Latin letter of its copy is
/// another Arabic one.
fn arabic_project() -> Project {
    let letters: Vec<char> = "ابتثجحخدذرزسشصضطظعغفقكلمنه".chars().collect();
    let turned = |c: char| match c.to_ascii_lowercase() {
        c @ 'a'..='z' => letters[usize::from(c as u8 - b'a')],
        other => other,
    };
    let text = file::write(&support::every_kind()).unwrap();
    let turned: Vec<String> = text
        .split('"')
        .enumerate()
        .map(|(nth, words)| {
            let is_copy = words.contains(' ') || words.chars().any(|c| ('g'..='z').contains(&c.to_ascii_lowercase()));
            let is_name = words.contains(['/', ':']) || words.len() < 3 || words.starts_with("en");
            if nth % 2 == 1 && is_copy && !is_name { words.chars().map(turned).collect() } else { words.to_owned() }
        })
        .collect();
    let text = turned.join("\"").replace("\"en-GB\"", "\"ar\"").replace("\"en\"", "\"ar\"");
    file::parse(text.as_bytes()).unwrap().project
}
