//! The desk: the session, what the panels keep for themselves, and one frame of it all.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::clipboard::{Clipboard, MemoryClipboard};
use super::finding::Finding;
use super::kept::Kept;
use super::manuscript::Manuscript;
use super::pictures::Pictures;
use super::{
    dialogs, drop_zone, find_bar, find_list, inspector, keyboard, keys, notices, picker, status_bar, stories, text,
    theme, toolbar, top_bar,
};
use crate::app::{Action, Dialog, PathPurpose, Session, Side};

/// The window's application: one session and the state of its panels.
pub struct Desk {
    session: Session,
    pictures: Pictures,
    kept: Kept,
    manuscript: Manuscript,
    finding: Finding,
    corner: notices::Corner,
    dialogs: dialogs::DialogState,
    asked: Option<PathPurpose>,
    title: String,
    closed: bool,
    held: Vec<egui::Event>,
}

impl Desk {
    /// A desk for a session, which copies and pastes within itself. Gives the context its fonts and
    /// colors.
    #[must_use]
    pub fn new(session: Session, ctx: &egui::Context) -> Self {
        Self::with_clipboard(session, ctx, Box::new(MemoryClipboard::default()))
    }

    /// A desk for a session with a clipboard to copy to and paste from.
    #[must_use]
    pub fn with_clipboard(session: Session, ctx: &egui::Context, clipboard: Box<dyn Clipboard>) -> Self {
        theme::apply(ctx);
        ctx.add_plugin(text::Typesetter::new());
        ctx.add_plugin(keyboard::Keyboard::default());
        Self {
            session,
            pictures: Pictures::default(),
            kept: Kept::default(),
            manuscript: Manuscript::new(clipboard),
            finding: Finding::default(),
            corner: notices::Corner::default(),
            dialogs: dialogs::DialogState::default(),
            asked: None,
            title: String::new(),
            closed: false,
            held: Vec::new(),
        }
    }

    /// The session.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The session, for tests that wait for its jobs.
    pub fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    /// One frame.
    pub fn show(&mut self, ui: &mut Ui) {
        self.session.receive_all();
        theme::prefer(ui.ctx(), self.session.settings.appearance);
        // Each thing typed is done before the next is looked at, and all before the frame is drawn.
        while let Some(action) = self.manuscript.next(ui.ctx(), &self.session) {
            self.session.act(action);
            self.clip(ui.ctx());
            if self.session.view.find.seek.is_some() {
                self.find(ui.ctx());
            }
        }
        self.find(ui.ctx());
        let revealed = self.session.view.reveal;
        let mut actions = Vec::new();
        let mut commands = Vec::new();
        if self.session.view.dialog.is_none() {
            keys::pressed(ui, &self.session, &mut commands);
        }
        drop_zone::show(ui, self.session.words, &mut actions);
        self.panels(ui, &mut actions);
        dialogs::show(ui, &self.session, &mut self.kept, &mut self.dialogs, &mut actions);
        // What the bar asked shows in the next frame.
        let asked = actions.iter().any(|action| matches!(action, Action::Find(_)));
        // Words of this frame were typed before its shortcut; see `keys::hold_back`.
        for action in actions.into_iter().chain(commands) {
            self.session.act(action);
        }
        self.clip(ui.ctx());
        if asked {
            ui.ctx().request_repaint();
        }
        if self.session.view.reveal == revealed {
            self.session.view.reveal = None;
        }
        self.ask_system_for_path();
        self.tell_system(ui);
    }

    fn panels(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let t = theme::tokens(ui);
        let wide = ui.available_width() >= theme::NARROW;
        let session = &self.session;
        self.kept.counts.keep(&session.project.stories);
        let bar = Frame::new().fill(t.rail).inner_margin(Margin::symmetric(14, 6));
        Panel::top("top-bar").frame(bar).exact_size(42.0).show(ui, |ui| top_bar::show(ui, session, actions));
        let bar = Frame::new().fill(t.rail).inner_margin(Margin::symmetric(14, 4));
        Panel::bottom("status-bar").frame(bar).show(ui, |ui| {
            status_bar::show(ui, session, &mut self.kept.counts, actions);
        });
        let side = Frame::new().fill(t.panel).inner_margin(Margin::symmetric(10, 12));
        let focus = session.view.page.focus;
        let shown = |side| !focus && session.view.panels.shows(side, wide);
        if shown(Side::Stories) {
            Panel::left("stories").frame(side).default_size(248.0).size_range(180.0..=420.0).show(ui, |ui| {
                stories::show(ui, session, &mut self.pictures, &mut self.kept, actions);
            });
        }
        if shown(Side::Inspector) {
            Panel::right("inspector").frame(side).default_size(336.0).size_range(260.0..=520.0).show(ui, |ui| {
                inspector::show(ui, session, &mut self.kept, &mut self.pictures, actions);
            });
        }
        let page = CentralPanel::no_frame().frame(Frame::new().fill(t.paper)).show(ui, |ui| {
            // The bars over the page lie on one another.
            ui.spacing_mut().item_spacing.y = 0.0;
            if !focus {
                toolbar::show(ui, session, actions);
            }
            find_bar::show(ui, session, &mut self.finding, actions);
            find_list::show(ui, session, &mut self.finding, actions);
            self.manuscript.show(ui, session, &mut self.pictures, actions);
        });
        self.corner.show(ui.ctx(), page.response.rect, session, actions);
    }

    /// Looks further for what is to be found, and goes to what is sought.
    fn find(&mut self, ctx: &egui::Context) {
        if let Some(act) = self.finding.keep(ctx, &self.session) {
            self.session.act(Action::Find(act));
        }
    }

    /// Does what a command wanted of the clipboard.
    fn clip(&mut self, ctx: &egui::Context) {
        let Some(clip) = self.session.view.wanted_clip.take() else { return };
        if let Some(action) = self.manuscript.clip(ctx, &self.session, clip) {
            self.session.act(action);
        }
    }

    /// Opens the system's file dialog once for each time a path is asked for.
    fn ask_system_for_path(&mut self) {
        let asked = match &self.session.view.dialog {
            Some(Dialog::Path(purpose)) => Some(purpose.clone()),
            Some(_) | None => None,
        };
        if asked != self.asked {
            if let Some(purpose) = &asked {
                picker::ask(&mut self.session, purpose.clone());
            }
            self.asked = asked;
        }
    }

    /// Keeps the window's title, and asks before it is closed on unsaved work.
    fn tell_system(&mut self, ui: &Ui) {
        let ctx = ui.ctx();
        let mark = if self.session.is_dirty() { "*" } else { "" };
        let title = format!("{mark}{} — Copydesk", self.session.file_name());
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if self.session.view.closing {
            if !self.closed {
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
                self.closed = true;
            }
        } else if ctx.input(|input| input.viewport().close_requested()) {
            self.session.act(Action::Quit);
            if !self.session.view.closing {
                ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            }
        }
    }
}

impl eframe::App for Desk {
    fn raw_input_hook(&mut self, ctx: &egui::Context, raw: &mut egui::RawInput) {
        // The manuscript takes keys in their order by itself.
        if !keyboard::is_claimed(ctx) {
            keys::hold_back(ctx.os(), &mut raw.events, &mut self.held);
        }
        if !self.held.is_empty() {
            ctx.request_repaint();
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.session.wait_for_settings();
    }
}
