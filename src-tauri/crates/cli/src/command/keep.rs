//! `cfriend backup`, `restore`, `verify`.

use super::space::place;
use crate::args::DoorKey;
use crate::failure::Failure;
use crate::open::Source;
use cf_wire::{BackupRestore, BringBack, Commands as _, Empty};
use serde_json::{Value, json};
use std::path::Path;

/// Makes a backup.
pub fn backup(vault: &Source) -> Result<Option<Value>, Failure> {
    let made = vault.open()?.backup_make(Empty::default())?;
    Ok(Some(json!({ "backup": made.id, "entries": made.entries, "good": made.good })))
}

/// Goes back to a backup.
pub fn restore(vault: &Source, name: &str) -> Result<Option<Value>, Failure> {
    let app = vault.app()?;
    let passphrase = vault.passphrase()?;
    let status = app.backup_restore(BackupRestore { id: name.to_owned(), passphrase })?;
    Ok(Some(json!({ "restored": name, "notice": status.notice })))
}

/// Makes the vault of a private copy in a shared place.
pub fn bring_back(
    vault: &Source,
    store: &str,
    key: &DoorKey,
    code: &Path,
) -> Result<Option<Value>, Failure> {
    let app = vault.app()?;
    let recovery_code = super::text_of(code)?.trim().to_owned();
    let (place, passphrase) = (place(&app, store, key)?, vault.passphrase()?);
    let status = app.setup_bring_back(BringBack { place, recovery_code, passphrase })?;
    Ok(Some(json!({ "restored": "the private copy", "notice": status.notice })))
}

/// Checks every signature, chain and page.
pub fn verify(vault: &Source) -> Result<Option<Value>, Failure> {
    let app = vault.open()?;
    let report = cf_app::verify(&*app.desk()?)?;
    let answer = json!({ "ok": report.problems.is_empty(), "events": report.events, "problems": report.problems });
    if report.problems.is_empty() { Ok(Some(answer)) } else { Err(Failure::NotWell(answer)) }
}
