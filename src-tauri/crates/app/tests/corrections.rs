//! What was entered can be put right, thrown away and found again.

use crate::bench::Person;
use cf_domain::RecordId;
use cf_domain::record::{Observation, Visit};
use cf_domain::word::{PlaceKind, Rating, Role};
use cf_wire::*;

fn provider(
    person: &Person,
    id: Option<RecordId>,
    code: &str,
    name: &str,
) -> Result<RecordId, Error> {
    let code = (!code.is_empty()).then(|| code.to_owned());
    let asked = ProviderSave { id, code, name: name.to_owned(), ..ProviderSave::default() };
    person.app.provider_save(asked).map(|row| row.id)
}

fn found(person: &Person, query: &str) -> Vec<String> {
    let asked = ProviderSearch { query: query.to_owned(), limit: None };
    person.app.provider_search(asked).unwrap().into_iter().map(|row| row.name).collect()
}

fn place(person: &Person, asked: PlaceSave) -> PlaceRow {
    person.app.provider_save_place(asked).unwrap()
}

fn places(person: &Person, provider: RecordId) -> Vec<(String, Option<RecordId>)> {
    let view = person.app.provider_view(ById { id: provider }).unwrap();
    view.places.into_iter().map(|row| (row.name, row.site)).collect()
}

#[test]
fn a_code_that_was_mistyped_is_put_right_and_leaves_the_wrong_one_free() {
    let (person, trust) = Person::at_work(Role::QualityManager);
    provider(&person, Some(trust), "ZZ92", "Sandbox Trust").unwrap();
    assert_eq!(found(&person, "zz92"), ["Sandbox Trust"]);
    let taken = provider(&person, None, "zz92", "Another").unwrap_err();
    assert_eq!(taken.field.as_deref(), Some("code"), "the code it has now is taken");
    let other = provider(&person, None, "ZZ91", "The real one").unwrap();
    assert_ne!(other, trust, "the first entry is not turned into another provider");
    assert_eq!(found(&person, "ZZ91"), ["The real one"]);
    let taken = provider(&person, Some(other), "ZZ92", "The real one").unwrap_err();
    assert_eq!(taken.field.as_deref(), Some("code"));
}

#[test]
fn a_list_brings_the_provider_up_to_date_that_has_the_code_now_and_leaves_the_bin_alone() {
    let (person, trust) = Person::at_work(Role::QualityManager);
    provider(&person, Some(trust), "RXF", "Midd Yorks, as typed").unwrap();
    let done = person.app.provider_import_shipped(Empty::default()).unwrap();
    assert_eq!(done.changed, 1, "the entry with the right code, whatever it was entered with");
    let view = person.app.provider_view(ById { id: trust }).unwrap();
    assert_ne!(view.organisation.name, "Midd Yorks, as typed");

    person.app.record_bin(ById { id: trust }).unwrap();
    provider(&person, None, "ZZ91", "Another").unwrap();
    let again = person.app.provider_import_shipped(Empty::default()).unwrap();
    assert_eq!(again.changed, 0);
    assert!(person.app.provider_view(ById { id: trust }).unwrap().meta.binned.is_some());
}

#[test]
fn a_provider_in_the_bin_is_not_offered_and_visits_still_say_its_name() {
    let (person, trust) = Person::at_work(Role::QualityManager);
    let visit = person.visit(trust);
    assert_eq!(found(&person, ""), ["Sandbox Trust"]);
    person.app.record_bin(ById { id: trust }).unwrap();
    for words in ["", "Sandbox", "ZZ91"] {
        assert!(found(&person, words).is_empty(), "still offered for “{words}”");
    }
    let refused = provider(&person, None, "ZZ91", "Sandbox Trust").unwrap_err();
    assert!(refused.message.contains("in the bin"), "{}", refused.message);
    let view = person.app.visit_view(ById { id: visit.meta.id }).unwrap();
    assert_eq!(view.provider.as_deref(), Some("Sandbox Trust"));
    person.app.record_restore(ById { id: trust }).unwrap();
    assert_eq!(found(&person, "Sandbox"), ["Sandbox Trust"]);
}

