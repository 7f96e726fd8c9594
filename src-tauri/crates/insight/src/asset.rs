//! Reading the files that a non-programmer may edit: prompt sets, ladders, themes, practice content.
//! Every fault names the file, the place in it, and what to do.

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Why a file of rules or content could not be used. Nothing of it is used when there is a fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssetError {
    /// The file is not JSON, or a name in it is wrong or missing.
    #[error(
        "{file}, line {line}, column {column}: {problem}. Correct that line, or compare it with a file that came with the app."
    )]
    Unreadable {
        /// The file's name, without its folders.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        problem: String,
    },
    /// The file was written for a later version of the app.
    #[error(
        "{file} was made for a newer version of this app (form {found}; this one reads form {known}). Update the app, or ask for the file in form {known}."
    )]
    Newer {
        /// The file's name, without its folders.
        file: String,
        /// The form the file says it has.
        found: u32,
        /// The newest form this app reads.
        known: u32,
    },
    /// The file can be read, but what it says cannot be right.
    #[error("{file}, {place}: {problem}. {remedy}.")]
    Wrong {
        /// The file's name, without its folders.
        file: String,
        /// Where in the file, in words.
        place: String,
        /// What is wrong.
        problem: String,
        /// What to do about it.
        remedy: String,
    },
}

/// A file being checked: makes faults that carry its name.
pub(crate) struct Checked<'a> {
    file: &'a str,
}

impl<'a> Checked<'a> {
    /// Folders are dropped from the name: they may hold the name of a person.
    pub(crate) fn new(file: &'a str) -> Self {
        Self { file: file.rsplit(['/', '\\']).next().unwrap_or(file) }
    }

    /// Reads the text as a `T`, refusing a form newer than `known`.
    pub(crate) fn read<T: DeserializeOwned>(
        &self,
        text: &str,
        known: u32,
    ) -> Result<T, AssetError> {
        #[derive(Deserialize)]
        struct Form {
            schema: u32,
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let form: Form = serde_json::from_str(text).map_err(|e| self.unreadable(&e))?;
        if form.schema > known {
            return Err(AssetError::Newer { file: self.file.into(), found: form.schema, known });
        }
        serde_json::from_str(text).map_err(|e| self.unreadable(&e))
    }

    fn unreadable(&self, fault: &serde_json::Error) -> AssetError {
        let (line, column) = (fault.line(), fault.column());
        let whole = fault.to_string();
        let place = format!(" at line {line} column {column}");
        let problem = whole.strip_suffix(&place).unwrap_or(&whole).to_owned();
        AssetError::Unreadable { file: self.file.into(), line, column, problem }
    }

    /// A fault at a place described in words.
    pub(crate) fn wrong(
        &self,
        place: impl Into<String>,
        problem: impl Into<String>,
        remedy: &str,
    ) -> AssetError {
        AssetError::Wrong {
            file: self.file.into(),
            place: place.into(),
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }

    /// Refuses a text that says nothing.
    pub(crate) fn filled(&self, place: &str, name: &str, text: &str) -> Result<(), AssetError> {
        if text.trim().is_empty() {
            return Err(self.wrong(place, format!("“{name}” is empty"), "Write something there"));
        }
        Ok(())
    }

    /// Refuses an id that could not stand in a file name or an address.
    pub(crate) fn slug(&self, place: &str, id: &str) -> Result<(), AssetError> {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(good) {
            let problem = format!("the id “{id}” may hold only small letters, figures and hyphens");
            return Err(self.wrong(place, problem, "Give it an id such as ward-general"));
        }
        Ok(())
    }
}
