//! `cfriend pack`.

use crate::args::Pack;
use crate::failure::Failure;
use crate::open::Source;
use cf_app::App;
use cf_app::archive::id_of;
use cf_domain::RecordId;
use cf_wire::{Commands as _, PackExport, PackFormat, PackRequest, ProviderRow, ProviderSearch};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::path::Path;

/// Makes the pack.
pub fn run(vault: &Source, asked: &Pack) -> Result<Option<Value>, Failure> {
    let app = vault.open()?;
    let request = PackRequest {
        edition: asked.edition.clone(),
        organisation: provider(&app, &asked.provider)?,
        from: day(&asked.from)?,
        to: day(&asked.to)?,
        meeting: asked.meeting.as_deref().map(day).transpose()?,
        place: None,
        without: Vec::new(),
        asks: Vec::new(),
        comments: std::collections::BTreeMap::new(),
    };
    let formats =
        asked.formats.split(',').map(|name| format(name.trim())).collect::<Result<Vec<_>, _>>()?;
    let confirmed_by = match &asked.confirmed_by {
        Some(name) => name.clone(),
        None => app
            .app_status(cf_wire::Empty::default())?
            .me
            .map(|me| format!("{}, {}", me.name, me.role))
            .unwrap_or_default(),
    };
    make(&app, request, formats, confirmed_by, asked.why.clone(), &asked.out).map(Some)
}

/// Issues a pack and answers its files and what it left out.
pub fn make(
    app: &App,
    request: PackRequest,
    formats: Vec<PackFormat>,
    confirmed_by: String,
    why: String,
    out: &Path,
) -> Result<Value, Failure> {
    let plan = app.pack_plan(request.clone())?;
    let folder = app.remember(out.to_path_buf());
    let issued = app.pack_export(PackExport { request, formats, confirmed_by, why, folder })?;
    let files: Vec<Value> = issued
        .files
        .iter()
        .map(|file| json!({ "path": out.join(&file.name), "blake3": file.blake3 }))
        .collect();
    Ok(json!({ "files": files, "removed": plan.left_out, "number": issued.number }))
}

fn provider(app: &App, given: &str) -> Result<RecordId, Failure> {
    let asked = ProviderSearch { query: given.to_owned(), limit: Some(100) };
    let has = |row: &ProviderRow| {
        row.code.as_deref().is_some_and(|code| code.eq_ignore_ascii_case(given.trim()))
    };
    if let Some(row) = app.provider_search(asked)?.into_iter().find(has) {
        return Ok(row.id);
    }
    let id = id_of(given);
    if app.desk()?.reader()?.record(id).map_err(cf_app::AppError::from)?.is_some() {
        return Ok(id);
    }
    Err(cf_app::AppError::NotFound(
        "There is no provider with this code or id. Add or import it first.".to_owned(),
    )
    .into())
}

/// A date as people write it for programs.
pub fn day(text: &str) -> Result<NaiveDate, Failure> {
    text.parse()
        .map_err(|_| Failure::Usage(format!("“{text}” is not a date; write it as 2026-12-10")))
}

fn format(name: &str) -> Result<PackFormat, Failure> {
    match name {
        "pdf" => Ok(PackFormat::Pdf),
        "docx" => Ok(PackFormat::Docx),
        "xlsx" => Ok(PackFormat::Xlsx),
        "json" => Ok(PackFormat::Json),
        other => {
            Err(Failure::Usage(format!("“{other}” is not a format; use pdf, docx, xlsx or json")))
        }
    }
}
