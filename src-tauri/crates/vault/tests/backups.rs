use crate::notebook::{NOW, Notebook, PASSPHRASE, QUICK, open, open_with, place};
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_vault::backup::{list, restore};
use cf_vault::{BackupReason, Unlock, VaultError};
use serde_json::json;

const DAY: u64 = 24 * 60 * 60 * 1000;

#[test]
fn a_copy_made_while_the_vault_is_open_proves_itself() {
    let mut notebook = Notebook::new();
    for n in 0..20 {
        notebook.note(&format!("note {n}"));
    }
    let made = notebook.vault.back_up(BackupReason::Daily, NOW).unwrap();
    let proof = made.proof.clone().unwrap();
    assert_eq!((proof.events, proof.made_ms, proof.reason), (20, NOW, BackupReason::Daily));
    assert_eq!(made.name, "2026-11-22-090000");
    assert_eq!(notebook.vault.backups().unwrap(), [made]);
    notebook.note("after the copy");
}

#[test]
fn seven_daily_copies_are_kept_and_others_are_not_counted_among_them() {
    let mut notebook = Notebook::new();
    notebook.note("x");
    notebook.vault.back_up(BackupReason::Asked, NOW).unwrap();
    for day in 1..=9 {
        notebook.vault.back_up(BackupReason::Daily, NOW + day * DAY).unwrap();
    }
    let copies = list(notebook.vault.place()).unwrap();
    let count =
        |reason| copies.iter().filter(|copy| copy.proof.as_ref().unwrap().reason == reason).count();
    assert_eq!((count(BackupReason::Daily), count(BackupReason::Asked)), (7, 1));
    assert_eq!(copies[0].name, "2026-12-01-090000");
}

#[test]
fn a_restore_brings_back_the_copy_and_keeps_what_was_there() {
    let mut notebook = Notebook::new();
    let kept = notebook.note("before the copy");
    let shared = notebook.make(Kind::Concern, Audience::Quality, json!({"title": "Shared"}));
    let copy = notebook.vault.back_up(BackupReason::Asked, NOW).unwrap();
    let lost = notebook.note("after the copy");
    let place = notebook.vault.place().clone();
    let old_life = notebook.vault.with_identity(|own| own.incarnation);
    assert_eq!(
        restore(&place, &copy.name, Unlock::Passphrase(PASSPHRASE), NOW).unwrap_err(),
        VaultError::InUse,
        "not while it is open"
    );
    let dir = notebook.close();
    let now_here = std::fs::read(place.database()).unwrap();
    assert_eq!(
        restore(&place, &copy.name, Unlock::Passphrase("wrong"), NOW).unwrap_err(),
        VaultError::WrongPassphrase
    );
    assert_eq!(std::fs::read(place.database()).unwrap(), now_here);

    let restored = restore(&place, &copy.name, Unlock::Passphrase(PASSPHRASE), NOW).unwrap();
    assert_eq!(restored.events, 2);
    assert_eq!(std::fs::read(restored.aside.unwrap().join("vault.db")).unwrap(), now_here);

    let opened = open(dir.path()).unwrap();
    assert!(opened.new_incarnation);
    let reader = opened.vault.reader().unwrap();
    assert!(reader.record(kept).unwrap().is_some() && reader.record(shared).unwrap().is_some());
    assert!(reader.record(lost).unwrap().is_none());
    let life = opened.vault.with_identity(|own| own.incarnation);
    assert_ne!(life, old_life, "its feeds begin anew");
    let waits = reader.feeds().unwrap().into_iter().find(|feed| feed.info.incarnation == life);
    assert_eq!(waits.unwrap().head.count, 1, "what the copy had still to send goes on in them");
    assert!(opened.vault.verify().unwrap().is_ok());
    drop(reader);
    drop(opened);
    assert!(!open(dir.path()).unwrap().new_incarnation, "once");
}

#[test]
fn after_a_restore_the_own_events_that_were_lost_come_back_from_the_store() {
    let mut notebook = Notebook::new();
    notebook.make(Kind::Concern, Audience::Quality, json!({"title": "One"}));
    let copy = notebook.vault.back_up(BackupReason::Asked, NOW).unwrap();
    let lost = notebook.make(Kind::Concern, Audience::Quality, json!({"title": "Two"}));
    let in_store = notebook.feeds_for_team();
    let place = notebook.vault.place().clone();
    let dir = notebook.close();
    restore(&place, &copy.name, Unlock::Passphrase(PASSPHRASE), NOW).unwrap();
    let vault = open(dir.path()).unwrap().vault;
    for (info, envelopes) in in_store {
        vault
            .write::<_, VaultError>(NOW, "sync.fetch", |tx| tx.receive(&info, &envelopes))
            .unwrap();
    }
    assert_eq!(vault.reader().unwrap().record(lost).unwrap().unwrap().fields["title"], "Two");
    assert!(vault.verify().unwrap().is_ok());
}

#[test]
fn a_copy_from_before_a_new_passphrase_opens_with_the_new_one() {
    let mut notebook = Notebook::new();
    notebook.note("x");
    let copy = notebook.vault.back_up(BackupReason::Asked, NOW).unwrap();
    notebook.vault.change_passphrase(Unlock::Passphrase(PASSPHRASE), "new", QUICK).unwrap();
    let place = notebook.vault.place().clone();
    let dir = notebook.close();
    restore(&place, &copy.name, Unlock::Passphrase("new"), NOW).unwrap();
    open_with(dir.path(), Unlock::Passphrase("new")).unwrap();
}

#[test]
fn a_lost_key_file_comes_back_with_the_copy() {
    let mut notebook = Notebook::new();
    let id = notebook.note("x");
    let copy = notebook.vault.back_up(BackupReason::Asked, NOW).unwrap();
    let dir = notebook.close();
    let place = place(dir.path());
    std::fs::remove_file(place.keys()).unwrap();
    restore(&place, &copy.name, Unlock::Passphrase(PASSPHRASE), NOW).unwrap();
    assert!(open(dir.path()).unwrap().vault.reader().unwrap().record(id).unwrap().is_some());
}

#[test]
fn a_damaged_database_is_replaced_by_its_newest_copy() {
    let mut notebook = Notebook::new();
    let id = notebook.note("safe");
    let copy = notebook.vault.back_up(BackupReason::Daily, NOW).unwrap();
    let dir = notebook.close();
    let place = place(dir.path());
    std::fs::write(place.database(), b"not a database any more").unwrap();
    assert_eq!(open(dir.path()).unwrap_err(), VaultError::Damaged);
    restore(&place, &list(&place).unwrap()[0].name, Unlock::Passphrase(PASSPHRASE), NOW).unwrap();
    assert!(open(dir.path()).unwrap().vault.reader().unwrap().record(id).unwrap().is_some());
    assert_eq!(list(&place).unwrap()[0].name, copy.name, "the copy itself stays");
}

#[test]
fn a_damaged_copy_is_refused_and_what_is_here_stays() {
    let mut notebook = Notebook::new();
    let id = notebook.note("here");
    let copy = notebook.vault.back_up(BackupReason::Asked, NOW).unwrap();
    let dir = notebook.close();
    let place = place(dir.path());
    let path = place.backups().join(&copy.name).join("vault.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let refused =
        |name: &str| restore(&place, name, Unlock::Passphrase(PASSPHRASE), NOW).unwrap_err();
    assert_eq!(refused(&copy.name), VaultError::NoBackup);
    assert_eq!(refused("2001-01-01-000000"), VaultError::NoBackup);
    assert!(open(dir.path()).unwrap().vault.reader().unwrap().record(id).unwrap().is_some());
}
