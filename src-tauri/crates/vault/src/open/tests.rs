//! What only somebody with the key can set up: a vault of a newer app, a full disk, a disk that
//! refuses to be written to.

use super::{LEVEL, NewVault, OpenOptions, Opened, Vault, VaultState, migrate};
use crate::error::VaultError;
use crate::keys::{KdfCost, Unlock};
use crate::place::VaultPlace;
use cf_domain::record::{Fields, Kind};
use cf_domain::word::Audience;
use cf_domain::{DeviceId, PersonId, RecordId};
use serde_json::{Map, json};
use std::path::Path;
use tempfile::TempDir;
use uuid::Uuid;

const NOW: u64 = 1_795_338_000_000;
const COST: KdfCost = KdfCost { memory_kib: 64, passes: 1, lanes: 1 };

fn counting() -> Box<dyn super::Randomness> {
    let mut next = 0u8;
    Box::new(move |bytes: &mut [u8]| {
        for byte in bytes {
            next = next.wrapping_add(1);
            *byte = next;
        }
    })
}

fn new_vault() -> (TempDir, Vault) {
    let dir = tempfile::tempdir().unwrap();
    let new = NewVault {
        passphrase: "words",
        cost: COST,
        person: PersonId(Uuid::from_u128(1)),
        device: DeviceId(Uuid::from_u128(2)),
        plain: Map::new(),
    };
    let place = VaultPlace::new(dir.path().join("vault"));
    let (vault, _) = Vault::create(place, new, OpenOptions::default(), NOW, counting()).unwrap();
    (dir, vault)
}

fn open(dir: &Path) -> Result<Opened, VaultError> {
    let place = VaultPlace::new(dir.join("vault"));
    Vault::open(place, Unlock::Passphrase("words"), OpenOptions::default(), NOW, counting())
}

fn note(text: &str) -> Fields {
    json!({"text": text}).as_object().cloned().unwrap()
}

fn make(vault: &Vault, number: u128, text: &str) -> Result<(), VaultError> {
    let id = RecordId(Uuid::from_u128(number));
    vault
        .write(NOW, "note", |tx| tx.make(Kind::Observation, id, Audience::Private, note(text)))
        .map(drop)
}

fn sql(vault: &Vault, sql: &str) {
    vault.writer().connection.execute_batch(sql).unwrap();
}

#[test]
fn a_vault_of_a_newer_app_is_read_and_never_written() {
    let (dir, vault) = new_vault();
    make(&vault, 7, "kept").unwrap();
    sql(
        &vault,
        "CREATE TABLE of_tomorrow (x); INSERT INTO migration VALUES ('20990101-next', 99, 0);",
    );
    drop(vault);
    let bytes = || std::fs::read(dir.path().join("vault").join("vault.db")).unwrap();
    let before = bytes();
    let opened = open(dir.path()).unwrap();
    assert_eq!(opened.vault.state(), VaultState::NewerApp { level: 99, ours: LEVEL });
    let found =
        opened.vault.reader().unwrap().record(RecordId(Uuid::from_u128(7))).unwrap().unwrap();
    assert_eq!(found.fields["text"], "kept");
    assert_eq!(make(&opened.vault, 8, "new"), Err(VaultError::NewerVault));
    assert_eq!(opened.vault.rebuild(), Err(VaultError::NewerVault));
    assert!(opened.vault.verify().unwrap().is_ok());
    let mut events = 0;
    let count = |_| {
        events += 1;
        Ok::<_, VaultError>(())
    };
    opened.vault.reader().unwrap().all_events(count).unwrap();
    assert_eq!(events, 1, "everything can still be exported");
    drop(opened);
    assert_eq!(bytes(), before);
}

#[test]
fn additions_of_a_newer_app_on_the_same_level_do_not_lock_this_one_out() {
    let (dir, vault) = new_vault();
    sql(
        &vault,
        "CREATE TABLE addition (x); INSERT INTO migration VALUES ('20990101-addition', 1, 0);",
    );
    drop(vault);
    let opened = open(dir.path()).unwrap();
    assert_eq!(opened.vault.state(), VaultState::Writable);
    make(&opened.vault, 7, "goes on").unwrap();
}

#[test]
fn a_pending_migration_is_applied_after_a_copy_was_made() {
    let (dir, vault) = new_vault();
    make(&vault, 7, "kept").unwrap();
    // As if this vault came from an app before the last migration, which only logs itself here.
    let last = migrate::MIGRATIONS.last().unwrap().name;
    let earlier = format!("UPDATE migration SET name = 'of-yesterday' WHERE name = '{last}'");
    sql(&vault, &earlier);
    drop(vault);
    // The real last migration cannot be applied twice: it fails whole, after the copy.
    assert!(open(dir.path()).is_err());
    let copies = crate::backup::list(&VaultPlace::new(dir.path().join("vault"))).unwrap();
    let reasons: Vec<_> = copies.iter().map(|copy| copy.proof.as_ref().unwrap().reason).collect();
    assert_eq!(reasons, [crate::BackupReason::BeforeUpgrade]);
    assert_eq!(copies[0].proof.as_ref().unwrap().events, 1);
}

