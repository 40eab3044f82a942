//! What the story is set in on the page: a family for each script, chosen from those of the machine.

use egui::accesskit::Role;
use egui::{Id, Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Drafts, Scope, Section, rows};
use crate::app::{Action, Family, Preference, Session, StoryFonts};
use crate::ui::labelled::{self, FieldLook};
use crate::ui::rows::Even;
use crate::ui::text::label::write;
use crate::ui::text::{Copy, Style, label, typesetter};
use crate::ui::theme;
use crate::words::phrase;

pub(super) const SECTION: Section = Section { id: "fonts", name: "prefs-fonts", scope: Scope::Mine, show, standard };

/// The scripts that have a family of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Script {
    #[default]
    Latin,
    Arabic,
}

/// What was chosen and typed to find a family.
#[derive(Default)]
pub(super) struct FontDrafts {
    /// The list is shown, for which the fonts of the machine are wanted.
    pub(super) wanted: bool,
    script: Script,
    filter: String,
    rows: Even,
}

impl Script {
    fn family(self, fonts: &StoryFonts) -> Option<&str> {
        match self {
            Self::Latin => fonts.latin.as_deref(),
            Self::Arabic => fonts.arabic.as_deref(),
        }
    }

    fn with(self, fonts: &StoryFonts, family: Option<String>) -> StoryFonts {
        match self {
            Self::Latin => StoryFonts { latin: family, ..fonts.clone() },
            Self::Arabic => StoryFonts { arabic: family, ..fonts.clone() },
        }
    }

    /// The desk's own.
    fn own(self) -> &'static str {
        match self {
            Self::Latin => "Newsreader",
            Self::Arabic => "Noto Naskh Arabic",
        }
    }

    /// Words to see it by, the same in every language of the window.
    fn sample(self) -> &'static str {
        match self {
            Self::Latin => "The river rose at dawn",
            Self::Arabic => "ارتفع النهر عند الفجر",
        }
    }

    fn has(self, family: &Family) -> bool {
        match self {
            Self::Latin => family.latin,
            Self::Arabic => family.arabic,
        }
    }
}

fn show(ui: &mut Ui, session: &Session, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let (says, fonts) = (session.words, &session.settings.story_fonts);
    let drafts = &mut drafts.fonts;
    drafts.wanted = true;
    rows::note(ui, says.about("prefs", "fonts", "about"));
    rows::gap(ui);
    let scripts = [(Script::Latin, says.get("prefs-latin")), (Script::Arabic, says.get("prefs-arabic"))];
    let chosen = ui.horizontal_wrapped(|ui| rows::pick_of(ui, says.get("prefs-fonts"), &scripts, &drafts.script));
    if let Some(script) = chosen.inner {
        drafts.script = script;
    }
    let script = drafts.script;
    let now = script.family(fonts);
    rows::gap(ui);
    let name = says.get("prefs-font-find");
    if let Some(words) =
        labelled::bare_field(ui, Id::unique("font-filter"), FieldLook::line(name, name), &drafts.filter)
    {
        drafts.filter = words;
    }
    ui.add_space(4.0);
    let Some(all) = &session.families else {
        rows::note(ui, says.get("prefs-font-looking"));
        return;
    };
    if let Some(missing) = now.filter(|now| all.iter().all(|family| family.name != *now)) {
        rows::warning(ui, &says.say(&phrase!("prefs-font-missing", name = missing)));
    }
    let fits = |name: &str| name.to_lowercase().contains(drafts.filter.trim().to_lowercase().as_str());
    let found = all.iter().filter(|family| script.has(family) && family.name != script.own() && fits(&family.name));
    let own = fits(script.own()).then_some(None);
    let found: Vec<Option<&str>> = own.into_iter().chain(found.map(|family| Some(family.name.as_str()))).collect();
    if found.is_empty() {
        rows::note(ui, &says.say(&phrase!("prefs-font-none", words = &drafts.filter)));
    }
    let even = &mut drafts.rows;
    let height = ui.available_height().clamp(120.0, 240.0);
    ScrollArea::vertical().id_salt("fonts").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        even.show(ui, found.len(), |ui, nth| {
            let Some(family) = found.get(nth).copied() else { return };
            if row(ui, session, script, family, family == now) {
                actions.push(rows::prefer(Preference::StoryFonts(script.with(fonts, family.map(str::to_owned)))));
            }
        });
    });
}

/// A family in its own letters; whether it was chosen. None is the desk's own.
fn row(ui: &mut Ui, session: &Session, script: Script, family: Option<&str>, chosen: bool) -> bool {
    let (t, says) = (theme::tokens(ui), session.words);
    let face = typesetter(ui.ctx(), |ts| ts.face_of(family.unwrap_or(script.own())));
    let style = Style { face, ..theme::words(theme::NAME) };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let own = says.say(&phrase!("prefs-font-own", name = script.own()));
    let name = family.unwrap_or(&own);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, ui.is_enabled(), name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    let touched = response.hovered() || response.has_focus();
    if chosen || touched {
        ui.painter().rect_filled(rect, f32::from(theme::ROUND), t.accent_soft);
    }
    if response.has_focus() {
        let line = theme::hairline(ui, t.accent);
        ui.painter().rect_stroke(rect, f32::from(theme::ROUND), line, egui::StrokeKind::Inside);
    }
    let sample = script.sample();
    let top = rect.center().y - style.size * style.leading / 2.0;
    let color = if chosen { t.accent } else { t.ink };
    let laid = typesetter(ui.ctx(), |ts| ts.kept(&Copy::line(sample, &style)));
    let at = pos2(rect.right() - 8.0 - laid.size().x, top);
    let room = (at.x - rect.left() - 24.0).max(rect.width() * 0.4);
    write(ui, pos2(rect.left() + 8.0, top), name, &style, color, Some((room, 1)));
    if room > at.x - rect.left() {
        return response.clicked();
    }
    label::paint(ui, &laid, Rect::from_min_size(at, laid.size()), t.soft);
    response.clicked()
}

/// The height of a row of the list.
const ROW: f32 = 30.0;

fn standard(_: &Session) -> Vec<Action> {
    vec![rows::prefer(Preference::StoryFonts(StoryFonts::default()))]
}
