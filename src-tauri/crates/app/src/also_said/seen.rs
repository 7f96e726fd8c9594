//! What somebody had before them when they began to change a record.

use crate::error::AppError;
use cf_domain::RecordId;
use cf_domain::record::Fields;
use cf_ledger::EventId;
use cf_vault::Reader;
use std::collections::BTreeSet;

/// The answers that a screen showed. It goes to the window with a record and comes back with the
/// changed one, so that nobody replaces an answer that came in meanwhile and that they never saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen(pub BTreeSet<EventId>);

impl Seen {
    /// The answers that a record shows now.
    ///
    /// # Errors
    /// What the vault says.
    pub fn now(reader: &Reader<'_>, id: RecordId) -> Result<Self, AppError> {
        Ok(Self(reader.state(id)?.map(|state| state.heads).unwrap_or_default()))
    }

    /// As the window keeps it.
    #[must_use]
    pub fn text(&self) -> String {
        let ids: Vec<String> = self.0.iter().map(answer_id).collect();
        ids.join(" ")
    }

    /// From the window.
    ///
    /// # Errors
    /// When it is no such text.
    pub fn parse(text: &str) -> Result<Self, AppError> {
        text.split_whitespace().map(parse_answer).collect::<Result<_, _>>().map(Self)
    }

    /// The fields as they were shown.
    ///
    /// # Errors
    /// When one of the answers was undone since.
    pub fn fields(&self, reader: &Reader<'_>, id: RecordId) -> Result<Fields, AppError> {
        reader.as_seen(id, &self.0)?.ok_or_else(|| {
            AppError::Refused(
                "This was undone while you had it open. Open it again, then change it.".to_owned(),
            )
        })
    }
}

/// An answer's name to screens.
#[must_use]
pub fn answer_id(event: &EventId) -> String {
    blake3::Hash::from_bytes(event.0).to_hex().to_string()
}

/// Reads an answer's name.
///
/// # Errors
/// When it is none.
pub fn parse_answer(text: &str) -> Result<EventId, AppError> {
    let hash = blake3::Hash::from_hex(text)
        .map_err(|_| AppError::invalid("seen", "Open the page again, then choose."))?;
    Ok(EventId(*hash.as_bytes()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_back_as_it_went() {
        let seen = Seen([EventId([7; 32]), EventId([9; 32])].into());
        assert_eq!(Seen::parse(&seen.text()).unwrap(), seen);
        assert_eq!(Seen::parse("").unwrap(), Seen(BTreeSet::new()));
        assert!(Seen::parse("no such answer").is_err());
    }
}
