//! What somebody is typing: durable with every pause, and no event.

use super::Tx;
use crate::error::VaultError;
use crate::read::Draft;
use cf_domain::RecordId;
use rusqlite::params;

/// What became of a draft that was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftPut {
    /// It is on the disk once the transaction is.
    Kept,
    /// A later one is there already; this one came late and was passed over.
    Late,
}

impl Tx<'_> {
    /// Keeps a draft, unless a later revision of it is here.
    ///
    /// # Errors
    /// What the disk says.
    pub fn put_draft(&mut self, draft: &Draft) -> Result<DraftPut, VaultError> {
        let sql = "INSERT INTO draft (id, kind, context, fields, text, caret, revision, updated_ms, history)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (id) DO UPDATE SET kind = ?2, context = ?3, fields = ?4, text = ?5, caret = ?6, revision = ?7,
                updated_ms = ?8, history = ?9
            WHERE revision < ?7";
        let json = |value: &serde_json::Map<String, serde_json::Value>| {
            serde_json::to_string(value)
                .map_err(|_| VaultError::Internal("a draft that cannot be written"))
        };
        let kept = self.connection.prepare_cached(sql)?.execute(params![
            draft.id.0.as_bytes(),
            draft.kind,
            json(&draft.context)?,
            json(&draft.fields)?,
            draft.text,
            draft.caret,
            draft.revision.cast_signed(),
            self.now_ms.cast_signed(),
            draft.history.to_string(),
        ])?;
        self.changes.drafts |= kept > 0;
        Ok(if kept > 0 { DraftPut::Kept } else { DraftPut::Late })
    }

    /// Lets go of a draft: it has become a record, or its author does not want it. Answers whether
    /// there was one.
    ///
    /// # Errors
    /// What the disk says.
    pub fn discard_draft(&mut self, id: RecordId) -> Result<bool, VaultError> {
        let gone = self
            .connection
            .prepare_cached("DELETE FROM draft WHERE id = ?1")?
            .execute([id.0.as_bytes()])?;
        self.changes.drafts |= gone > 0;
        Ok(gone > 0)
    }
}
