//! Prompt sets: what to look for on a visit, as data with editions. The form of the files is
//! described in `assets/templates/README.md`.

mod check;
mod condition;
mod edition;
mod shipped;
mod word;

use crate::asset::{AssetError, Checked};
use cf_domain::word::Rating;
use chrono::NaiveDate;
pub use edition::{current, edition_for, version_of};
use serde::{Deserialize, Serialize};
pub use shipped::shipped;
pub use word::{Evidence, KeyQuestion, Tier};

/// The newest form of prompt set that this app reads.
pub const SCHEMA: u32 = 2;

/// The most prompts that one set may hold. A visit with more is several visits.
pub const MOST_PROMPTS: usize = 1_000;

/// A prompt set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Form of the file; at most [`SCHEMA`].
    pub schema: u32,
    /// Stable id, such as `ward-general`. Visits refer to it.
    pub id: String,
    /// Counts up with every change of content. A visit keeps the version that it began with.
    pub version: u32,
    /// The edition in words, such as “November 2026”.
    pub edition: String,
    /// First day of the visits that this edition is for; none when it has always held. From form 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Last day of the visits that this edition is for; none while it holds. From form 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// What it is called.
    pub title: String,
    /// Whom and what it suits.
    #[serde(rename = "for")]
    pub suits: String,
    /// Id of the scale that prompts use unless they name another.
    pub scale: String,
    /// The scales in use.
    pub scales: Vec<Scale>,
    /// What to read before beginning.
    pub intro: String,
    /// The prompts, in groups.
    pub sections: Vec<Section>,
    /// Where the content comes from.
    pub source: String,
    /// The law it rests on, with the date it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law_basis: Option<String>,
}

/// The answers that a prompt offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Id within the prompt set, such as `A`.
    pub id: String,
    /// The question the answers belong to.
    pub title: String,
    /// The answers, best first.
    pub answers: Vec<Answer>,
}

/// One answer of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The stored word.
    pub code: Rating,
    /// The word on screen.
    pub label: String,
    /// Whether it is evidence that the standard is met. Never looser than [`Rating::counts_as_met`].
    pub counts_as_met: bool,
    /// Whether anything was seen at all.
    pub seen: bool,
}

/// A group of prompts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Id within the prompt set.
    pub id: String,
    /// Heading.
    pub title: String,
    /// The prompts.
    pub prompts: Vec<Prompt>,
}

/// One thing to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Stable id, such as `WG01`. Observations refer to it.
    pub id: String,
    /// The question.
    pub text: String,
    /// What to look, listen and ask for.
    pub look_for: String,
    /// Which kinds of evidence can answer it.
    pub evidence: Vec<Evidence>,
    /// Id of its scale, when not the prompt set's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<String>,
    /// The regulator's key question it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_question: Option<KeyQuestion>,
    /// Number of the regulation of the Health and Social Care Act 2008 (Regulated Activities)
    /// Regulations 2014, such as `12` or `9A`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regulation: Option<String>,
    /// The tier of standard (Francis report 2013, recommendations 13 to 15).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// When it is asked; none when always. From form 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_if: Option<AskedIf>,
    /// The kinds of evidence without which no answer may count as met. From form 2.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Evidence>,
}

/// A prompt that is asked only after certain answers to an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedIf {
    /// Id of a prompt that stands earlier in the same file.
    pub prompt: String,
    /// The answers after which this one is asked.
    pub answers: Vec<Rating>,
}

impl Template {
    /// Every prompt, in order.
    pub fn prompts(&self) -> impl Iterator<Item = &Prompt> {
        self.sections.iter().flat_map(|section| &section.prompts)
    }

    /// The scale that a prompt of this set uses.
    #[must_use]
    pub fn scale_of(&self, prompt: &Prompt) -> Option<&Scale> {
        let id = prompt.scale.as_ref().unwrap_or(&self.scale);
        self.scales.iter().find(|scale| scale.id == *id)
    }
}

/// Reads a prompt set. `file` is only for messages.
///
/// # Errors
/// Names the file, the place and what to do, when it is not JSON of the described form, was made
/// for a newer app, has no prompts or too many, repeats an id, names a scale it does not hold, lets
/// “not seen” count as met, or makes a prompt wait for one that is not asked before it.
pub fn parse(file: &str, text: &str) -> Result<Template, AssetError> {
    let checked = Checked::new(file);
    let template: Template = checked.read(text, SCHEMA)?;
    check::template(&checked, &template)?;
    Ok(template)
}
