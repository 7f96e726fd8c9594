//! Public telephone numbers for when somebody is at risk. Local numbers are not here: people enter
//! those themselves. The form of the file is described in `assets/visits/README.md`.

use crate::asset::{AssetError, Checked};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The newest form of contacts that this app reads.
pub const SCHEMA: u32 = 1;

/// A list of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    /// Form of the file; at most [`SCHEMA`].
    pub schema: u32,
    /// Counts up with every change of content.
    pub version: u32,
    /// The edition in words.
    pub edition: String,
    /// The numbers, most urgent first.
    pub contacts: Vec<Contact>,
    /// What is known of the list as a whole.
    pub source: String,
}

/// One number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Stable code, such as `police`.
    pub code: String,
    /// Who answers.
    pub name: String,
    /// The number as people read it: figures and single spaces.
    pub phone: String,
    /// When to ring it.
    pub when: String,
    /// Where the number was read.
    pub source: String,
    /// The day it was read there.
    pub read: NaiveDate,
}

impl Contacts {
    /// The number with this code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.code == code)
    }
}

/// Reads a list of numbers. `file` is only for messages.
///
/// # Errors
/// Names the file, the place and what to do, when it is not JSON of the described form, was made
/// for a newer app, repeats a code, or has a number that cannot be rung.
pub fn parse(file: &str, text: &str) -> Result<Contacts, AssetError> {
    let checked = Checked::new(file);
    let list: Contacts = checked.read(text, SCHEMA)?;
    checked.filled("at the top", "edition", &list.edition)?;
    checked.filled("at the top", "source", &list.source)?;
    if list.contacts.is_empty() {
        return Err(checked.wrong("contacts", "there are none", "Add at least 999"));
    }
    let mut codes = HashSet::new();
    for contact in &list.contacts {
        let place = format!("contact “{}”", contact.code);
        checked.slug("contacts", &contact.code)?;
        if !codes.insert(contact.code.as_str()) {
            return Err(checked.wrong(place, "stands there twice", "Give each its own code"));
        }
        for (name, text) in
            [("name", &contact.name), ("when", &contact.when), ("source", &contact.source)]
        {
            checked.filled(&place, name, text)?;
        }
        if !can_be_rung(&contact.phone) {
            let problem = "“phone” is not a number that can be rung";
            let remedy = "Write figures and single spaces, such as 03000 616161";
            return Err(checked.wrong(place, problem, remedy));
        }
    }
    Ok(list)
}

/// Three figures or more, in groups with one space between.
fn can_be_rung(phone: &str) -> bool {
    let groups_of_figures = phone
        .split(' ')
        .all(|group| !group.is_empty() && group.chars().all(|c| c.is_ascii_digit()));
    groups_of_figures && phone.chars().filter(char::is_ascii_digit).count() >= 3
}

/// The numbers that come with the app.
///
/// # Errors
/// As [`parse`]; a build whose tests pass has none.
pub fn shipped() -> Result<Contacts, AssetError> {
    parse("contacts.json", include_str!("../../../../assets/visits/contacts.json"))
}
