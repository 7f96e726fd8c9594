//! The tools that need no vault.

use crate::desk::{cfriend, reference};
use serde_json::Value;

fn tool(arguments: &[&str]) -> Value {
    let mut all = vec!["--json"];
    all.extend(arguments);
    cfriend(&all, "", "").json()
}

#[test]
fn days_count_operational_days_over_christmas() {
    assert_eq!(cfriend(&["days", "2026-12-17", "10"], "", "").out, "2027-01-05\n");
    assert_eq!(tool(&["days", "2027-01-05", "-10"])["date"], "2026-12-17");
}

#[test]
fn nhs_numbers_are_judged_as_the_reference_judges_them() {
    let table = std::fs::read(reference("identifiers/nhs_number_table.json")).unwrap();
    let table: Value = serde_json::from_slice(&table).unwrap();
    for case in table["rows"].as_array().unwrap().iter().step_by(7) {
        let text = case["input"].as_str().unwrap();
        if !text.starts_with('-') && !text.contains('\0') {
            assert_eq!(tool(&["nhs-number", "--", text])["valid"], case["valid"], "{text}");
        }
    }
}

#[test]
fn scan_answers_a_list_for_each_text_of_an_array() {
    let input = r#"["Call bells were slow", "The number to ring is 07700 900123"]"#;
    let said = cfriend(&["--json", "scan", "-"], input, "").json();
    assert_eq!(said[0].as_array().unwrap().len(), 0);
    assert_eq!(said[1][0]["text"], "07700 900123");
}

#[test]
fn a_list_can_be_looked_at_without_a_vault() {
    let list = reference("formats/ods_etr_2022_real.csv");
    let said = tool(&["import", "organisations", list.to_str().unwrap(), "--dry-run"]);
    assert!(said["rows"].as_array().unwrap().len() > 20);
    assert_eq!(said["errors"].as_array().unwrap().len(), 0);
}
