//! `cfriend add`, `list`, `show`, `search`, `export`.

use super::text_of;
use crate::failure::{Failure, file};
use crate::open::Source;
use cf_app::archive;
use cf_domain::record::Kind;
use cf_wire::{ById, Commands as _, SearchFind};
use serde_json::{Value, json};
use std::io::{BufWriter, Write as _};
use std::path::Path;

/// Adds records from JSON Lines.
pub fn add(vault: &Source, kind: &str, path: &Path) -> Result<Option<Value>, Failure> {
    let kind = if kind == "any" { None } else { Some(kind_of(kind)?) };
    let text = text_of(path)?;
    let app = vault.open()?;
    let added = archive::add(&*app.desk()?, &text, kind)?;
    for line in &added.held_back {
        eprintln!(
            "note: line {line} may name a person; it stays on this computer until that is settled"
        );
    }
    Ok(Some(json!({ "ids": added.ids })))
}

fn kind_of(kind: &str) -> Result<Kind, Failure> {
    kind.parse().map_err(|why: cf_domain::code::UnknownCode| Failure::Usage(why.to_string()))
}

/// Lists the records of a kind: an object with `--json`, else JSON Lines.
pub fn list(vault: &Source, kind: &str, json: bool) -> Result<Option<Value>, Failure> {
    let kind = kind_of(kind)?;
    let app = vault.open()?;
    let records = archive::lines_of(&*app.desk()?, kind)?;
    if json {
        return Ok(Some(json!({ "records": records })));
    }
    records.iter().for_each(|record| println!("{record}"));
    Ok(None)
}

/// Shows one record with what happened to it.
pub fn show(vault: &Source, id: &str) -> Result<Option<Value>, Failure> {
    let app = vault.open()?;
    let id = archive::id_of(id);
    let desk = app.desk()?;
    let found = desk.reader()?.record(id).map_err(cf_app::AppError::from)?;
    let found = found
        .ok_or_else(|| cf_app::AppError::NotFound("There is no record with this id.".to_owned()))?;
    let history = app.record_history(ById { id })?;
    Ok(Some(json!({ "record": archive::line(found), "history": history })))
}

/// Finds records.
pub fn search(vault: &Source, words: &str) -> Result<Option<Value>, Failure> {
    let app = vault.open()?;
    let found = app.search_find(SearchFind { query: words.to_owned(), ..SearchFind::default() })?;
    let hits: Vec<Value> = found
        .hits
        .iter()
        .map(|hit| {
            let snippet: String = hit.snippet.iter().map(|part| part.text.as_str()).collect();
            json!({ "id": hit.id, "kind": hit.kind, "snippet": snippet })
        })
        .collect();
    Ok(Some(json!({ "hits": hits })))
}

/// Writes everything out.
pub fn export(vault: &Source, out: &Path) -> Result<Option<Value>, Failure> {
    let app = vault.open()?;
    let desk = app.desk()?;
    if out == Path::new("-") {
        archive::export(&desk, &mut std::io::stdout().lock())?;
        return Ok(None);
    }
    let target =
        std::fs::File::create(out).map_err(|why| file("The file cannot be written", &why))?;
    let mut writer = BufWriter::new(target);
    let count = archive::export(&desk, &mut writer)?;
    writer.flush().map_err(|why| file("The file cannot be written", &why))?;
    Ok(Some(json!({ "records": count })))
}
