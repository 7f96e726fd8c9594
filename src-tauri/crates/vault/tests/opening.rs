use crate::notebook::{NOW, Notebook, PASSPHRASE, QUICK, create, open, place, random};
use cf_domain::{DeviceId, PersonId};
use cf_vault::{NewVault, OpenOptions, Unlock, Vault, VaultError, VaultPlace, VaultState};
use uuid::Uuid;

#[test]
fn what_was_written_is_there_after_opening_again() {
    let mut notebook = Notebook::new();
    let id = notebook.note("the lift was out of order");
    let notebook = notebook.reopen();
    assert_eq!(notebook.shown(id).fields["text"], "the lift was out of order");
    assert_eq!(notebook.vault.state(), VaultState::Writable);
}

#[test]
fn a_second_window_is_told_that_the_notes_are_open() {
    let notebook = Notebook::new();
    assert_eq!(open(notebook.dir.path()).unwrap_err(), VaultError::InUse);
    let dir = notebook.close();
    open(dir.path()).unwrap();
}

#[test]
fn a_vault_is_never_made_over_another() {
    let notebook = Notebook::new();
    let dir = notebook.close();
    assert_eq!(create(dir.path(), 2).unwrap_err(), VaultError::VaultExists);
    open(dir.path()).unwrap();
}

#[test]
fn an_empty_folder_holds_no_vault() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(open(dir.path()).unwrap_err(), VaultError::NoVault);
    assert!(!place(dir.path()).folder().exists(), "looking makes nothing");
}

#[test]
fn a_creation_that_was_cut_short_is_put_aside() {
    let dir = Notebook::new().close();
    let place = place(dir.path());
    std::fs::remove_file(place.keys()).unwrap();
    let unreadable = std::fs::read(place.database()).unwrap();
    create(dir.path(), 2).unwrap();
    let aside = std::fs::read_dir(place.aside()).unwrap().next().unwrap().unwrap().path();
    assert_eq!(std::fs::read(aside.join("vault.db")).unwrap(), unreadable);
}

#[test]
fn a_folder_that_is_kept_in_step_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let inside = || VaultPlace::new(dir.path().join("OneDrive - NHS").join("notes"));
    let new = || NewVault {
        passphrase: PASSPHRASE,
        cost: QUICK,
        person: PersonId(Uuid::nil()),
        device: DeviceId(Uuid::nil()),
        plain: serde_json::Map::new(),
    };
    let refused = VaultError::SharedFolder { service: "OneDrive" };
    assert_eq!(
        Vault::create(inside(), new(), OpenOptions::default(), NOW, random(1)).unwrap_err(),
        refused
    );
    assert!(!inside().folder().exists());
    let anyway = OpenOptions { allow_shared_folder: true };
    drop(Vault::create(inside(), new(), anyway, NOW, random(1)).unwrap());
    let again = Vault::open(
        inside(),
        Unlock::Passphrase(PASSPHRASE),
        OpenOptions::default(),
        NOW,
        random(1),
    );
    assert_eq!(again.unwrap_err(), refused);
}

#[test]
fn a_damaged_database_is_said_to_be_damaged_and_left_alone() {
    let dir = Notebook::new().close();
    let path = place(dir.path()).database();
    let mut bytes = std::fs::read(&path).unwrap();
    for byte in &mut bytes[4096..4160] {
        *byte ^= 0xff;
    }
    std::fs::write(&path, &bytes).unwrap();
    assert_eq!(open(dir.path()).unwrap_err(), VaultError::Damaged);
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_the_folder_and_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut notebook = Notebook::new();
    notebook.note("x");
    notebook.vault.back_up(cf_vault::BackupReason::Asked, NOW).unwrap();
    fn look(folder: &std::path::Path) {
        assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o700, "{folder:?}");
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look(&path);
            } else {
                assert_eq!(
                    path.metadata().unwrap().permissions().mode() & 0o777,
                    0o600,
                    "{path:?}"
                );
            }
        }
    }
    look(notebook.vault.place().folder());
}
