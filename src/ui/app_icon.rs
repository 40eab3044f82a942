//! The program's icon, as the window shows it; made by `assets/icon/make.sh`.

use std::sync::Arc;

use egui::{ColorImage, Context, IconData, Id, TextureHandle, TextureOptions, Ui, ViewportCommand};

use crate::photos::{Thumbnail, thumbnail};

const ICON: &[u8] = include_bytes!("../../assets/icon/copydesk-128.png");
const SIDE: u32 = 128;

fn decoded() -> Option<Thumbnail> {
    thumbnail(ICON, SIDE).ok()
}

/// The icon for the window's frame and the task bar.
fn for_window() -> Option<Arc<IconData>> {
    let Thumbnail { width, height, rgba } = decoded()?;
    Some(Arc::new(IconData { rgba, width, height }))
}

/// Whether a window takes its icon once it is there, and need not wait for it.
const LATER: bool = cfg!(target_os = "linux");

/// The icon a window is made with; an empty one where it is given later, so that the toolkit's own is
/// not seen instead.
pub(super) fn at_first() -> Arc<IconData> {
    if LATER { Arc::default() } else { for_window().unwrap_or_default() }
}

/// Gives a window its icon, once.
pub(super) fn give(ctx: &Context) {
    let known = Id::unique("app-icon-given");
    let given = ctx.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<bool>(known), true));
    if LATER && !given {
        ctx.send_viewport_cmd(ViewportCommand::Icon(for_window()));
    }
}

/// Draws it so many points high; it says nothing that the words beside it do not.
pub(super) fn show(ui: &mut Ui, height: f32) {
    let known = Id::unique("app-icon");
    let kept: Option<TextureHandle> = ui.data(|data| data.get_temp(known));
    let Some(texture) = kept.or_else(|| {
        let icon = decoded()?;
        let size = [icon.width, icon.height].map(|side| usize::try_from(side).unwrap_or_default());
        let image = ColorImage::from_rgba_unmultiplied(size, &icon.rgba);
        let texture = ui.ctx().load_texture("app-icon", image, TextureOptions::LINEAR);
        ui.data_mut(|data| data.insert_temp(known, texture.clone()));
        Some(texture)
    }) else {
        return;
    };
    let size = egui::Vec2::splat(height);
    ui.add(egui::Image::from_texture(egui::load::SizedTexture::new(texture.id(), size)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_there() {
        let icon = for_window().unwrap();
        assert_eq!((icon.width, icon.height), (SIDE, SIDE));
        let [corner, middle] = [0, (64 * 128 + 20) * 4].map(|at| &icon.rgba[at..at + 4]);
        assert_eq!(corner[3], 0, "its corners are round");
        assert_eq!(middle, [0x0b, 0x6b, 0x57, 0xff], "it is the desk's green");
    }
}
