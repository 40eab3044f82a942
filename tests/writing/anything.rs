//! Anything, in any order, anywhere: what always holds.

use std::collections::BTreeSet;

use copydesk::app::{Action, Writing};
use copydesk::edit::motion::{self, Unit};
use copydesk::edit::{Caret, Selection, Spot, TextPlace};
use copydesk::ground::BlockId;
use copydesk::story::{Field, Fragment, Part, Story, Text};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::{arb_content, arb_story, arb_string, cases};
use crate::{desk_with, story};

/// A caret in a page that is not known yet, now and then one that is nowhere.
#[derive(Debug, Clone)]
pub(crate) enum Where {
    Somewhere(Index, Index),
    OffCharacter(Index, usize),
    OffPage(usize),
    Gone(u64, u32, usize),
}

pub(crate) fn arb_where() -> impl Strategy<Value = Where> {
    prop_oneof![
        12 => any::<(Index, Index)>().prop_map(|(spot, byte)| Where::Somewhere(spot, byte)),
        2 => (any::<Index>(), 0_usize..99).prop_map(|(spot, byte)| Where::OffCharacter(spot, byte)),
        1 => (0_usize..99).prop_map(Where::OffPage),
        1 => any::<(u64, u32, usize)>().prop_map(|(block, part, byte)| Where::Gone(block, part, byte)),
    ]
}

pub(crate) fn caret_in(story: &Story, wanted: &Where) -> Caret {
    let spots: Vec<Spot> = motion::spots(story).collect();
    match wanted {
        Where::Somewhere(spot, byte) => {
            let spot = *spot.get(&spots);
            let words = motion::words_of(story, spot).unwrap();
            Caret { spot, byte: words.floor_char_boundary(byte.index(words.len() + 1)) }
        }
        Where::OffCharacter(spot, byte) => Caret { spot: *spot.get(&spots), byte: *byte },
        Where::OffPage(byte) => Caret { spot: Spot::Field(story.id, Field::Slugline), byte: *byte },
        Where::Gone(block, part, byte) => {
            let place = TextPlace { story: story.id, block: BlockId::from(*block), part: Part::Nth(*part) };
            Caret { spot: Spot::Text(place), byte: *byte }
        }
    }
}

