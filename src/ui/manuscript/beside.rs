//! The page that is not written on, where two are side by side: it shows and scrolls, and a click
//! goes on writing there.

use egui::accesskit::Role;
use egui::{Context, Rect, Sense, Ui, WidgetInfo};

use super::{Manuscript, access, extras, setting};
use crate::app::{Action, OpenAct, Session};
use crate::edit::Selection;
use crate::ui::mirror;
use crate::ui::pictures::Pictures;
use crate::words::phrase;

impl Manuscript {
    /// Draws the page in a part of the window; `session` is as if this page were written on.
    pub(in crate::ui) fn show_still(
        &mut self,
        ui: &mut Ui,
        window: Rect,
        session: &Session,
        pictures: &mut Pictures,
        actions: &mut Vec<Action>,
    ) {
        let Some(story) = &self.lent.story(session) else { return };
        let laid_out = window;
        let response = ui.interact(laid_out, ui.scope_id().with("still"), Sense::click());
        let called = session.words.say(&phrase!("page-other", name = story.name_in(session.words)));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &called));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::Document);
            node.set_read_only();
        });
        let window = mirror::glass(ui.ctx()).rect(laid_out);
        let (on, left) = setting(ui.ctx(), session, story, window);
        (self.window, self.left, self.composed) = (window, left, None);
        self.page.begin_frame();
        self.page.take_up(session, story, on);
        self.wheel(ui, &response);
        self.page.changed = false;
        let seen = self.page.in_sight(ui.ctx(), session, window, left, None);
        self.draw(ui, session, story, &seen, false);
        access::show_still(ui, story, &seen, response.id);
        extras::still(ui, session, story, &seen, window, pictures, actions);
        if response.clicked() {
            actions.push(Action::Open(OpenAct::Switch));
            if let Some(selection) = self.clicked(ui.ctx(), session, &response) {
                actions.push(Action::Select { selection: Some(selection), reveal: false });
            }
        }
    }

    fn clicked(&mut self, ctx: &Context, session: &Session, response: &egui::Response) -> Option<Selection> {
        let at = mirror::glass(ctx).pos(response.interact_pointer_pos()?);
        let (caret, _) = self.page.hit(ctx, session, self.window, self.left, at)?;
        Some(Selection { anchor: caret, head: caret })
    }

    /// Changes places with the other page: what is written on has the keyboard and the clipboard.
    pub(in crate::ui) fn change_places(&mut self, other: &mut Self) {
        std::mem::swap(self, other);
        std::mem::swap(&mut self.clipboard, &mut other.clipboard);
        self.followed = None;
    }
}
