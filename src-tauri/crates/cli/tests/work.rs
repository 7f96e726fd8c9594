//! A quality manager's work from an empty folder to a pack.

use crate::desk::{Desk, PASSPHRASE};
use serde_json::Value;

const RECORDS: &str = r#"{"kind":"organisation","code":"ZZ77","name":"Harbour Trust","type":"nhs-trust"}
{"kind":"visit","id":"v1","organisation":"ZZ77","date":"2026-11-10","title":"Birch Ward","announced":"unannounced"}
{"kind":"observation","visit":"v1","text":"Curtains drawn zebrafish","sort":"saw","source":"seen"}
{"kind":"observation","visit":"v1","text":"Staff knew everybody by name","sort":"good","source":"seen"}
{"kind":"concern","organisation":"ZZ77","title":"Bells wait too long","severity":"serious","at_risk_now":"no","audience":"quality"}
{"kind":"action","organisation":"ZZ77","title":"Send the bell log","owner":"Chief nurse","due":"2026-12-01","audience":"quality"}
"#;

fn pack(desk: &Desk) -> Value {
    let out = desk.path("pack");
    desk.run(&[
        "pack",
        "provider",
        "--provider",
        "ZZ77",
        "--from",
        "2026-09-01",
        "--to",
        "2026-11-30",
        "--meeting",
        "2026-12-10",
        "--out",
        out.to_str().unwrap(),
    ])
    .json()
}

#[test]
fn from_an_empty_folder_to_a_pack() {
    let desk = Desk::new();
    let ids = desk.add(RECORDS);
    assert_eq!(ids.len(), 6);

    let listed = desk.run(&["list", "observation"]).json();
    assert_eq!(listed["records"].as_array().unwrap().len(), 2);
    assert_eq!(desk.run(&["show", "v1"]).json()["record"]["title"], "Birch Ward");
    let hits = desk.run(&["search", "zebra"]).json();
    assert_eq!(hits["hits"][0]["kind"], "observation");

    let draft = desk.run(&["summary", "draft", "v1"]).json();
    assert!(!draft["text"].as_str().unwrap().contains("zebrafish"), "notes never fill a summary");
    let id = draft["id"].as_str().unwrap();
    let summary = format!(
        r#"{{"kind":"summary","id":"{id}","visit":"v1","organisation":"ZZ77","went_well":"Staff knew everybody"}}"#
    );
    let refused = desk.run_with(&["add", "any", "-"], &summary, PASSPHRASE);
    assert_ne!(refused.status, 0, "what is there is not overwritten");

    let made = pack(&desk);
    let files = made["files"].as_array().unwrap();
    assert_eq!(files.len(), 3);
    for file in files {
        let bytes = std::fs::read(file["path"].as_str().unwrap()).unwrap();
        assert_eq!(blake3::hash(&bytes).to_hex().as_str(), file["blake3"].as_str().unwrap());
        assert!(bytes.len() > 4_000);
    }
    assert!(made["number"].as_str().unwrap().ends_with("-0001"));
    assert!(
        pack(&desk)["number"].as_str().unwrap().ends_with("-0002"),
        "each issue has its number"
    );
}

#[test]
fn what_is_written_out_goes_into_another_vault() {
    let desk = Desk::new();
    desk.add(RECORDS);
    let out = desk.path("all.jsonl");
    desk.run(&["export", "--out", out.to_str().unwrap()]).json();
    let lines = std::fs::read_to_string(&out).unwrap();
    let other = Desk::new();
    let others: String = lines
        .lines()
        .filter(|line| !line.contains(r#""kind":"person""#))
        .map(|line| format!("{line}\n"))
        .collect();
    other.add(&others);
    let listed = other.run(&["list", "concern"]).json();
    assert_eq!(listed["records"][0]["title"], "Bells wait too long");
}

#[test]
fn a_backup_brings_back_what_was_there() {
    let desk = Desk::new();
    desk.add(RECORDS);
    let backup = desk.run(&["backup"]).json();
    assert_eq!(backup["good"], true);
    desk.add(r#"{"kind":"concern","organisation":"ZZ77","title":"Added later"}"#);
    desk.run(&["restore", backup["backup"].as_str().unwrap()]).json();
    let listed = desk.run(&["list", "concern"]).json();
    assert_eq!(listed["records"].as_array().unwrap().len(), 1);
    let verified = desk.run(&["verify"]).json();
    assert_eq!(verified["ok"], true);
    assert!(verified["events"].as_u64().unwrap() >= 6);
}
