//! What goes wrong, and what the program says: a code, one sentence, an exit status.

use crate::desk::{Desk, PASSPHRASE};

const VISIT: &str = r#"{"kind":"organisation","code":"ZZ77","name":"Harbour Trust"}
{"kind":"concern","organisation":"ZZ77","title":"Bells wait too long","severity":"serious"}
"#;

#[test]
fn a_wrong_passphrase_is_status_3_and_harms_nothing() {
    let desk = Desk::new();
    desk.add(VISIT);
    let said = desk.run_with(&["list", "concern"], "", "not this one");
    assert_eq!(said.status, 3, "{}", said.err);
    assert!(said.err.starts_with("error[wrong-passphrase]: "), "{}", said.err);
    assert_eq!(said.err.lines().count(), 1);
    assert_eq!(desk.run(&["list", "concern"]).json()["records"].as_array().unwrap().len(), 1);
}

#[test]
fn an_unknown_field_is_named_with_its_line_and_nothing_is_added() {
    let desk = Desk::new();
    let lines = format!("{VISIT}{}", r#"{"kind":"concern","organisation":"ZZ77","colour":"red"}"#);
    let said = desk.run_with(&["add", "any", "-"], &lines, PASSPHRASE);
    assert_eq!(said.status, 1);
    assert!(
        said.err.contains("colour") && said.err.to_lowercase().contains("line 3"),
        "{}",
        said.err
    );
    assert_eq!(desk.run(&["list", "concern"]).json()["records"].as_array().unwrap().len(), 0);
}

#[test]
fn a_text_that_is_no_json_is_told_by_its_line() {
    let desk = Desk::new();
    let said = desk.run_with(&["add", "concern", "-"], "{\"title\":\"x\"}\nnot json\n", PASSPHRASE);
    assert_eq!(said.status, 1);
    assert!(said.err.to_lowercase().contains("line 2"), "{}", said.err);
    assert!(!said.err.contains("not json"), "the text is not repeated");
}

#[test]
fn wrong_use_is_status_2() {
    let desk = Desk::bare();
    assert_eq!(desk.run(&["fly"]).status, 2);
    assert_eq!(desk.run(&["days", "Thursday", "3"]).status, 2);
    let role = ["init", "--name", "A", "--role", "king", "--organisation", "B"];
    let said = desk.run(&role);
    assert_eq!(said.status, 2, "{}", said.err);
    assert!(!desk.path("vault").join("vault").exists(), "nothing is made");
}

#[test]
fn without_a_vault_it_says_so() {
    let said = Desk::bare().run(&["list", "concern"]);
    assert_ne!(said.status, 0);
    assert!(said.err.starts_with("error["), "{}", said.err);
}

#[test]
fn an_identifier_blocks_the_pack_with_status_4_and_is_not_repeated() {
    let desk = Desk::new();
    desk.add(VISIT);
    let number = "999 000 0018";
    let line = format!(
        r#"{{"kind":"concern","organisation":"ZZ77","title":"About a person","text":"NHS number {number}","audience":"quality"}}"#
    );
    let added = desk.run_with(&["add", "any", "-"], &line, PASSPHRASE);
    assert!(added.err.contains("line 1 may name a person"), "{}", added.err);
    let out = desk.path("pack");
    let said = desk.run(&[
        "pack",
        "provider",
        "--provider",
        "ZZ77",
        "--from",
        "2026-01-01",
        "--to",
        "2027-01-01",
        "--out",
        out.to_str().unwrap(),
    ]);
    assert_eq!(said.status, 4, "{} {}", said.out, said.err);
    assert!(said.err.contains("nhs_number"), "{}", said.err);
    assert!(!said.err.contains(number) && !said.out.contains(number));
    assert!(!out.exists() || std::fs::read_dir(&out).unwrap().next().is_none(), "no file is left");
}

#[test]
fn a_damaged_vault_is_told_and_left_as_it_is() {
    let desk = Desk::new();
    desk.add(VISIT);
    let database = desk.path("vault").join("vault").join("vault.db");
    let mut bytes = std::fs::read(&database).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 64].fill(0);
    std::fs::write(&database, &bytes).unwrap();
    let said = desk.run(&["verify"]);
    assert_eq!(said.status, 1, "{} {}", said.out, said.err);
    assert_eq!(std::fs::read(&database).unwrap().len(), bytes.len());
}
