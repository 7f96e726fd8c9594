//! Several editions of one prompt set, each for the visits of its days.

use super::{WARD, edited};
use cf_insight::template::{self, Template};
use chrono::NaiveDate;
use rstest::rstest;

const MCA: &str = "theme-mca-dols";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The ward prompt set as another version, for the days between two.
fn edition(version: u32, from: Option<&str>, until: Option<&str>) -> Template {
    let mut set = template::parse("x.json", WARD).unwrap();
    set.version = version;
    (set.from, set.until) = (from.map(day), until.map(day));
    set
}

#[test]
fn shipped_editions_of_one_set_differ_in_version_and_share_no_day() {
    let shipped = template::shipped().unwrap();
    for (n, one) in shipped.iter().enumerate() {
        for other in shipped.iter().skip(n + 1).filter(|other| other.id == one.id) {
            assert_ne!(one.version, other.version, "{}", one.id);
            let (old, new) = if one.version < other.version { (one, other) } else { (other, one) };
            let (until, from) = (old.until.expect("the old one ends"), new.from.expect("begins"));
            assert!(until < from, "{}: {} and {}", one.id, old.version, new.version);
        }
    }
}

#[rstest]
#[case::on_the_last_day_of_the_old_law("2026-06-01", Some(1))]
#[case::on_the_day_of_the_judgment("2026-06-02", Some(2))]
#[case::now("2026-11-22", Some(2))]
#[case::before_the_old_law("2013-02-06", None)]
fn a_visit_gets_the_edition_of_its_day(#[case] on: &str, #[case] version: Option<u32>) {
    let shipped = template::shipped().unwrap();
    assert_eq!(template::edition_for(&shipped, MCA, day(on)).map(|set| set.version), version);
}

#[test]
fn the_overruled_test_stands_in_no_edition_that_a_visit_may_begin_with() {
    let shipped = template::shipped().unwrap();
    for on in ["2026-06-02", "2026-11-22", "2031-01-01"] {
        for set in template::current(&shipped, day(on)) {
            let text = serde_json::to_string(set).unwrap().to_lowercase();
            for words in ["acid test", "free to leave", "supervision and control"] {
                assert!(!text.contains(words), "{} {} says “{words}”", set.id, set.version);
            }
        }
    }
}

#[test]
fn the_old_edition_says_on_its_first_page_that_it_is_history() {
    let shipped = template::shipped().unwrap();
    let old = template::version_of(&shipped, MCA, 1).unwrap();
    assert!(old.intro.starts_with("This edition is for visits before 2 June 2026 only."));
    assert!(old.intro.contains("overruled") && old.edition.contains("History"));
}

#[test]
fn the_version_that_a_visit_began_with_can_be_read_for_ever() {
    let shipped = template::shipped().unwrap();
    assert_eq!(template::version_of(&shipped, MCA, 2).unwrap().version, 2);
    assert!(template::version_of(&shipped, MCA, 3).is_none());
    assert!(template::version_of(&shipped, "no-such-set", 1).is_none());
}

#[test]
fn one_edition_of_each_set_is_offered_for_a_day() {
    let shipped = template::shipped().unwrap();
    let now = template::current(&shipped, day("2026-11-22"));
    let ids: std::collections::HashSet<&str> = now.iter().map(|set| set.id.as_str()).collect();
    let all: std::collections::HashSet<&str> = shipped.iter().map(|set| set.id.as_str()).collect();
    assert_eq!((ids.len(), &ids), (now.len(), &all));
}

#[rstest]
#[case("2026-01-01", 1)]
#[case("2026-03-31", 1)]
#[case("2026-04-01", 3)]
#[case("2026-12-31", 3)]
#[case("2027-01-01", 2)]
fn the_newest_version_that_covers_the_day_wins(#[case] on: &str, #[case] version: u32) {
    let sets = [
        edition(3, Some("2026-04-01"), Some("2026-12-31")),
        edition(1, None, None),
        edition(2, Some("2026-07-01"), None),
    ];
    let found = template::edition_for(&sets, "ward-general", day(on)).unwrap();
    assert_eq!(found.version, version);
    assert_eq!(template::current(&sets, day(on)), [found]);
}

#[test]
fn an_edition_that_ends_before_it_begins_is_refused() {
    let dates = "\"schema\": 2, \"from\": \"2026-06-02\", \"until\": \"2026-06-01\"";
    let message = edited("\"schema\": 1", dates).unwrap_err().to_string();
    assert!(message.contains("at the top, ") || message.contains("at the top:"), "{message}");
    assert!(message.contains("before “from”") && message.contains("Correct the dates"));
    let one_day = dates.replace("2026-06-01", "2026-06-02");
    assert!(edited("\"schema\": 1", &one_day).is_ok());
}

#[rstest]
#[case("\"from\": \"2026-06-02\"")]
#[case("\"until\": \"2026-06-02\"")]
fn a_file_of_form_1_with_days_is_told_to_say_form_2(#[case] name: &str) {
    let message = edited("\"schema\": 1", &format!("\"schema\": 1, {name}")).unwrap_err();
    assert!(message.to_string().contains("Write “schema”: 2"), "{message}");
}
