//! A team around a shared folder, in a room that can be put back to how it was.

use crate::desk::{PASSPHRASE, Said, program, said};
use cf_app::{App, AppConfig, KdfCost, Silent, SystemAmbient};
use cf_domain::word::{CommissionerKind, Role};
use cf_wire::{Commands as _, ProveRecovery, SetupBegin};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;

/// The audiences that everybody here may read.
pub const AUDIENCES: [&str; 4] = ["quality", "safeguarding", "protected", "visit-team"];

/// The rooms, and what was acknowledged in them.
pub struct Scene {
    folder: TempDir,
    /// The ids of records for colleagues that the program said it had kept.
    written: Vec<String>,
    /// How many of them there were when the room was kept.
    kept: usize,
    /// How far the clock is put forward, in days.
    days: u32,
}

impl Scene {
    /// A room with nothing in it.
    pub fn empty() -> Self {
        let folder = TempDir::new().unwrap();
        let scene = Self { folder, written: Vec::new(), kept: 0, days: 0 };
        std::fs::create_dir(scene.room()).unwrap();
        scene
    }

    /// A founder with a space, and nobody else.
    fn alone(founder: &str) -> Self {
        let mut scene = Self::empty();
        std::fs::create_dir(scene.place()).unwrap();
        scene.sets_up(founder);
        scene.json(founder, &["space", "create", scene.place().to_str().unwrap()]);
        scene
    }

    /// These people in one space, in step. The first made it.
    pub fn of(people: &[&str]) -> Self {
        let mut scene = Self::alone(people[0]);
        for person in &people[1..] {
            scene.sets_up(person);
            let code = scene.invites(people[0]);
            scene.asks(person, &code);
            scene.lets_in(people[0]);
            scene.json(person, &["sync"]);
        }
        for person in people {
            scene.writes(person, "In the beginning");
        }
        scene.in_step(people);
        scene
    }

    /// The folder of everything that a test changes.
    pub fn room(&self) -> PathBuf {
        self.folder.path().join("now")
    }

    /// The shared folder.
    pub fn place(&self) -> PathBuf {
        self.room().join("place")
    }

    /// A vault whose passphrase is not stretched for long: it is opened thousands of times.
    pub fn sets_up(&mut self, who: &str) {
        let config = AppConfig {
            data_dir: self.room().join(who),
            version: "test".to_owned(),
            cost: Some(KdfCost { memory_kib: 8, passes: 1, lanes: 1 }),
            allow_shared_folder: false,
        };
        let app = App::new(config, Arc::new(SystemAmbient), Arc::new(Silent)).unwrap();
        let begun = app.setup_begin(SetupBegin {
            name: who.to_owned(),
            role: Role::QualityManager,
            organisation: "Sandbox Commissioner".to_owned(),
            commissioner: CommissionerKind::Icb,
            commissioner_word: String::new(),
            meeting_name: "Clinical Quality Review Meeting".to_owned(),
            meeting_short: "CQRM".to_owned(),
            passphrase: PASSPHRASE.to_owned(),
        });
        let code = begun.unwrap();
        let group = |n: &u32| code.groups[usize::try_from(*n).unwrap() - 1].clone();
        app.setup_prove(ProveRecovery { groups: code.ask.iter().map(group).collect() }).unwrap();
        drop(app);
        let own = json!({ "kind": "organisation", "code": who.to_uppercase(), "name": who, "type": "nhs-trust" });
        self.adds(who, &own.to_string());
    }

    /// The program, to be run by somebody.
    pub fn program(&self, who: &str, arguments: &[&str]) -> Command {
        let vault = self.room().join(who);
        let mut all = vec!["--json", "--data", vault.to_str().unwrap()];
        all.extend(arguments);
        let mut program = program(&all, PASSPHRASE);
        if self.days > 0 {
            program.env("LD_PRELOAD", clock()).env("FAKETIME", format!("+{}d", self.days));
        }
        program
    }

    /// What the program says to somebody.
    pub fn run(&self, who: &str, arguments: &[&str]) -> Said {
        said(&mut self.program(who, arguments), "")
    }

    /// Its answer, when it goes well.
    pub fn json(&self, who: &str, arguments: &[&str]) -> Value {
        self.run(who, arguments).json()
    }

    /// Puts everybody's clock forward.
    pub fn days_later(&mut self, days: u32) {
        self.days += days;
    }

    fn adds(&mut self, who: &str, lines: &str) {
        let kept = said(&mut self.program(who, &["add", "any", "-"]), lines).json();
        self.written.extend(kept["ids"].as_array().unwrap().iter().map(text_of));
    }