#[derive(Debug, Clone)]
enum Deed {
    Select(Where, Where),
    Extend(Where),
    Write(Wish),
    Run(&'static str),
}

#[derive(Debug, Clone)]
enum Wish {
    Ready(Writing),
    EraseTo(Where),
    Move(Where, bool),
}

fn arb_unit() -> impl Strategy<Value = Unit> {
    proptest::sample::select(&[Unit::Character, Unit::Word, Unit::Sentence, Unit::Text, Unit::Story][..])
}

fn arb_wish() -> impl Strategy<Value = Wish> {
    let keys = proptest::sample::select(
        &["a", " ", "\"", "'", "-", ".", "# ", "> ", "- ", "1. ", "--- ", "ن", "، ", "'90s ", "e\u{301}"][..],
    );
    prop_oneof![
        6 => keys.prop_map(|keys| Wish::Ready(Writing::Type(keys.to_owned()))),
        1 => arb_string().prop_map(|words| Wish::Ready(Writing::Type(words))),
        2 => arb_string().prop_map(|words| Wish::Ready(Writing::Insert(words))),
        4 => Just(Wish::Ready(Writing::Break)),
        1 => Just(Wish::Ready(Writing::SoftBreak)),
        6 => (arb_unit(), any::<bool>()).prop_map(|(unit, forward)| Wish::Ready(Writing::Erase { unit, forward })),
        1 => arb_where().prop_map(Wish::EraseTo),
        4 => vec(arb_content(), 0..4).prop_map(|blocks| Wish::Ready(Writing::Paste(Fragment { blocks }))),
        1 => Just(Wish::Ready(Writing::Paste(Fragment::plain("https://example.org/a")))),
        2 => (arb_where(), any::<bool>()).prop_map(|(to, copy)| Wish::Move(to, copy)),
        1 => Just(Wish::Ready(Writing::Indent)),
        1 => Just(Wish::Ready(Writing::Outdent)),
        1 => arb_string().prop_map(|address| Wish::Ready(Writing::LinkTo(address))),
    ]
}

fn arb_deed() -> impl Strategy<Value = Deed> {
    let commands: Vec<&'static str> = copydesk::app::commands::all()
        .filter(|row| {
            use copydesk::app::commands::Menu;
            matches!(row.menu, Menu::Edit | Menu::Insert | Menu::Tag)
        })
        .map(|row| row.id.0)
        // Those that look words up say so where there is no dictionary.
        .filter(|id| !matches!(*id, "undo" | "redo" | "attach") && !id.starts_with("misspelt"))
        .collect();
    prop_oneof![
        4 => (arb_where(), arb_where()).prop_map(|(anchor, head)| Deed::Select(anchor, head)),
        3 => arb_where().prop_map(|at| Deed::Select(at.clone(), at)),
        1 => arb_where().prop_map(Deed::Extend),
        9 => arb_wish().prop_map(Deed::Write),
        2 => proptest::sample::select(commands).prop_map(Deed::Run),
    ]
}

pub(crate) fn assert_valid(text: &Text) -> Result<(), TestCaseError> {
    let spans = text.spans();
    prop_assert!(spans.is_sorted(), "{spans:?}");
    for (nth, span) in spans.iter().enumerate() {
        prop_assert!(span.start < span.end && text.as_str().get(span.start..span.end).is_some(), "{span:?}");
        for other in &spans[nth + 1..] {
            let apart = span.end <= other.start;
            prop_assert!(span.mark.kind() != other.mark.kind() || apart, "{span:?} {other:?}");
            prop_assert!(span.mark != other.mark || span.end < other.start, "{span:?} {other:?}");
        }
    }
    Ok(())
}

fn assert_whole(story: &Story, had_blocks: bool) -> Result<(), TestCaseError> {
    for (_, _, text) in story.texts() {
        assert_valid(text)?;
    }
    let ids: BTreeSet<BlockId> = story.body.iter().map(|block| block.id).collect();
    prop_assert_eq!(ids.len(), story.body.len());
    prop_assert!(!had_blocks || !story.body.is_empty(), "the body is gone");
    Ok(())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn whatever_is_written_wherever_the_copy_stays_valid_and_undo_brings_all_of_it_back(
        page in arb_story(),
        deeds in vec(arb_deed(), 1..12),
    ) {
        let had_blocks = !page.body.is_empty();
        let mut session = desk_with(page);
        let mut moments = vec![(session.project.clone(), session.view.selection)];
        for deed in deeds {
            match deed {
                Deed::Select(anchor, head) => {
                    let (anchor, head) = (caret_in(story(&session), &anchor), caret_in(story(&session), &head));
                    session.act(Action::Select { selection: Some(Selection { anchor, head }), reveal: false });
                }
                Deed::Extend(head) => {
                    let head = caret_in(story(&session), &head);
                    let selection = session.view.selection.map(|selection| Selection { head, ..selection });
                    session.act(Action::Select { selection, reveal: false });
                }
                Deed::Write(Wish::Ready(writing)) => session.act(Action::Write(writing)),
                Deed::Write(Wish::EraseTo(to)) => {
                    let to = caret_in(story(&session), &to);
                    session.act(Action::Write(Writing::EraseTo(to)));
                }
                Deed::Write(Wish::Move(to, copy)) => {
                    let to = caret_in(story(&session), &to);
                    session.act(Action::Write(Writing::Move { to, copy }));
                }
                Deed::Run(id) => session.act(Action::Run(copydesk::app::commands::CommandId(id))),
            }
            assert_whole(story(&session), had_blocks)?;
            prop_assert!(session.notices.shown().is_empty(), "{:?}", session.notices.shown());
            if let Some(selection) = session.view.selection
                && session.project != moments.last().unwrap().0
            {
                for caret in [selection.anchor, selection.head] {
                    if let Some(words) = motion::words_of(story(&session), caret.spot) {
                        prop_assert!(words.is_char_boundary(caret.byte.min(words.len())));
                    }
                }
            }
            moments.push((session.project.clone(), session.view.selection));
        }
        let (last, first) = (session.project.clone(), moments[0].0.clone());
        let there = |at: Caret| motion::words_of(story(&session), at.spot).is_some();
        let selected = session.view.selection.filter(|selection| there(selection.anchor) && there(selection.head));
        let mut steps = 0;
        while session.history.undo_label().is_some() {
            crate::undo(&mut session);
            assert_whole(story(&session), had_blocks)?;
            steps += 1;
        }
        prop_assert_eq!(&session.project, &first);
        for _ in 0..steps {
            crate::run(&mut session, "redo");
        }
        prop_assert_eq!(&session.project, &last);
        if steps > 0 && selected.is_some() {
            prop_assert_eq!(session.view.selection, selected, "what was selected comes back");
        }
    }
}
