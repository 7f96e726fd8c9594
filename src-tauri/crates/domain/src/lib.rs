//! The rules of quality assurance visits, pure.
//!
//! What is here: the records people make ([`record`]), the words they are made of (roles, sorts,
//! severities …), calendars ([`calendar`]), how assured a visit may be ([`assurance`]) and the search
//! for personal identifiers ([`identifiers`]). What is not: files, clocks, random numbers, SQL, screens. Time and ids are
//! always passed in.

pub mod assurance;
pub mod calendar;
pub mod code;
pub mod id;
pub mod identifiers;
pub mod record;
pub mod word;

pub use id::{DeviceId, PersonId, RecordId};
pub use record::{Kind, Meta, Record};
