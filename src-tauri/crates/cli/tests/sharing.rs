//! Two vaults, one folder, and every step typed.

use crate::desk::{Desk, PASSPHRASE, cfriend};
use serde_json::Value;
use std::path::Path;

const RECORDS: &str = concat!(
    r#"{"kind":"organisation","code":"ZZ77","name":"Sandbox Trust","type":"nhs-trust"}"#,
    "\n",
    r#"{"kind":"visit","id":"v1","organisation":"ZZ77","date":"2026-11-20","title":"Birch Ward"}"#,
    "\n",
    r#"{"kind":"observation","visit":"v1","text":"Call bell rang, zebrafish","sort":"concern"}"#,
);

/// Colleagues in a folder.
struct Two {
    here: Desk,
    there: Desk,
    store: String,
}

fn two() -> Two {
    let (here, there) = (Desk::new(), Desk::new());
    let store = here.path("store");
    std::fs::create_dir(&store).unwrap();
    Two { here, there, store: store.to_str().unwrap().to_owned() }
}

impl Two {
    fn meet(&self) {
        let url = format!("file://{}", self.store);
        let made = self.here.run(&["space", "create", &url, "--name", "Sandbox team"]).json();
        assert_eq!(made["space"], "Sandbox team");
        let invited = self.here.run(&["space", "invite", "--for", "Tom"]).json();
        let code = invited["code"].as_str().unwrap();
        let asked = self.there.run(&["space", "join", code, "--store", &self.store]).json();
        let waiting = self.here.run(&["space", "requests"]).json();
        let request = &waiting["requests"][0];
        assert_eq!(request["words"], asked["words"], "the same six words on both");
        assert_eq!(request["words"].as_array().unwrap().len(), 6);
        let id = request["request"].as_str().unwrap();
        assert_eq!(self.here.run(&["space", "approve", id]).json()["member"], request["name"]);
        let first = self.there.run(&["sync"]).json();
        assert_eq!((&first["problems"], &first["pending"]), (&Value::Array(vec![]), &0.into()));
    }
}

#[test]
fn a_summary_goes_from_one_vault_to_the_other_and_the_note_stays() {
    let two = two();
    two.meet();
    two.here.add(RECORDS);
    let draft = two.here.run(&["summary", "draft", "v1"]).json();
    let published = two.here.run(&["summary", "publish", draft["id"].as_str().unwrap()]);
    let published = published.json()["id"].as_str().unwrap().to_owned();
    let sent = two.here.run(&["sync"]).json();
    assert_eq!((&sent["sent"], &sent["reached"]), (&2.into(), &true.into()), "{sent}");
    assert_eq!(two.here.run(&["sync"]).json()["sent"], 0);
    assert_eq!(two.there.run(&["sync"]).json()["received"], 2);
    let shown = two.there.run(&["show", &published]).json();
    assert_eq!(shown["record"]["title"], "Birch Ward");
    let hits = two.there.run(&["search", "zebrafish"]).json();
    assert_eq!(hits["hits"].as_array().unwrap().len(), 0);
    assert!(!anywhere(Path::new(&two.store), b"zebrafish"));

    let status = two.there.run(&["space", "status"]).json();
    assert_eq!((&status["phase"], &status["space"]), (&"member".into(), &"Sandbox team".into()));
    assert_eq!(status["members"].as_array().unwrap().len(), 2);
    assert_eq!(two.there.run(&["verify"]).json()["ok"], true);
}

#[test]
fn a_file_for_colleagues_can_hold_only_what_is_new() {
    let two = two();
    two.meet();
    two.here.add(RECORDS);
    let carry = |name: &str, more: &[&str]| {
        let path = two.here.path(name).to_str().unwrap().to_owned();
        let made = two.here.run(&[&["bundle", "out", &path], more].concat());
        (path, made)
    };
    let none = carry("none.vbundle", &["--since", "2020-01-01"]).1;
    assert_eq!((none.status, none.err.starts_with("error[refused]: ")), (4, true), "{}", none.err);
    assert_eq!(carry("none.vbundle", &["--since", "Monday"]).1.status, 2);
    let (first, whole) = carry("first.vbundle", &["--new"]);
    let draft = two.here.run(&["summary", "draft", "v1"]).json();
    two.here.run(&["summary", "publish", draft["id"].as_str().unwrap()]).json();
    let (next, new) = carry("next.vbundle", &["--new"]);
    assert!(new.json()["sentence"].as_str().unwrap().contains("only what is new"));
    assert!(whole.json()["sentence"].as_str().unwrap().contains("you and your colleagues"));
    two.there.run(&["bundle", "in", &first]).json();
    assert_eq!(two.there.run(&["bundle", "in", &next]).json()["received"], 1);
}