#[test]
fn a_vault_from_before_sharing_is_brought_up_and_keeps_everything() {
    let (dir, vault) = new_vault();
    make(&vault, 7, "from before").unwrap();
    // Back to the form of the first migration, from its own words.
    let first = migrate::MIGRATIONS.first().unwrap();
    let made: String = first
        .sql
        .split_inclusive(';')
        .filter(|part| {
            ["TABLE object (", "INDEX object_state", "TABLE cursor ("]
                .iter()
                .any(|name| part.contains(name))
        })
        .collect();
    sql(
        &vault,
        &format!(
            "DROP TABLE cursor; DROP TABLE held; DROP TABLE outgoing; DROP TABLE verdict; DROP TABLE pack;
             DROP TABLE taken_back; DROP TABLE setting_change; DROP INDEX operation_undone_by;
             DROP INDEX record_disputed; {made}
             DELETE FROM migration WHERE name <> '{}'",
            first.name
        ),
    );
    drop(vault);
    let Opened { vault, migrated, .. } = open(dir.path()).unwrap();
    assert_eq!(
        migrated,
        ["20261122-sharing", "20261122-undo", "20261122-answers", "20261122-packs"]
    );
    assert_eq!(vault.state(), VaultState::Writable);
    assert!(vault.reader().unwrap().record(RecordId(Uuid::from_u128(7))).unwrap().is_some());
    let object = crate::SealedObject { name: "k/1.vkey".to_owned(), bytes: vec![1], part: None };
    vault.write::<_, VaultError>(NOW, "x", |tx| tx.keep_object(&object)).unwrap();
    assert_eq!(crate::keys::KeyFile::read(&vault.place().keys()).unwrap().level, LEVEL);
    let copies = crate::backup::list(vault.place()).unwrap();
    assert_eq!(copies[0].proof.as_ref().unwrap().reason, crate::BackupReason::BeforeUpgrade);
    drop(vault);
    assert!(open(dir.path()).unwrap().migrated.is_empty(), "once");
}

#[test]
fn a_full_disk_refuses_the_change_and_loses_nothing() {
    let (dir, vault) = new_vault();
    make(&vault, 7, "kept").unwrap();
    let pages: i64 =
        vault.writer().connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    sql(&vault, &format!("PRAGMA max_page_count = {}", pages + 2));
    let refused = (8u128..40).map(|n| make(&vault, n, &"words ".repeat(2000))).find(Result::is_err);
    assert_eq!(refused, Some(Err(VaultError::DiskFull)));
    sql(&vault, "PRAGMA max_page_count = 1000000");
    make(&vault, 100, "there is room again").unwrap();
    assert!(vault.verify().unwrap().is_ok());
    drop(vault);
    let vault = open(dir.path()).unwrap().vault;
    assert!(vault.reader().unwrap().record(RecordId(Uuid::from_u128(7))).unwrap().is_some());
}

#[test]
fn a_disk_that_may_not_be_written_to_says_so() {
    let (_dir, vault) = new_vault();
    sql(&vault, "PRAGMA query_only = 1");
    assert_eq!(make(&vault, 7, "x"), Err(VaultError::ReadOnlyDisk));
    sql(&vault, "PRAGMA query_only = 0");
    make(&vault, 7, "x").unwrap();
}

#[test]
fn what_is_shown_is_put_right_from_the_events() {
    let (_dir, vault) = new_vault();
    make(&vault, 7, "as it was said").unwrap();
    sql(&vault, "UPDATE record SET fields = '{\"text\":\"forged\"}'");
    let report = vault.verify().unwrap();
    assert_eq!(report.problems, [crate::Problem::ReadModel]);
    assert_eq!(vault.rebuild(), Ok(1));
    assert!(vault.verify().unwrap().is_ok());
}

#[test]
fn a_forged_event_is_found() {
    let (_dir, vault) = new_vault();
    make(&vault, 7, "one").unwrap();
    make(&vault, 8, "two").unwrap();
    sql(&vault, "UPDATE event SET signature = zeroblob(64) WHERE seq = 2");
    assert_eq!(vault.verify().unwrap().problems, [crate::Problem::Signature { feed: 1, seq: 2 }]);
    sql(&vault, "UPDATE event SET salt = zeroblob(16) WHERE seq = 1");
    assert_eq!(vault.verify().unwrap().problems[1], crate::Problem::Chain { feed: 1, seq: 2 });
}

#[test]
fn a_key_or_passphrase_is_never_printed() {
    let (_dir, vault) = new_vault();
    let shown = format!("{vault:?} {:?} {:?}", vault.key, Unlock::Passphrase("words"));
    assert!(!shown.contains("words") && shown.contains("secret"), "{shown}");
}
