//! Checking one NHS number.

use cf_domain::identifiers::nhs_number::check;
use rstest::rstest;
use serde_json::{Value, json};

use super::reference;

#[test]
fn every_row_of_the_reference_table_agrees() {
    let table: Value = serde_json::from_str(&reference("nhs_number_table.json")).unwrap();
    let rows = table["rows"].as_array().unwrap();
    assert!(rows.len() >= 60, "the table is not whole");
    for row in rows {
        let found = serde_json::to_value(check(row["input"].as_str().unwrap())).unwrap();
        for member in ["valid", "reason", "formatted"] {
            assert_eq!(found[member], row[member], "{member} of {row}");
        }
    }
}

#[rstest]
#[case("943 476 5919", json!({"valid": true, "formatted": "943 476 5919"}))]
#[case("943 476 5918", json!({"valid": false, "reason": "InvalidChecksum"}))]
#[case("\u{a0}943–476–5919", json!({"valid": true, "formatted": "943 476 5919"}))]
#[case("", json!({"valid": false, "reason": "InvalidFormat"}))]
#[case("９４３４７６５９１９", json!({"valid": true, "formatted": "943 476 5919"}))]
#[case("943\t476 5919", json!({"valid": false, "reason": "InvalidFormat"}))]
#[case("943.476.5919", json!({"valid": false, "reason": "InvalidFormat"}))]
#[case("12345678901", json!({"valid": false, "reason": "InvalidLength"}))]
fn a_check_says_what_is_wrong(#[case] text: &str, #[case] expected: Value) {
    assert_eq!(serde_json::to_value(check(text)).unwrap(), expected);
}
