//! `cfriend backup`, `restore`, `verify`.

use crate::failure::Failure;
use crate::open::Source;
use cf_wire::{BackupRestore, Commands as _, Empty};
use serde_json::{Value, json};

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

/// Checks every signature, chain and page.
pub fn verify(vault: &Source) -> Result<Option<Value>, Failure> {
    let app = vault.open()?;
    let report = cf_app::verify(&*app.desk()?)?;
    let answer = json!({ "ok": report.problems.is_empty(), "events": report.events, "problems": report.problems });
    if report.problems.is_empty() { Ok(Some(answer)) } else { Err(Failure::NotWell(answer)) }
}
