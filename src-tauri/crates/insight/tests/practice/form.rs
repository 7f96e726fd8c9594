use super::{counting_ids, monday};
use cf_domain::RecordId;
use cf_insight::practice::{self, Practice};
use chrono::NaiveDate;
use rstest::rstest;

const SHIPPED: &str = include_str!("../../../../../assets/practice/practice.json");

#[test]
fn day_zero_is_the_monday_of_the_week() {
    for (today, expected) in
        [("2026-11-22", "2026-11-16"), ("2026-11-23", "2026-11-23"), ("2026-11-27", "2026-11-23")]
    {
        assert_eq!(
            Practice::day_zero(today.parse().unwrap()),
            expected.parse::<NaiveDate>().unwrap()
        );
    }
}

#[test]
fn records_come_out_with_ids_and_dates_and_no_placeholder() {
    let shipped = practice::shipped().unwrap();
    let records = shipped.on(monday(), counting_ids()).unwrap();
    assert_eq!(records.len(), shipped.records.len());
    let text =
        serde_json::to_string(&records.iter().map(|r| &r.fields).collect::<Vec<_>>()).unwrap();
    assert!(!text.contains("\"@") && !text.contains("\"day"), "a placeholder was left");
    let visit = records.iter().find(|r| r.key == "visit-cedar").unwrap();
    assert_eq!(visit.fields["date"], "2026-11-17");
    assert_eq!(visit.fields["started"], "2026-11-17T10:00:00+00:00");
    assert_eq!(visit.fields["organisation"], RecordId::of_organisation("SANDBOX").to_string());
}

#[test]
fn the_same_content_on_a_later_day_moves_with_it() {
    let shipped = practice::shipped().unwrap();
    let later = monday() + chrono::Days::new(364);
    let (now, then) =
        (shipped.on(monday(), counting_ids()).unwrap(), shipped.on(later, counting_ids()).unwrap());
    for (a, b) in now.iter().zip(&then) {
        assert_eq!((b.made.date_naive() - a.made.date_naive()).num_days(), 364, "{}", a.key);
    }
}

#[rstest]
#[case::lost_reference(
    "\"organisation\": \"@trust\"",
    "\"organisation\": \"@trusst\"",
    "nothing above it"
)]
#[case::unknown_author("\"author\": \"joan\"", "\"author\": \"trust\"", "not a person")]
#[case::key_twice("\"key\": \"birch\"", "\"key\": \"cedar\"", "used before")]
#[case::unknown_field("\"sort\": \"saw\"", "\"kind_of_note\": \"saw\"", "no field “kind_of_note”")]
#[case::unknown_word("\"sort\": \"saw\"", "\"sort\": \"smelt\"", "smelt")]
#[case::text_missing("\"text\": \"Easy", "\"area\": \"Easy", "“text” is missing")]
#[case::no_such_day("\"made\": \"day-60\"", "\"made\": \"day 60\"", "counted day")]
#[case::planted_words("\"words\": \"bed 7", "\"words\": \"bed 8", "does not stand in that record")]
fn a_fault_is_named_with_its_record(#[case] from: &str, #[case] to: &str, #[case] says: &str) {
    assert!(SHIPPED.contains(from), "the shipped file no longer holds {from}");
    let message =
        practice::parse("practice.json", &SHIPPED.replacen(from, to, 1)).unwrap_err().to_string();
    assert!(message.starts_with("practice.json") && message.contains(says), "{message}");
}

#[test]
fn a_record_that_refers_to_one_below_it_is_refused() {
    let mut content = practice::shipped().unwrap();
    let last = content.records.len() - 1;
    content.records.swap(5, last);
    let message = practice::parse("x.json", &serde_json::to_string(&content).unwrap())
        .unwrap_err()
        .to_string();
    assert!(message.contains("above it"), "{message}");
}
