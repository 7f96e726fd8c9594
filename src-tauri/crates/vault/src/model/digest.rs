//! One hash over every read model, whatever the order in which events arrived.

use crate::error::VaultError;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

/// Everything but the numbers, which only order what was made at the same moment.
const PARTS: &[&str] = &[
    "SELECT id, kind, author, device, created, edited, audience, binned, shared_as, organisation, parent, sort,
        status, due, fields, disputed, newer FROM record ORDER BY id",
    "SELECT kind, binned, organisation, audience, status, count FROM tally WHERE count <> 0
        ORDER BY kind, binned, organisation, audience, status",
    "SELECT term, doc, cnt FROM temp.words ORDER BY term",
];

/// The digest. Makes a temporary view of the search index, so it needs the writer's connection.
pub fn digest(connection: &Connection) -> Result<[u8; 32], VaultError> {
    connection.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab('main', 'search', 'row')",
    )?;
    let mut hash = blake3::Hasher::new();
    for sql in PARTS {
        let mut statement = connection.prepare(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                add(&mut hash, row.get_ref(column)?);
            }
        }
        hash.update(b"part");
    }
    Ok(*hash.finalize().as_bytes())
}

fn add(hash: &mut blake3::Hasher, value: ValueRef<'_>) {
    let framed = |hash: &mut blake3::Hasher, tag: u8, bytes: &[u8]| {
        hash.update(&[tag]).update(&bytes.len().to_le_bytes()).update(bytes);
    };
    match value {
        ValueRef::Null => framed(hash, 0, &[]),
        ValueRef::Integer(number) => framed(hash, 1, &number.to_le_bytes()),
        ValueRef::Real(number) => framed(hash, 2, &number.to_le_bytes()),
        ValueRef::Text(text) => framed(hash, 3, text),
        ValueRef::Blob(bytes) => framed(hash, 4, bytes),
    }
}
