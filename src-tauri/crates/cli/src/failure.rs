//! What went wrong, as one line and an exit status.

use cf_app::AppError;
use cf_wire::{Code, Error};
use serde_json::Value;

/// A command that was not done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The core said no.
    #[error("{}", told(.0))]
    Core(Error),
    /// The command was asked in a form that it does not know.
    #[error("{0}")]
    Usage(String),
    /// A file or the terminal.
    #[error("{0}")]
    File(String),
    /// The command was done, and what it found is not well.
    #[error("not all is well")]
    NotWell(Value),
}

impl Failure {
    /// The small code in brackets.
    pub fn code(&self) -> String {
        match self {
            Self::Core(error) => serde_json::to_value(error.code)
                .ok()
                .and_then(|code| code.as_str().map(str::to_owned))
                .unwrap_or_default(),
            Self::Usage(_) => "usage".to_owned(),
            Self::File(_) => "file".to_owned(),
            Self::NotWell(_) => "not-well".to_owned(),
        }
    }

    /// The exit status.
    pub fn status(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::File(_) | Self::NotWell(_) => 1,
            Self::Core(error) => match error.code {
                Code::Locked | Code::WrongPassphrase => 3,
                Code::Refused | Code::Identifiers | Code::AlreadyShared => 4,
                _ => 1,
            },
        }
    }
}

/// The sentence, and for identifiers where they stand: field, kind and record, never the words.
fn told(error: &Error) -> String {
    let mut text = error.message.clone();
    for finding in error.findings.iter().take(5) {
        let record = finding.record.map(|id| format!(" of record {id}")).unwrap_or_default();
        text.push_str(&format!(
            " [{} in {}{record}, characters {} to {}]",
            finding.kind, finding.field, finding.start, finding.end
        ));
    }
    text
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Core(error)
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::Core(error.into())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(_: serde_json::Error) -> Self {
        Self::File("The answer could not be written as JSON.".to_owned())
    }
}

/// A file that could not be read or written, in words that do not repeat its path.
pub fn file(what: &str, why: &std::io::Error) -> Failure {
    Failure::File(format!("{what}: {}. Check the file and its folder.", why.kind()))
}
