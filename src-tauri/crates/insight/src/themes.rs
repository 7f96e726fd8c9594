//! Themes of soft intelligence: the list that notes, concerns and packs are sorted by.

use crate::asset::{AssetError, Checked};
use crate::template::KeyQuestion;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The newest form of theme list that this app reads.
pub const SCHEMA: u32 = 1;

/// A list of themes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Themes {
    /// Form of the file; at most [`SCHEMA`].
    pub schema: u32,
    /// Counts up with every change of content.
    pub version: u32,
    /// The edition in words.
    pub edition: String,
    /// The themes, in the order in which people choose.
    pub themes: Vec<Theme>,
    /// Where the content comes from.
    pub source: String,
}

/// One theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Stable code, such as `call-bells`. Records refer to it.
    pub code: String,
    /// The words on screen and paper.
    pub label: String,
    /// What belongs to it.
    pub explanation: String,
    /// The regulator's key question it belongs to.
    pub key_question: KeyQuestion,
}

impl Themes {
    /// The theme with this code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.code == code)
    }
}

/// Reads a list of themes. `file` is only for messages.
///
/// # Errors
/// Names the file, the place and what to do, when it is not JSON of the described form, was made
/// for a newer app, or repeats a code or label.
pub fn parse(file: &str, text: &str) -> Result<Themes, AssetError> {
    let checked = Checked::new(file);
    let themes: Themes = checked.read(text, SCHEMA)?;
    checked.filled("at the top", "edition", &themes.edition)?;
    checked.filled("at the top", "source", &themes.source)?;
    let (mut codes, mut labels) = (HashSet::new(), HashSet::new());
    for theme in &themes.themes {
        let place = format!("theme “{}”", theme.code);
        checked.slug("themes", &theme.code)?;
        checked.filled(&place, "label", &theme.label)?;
        checked.filled(&place, "explanation", &theme.explanation)?;
        if !codes.insert(theme.code.as_str()) || !labels.insert(theme.label.to_lowercase()) {
            return Err(checked.wrong(
                place,
                "its code or label was used before",
                "Leave one of them out",
            ));
        }
    }
    Ok(themes)
}

/// The themes that come with the app.
///
/// # Errors
/// As [`parse`]; a build whose tests pass has none.
pub fn shipped() -> Result<Themes, AssetError> {
    parse("themes.json", include_str!("../../../../assets/themes/themes.json"))
}
