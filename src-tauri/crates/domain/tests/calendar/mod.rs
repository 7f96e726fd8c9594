//! Operational days and clocks, against dates worked out by hand and against laws.

use cf_domain::calendar::{
    BankHolidays, CalendarError, ClockState, DayKind, OperationalCalendar, long_date, short_date,
};
use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use rstest::rstest;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn england() -> &'static OperationalCalendar {
    OperationalCalendar::england()
}

#[test]
fn the_list_that_comes_with_the_program_says_where_it_is_from() {
    let list = england().list();
    assert_eq!((list.first_year, list.last_year), (2012, 2030));
    assert!(list.source.contains("GOV.UK"));
    assert!(!list.edition.is_empty() && !list.note.is_empty());
    assert!(england().is_announced(day("2026-12-25")));
    assert!(!england().is_announced(day("2029-12-25")), "worked out, so it has to be said");
}

#[rstest]
#[case::over_christmas("2026-12-17", 10, "2027-01-05")]
#[case::up_to_christmas_eve("2026-12-17", 5, "2026-12-24")]
#[case::over_easter("2027-03-22", 5, "2027-03-31")]
#[case::served_on_a_saturday("2026-11-21", 1, "2026-11-23")]
#[case::backwards_over_easter("2027-03-31", -5, "2027-03-22")]
#[case::nothing_to_count("2026-11-21", 0, "2026-11-21")]
fn operational_days_are_counted_from_the_next_day(
    #[case] from: &str,
    #[case] days: i32,
    #[case] due: &str,
) {
    assert_eq!(england().add_days(day(from), days).unwrap(), day(due));
}

#[rstest]
#[case("2012-06-04", "the spring holiday moved for the Diamond Jubilee")]
#[case("2012-06-05", "Diamond Jubilee")]
#[case("2020-05-08", "VE Day")]
#[case("2022-06-03", "Platinum Jubilee")]
#[case("2022-09-19", "state funeral")]
#[case("2023-05-08", "coronation")]
#[case("2022-01-03", "New Year's Day in lieu")]
#[case("2027-12-27", "Christmas Day in lieu")]
#[case("2027-12-28", "Boxing Day in lieu")]
#[case("2026-11-22", "a Sunday")]
fn a_day_off_is_not_operational(#[case] date: &str, #[case] why: &str) {
    assert!(!england().is_operational(day(date)).unwrap(), "{why}");
}

#[rstest]
#[case("2012-05-28", "the spring holiday had moved away")]
#[case("2020-05-04", "the early May holiday had moved to VE Day")]
#[case("2022-05-30", "the spring holiday had moved away")]
#[case("2026-11-23", "an ordinary Monday")]
fn an_ordinary_day_is_operational(#[case] date: &str, #[case] why: &str) {
    assert!(england().is_operational(day(date)).unwrap(), "{why}");
}

#[test]
fn outside_its_years_the_calendar_refuses_to_count() {
    let refused =
        |r: Result<NaiveDate, CalendarError>| matches!(r, Err(CalendarError::OutsideYears { .. }));
    assert!(refused(england().add_days(day("2030-12-30"), 5)));
    assert!(refused(england().add_days(day("2011-12-30"), 1)));
    assert!(refused(england().add_days(day("2012-01-03"), -1)));
    assert!(england().is_operational(day("2031-01-02")).is_err());
    let error = england().days_between(day("2030-12-30"), day("2031-01-02")).unwrap_err();
    assert!(error.to_string().contains("2012 to 2030"), "{error}");
}

fn list(edit: impl Fn(&mut serde_json::Value)) -> Result<BankHolidays, CalendarError> {
    let mut value: serde_json::Value = serde_json::from_str(include_str!(
        "../../../../../assets/calendars/england-bank-holidays.json"
    ))
    .unwrap();
    edit(&mut value);
    BankHolidays::parse(&value.to_string())
}

#[test]
fn a_list_with_a_fault_is_refused() {
    assert!(list(|_| ()).is_ok());
    let wrong =
        |edit: fn(&mut serde_json::Value)| matches!(list(edit), Err(CalendarError::Wrong(_)));
    assert!(wrong(|v| v["last_year"] = 2031.into()), "a year without holidays");
    assert!(wrong(|v| v["first_year"] = 2013.into()), "holidays before the first year");
    assert!(wrong(|v| v["published_to"] = 2040.into()));
    assert!(wrong(|v| v["source"] = " ".into()));
    assert!(wrong(|v| v["holidays"][0]["date"] = "2012-01-01".into()), "a Sunday");
    assert!(wrong(|v| v["holidays"][1]["date"] = v["holidays"][0]["date"].clone()), "twice");
    assert!(matches!(
        list(|v| v["holidays"][0]["date"] = "2 Jan".into()),
        Err(CalendarError::Unreadable(_))
    ));
    assert!(matches!(BankHolidays::parse("[]"), Err(CalendarError::Unreadable(_))));
}

