//! The private copy, every step typed.

use crate::desk::{Desk, PASSPHRASE};

const NOTE: &str = concat!(
    r#"{"kind":"organisation","code":"ZZ77","name":"Sandbox Trust","type":"nhs-trust"}"#,
    "\n",
    r#"{"kind":"visit","id":"v1","organisation":"ZZ77","date":"2026-11-20","title":"Birch Ward"}"#,
    "\n",
    r#"{"kind":"observation","visit":"v1","text":"Call bell rang, zebrafish","sort":"concern"}"#,
);

#[test]
fn a_lost_vault_comes_back_from_the_place_with_the_code_on_paper() {
    let here = Desk::bare();
    let made = here.run(&[
        "init",
        "--name",
        "Dr Patel",
        "--role",
        "gp-quality-lead",
        "--organisation",
        "Sandbox Commissioner",
    ]);
    let code = made.json()["recovery_code"].as_str().unwrap().to_owned();
    let store = here.path("store");
    std::fs::create_dir(&store).unwrap();
    let store = store.to_str().unwrap();
    here.add(NOTE);
    let on = ["space", "keep-copy", "on", "-"];
    let early = here.run_with(&on, &code, PASSPHRASE);
    assert_eq!(early.status, 4, "{}", early.err);
    here.run(&["space", "create", store]).json();
    let wrong = here.run_with(&on, "ABCDE", PASSPHRASE);
    assert!(wrong.err.contains("5 of 30 were given"), "{}", wrong.err);
    let kept = here.run_with(&on, &code, PASSPHRASE).json();
    assert_eq!(kept["on"], true);
    assert!(kept["proven"].as_str().unwrap().contains("1 visit, 1 note"), "{kept}");
    assert!(here.run(&["space", "keep-copy", "now"]).json()["problem"].is_null());
    assert!(here.run(&["space", "keep-copy", "try"]).json()["problem"].is_null());

    let there = Desk::bare();
    let restore = ["restore", "--from", store, "--recovery-code", "-"];
    let back = there.run_with(&restore, &code, "a new passphrase").json();
    assert!(back["notice"].as_str().unwrap().contains("1 visit, 1 note"), "{back}");
    let listed = there.run_with(&["list", "observation"], "", "a new passphrase").json();
    assert!(listed.to_string().contains("zebrafish"), "{listed}");
    let well = there.run_with(&["verify"], "", "a new passphrase").json();
    assert_eq!(well["ok"], true);
    assert_eq!(there.run_with(&restore, &code, "a new passphrase").status, 4, "not over a vault");
    assert_eq!(here.run(&["space", "keep-copy", "off"]).json()["on"], false);
    let nothing = Desk::bare().run_with(&restore, &code, "a new passphrase");
    assert!(nothing.err.contains("no private copy for this recovery code"), "{}", nothing.err);
    assert_eq!(Desk::bare().run(&["restore"]).status, 2);
    assert_eq!(Desk::bare().run(&["restore", "--from", store]).status, 2);
}