#[test]
fn an_administrator_lets_through_and_nobody_else() {
    let two = two();
    two.meet();
    let members = two.here.run(&["space", "members"]).json();
    let id = |at: usize| members["members"][at]["member"].as_str().unwrap().to_owned();
    assert_eq!(two.here.run(&["space", "let-through", &id(1)]).json()["let_through"], id(1));
    let refused = two.there.run(&["space", "let-through", &id(1)]);
    assert_eq!((refused.status, refused.err.starts_with("error[refused]: ")), (4, true));
    let nobody = "00000000-0000-0000-0000-000000000000";
    assert_ne!(two.here.run(&["space", "let-through", nobody]).status, 0);
    // What was said stops nobody.
    assert_eq!(two.there.run(&["sync"]).json()["problems"], Value::Array(vec![]));
}

fn anywhere(folder: &Path, word: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
        if path.is_dir() {
            anywhere(&path, word)
        } else {
            std::fs::read(&path).unwrap().windows(word.len()).any(|part| part == word)
        }
    })
}

#[test]
fn what_goes_wrong_has_an_exit_status_and_a_sentence() {
    let two = two();
    let alone = two.here.run(&["sync"]);
    assert_eq!(alone.status, 4, "{}", alone.err);
    let scheme = two.here.run(&["space", "create", "ftp://somewhere"]);
    assert_eq!(scheme.status, 2);
    let missing = two.here.path("not there");
    let away = two.here.run(&["space", "create", missing.to_str().unwrap()]);
    assert!(away.status == 1 && away.err.starts_with("error[offline]: "), "{}", away.err);
    assert!(!away.err.contains("not there"), "no path in an error");
    two.meet();
    let code = two.there.run(&["space", "invite"]);
    assert_eq!(code.status, 4, "members do not invite");
    let afresh = two.there.run(&["space", "start-afresh"]);
    assert!(afresh.status == 4 && afresh.err.contains("was not shut out"), "{}", afresh.err);
    let typing = Desk::new().run(&["space", "join", "V1-AAAA", "--store", &two.store]);
    assert!(typing.err.starts_with("error[invalid]: "), "{}", typing.err);

    std::fs::rename(&two.store, format!("{}-away", two.store)).unwrap();
    let told = two.here.run(&["sync"]).json();
    assert_eq!((&told["reached"], &told["sent"]), (&false.into(), &0.into()));
    assert_eq!(told["problems"][0]["code"], "store-unavailable");
}

#[test]
fn the_demo_leaves_two_vaults_a_folder_and_a_pack() {
    let desk = Desk::bare();
    let out = desk.path("demo");
    let said = cfriend(&["--json", "demo", "--out", out.to_str().unwrap()], "", PASSPHRASE);
    let made = said.json();
    assert_eq!(made["vaults"].as_array().unwrap().len(), 2);
    assert!(Path::new(made["store"].as_str().unwrap()).join("f").is_dir());
    assert_eq!(made["files"].as_array().unwrap().len(), 3);
    assert!(said.err.contains("same six words"), "{}", said.err);
    for reader in ["doctor", "lay member"] {
        let line = said.err.lines().find(|line| line.starts_with(&format!("The {reader} reads")));
        let line = line.unwrap_or_else(|| panic!("{}", said.err));
        assert!(line.contains("Dr Ayesha Khan") && line.contains("Tom Reeve"), "{line}");
    }
}

#[test]
fn a_member_whose_computer_is_lost_comes_back_on_a_new_one() {
    let two = two();
    two.meet();
    let listed = |desk: &Desk| desk.run(&["space", "members"]).json()["members"].clone();
    let members = listed(&two.here);
    let lost = members.as_array().unwrap().iter().find(|member| member["me"] == false).unwrap();
    let person = lost["member"].as_str().unwrap();
    let new = Desk::new();
    let code = two.here.run(&["space", "invite"]).json()["code"].as_str().unwrap().to_owned();
    new.run(&["space", "join", &code, "--store", &two.store]).json();
    let waiting = two.here.run(&["space", "requests"]).json();
    let id = waiting["requests"][0]["request"].as_str().unwrap();
    let both = two.here.run(&["space", "approve", id, "--lost", person, "--as", "admin"]);
    assert_eq!(both.status, 2, "{}", both.err);
    let stranger = "0193c0a0-0000-7000-8000-000000000000";
    let nobody = two.here.run(&["space", "approve", id, "--lost", stranger]);
    assert_eq!(nobody.status, 4, "{}", nobody.err);
    let back = two.here.run(&["space", "approve", id, "--lost", person]).json();
    assert_eq!(back["member"], lost["name"]);
    new.run(&["sync"]).json();
    let now = listed(&new);
    assert_eq!(now.as_array().unwrap().len(), 2, "nobody new: {now}");
    let me = now.as_array().unwrap().iter().find(|member| member["me"] == true).unwrap();
    assert_eq!((&me["member"], &me["as"]), (&lost["member"], &lost["as"]));
    assert_ne!(me["computers"][0]["id"], lost["computers"][0]["id"]);
    assert_eq!(me["computers"].as_array().unwrap().len(), 1);
    assert_eq!(new.run(&["verify"]).json()["ok"], true);
}
