//! Ids: UUIDv7 for what people make, so that ids sort by time; derived ids for organisations with
//! an official code, so that two laptops that load the same list speak of the same organisation.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(transparent)]
        pub struct $name(#[cfg_attr(feature = "ts", ts(type = "string"))] pub Uuid);
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { Uuid::parse_str(text).map(Self) }
        }
        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self { Self(id) }
        }
    };
}

id!(
    /// One record: a visit, a note, a concern …
    RecordId
);
id!(
    /// One member of the team, on all of their devices.
    PersonId
);
id!(
    /// One installation.
    DeviceId
);

/// The namespace of organisations that carry an official (ODS) code. Frozen.
const ODS: Uuid = Uuid::from_u128(0x6f64_7300_c0de_5f5f_8000_0000_0000_0001);

impl RecordId {
    /// The id of the organisation with this official code, the same on every device.
    #[must_use]
    pub fn of_organisation(code: &str) -> Self {
        Self(Uuid::new_v5(&ODS, code.trim().to_ascii_uppercase().as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisation_has_one_id_everywhere() {
        assert_eq!(RecordId::of_organisation("rxf "), RecordId::of_organisation("RXF"));
        assert_ne!(RecordId::of_organisation("RXF"), RecordId::of_organisation("RXG"));
    }
}
