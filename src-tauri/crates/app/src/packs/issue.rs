//! Issuing a pack: confirmed by a named person, written to a folder, remembered with the hash of
//! every file.

use super::gather::Gathered;
use super::{PackShelf, document};
use crate::desk::{Desk, Names, Typed, make, of};
use crate::error::AppError;
use crate::operation::Operation;
use crate::page;
use cf_domain::record::{IssuedFile, Kind, Pack};
use cf_domain::word::Audience;
use cf_pack::{Format, RenderedFile};
use cf_vault::Query;
use cf_wire::{Done, Event, PackExport, PackFormat, PackIssued, PackRow, Page, Paging, Progress};
use chrono::Datelike as _;
use std::io::Write as _;
use std::path::Path;

/// Issues a pack.
///
/// # Errors
/// Identifiers that are not settled; nobody who confirms; a folder that cannot be written; the wish
/// to stop. Then no file is left behind.
pub fn export(
    desk: &Desk,
    shelf: &PackShelf,
    asked: &PackExport,
    folder: &Path,
) -> Result<PackIssued, AppError> {
    if asked.confirmed_by.trim().is_empty() {
        return Err(AppError::invalid(
            "confirmed_by",
            "Say who confirms this pack: name and role.",
        ));
    }
    if asked.formats.is_empty() {
        return Err(AppError::invalid("formats", "Choose at least one kind of file."));
    }
    let gathered = Gathered::collect(desk, &asked.request)?;
    if !gathered.findings.is_empty() {
        return Err(AppError::Identifiers(gathered.findings));
    }
    shelf.begin();
    let number = next_number(desk)?;
    let entry = document::Entry {
        number: number.clone(),
        confirmed_by: asked.confirmed_by.trim().to_owned(),
        why: asked.why.trim().to_owned(),
    };
    let document = document::compose(desk, &asked.request, &gathered, Some(&entry))?;
    let formats: Vec<Format> = asked.formats.iter().filter_map(|format| painter(*format)).collect();
    let mut told = |progress: cf_pack::Progress| {
        desk.host.emit(Event::Progress(Progress {
            job: "pack".to_owned(),
            done: u32::try_from(progress.done).unwrap_or_default(),
            total: u32::try_from(progress.of).unwrap_or_default(),
            words: progress.now.map_or("All files are made", words_of).to_owned(),
        }));
    };
    let mut files = cf_pack::render(&document, &formats, &mut told, &|| shelf.is_stopped())?;
    if asked.formats.contains(&PackFormat::Json) {
        let stem = files.first().map(|file| {
            file.name.rsplit_once('.').map_or(file.name.clone(), |(stem, _)| stem.to_owned())
        });
        let bytes = serde_json::to_vec_pretty(&document)?;
        let blake3 = blake3::hash(&bytes).to_hex().to_string();
        let name = format!("{}.json", stem.unwrap_or_else(|| "cqrm-pack".to_owned()));
        files.push(RenderedFile { name, format: Format::Excel, bytes, blake3 });
    }
    write_all(folder, &files)?;
    let issued: Vec<IssuedFile> = files
        .iter()
        .map(|file| IssuedFile {
            name: file.name.clone(),
            blake3: file.blake3.clone(),
            bytes: u64::try_from(file.bytes.len()).unwrap_or(u64::MAX),
        })
        .collect();
    let pack = Pack {
        edition: asked.request.edition.clone(),
        organisation: Some(asked.request.organisation),
        from: Some(asked.request.from),
        to: Some(asked.request.to),
        issued: Some(desk.now()),
        number: Some(number.clone()),
        confirmed_by: Some(entry.confirmed_by.clone()),
        why: Some(entry.why.clone()).filter(|why| !why.is_empty()),
        fingerprint: Some(document.fingerprint()?),
        files: issued.clone(),
        records: u64::try_from(gathered.records()).unwrap_or(u64::MAX),
    };
    let id = desk.new_id();
    desk.transact(Operation::IssuePack, |tx| make(tx, id, Audience::Quality, &pack))?;
    Ok(PackIssued { id, number, files: issued, folder: asked.folder.clone() })
}

fn painter(format: PackFormat) -> Option<Format> {
    match format {
        PackFormat::Pdf => Some(Format::Pdf),
        PackFormat::Docx => Some(Format::Word),
        PackFormat::Xlsx => Some(Format::Excel),
        PackFormat::Json => None,
    }
}

fn words_of(format: Format) -> &'static str {
    match format {
        Format::Pdf => "Setting the pages",
        Format::Word => "Writing the Word file",
        Format::Excel => "Writing the Excel file",
    }
}

/// All files or none: each is written beside its place first, then named.
fn write_all(folder: &Path, files: &[RenderedFile]) -> Result<(), AppError> {
    std::fs::create_dir_all(folder)?;
    let mut written = Vec::new();
    let done = (|| {
        for file in files {
            let beside = folder.join(format!("{}.part", file.name));
            written.push(beside.clone());
            let mut out = std::fs::File::create(&beside)?;
            out.write_all(&file.bytes)?;
            out.sync_all()?;
        }
        for (file, beside) in files.iter().zip(&written) {
            std::fs::rename(beside, folder.join(&file.name))?;
        }
        Ok(())
    })();
    if done.is_err() {
        for beside in &written {
            // What could not be written may not be removable either; the error says what to do.
            let _ = std::fs::remove_file(beside);
        }
    }
    done
}

/// "2026-0001": the year and a running number of this device's register.
fn next_number(desk: &Desk) -> Result<String, AppError> {
    let issued = desk.reader()?.count(&Query::of(Kind::Pack, 1))?;
    Ok(format!("{}-{:04}", desk.today().year(), issued.saturating_add(1)))
}

/// Asks a running export to stop.
pub fn cancel(shelf: &PackShelf) -> Done {
    shelf.stop();
    Done {}
}

/// The export register, newest first.
///
/// # Errors
/// What the vault says.
pub fn register(desk: &Desk, asked: &Paging) -> Result<Page<PackRow>, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    page::page(
        &reader,
        &Query::of(Kind::Pack, 50),
        asked,
        |_| Ok(true),
        |stored| {
            let Typed { stored, record } = of::<Pack>(stored)?;
            Ok(PackRow {
                provider: names.organisation(record.organisation)?,
                meta: stored.meta,
                pack: record,
            })
        },
        false,
    )
}
