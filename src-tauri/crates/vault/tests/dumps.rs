//! The vault as pieces of rows, and back.

use crate::notebook::{NOW, Notebook, PASSPHRASE, QUICK, open, open_with, place, random};
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_vault::{
    BroughtBack, Contents, Draft, NewKeys, OpenOptions, RecoveryCode, Unlock, Vault, VaultError,
};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;

const LEFT_OUT: &[&str] = &["sharing.last"];

fn dump(vault: &Vault) -> (Vec<Vec<u8>>, Contents) {
    let mut pieces = Vec::new();
    let reader = vault.reader().unwrap();
    let each = |piece: &[u8]| {
        pieces.push(piece.to_vec());
        Ok::<(), VaultError>(())
    };
    reader.pieces(LEFT_OUT, each).unwrap();
    (pieces, reader.contents().unwrap())
}

/// Brings a dump back into a folder where there is no vault.
fn bring_back(
    folder: &Path,
    pieces: &[Vec<u8>],
    said: &Contents,
    code: &str,
) -> Result<(), VaultError> {
    let room = BroughtBack::begin(place(folder), OpenOptions::default())?;
    let mut filling = room.fill(random(5).as_mut())?;
    pieces.iter().try_for_each(|piece| filling.add(piece))?;
    filling.prove(said, NOW)?;
    let code = RecoveryCode::parse(code)?;
    let keys = NewKeys { passphrase: "three other words", cost: QUICK, code: &code };
    room.settle(filling, &keys, NOW, random(6).as_mut())
}

fn full() -> Notebook {
    let mut notebook = Notebook::new();
    for n in 0..300 {
        notebook.note(&format!("note number {n}, with the Zürich word"));
    }
    notebook.make(Kind::Concern, Audience::Quality, json!({"title": "Waits to be sent"}));
    let undone = notebook.make(Kind::Concern, Audience::Quality, json!({"title": "Undone"}));
    let operation = notebook.last_operation();
    notebook.write("undo", |tx| tx.undo(operation)).unwrap();
    assert!(notebook.vault.reader().unwrap().record(undone).unwrap().is_none());
    let draft = Draft {
        id: notebook.id(),
        kind: "observation".to_owned(),
        context: Default::default(),
        fields: Default::default(),
        text: "half a sentence".to_owned(),
        caret: 3,
        revision: 1,
        updated_ms: 0,
        history: json!([]),
    };
    notebook.write("draft.put", |tx| tx.put_draft(&draft)).unwrap();
    notebook
        .write("x", |tx| {
            tx.set_setting("chosen", &json!({"theme": "dark"}))?;
            tx.set_space("sharing.folder", Some(b"there"))?;
            tx.set_space("sharing.last", Some(b"found out again"))
        })
        .unwrap();
    notebook
}

#[test]
fn everything_that_matters_comes_back_under_new_keys_and_in_a_new_life() {
    let mut notebook = full();
    let kept = notebook.note("the last note");
    let (pieces, said) = dump(&notebook.vault);
    assert_eq!((said.events, said.drafts), (302, 1));
    assert_eq!(said.records["observation"], 301);
    let (code, life) = (notebook.code.clone(), notebook.vault.with_identity(|own| own.incarnation));
    let elsewhere = tempfile::tempdir().unwrap();
    bring_back(elsewhere.path(), &pieces, &said, &code).unwrap();

    let opened = open_with(elsewhere.path(), Unlock::Passphrase("three other words")).unwrap();
    assert!(opened.new_incarnation, "what the store may hold is not repeated");
    let vault = opened.vault;
    assert!(vault.verify().unwrap().is_ok());
    let reader = vault.reader().unwrap();
    assert_eq!(reader.record(kept).unwrap().unwrap().fields["text"], "the last note");
    assert_eq!(reader.drafts().unwrap()[0].text, "half a sentence");
    assert_eq!(reader.setting("chosen").unwrap().unwrap(), json!({"theme": "dark"}));
    assert_eq!(reader.space("sharing.folder").unwrap().unwrap(), b"there");
    assert_eq!(reader.space("sharing.last").unwrap(), None);
    assert_ne!(vault.with_identity(|own| own.incarnation), life);
    let own: Vec<_> = reader.feeds().unwrap().into_iter().filter(|feed| feed.own).collect();
    let goes_on = own.iter().find(|feed| feed.info.incarnation != life).unwrap();
    assert_eq!(goes_on.head.count, 1, "what waited goes on in the new life");
    drop(reader);
    drop(vault);
    assert!(open_with(elsewhere.path(), Unlock::RecoveryCode(&code)).is_ok(), "the same paper");
    assert_eq!(
        open(elsewhere.path()).unwrap_err(),
        VaultError::WrongPassphrase,
        "not the old passphrase"
    );
}

