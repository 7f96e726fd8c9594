mod conditions;
mod editions;

use cf_insight::AssetError;
use cf_insight::template::{self, Evidence, Template, Tier};
use rstest::rstest;
use std::collections::HashSet;

const WARD: &str = include_str!("../../../../../assets/templates/ward-general.json");

/// The ward prompt set with one piece of text changed, as somebody editing it might.
fn edited(from: &str, to: &str) -> Result<Template, AssetError> {
    assert!(WARD.contains(from), "the shipped file no longer holds {from}");
    template::parse("C:\\Users\\Joan\\ward.json", &WARD.replacen(from, to, 1))
}

#[test]
fn the_shipped_prompt_sets_are_whole() {
    let shipped = template::shipped().unwrap();
    let counts: Vec<(&str, u32, usize)> =
        shipped.iter().map(|t| (t.id.as_str(), t.version, t.prompts().count())).collect();
    assert_eq!(
        counts,
        [
            ("ward-general", 1, 20),
            ("emergency-department", 1, 14),
            ("maternity-neonatal", 1, 15),
            ("care-home", 1, 18),
            ("gp-practice", 1, 16),
            ("lay-first-impressions", 1, 16),
            ("theme-safeguarding", 1, 20),
            ("theme-mca-dols", 2, 20),
            ("theme-mca-dols", 1, 20),
            ("board-observation", 1, 12),
        ]
    );
}

#[test]
fn no_prompt_id_is_used_in_two_shipped_files() {
    let mut seen = HashSet::new();
    for set in template::shipped().unwrap() {
        for prompt in set.prompts() {
            assert!(seen.insert(prompt.id.clone()), "{} is used twice", prompt.id);
        }
    }
}

#[test]
fn all_three_tiers_are_in_use_and_the_fundamental_one_most() {
    let shipped = template::shipped().unwrap();
    let count =
        |tier| shipped.iter().flat_map(Template::prompts).filter(|p| p.tier == Some(tier)).count();
    let [fundamental, enhanced, developmental] =
        [Tier::Fundamental, Tier::Enhanced, Tier::Developmental].map(count);
    assert!(fundamental > enhanced && enhanced > developmental && developmental > 0);
}

#[test]
fn what_to_look_for_can_be_read_in_passing() {
    for set in template::shipped().unwrap() {
        for prompt in set.prompts() {
            let words = prompt.look_for.split_whitespace().count();
            assert!((3..=45).contains(&words), "{} has {words} words", prompt.id);
            assert!(prompt.look_for.ends_with(['.', '?']), "{} does not end", prompt.id);
        }
    }
}

#[test]
fn every_prompt_has_a_tier_but_those_of_lay_visitors() {
    for set in template::shipped().unwrap() {
        let lay = set.id == "lay-first-impressions";
        for prompt in set.prompts() {
            assert_eq!(prompt.tier.is_none(), lay, "{}", prompt.id);
            assert_eq!(prompt.key_question.is_none(), lay, "{}", prompt.id);
        }
    }
}

#[test]
fn a_scale_means_the_same_in_every_shipped_set() {
    let shipped = template::shipped().unwrap();
    for one in shipped.iter().flat_map(|t| &t.scales) {
        for other in shipped.iter().flat_map(|t| &t.scales).filter(|s| s.id == one.id) {
            assert_eq!(one, other);
        }
    }
}

#[test]
fn not_seen_never_counts_as_met_on_any_scale() {
    for scale in template::shipped().unwrap().iter().flat_map(|t| &t.scales) {
        assert!(
            scale.answers.iter().any(|a| !a.seen),
            "scale {} has no way to say it was not seen",
            scale.id
        );
        assert!(scale.answers.iter().all(|a| a.seen || !a.counts_as_met));
    }
}

#[test]
fn lay_visitors_are_not_asked_to_read_records() {
    let lay =
        template::shipped().unwrap().into_iter().find(|t| t.id == "lay-first-impressions").unwrap();
    assert!(lay.prompts().all(|p| !p.evidence.contains(&Evidence::Record)));
}

#[test]
fn a_prompt_that_only_records_answer_uses_the_records_scale() {
    for set in template::shipped().unwrap() {
        for prompt in set.prompts() {
            let scale = set.scale_of(prompt).expect("every prompt has a scale");
            let only_records = prompt.evidence == [Evidence::Record];
            assert_eq!(scale.id == "R", only_records, "{}", prompt.id);
        }
    }
}

