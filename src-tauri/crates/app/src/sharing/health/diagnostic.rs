//! A file for whoever helps: versions, counts, codes, sizes and times. Nobody's words, no name, no
//! address, no key and no path: it is built of numbers and of codes that the app itself gave, never
//! of anything that somebody typed.

use super::super::kept;
use super::super::members::{Standing, standing};
use super::super::waiting::Waiting;
use super::{aside, clock};
use crate::core::App;
use crate::desk::{Desk, local};
use crate::error::AppError;
use cf_domain::record::Kind;
use cf_vault::{FeedRow, Query, Reader};
use cf_wire::{Diagnostic, DiagnosticSaved, ShareReport};
use chrono::{DateTime, SecondsFormat};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

/// Exactly what the file would hold. It is kept for [`save_diagnostic`], so that what was seen is
/// what is written.
///
/// # Errors
/// What the vault says.
pub fn diagnostic(app: &App) -> Result<Diagnostic, AppError> {
    let desk = app.desk()?;
    let told = tell(&desk, &app.config.version)?;
    let text = serde_json::to_string_pretty(&told)?;
    *app.diagnostic.lock().unwrap_or_else(PoisonError::into_inner) = Some(text.clone());
    Ok(Diagnostic { text })
}

/// Writes what was shown. `place` is a folder, in which the file gets a name of its own, or the file.
///
/// # Errors
/// When nothing was shown before; a file that is there already; what the disk says.
pub fn save_diagnostic(app: &App, place: &Path) -> Result<DiagnosticSaved, AppError> {
    let desk = app.desk()?;
    let shown = app.diagnostic.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let text = shown
        .ok_or_else(|| AppError::Refused("Look at what the file would hold first.".to_owned()))?;
    let path: PathBuf = if place.is_dir() {
        let when = local(desk.now()).format("%Y-%m-%d %H%M%S");
        place.join(format!("Critical Friend diagnostic {when}.json"))
    } else {
        place.to_path_buf()
    };
    let mut file = std::fs::File::create_new(&path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => AppError::Refused(
            "There is a file of this name already. Choose another name.".to_owned(),
        ),
        _ => AppError::from(error),
    })?;
    std::io::Write::write_all(&mut file, text.as_bytes())?;
    file.sync_all()?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    Ok(DiagnosticSaved { name, folder: app.remember(folder) })
}

fn tell(desk: &Desk, version: &str) -> Result<Value, AppError> {
    let reader = desk.reader()?;
    let mut records = Map::new();
    for kind in Kind::ALL {
        let n = reader.count(&Query::of(*kind, 1))?;
        records.insert(kind.code().to_owned(), json!(n));
    }
    let now = desk.now();
    Ok(json!({
        "made": now.to_rfc3339_opts(SecondsFormat::Secs, true),
        "app": version,
        "reads": cf_sync::object::VERSION,
        "system": std::env::consts::OS,
        "machine": std::env::consts::ARCH,
        "records": records,
        "different_answers": reader.disputed(1000)?.len(),
        "space": space(desk, &reader)?,
        "feeds": reader.feeds()?.iter().map(|feed| told_feed(&reader, feed)).collect::<Result<Vec<_>, _>>()?,
        "left_aside": aside::counts(&reader)?,
        "clock": {
            "folder_ahead_ms": kept::read::<i64>(&reader, kept::CLOCK_OFFSET)?,
            "entries_ahead": clock::ahead_of(&reader, now.timestamp_millis())?.len(),
        },
    }))
}

fn space(desk: &Desk, reader: &Reader<'_>) -> Result<Value, AppError> {
    let (phase, members) = match standing(desk)? {
        Standing::Alone | Standing::Afresh(..) => ("none", 0),
        Standing::ShutOut(..) => ("shut-out", 0),
        Standing::Asking(..) => ("asking", 0),
        Standing::Member(_, members) => ("member", members.active().count()),
    };
    let (objects, bytes) = reader.unsent_size()?;
    let last = kept::last(reader)?.map(|last| told_report(&last));
    let twins: Vec<([u8; 32], u64)> = kept::read(reader, kept::TWINS)?.unwrap_or_default();
    Ok(json!({
        "phase": phase,
        "members": members,
        "entries_waiting": Waiting::look(desk)?.entries(),
        "objects_waiting": objects,
        "bytes_waiting": bytes,
        "segments_awaited": kept::read::<u64>(reader, kept::AWAITED)?,
        "own_feeds_elsewhere": twins.len(),
        "reached": when(reader, kept::REACHED)?,
        "looked_through": when(reader, kept::LOOKED_THROUGH)?,
        "read_file": when(reader, kept::READ_FILE)?,
        "last": last,
    }))
}

fn told_report(last: &ShareReport) -> Value {
    let codes: Vec<&str> = last.problems.iter().map(|problem| problem.code.as_str()).collect();
    json!({
        "at": last.at.to_rfc3339_opts(SecondsFormat::Secs, true),
        "sent": last.sent,
        "received": last.received,
        "reached": last.reached,
        "problems": codes,
    })
}

/// A feed by the beginning of its id, which follows from a key by a hash and tells nothing of it.
fn told_feed(reader: &Reader<'_>, feed: &FeedRow) -> Result<Value, AppError> {
    let cursors = reader.cursors()?;
    let cursor = cursors.iter().find(|cursor| cursor.feed == feed.id);
    Ok(json!({
        "feed": short(&feed.id.0),
        "own": feed.own,
        "audience": feed.info.channel.name(),
        "entries": feed.head.count,
        "segments": cursor.map(|cursor| cursor.segments),
        "end": short(&feed.head.hash),
    }))
}

fn short(hash: &[u8; 32]) -> String {
    blake3::Hash::from_bytes(*hash).to_hex().chars().take(8).collect()
}

fn when(reader: &Reader<'_>, name: &str) -> Result<Option<String>, AppError> {
    let ms: Option<i64> = kept::read(reader, name)?;
    let at = ms.and_then(DateTime::from_timestamp_millis);
    Ok(at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)))
}
