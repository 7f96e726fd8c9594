use cf_insight::contacts;
use rstest::rstest;

const CONTACTS: &str = include_str!("../../../../../assets/visits/contacts.json");

#[test]
fn the_emergency_number_stands_first() {
    let list = contacts::shipped().unwrap();
    let first = &list.contacts[0];
    assert_eq!((first.code.as_str(), first.phone.as_str()), ("emergency", "999"));
}

#[test]
fn every_number_says_where_and_when_it_was_read() {
    let list = contacts::shipped().unwrap();
    let numbers: Vec<&str> = list.contacts.iter().map(|c| c.phone.as_str()).collect();
    assert_eq!(numbers, ["999", "101", "03000 616161", "0808 800 5000"]);
    for contact in &list.contacts {
        assert!(contact.source.len() > 20, "{}", contact.code);
        assert_eq!(contact.read.to_string(), "2026-11-22");
    }
    assert_eq!(list.get("police").unwrap().phone, "101");
    assert!(list.get("no-such-code").is_none());
}

#[rstest]
#[case::letters("\"999\"", "\"nine\"", "contact “emergency”", "can be rung")]
#[case::too_short("\"999\"", "\"9\"", "contact “emergency”", "can be rung")]
#[case::spaces("03000 616161", "03000  616161", "contact “cqc”", "single spaces")]
#[case::empty("\"999\"", "\"\"", "contact “emergency”", "can be rung")]
#[case::twice("\"police\"", "\"emergency\"", "contact “emergency”", "its own code")]
#[case::no_source(
    "Wiltshire Police, page on the 101 number, in a stored copy.",
    " ",
    "police",
    "empty"
)]
#[case::no_day("2026-11-22", "lately", "line ", "my.json")]
#[case::newer("\"schema\": 1", "\"schema\": 9", "newer version", "Update the app")]
fn a_fault_is_named(#[case] from: &str, #[case] to: &str, #[case] place: &str, #[case] says: &str) {
    assert!(CONTACTS.contains(from), "the shipped file no longer holds {from}");
    let text = CONTACTS.replacen(from, to, 1);
    let message = contacts::parse("my.json", &text).unwrap_err().to_string();
    assert!(message.contains(place) && message.contains(says), "{message}");
}

#[test]
fn an_empty_list_is_refused() {
    let mut list = contacts::shipped().unwrap();
    list.contacts.clear();
    let text = serde_json::to_string(&list).unwrap();
    let message = contacts::parse("my.json", &text).unwrap_err().to_string();
    assert!(message.contains("Add at least 999"), "{message}");
}
