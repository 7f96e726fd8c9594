use crate::notebook::{Notebook, PASSPHRASE, QUICK, open, open_with, place};
use cf_vault::{KeyFile, RecoveryCodeError, Unlock, VaultError};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

fn every_file(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(every_file(&path));
        } else {
            files.insert(path.to_string_lossy().into_owned(), std::fs::read(&path).unwrap());
        }
    }
    files
}

#[test]
fn a_wrong_passphrase_leaves_every_file_as_it_is() {
    let mut notebook = Notebook::new();
    notebook.note("the call bell rang");
    let dir = notebook.close();
    let before = every_file(dir.path());
    let refused = open_with(dir.path(), Unlock::Passphrase("wrong")).unwrap_err();
    assert_eq!(refused, VaultError::WrongPassphrase);
    assert_eq!(every_file(dir.path()), before);
}

#[test]
fn the_recovery_code_opens_the_vault_however_it_is_spelt() {
    let notebook = Notebook::new();
    let code = notebook.code.to_lowercase().replace('-', " ");
    let dir = notebook.close();
    open_with(dir.path(), Unlock::RecoveryCode(&code)).unwrap();
}

#[test]
fn a_mistyped_recovery_code_is_told_from_a_foreign_one() {
    let foreign = Notebook::of(2).code;
    let notebook = Notebook::new();
    let mut mistyped = notebook.code.clone();
    let first = if mistyped.starts_with('7') { "8" } else { "7" };
    mistyped.replace_range(0..1, first);
    let dir = notebook.close();
    let refused = |code: &str| open_with(dir.path(), Unlock::RecoveryCode(code)).unwrap_err();
    assert_eq!(refused(&mistyped), VaultError::RecoveryCode(RecoveryCodeError::Mistyped));
    assert_eq!(refused(&foreign), VaultError::WrongRecoveryCode);
}

#[test]
fn a_new_passphrase_opens_and_the_old_one_does_not() {
    let mut notebook = Notebook::new();
    let id = notebook.note("kept");
    let old = Unlock::Passphrase(PASSPHRASE);
    assert_eq!(
        notebook.vault.change_passphrase(Unlock::Passphrase("guess"), "new", QUICK),
        Err(VaultError::WrongPassphrase)
    );
    notebook.vault.change_passphrase(old, "new words", QUICK).unwrap();
    let code = notebook.code.clone();
    let dir = notebook.close();
    assert_eq!(open(dir.path()).unwrap_err(), VaultError::WrongPassphrase);
    let vault = open_with(dir.path(), Unlock::Passphrase("new words")).unwrap().vault;
    assert_eq!(vault.reader().unwrap().record(id).unwrap().unwrap().fields["text"], "kept");
    vault.prove(Unlock::RecoveryCode(&code)).unwrap();
}

#[test]
fn a_forgotten_passphrase_is_replaced_with_the_recovery_code() {
    let notebook = Notebook::new();
    notebook
        .vault
        .change_passphrase(Unlock::RecoveryCode(&notebook.code), "found again", QUICK)
        .unwrap();
    let dir = notebook.close();
    open_with(dir.path(), Unlock::Passphrase("found again")).unwrap();
}

#[test]
fn a_new_recovery_code_replaces_the_old_one() {
    let notebook = Notebook::new();
    let new = notebook.vault.new_recovery_code(Unlock::Passphrase(PASSPHRASE)).unwrap();
    assert_eq!(
        notebook.vault.prove(Unlock::RecoveryCode(&notebook.code)),
        Err(VaultError::WrongRecoveryCode)
    );
    notebook.vault.prove(Unlock::RecoveryCode(&new.to_words())).unwrap();
    notebook.vault.prove(Unlock::Passphrase(PASSPHRASE)).unwrap();
}

#[test]
fn wraps_of_a_newer_app_survive_a_change_of_passphrase() {
    let notebook = Notebook::new();
    let path = notebook.vault.place().keys();
    let newer = json!({"by": "key-store", "service": "tpm", "key": "AAAA"});
    let mut file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    file["wraps"].as_array_mut().unwrap().push(newer.clone());
    file["hint"] = json!("kept");
    std::fs::write(&path, file.to_string()).unwrap();
    notebook.vault.change_passphrase(Unlock::Passphrase(PASSPHRASE), "new", QUICK).unwrap();
    let file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert!(file["wraps"].as_array().unwrap().contains(&newer));
    assert_eq!(file["hint"], "kept");
}

#[test]
fn the_lock_screen_reads_its_facts_without_a_key() {
    let notebook = Notebook::new();
    notebook
        .vault
        .set_plain(crate::notebook::fields(json!({"theme": "light", "text_size": 2})))
        .unwrap();
    let dir = notebook.close();
    let keys = KeyFile::read(&place(dir.path()).keys()).unwrap();
    assert_eq!(keys.plain["text_size"], 2);
    open(dir.path()).unwrap();
}

#[test]
fn a_damaged_key_file_and_one_of_a_newer_app_are_told_apart() {
    let dir = Notebook::new().close();
    let path = place(dir.path()).keys();
    let good = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, good.as_bytes().split_at(good.len() / 2).0).unwrap();
    assert_eq!(open(dir.path()).unwrap_err(), VaultError::KeysDamaged);
    std::fs::write(&path, good.replace("\"format\": 1", "\"format\": 2")).unwrap();
    assert_eq!(open(dir.path()).unwrap_err(), VaultError::KeysNewer);
    // A forged cost must not stop the computer.
    std::fs::write(&path, good.replace("\"memory_kib\": 64", "\"memory_kib\": 4000000000"))
        .unwrap();
    assert_eq!(open(dir.path()).unwrap_err(), VaultError::KeysDamaged);
}
