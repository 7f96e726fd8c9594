//! A folder of its own for each test, and the program run in it.

use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "seven slow snails sing";

/// What the program said.
#[derive(Debug)]
pub struct Said {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// The answer of a run with `--json` that went well.
    pub fn json(&self) -> Value {
        assert_eq!(self.status, 0, "{}", self.err);
        serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("no JSON: {}", self.out))
    }
}

/// A folder with a vault in it.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    /// With nothing in it.
    pub fn bare() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// With a vault.
    pub fn new() -> Self {
        let desk = Self::bare();
        let made = desk.run(&[
            "init",
            "--name",
            "Priya Anand",
            "--role",
            "quality-manager",
            "--organisation",
            "Sandbox Commissioner",
        ]);
        assert!(made.json()["recovery_code"].as_str().unwrap().len() > 20);
        desk
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs with `--json` on the vault.
    pub fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(arguments, "", PASSPHRASE)
    }

    /// Runs with something on standard input and this passphrase.
    pub fn run_with(&self, arguments: &[&str], input: &str, passphrase: &str) -> Said {
        let vault = self.path("vault");
        let mut all = vec!["--json", "--data", vault.to_str().unwrap()];
        all.extend(arguments);
        cfriend(&all, input, passphrase)
    }

    /// Runs with `--json` on the vault, in an environment with these beside what is there.
    pub fn run_in(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Said {
        let vault = self.path("vault");
        let mut all = vec!["--json", "--data", vault.to_str().unwrap()];
        all.extend(arguments);
        said(program(&all, PASSPHRASE).envs(environment.iter().copied()), "")
    }

    /// Adds records and gives their ids.
    pub fn add(&self, lines: &str) -> Vec<String> {
        let said = self.run_with(&["add", "any", "-"], lines, PASSPHRASE);
        let ids = said.json()["ids"].as_array().unwrap().clone();
        ids.iter().map(|id| id.as_str().unwrap().to_owned()).collect()
    }
}

/// Runs the program.
pub fn cfriend(arguments: &[&str], input: &str, passphrase: &str) -> Said {
    said(&mut program(arguments, passphrase), input)
}

/// The program, ready to be run.
pub fn program(arguments: &[&str], passphrase: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cfriend"));
    command.args(arguments).env("CFRIEND_PASSPHRASE", passphrase);
    command
}

/// Runs it with something on standard input.
pub fn said(command: &mut Command, input: &str) -> Said {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    // A program that fails early reads nothing: the pipe may be closed.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let done = child.wait_with_output().unwrap();
    Said {
        status: done.status.code().unwrap(),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

/// A file of the reference cases.
pub fn reference(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let folder =
        std::env::var_os("CF_REFS").map_or_else(|| root.join("../shared/refs"), PathBuf::from);
    let path = folder.join(name);
    assert!(path.exists(), "{name} is missing: set CF_REFS to the folder of the reference cases");
    path
}