#[rstest]
#[case::late(
    "2026-11-20",
    "2026-11-24",
    DayKind::Operational,
    ClockState::Late(2),
    "2 operational days late, was Fri 20 Nov"
)]
#[case::one_left(
    "2026-11-25",
    "2026-11-24",
    DayKind::Operational,
    ClockState::DaysLeft(1),
    "1 operational day left, by Wed 25 Nov"
)]
#[case::today(
    "2026-11-25",
    "2026-11-25",
    DayKind::Operational,
    ClockState::DueToday,
    "Due today, Wed 25 Nov"
)]
#[case::over_a_weekend(
    "2026-11-23",
    "2026-11-20",
    DayKind::Working,
    ClockState::DaysLeft(1),
    "1 working day left, by Mon 23 Nov"
)]
#[case::calendar_days(
    "2026-11-23",
    "2026-11-20",
    DayKind::Calendar,
    ClockState::DaysLeft(3),
    "3 calendar days left, by Mon 23 Nov"
)]
#[case::late_at_the_weekend(
    "2026-11-20",
    "2026-11-22",
    DayKind::Operational,
    ClockState::Late(0),
    "Late, was Fri 20 Nov"
)]
#[case::due_at_the_weekend(
    "2026-11-22",
    "2026-11-21",
    DayKind::Operational,
    ClockState::DaysLeft(0),
    "0 operational days left, by Sun 22 Nov"
)]
#[case::late_from_a_saturday(
    "2026-11-21",
    "2026-11-23",
    DayKind::Operational,
    ClockState::Late(1),
    "1 operational day late, was Sat 21 Nov"
)]
#[case::months(
    "2026-11-20",
    "2026-11-22",
    DayKind::Months,
    ClockState::Late(2),
    "2 calendar days late, was Fri 20 Nov"
)]
fn a_clock_says_what_is_so(
    #[case] due: &str,
    #[case] today: &str,
    #[case] kind: DayKind,
    #[case] state: ClockState,
    #[case] words: &str,
) {
    let found = england().clock_state(day(due), day(today), kind).unwrap();
    assert_eq!(found, state);
    assert_eq!(found.words(day(due), kind), words);
}

#[test]
fn every_kind_of_day_has_its_own_count() {
    let due = |n, kind| england().due(day("2026-12-17"), n, kind).unwrap();
    assert_eq!(due(10, DayKind::Operational), day("2027-01-05"));
    assert_eq!(due(10, DayKind::Working), day("2027-01-05"));
    assert_eq!(due(10, DayKind::Calendar), day("2026-12-27"));
    assert_eq!(due(2, DayKind::Months), day("2027-02-17"));
    assert_eq!(england().due(day("2026-12-31"), 2, DayKind::Months).unwrap(), day("2027-02-28"));
    assert!(england().due(day("2026-12-17"), u32::MAX, DayKind::Calendar).is_err());
    assert!(england().due(day("2026-12-17"), u32::MAX, DayKind::Operational).is_err());
}

#[test]
fn dates_read_as_english() {
    assert_eq!(long_date(day("2026-11-05")), "5 November 2026");
    assert_eq!(short_date(day("2026-11-05")), "Thu 5 Nov");
}

fn covered_date() -> impl Strategy<Value = NaiveDate> {
    (0u64..6940).prop_map(|n| day("2012-01-01") + Days::new(n))
}

proptest! {
    #[test]
    fn adding_then_counting_gives_the_days_back(from in covered_date(), days in 1i32..400, back: bool) {
        let days = if back { -days } else { days };
        if let Ok(due) = england().add_days(from, days) {
            prop_assert!(england().is_operational(due).unwrap());
            prop_assert_eq!(england().days_between(from, due).unwrap(), days);
        } else {
            prop_assert!(from.year() < 2014 || from.year() > 2028, "only near the edges can it fail");
        }
    }

    #[test]
    fn counting_in_two_steps_is_counting_in_one(a in covered_date(), b in covered_date(), c in covered_date()) {
        let mut days = [a, b, c];
        days.sort();
        let between = |x, y| england().days_between(x, y).unwrap();
        prop_assert_eq!(between(days[0], days[1]) + between(days[1], days[2]), between(days[0], days[2]));
    }

    #[test]
    fn a_clock_never_says_late_before_the_day(due in covered_date(), today in covered_date()) {
        for kind in DayKind::ALL {
            let state = england().clock_state(due, today, *kind).unwrap();
            prop_assert_eq!(matches!(state, ClockState::Late(_)), today > due);
            prop_assert_eq!(state == ClockState::DueToday, today == due);
        }
    }
}
