//! Names for ids: people and providers, looked up once for each list.

use crate::error::AppError;
use cf_domain::record::{Organisation, Person, Record as _};
use cf_domain::{PersonId, RecordId};
use cf_vault::Reader;
use std::cell::RefCell;
use std::collections::HashMap;

/// A look-up of names for the time of one reply.
pub struct Names<'r> {
    reader: &'r Reader<'r>,
    organisations: RefCell<HashMap<RecordId, Option<String>>>,
    people: RefCell<HashMap<PersonId, Option<Person>>>,
}

impl<'r> Names<'r> {
    /// Over this view.
    #[must_use]
    pub fn new(reader: &'r Reader<'r>) -> Self {
        Self { reader, organisations: RefCell::default(), people: RefCell::default() }
    }

    /// A provider's name.
    ///
    /// # Errors
    /// What the vault says.
    pub fn organisation(&self, id: Option<RecordId>) -> Result<Option<String>, AppError> {
        let Some(id) = id else { return Ok(None) };
        if let Some(name) = self.organisations.borrow().get(&id) {
            return Ok(name.clone());
        }
        let name = match self.reader.record(id)? {
            Some(stored) => Some(Organisation::from_fields(&stored.fields)?.name)
                .filter(|name| !name.is_empty()),
            None => None,
        };
        self.organisations.borrow_mut().insert(id, name.clone());
        Ok(name)
    }

    /// A member's name. A person's record has the person's own id.
    ///
    /// # Errors
    /// What the vault says.
    pub fn person(&self, id: PersonId) -> Result<String, AppError> {
        let known = self.known_person(id)?;
        Ok(known.map_or_else(|| "A colleague".to_owned(), |person| person.name))
    }

    /// What a member says of themselves, if their record has come.
    ///
    /// # Errors
    /// What the vault says.
    pub fn known_person(&self, id: PersonId) -> Result<Option<Person>, AppError> {
        if let Some(person) = self.people.borrow().get(&id) {
            return Ok(person.clone());
        }
        let person = match self.reader.record(RecordId(id.0))? {
            Some(stored) => Some(Person::from_fields(&stored.fields)?),
            None => None,
        };
        self.people.borrow_mut().insert(id, person.clone());
        Ok(person)
    }
}
