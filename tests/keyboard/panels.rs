//! Every panel opens, whatever the project is, in both languages.

use copydesk::app::Tab;
use egui::accesskit::Role;

use super::*;

fn empty(speaks: &str) -> Session {
    let mut session = session(speaks, Settings::default());
    session.take_up(Project::new("Empty", Language::english()), None);
    session
}

fn many(speaks: &str) -> Session {
    let mut session = session(speaks, Settings::default());
    session.take_up(stories(500), None);
    session
}

/// The tab that is chosen, as a screen reader names it.
fn chosen_tab(window: &Window) -> Option<String> {
    let nodes = window.root().children_recursive();
    let mut tabs = nodes.filter(|node| node.accesskit_node().role() == Role::Tab);
    tabs.rfind_selected()
}

/// The last that is selected.
trait Selected {
    fn rfind_selected(&mut self) -> Option<String>;
}

impl<'a, I: Iterator<Item = egui_kittest::Node<'a>>> Selected for I {
    fn rfind_selected(&mut self) -> Option<String> {
        let mut found = None;
        for node in self {
            if node.accesskit_node().is_selected() == Some(true) {
                found = node.accesskit_node().label();
            }
        }
        found
    }
}

#[test]
fn every_panel_opens_with_an_empty_project_the_sample_and_500_stories() {
    for speaks in SPEAKS {
        for (what, of) in [("empty", empty as fn(&str) -> Session), ("sample", sample), ("500", many)] {
            for size in [WIDE, NARROW] {
                let mut window = window_of(of(speaks), size);
                let says_in = window.state().session().words;
                for tab in Tab::ALL {
                    act(&mut window, Action::ShowTab(tab));
                    let label = says_in.fixed(&tab.label());
                    assert_eq!(chosen_tab(&window).as_deref(), Some(label), "{what} {speaks}");
                }
                for side in [Side::Stories, Side::Inspector, Side::Stories] {
                    act(&mut window, toggle(side));
                }
                let blank = window.state().session().is_blank();
                for command in ["find", "find-everywhere", "beside", "notices", "shortcuts", "palette", "about"] {
                    act(&mut window, Action::Run(CommandId(command)));
                    assert!(!blank || window.state().session().view.open.beside.is_none(), "{what} {command}");
                    act(&mut window, Action::Dialog(None));
                }
                window.run_steps(6);
                assert!(!window.ctx.has_requested_repaint() || what == "500", "{what} {speaks}: a desk at rest");
            }
        }
    }
}
