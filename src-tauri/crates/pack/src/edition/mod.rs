//! Editions: what a kind of pack may show, as data (`assets/pack/editions.json`).
//!
//! The app applies an edition before it fills a document. Here an edition is only read, and a
//! finished document is held against it once more before anything is painted ([`Edition::check`]).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::PackError;
use crate::document::{PackDocument, Section, Theme};

mod rules;

pub use rules::{
    FieldClass, Filter, Grain, Identifiers, IntelligenceFilter, Never, Photographs, ProviderNaming,
    Quotes, Reach, Redaction, SmallCounts, StaffNaming, VisitFilter,
};

const EDITIONS: &str = include_str!("../../../../../assets/pack/editions.json");

/// One edition: filter, redaction, marking and layout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Edition {
    /// Its lasting name: "provider".
    pub id: String,
    /// Its name on paper: "Provider".
    pub name: String,
    /// Version of its rules and layout.
    pub version: String,
    /// Day of this version.
    pub dated: NaiveDate,
    /// Who may read it, in one sentence.
    pub readers: String,
    /// Protective marking; a document may add to it, never change it.
    pub marking: String,
    /// Start of its file names.
    pub file_stem: String,
    /// The standing agenda it is numbered by: a file in `assets/pack`.
    pub agenda: String,
    /// The highest class of field that it may show.
    pub ceiling: FieldClass,
    /// What an identifier found in free text does.
    pub identifiers: Identifiers,
    /// The parts it has.
    pub sections: Vec<Section>,
    /// What comes in.
    pub filter: Filter,
    /// What is reworded.
    pub redaction: Redaction,
    /// What it leaves out, in words for the preview.
    pub leaves_out: Vec<String>,
}

/// All editions that ship with the app.
///
/// # Errors
/// [`PackError::Asset`] if `editions.json` is damaged.
pub fn editions() -> Result<Vec<Edition>, PackError> {
    #[derive(Deserialize)]
    struct File {
        editions: Vec<Edition>,
    }
    serde_json::from_str::<File>(EDITIONS)
        .map(|file| file.editions)
        .map_err(|_| PackError::Asset("editions.json"))
}

/// One edition by its id.
///
/// # Errors
/// [`PackError::UnknownEdition`] where there is none of that name.
pub fn edition(id: &str) -> Result<Edition, PackError> {
    editions()?.into_iter().find(|edition| edition.id == id).ok_or(PackError::UnknownEdition)
}

impl Edition {
    /// Holds a finished document against the edition: the last look before anything is painted.
    ///
    /// # Errors
    /// The first rule that the document breaks.
    pub fn check(&self, document: &PackDocument) -> Result<(), PackError> {
        if !document.meta.marking.starts_with(&self.marking) {
            return Err(PackError::Marking(self.marking.clone()));
        }
        if let Some(section) =
            Section::ALL.iter().find(|s| document.fills(**s) && !self.sections.contains(s))
        {
            return Err(PackError::NotInEdition(*section));
        }
        match &self.filter.intelligence {
            IntelligenceFilter::ThemesOnly { min_reports, min_source_kinds } => {
                let small = |theme: &Theme| {
                    theme.reports < *min_reports || kinds(theme) < *min_source_kinds
                };
                match document.themes.iter().position(small) {
                    Some(index) => Err(PackError::ThemeTooSmall {
                        number: index + 1,
                        reports: *min_reports,
                        kinds: *min_source_kinds,
                    }),
                    None => Ok(()),
                }
            }
            IntelligenceFilter::Nothing if document.themes.is_empty() => Ok(()),
            IntelligenceFilter::Nothing => Err(PackError::NotInEdition(Section::Themes)),
        }
    }
}

/// Different kinds of source behind a theme; the same kind written twice is one.
fn kinds(theme: &Theme) -> u32 {
    let kinds: BTreeSet<_> =
        theme.source_kinds.iter().map(|kind| kind.trim().to_lowercase()).collect();
    u32::try_from(kinds.len()).unwrap_or(u32::MAX)
}
