//! A calm loop: keys that are let go, and keys that only change others, wait for the next event, so
//! that a key costs one frame and not four. Nothing on the desk asks how long a key is held. Alt by
//! itself is told at once: it leads to the menus.
//!
//! Here alone it is still known what a key writes without Shift. So here keys of layouts without Latin
//! letters are given the names they have on a Latin one: under the Arabic layout Ctrl+Shift+F is Ctrl,
//! Shift and ب, though it would write a bracket.

use eframe::{EframeWinitApplication, UserEvent};
use winit::application::ApplicationHandler;
use winit::event::{DeviceEvent, DeviceId, ElementState, KeyEvent, Modifiers, StartCause, WindowEvent};
use winit::event_loop::{ActiveEventLoop, EventLoop};
use winit::keyboard::{Key, ModifiersState, NamedKey, NativeKey};
use winit::platform::modifier_supplement::KeyEventExtModifierSupplement as _;
use winit::window::WindowId;

use super::window_place::{self, Screens};

/// Events let go of late.
struct Calm<'a> {
    window: EframeWinitApplication<'a>,
    held: Vec<(WindowId, WindowEvent)>,
    screens: Screens,
    /// Whether Alt went down, and no other key or button since.
    alt: bool,
    modifiers: Modifiers,
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
    events.run_app(&mut Calm { window, held: Vec::new(), screens, alt: false, modifiers: Modifiers::default() })?;
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

/// Whether a key writes a letter that is not Latin, without anything held: its place on a Latin
/// layout then says which one it is.
fn is_foreign(bare: &Key) -> bool {
    let Key::Character(words) = bare else { return false };
    words
        .chars()
        .any(|letter| letter.is_alphabetic() && letter > '\u{24f}' && !('\u{1e00}'..='\u{1eff}').contains(&letter))
}

/// Whether a key writes though Ctrl and Alt are held, as `AltGr` does where a system makes both of it;
/// the toolkit would drop what it writes.
fn writes_with_altgr(held: ModifiersState, text: Option<&str>) -> bool {
    cfg!(windows)
        && held.contains(ModifiersState::CONTROL | ModifiersState::ALT)
        && text.is_some_and(|text| !text.is_empty() && !text.chars().any(char::is_control))
}

impl Calm<'_> {
    /// Gives a key the name by which commands know it.
    fn named(key: &mut KeyEvent) {
        if is_foreign(&key.key_without_modifiers()) {
            key.logical_key = Key::Unidentified(NativeKey::Unidentified);
        }
    }

    /// Whether Alt was pressed and let go by itself.
    fn taps(&mut self, event: &WindowEvent) -> bool {
        if let WindowEvent::KeyboardInput { event: key, is_synthetic, .. } = event {
            let is_alt = key.logical_key == Key::Named(NamedKey::Alt) && !is_synthetic;
            let pressed = key.state == ElementState::Pressed;
            let tapped = self.alt && is_alt && !pressed;
            self.alt = is_alt && pressed;
            return tapped;
        }
        self.alt &= !matches!(event, WindowEvent::MouseInput { .. } | WindowEvent::Focused(_));
        false
    }

    fn let_go(&mut self, events: &ActiveEventLoop) {
        for (window, event) in std::mem::take(&mut self.held) {
            self.window.window_event(events, window, event);
        }
    }
}

impl ApplicationHandler<UserEvent> for Calm<'_> {
    fn window_event(&mut self, events: &ActiveEventLoop, window: WindowId, mut event: WindowEvent) {
        if let WindowEvent::KeyboardInput { event: key, .. } = &mut event {
            #[cfg(debug_assertions)]
            super::heard::read(key, self.modifiers.state());
            Self::named(key);
        }
        if let WindowEvent::ModifiersChanged(now) = &event {
            self.modifiers = *now;
        }
        let tapped = self.taps(&event);
        if shows_nothing(&event) {
            self.held.push((window, event));
            if tapped {
                self.let_go(events);
            }
            return;
        }
        if let WindowEvent::KeyboardInput { event: key, .. } = &event
            && writes_with_altgr(self.modifiers.state(), key.text.as_deref())
        {
            self.let_go(events);
            self.window.window_event(events, window, WindowEvent::ModifiersChanged(Modifiers::default()));
            self.window.window_event(events, window, event);
            self.held.push((window, WindowEvent::ModifiersChanged(self.modifiers)));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_an_arabic_layout_go_by_their_place_and_those_of_latin_ones_by_their_letter() {
        let writes = |words: &str| is_foreign(&Key::Character(words.into()));
        for foreign in ["س", "ب", "لا", "ش", "я", "ω", "ש"] {
            assert!(writes(foreign), "{foreign}");
        }
        for own in ["s", ",", "é", "ß", "ğ", "[", "1", "'", "١", "đ", "ấ"] {
            assert!(!writes(own), "{own}");
        }
        assert!(!is_foreign(&Key::Named(NamedKey::Enter)));
    }

    #[test]
    fn only_where_a_system_makes_ctrl_and_alt_of_it_is_altgr_looked_for() {
        let both = ModifiersState::CONTROL | ModifiersState::ALT;
        assert_eq!(writes_with_altgr(both, Some("@")), cfg!(windows));
        assert!(!writes_with_altgr(both, Some("\u{10}")) && !writes_with_altgr(both, None));
        assert!(!writes_with_altgr(ModifiersState::CONTROL, Some("a")));
    }
}
