//! Focus is always seen: a ring around whatever has the keyboard, in every look.

use copydesk::app::{Appearance, Contrast, Dialog, PathPurpose, Tab};
use egui::{Key, Rect, Shape};

use super::*;

/// How many rings lie around a place.
fn rings(shape: &Shape, around: Rect) -> usize {
    if let Shape::Vec(shapes) = shape {
        return shapes.iter().map(|shape| rings(shape, around)).sum();
    }
    let Shape::Rect(rect) = shape else { return 0 };
    let fits = (rect.rect.min - around.min).length() < 4.5 && (rect.rect.max - around.max).length() < 4.5;
    usize::from(fits && (rect.stroke.width - 2.0).abs() < 0.01)
}

fn is_ringed(window: &Window) -> bool {
    // Not the row that a field points to, but the field.
    let focused = window.ctx.memory(egui::Memory::focused).map(|id| id.accesskit_id());
    let mut nodes = window.root().children_recursive();
    let Some(node) = nodes.find(|node| Some(node.accesskit_node().locate().0) == focused) else { return false };
    let place = node.rect();
    window.output().shapes.iter().map(|clipped| rings(&clipped.shape, place)).sum::<usize>() > 0
}

/// Goes by Tab through what can have the keyboard, and looks for the ring each time.
fn walk(window: &mut Window, what: &str) {
    for nth in 0..30 {
        if on_page(window) {
            return;
        }
        assert!(is_ringed(window), "no ring around {:?}, {nth} in {what}", focused(window));
        press(window, NONE, Key::Tab);
        window.run_steps(2);
    }
}

#[test]
fn whatever_has_the_keyboard_has_a_ring() {
    let mut window = window("en");
    for tab in Tab::ALL {
        act(&mut window, Action::ShowTab(tab));
        press(&mut window, NONE, Key::F6);
        walk(&mut window, tab.id());
        press(&mut window, NONE, Key::Escape);
    }
    press(&mut window, NONE, Key::F10);
    walk(&mut window, "the bars");
    for dialog in [Dialog::Export, Dialog::Shortcuts, Dialog::Templates, Dialog::Path(PathPurpose::Open)] {
        act(&mut window, Action::Dialog(Some(dialog.clone())));
        walk(&mut window, &format!("{dialog:?}"));
        act(&mut window, Action::Dialog(None));
    }
}

#[test]
fn it_is_seen_in_every_look_and_in_a_mirrored_window() {
    for speaks in SPEAKS {
        for (appearance, contrast) in [
            (Appearance::Light, Contrast::Usual),
            (Appearance::Dark, Contrast::Usual),
            (Appearance::Light, Contrast::High),
            (Appearance::Dark, Contrast::High),
        ] {
            let mut session = sample(speaks);
            session.settings.appearance = appearance;
            session.settings.contrast = contrast;
            let mut window = window_of(session, WIDE);
            for _ in 0..4 {
                press(&mut window, NONE, Key::F6);
                assert!(is_ringed(&window), "{} in {appearance:?} {contrast:?}", focused(&window));
            }
        }
    }
}
