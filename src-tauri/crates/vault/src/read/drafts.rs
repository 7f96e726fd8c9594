//! What somebody was typing.

use super::Reader;
use crate::error::VaultError;
use cf_domain::RecordId;
use rusqlite::{OptionalExtension as _, Row};
use serde_json::{Map, Value};
use uuid::Uuid;

/// A text in the making. Never shared.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The id of the record it will become.
    pub id: RecordId,
    /// The kind it will become, by code.
    pub kind: String,
    /// Where it was begun, for the screen.
    pub context: Map<String, Value>,
    /// What was chosen beside the text.
    pub fields: Map<String, Value>,
    /// The text.
    pub text: String,
    /// The place of the caret, as the screen counts.
    pub caret: u32,
    /// Grows with each change; a lower one never replaces a higher one.
    pub revision: u64,
    /// When it was last kept, in milliseconds since 1970. Set by the vault.
    pub updated_ms: u64,
    /// The undo history of the text, for the screen.
    pub history: Value,
}

const DRAFT: &str =
    "SELECT id, kind, context, fields, text, caret, revision, updated_ms, history FROM draft";

impl Reader<'_> {
    /// Every draft, last touched first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn drafts(&self) -> Result<Vec<Draft>, VaultError> {
        let mut statement = self
            .connection()?
            .prepare_cached(&format!("{DRAFT} ORDER BY updated_ms DESC, id DESC"))?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One draft.
    ///
    /// # Errors
    /// What the disk says.
    pub fn draft(&self, id: RecordId) -> Result<Option<Draft>, VaultError> {
        let mut statement = self.connection()?.prepare_cached(&format!("{DRAFT} WHERE id = ?1"))?;
        Ok(statement.query_row([id.0.as_bytes()], read).optional()?)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Draft> {
    let map = |at| -> rusqlite::Result<Map<String, Value>> {
        Ok(serde_json::from_str(row.get_ref(at)?.as_str()?).unwrap_or_default())
    };
    Ok(Draft {
        id: RecordId(Uuid::from_bytes(row.get(0)?)),
        kind: row.get(1)?,
        context: map(2)?,
        fields: map(3)?,
        text: row.get(4)?,
        caret: row.get(5)?,
        revision: row.get::<_, i64>(6)?.cast_unsigned(),
        updated_ms: row.get::<_, i64>(7)?.cast_unsigned(),
        history: serde_json::from_str(row.get_ref(8)?.as_str()?).unwrap_or_default(),
    })
}
