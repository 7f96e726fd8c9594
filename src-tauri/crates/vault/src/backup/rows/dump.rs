//! Writing the vault out.

use super::cut::Cutter;
use super::{COLUMNS, MIGRATIONS, TABLE, TABLES};
use crate::error::VaultError;
use crate::read::Reader;
use ciborium::Value;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

impl Reader<'_> {
    /// Everything that cannot be rebuilt, of this moment, piece by piece. Each has at most 4 MiB.
    ///
    /// Entries of the space whose key begins with one of `left_out` are not in it: what changes
    /// with every exchange and is found out again.
    ///
    /// # Errors
    /// What the disk says, or what `each` returns.
    pub fn pieces<E: From<VaultError>>(
        &self,
        left_out: &[&str],
        each: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let connection = self.connection()?;
        let mut cutter = Cutter::new(each);
        cutter.add(&frame(&beginning(connection)?)?)?;
        for (table, order) in TABLES {
            write_table(connection, table, order, left_out, &mut cutter)?;
        }
        cutter.end()
    }
}

fn beginning(connection: &Connection) -> Result<Value, VaultError> {
    let mut statement = connection.prepare("SELECT name FROM migration ORDER BY name")?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?;
    let names = names.map(|name| name.map(Value::Text)).collect::<Result<_, _>>()?;
    Ok(Value::Map(vec![(MIGRATIONS.into(), Value::Array(names))]))
}

fn write_table<E: From<VaultError>, F: FnMut(&[u8]) -> Result<(), E>>(
    connection: &Connection,
    table: &str,
    order: &str,
    left_out: &[&str],
    cutter: &mut Cutter<F>,
) -> Result<(), E> {
    let sql = format!("SELECT * FROM {table} ORDER BY {order}");
    let mut statement = connection.prepare(&sql).map_err(VaultError::from)?;
    let columns: Vec<Value> = statement.column_names().map(Value::from).collect();
    let count = columns.len();
    let head =
        Value::Map(vec![(TABLE.into(), table.into()), (COLUMNS.into(), Value::Array(columns))]);
    cutter.add(&frame(&head)?)?;
    let mut rows = statement.query([]).map_err(VaultError::from)?;
    while let Some(row) = rows.next().map_err(VaultError::from)? {
        let values = (0..count).map(|column| Ok(value(row.get_ref(column)?)));
        let values = values.collect::<Result<Vec<_>, VaultError>>()?;
        let key = values.first().and_then(Value::as_text).filter(|_| table == "space");
        if key.is_some_and(|key| left_out.iter().any(|beginning| key.starts_with(beginning))) {
            continue;
        }
        cutter.add(&frame(&Value::Array(values))?)?;
    }
    Ok(())
}

fn value(cell: ValueRef<'_>) -> Value {
    match cell {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::from(number),
        ValueRef::Real(number) => Value::from(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
    }
}

fn frame(value: &Value) -> Result<Vec<u8>, VaultError> {
    let unwritable = VaultError::Internal("a row that cannot be written");
    let mut bytes = vec![0; 4];
    ciborium::into_writer(value, &mut bytes).map_err(|_| unwritable.clone())?;
    let length = u32::try_from(bytes.len() - 4).map_err(|_| unwritable)?;
    bytes.splice(..4, length.to_le_bytes());
    Ok(bytes)
}