#[test]
fn a_ward_is_renamed_moved_and_thrown_away_and_its_visits_follow() {
    let (person, trust) = Person::at_work(Role::QualityManager);
    let ask = |id, kind, name: &str, site| PlaceSave {
        id,
        organisation: trust,
        kind,
        name: name.to_owned(),
        site,
    };
    let north = place(&person, ask(None, PlaceKind::Site, "North", None));
    let south = place(&person, ask(None, PlaceKind::Site, "South", None));
    let ward = place(&person, ask(None, PlaceKind::Service, "Ceder", Some(north.id)));
    let asked =
        VisitStart { organisation: Some(trust), service: Some(ward.id), ..VisitStart::default() };
    let visit = person.app.visit_start(asked).unwrap();
    let called = || person.app.visit_view(ById { id: visit.meta.id }).unwrap().title;

    place(&person, ask(Some(ward.id), PlaceKind::Service, " Cedar Ward ", Some(south.id)));
    assert_eq!(called(), "Cedar Ward");
    assert_eq!(places(&person, trust)[0], ("Cedar Ward".to_owned(), Some(south.id)));
    let last = person.app.operation_list(Paging::default()).unwrap().rows;
    assert_eq!(last[0].sentence, "Changed a ward, service or site");

    let (other, elsewhere) = (provider(&person, None, "", "Willow Bank").unwrap(), north.id);
    let lost =
        PlaceSave { organisation: other, ..ask(None, PlaceKind::Service, "Ward", Some(elsewhere)) };
    assert_eq!(person.app.provider_save_place(lost).unwrap_err().field.as_deref(), Some("site"));

    person.app.record_bin(ById { id: ward.id }).unwrap();
    assert_eq!(places(&person, trust).len(), 2);
    assert_eq!(called(), "Cedar Ward", "a visit that named it still says so");
    person.app.record_bin(ById { id: north.id }).unwrap();
    let gone = person.app.provider_save_place(ask(None, PlaceKind::Service, "Oak", Some(north.id)));
    assert_eq!(gone.unwrap_err().field.as_deref(), Some("site"), "a site in the bin takes nothing");
    person.app.record_restore(ById { id: ward.id }).unwrap();
    assert_eq!(places(&person, trust)[0].0, "Cedar Ward");
}

#[test]
fn a_note_gets_another_prompt_answer_and_visit_later() {
    let (person, trust) = Person::at_work(Role::LayMember);
    let (first, second) = (person.visit(trust), person.visit(trust));
    let written = Observation { text: "Two bells rang".to_owned(), ..Observation::default() };
    let note = person.note(first.meta.id, written);
    let change =
        |note: Observation, id| person.app.note_save(NoteSave { id: Some(id), draft: None, note });
    let answered = Observation {
        visit: Some(second.meta.id),
        prompt: Some("WG05".to_owned()),
        rating: Some(Rating::NotSeen),
        ..note.note.clone()
    };
    let row = change(answered.clone(), note.meta.id).unwrap();
    assert_eq!((row.note.rating, row.note.at), (Some(Rating::NotSeen), note.note.at));
    assert!(row.prompt_text.is_some());
    let notes =
        |visit: &VisitView| person.app.visit_view(ById { id: visit.meta.id }).unwrap().notes;
    assert_eq!((notes(&first).len(), notes(&second).len()), (0, 1));

    let bare = Observation { visit: None, prompt: None, rating: None, ..answered.clone() };
    let row = change(bare, note.meta.id).unwrap();
    assert_eq!((row.note.visit, row.note.prompt, row.note.rating), (None, None, None));

    person.app.record_bin(ById { id: second.meta.id }).unwrap();
    let thrown_away = change(answered, note.meta.id).unwrap_err();
    assert_eq!(thrown_away.field.as_deref(), Some("visit"));
}

#[test]
fn another_prompt_set_is_of_this_version_and_notes_keep_the_prompts_they_answered() {
    let (person, trust) = Person::at_work(Role::LayMember);
    let visit = person.visit(trust);
    let answered = Observation {
        prompt: Some("WG05".to_owned()),
        rating: Some(Rating::NotSeen),
        ..Observation::default()
    };
    person.note(visit.meta.id, answered);
    let save = |facts: Visit| {
        person.app.visit_save(VisitSave { id: visit.meta.id, visit: facts }).unwrap()
    };
    let same = save(Visit { theme: Some("Meals".to_owned()), ..visit.visit.clone() });
    assert_eq!(same.visit.template_version, visit.visit.template_version);
    let other = save(Visit { template: Some("lay-first-impressions".to_owned()), ..same.visit });
    let sets = person.app.template_list(TemplateFilter::default()).unwrap();
    let chosen = sets.iter().find(|set| set.id == "lay-first-impressions").unwrap();
    assert_eq!(other.visit.template_version.as_ref(), Some(&chosen.version));
    assert_eq!(other.notes[0].note.prompt.as_deref(), Some("WG05"));
    assert!(other.notes[0].prompt_text.is_some());
    let none = save(Visit { template: None, ..other.visit });
    assert_eq!((none.visit.template_version, none.template.is_none()), (None, true));
}