#[test]
fn what_is_read_can_be_written_and_read_again() {
    for set in template::shipped().unwrap() {
        let text = serde_json::to_string(&set).unwrap();
        assert_eq!(template::parse("copy.json", &text).unwrap(), set);
    }
}

#[rstest]
#[case::prompt_twice("\"WG02\"", "\"WG01\"", "prompt “WG01”", "used before")]
#[case::section_twice("\"effective\"", "\"safe\"", "section “safe”", "twice")]
#[case::unknown_scale("\"scale\": \"A\"", "\"scale\": \"Z\"", "at the top", "(A, R)")]
#[case::lenient_scale(
    "\"counts_as_met\": false",
    "\"counts_as_met\": true",
    "scale “A”",
    "cannot count as met"
)]
#[case::seen_is_wrong("\"seen\": false", "\"seen\": true", "scale “A”", "“seen”")]
#[case::empty_words("\"title\": \"Safe\"", "\"title\": \" \"", "section “safe”", "empty")]
#[case::bad_id("\"ward-general\"", "\"Ward General\"", "at the top", "small letters")]
#[case::version_nought("\"version\": 1", "\"version\": 0", "at the top", "version")]
fn a_fault_is_named_with_file_place_and_remedy(
    #[case] from: &str,
    #[case] to: &str,
    #[case] place: &str,
    #[case] problem: &str,
) {
    let message = edited(from, to).unwrap_err().to_string();
    assert!(message.starts_with("ward.json, "), "{message}");
    assert!(message.contains(place) && message.contains(problem), "{message}");
    assert!(!message.contains("Joan"), "a folder may hold a person's name: {message}");
}

#[test]
fn a_slip_of_spelling_is_found_by_line() {
    let Err(AssetError::Unreadable { line, problem, .. }) = edited("\"look_for\"", "\"lookfor\"")
    else {
        panic!("the slip was not noticed");
    };
    let expected = 1 + WARD.lines().position(|l| l.contains("look_for")).unwrap();
    assert_eq!(line, expected);
    assert!(problem.contains("lookfor"), "{problem}");
}

#[test]
fn an_answer_that_the_app_does_not_know_is_refused() {
    assert!(
        edited("\"code\": \"assured\"", "\"code\": \"splendid\"")
            .unwrap_err()
            .to_string()
            .contains("splendid")
    );
}

#[test]
fn a_newer_form_is_refused_with_advice_even_if_it_has_new_names() {
    let fault = edited("\"schema\": 1", "\"schema\": 3, \"colour\": \"blue\"").unwrap_err();
    assert_eq!(fault, AssetError::Newer { file: "ward.json".into(), found: 3, known: 2 });
    assert!(fault.to_string().contains("Update the app"));
}

#[test]
fn text_that_is_not_json_is_refused() {
    assert!(matches!(
        template::parse("x.json", "not json"),
        Err(AssetError::Unreadable { line: 1, .. })
    ));
    assert!(matches!(template::parse("x.json", ""), Err(AssetError::Unreadable { .. })));
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    assert!(template::parse("x.json", &format!("\u{feff}{WARD}")).is_ok());
}

/// The ward prompt set with this many prompts in one section.
fn with_prompts(count: usize) -> Result<Template, AssetError> {
    let mut set = template::parse("x.json", WARD).unwrap();
    let sample = set.sections[0].prompts[0].clone();
    set.sections[0].prompts =
        (0..count).map(|n| template::Prompt { id: format!("X{n:04}"), ..sample.clone() }).collect();
    set.sections.truncate(1);
    template::parse("large.json", &serde_json::to_string(&set).unwrap())
}

#[rstest]
#[case(1)]
#[case(500)]
#[case(1_000)]
fn a_large_prompt_set_is_read(#[case] count: usize) {
    assert_eq!(with_prompts(count).unwrap().prompts().count(), count);
}

#[test]
fn more_than_a_thousand_prompts_are_refused_with_advice_to_split() {
    let message = with_prompts(1_001).unwrap_err().to_string();
    assert!(message.contains("1001 prompts") && message.contains("Split it"), "{message}");
}

#[test]
fn a_set_without_prompts_is_refused_with_advice() {
    let message = with_prompts(0).unwrap_err().to_string();
    assert!(message.contains("no prompts") && message.contains("Add one"), "{message}");
    let mut set = template::parse("x.json", WARD).unwrap();
    set.sections.clear();
    let message =
        template::parse("x.json", &serde_json::to_string(&set).unwrap()).unwrap_err().to_string();
    assert!(message.contains("Add a section"), "{message}");
}
