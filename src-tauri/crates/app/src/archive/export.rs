//! Everything out, in the open form.

use crate::desk::Desk;
use crate::error::AppError;
use crate::page;
use cf_domain::record::{Fields, Kind};
use cf_vault::{Query, Stored};
use serde_json::Value;
use std::io::Write;

/// Writes every record that is not in the bin, one JSON object a line, oldest first within its kind.
/// Answers how many.
///
/// # Errors
/// What the vault or the writer says.
pub fn export(desk: &Desk, out: &mut dyn Write) -> Result<u64, AppError> {
    let mut count = 0;
    for kind in Kind::ALL {
        let lines = lines_of(desk, *kind)?;
        for line in lines.iter().rev() {
            serde_json::to_writer(&mut *out, line)?;
            out.write_all(b"\n")?;
            count += 1;
        }
    }
    out.flush()?;
    Ok(count)
}

/// The records of a kind as they are written, newest first.
///
/// # Errors
/// What the vault says.
pub fn lines_of(desk: &Desk, kind: Kind) -> Result<Vec<Value>, AppError> {
    let reader = desk.reader()?;
    let mut lines = Vec::new();
    page::each(&reader, &Query::of(kind, 500), |stored| {
        lines.push(line(stored));
        Ok(())
    })?;
    Ok(lines)
}

/// One record as it is written.
#[must_use]
pub fn line(stored: Stored) -> Value {
    let mut line = Fields::new();
    let text = Value::String;
    line.insert("kind".to_owned(), text(stored.meta.kind));
    line.insert("id".to_owned(), text(stored.meta.id.to_string()));
    line.insert("audience".to_owned(), text(stored.meta.audience.code().to_owned()));
    line.insert("author".to_owned(), text(stored.meta.author.to_string()));
    line.insert("created".to_owned(), text(stored.meta.created.to_rfc3339()));
    line.insert("edited".to_owned(), text(stored.meta.edited.to_rfc3339()));
    line.extend(stored.fields.into_iter().filter(|(name, _)| name != super::add::AWAITING));
    Value::Object(line)
}
