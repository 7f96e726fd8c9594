//! One row of the `record` table.

use super::columns;
use super::events::Known;
use crate::error::VaultError;
use cf_domain::RecordId;
use cf_domain::record::Fields;
use cf_domain::word::Audience;
use cf_ledger::{Action, RecordState};
use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

/// The field of a record that names the record made from it when its author shared it. It is shown
/// in [`cf_domain::Meta`], not among the fields.
pub const SHARED_AS: &str = "shared_as";

/// A record as the table holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub n: i64,
    pub id: RecordId,
    pub kind: String,
    pub author: Uuid,
    pub device: Uuid,
    pub created: i64,
    pub edited: i64,
    pub audience: String,
    pub binned: Option<i64>,
    pub shared_as: Option<Uuid>,
    pub organisation: Option<Uuid>,
    pub parent: Option<Uuid>,
    pub sort: i64,
    pub status: Option<String>,
    pub due: Option<String>,
    pub fields: Fields,
    pub disputed: Vec<String>,
    pub newer: bool,
}

/// The columns, in the order in which [`Row::read`] takes them.
macro_rules! row_columns {
    () => {
        "n, id, kind, author, device, created, edited, audience, binned, shared_as, organisation, \
         parent, sort, status, due, fields, disputed, newer"
    };
}
pub(crate) use row_columns;

/// A row that is new here. Two records may be made at the same moment: the later one to come takes
/// the next number.
const INSERT: &str = concat!(
    "INSERT INTO record (",
    row_columns!(),
    ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
     ON CONFLICT (n) DO NOTHING"
);

const UPDATE: &str = "UPDATE record SET
    id = ?2, kind = ?3, author = ?4, device = ?5, created = ?6, edited = ?7, audience = ?8, binned = ?9,
    shared_as = ?10, organisation = ?11, parent = ?12, sort = ?13, status = ?14, due = ?15, fields = ?16,
    disputed = ?17, newer = ?18 WHERE n = ?1";

impl Row {
    /// The row of a reduced record, before it has a number and before it takes over its parent's
    /// provider.
    pub fn of(id: RecordId, state: &RecordState, events: &[Known]) -> Self {
        let mut fields = state.shown();
        let shared_as = columns::id_in(&fields, SHARED_AS).map(|record| record.0);
        fields.remove(SHARED_AS);
        let disputed =
            state.disputed().filter(|field| *field != SHARED_AS).map(str::to_owned).collect();
        Self {
            n: 0,
            id,
            author: state.author.0,
            device: state.device.0,
            created: state.created.to_bits().cast_signed(),
            edited: state.edited.to_bits().cast_signed(),
            audience: audience_of(events).code().to_owned(),
            binned: state.binned.map(|moment| moment.to_bits().cast_signed()),
            shared_as,
            organisation: columns::id_in(&fields, "organisation").map(|record| record.0),
            parent: columns::parent_of(&state.kind, &fields).map(|record| record.0),
            sort: columns::sort_of(&state.kind, &fields, state.created),
            status: columns::text_in(&fields, "status").map(str::to_owned),
            due: columns::text_in(&fields, "due").map(str::to_owned),
            kind: state.kind.clone(),
            fields,
            disputed,
            newer: state.newer,
        }
    }

    pub fn find(connection: &Connection, id: RecordId) -> Result<Option<Self>, VaultError> {
        let mut statement = connection.prepare_cached(concat!(
            "SELECT ",
            row_columns!(),
            " FROM record WHERE id = ?1"
        ))?;
        Ok(statement.query_row([id.0.as_bytes()], Self::read).optional()?)
    }

    pub fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        let uuid = |at| row.get::<_, [u8; 16]>(at).map(Uuid::from_bytes);
        let maybe_uuid = |at| row.get::<_, Option<[u8; 16]>>(at).map(|id| id.map(Uuid::from_bytes));
        Ok(Self {
            n: row.get(0)?,
            id: RecordId(uuid(1)?),
            kind: row.get(2)?,
            author: uuid(3)?,
            device: uuid(4)?,
            created: row.get(5)?,
            edited: row.get(6)?,
            audience: row.get(7)?,
            binned: row.get(8)?,
            shared_as: maybe_uuid(9)?,
            organisation: maybe_uuid(10)?,
            parent: maybe_uuid(11)?,
            sort: row.get(12)?,
            status: row.get(13)?,
            due: row.get(14)?,
            fields: serde_json::from_str(row.get_ref(15)?.as_str()?).unwrap_or_default(),
            disputed: row
                .get_ref(16)?
                .as_str_or_null()?
                .and_then(|names| serde_json::from_str(names).ok())
                .unwrap_or_default(),
            newer: row.get(17)?,
        })
    }

    /// Adds the row under a free number: the moment it was made, so that the newest is the highest.
    pub fn insert(&mut self, connection: &Connection) -> Result<(), VaultError> {
        let from = self.created.max(1);
        let mut taken = connection.prepare_cached("SELECT 1 FROM record WHERE n = ?1")?;
        // Among many of one moment a place is found by drawing from a wider and wider stretch, so
        // that a thousand more of that moment cost no more than one.
        let draw = i64::try_from(self.id.0.as_u128() & u128::from(u64::MAX >> 1)).unwrap_or(0);
        self.n = from;
        for width in 1..48 {
            if !taken.exists([self.n])? {
                break;
            }
            self.n = from.checked_add(draw & ((1_i64 << width) - 1)).unwrap_or(1);
        }
        while self.execute(connection, INSERT)? == 0 {
            self.n = self.n.checked_add(1).unwrap_or(1);
        }
        Ok(())
    }

    /// Writes the row over the one with its number.
    pub fn update(&self, connection: &Connection) -> Result<(), VaultError> {
        self.execute(connection, UPDATE).map(drop)
    }

    fn execute(&self, connection: &Connection, sql: &str) -> Result<usize, VaultError> {
        let unreadable = |_| VaultError::Internal("fields that cannot be written");
        let fields = serde_json::to_string(&self.fields).map_err(unreadable)?;
        let disputed = match self.disputed.as_slice() {
            [] => None,
            names => Some(serde_json::to_string(names).map_err(unreadable)?),
        };
        let bytes = |id: &Option<Uuid>| id.map(Uuid::into_bytes);
        Ok(connection.prepare_cached(sql)?.execute(params![
            self.n,
            self.id.0.as_bytes(),
            self.kind,
            self.author.as_bytes(),
            self.device.as_bytes(),
            self.created,
            self.edited,
            self.audience,
            self.binned,
            bytes(&self.shared_as),
            bytes(&self.organisation),
            bytes(&self.parent),
            self.sort,
            self.status,
            self.due,
            fields,
            disputed,
            self.newer,
        ])?)
    }
}

/// The audience that the record was first made for.
fn audience_of(events: &[Known]) -> Audience {
    first_of(events).and_then(Known::audience).unwrap_or(Audience::Private)
}

/// The event that made a record here, which says who may read it. What was made in the private
/// channel stays private, whatever a colleague says under the same id; else the oldest counts.
pub(crate) fn first_of(events: &[Known]) -> Option<&Known> {
    let made = |event: &&Known| event.applied.payload.action == Action::Made;
    let private = |event: &&Known| event.audience() == Some(Audience::Private);
    let when = |event: &&Known| (event.applied.payload.hlc, event.applied.id);
    let here = events.iter().filter(made).filter(private).min_by_key(when);
    here.or_else(|| events.iter().filter(made).min_by_key(when))
        .or_else(|| events.iter().min_by_key(when))
}
