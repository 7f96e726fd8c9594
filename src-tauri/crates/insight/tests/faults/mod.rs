//! Every fault in a file that people may edit ends with a sentence that says what to do.

use cf_insight::{AssetError, card, contacts, process, template};
use rstest::rstest;

const WARD: &str = include_str!("../../../../../assets/templates/ward-general.json");
const MCA: &str = include_str!("../../../../../assets/templates/theme-mca-dols.json");
const PROCESS: &str = include_str!("../../../../../assets/visits/process.json");
const STOP: &str = include_str!("../../../../../assets/visits/stop.json");
const CONTACTS: &str = include_str!("../../../../../assets/visits/contacts.json");

/// What a sentence that says what to do begins with.
const DO: [&str; 14] = [
    "Add", "Correct", "Count", "Give", "Leave", "Move", "Name", "Set", "Split", "Take", "Update",
    "Use", "Write", "Compare",
];

#[track_caller]
fn assert_says_what_to_do<T: std::fmt::Debug>(read: Result<T, AssetError>) {
    let message = read.unwrap_err().to_string();
    let (_, remedy) = message.rsplit_once(". ").expect("two sentences");
    let first = remedy.split([' ', ',']).next().unwrap();
    assert!(DO.contains(&first) && remedy.ends_with('.'), "{message}");
}

#[track_caller]
fn changed(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "the shipped file no longer holds {from}");
    text.replacen(from, to, 1)
}

#[rstest]
#[case::not_json("{", "")]
#[case::misspelt("\"look_for\"", "\"lookfor\"")]
#[case::newer("\"schema\": 1", "\"schema\": 9")]
#[case::id("\"ward-general\"", "\"Ward\"")]
#[case::version("\"version\": 1", "\"version\": 0")]
#[case::form("\"schema\": 1", "\"schema\": 1, \"from\": \"2026-01-01\"")]
#[case::scale("\"scale\": \"A\"", "\"scale\": \"Z\"")]
#[case::scale_twice("\"id\": \"R\"", "\"id\": \"A\"")]
#[case::answer("\"code\": \"assured\"", "\"code\": \"fine\"")]
#[case::answer_twice("\"code\": \"mostly-assured\"", "\"code\": \"assured\"")]
#[case::lenient("\"counts_as_met\": false", "\"counts_as_met\": true")]
#[case::seen("\"seen\": false", "\"seen\": true")]
#[case::section_twice("\"effective\",\n", "\"safe\",\n")]
#[case::empty("\"title\": \"Safe\"", "\"title\": \"\"")]
#[case::prompt_twice("\"WG02\"", "\"WG01\"")]
#[case::evidence("[\"O\", \"S\", \"D\", \"M\"]", "[]")]
#[case::evidence_unknown("[\"O\", \"S\", \"D\", \"M\"]", "[\"X\"]")]
fn of_a_prompt_set(#[case] from: &str, #[case] to: &str) {
    assert_says_what_to_do(template::parse("my.json", &changed(WARD, from, to)));
}

#[rstest]
#[case::days("\"from\": \"2026-06-02\"", "\"from\": \"2026-06-02\", \"until\": \"2026-01-01\"")]
#[case::no_day("\"from\": \"2026-06-02\"", "\"from\": \"2026-06-31\"")]
#[case::unknown("\"prompt\": \"MD12\"", "\"prompt\": \"MD99\"")]
#[case::itself("\"prompt\": \"MD12\"", "\"prompt\": \"MD13\"")]
#[case::later("\"prompt\": \"MD12\"", "\"prompt\": \"MD20\"")]
#[case::not_offered("\"answers\": [\"met\"", "\"answers\": [\"assured\"")]
#[case::none("\"answers\": [\"met\", \"not-met\", \"not-seen\"]", "\"answers\": []")]
#[case::needs("\"id\": \"MD01\"", "\"id\": \"MD01\", \"needs\": [\"P\"]")]
fn of_a_prompt_set_of_form_2(#[case] from: &str, #[case] to: &str) {
    assert_says_what_to_do(template::parse("my.json", &changed(MCA, from, to)));
}

#[rstest]
#[case::stage("\"code\": \"plan\"", "\"code\": \"trigger\"")]
#[case::later("\"counted_from\": \"draft-report\"", "\"counted_from\": \"closed\"")]
#[case::start("\"counted_from\": \"draft-report\"", "\"counted_from\": \"easter\"")]
#[case::before(", \"before\": true, \"only_if\"", ", \"only_if\"")]
#[case::months("\"to_months\": 6", "\"to_months\": 2")]
#[case::version("\"version\": 1", "\"version\": 0")]
fn of_the_life_of_a_visit(#[case] from: &str, #[case] to: &str) {
    assert_says_what_to_do(process::parse("my.json", &changed(PROCESS, from, to)));
}

#[test]
fn of_a_card_or_a_list_of_numbers() {
    assert_says_what_to_do(card::parse("my.json", &changed(STOP, "\"then\"", "\"do-now\"")));
    assert_says_what_to_do(card::parse("my.json", &changed(STOP, "Do not promise secrecy.", "")));
    assert_says_what_to_do(contacts::parse("my.json", &changed(CONTACTS, "\"999\"", "\"?\"")));
}
