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
