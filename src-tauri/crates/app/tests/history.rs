//! The list of what was done, and undo from it.

use crate::bench::Person;
use cf_domain::record::Observation;
use cf_domain::word::Role;
use cf_wire::*;

fn list(person: &Person, after: Option<String>, limit: u32) -> Page<OperationRow> {
    person.app.operation_list(Paging { after, limit: Some(limit) }).unwrap()
}

fn newest(person: &Person) -> OperationRow {
    list(person, None, 1).rows.remove(0)
}

fn undoes(person: &Person, row: OperationRow) -> Result<OperationRow, Error> {
    person.app.operation_undo(OperationRef { id: row.id })
}

#[test]
fn the_list_comes_in_pages_to_the_very_first_step() {
    let (person, provider) = Person::at_work(Role::LayMember);
    let visit = person.visit(provider);
    for number in 0..5 {
        let text = format!("note {number}");
        person.note(visit.meta.id, Observation { text, ..Observation::default() });
    }
    let all = list(&person, None, 200);
    assert_eq!((all.rows.len(), all.next), (usize::try_from(all.total).unwrap(), None));
    let (mut after, mut seen) = (None, Vec::new());
    loop {
        let page = list(&person, after, 3);
        assert!(page.rows.len() <= 3 && page.total == all.total);
        seen.extend(page.rows.into_iter().map(|row| row.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let ids: Vec<String> = all.rows.iter().map(|row| row.id.clone()).collect();
    assert_eq!(seen, ids, "every step once, newest first");
    let first = all.rows.last().unwrap();
    assert_eq!(first.sentence, "Set up this device");
    assert!(!first.can_undo && first.why_not.is_some());
    let refused = undoes(&person, first.clone()).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    assert_eq!(refused.message, first.why_not.clone().unwrap());
    let note = &all.rows[0];
    let title = note.title.as_deref().unwrap();
    assert!(title.contains("Cedar Ward") && title.ends_with("note 4"), "{title}");
    let bad = person.app.operation_list(Paging { after: Some("x".to_owned()), limit: None });
    assert_eq!(bad.unwrap_err().code, Code::Invalid);
}

#[test]
fn a_change_of_settings_is_undone_and_undone_again() {
    let (person, _) = Person::at_work(Role::LayMember);
    let settings = || person.app.settings_get(Empty::default()).unwrap();
    let before = settings();
    let mut changed = before.clone();
    changed.meeting_name = "Quality Board".to_owned();
    changed.display.text_size = 150;
    person.app.settings_put(changed).unwrap();
    let row = newest(&person);
    assert_eq!((row.sentence.as_str(), row.can_undo), ("Changed the settings", true));
    person.app.settings_put(settings()).unwrap();
    assert_eq!(newest(&person).id, row.id, "keeping the same is no step");

    undoes(&person, row).unwrap();
    assert_eq!(settings().meeting_name, before.meeting_name);
    undoes(&person, newest(&person)).unwrap();
    assert_eq!(settings().meeting_name, "Quality Board");
    undoes(&person, newest(&person)).unwrap();
    person.app.session_lock(Empty::default()).unwrap();
    let locked = person.app.app_status(Empty::default()).unwrap();
    assert_eq!(locked.display.text_size, before.display.text_size, "the lock screen too");
}

#[test]
fn what_others_belong_to_is_not_undone_and_it_says_what_to_do() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    let adds =
        |line: &str| cf_app::archive::add(&person.app.desk().unwrap(), line, None).unwrap().ids[0];
    let concern = adds(&format!(
        r#"{{"kind":"concern","organisation":"{provider}","title":"Falls at night","severity":"minor","at_risk_now":false}}"#
    ));
    let raised = newest(&person);
    adds(&format!(r#"{{"kind":"action","concern":"{concern}","title":"Fit rails"}}"#));
    let action = newest(&person);
    assert_eq!(action.title.as_deref(), Some("Fit rails"));
    let refused = undoes(&person, raised.clone()).unwrap_err();
    assert!(refused.message.contains("added to this since"), "{}", refused.message);
    undoes(&person, action).unwrap();
    let undone = undoes(&person, raised).unwrap();
    assert_eq!(undone.title.as_deref(), Some("Falls at night"), "it is still named");
    assert!(person.app.concern_view(ById { id: concern }).is_err());
    assert!(person.app.bin_list(Paging::default()).unwrap().rows.is_empty());
}

#[test]
fn a_provider_or_ward_that_something_names_is_not_undone_before_that() {
    let (person, _) = Person::at_work(Role::QualityManager);
    let name = "Willow Bank";
    let asked = ProviderSave { name: name.to_owned(), ..ProviderSave::default() };
    let provider = person.app.provider_save(asked).unwrap().id;
    let added = newest(&person);
    let ward = PlaceSave {
        id: None,
        organisation: provider,
        kind: cf_domain::word::PlaceKind::Service,
        name: "Cedar Ward".to_owned(),
        site: None,
    };
    let ward = person.app.provider_save_place(ward).unwrap().id;
    let placed = newest(&person);
    let asked =
        VisitStart { organisation: Some(provider), service: Some(ward), ..VisitStart::default() };
    let visit = person.app.visit_start(asked).unwrap().meta.id;
    let started = newest(&person);
    for row in [&added, &placed] {
        let refused = undoes(&person, row.clone()).unwrap_err();
        assert!(refused.message.contains("added to this since"), "{}", refused.message);
    }
    let view = person.app.visit_view(ById { id: visit }).unwrap();
    assert_eq!((view.provider.as_deref(), view.title.as_str()), (Some(name), "Cedar Ward"));
    for row in [started, placed, added] {
        undoes(&person, row).unwrap();
    }
    assert!(person.app.provider_view(ById { id: provider }).is_err());
}
