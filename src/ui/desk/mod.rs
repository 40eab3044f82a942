//! The desk: the session, what the panels keep for themselves, and one frame of it all.

mod frame;

use egui::{CentralPanel, Event, Frame, Margin, Panel, Rect, Ui, UiBuilder};

use crate::app::{Action, Dialog, Outcome, PathPurpose, Reach, Session, Side};
use crate::ui::areas::{self, Part, part};
use crate::ui::clipboard::{Clipboard, MemoryClipboard};
use crate::ui::finding::Finding;
use crate::ui::kept::Kept;
use crate::ui::manuscript::Manuscript;
use crate::ui::pictures::Pictures;
use crate::ui::summons::Summons;
use crate::ui::window_place::Remembered;
use crate::ui::{
    app_icon, dialogs, drop_zone, find_bar, find_list, inspector, keyboard, keys, menu_keys, mirror, notices, picker,
    ring, room, sides, status_bar, stories, story_list, strip, strokes, system_look, text, theme, toolbar,
    toolkit_words, top_bar, tour, welcome,
};

/// The window's application: one session and the state of its panels.
pub struct Desk {
    session: Session,
    theme: theme::InForce,
    pictures: Pictures,
    kept: Kept,
    manuscript: Manuscript,
    /// The page that is not written on, and whether it comes before the other; see [`Self::seat`].
    other: Manuscript,
    other_first: Option<bool>,
    /// Whether it asks the system what windows are to look like, and was in front in the last frame.
    follows: bool,
    in_front: bool,
    finding: Finding,
    corner: notices::Corner,
    dialogs: dialogs::DialogState,
    asked: Option<PathPurpose>,
    title: String,
    closed: bool,
    place: Remembered,
    summons: Summons,
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
        let theme = theme::InForce::new(ctx, &session.settings, session.view.system);
        ctx.add_plugin(text::Typesetter::new());
        ctx.add_plugin(strokes::Strokes::default());
        ctx.add_plugin(keyboard::Keyboard::new(&session.settings.keys));
        ctx.add_plugin(areas::Parts::default());
        ctx.add_plugin(menu_keys::Menus::default());
        // Behind the keyboard: what the page takes is as it was typed.
        ctx.add_plugin(mirror::Mirror::default());
        ctx.add_plugin(toolkit_words::ToolkitWords::default());
        mirror::suit(ctx, session.words.direction());
        Self {
            session,
            theme,
            pictures: Pictures::default(),
            kept: Kept::default(),
            manuscript: Manuscript::new(clipboard),
            other: Manuscript::new(Box::new(MemoryClipboard::default())),
            other_first: None,
            follows: false,
            in_front: false,
            finding: Finding::default(),
            corner: notices::Corner::default(),
            dialogs: dialogs::DialogState::default(),
            asked: None,
            title: String::new(),
            closed: false,
            place: Remembered::default(),
            summons: Summons::default(),
        }
    }

    /// The same desk, which asks the system what windows are to look like: when the window is there,
    /// and each time it comes to the front.
    #[must_use]
    pub(super) fn following_system(self) -> Self {
        Self { follows: true, ..self }
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

    /// Whether it is the window that is remembered, and not another one for a while.
    fn is_first(&self) -> bool {
        self.session.seat.is_some() || cfg!(not(unix))
    }

    /// One frame.
    pub fn show(&mut self, ui: &mut Ui) {
        #[cfg(debug_assertions)]
        super::fault::if_wanted(&mut self.session);
        self.session.receive_all();
        self.ask_system_for_looks(ui.ctx());
        mirror::suit(ui.ctx(), self.session.words.direction());
        toolkit_words::speak(ui.ctx(), self.session.words);
        self.theme.keep(ui.ctx(), &self.session.settings, self.session.view.system);
        self.suit_fonts(ui.ctx());
        keyboard::suit(ui.ctx(), &self.session.settings.keys);
        self.close_panel(ui);
        // Each thing typed is done before the next is looked at, and all before the frame is drawn.
        while let Some(action) = self.manuscript.next(ui.ctx(), &self.session) {
            self.session.act(action);
            self.seat();
            self.clip(ui.ctx());
            if self.session.view.find.seek.is_some() {
                self.find(ui.ctx());
            }
        }
        self.bar_pastes(ui.ctx());
        self.find(ui.ctx());
        self.reach(ui.ctx());
        self.keep_place();
        let revealed = self.session.view.reveal;
        let mut actions = Vec::new();
        let mut commands = Vec::new();
        tour::keys(ui, &self.session, &mut commands);
        if self.session.view.dialog.is_none() {
            keys::pressed(ui, &self.session, &mut commands);
        }
        drop_zone::show(ui, self.session.words, &mut actions);
        let (places, other) = self.panels(ui, &mut actions);
        if let Some(room) = other {
            self.other_page(ui, room, &mut actions);
        }
        self.kept.preview.follow_in_browser(ui, &self.session, &mut actions);
        tour::show(ui, &self.session, &places, &mut actions);
        dialogs::show(ui, &self.session, &mut self.kept, &mut self.dialogs, &mut actions);
        // What the bar asked shows in the next frame.
        let asked = actions.iter().any(|action| matches!(action, Action::Find(_)));
        // Words of this frame were typed before its shortcut; see `turns`.
        let seen = self.is_seen(ui.ctx());
        // Asked for again in the next frame.
        actions.retain(|action| seen || !matches!(action, Action::Picture(..)));
        for action in actions.into_iter().chain(commands) {
            self.session.act(action);
        }
        self.seat();
        self.clip(ui.ctx());
        if asked || self.session.view.wanted_reach.is_some() {
            ui.ctx().request_repaint();
        }
        ring::show(ui);
        keyboard::keep_to_page(ui.ctx());
        if self.session.view.reveal == revealed {
            self.session.view.reveal = None;
        }
        if self.follow_up(ui.ctx(), seen) {
            ui.ctx().request_repaint();
        }
        self.ask_system_for_path();
        self.watch_time(ui);
        self.tell_system(ui);
    }

    /// Does what time brings. The window wakes when the next of it is due, and not before.
    fn watch_time(&mut self, ui: &Ui) {
        let slow = self.session.saves_slowly();
        let waits = [self.session.autosave(), self.session.watch_save()];
        if self.session.saves_slowly() != slow {
            // What was said of it just now is to be seen, though nothing else stirs.
            ui.ctx().request_repaint();
        }
        if let Some(wait) = waits.into_iter().flatten().min() {
            ui.ctx().request_repaint_after(wait);
        }
    }

    /// Whether the desk is on the screen. What the first sight of it can do without begins then, or it
    /// would take the processor from the drawing: photos, dictionaries, the system's fonts, the icon. The
    /// first frame is drawn before the window is shown.
    fn is_seen(&self, ctx: &egui::Context) -> bool {
        !self.follows || ctx.cumulative_frame_nr() > 1
    }

    /// What is done after the frame; whether there is to be another.
    fn follow_up(&mut self, ctx: &egui::Context, seen: bool) -> bool {
        if !seen {
            return true;
        }
        if self.follows {
            app_icon::give(ctx);
            text::open_system_fonts();
            self.session.keep_stand_by();
        }
        self.session.keep_spelling()
    }

    /// Draws all but the page that is not written on; tells where the parts are, and the room for that
    /// page, if it is shown.
    fn panels(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) -> (tour::Places, Option<Rect>) {
        let mut places = tour::Places::default();
        let t = theme::tokens(ui);
        let wide = room::is_wide(ui);
        let session = &self.session;
        self.kept.counts.keep(&session.project.stories);
        let bar = Frame::new().fill(t.rail).inner_margin(theme::IN_BAR);
        let shown = Panel::top("top-bar").frame(bar).exact_size(theme::TOP_BAR).show(ui, |ui| {
            part(ui, Part::Top, |ui| top_bar::show(ui, session, actions));
        });
        places.put("export", shown.response.rect);
        let shown = Panel::bottom("status-bar").frame(bar.inner_margin(Margin::symmetric(14, 4))).show(ui, |ui| {
            part(ui, Part::Status, |ui| status_bar::show(ui, session, &mut self.kept, actions));
        });
        places.put("bar", shown.response.rect);
        if session.is_blank() {
            let page = CentralPanel::no_frame().frame(Frame::new().fill(t.paper));
            let shown = page.show(ui, |ui| part(ui, Part::Page, |ui| welcome::show(ui, session, actions)));
            self.corner.show(ui.ctx(), shown.response.rect, &self.session, actions);
            return (places, None);
        }
        let room = ui.available_rect_before_wrap();
        let panels = &session.view.panels;
        let shown = Side::ALL.into_iter().filter(|side| panels.shows(*side, wide));
        let mut beside = Beside { session, kept: &mut self.kept, pictures: &mut self.pictures };
        let mut over = None;
        for side in shown.filter(|_| !session.view.page.focus) {
            if wide {
                let before = ui.available_rect_before_wrap();
                sides::next_to(ui, session, side, actions, |ui, actions| beside.show(ui, side, actions));
                places.put_side(side, before, ui.available_rect_before_wrap());
            } else {
                over = Some(side);
            }
        }
        let manuscript = &mut self.manuscript;
        let finding = &mut self.finding;
        let page = CentralPanel::no_frame().frame(Frame::new().fill(t.paper)).show(ui, |ui| {
            // The bars over the page lie on one another.
            ui.spacing_mut().item_spacing.y = 0.0;
            places.put("page", ui.max_rect());
            over_page(ui, session, finding, &mut places, actions);
            let (page, other) = room::pages(ui, session);
            let mut ui = ui.new_child(UiBuilder::new().max_rect(page));
            part(&mut ui, Part::Page, |ui| manuscript.show(ui, session, beside.pictures, actions));
            other
        });
        let mut free = page.response.rect;
        if let Some(side) = over {
            let add = |ui: &mut Ui, actions: &mut Vec<Action>| beside.show(ui, side, actions);
            let covered = sides::over(ui.ctx(), room, session, side, actions, add);
            places.put(tour::key_of(side), covered);
            free = room::beside_of(free, covered);
        }
        self.corner.show(ui.ctx(), free, &self.session, actions);
        (places, page.inner)
    }

    fn other_page(&mut self, ui: &mut Ui, room: Rect, actions: &mut Vec<Action>) {
        let mut ui = ui.new_child(UiBuilder::new().max_rect(room).id_salt("other-page"));
        let (other, pictures) = (&mut self.other, &mut self.pictures);
        let session = &mut self.session;
        part(&mut ui, Part::Other, |ui| {
            session.with_other_page(|session| other.show_still(ui, room, session, pictures, actions));
        });
    }

    /// Keeps words from the fields that must not lose their mark. The page sees to its own.
    fn bar_pastes(&mut self, ctx: &egui::Context) {
        let pasted = |event: &Event| {
            let (Event::Paste(words) | Event::MiddleClickPaste { text: words, .. }) = event else { return None };
            Some(words.clone())
        };
        let all: Vec<String> = ctx.input(|input| input.events.iter().filter_map(pasted).collect());
        for words in all {
            let Some(said) = self.manuscript.bars(&self.session, &words) else { continue };
            ctx.input_mut(|input| input.events.retain(|event| pasted(event).as_ref() != Some(&words)));
            self.session.act(said);
        }
    }

    /// Has the page held as it is to be, and where somebody is kept; before the drawing, which takes
    /// longest.
    fn keep_place(&mut self) {
        if let Some(held) = self.session.view.wanted_page.take() {
            self.seat();
            self.manuscript.hold(held);
        }
        self.session.keep_bookmark(self.manuscript.held());
    }

    /// Sends the keyboard where it is wanted; before anything is drawn.
    fn reach(&mut self, ctx: &egui::Context) {
        let tapped = strokes::alt_was_tapped(ctx).then_some(Reach::MenuBar);
        let wanted = self.session.view.wanted_reach.take().or(tapped);
        areas::begin(ctx, &self.session);
        menu_keys::keys(ctx);
        let Some(wanted) = wanted.filter(|_| self.session.view.dialog.is_none()) else { return };
        let mut actions = Vec::new();
        match wanted {
            Reach::MenuBar => menu_keys::toggle_bar(ctx),
            Reach::NextPart => actions.extend(areas::go(ctx, &self.session, true)),
            Reach::PartBefore => actions.extend(areas::go(ctx, &self.session, false)),
            Reach::OwnMenu => {
                story_list::bring(ctx, &self.session, &mut actions);
                self.open_own_menu(ctx);
            }
        }
        for action in actions {
            self.session.act(action);
        }
        self.seat();
    }

    /// Opens the menu of what has the keyboard, as the other button does where the pointer is.
    fn open_own_menu(&mut self, ctx: &egui::Context) {
        let focused = ctx.memory(egui::Memory::focused);
        let Some(id) = focused.filter(|id| *id != super::manuscript::id()) else {
            let at = self.manuscript.place_of_menu(ctx, &self.session);
            return menu_keys::open_own(ctx, super::manuscript::id(), at);
        };
        if let Some(response) = ctx.read_response(id) {
            menu_keys::open_own(ctx, id, menu_keys::below(response.rect));
        }
    }

    /// Sees to it that each page keeps its own place when the other is written on.
    fn seat(&mut self) {
        let first = self.session.view.open.beside.map(|beside| beside.first);
        if first != self.other_first {
            if first.is_some() {
                self.manuscript.change_places(&mut self.other);
            }
            self.other_first = first;
        }
    }

    /// Closes the panel that lies over the page, if Escape was pressed for it.
    fn close_panel(&mut self, ui: &Ui) {
        let open = self.session.view.panels.narrow.is_some() && !room::is_wide(ui) && !self.session.view.page.focus;
        let others = self.session.view.dialog.is_some() || self.session.view.tour.is_some();
        if open && !others && sides::escaped(ui.ctx()) {
            self.session.act(Action::ClosePanel);
        }
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

    fn ask_system_for_looks(&mut self, ctx: &egui::Context) {
        let in_front = ctx.input(|input| input.focused) && ctx.cumulative_frame_nr() > 1;
        if self.follows && in_front && !self.in_front {
            let now = self.session.view.system;
            self.session
                .jobs
                .start_quiet("job-asking-system", move || Outcome::SystemLooks(system_look::asked().unwrap_or(now)));
        }
        if self.in_front && !in_front {
            self.session.flush_journal_soon();
        }
        if in_front && !self.in_front {
            self.session.came_back();
        }
        if self.follows {
            self.session.watch_file(in_front);
        }
        self.in_front = in_front;
    }

    /// Sees to it that the story is set in what this person prefers, and has the fonts of the machine
    /// looked for where the dialog wants to list them.
    fn suit_fonts(&mut self, ctx: &egui::Context) {
        let fonts = &self.session.settings.story_fonts;
        let missing = text::typesetter(ctx, |ts| ts.suit(fonts.latin.as_deref(), fonts.arabic.as_deref()));
        self.session.miss_fonts(missing);
        let looks = self.session.jobs.running().iter().any(|job| job.label == FONTS);
        if self.session.families.is_none() && !looks && self.dialogs.wants_fonts() {
            self.session.jobs.start_quiet(FONTS, || Outcome::Families(text::families()));
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

/// Draws what lies over the page: tabs, tools, and what finds.
fn over_page(
    ui: &mut Ui,
    session: &Session,
    finding: &mut Finding,
    places: &mut tour::Places,
    actions: &mut Vec<Action>,
) {
    if !session.view.page.focus {
        let top = part(ui, Part::Tools, |ui| {
            strip::show(ui, session, actions);
            let top = ui.cursor().min;
            toolbar::show(ui, session, actions);
            top
        });
        let tools = Rect::from_min_max(top, egui::pos2(ui.max_rect().right(), ui.cursor().min.y));
        places.put("tools", tools);
    }
    if session.view.find.open {
        part(ui, Part::Find, |ui| {
            find_bar::show(ui, session, finding, actions);
            find_list::show(ui, session, finding, actions);
        });
    }
}

/// The job that looks for the fonts of the machine.
const FONTS: &str = "job-fonts";

/// What the panels beside the page draw from.
struct Beside<'a> {
    session: &'a Session,
    kept: &'a mut Kept,
    pictures: &'a mut Pictures,
}

impl Beside<'_> {
    fn show(&mut self, ui: &mut Ui, side: Side, actions: &mut Vec<Action>) {
        match side {
            Side::Stories => part(ui, Part::Stories, |ui| {
                stories::show(ui, self.session, self.pictures, self.kept, actions);
            }),
            Side::Inspector => part(ui, Part::Inspector, |ui| {
                inspector::show(ui, self.session, self.kept, self.pictures, actions);
            }),
            Side::Preview => part(ui, Part::Preview, |ui| {
                self.kept.preview.show(ui, self.session, self.pictures, actions);
            }),
        }
    }
}
