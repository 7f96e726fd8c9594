//! The closed lists of words in prompt sets.

use serde::{Deserialize, Serialize};

/// A kind of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Evidence {
    /// Observed by the visitor.
    #[serde(rename = "O")]
    Observed,
    /// Said by a patient or resident.
    #[serde(rename = "P")]
    Patient,
    /// Said by a carer or relative.
    #[serde(rename = "C")]
    Carer,
    /// Said by staff.
    #[serde(rename = "S")]
    Staff,
    /// A policy, audit, rota or minutes.
    #[serde(rename = "D")]
    Document,
    /// A sample of records, counted as x of n, without identifiers.
    #[serde(rename = "R")]
    Record,
    /// The building and what is in it.
    #[serde(rename = "E")]
    Environment,
    /// A figure.
    #[serde(rename = "M")]
    Metric,
    /// What a partner organisation says.
    #[serde(rename = "L")]
    Partner,
}

impl Evidence {
    /// The letter that stands in a file.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Observed => 'O',
            Self::Patient => 'P',
            Self::Carer => 'C',
            Self::Staff => 'S',
            Self::Document => 'D',
            Self::Record => 'R',
            Self::Environment => 'E',
            Self::Metric => 'M',
            Self::Partner => 'L',
        }
    }
}

/// The five key questions of the Care Quality Commission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyQuestion {
    /// Are people protected from harm and abuse?
    Safe,
    /// Does care bring good results?
    Effective,
    /// Are people treated with kindness and respect?
    Caring,
    /// Does the service fit people's needs?
    Responsive,
    /// Is it led so that care is good and learning happens?
    WellLed,
}

/// Tiers of standard (Francis report 2013, recommendations 13 to 15 and 125).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// Must always be met.
    Fundamental,
    /// More than the least, agreed in the contract.
    Enhanced,
    /// Where the service is going.
    Developmental,
}
