//! A calm loop: keys that are let go, and keys that only change others, wait for the next event, so
//! that a key costs one frame and not four. Nothing on the desk asks how long a key is held.

use eframe::{EframeWinitApplication, UserEvent};
use winit::application::ApplicationHandler;
use winit::event::{DeviceEvent, DeviceId, ElementState, StartCause, WindowEvent};
use winit::event_loop::{ActiveEventLoop, EventLoop};
use winit::keyboard::{Key, NamedKey};
use winit::window::WindowId;

use super::window_place::{self, Screens};

/// Events let go of late.
struct Calm<'a> {
    window: EframeWinitApplication<'a>,
    held: Vec<(WindowId, WindowEvent)>,
    screens: Screens,
}

/// Runs a window until it is closed. Says why it could not be opened, as far as the toolkit does.
/// The screens are known before it is made.
pub(super) fn run(
    name: &str,
    mut options: eframe::NativeOptions,
    screens: Screens,
    creator: eframe::AppCreator<'_>,
) -> eframe::Result {
    let mut builder = EventLoop::<UserEvent>::with_user_event();
    if let Some(hook) = options.event_loop_builder.take() {
        hook(&mut builder);
    }
    let events = builder.build()?;
    let window = eframe::create_native(name, options, creator, &events);
    events.run_app(&mut Calm { window, held: Vec::new(), screens })?;
    Ok(())
}

/// Whether an event changes nothing that is drawn.
fn shows_nothing(event: &WindowEvent) -> bool {
    if let WindowEvent::KeyboardInput { event: key, .. } = event {
        let changes_others = [NamedKey::Shift, NamedKey::Control, NamedKey::Alt, NamedKey::Super];
        return key.state == ElementState::Released
            || changes_others.into_iter().any(|named| key.logical_key == Key::Named(named));
    }
    matches!(event, WindowEvent::ModifiersChanged(_))
}

impl Calm<'_> {
    fn let_go(&mut self, events: &ActiveEventLoop) {
        for (window, event) in std::mem::take(&mut self.held) {
            self.window.window_event(events, window, event);
        }
    }
}

impl ApplicationHandler<UserEvent> for Calm<'_> {
    fn window_event(&mut self, events: &ActiveEventLoop, window: WindowId, event: WindowEvent) {
        if shows_nothing(&event) {
            self.held.push((window, event));
            return;
        }
        if !matches!(event, WindowEvent::RedrawRequested) {
            self.let_go(events);
        }
        self.window.window_event(events, window, event);
    }

    fn new_events(&mut self, events: &ActiveEventLoop, cause: StartCause) {
        self.window.new_events(events, cause);
    }

    fn resumed(&mut self, events: &ActiveEventLoop) {
        window_place::look_for_screens(events, &self.screens);
        self.window.resumed(events);
    }

    fn user_event(&mut self, events: &ActiveEventLoop, event: UserEvent) {
        self.window.user_event(events, event);
    }

    fn device_event(&mut self, events: &ActiveEventLoop, device: DeviceId, event: DeviceEvent) {
        self.window.device_event(events, device, event);
    }

    fn about_to_wait(&mut self, events: &ActiveEventLoop) {
        self.window.about_to_wait(events);
    }

    fn suspended(&mut self, events: &ActiveEventLoop) {
        self.window.suspended(events);
    }

    fn exiting(&mut self, events: &ActiveEventLoop) {
        self.window.exiting(events);
    }

    fn memory_warning(&mut self, events: &ActiveEventLoop) {
        self.window.memory_warning(events);
    }
}
