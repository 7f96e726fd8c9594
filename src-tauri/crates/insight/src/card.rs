//! Cards: short headed lists to read on a visit. One says what a visitor may do and say, the other
//! what to do when somebody is at risk. The form of the files is described in
//! `assets/visits/README.md`.

use crate::asset::{AssetError, Checked};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The newest form of card that this app reads.
pub const SCHEMA: u32 = 1;

/// A card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Form of the file; at most [`SCHEMA`].
    pub schema: u32,
    /// Counts up with every change of content.
    pub version: u32,
    /// The edition in words.
    pub edition: String,
    /// What stands at the top.
    pub title: String,
    /// What must be read even if nothing else is.
    pub lead: String,
    /// The lists, in the order in which they are read.
    pub parts: Vec<Part>,
    /// Where the content comes from.
    pub source: String,
}

/// One headed list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Id within the card, such as `do-now`.
    pub id: String,
    /// Heading.
    pub title: String,
    /// What its points are.
    pub kind: PartKind,
    /// Whole sentences, in order.
    pub points: Vec<String>,
}

/// What the points of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// Things to do, or that may be done.
    Do,
    /// Things not to do.
    DoNot,
    /// Words that can be read aloud as they stand.
    Say,
}

impl Card {
    /// The list with this id.
    #[must_use]
    pub fn part(&self, id: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == id)
    }

    /// How many words a reader meets: title, lead, headings and points.
    #[must_use]
    pub fn words(&self) -> usize {
        let parts =
            self.parts.iter().flat_map(|part| [&part.title].into_iter().chain(&part.points));
        [&self.title, &self.lead]
            .into_iter()
            .chain(parts)
            .map(|text| text.split_whitespace().count())
            .sum()
    }
}

/// Reads a card. `file` is only for messages.
///
/// # Errors
/// Names the file, the place and what to do, when it is not JSON of the described form, was made
/// for a newer app, repeats the id of a list, or has a list or a point that says nothing.
pub fn parse(file: &str, text: &str) -> Result<Card, AssetError> {
    let checked = Checked::new(file);
    let card: Card = checked.read(text, SCHEMA)?;
    for (name, text) in [
        ("edition", &card.edition),
        ("title", &card.title),
        ("lead", &card.lead),
        ("source", &card.source),
    ] {
        checked.filled("at the top", name, text)?;
    }
    if card.parts.is_empty() {
        return Err(checked.wrong("parts", "there are none", "Add a list with points"));
    }
    let mut ids = HashSet::new();
    for part in &card.parts {
        let place = format!("part “{}”", part.id);
        checked.slug("parts", &part.id)?;
        checked.filled(&place, "title", &part.title)?;
        if !ids.insert(part.id.as_str()) {
            return Err(checked.wrong(place, "stands there twice", "Give each part its own id"));
        }
        if part.points.is_empty() {
            return Err(checked.wrong(place, "has no points", "Add one, or leave the part out"));
        }
        for point in &part.points {
            checked.filled(&place, "points", point)?;
        }
    }
    Ok(card)
}

/// The visitor card that comes with the app: what a visitor may do, and what to say.
///
/// # Errors
/// As [`parse`]; a build whose tests pass has none.
pub fn visitor() -> Result<Card, AssetError> {
    parse("card.json", include_str!("../../../../assets/visits/card.json"))
}

/// The stop card that comes with the app: what to do when somebody may be at risk.
///
/// # Errors
/// As [`parse`]; a build whose tests pass has none.
pub fn stop() -> Result<Card, AssetError> {
    parse("stop.json", include_str!("../../../../assets/visits/stop.json"))
}
