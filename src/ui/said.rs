//! Words of the interface in egui's widgets. They are set by the desk's own typesetting, as egui
//! neither joins Arabic letters nor orders words that run both ways; their names for those who
//! cannot see them stay the words.

use std::sync::Arc;

use egui::accesskit::HasPopup;
use egui::containers::menu::{MenuButton, SubMenuButton, is_in_menu};
use egui::{
    Atom, AtomKind, AtomPaintArgs, Button, Checkbox, Color32, ComboBox, IntoSizedArgs, IntoSizedResult, Response,
    SizedAtomKind, TextWrapMode, Ui,
};

use super::text::label::{label, paint};
use super::text::{Copy, Style, typesetter};
use super::{choice_keys, menu_keys, theme};

/// The widest a tooltip is.
const TOLD: f32 = 420.0;

/// Words as a part of one of egui's widgets: in its color, unless they have one of their own.
pub(super) fn atom(words: &str, style: Style, color: Option<Color32>) -> Atom<'static> {
    let words = words.to_owned();
    Atom::from(AtomKind::closure(move |ui: &Ui, args: IntoSizedArgs| {
        let (width, max_lines) = match args.wrap_mode {
            TextWrapMode::Extend => (f32::INFINITY, Some(1)),
            TextWrapMode::Wrap => (args.available_size.x, None),
            TextWrapMode::Truncate => (args.available_size.x, Some(1)),
        };
        let copy = Copy { max_lines, ..Copy::line(&words, &style) };
        let laid = typesetter(ui.ctx(), |ts| {
            let whole = ts.kept(&copy);
            if whole.size().x <= width { whole } else { ts.kept(&Copy { width: width.max(1.0), ..copy }) }
        });
        let size = laid.size();
        let draw = move |ui: &Ui, args: AtomPaintArgs| {
            paint(ui, &laid, args.rect, color.unwrap_or(args.fallback_text_color));
        };
        IntoSizedResult { intrinsic_size: size, sized: SizedAtomKind::Paint { paint: Arc::new(draw), size } }
    }))
}

/// The same in the size of buttons.
pub(super) fn plain(words: &str) -> Atom<'static> {
    atom(words, theme::words(theme::BODY), None)
}

/// Gives a widget the words it shows as its name.
fn named(response: Response, words: &str) -> Response {
    menu_keys::remember(&response, words);
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(words));
    response
}

/// A button.
pub(super) fn button(ui: &mut Ui, words: &str) -> Response {
    button_as(ui, true, words, |button| button)
}

/// A button that looks otherwise, or cannot be pressed now.
pub(super) fn button_as(
    ui: &mut Ui,
    enabled: bool,
    words: &str,
    look: impl FnOnce(Button<'static>) -> Button<'static>,
) -> Response {
    button_of(ui, enabled, words, plain(words), look)
}

/// A button whose words are set otherwise.
pub(super) fn button_of(
    ui: &mut Ui,
    enabled: bool,
    words: &str,
    shown: Atom<'static>,
    look: impl FnOnce(Button<'static>) -> Button<'static>,
) -> Response {
    named(ui.add_enabled(enabled, look(Button::new(shown))), words)
}

/// A button that opens a menu, within a menu one beside it.
pub(super) fn menu(ui: &mut Ui, words: &str, framed: bool, add: impl FnOnce(&mut Ui)) -> Response {
    menu_of(ui, words, plain(words), framed, add)
}

/// A button called `words` that opens a menu and shows something else.
pub(super) fn menu_of(
    ui: &mut Ui,
    words: &str,
    shown: Atom<'static>,
    framed: bool,
    add: impl FnOnce(&mut Ui),
) -> Response {
    let response = if is_in_menu(ui) {
        SubMenuButton::new(shown).ui(ui, add).0
    } else {
        MenuButton::from_button(Button::new(shown).frame_when_inactive(framed)).ui(ui, add).0
    };
    response.ctx.accesskit_node_builder(response.id, |node| node.set_has_popup(HasPopup::Menu));
    named(response, words)
}

/// A box to tick.
pub(super) fn tick(ui: &mut Ui, on: &mut bool, words: &str, enabled: bool, partly: bool) -> Response {
    named(ui.add_enabled(enabled, Checkbox::new(on, plain(words)).indeterminate(partly)), words)
}

/// A choice of one among several, with what is chosen now; `add` draws the options.
pub(super) fn choice(ui: &mut Ui, salt: &str, chosen: &str, width: Option<f32>, add: impl FnOnce(&mut Ui)) -> Response {
    let combo = ComboBox::from_id_salt(salt).selected_text(plain(chosen));
    let combo = width.into_iter().fold(combo, ComboBox::width);
    let response = combo.show_ui(ui, add).response;
    response.ctx.accesskit_node_builder(response.id, |node| node.set_value(chosen));
    choice_keys::answer(&response);
    response
}

/// One of several: an option of a choice.
pub(super) fn option<T: PartialEq>(ui: &mut Ui, value: &mut T, option: T, words: &str) -> Response {
    let is_chosen = *value == option;
    let row = named(ui.selectable_value(value, option, plain(words)), words);
    if is_chosen {
        menu_keys::enter_at(ui.ctx(), row.id);
    }
    // A click closes the list by itself, a key does not.
    if row.clicked() {
        ui.close();
    }
    row
}

/// Words in the size of running text.
pub(super) fn line(ui: &mut Ui, words: &str, color: Color32) -> Response {
    label(ui, words, &theme::words(theme::BODY), color, None)
}

/// Words in small type.
pub(super) fn small(ui: &mut Ui, words: &str, color: Color32) -> Response {
    label(ui, words, &theme::words(theme::SMALL), color, None)
}

/// What a widget tells when it is pointed at.
pub(super) trait Told {
    /// Tells it.
    fn told(self, words: &str) -> Response;
}

impl Told for Response {
    fn told(self, words: &str) -> Response {
        self.on_hover_ui(|ui| {
            ui.set_max_width(TOLD);
            // On a row they take no more room than they need.
            ui.horizontal(|ui| line(ui, words, ui.visuals().text_color()));
        })
    }
}
