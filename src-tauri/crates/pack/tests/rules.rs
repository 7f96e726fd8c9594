//! What a document may not be, and what ships as data.

use cf_pack::document::{PackDocument, Section, Target, WithoutPaper};
use cf_pack::edition::{FieldClass, Identifiers, IntelligenceFilter, Never, edition, editions};
use cf_pack::{Format, PackError, render, standing_agenda, standing_words};

use crate::sample::sandbox;

fn refused(document: &PackDocument) -> PackError {
    render(document, &[Format::Excel], &mut |_| {}, &|| false)
        .expect_err("this document must be refused")
}

#[test]
fn the_standing_agenda_has_its_seventeen_items() {
    let items = standing_agenda().unwrap();
    assert_eq!(
        items.iter().map(|item| item.number).collect::<Vec<_>>(),
        (1..=17).collect::<Vec<_>>()
    );
    let at = |section: Section| {
        items.iter().find(|item| item.sections.contains(&section)).map(|item| item.number)
    };
    assert_eq!(at(Section::Actions), Some(3));
    assert_eq!(at(Section::Visits), Some(13));
    assert_eq!(at(Section::Themes), Some(14));
    assert_eq!(at(Section::Escalations), Some(16));
    assert_eq!(items[3].without, WithoutPaper::ToldOnTheDay);
    assert_eq!(items[8].without, WithoutPaper::NoPaper);
}

#[test]
fn words_are_explained_in_order_of_the_alphabet() {
    let words: Vec<_> =
        standing_words().unwrap().into_iter().map(|word| word.word.to_lowercase()).collect();
    assert!(words.len() >= 10 && words.is_sorted());
}

#[test]
fn the_provider_edition_is_what_the_domain_asks_for() {
    let provider = edition("provider").unwrap();
    assert_eq!(provider.marking, "OFFICIAL");
    assert_eq!(provider.identifiers, Identifiers::Block);
    assert_eq!(provider.ceiling, FieldClass::Provider);
    assert_eq!(provider.filter.protected_sources, Never::Never);
    assert_eq!(
        provider.filter.intelligence,
        IntelligenceFilter::ThemesOnly { min_reports: 3, min_source_kinds: 2 }
    );
    assert!(!provider.filter.lines_of_enquiry && !provider.filter.commissioner_judgement);
    assert!(FieldClass::Commissioner > provider.ceiling && FieldClass::Public < provider.ceiling);
    assert_eq!(editions().unwrap().len(), 1);
    assert_eq!(edition("regulator-of-nowhere"), Err(PackError::UnknownEdition));
}

#[test]
fn a_theme_on_too_few_reports_or_kinds_is_refused() {
    let too_small = PackError::ThemeTooSmall { number: 2, reports: 3, kinds: 2 };
    let mut document = sandbox();
    document.themes[1].reports = 2;
    assert_eq!(refused(&document), too_small);
    let mut document = sandbox();
    document.themes[1].source_kinds.truncate(1);
    assert_eq!(refused(&document), too_small);
    let mut document = sandbox();
    document.themes[1].source_kinds = vec!["GP practices".into(), " gp practices".into()];
    assert_eq!(refused(&document), too_small, "the same kind twice is one kind");
}

#[test]
fn the_marking_may_grow_and_never_shrink() {
    let mut document = sandbox();
    document.meta.marking = "PUBLIC".into();
    assert_eq!(refused(&document), PackError::Marking("OFFICIAL".into()));
    document.meta.marking = "OFFICIAL, commercial".into();
    assert!(render(&document, &[Format::Excel], &mut |_| {}, &|| false).is_ok());
}

#[test]
fn a_part_that_is_on_no_agenda_item_is_refused() {
    let mut document = sandbox();
    for item in &mut document.agenda.items {
        item.sections.retain(|section| *section != Section::Visits);
    }
    assert_eq!(refused(&document), PackError::NotOnAgenda(Section::Visits));
}

#[test]
fn a_part_on_two_items_and_a_number_on_two_items_are_refused() {
    let mut document = sandbox();
    document.agenda.items[4].sections.push(Section::Visits);
    assert_eq!(refused(&document), PackError::SectionTwice(Section::Visits));
    let mut document = sandbox();
    document.agenda.items[4].number = 4;
    assert_eq!(refused(&document), PackError::AgendaNumberTwice);
}

#[test]
fn links_that_lead_nowhere_and_names_used_twice_are_refused() {
    let mut document = sandbox();
    document.cover.find[0].mentions[0].target = Target::Visit("birch".into());
    assert_eq!(refused(&document), PackError::LinkLeadsNowhere);
    let mut document = sandbox();
    document.visits[1].id = document.visits[0].id.clone();
    assert_eq!(refused(&document), PackError::NameTwice);
}

#[test]
fn a_pack_without_a_title_is_refused() {
    let mut document = sandbox();
    document.meta.title = "  ".into();
    assert_eq!(refused(&document), PackError::NoTitle);
}

#[test]
fn unknown_fields_are_refused_by_name() {
    let mut value = serde_json::to_value(sandbox()).unwrap();
    value["visits"][0]["patientName"] = "x".into();
    let problem = serde_json::from_value::<PackDocument>(value).unwrap_err().to_string();
    assert!(problem.contains("patientName"), "{problem}");
}

#[test]
fn a_document_survives_its_json() {
    let document = sandbox();
    let json = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<PackDocument>(&json).unwrap(), document);
}
