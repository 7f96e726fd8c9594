//! What was found out about single objects.

use super::code::Code;
use crate::object::ObjectError;

/// What was found out about an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// Read: it need not be fetched again.
    Read,
    /// For others.
    NotForUs,
    /// Left aside.
    Refused(Code),
}

impl Finding {
    /// The stored form. Frozen.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::NotForUs => "not-for-us",
            Self::Refused(code) => code.text(),
        }
    }

    /// Reads the stored form. One that this app does not know counts as damaged: it is looked at
    /// again.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        match text {
            "read" => Self::Read,
            "not-for-us" => Self::NotForUs,
            other => Self::Refused(
                Code::ABOUT_OBJECTS
                    .into_iter()
                    .find(|code| code.text() == other)
                    .unwrap_or(Code::Object(ObjectError::Damaged)),
            ),
        }
    }
}

/// What was found out about one object, and when to look again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Its name in the store.
    pub name: String,
    /// Its size then, in bytes: a file that changed its size is looked at again at once.
    pub bytes: u64,
    /// What was found.
    pub finding: Finding,
    /// How often it was looked at.
    pub tries: u32,
    /// When to look again, in milliseconds since 1970.
    pub again_ms: u64,
}
