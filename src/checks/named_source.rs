//! Names of sources who must not be named, wherever readers would see them.

use std::collections::BTreeSet;

use super::{Check, Finding, Question};
use crate::edit::guard::{Leak, What};
use crate::words::phrase;

pub(super) const CHECK: Check = Check {
    key: "source-named",
    label: "Confidential name",
    about: "Does anything that readers see name a source who must not be named?",
    firm: true,
    run,
};

fn run(question: &Question<'_>) -> Vec<Finding> {
    let mut told = BTreeSet::new();
    let leaks = question.guard.names_in(question.project, question.story);
    let once = leaks.into_iter().filter(|leak| told.insert((leak.source, leak.what, leak.stand)));
    once.map(|leak| finding(question, &leak)).collect()
}

fn finding(question: &Question<'_>, leak: &Leak) -> Finding {
    let name = question.project.directory.source(leak.source).map_or("", |source| source.name.as_str());
    let (at, place) = (question.place_of(leak), leak.stand.phrase(question.story));
    match leak.what {
        What::Name => question.block(CHECK.key, at, phrase!("finding-named", name = name, place = place)),
        What::LastName => question.advise(CHECK.key, at, phrase!("finding-last-name", name = name, place = place)),
        What::MaybeName | What::Words => {
            question.advise(CHECK.key, at, phrase!("finding-maybe-named", name = name, place = place))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::{Place, Weight};
    use crate::ground::SourceId;
    use crate::story::{Byline, Content, Correction, CorrectionKind, Embed, Field, Mark, PullQuote, Text};
    use crate::tags::{Source, Terms};

    const HIDDEN: [Terms; 3] = [Terms::Background, Terms::DeepBackground, Terms::OffTheRecord];

    fn with(desk: Desk, terms: Terms, name: &str) -> Desk {
        with_described(desk, terms, name, "")
    }

    fn with_described(mut desk: Desk, terms: Terms, name: &str, described: &str) -> Desk {
        let source = Source { terms, described: described.to_owned(), ..Source::new(SourceId::from(90), name) };
        desk.directory.sources.push(source);
        desk
    }

    fn weights(desk: &Desk) -> Vec<Weight> {
        desk.found("source-named").iter().map(|finding| finding.weight).collect()
    }

    fn of_copy(terms: Terms, name: &str, copy: &str) -> Vec<Weight> {
        let mut desk = with(Desk::english(), terms, name);
        desk.paragraph(copy);
        weights(&desk)
    }

    const BLOCKED: [Weight; 1] = [Weight::Blocks];
    const ADVISED: [Weight; 1] = [Weight::Advises];

    #[test]
    fn the_whole_name_blocks_firmly_on_all_terms_but_the_record() {
        for terms in HIDDEN {
            let mut desk = with(Desk::english(), terms, "Karim Zerosecret");
            let block = desk.paragraph("KARIM\u{a0}Zérosecret’s brother denied it.");
            let found = desk.found("source-named");
            assert!(found.len() == 1 && found[0].is_firm(), "{found:?}");
            assert!(matches!(&found[0].place, Place::Text(place, range) if place.block == block && range.end == 18));
            assert_eq!(
                found[0].said.to_string(),
                "“Karim Zerosecret” must not be named, but the name stands in block 4."
            );
        }
        assert!(of_copy(Terms::OnTheRecord, "Karim Zerosecret", "Karim Zerosecret denied it.").is_empty());
    }

    #[test]
    fn the_last_name_alone_is_advice() {
        for terms in HIDDEN {
            assert_eq!(of_copy(terms, "Karim Zerosecret", "Mr Zerosecret denied it."), ADVISED);
            assert_eq!(of_copy(terms, "Karim Zerosecret", "Karim denied it; so did a zerosecret."), []);
        }
        let mut desk = with(Desk::english(), Terms::Background, "Karim Zerosecret");
        desk.directory.sources.push(Source::new(SourceId::from(91), "Rima Zerosecret"));
        desk.paragraph("Ms. Zerosecret agreed.");
        assert_eq!(weights(&desk), [], "another Zerosecret is on the record");
    }

    #[test]
    fn whatever_readers_see_is_looked_at() {
        type Put = fn(&mut Desk);
        const NAME: &str = "Karim Zerosecret";
        let places: [(&str, Put); 14] = [
            ("the kicker", |d| d.story.furniture.kicker = NAME.to_owned()),
            ("the web headline", |d| d.story.furniture.headlines.web = NAME.to_owned()),
            ("the deck", |d| d.story.furniture.deck = NAME.to_owned()),
            ("the web address", |d| d.story.filing.url_slug = "karim-zerosecret-denies".to_owned()),
            ("the web address", |d| d.story.filing.url_slug = "karimzerosecret".to_owned()),
            ("keywords", |d| d.story.filing.keywords.push(NAME.to_owned())),
            ("a byline", |d| d.story.furniture.bylines.push(Byline { name: NAME.to_owned(), role: String::new() })),
            ("the dateline’s city", |d| d.story.furniture.dateline.city = NAME.to_owned()),
            ("the alt text", |d| d.photo().alt_text = NAME.to_owned()),
            ("the credit", |d| d.photo().credit = "KARIM ZEROSECRET/AFP".to_owned()),
            ("a link’s address", |d| {
                let link = Mark::Link("https://x.example/Karim%20Zerosecret?a=1".to_owned());
                let _block = d.marked("He denied it there.", "denied it", link);
            }),
            ("the attribution", |d| {
                let quote = PullQuote { text: Text::plain("We sail."), attribution: NAME.to_owned() };
                let _block = d.add(Content::PullQuote(quote));
            }),
            ("the address", |d| {
                let url = "https://x.example/@karim_zerosecret/1".to_owned();
                let _block = d.add(Content::Embed(Embed { url, caption: Text::default() }));
            }),
            ("a correction", |d| {
                let note = "It was Karim Zerosecret.".to_owned();
                d.story.corrections.push(Correction {
                    at: super::super::desk::now(),
                    kind: CorrectionKind::Update,
                    note,
                });
            }),
        ];
        for (place, put) in places {
            let mut desk = with(Desk::english(), Terms::OffTheRecord, NAME);
            assert_eq!(weights(&desk), []);
            put(&mut desk);
            let said = desk.said("source-named");
            assert!(said.len() == 1 && said[0].contains(place), "{place}: {said:?}");
            assert_eq!(weights(&desk), BLOCKED, "{place}");
        }
        let mut desk = with(Desk::english(), Terms::OffTheRecord, NAME);
        desk.story.filing.ed_note = NAME.to_owned();
        desk.story.filing.slugline = NAME.to_owned();
        assert_eq!(weights(&desk), [], "what stays in the newsroom may name anybody");
    }

    #[test]
    fn a_description_that_gives_the_name_blocks() {
        for described in ["an aide to Karim Zerosecret", "Karim Zerosecret"] {
            let mut desk = with_described(Desk::english(), Terms::Background, "Karim Zerosecret", described);
            assert_eq!(weights(&desk), [], "nobody quotes the source");
            let _block = desk.marked("“We sail,” he said.", "We sail,", Mark::Quotation(Some(SourceId::from(90))));
            let found = desk.found("source-named");
            assert!(found.len() == 1 && found[0].is_firm() && found[0].said.to_string().contains("the description"));
            assert!(matches!(found[0].place, Place::Text(..)), "the way to the quotation");
        }
    }

    #[test]
    fn honest_copy_passes() {
        let copy = "“We sail,” a ministry engineer said. Will it mark the spring?";
        for (terms, name, described) in [
            (Terms::Background, "a ministry engineer", "a ministry engineer"),
            (Terms::Background, "a ministry engineer", ""),
            (Terms::Background, "Karim Zerosecret", "a ministry engineer"),
            (Terms::OffTheRecord, "K", ""),
            (Terms::OffTheRecord, "…", ""),
            (Terms::OffTheRecord, "", ""),
        ] {
            let mut desk = with_described(Desk::english(), terms, name, described);
            let _block = desk.paragraph(copy);
            assert_eq!(weights(&desk), [], "{name}, {described}");
        }
        assert_eq!(of_copy(Terms::OffTheRecord, "Mark", copy), ADVISED, "a word as well");
        assert_eq!(of_copy(Terms::OffTheRecord, "Mark", "“We sail,” said Mark.").first(), Some(&Weight::Blocks));
        assert_eq!(of_copy(Terms::OffTheRecord, "a ministry engineer", copy), ADVISED);
        assert_eq!(of_copy(Terms::OffTheRecord, "karim zerosecret", "Karim Zerosecret went."), BLOCKED);
        assert_eq!(of_copy(Terms::OffTheRecord, "Dr. Karim Zerosecret (by phone)", "Karim Zerosecret went."), BLOCKED);
    }

    #[test]
    fn somebody_of_the_same_name_on_the_record_makes_it_advice() {
        let mut desk = with(Desk::english(), Terms::Background, "Karim Zerosecret");
        desk.directory.sources.push(Source::new(SourceId::from(91), "Karim Zerosecret"));
        let _block = desk.paragraph("Karim Zerosecret denied it.");
        assert_eq!(weights(&desk), ADVISED);
    }

    #[test]
    fn arabic_names_are_found_with_what_is_written_before_them() {
        for copy in ["وقال كَرِيم الزاوي", "وكريم الزاوي", "لكريم الزّاوي", "«كريـــم الزاوى»"]
        {
            for terms in HIDDEN {
                let mut desk = with(Desk::arabic(), terms, "كريم الزاوي");
                let _block = desk.paragraph(copy);
                assert_eq!(weights(&desk), BLOCKED, "{copy}");
            }
        }
        let mut desk = with(Desk::arabic(), Terms::Background, "كريم الزاوي");
        let _block = desk.paragraph("ونفى السيد الزاوي ذلك، وشكره للزاوي كرم.");
        assert_eq!(weights(&desk), ADVISED);
        let mut desk = with(Desk::arabic(), Terms::Background, "علي حسن");
        let _block = desk.paragraph("دلّ ذلك على حسن النية.");
        assert_eq!(weights(&desk), ADVISED, "“on good …” and a name");
        let mut desk = with_described(Desk::arabic(), Terms::Background, "موظف في البلدية", "موظف في البلدية");
        let _block = desk.paragraph("وفق موظف في البلدية طلب عدم ذكر اسمه.");
        assert_eq!(weights(&desk), []);
    }

    #[test]
    fn a_name_in_the_other_language_is_known_by_the_directory() {
        use crate::ground::{EntityId, Language};
        use crate::tags::{Entity, EntityKind};
        let mut desk = with(Desk::arabic(), Terms::Background, "Karim Zawi");
        let mut entity = Entity::new(EntityId::from(51), EntityKind::Person, "Karim Zawi");
        let _none = entity.names.insert(Language::arabic(), "كريم الزاوي".to_owned());
        desk.directory.entities.push(entity);
        let _block = desk.paragraph("وقال كريم الزاوي.");
        assert_eq!(weights(&desk), BLOCKED);
    }

    #[test]
    fn the_note_of_a_killed_story_is_looked_at() {
        let mut desk = with(Desk::english(), Terms::OffTheRecord, "Karim Zerosecret");
        desk.story.status = crate::story::Status::Killed;
        let note = "Karim Zerosecret took it back.".to_owned();
        let at = super::super::desk::now();
        desk.story.corrections.push(Correction { at, kind: CorrectionKind::Withdrawal, note });
        assert_eq!(weights(&desk), BLOCKED);
        assert!(matches!(desk.found("source-named")[0].place, Place::Story));
        desk.story.furniture.headline = "Karim Zerosecret".to_owned();
        assert!(desk.found("source-named").iter().any(|f| f.place == Place::Field(Field::Headline)));
    }
}
