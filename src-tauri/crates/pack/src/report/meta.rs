//! What stands on every page of a paper about a visit, and which paper it is.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Title, provider, place and time, and how this paper stands.
///
/// As in a pack, the properties of the files are made from this and from nothing else. Everything
/// but the title, the provider and the day may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VisitMeta {
    /// Title of the document: "Visit report: Cedar Ward, Sandbox General Hospital, 24 November 2026".
    pub title: String,
    /// The provider's name.
    pub provider: String,
    /// Day of the visit; also in the file names.
    pub date: NaiveDate,
    /// Which paper this is.
    pub standing: PaperStanding,
    /// Day of issue; nothing where it is not issued yet.
    #[serde(default)]
    pub issued: Option<NaiveDate>,
    /// Whom it is for, in words that follow "for": "the trust's check of facts".
    #[serde(default)]
    pub for_whom: String,
    /// Protective marking, e.g. "OFFICIAL".
    #[serde(default)]
    pub marking: String,
    /// The commissioner: "Sandbox Commissioner".
    #[serde(default)]
    pub organisation: String,
    /// Role and organisation of the author, never a name.
    #[serde(default)]
    pub author_role: String,
    /// The provider's code (ODS), used in the file names.
    #[serde(default)]
    pub provider_code: String,
    /// What the provider is called in running text: "the trust", "the home", "the practice".
    #[serde(default)]
    pub provider_word: String,
    /// Ward, home or practice: "Cedar Ward".
    #[serde(default)]
    pub place: String,
    /// Where that is: "Sandbox General Hospital".
    #[serde(default)]
    pub site: String,
    /// What it does: "26 beds, care of older people".
    #[serde(default)]
    pub service: String,
    /// Hours: "10:00 to 12:35".
    #[serde(default)]
    pub hours: String,
    /// Notice given, in words: "Unannounced".
    #[serde(default)]
    pub announced: String,
    /// Every version issued so far, this one included.
    #[serde(default)]
    pub versions: Vec<Version>,
}

/// Which paper about the visit this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum PaperStanding {
    /// The sheet handed over at the end of the visit. Not a report.
    FeedbackSheet,
    /// A draft for the check of facts.
    Draft {
        /// Its number, from 1.
        number: u32,
    },
    /// The final report.
    Final,
    /// A final report issued again, because something in it had to change.
    Reissued {
        /// Its version; the final report is version 1.
        number: u32,
        /// What changed and why.
        reason: String,
    },
}

impl PaperStanding {
    /// What the paper is called: "Visit report, draft 1".
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::FeedbackSheet => "Same-day feedback".into(),
            Self::Draft { number } => format!("Visit report, draft {number}"),
            Self::Final => "Visit report, final".into(),
            Self::Reissued { number, .. } => format!("Visit report, final, version {number}"),
        }
    }

    /// What every page says beside the marking while facts are not yet checked.
    #[must_use]
    pub fn draft_words(&self) -> Option<String> {
        match self {
            Self::FeedbackSheet => Some("DRAFT, not a report".into()),
            Self::Draft { number } => Some(format!("DRAFT {number}")),
            Self::Final | Self::Reissued { .. } => None,
        }
    }
}

/// One version that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Version {
    /// What it is called: "Draft 1", "Final".
    pub name: String,
    /// Day it was issued.
    #[serde(default)]
    pub issued: Option<NaiveDate>,
    /// To whom it went, or what it was for.
    #[serde(default)]
    pub what: String,
    /// What changed since the version before, and why.
    #[serde(default)]
    pub reason: String,
}
