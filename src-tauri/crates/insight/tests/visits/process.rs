use cf_domain::word::{Notice, Stage};
use cf_insight::ladder::{DayKind, Standing};
use cf_insight::process::{self, Start};
use rstest::rstest;

const PROCESS: &str = include_str!("../../../../../assets/visits/process.json");

#[test]
fn every_stage_is_described_in_its_order() {
    let process = process::shipped().unwrap();
    let codes: Vec<Stage> = process.stages.iter().map(|stage| stage.code).collect();
    assert_eq!(codes, Stage::ALL);
    for stage in Stage::ALL {
        assert_eq!(process.stage(*stage).unwrap().name, stage.label());
    }
}

#[rstest]
#[case(Stage::Plan, 10, DayKind::Operational, Start::VisitDay, true)]
#[case(Stage::DataPack, 5, DayKind::Operational, Start::VisitDay, true)]
#[case(Stage::Feedback, 0, DayKind::Calendar, Start::VisitDay, false)]
#[case(Stage::DraftReport, 10, DayKind::Operational, Start::VisitDay, false)]
#[case(Stage::FactualAccuracy, 10, DayKind::Operational, Start::Done(Stage::DraftReport), false)]
#[case(Stage::FinalReport, 5, DayKind::Operational, Start::Done(Stage::FactualAccuracy), false)]
#[case(Stage::ActionPlan, 20, DayKind::Operational, Start::Done(Stage::FinalReport), false)]
#[case(Stage::Verified, 6, DayKind::Months, Start::Done(Stage::ActionPlan), false)]
fn the_clocks_are_those_of_the_brief(
    #[case] stage: Stage,
    #[case] days: u32,
    #[case] kind: DayKind,
    #[case] start: Start,
    #[case] before: bool,
) {
    let process = process::shipped().unwrap();
    let clock = process.stage(stage).unwrap().clock.clone().unwrap();
    assert_eq!(
        (clock.days, clock.day_kind, clock.counted_from, clock.before),
        (days, kind, start, before)
    );
    let announced_only = (stage == Stage::Plan).then_some(Notice::Announced);
    assert_eq!(clock.only_if, announced_only);
}

#[test]
fn no_number_of_days_from_memory_is_passed_off_as_read() {
    let process = process::shipped().unwrap();
    for clock in process.stages.iter().filter_map(|stage| stage.clock.as_ref()) {
        assert_eq!(clock.standing == Standing::Memory, clock.source.contains("memory"));
    }
}

#[test]
fn going_back_falls_between_three_and_six_months() {
    let process = process::shipped().unwrap();
    assert_eq!((process.revisit.from_months, process.revisit.to_months), (3, 6));
    assert_eq!(
        process.stage(Stage::Verified).unwrap().clock.as_ref().unwrap().days,
        process.revisit.to_months
    );
}

#[rstest]
#[case::left_out_and_twice("\"code\": \"plan\"", "\"code\": \"trigger\"", "“plan” is missing")]
#[case::unknown_stage("\"code\": \"plan\"", "\"code\": \"party\"", "party")]
#[case::half_a_clock("\"day_kind\": \"operational\",", "", "day_kind")]
#[case::unknown_start("\"visit-day\"", "\"easter\"", "cannot be counted from “easter”")]
#[case::from_itself("from\": \"draft-report\"", "from\": \"factual-accuracy\"", "not earlier")]
#[case::from_later("from\": \"draft-report\"", "from\": \"closed\"", "not earlier")]
#[case::before_an_earlier(
    "\"counted_from\": \"draft-report\"",
    "\"counted_from\": \"draft-report\", \"before\": true",
    "Leave “before” out"
)]
#[case::after_the_visit(", \"before\": true, \"only_if\"", ", \"only_if\"", "stage “plan”")]
#[case::notice("\"only_if\": \"announced\"", "\"only_if\": \"sunny\"", "sunny")]
#[case::months("\"to_months\": 6", "\"to_months\": 2", "Correct the months")]
#[case::empty("\"who\": \"Provider\"", "\"who\": \" \"", "“who” is empty")]
fn a_fault_is_named(#[case] from: &str, #[case] to: &str, #[case] says: &str) {
    assert!(PROCESS.contains(from), "the shipped file no longer holds {from}");
    let message =
        process::parse("C:\\Users\\Joan\\my.json", &PROCESS.replacen(from, to, 1)).unwrap_err();
    let message = message.to_string();
    assert!(message.starts_with("my.json, ") && message.contains(says), "{message}");
}

#[test]
fn a_stage_in_the_wrong_place_is_refused() {
    let mut process = process::shipped().unwrap();
    process.stages.swap(6, 7);
    let text = serde_json::to_string(&process).unwrap();
    let message = process::parse("my.json", &text).unwrap_err().to_string();
    assert!(message.contains("in this order: trigger, plan, data-pack"), "{message}");
}

#[test]
fn what_is_read_can_be_written_and_read_again() {
    let process = process::shipped().unwrap();
    let text = serde_json::to_string(&process).unwrap();
    assert_eq!(process::parse("copy.json", &text).unwrap(), process);
}