#[test]
fn one_new_note_changes_few_pieces() {
    let mut notebook = Notebook::new();
    for n in 0..4000 {
        notebook.note(&format!("{n} words that are not very long, as a note is"));
    }
    let (before, _) = dump(&notebook.vault);
    let (same, _) = dump(&notebook.vault);
    assert_eq!(before, same, "nothing changed");
    notebook.note("one more");
    let (after, _) = dump(&notebook.vault);
    let known: BTreeSet<_> = before.iter().collect();
    let new: usize = after.iter().filter(|piece| !known.contains(piece)).map(Vec::len).sum();
    let all: usize = after.iter().map(Vec::len).sum();
    assert!(all > 1_000_000 && new < all / 3, "{new} of {all} bytes are new");
}

#[test]
fn what_was_changed_or_cut_short_does_not_become_a_vault() {
    let notebook = full();
    let (pieces, said) = dump(&notebook.vault);
    let elsewhere = tempfile::tempdir().unwrap();
    let attempt = |pieces: &[Vec<u8>], said: &Contents| {
        bring_back(elsewhere.path(), pieces, said, &notebook.code)
    };
    let all = pieces.concat();
    assert_eq!(attempt(&[all[..all.len() - 3].to_vec()], &said), Err(VaultError::NoBackup));
    assert_eq!(attempt(&[], &said), Err(VaultError::NoBackup));
    assert_eq!(attempt(&[b"not a dump at all".to_vec()], &said), Err(VaultError::NoBackup));
    let fewer = Contents { events: said.events - 1, ..said.clone() };
    assert_eq!(attempt(&pieces, &fewer), Err(VaultError::NoBackup));
    let other = Contents { heads: "0".repeat(64), ..said.clone() };
    assert_eq!(attempt(&pieces, &other), Err(VaultError::NoBackup));
    let mut flipped = all.clone();
    let at = all.windows(9).position(|part| part == b"note numb").unwrap();
    flipped[at] ^= 1;
    assert_eq!(attempt(&[flipped], &said), Err(VaultError::NoBackup), "a chain does not hold");
    assert!(!place(elsewhere.path()).exists());
    assert!(!place(elsewhere.path()).folder().join("restoring.db").exists());
    attempt(&pieces, &said).unwrap();
    assert_eq!(attempt(&pieces, &said), Err(VaultError::VaultExists));
}

#[test]
fn a_dump_of_a_newer_app_is_left_to_it() {
    let notebook = full();
    let (pieces, said) = dump(&notebook.vault);
    let name = b"20261122-packs";
    let mut newer = pieces.concat();
    let at = newer.windows(name.len()).position(|part| part == name).unwrap();
    newer[at..at + 8].copy_from_slice(b"20991122");
    let elsewhere = tempfile::tempdir().unwrap();
    assert_eq!(
        bring_back(elsewhere.path(), &[newer], &said, &notebook.code),
        Err(VaultError::NewerVault)
    );
}

#[test]
fn a_try_leaves_nothing_behind_and_the_vault_as_it_was() {
    let notebook = full();
    let (pieces, said) = dump(&notebook.vault);
    let mut filling = notebook.vault.try_dump().unwrap();
    let trying = notebook.vault.place().folder().join("trying.db");
    assert!(trying.exists());
    pieces.iter().try_for_each(|piece| filling.add(piece)).unwrap();
    assert_eq!(filling.prove(&said, NOW).unwrap(), said);
    let bytes = std::fs::read(&trying).unwrap();
    assert!(!bytes.windows(6).any(|part| part == b"number"), "encrypted on the disk");
    drop(filling);
    assert!(!trying.exists());
    assert!(notebook.vault.verify().unwrap().is_ok());
    assert!(notebook.vault.prove(Unlock::Passphrase(PASSPHRASE)).is_ok());
}
