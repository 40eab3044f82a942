//! What is seen in the window: read off where things stand there, in both languages.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

mod beside;
mod imported;

use std::sync::Arc;

use copydesk::app::{Action, Session, Settings, World};
use copydesk::project::Project;
use copydesk::ui::Desk;
use egui::{Key, Modifiers, Rect, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

pub(crate) type Window = Harness<'static, Desk>;

pub(crate) const WIDE: Vec2 = vec2(1440.0, 900.0);
pub(crate) const NARROW: Vec2 = vec2(800.0, 600.0);
/// The languages of the interface, as a system names them.
pub(crate) const SPEAKS: [&str; 2] = ["en", "ar_IQ.UTF-8"];

pub(crate) fn noon() -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_795_000_000).unwrap()
}

pub(crate) fn window(speaks: &str, size: Vec2, project: Project) -> Window {
    let mut session = Session::new(World::new(noon, 7).speaking(speaks), Settings::default(), Arc::new(|| {}));
    session.take_up(project, None);
    let mut window = Harness::builder()
        .with_size(size)
        .with_max_steps(60)
        .build_eframe(move |created| Desk::new(session, &created.egui_ctx));
    settle(&mut window);
    window
}

/// Lets all jobs end and the window show it.
pub(crate) fn settle(window: &mut Window) {
    window.run_steps(4);
    while let Some(outcome) = window.state_mut().session_mut().jobs.wait() {
        window.state_mut().session_mut().receive(outcome);
        window.run_steps(4);
    }
}

pub(crate) fn act(window: &mut Window, action: impl Into<Action>) {
    window.state_mut().session_mut().act(action.into());
    settle(window);
}

pub(crate) fn press(window: &mut Window, held: Modifiers, key: Key) {
    window.key_press_modifiers(held, key);
    window.run_steps(3);
}

/// Where something stands whose name or words contain these, where a screen reader finds it.
pub(crate) fn place(window: &Window, words: &str) -> Rect {
    let mut found = window.query_all_by_label_contains(words);
    let node = found.next();
    assert!(node.is_some(), "“{words}” is not there");
    node.unwrap().rect()
}

/// What a button or label is in the language of the window.
pub(crate) fn says(window: &Window, key: &'static str) -> String {
    window.state().session().words.get(key).to_owned()
}

/// What has the keyboard, by its name.
pub(crate) fn focused(window: &Window) -> Option<String> {
    let has_it = window.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    has_it.and_then(|node| node.accesskit_node().label())
}

/// How many corners of meshes are painted in a place in a color.
pub(crate) fn painted(window: &Window, place: Rect, color: egui::Color32) -> usize {
    fn count(shape: &egui::Shape, place: Rect, color: egui::Color32) -> usize {
        if let egui::Shape::Vec(shapes) = shape {
            return shapes.iter().map(|shape| count(shape, place, color)).sum();
        }
        let egui::Shape::Mesh(mesh) = shape else { return 0 };
        mesh.vertices.iter().filter(|corner| corner.color == color && place.contains(corner.pos)).count()
    }
    window.output().shapes.iter().map(|clipped| count(&clipped.shape, place, color)).sum()
}
