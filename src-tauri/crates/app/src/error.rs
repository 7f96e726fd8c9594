//! What can go wrong in a use case, and how the window hears of it.

use cf_vault::{UndoRefusal, VaultError};
use cf_wire::{Code, Error, FieldFinding};

/// A use case that was not done. Whatever the error, nothing was half done.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The vault said no.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// A file that comes with the app cannot be read.
    #[error("a file that comes with the app is damaged ({0}); install it again")]
    Asset(String),
    /// The vault is locked.
    #[error("Locked. Type your passphrase to go on")]
    Locked,
    /// A value is missing or wrong.
    #[error("{message}")]
    Invalid {
        /// The field.
        field: &'static str,
        /// What to do.
        message: String,
    },
    /// The words are more than one entry holds, which is so many characters.
    #[error("this is too long for one entry, which holds at most {},{:03} characters; divide it into several", .0 / 1000, .0 % 1000)]
    TooLong(usize),
    /// Nothing by that name.
    #[error("{0}")]
    NotFound(String),
    /// A rule of the field says no.
    #[error("{0}")]
    Refused(String),
    /// Possible identifiers stand in the way.
    #[error("Settle the personal details first: {} found", .0.len())]
    Identifiers(Vec<FieldFinding>),
    /// The shared place cannot be reached.
    #[error("{0}")]
    Offline(String),
    /// A file is not what was expected.
    #[error("{0}")]
    BadFile(String),
    /// The person cancelled.
    #[error("Cancelled. Nothing was changed")]
    Cancelled,
    /// The disk said no, outside the vault.
    #[error("{0}")]
    Disk(String),
    /// A fault of the program.
    #[error("something went wrong inside the app ({0}); nothing was lost")]
    Internal(&'static str),
}

impl AppError {
    /// A value that is missing or wrong.
    pub fn invalid(field: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid { field, message: message.into() }
    }
}

impl From<std::io::Error> for AppError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Vault(VaultError::DiskFull),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Self::Vault(VaultError::ReadOnlyDisk)
            }
            ErrorKind::NotFound => {
                Self::Disk("The file or folder is no longer there. Choose it again.".to_owned())
            }
            _ => Self::Vault(VaultError::Disk),
        }
    }
}

impl From<serde_json::Error> for AppError {
    fn from(_: serde_json::Error) -> Self {
        Self::Internal("a record that cannot be read")
    }
}

impl From<cf_insight::AssetError> for AppError {
    fn from(error: cf_insight::AssetError) -> Self {
        Self::Asset(error.to_string())
    }
}

impl From<cf_pack::PackError> for AppError {
    fn from(error: cf_pack::PackError) -> Self {
        match error {
            cf_pack::PackError::Cancelled => Self::Cancelled,
            other => Self::Refused(other.to_string()),
        }
    }
}

impl From<AppError> for Error {
    fn from(error: AppError) -> Self {
        let message = sentence(&error.to_string());
        match error {
            AppError::Vault(vault) => Self::new(vault_code(&vault), message),
            AppError::Invalid { field, .. } => Self::invalid(field, message),
            AppError::Identifiers(findings) => {
                Self { findings, ..Self::new(Code::Identifiers, message) }
            }
            AppError::TooLong(_) => Self::new(Code::TooLong, message),
            AppError::Locked => Self::new(Code::Locked, message),
            AppError::NotFound(_) => Self::new(Code::NotFound, message),
            AppError::Refused(_) => Self::new(Code::Refused, message),
            AppError::Offline(_) => Self::new(Code::Offline, message),
            AppError::BadFile(_) => Self::new(Code::BadFile, message),
            AppError::Cancelled => Self::new(Code::Cancelled, message),
            AppError::Disk(_) => Self::new(Code::BadFile, message),
            AppError::Asset(_) | AppError::Internal(_) => Self::new(Code::Internal, message),
        }
    }
}

fn vault_code(error: &VaultError) -> Code {
    match error {
        VaultError::WrongPassphrase
        | VaultError::WrongRecoveryCode
        | VaultError::RecoveryCode(_) => Code::WrongPassphrase,
        VaultError::NoVault | VaultError::NotFound(_) | VaultError::NoBackup => Code::NotFound,
        VaultError::InUse | VaultError::Busy => Code::Busy,
        VaultError::KeysDamaged | VaultError::Damaged => Code::Damaged,
        VaultError::KeysNewer | VaultError::NewerVault | VaultError::NewerRecord => Code::Newer,
        VaultError::DiskFull => Code::DiskFull,
        VaultError::ReadOnlyDisk | VaultError::SharedFolder { .. } => Code::ReadOnly,
        VaultError::TooLong { .. } => Code::TooLong,
        VaultError::Undo(UndoRefusal::AlreadyShared) => Code::AlreadyShared,
        VaultError::VaultExists
        | VaultError::AlreadyThere(_)
        | VaultError::NotYours { .. }
        | VaultError::InBin
        | VaultError::NotInBin
        | VaultError::Twin
        | VaultError::Undo(_) => Code::Refused,
        VaultError::Gap { .. } | VaultError::BrokenChain { .. } | VaultError::WrongFeed => {
            Code::BadFile
        }
        VaultError::Disk | VaultError::Internal(_) => Code::Internal,
    }
}

/// Errors inside are written small; the window shows sentences.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let rest = letters.as_str();
    let stop = if rest.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{rest}{stop}")
}
