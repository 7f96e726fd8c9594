//! The vault as pieces of rows, for a back-up elsewhere: pages of an encrypted database all change
//! at once, rows do not.
//!
//! A dump is a run of frames, `length u32 little-endian | CBOR`: first a map with the names of the
//! migrations, then for each table a map with its name and columns, followed by an array for each
//! row. What can be rebuilt is not in it. It is cut where its content says so ([`cut`]), so that a
//! change leaves all other pieces as they were.

mod contents;
mod cut;
mod dump;
mod filling;
mod load;

pub use contents::Contents;
pub use filling::{BroughtBack, Filling, NewKeys};

/// The tables that are kept, each with its order. Those that only grow come first.
const TABLES: &[(&str, &str)] = &[
    ("event", "n"),
    ("taken_back", "n"),
    ("operation", "id"),
    ("setting_change", "operation, key"),
    ("outgoing", "n"),
    ("held", "feed, seq"),
    ("pack", "name"),
    ("cursor", "feed"),
    ("feed", "n"),
    ("draft", "id"),
    ("setting", "key"),
    ("space", "key"),
];

/// Those that are not kept: rebuilt from the events, or found out again.
#[cfg(test)]
const REBUILT: &[&str] = &["record", "tally", "search", "word", "verdict", "migration"];

/// The member of the first frame that names the migrations.
const MIGRATIONS: &str = "migrations";

/// The members of a frame that begins a table.
const TABLE: &str = "table";
const COLUMNS: &str = "columns";

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::open::migrate;
    use rusqlite::Connection;
    use std::collections::BTreeSet;

    #[test]
    fn every_table_is_kept_or_known_to_be_rebuilt() {
        let connection = Connection::open_in_memory().unwrap();
        migrate::bring_up(&connection, 0).unwrap();
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table'
            AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
        let mut statement = connection.prepare(sql).unwrap();
        let names = statement.query_map([], |row| row.get(0)).unwrap();
        let names: BTreeSet<String> = names.collect::<Result<_, _>>().unwrap();
        let known = TABLES.iter().map(|(name, _)| *name).chain(REBUILT.iter().copied());
        assert_eq!(names, known.map(str::to_owned).collect());
    }
}
