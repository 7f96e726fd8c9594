//! The vocabulary of an edition's rules.

use serde::{Deserialize, Serialize};

/// Who may see a field, narrowest last. An edition shows fields up to its ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FieldClass {
    /// Anybody.
    Public,
    /// The provider that it is about.
    Provider,
    /// The commissioner's quality team.
    Commissioner,
    /// Regulators, when it is needed for safety.
    RegulatorShare,
    /// Named keyholders only.
    RestrictedSource,
    /// Nobody outside the vault.
    NeverExport,
}

/// What an identifier found in free text does to an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Identifiers {
    /// Nothing leaves until each is settled.
    Block,
    /// The person who confirms is told of each.
    Warn,
}

/// What comes into an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Filter {
    /// Which visit reports.
    pub visits: VisitFilter,
    /// Which intelligence.
    pub intelligence: IntelligenceFilter,
    /// Which concerns.
    pub concerns: Reach,
    /// Which notices.
    pub escalations: Reach,
    /// Items from protected sources.
    pub protected_sources: Never,
    /// Whether our lines of enquiry are in it.
    pub lines_of_enquiry: bool,
    /// Whether the dates of coming visits without notice are in it.
    pub coming_unannounced_visits: bool,
    /// Whether legal advice is in it.
    pub legal_advice: bool,
    /// Whether the commissioner's own judgement is in it.
    pub commissioner_judgement: bool,
}

/// Which visit reports come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum VisitFilter {
    /// Whole, as draft or final.
    DraftOrFinal,
    /// Whole, final only.
    FinalOnly,
    /// Only the summary that was agreed after the check of facts.
    AgreedSummary,
}

/// Which intelligence comes in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "show",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum IntelligenceFilter {
    /// Themes, when they rest on enough.
    ThemesOnly {
        /// Reports that a theme needs.
        min_reports: u32,
        /// Kinds of source that a theme needs.
        min_source_kinds: u32,
    },
    /// None at all.
    Nothing,
}

/// How far a record must have been shared to come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reach {
    /// Those the provider knows of.
    SharedWithProvider,
    /// All.
    All,
}

/// A rule without exception.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Never {
    /// Never shown, never counted, never hinted at.
    Never,
}

/// What is reworded before a document is filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Redaction {
    /// How staff are named.
    pub staff: StaffNaming,
    /// How exact the time of intelligence is.
    pub intelligence_times: Grain,
    /// How other providers are named.
    pub other_providers: ProviderNaming,
    /// How what people said is given.
    pub quotes: Quotes,
    /// Counts under five.
    pub counts_under_five: SmallCounts,
    /// Photographs.
    pub photographs: Photographs,
}

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
    )+};
}

choices! {
    /// How staff are named.
    StaffNaming {
        /// Roles at the level of an office: "chief nurse"; never a role with a ward.
        OfficeRoles,
        /// Not at all.
        NotNamed,
    }
    /// How exact a time is.
    Grain {
        /// The month.
        Month,
        /// The day.
        Day,
    }
    /// How other providers are named.
    ProviderNaming {
        /// By kind: "GP practices".
        ByKind,
        /// By name.
        Named,
    }
    /// How what people said is given.
    Quotes {
        /// In our words.
        Paraphrased,
        /// In theirs.
        Verbatim,
    }
    /// Counts under five.
    SmallCounts {
        /// As they are: the provider's own figures.
        Shown,
        /// "<5", and a second cell where the total would tell.
        Hidden,
    }
    /// Photographs.
    Photographs {
        /// None.
        LeftOut,
        /// Those chosen, without what the camera wrote into them.
        Chosen,
    }
}
