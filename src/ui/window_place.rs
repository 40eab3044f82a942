//! Putting the window where it was, and remembering where it is.

use std::cell::RefCell;
use std::rc::Rc;

use egui::{Context, ViewportBuilder, ViewportCommand, pos2, vec2};
use winit::event_loop::ActiveEventLoop;

use crate::app::{Monitor, Session, WindowPlace};

/// A window that was moved or resized is remembered when it has rested so long, in seconds.
const REST: f64 = 1.0;

/// The screens there are, looked up before the window is made.
pub(super) type Screens = Rc<RefCell<Vec<Monitor>>>;

/// Asks the system for its screens, the main one first.
pub(super) fn look_for_screens(events: &ActiveEventLoop, screens: &Screens) {
    let main = events.primary_monitor();
    let others = events.available_monitors().filter(|other| Some(other) != main.as_ref());
    let there = main.iter().cloned().chain(others).map(|there| Monitor {
        at: there.position().into(),
        size: there.size().into(),
        scale: there.scale_factor(),
    });
    *screens.borrow_mut() = there.filter(|screen| screen.size.0 > 0 && screen.size.1 > 0).collect();
}

/// A window at a place, on the screens there are.
pub(super) fn at_place(builder: ViewportBuilder, place: WindowPlace, screens: &[Monitor]) -> ViewportBuilder {
    let place = place.fitted(screens);
    let builder = builder
        .with_inner_size(vec2(short(f64::from(place.size.0)), short(f64::from(place.size.1))))
        .with_maximized(place.maximized)
        .with_fullscreen(place.full_screen);
    let Some((left, top)) = place.at else { return builder };
    let scale = place.scale(screens);
    builder.with_position(pos2(short(f64::from(left) / scale), short(f64::from(top) / scale)))
}

/// What a window remembers of its place.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    seen: Option<WindowPlace>,
    since: f64,
    frames: u8,
}

impl Remembered {
    /// Looks where the window is, and has it kept once it rests there.
    pub(super) fn look(&mut self, ctx: &Context, session: &mut Session) {
        self.fill_again(ctx, session.settings.window);
        let now = ctx.input(|input| input.time);
        let Some(place) = place_now(ctx, session.settings.window) else { return };
        if self.seen != Some(place) {
            (self.seen, self.since) = (Some(place), now);
        }
        if self.seen == session.settings.window {
            return;
        }
        if now - self.since >= REST {
            session.remember_window(place);
        } else {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(REST - (now - self.since) + 0.01));
        }
    }

    /// Has the last place kept, rest or not: the window is closed.
    pub(super) fn keep(&self, session: &mut Session) {
        if let Some(place) = self.seen {
            session.remember_window(place);
        }
    }

    /// On X11 a window that is not shown yet cannot fill the screen: it is asked again when it is.
    fn fill_again(&mut self, ctx: &Context, left: Option<WindowPlace>) {
        self.frames = self.frames.saturating_add(1);
        let Some(left) = left.filter(|_| self.frames == 2) else { return };
        let (maximized, full) = ctx.input(|input| (input.viewport().maximized, input.viewport().fullscreen));
        if left.maximized && maximized == Some(false) {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
        if left.full_screen && full == Some(false) {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        }
    }
}

/// Where the window is; `None` while that cannot be told. Filling the screen, it keeps the place
/// it had before.
fn place_now(ctx: &Context, before: Option<WindowPlace>) -> Option<WindowPlace> {
    let zoom = ctx.zoom_factor();
    ctx.input(|input| {
        let info = input.viewport();
        if info.minimized == Some(true) {
            return None;
        }
        let (maximized, full_screen) = (info.maximized == Some(true), info.fullscreen == Some(true));
        if maximized || full_screen {
            let before = before.unwrap_or_default();
            return Some(WindowPlace { maximized, full_screen, ..before });
        }
        let pixels = zoom * info.native_pixels_per_point.unwrap_or(1.0);
        let at = info.outer_rect.map(|rect| (whole(rect.min.x * pixels), whole(rect.min.y * pixels)));
        let size = input.viewport_rect().size() * zoom;
        let long = |length: f32| u32::try_from(whole(length)).unwrap_or_default();
        Some(WindowPlace { at, size: (long(size.x), long(size.y)), maximized, full_screen })
    })
}

