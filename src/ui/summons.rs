//! Coming to the front, when a later start of the program handed something over.

use std::time::Duration;

use egui::{Context, UserAttentionType, ViewportCommand};

use crate::app::Session;

/// A window that has just been unfolded cannot take the keyboard yet, so it asks so often.
const TIMES: u8 = 8;
const BETWEEN: Duration = Duration::from_millis(120);

/// A window on its way to the front.
#[derive(Debug, Default)]
pub(super) struct Summons {
    left: u8,
}

impl Summons {
    /// Comes to the front if the session wishes it. Where the system does not let a window come by
    /// itself, as on Wayland, it asks to be pointed out in the task bar.
    pub(super) fn follow(&mut self, ctx: &Context, session: &mut Session) {
        let in_front = ctx.input(|input| input.viewport().focused == Some(true));
        if std::mem::take(&mut session.view.summoned) && !in_front {
            self.left = TIMES;
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(UserAttentionType::Informational));
        }
        if self.left == 0 {
            return;
        }
        if in_front {
            self.left = 0;
            ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(UserAttentionType::Reset));
            return;
        }
        self.left -= 1;
        ctx.send_viewport_cmd(ViewportCommand::Focus);
        ctx.request_repaint_after(BETWEEN);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui::{RawInput, ViewportId};

    use super::*;
    use crate::app::{Settings, World};

    /// What a frame asks of the window, in front or not.
    fn frame(summons: &mut Summons, session: &mut Session, in_front: bool) -> Vec<ViewportCommand> {
        let mut input = RawInput::default();
        input.viewports.entry(ViewportId::ROOT).or_default().focused = Some(in_front);
        let mut output = Context::default().run_ui(input, |ui| summons.follow(ui.ctx(), session));
        output.textures_delta.clear();
        let asked = output.viewport_output.get(&ViewportId::ROOT).map(|window| window.commands.clone());
        let ours = |command: &ViewportCommand| {
            use ViewportCommand::{Focus, Minimized, RequestUserAttention};
            matches!(command, Minimized(_) | RequestUserAttention(_) | Focus)
        };
        // The toolkit asks for things of its own.
        asked.unwrap_or_default().into_iter().filter(ours).collect()
    }

    fn session() -> Session {
        Session::new(World::new(|| jiff::Timestamp::UNIX_EPOCH, 7), Settings::default(), Arc::new(|| {}))
    }

    #[test]
    fn a_window_that_is_called_unfolds_and_asks_until_it_is_in_front() {
        let (mut summons, mut session) = (Summons::default(), session());
        assert!(frame(&mut summons, &mut session, false).is_empty(), "nobody called");
        session.view.summoned = true;
        let asked = frame(&mut summons, &mut session, false);
        let attention = ViewportCommand::RequestUserAttention(UserAttentionType::Informational);
        assert_eq!(asked, [ViewportCommand::Minimized(false), attention, ViewportCommand::Focus]);
        assert!(!session.view.summoned);
        assert_eq!(frame(&mut summons, &mut session, false), [ViewportCommand::Focus]);
        let calmed = ViewportCommand::RequestUserAttention(UserAttentionType::Reset);
        assert_eq!(frame(&mut summons, &mut session, true), [calmed]);
        assert!(frame(&mut summons, &mut session, false).is_empty(), "once it was there, it may go again");
    }

    #[test]
    fn a_window_in_front_stays_calm_and_one_that_may_not_come_gives_up() {
        let (mut summons, mut session) = (Summons::default(), session());
        session.view.summoned = true;
        assert!(frame(&mut summons, &mut session, true).is_empty());
        session.view.summoned = true;
        let asked: usize = (0..50).map(|_| frame(&mut summons, &mut session, false).len()).sum();
        assert_eq!(asked, usize::from(TIMES) + 2);
    }
}
