//! Prompts that hang on the answer to an earlier one, and evidence that an answer needs.

use super::{WARD, edited};
use cf_domain::word::Rating;
use cf_insight::template::{self, AskedIf, Evidence, Template};
use rstest::rstest;

/// The ward prompt set in form 2, with conditions put on prompts by id.
fn hanging(conditions: &[(&str, &str, &[Rating])]) -> Template {
    let mut set = template::parse("x.json", WARD).unwrap();
    set.schema = 2;
    for (child, parent, answers) in conditions {
        let mut prompts = set.sections.iter_mut().flat_map(|section| &mut section.prompts);
        let prompt = prompts.find(|prompt| prompt.id == *child).unwrap();
        prompt.asked_if = Some(AskedIf { prompt: (*parent).into(), answers: answers.to_vec() });
    }
    template::parse("x.json", &serde_json::to_string(&set).unwrap()).unwrap()
}

fn asked(set: &Template, id: &str, answers: &[(&str, Rating)]) -> bool {
    let prompt = set.prompts().find(|prompt| prompt.id == id).unwrap();
    set.asked(prompt, &|id| answers.iter().find(|(of, _)| *of == id).map(|(_, answer)| *answer))
}

#[test]
fn a_prompt_waits_for_the_answer_it_hangs_on() {
    let set = hanging(&[("WG08", "WG07", &[Rating::PartlyAssured, Rating::NotAssured])]);
    assert!(asked(&set, "WG07", &[]), "a prompt that hangs on nothing is always asked");
    assert!(!asked(&set, "WG08", &[]));
    assert!(!asked(&set, "WG08", &[("WG07", Rating::Assured)]));
    assert!(asked(&set, "WG08", &[("WG07", Rating::NotAssured)]));
    assert!(!asked(&set, "WG08", &[("WG06", Rating::NotAssured)]));
}

#[test]
fn what_hangs_on_a_prompt_that_is_not_asked_is_not_asked_either() {
    let set =
        hanging(&[("WG02", "WG01", &[Rating::NotAssured]), ("WG20", "WG02", &[Rating::Assured])]);
    let second = ("WG02", Rating::Assured);
    assert!(asked(&set, "WG20", &[("WG01", Rating::NotAssured), second]));
    // The second was answered, and then the first was changed.
    assert!(!asked(&set, "WG20", &[("WG01", Rating::Assured), second]));
}

#[test]
fn the_shipped_question_about_expiry_is_left_out_only_where_nobody_is_deprived_of_liberty() {
    let shipped = template::shipped().unwrap();
    let set = template::version_of(&shipped, "theme-mca-dols", 2).unwrap();
    assert!(asked(set, "MD13", &[("MD12", Rating::NotMet)]));
    assert!(asked(set, "MD13", &[("MD12", Rating::NotSeen)]));
    assert!(!asked(set, "MD13", &[("MD12", Rating::NotApplicable)]));
}

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

#[test]
fn an_answer_that_counts_as_met_needs_its_evidence_and_no_other_answer_does() {
    let set = form_2("WG02", "\"needs\": [\"R\", \"C\"]").unwrap();
    let prompt = set.prompts().find(|prompt| prompt.id == "WG02").unwrap();
    let needed = |answer, given: &[Evidence]| set.still_needed(prompt, answer, given);
    assert_eq!(needed(Rating::Assured, &[]), [Evidence::Record, Evidence::Carer]);
    assert_eq!(needed(Rating::Assured, &[Evidence::Record, Evidence::Staff]), [Evidence::Carer]);
    assert!(needed(Rating::MostlyAssured, &[Evidence::Carer, Evidence::Record]).is_empty());
    assert!(needed(Rating::NotAssured, &[]).is_empty());
    assert!(needed(Rating::NotSeen, &[]).is_empty());
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
