//! The desk: all a use case works with while the vault is open.

mod names;
pub mod share;
mod shipped;

pub use names::Names;
pub use shipped::Shipped;

use crate::also_said::Seen;
use crate::error::AppError;
use crate::host::{Ambient, Host};
use crate::operation::Operation;
use cf_domain::calendar::OperationalCalendar;
use cf_domain::record::{Fields, Record};
use cf_domain::word::Audience;
use cf_domain::{PersonId, RecordId};
use cf_vault::{ChangeSet, Reader, Stored, Tx, Vault};
use cf_wire::{Changes, Event};
use chrono::{DateTime, NaiveDate, Utc};
use std::sync::{Arc, PoisonError, RwLock};

/// Above this many records a change set names kinds only: screens ask again anyway.
const NAMED_CHANGES: usize = 50;

/// The open vault with everything a use case needs.
pub struct Desk {
    /// The vault.
    pub vault: Vault,
    /// Time and chance.
    pub ambient: Arc<dyn Ambient>,
    /// The window.
    pub host: Arc<dyn Host>,
    /// Prompt sets, themes, ladders.
    pub shipped: Arc<Shipped>,
    /// Who uses the app; see [`Desk::person`].
    person: RwLock<PersonId>,
}

impl Desk {
    /// A desk over an open vault.
    #[must_use]
    pub fn new(
        vault: Vault,
        ambient: Arc<dyn Ambient>,
        host: Arc<dyn Host>,
        shipped: Arc<Shipped>,
    ) -> Self {
        let person = RwLock::new(vault.with_identity(|identity| identity.person));
        Self { vault, ambient, host, shipped, person }
    }

    /// Who uses the app.
    pub fn person(&self) -> PersonId {
        *self.person.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on this computer is one of that person's: theirs is what was written on it so far.
    ///
    /// # Errors
    /// What the vault says.
    pub fn become_person(&self, person: PersonId) -> Result<(), AppError> {
        self.vault.become_person(person)?;
        *self.person.write().unwrap_or_else(PoisonError::into_inner) = person;
        Ok(())
    }

    /// Does a change: one transaction; the window hears what it touched.
    ///
    /// # Errors
    /// What the work returns, and what the vault says. Then nothing has changed.
    pub fn transact<T>(
        &self,
        operation: Operation,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let (value, changes) = self.transact_untold(operation, work)?;
        self.tell(&changes);
        Ok(value)
    }

    /// As [`Desk::transact`], for one of many changes that the caller tells together.
    ///
    /// # Errors
    /// As there.
    pub fn transact_untold<T>(
        &self,
        operation: Operation,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, AppError>,
    ) -> Result<(T, ChangeSet), AppError> {
        self.vault.write(self.ambient.now_ms(), operation.code(), work)
    }

    /// Tells the window what changed.
    pub fn tell(&self, changes: &ChangeSet) {
        if changes.is_empty() {
            return;
        }
        let mut kinds: Vec<String> = changes.kinds.iter().cloned().collect();
        let extra =
            [(changes.drafts, "draft"), (changes.settings, "setting"), (changes.space, "space")];
        kinds.extend(
            extra.iter().filter(|(touched, _)| *touched).map(|(_, kind)| (*kind).to_owned()),
        );
        let few = changes.records.len() <= NAMED_CHANGES;
        let ids = if few { changes.records.iter().copied().collect() } else { Vec::new() };
        self.host.emit(Event::Changed(Changes { kinds, ids }));
    }

    /// A view of this moment.
    ///
    /// # Errors
    /// What the vault says.
    pub fn reader(&self) -> Result<Reader<'_>, AppError> {
        Ok(self.vault.reader()?)
    }

    /// A fresh record id.
    #[must_use]
    pub fn new_id(&self) -> RecordId {
        RecordId(self.ambient.new_id())
    }

    /// The moment.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.ambient.now()
    }

    /// Today in England.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        local(self.now()).date_naive()
    }

    /// England's operational days.
    #[must_use]
    pub fn calendar(&self) -> &'static OperationalCalendar {
        OperationalCalendar::england()
    }
}

/// The time in England.
#[must_use]
pub fn local(moment: DateTime<Utc>) -> DateTime<chrono_tz::Tz> {
    moment.with_timezone(&chrono_tz::Europe::London)
}

/// A record with its typed fields.
pub struct Typed<R> {
    /// What the vault knows of it.
    pub stored: Stored,
    /// The fields.
    pub record: R,
}

/// Reads a record of one kind.
///
/// # Errors
/// [`AppError::NotFound`] when there is none of that kind.
pub fn typed<R: Record>(reader: &Reader<'_>, id: RecordId) -> Result<Typed<R>, AppError> {
    let stored = reader.record(id)?.filter(|stored| stored.meta.kind == R::KIND.code());
    let stored = stored.ok_or_else(|| {
        AppError::NotFound(format!("This {} is not here.", R::KIND.label().to_lowercase()))
    })?;
    of(stored)
}

/// Reads the fields of a record that is at hand.
///
/// # Errors
/// When they are not of this kind.
pub fn of<R: Record>(stored: Stored) -> Result<Typed<R>, AppError> {
    let record = R::from_fields(&stored.fields)?;
    Ok(Typed { stored, record })
}

/// Makes a record.
///
/// # Errors
/// What the vault says.
pub fn make<R: Record>(
    tx: &mut Tx<'_>,
    id: RecordId,
    audience: Audience,
    record: &R,
) -> Result<(), AppError> {
    Ok(tx.make(R::KIND, id, audience, record.to_fields()?)?)
}

/// Changes a record so that its fields are these: what is not said is emptied. Answers whether
/// anything changed.
///
/// # Errors
/// What the vault says.
pub fn change<R: Record>(tx: &mut Tx<'_>, id: RecordId, record: &R) -> Result<bool, AppError> {
    change_seen(tx, id, record, None)
}

/// As [`change`], from what somebody saw, which is now when nothing else is said: only what they
/// changed is changed, and only answers that they saw are replaced.
///
/// # Errors
/// What the vault says; when something they saw was undone since.
pub fn change_seen<R: Record>(
    tx: &mut Tx<'_>,
    id: RecordId,
    record: &R,
    seen: Option<Seen>,
) -> Result<bool, AppError> {
    let wanted = record.to_fields()?;
    let known = typed::<R>(&tx.reader(), id)?;
    let here = match &seen {
        Some(seen) => R::from_fields(&seen.fields(&tx.reader(), id)?)?.to_fields()?,
        None => known.record.to_fields()?,
    };
    let mut patch = Fields::new();
    for name in here.keys().filter(|name| !wanted.contains_key(*name)) {
        patch.insert(name.clone(), serde_json::Value::Null);
    }
    patch.extend(wanted.into_iter().filter(|(name, value)| here.get(name) != Some(value)));
    match seen {
        _ if patch.is_empty() => Ok(false),
        Some(seen) => Ok(tx.change_seen(id, patch, &seen.0)?),
        None => Ok(tx.change(id, patch)?),
    }
}
