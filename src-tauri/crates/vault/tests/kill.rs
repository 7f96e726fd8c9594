//! kill -9 at any moment: nothing that was acknowledged is lost.

use crate::notebook::{NOW, PASSPHRASE, create, fields, open, place, random};
use cf_domain::RecordId;
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_vault::{BackupReason, OpenOptions, Unlock, Vault, VaultError};
use serde_json::json;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use uuid::Uuid;

const FOLDER: &str = "CF_VAULT_TEST_KILLED_FOLDER";
const FIRST: &str = "CF_VAULT_TEST_KILLED_FIRST";

/// Not a test of its own: what the child of the next test does, until it is killed. It says a
/// number only after the vault has said that the note is saved.
#[test]
fn child_that_writes_until_it_is_killed() {
    let (Some(folder), Ok(first)) = (std::env::var_os(FOLDER), std::env::var(FIRST)) else {
        return;
    };
    let place = place(&PathBuf::from(folder));
    let seed = first.parse::<u64>().unwrap();
    let opened = Vault::open(
        place,
        Unlock::Passphrase(PASSPHRASE),
        OpenOptions::default(),
        NOW,
        random(seed),
    )
    .unwrap();
    let mut out = std::io::stdout();
    for n in seed.. {
        let id = RecordId(Uuid::from_u128(u128::from(n)));
        let text = format!("note {n} {}", "words ".repeat(usize::try_from(n % 90).unwrap()));
        opened
            .vault
            .write::<_, VaultError>(NOW + n, "note", |tx| {
                tx.make(Kind::Observation, id, Audience::Private, fields(json!({"text": text})))
            })
            .unwrap();
        writeln!(out, "saved {n}").unwrap();
        out.flush().unwrap();
        if n % 40 == 0 {
            opened.vault.back_up(BackupReason::Daily, NOW + n * 1000).unwrap();
        }
    }
}

#[test]
fn nothing_acknowledged_is_lost_when_the_program_is_killed() {
    let dir = tempfile::tempdir().unwrap();
    drop(create(dir.path(), 1).unwrap());
    let mut first = 1u64;
    let mut acknowledged = Vec::new();
    // Each round is killed after another number of notes: in a commit, in a checkpoint, in a backup.
    for after in [1, 7, 39, 41, 90, 120] {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["kill::child_that_writes_until_it_is_killed", "--exact", "--nocapture"])
            .env(FOLDER, dir.path())
            .env(FIRST, first.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let number =
            |line: &String| line.strip_prefix("saved ").and_then(|n| n.parse::<u64>().ok());
        acknowledged.extend(lines.by_ref().filter_map(|line| number(&line)).take(after));
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged.extend(lines.filter_map(|line| number(&line)));
        assert!(acknowledged.len() >= after, "the child wrote");

        let vault = open(dir.path()).unwrap().vault;
        let reader = vault.reader().unwrap();
        for n in &acknowledged {
            let record = reader.record(RecordId(Uuid::from_u128(u128::from(*n)))).unwrap();
            assert!(
                record.is_some_and(|r| r.fields["text"]
                    .as_str()
                    .unwrap()
                    .starts_with(&format!("note {n} "))),
                "{n}"
            );
        }
        drop(reader);
        let report = vault.verify().unwrap();
        assert!(report.is_ok(), "{report:?}");
        // One that was saved but not acknowledged may be there too.
        first = acknowledged.last().unwrap() + 2;
        assert!(report.events >= acknowledged.len() as u64);
    }
}
