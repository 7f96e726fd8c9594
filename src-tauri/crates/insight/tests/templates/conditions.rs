//! Files in which prompts hang on an earlier one, or need evidence. What follows from the answers is
//! `cf_domain::assurance`.

use super::{WARD, edited};
use cf_insight::template::{self, Template};
use rstest::rstest;

#[rstest]
#[case::unknown("WG99", "assured", "“WG99”, which is not in this file", "earlier in the file")]
#[case::itself("WG02", "assured", "names the prompt itself", "Name an earlier prompt")]
#[case::later("WG03", "assured", "“WG03”, which comes later", "Move this prompt behind it")]
#[case::not_offered("WG01", "met", "waits for “met”, which WG01 cannot get", "mostly-assured")]
fn a_condition_that_cannot_be_met_is_refused(
    #[case] parent: &str,
    #[case] answer: &str,
    #[case] problem: &str,
    #[case] remedy: &str,
) {
    let condition =
        format!("\"asked_if\": {{ \"prompt\": \"{parent}\", \"answers\": [\"{answer}\"] }}");
    let message = form_2("WG02", &condition).unwrap_err().to_string();
    assert!(message.contains("prompt “WG02”"), "{message}");
    assert!(message.contains(problem) && message.contains(remedy), "{message}");
}

/// The ward prompt set in form 2, with more said of one prompt.
fn form_2(prompt: &str, more: &str) -> Result<Template, cf_insight::AssetError> {
    let id = format!("\"id\": \"{prompt}\"");
    let text = WARD.replacen("\"schema\": 1", "\"schema\": 2", 1);
    template::parse("ward.json", &text.replacen(&id, &format!("{id}, {more}"), 1))
}

#[test]
fn two_prompts_cannot_wait_for_each_other() {
    let text = WARD.replacen("\"schema\": 1", "\"schema\": 2", 1);
    let waits = |id: &str, parent: &str| {
        format!(
            "\"id\": \"{id}\", \"asked_if\": {{ \"prompt\": \"{parent}\", \"answers\": [\"assured\"] }}"
        )
    };
    let text = text.replacen("\"id\": \"WG01\"", &waits("WG01", "WG02"), 1).replacen(
        "\"id\": \"WG02\"",
        &waits("WG02", "WG01"),
        1,
    );
    let message = template::parse("ward.json", &text).unwrap_err().to_string();
    assert!(message.contains("comes later"), "{message}");
}

#[test]
fn a_condition_without_answers_is_refused() {
    let message =
        form_2("WG02", "\"asked_if\": { \"prompt\": \"WG01\", \"answers\": [] }").unwrap_err();
    assert!(message.to_string().contains("Name at least one answer"), "{message}");
}

#[test]
fn needed_evidence_must_be_evidence_the_prompt_can_get() {
    let message = form_2("WG02", "\"needs\": [\"S\", \"P\"]").unwrap_err().to_string();
    assert!(message.contains("asks for P") && message.contains("Add it to"), "{message}");
    assert!(form_2("WG02", "\"needs\": [\"S\"]").is_ok());
}

#[rstest]
#[case("\"asked_if\": { \"prompt\": \"WG01\", \"answers\": [\"assured\"] }")]
#[case("\"needs\": [\"S\"]")]
fn a_file_of_form_1_with_conditions_is_told_to_say_form_2(#[case] more: &str) {
    let id = "\"id\": \"WG02\"";
    let message = edited(id, &format!("{id}, {more}")).unwrap_err().to_string();
    assert!(message.contains("prompt “WG02”"), "{message}");
    assert!(message.contains("Write “schema”: 2"), "{message}");
}
