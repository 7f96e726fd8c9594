//! What is the same in every pack until the organisation changes it: the standing agenda, and the
//! words explained at the back. Both are files in `assets/pack`.

use serde::Deserialize;

use crate::PackError;
use crate::document::{AgendaItem, Word};

const AGENDA: &str = include_str!("../../../../assets/pack/cqrm-agenda.json");
const WORDS: &str = include_str!("../../../../assets/pack/words.json");

/// The 17 standing items of a Clinical Quality Review Meeting.
///
/// # Errors
/// [`PackError::Asset`] if `cqrm-agenda.json` is damaged.
pub fn standing_agenda() -> Result<Vec<AgendaItem>, PackError> {
    #[derive(Deserialize)]
    struct File {
        items: Vec<AgendaItem>,
    }
    serde_json::from_str::<File>(AGENDA)
        .map(|file| file.items)
        .map_err(|_| PackError::Asset("cqrm-agenda.json"))
}

/// The words that a pack explains.
///
/// # Errors
/// [`PackError::Asset`] if `words.json` is damaged.
pub fn standing_words() -> Result<Vec<Word>, PackError> {
    #[derive(Deserialize)]
    struct File {
        words: Vec<Word>,
    }
    serde_json::from_str::<File>(WORDS)
        .map(|file| file.words)
        .map_err(|_| PackError::Asset("words.json"))
}
