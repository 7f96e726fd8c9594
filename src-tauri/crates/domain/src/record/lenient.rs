//! Readers that take the forms people write by hand in JSON Lines: `true` for "announced", one name
//! for a list of one.

use crate::word::{AtRisk, Notice};
use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// A list of words, or one word.
pub fn words<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    Ok(match Option::<OneOrMany>::deserialize(from)? {
        None => Vec::new(),
        Some(OneOrMany::One(word)) if word.trim().is_empty() => Vec::new(),
        Some(OneOrMany::One(word)) => vec![word],
        Some(OneOrMany::Many(words)) => words,
    })
}

#[derive(Deserialize)]
#[serde(untagged)]
enum FlagOr<T> {
    Flag(bool),
    Word(T),
}

/// A code, or `true` for announced and `false` for unannounced.
pub fn notice<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Notice>, D::Error> {
    Ok(Option::<FlagOr<Notice>>::deserialize(from)?.map(|given| match given {
        FlagOr::Flag(true) => Notice::Announced,
        FlagOr::Flag(false) => Notice::Unannounced,
        FlagOr::Word(word) => word,
    }))
}

/// A code, or `true` for yes and `false` for no.
pub fn at_risk<'de, D: Deserializer<'de>>(from: D) -> Result<Option<AtRisk>, D::Error> {
    Ok(Option::<FlagOr<AtRisk>>::deserialize(from)?.map(|given| match given {
        FlagOr::Flag(true) => AtRisk::Yes,
        FlagOr::Flag(false) => AtRisk::No,
        FlagOr::Word(word) => word,
    }))
}
