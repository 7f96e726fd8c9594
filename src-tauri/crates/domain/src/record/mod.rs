//! The records people make. One form everywhere: these structs are what an event's body says,
//! what the window shows and what JSON Lines carry (decisions/0002), so field names are frozen.

mod catalogue;
mod concern;
mod contact;
mod hand_in;
mod judgement;
mod lenient;
mod note;
mod outcome;
mod place;
mod visit;

pub use catalogue::{Field, Kind};
pub use concern::{Action, Concern, Response};
pub use contact::Contact;
pub use hand_in::HandIn;
pub use judgement::Judgement;
pub use note::{Intelligence, Observation};
pub use outcome::{IssuedFile, Meeting, Pack, Section, Settled, Summary};
pub use place::{Organisation, Person, Service, Site};
pub use visit::{DocumentAsked, SetInUse, StageMark, Visit, Visitor};

use crate::word::Audience;
use crate::{DeviceId, PersonId, RecordId};
use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The fields of a record as they are stored: names and values, unknown ones included.
pub type Fields = serde_json::Map<String, serde_json::Value>;

/// What every record has, whatever its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Meta {
    /// The record.
    pub id: RecordId,
    /// What it is; a code of [`Kind`], or one that a newer app made.
    pub kind: String,
    /// Who made it.
    pub author: PersonId,
    /// On which device.
    pub device: DeviceId,
    /// When it was first saved.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub created: DateTime<Utc>,
    /// When it was last changed.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub edited: DateTime<Utc>,
    /// Who may read it.
    pub audience: Audience,
    /// In the bin since.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub binned: Option<DateTime<Utc>>,
    /// The record that was made from this one when its author shared it.
    pub shared_as: Option<RecordId>,
}

/// A kind of record with typed fields.
pub trait Record: Serialize + DeserializeOwned {
    /// Which kind.
    const KIND: Kind;

    /// The fields as stored. Absent and empty are the same and are left out.
    ///
    /// # Errors
    /// Never for the kinds of this crate; serde's error otherwise.
    fn to_fields(&self) -> Result<Fields, serde_json::Error> {
        Ok(match serde_json::to_value(self)? {
            serde_json::Value::Object(fields) => {
                fields.into_iter().filter(|(_, value)| !is_nothing(value)).collect()
            }
            _ => Fields::new(),
        })
    }

    /// Reads the fields this app knows; others are left alone.
    ///
    /// # Errors
    /// When a known field holds a value of the wrong kind.
    fn from_fields(fields: &Fields) -> Result<Self, serde_json::Error> {
        serde_json::from_value(serde_json::Value::Object(fields.clone()))
    }
}

/// Whether a value says nothing, and so is left out of events and files.
#[must_use]
pub fn is_nothing(value: &serde_json::Value) -> bool {
    use serde_json::Value;
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Number(_) | Value::Bool(_) => false,
    }
}

/// Declares a record: a struct, its fields with their meanings, and which are required.
macro_rules! record {
    ($(#[doc = $doc:literal])* $name:ident = $kind:ident {
        $( $(#[doc = $fdoc:literal])* $(#[lenient($lenient:literal)])? $(#[ts_type($ts:literal)])? $need:ident $field:ident : $ty:ty ;)+
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(default)]
        pub struct $name {
            $( $(#[doc = $fdoc])*
               $(#[serde(deserialize_with = $lenient)])?
               $(#[cfg_attr(feature = "ts", ts(type = $ts))])?
               pub $field: $ty, )+
        }
        impl crate::record::Record for $name {
            const KIND: crate::record::Kind = crate::record::Kind::$kind;
        }
        impl $name {
            /// Every field with its meaning: the reference of the JSON Lines form is made of this.
            pub const FIELDS: &'static [crate::record::Field] = &[
                $( crate::record::Field { name: stringify!($field), meaning: concat!($($fdoc),*), required: record!(@need $need) }, )+
            ];
        }
    };
    (@need must) => { true };
    (@need may) => { false };
}
pub(crate) use record;
