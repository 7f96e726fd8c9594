use cf_insight::ladder::{self, DayKind, Ladder, Standing};
use chrono::NaiveDate;
use rstest::rstest;

const NEWEST: &str = include_str!("../../../../../assets/ladders/nhs-standard-2026.json");

fn shipped() -> Vec<Ladder> {
    ladder::shipped().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[rstest]
#[case("2012-03-31", None)]
#[case("2013-02-07", Some("nhs-standard-2012"))]
#[case("2015-03-31", Some("nhs-standard-2012"))]
#[case("2015-04-01", Some("nhs-standard-2015"))]
#[case("2026-03-31", Some("nhs-standard-2015"))]
#[case("2026-04-01", Some("nhs-standard-2026"))]
#[case("2031-01-01", Some("nhs-standard-2026"))]
fn each_day_has_at_most_one_ladder(#[case] on: &str, #[case] expected: Option<&str>) {
    let ladders = shipped();
    let found: Vec<&str> =
        ladders.iter().filter(|l| l.covers(day(on))).map(|l| l.id.as_str()).collect();
    assert_eq!(found, expected.into_iter().collect::<Vec<_>>());
}

#[test]
fn the_meeting_is_due_ten_operational_days_after_the_notice_in_every_edition() {
    for ladder in shipped() {
        let meeting = ladder.step("meeting").unwrap();
        assert_eq!(
            (meeting.days, meeting.day_kind),
            (Some(10), Some(DayKind::Operational)),
            "{}",
            ladder.id
        );
    }
}

#[test]
fn the_draft_edition_says_so_and_claims_nothing_as_confirmed() {
    let newest = shipped().pop().unwrap();
    assert!(newest.check_before_use && newest.note.contains("Check before use"));
    assert!(newest.steps.iter().all(|s| s.standing != Standing::Confirmed));
}

#[test]
fn no_day_count_from_memory_is_passed_off_as_confirmed() {
    for ladder in shipped() {
        for step in ladder.steps.iter().filter(|s| s.source.contains("memory")) {
            assert_eq!(step.standing, Standing::Memory, "{} {}", ladder.id, step.id);
        }
    }
}

#[test]
fn every_ladder_begins_with_talking_and_ends_with_the_last_resort() {
    for ladder in shipped() {
        assert_eq!(ladder.step_after("").unwrap().id, "talk");
        assert_eq!(ladder.steps.last().unwrap().id, "suspend");
        assert!(ladder.step_after("suspend").is_none());
        assert_eq!(ladder.step_after("meeting").unwrap().id, ladder.steps[3].id);
        assert!(ladder.step_after("no-such-step").is_none());
    }
}

#[rstest]
#[case::half_a_clock("\"day_kind\": \"operational\",", "", "step “meeting”", "half described")]
#[case::step_twice("\"id\": \"notice\"", "\"id\": \"talk\"", "step “talk”", "twice")]
#[case::dates(
    "\"from\": \"2026-04-01\"",
    "\"from\": \"2026-04-01\", \"to\": \"2025-01-01\"",
    "at the top",
    "before"
)]
#[case::no_name("\"name\": \"Hold back payment\"", "\"name\": \"\"", "step “hold-back”", "empty")]
fn a_fault_is_named(
    #[case] from: &str,
    #[case] to: &str,
    #[case] place: &str,
    #[case] problem: &str,
) {
    assert!(NEWEST.contains(from));
    let message = ladder::parse("my.json", &NEWEST.replacen(from, to, 1)).unwrap_err().to_string();
    assert!(
        message.starts_with("my.json") && message.contains(place) && message.contains(problem),
        "{message}"
    );
}

#[test]
fn a_kind_of_day_that_does_not_exist_is_refused() {
    let text = NEWEST.replacen("\"operational\"", "\"working\"", 1);
    assert!(ladder::parse("my.json", &text).unwrap_err().to_string().contains("working"));
}