#[expect(clippy::cast_possible_truncation, reason = "kept to the sides of screens before")]
fn whole(length: f32) -> i32 {
    length.round().clamp(-1e6, 1e6) as i32
}

#[expect(clippy::cast_possible_truncation, reason = "sides of screens are far below 2^23")]
fn short(length: f64) -> f32 {
    length as f32
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui::{Pos2, RawInput, Rect, Vec2, ViewportId, ViewportInfo};

    use super::*;
    use crate::app::{Settings, World};

    struct Window {
        ctx: Context,
        remembered: Remembered,
        session: Session,
        info: ViewportInfo,
        size: Vec2,
    }

    impl Window {
        fn new() -> Self {
            let world = World::new(|| jiff::Timestamp::UNIX_EPOCH, 7);
            let session = Session::new(world, Settings::default(), Arc::new(|| {}));
            let info = ViewportInfo { native_pixels_per_point: Some(1.0), ..ViewportInfo::default() };
            let mut window = Self {
                ctx: Context::default(),
                remembered: Remembered::default(),
                session,
                info,
                size: vec2(900.0, 650.0),
            };
            window.put(40.0, 30.0);
            window
        }

        fn put(&mut self, left: f32, top: f32) {
            self.info.outer_rect = Some(Rect::from_min_size(Pos2::new(left, top), self.size));
        }

        /// A frame at a time; what is remembered after it.
        fn frame(&mut self, time: f64) -> Option<WindowPlace> {
            let mut input = RawInput { time: Some(time), ..RawInput::default() };
            input.screen_rect = Some(Rect::from_min_size(Pos2::ZERO, self.size));
            input.viewports.insert(ViewportId::ROOT, self.info.clone());
            let (remembered, session) = (&mut self.remembered, &mut self.session);
            let mut drawn = self.ctx.run_ui(input, |ui| remembered.look(ui.ctx(), session));
            drawn.textures_delta.clear();
            self.session.settings.window
        }
    }

    fn place(at: (i32, i32), size: (u32, u32)) -> WindowPlace {
        WindowPlace { at: Some(at), size, ..WindowPlace::default() }
    }

    #[test]
    fn a_place_is_remembered_once_the_window_rests_there() {
        let mut window = Window::new();
        assert_eq!(window.frame(0.0), None);
        window.put(50.0, 30.0);
        assert_eq!(window.frame(0.8), None, "on its way");
        assert_eq!(window.frame(1.2), None, "it moved a moment ago");
        assert_eq!(window.frame(1.9), Some(place((50, 30), (900, 650))));
        window.put(70.0, 30.0);
        assert_eq!(window.frame(2.0), Some(place((50, 30), (900, 650))));
        window.remembered.keep(&mut window.session);
        assert_eq!(window.session.settings.window, Some(place((70, 30), (900, 650))), "closed at once");
    }

    #[test]
    fn a_window_that_fills_the_screen_keeps_the_place_it_had_and_a_folded_one_has_none() {
        let mut window = Window::new();
        window.frame(0.0);
        window.frame(2.0);
        window.info.minimized = Some(true);
        window.put(-32_000.0, -32_000.0);
        window.frame(3.0);
        assert_eq!(window.frame(9.0), Some(place((40, 30), (900, 650))));
        window.info.minimized = Some(false);
        window.info.maximized = Some(true);
        window.size = vec2(1_600.0, 1_000.0);
        window.put(0.0, 0.0);
        window.frame(10.0);
        assert_eq!(window.frame(12.0), Some(WindowPlace { maximized: true, ..place((40, 30), (900, 650)) }));
    }

    #[test]
    fn on_a_fine_screen_places_are_pixels_and_sizes_are_points() {
        let mut window = Window::new();
        window.info.native_pixels_per_point = Some(2.0);
        window.frame(0.0);
        assert_eq!(window.frame(2.0), Some(place((80, 60), (900, 650))));
        let screen = Monitor { at: (0, 0), size: (3_840, 2_160), scale: 2.0 };
        let made = at_place(ViewportBuilder::default(), place((80, 60), (900, 650)), &[screen]);
        assert_eq!((made.position, made.inner_size), (Some(pos2(40.0, 30.0)), Some(vec2(900.0, 650.0))));
    }
}
