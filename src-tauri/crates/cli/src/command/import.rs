//! `cfriend import`.

use crate::failure::{Failure, file};
use crate::open::Source;
use cf_insight::import::organisations::organisations;
use cf_wire::{Commands as _, FromFile};
use serde_json::{Value, json};
use std::path::Path;

/// Loads a list, or with `--dry-run` only reads it.
pub fn run(
    vault: &Source,
    kind: &str,
    path: &Path,
    dry_run: bool,
) -> Result<Option<Value>, Failure> {
    if kind != "organisations" {
        return Err(Failure::Usage(format!("“{kind}” cannot be imported; use organisations")));
    }
    if dry_run {
        let source =
            std::fs::File::open(path).map_err(|why| file("The file cannot be read", &why))?;
        let name =
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        return Ok(Some(serde_json::to_value(organisations(&name, source))?));
    }
    let app = vault.open()?;
    let picked = app.remember(path.to_path_buf());
    let done = app.provider_import(FromFile { file: picked })?;
    Ok(Some(
        json!({ "added": done.added, "changed": done.changed, "same": done.same, "errors": done.faults }),
    ))
}
