//! What stands on every page and in the properties of every file.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Title, marking, dates and the organisation's own words.
///
/// The properties of the files are made from this and from nothing else: no name of a person, a
/// computer or an account gets into a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Meta {
    /// Title of the document, e.g. "Sandbox Trust: pack for the Clinical Quality Review Meeting, 10 December 2026".
    pub title: String,
    /// Role and organisation of the author, never a name: "Quality manager, Sandbox Commissioner".
    pub author_role: String,
    /// One or two sentences for the file's properties.
    pub description: String,
    /// Search words for the file's properties.
    pub keywords: Vec<String>,
    /// Day of issue: the only "today" that a painter knows.
    pub date: NaiveDate,
    /// Day of the meeting; its month is in the file names.
    pub meeting_date: NaiveDate,
    /// Protective marking, e.g. "OFFICIAL".
    pub marking: String,
    /// Running head, right: "Provider edition. Issued 3 December 2026".
    pub running_head: String,
    /// Foot, after the marking: "Sandbox Trust, quality review pack".
    pub foot: String,
    /// Which edition this is: an id in `assets/pack/editions.json`.
    pub edition: String,
    /// The provider's code (ODS), used in the file names.
    pub provider_code: String,
    /// Who commissions, and what the meeting is called.
    pub organisation: Organisation,
}

/// The commissioner's own words, from its settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Organisation {
    /// The commissioner's name, e.g. "Sandbox Commissioner".
    pub commissioner: String,
    /// The meeting, e.g. "Clinical Quality Review Meeting (CQRM)".
    pub meeting: String,
    /// What the provider is called in running text: "the trust", "the home", "the practice".
    pub provider_word: String,
}