    /// Writes a record for each audience. They are not sent yet.
    pub fn writes(&mut self, who: &str, text: &str) {
        let line = |audience: &&str| {
            let line = json!({
                "kind": "intelligence", "organisation": who.to_uppercase(), "text": text, "audience": audience
            });
            line.to_string()
        };
        self.adds(who, &AUDIENCES.iter().map(line).collect::<Vec<_>>().join("\n"));
    }

    /// Writes a record for one audience.
    pub fn writes_for_quality(&mut self, who: &str, text: &str) {
        let line =
            json!({ "kind": "intelligence", "organisation": who.to_uppercase(), "text": text });
        self.adds(who, &line.to_string());
    }

    /// How many members somebody sees.
    pub fn members(&self, who: &str) -> usize {
        self.json(who, &["space", "members"])["members"].as_array().unwrap().len()
    }

    /// The id under which somebody sees a member.
    pub fn member(&self, who: &str, name: &str) -> String {
        let members = self.json(who, &["space", "members"]);
        let found = members["members"].as_array().unwrap().iter().find(|row| row["name"] == name);
        text_of(&found.unwrap()["member"])
    }

    /// An invitation's code.
    pub fn invites(&self, who: &str) -> String {
        text_of(&self.json(who, &["space", "invite"])["code"])
    }

    /// Asks to be let in.
    pub fn asks(&self, who: &str, code: &str) {
        self.json(who, &["space", "join", code, "--store", self.place().to_str().unwrap()]);
    }

    /// Lets in whoever asks, for every audience.
    pub fn lets_in(&self, who: &str) {
        let asked = self.json(who, &["space", "requests"]);
        for request in asked["requests"].as_array().unwrap() {
            self.json(who, &approving(request["request"].as_str().unwrap()));
        }
    }

    /// Keeps the room as it is now.
    pub fn keep(&mut self) {
        self.kept = self.written.len();
        copy(&self.room(), &self.folder.path().join("kept"));
    }

    /// Makes the room what it was when it was kept.
    pub fn go_back(&mut self) {
        self.written.truncate(self.kept);
        std::fs::remove_dir_all(self.room()).unwrap();
        copy(&self.folder.path().join("kept"), &self.room());
    }

    /// Everybody exchanges, and then holds the same: every record that was ever acknowledged, with
    /// no second life of anybody's feed.
    pub fn in_step(&self, people: &[&str]) {
        // All but the last have to hear what those after them said.
        for who in people.iter().chain(&people[..people.len() - 1]) {
            let report = self.json(who, &["sync"]);
            let trouble = (&report["problems"], &report["pending"]);
            assert_eq!(trouble, (&json!([]), &json!(0)), "{report}");
        }
        let digests: BTreeSet<String> = people.iter().map(|who| self.is_well(who)).collect();
        assert_eq!(digests.len(), 1, "everybody has the same eight words: {digests:?}");
        let held = self.run(people[people.len() - 1], &["export", "--out", "-"]).out;
        for id in &self.written {
            assert!(held.contains(id), "{id} is lost");
        }
        self.no_number_was_given_twice();
    }

    /// What somebody's app says of sharing: nothing is wrong, and the eight words of each audience.
    pub fn is_well(&self, who: &str) -> String {
        let health = self.json(who, &["space", "health"]);
        for nothing in ["forks", "aside", "waiting"] {
            assert_eq!(health[nothing], json!([]), "{health}");
        }
        assert_eq!(health["twin"], false, "{health}");
        assert_ne!(health["digests"], json!([]), "{health}");
        health["digests"].to_string()
    }

    /// No place of a feed is taken by two segments.
    fn no_number_was_given_twice(&self) {
        let mut seen = BTreeSet::new();
        for name in names(&self.place()) {
            if let Some((feed, file)) = name.rsplit_once('/')
                && let Some((number, _)) = file.split_once('-')
                && name.ends_with(".vseg")
            {
                assert!(seen.insert((feed.to_owned(), number.to_owned())), "{name}");
            }
        }
    }
}

/// The arguments for letting somebody in for every audience.
pub fn approving(request: &str) -> [&str; 5] {
    ["space", "approve", request, "--audiences", "quality,safeguarding,protected,visit-team"]
}

/// The library by which `faketime` gives a program another time.
fn clock() -> String {
    let asked = Command::new("faketime").args(["-m", "now", "printenv", "LD_PRELOAD"]).output();
    let asked = asked.expect("faketime is needed: run `./dev setup test`");
    String::from_utf8(asked.stdout).unwrap().trim().to_owned()
}

fn copy(from: &Path, to: &Path) {
    let copied = Command::new("cp").arg("-a").arg(from).arg(to).status().unwrap();
    assert!(copied.success());
}

/// Every file below a folder, by its whole path.
pub fn names(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            names.extend(self::names(&path));
        } else {
            names.push(path.to_str().unwrap().to_owned());
        }
    }
    names
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
