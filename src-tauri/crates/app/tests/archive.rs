use crate::bench::Person;
use cf_app::archive;
use cf_domain::record::Kind;
use cf_domain::word::Role;
use cf_wire::{Code, Commands as _, SearchFind};

const LINES: &str = r#"{"kind":"organisation","code":"ZZ77","name":"Harbour Trust","type":"nhs-trust"}
{"kind":"visit","id":"v1","organisation":"ZZ77","date":"2026-11-24","title":"Birch Ward","announced":false,"team":["GP quality lead"]}
{"kind":"observation","visit":"v1","text":"Curtains drawn","sort":"saw","source":"seen"}
{"kind":"intelligence","organisation":"ZZ77","text":"Letters are late","source_kind":"gp-practice","themes":"discharge-letters"}
{"kind":"concern","organisation":"ZZ77","visit":"v1","title":"Bells","severity":"serious","at_risk_now":false}
{"kind":"action","organisation":"ZZ77","title":"Send the log","owner":"Chief nurse","due":"2026-12-01"}
"#;

#[test]
fn json_lines_go_in_and_come_out_again() {
    let person = Person::new();
    person.set_up(Role::QualityManager);
    let desk = person.app.desk().unwrap();
    let added = archive::add(&desk, LINES, None).unwrap();
    assert_eq!(added.ids.len(), 6);
    let mut out = Vec::new();
    archive::export(&desk, &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    for word in [
        "Harbour Trust",
        "Birch Ward",
        "Curtains drawn",
        "Letters are late",
        "Bells",
        "Send the log",
    ] {
        assert!(out.contains(word), "{word} comes out");
    }
    let other = Person::new();
    other.set_up(Role::QualityManager);
    let theirs = other.app.desk().unwrap();
    let without_people: String = out
        .lines()
        .filter(|line| !line.contains(r#""kind":"person""#))
        .map(|line| format!("{line}\n"))
        .collect();
    archive::add(&theirs, &without_people, None).unwrap();
    assert_eq!(archive::lines_of(&theirs, Kind::Observation).unwrap().len(), 1);
}

#[test]
fn an_unknown_field_is_refused_by_name_and_line_and_nothing_is_added() {
    let person = Person::new();
    person.set_up(Role::QualityManager);
    let desk = person.app.desk().unwrap();
    let wrong = format!("{LINES}{}", r#"{"kind":"action","title":"x","colour":"red"}"#);
    let fault = cf_wire::Error::from(archive::add(&desk, &wrong, None).unwrap_err());
    assert_eq!(fault.code, Code::BadFile);
    assert!(
        fault.message.contains("colour") && fault.message.to_lowercase().contains("line 7"),
        "{}",
        fault.message
    );
    assert!(archive::lines_of(&desk, Kind::Action).unwrap().is_empty());
}

#[test]
fn every_kind_documents_every_field() {
    for kind in Kind::ALL {
        for field in kind.fields() {
            assert!(
                field.meaning.trim().len() > 3,
                "{} {} has no meaning",
                kind.code(),
                field.name
            );
        }
    }
}

#[test]
fn a_service_that_is_found_opens_its_provider() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    let desk = person.app.desk().unwrap();
    let line =
        format!(r#"{{"kind":"service","organisation":"{provider}","name":"Kingfisher Ward"}}"#);
    let added = archive::add(&desk, &line, None).unwrap();
    let asked = SearchFind { query: "kingf".to_owned(), ..SearchFind::default() };
    let found = person.app.search_find(asked).unwrap();
    assert_eq!((found.hits[0].id, found.hits[0].open), (added.ids[0], provider));
}
