//! The annex: the log of evidence, regulations, photographs, and who gets what.

use serde::{Deserialize, Serialize};

use super::Picture;
use crate::document::{How, Strength};

/// What stands behind the report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Annex {
    /// Evidence in order of time.
    pub log: Vec<LogLine>,
    /// Regulations touched. Whether one is met is for the regulator to say.
    pub regulations: Vec<Regulation>,
    /// Photographs.
    pub photographs: Vec<Photograph>,
    /// Who gets the report, and what of it.
    pub readers: Vec<Reader>,
}

/// One piece of evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct LogLine {
    /// When: "10:24".
    pub time: String,
    /// Where.
    pub area: String,
    /// How we know; nothing where the author did not say.
    pub how: Option<How>,
    /// How strong it is.
    pub strength: Option<Strength>,
    /// What, where the app gives it.
    pub text: String,
}

/// A regulation, and the findings that touch it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Regulation {
    /// Numbers of the findings.
    pub findings: Vec<String>,
    /// The regulation: "Regulation 18, staffing".
    pub regulation: String,
}

/// A photograph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Photograph {
    /// The picture.
    pub picture: Picture,
    /// What can be seen, for people who cannot see it.
    #[serde(default)]
    pub alt: String,
    /// What it shows, when and where.
    #[serde(default)]
    pub caption: String,
}

/// A reader, and what they get.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Reader {
    /// Who, by office or meeting.
    pub reader: String,
    /// What.
    pub gets: String,
}

/// The entry in the export register. Not part of the fingerprint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct RegisterEntry {
    /// Number of the entry: "2026-0163".
    pub number: String,
    /// Role of the person who confirmed it.
    pub confirmed_by: String,
}
