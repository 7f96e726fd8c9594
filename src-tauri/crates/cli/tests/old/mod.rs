//! Vaults and places that earlier versions of this program wrote (README.md beside this file says
//! how). They are never made anew: what was written once is opened and read for ever.

use crate::scene::Scene;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// The room as an earlier program left it.
fn left(archive: &str) -> Scene {
    let scene = Scene::empty();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/old").join(archive);
    let unpacked = Command::new("tar").arg("xzf").arg(file).arg("-C").arg(scene.room()).status();
    assert!(unpacked.unwrap().success());
    scene
}

/// Opens the vault, tells it where the place lies now, and sends what the old program had not sent.
fn goes_on(scene: &Scene, who: &str) {
    assert_eq!(scene.json(who, &["verify"])["ok"], true);
    scene.json(who, &["space", "folder", scene.place().to_str().unwrap()]);
    let report = scene.json(who, &["sync"]);
    let told = (&report["reached"], &report["pending"], &report["problems"]);
    assert_eq!(told, (&json!(true), &json!(0), &json!([])), "{report}");
    assert_eq!(scene.json(who, &["verify"])["ok"], true);
}

fn texts(scene: &Scene, who: &str) -> Vec<String> {
    let records = scene.json(who, &["list", "intelligence"]);
    let text = |record: &Value| record["text"].as_str().unwrap().to_owned();
    records["records"].as_array().unwrap().iter().map(text).collect()
}

/// What everybody of the team may read in both; the last was not sent yet.
const TOLD: [&str; 5] = [
    "Staff say that nights are short",
    "A door was locked",
    "Heard in confidence",
    "For those who go",
    "Tom heard it too",
];

#[test]
fn a_vault_from_before_packs_is_opened_goes_on_and_lets_others_in() {
    let mut scene = left("before-packs.tar.gz");
    let before = texts(&scene, "doctor");
    for told in TOLD {
        assert!(before.iter().any(|text| text == told), "{told}");
    }
    let hits = scene.json("doctor", &["search", "zebrafish"]);
    assert_eq!(hits["hits"].as_array().unwrap().len(), 1, "the private note is there");
    goes_on(&scene, "doctor");

    // It meets somebody of today, who reads everything that was written before.
    scene.sets_up("newcomer");
    let code = scene.invites("doctor");
    scene.asks("newcomer", &code);
    scene.lets_in("doctor");
    scene.in_step(&["newcomer", "doctor"]);
    let read = texts(&scene, "newcomer");
    for told in ["Staff say that nights are short", "Tom heard it too", "Not sent yet"] {
        assert!(read.iter().any(|text| text == told), "{told}");
    }
    // And together they write as many files as are packed today.
    for number in 0..32 {
        scene.writes_for_quality("newcomer", &format!("Number {number}"));
        scene.json("newcomer", &["sync"]);
    }
    scene.in_step(&["doctor", "newcomer"]);
    assert!(scene.place().join("p").is_dir(), "there is a pack");
}

#[test]
fn a_vault_with_packs_holds_what_it_held_and_goes_on() {
    let scene = left("with-packs.tar.gz");
    // As the old program said them of the same vault.
    let words = [
        ("Visit team", "buzzard inform hurry fog hold country invite lava"),
        ("Quality team", "truffle tailor topic bush turtle squid mimosa finch"),
        ("Safeguarding leads", "cherry thatch hoop visit healthy speech jungle money"),
        ("Named keyholders", "funnel honey jolly spell pumpkin history ranch earth"),
    ];
    let words = words.map(|(audience, words)| {
        json!({ "audience": audience, "words": words.split(' ').collect::<Vec<_>>() })
    });
    let digests = scene.json("lay", &["space", "digest"]);
    assert_eq!(digests["digests"], json!(words));
    let texts = texts(&scene, "lay");
    assert_eq!(texts.len(), 39);
    for told in TOLD {
        assert!(texts.iter().any(|text| text == told), "{told}");
    }
    goes_on(&scene, "lay");
    assert_eq!(scene.is_well("lay"), digests["digests"].to_string());
    // The small files that the pack holds are gone one day; nobody takes it for a loss.
    let feed = std::fs::read_dir(scene.place().join("p")).unwrap().next().unwrap().unwrap();
    let loose = scene.place().join("f").join(feed.file_name()).join("0");
    for file in std::fs::read_dir(loose).unwrap().map(Result::unwrap) {
        if file.file_name().to_str().unwrap() < "0000000033" {
            std::fs::remove_file(file.path()).unwrap();
        }
    }
    let report = scene.json("lay", &["sync"]);
    assert_eq!((&report["received"], &report["problems"]), (&json!(0), &json!([])), "{report}");
}
