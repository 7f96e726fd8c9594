//! What can go wrong, in words that say what to do. No message holds words from a record, a key, a
//! passphrase or a path.

use crate::keys::RecoveryCodeError;
use cf_domain::RecordId;
use cf_ledger::PayloadError;
use rusqlite::ffi::ErrorCode;

/// Why the vault did not do what was asked. Whatever the error, nothing was half done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The passphrase does not open the key. No file was touched.
    #[error(
        "that passphrase is not right; check capital letters and try again, or use the recovery code"
    )]
    WrongPassphrase,
    /// The recovery code is well written but does not open this vault. No file was touched.
    #[error("that recovery code belongs to another vault or was replaced by a newer one")]
    WrongRecoveryCode,
    /// The recovery code is not written as one.
    #[error(transparent)]
    RecoveryCode(#[from] RecoveryCodeError),
    /// There is nothing here to open.
    #[error("there is no vault in this folder; create one or choose another folder")]
    NoVault,
    /// There is a vault already.
    #[error("there is already a vault in this folder; open it or choose another folder")]
    VaultExists,
    /// Another window or program has it open.
    #[error("these notes are open in another window; close it and try again")]
    InUse,
    /// The folder is copied elsewhere by a file-sharing program, which breaks databases.
    #[error(
        "this folder is kept in step by {service}, which can damage an open notebook; choose a folder on this computer only"
    )]
    SharedFolder {
        /// The program's name.
        service: &'static str,
    },
    /// The key file cannot be read as one.
    #[error("the key file is damaged; restore a backup copy")]
    KeysDamaged,
    /// The key file was written by a newer app.
    #[error("the key file was written by a newer version of this app; update the app")]
    KeysNewer,
    /// The database is damaged. Restore a backup copy; nothing was changed.
    #[error(
        "the notebook file is damaged; restore the newest backup copy (nothing was changed or deleted)"
    )]
    Damaged,
    /// The disk is full. The change was not made.
    #[error("the disk is full; free some space and try again (nothing was lost)")]
    DiskFull,
    /// The folder or the disk may not be written to.
    #[error("this folder may not be written to; check its permissions or the disk")]
    ReadOnlyDisk,
    /// The disk did not do what it was asked.
    #[error("the disk could not be read or written; check it and try again")]
    Disk,
    /// Another connection holds the database for longer than ten seconds.
    #[error("the notebook was busy for too long; try again")]
    Busy,
    /// The vault was written by a newer app: it can be read and exported, not changed.
    #[error(
        "these notes were last used with a newer version of this app; update the app to change them"
    )]
    NewerVault,
    /// The record was last changed by a newer app.
    #[error("this was last changed with a newer version of this app; update the app to change it")]
    NewerRecord,
    /// There is no such record.
    #[error("there is no such record here: {0}")]
    NotFound(RecordId),
    /// A record with this id is here already.
    #[error("a record with this id is here already: {0}")]
    AlreadyThere(RecordId),
    /// Only its author may change this.
    #[error("only its author can change this ({field}); add a response instead")]
    NotYours {
        /// The field, or `bin`.
        field: String,
    },
    /// The record is in the bin.
    #[error("this is in the bin; take it out first")]
    InBin,
    /// The record is not in the bin.
    #[error("this is not in the bin")]
    NotInBin,
    /// The words are too long for one entry.
    #[error("too long to keep as one entry ({bytes} bytes of at most {most}); divide it in two")]
    TooLong {
        /// The size in bytes.
        bytes: usize,
        /// The limit in bytes.
        most: usize,
    },
    /// Events from elsewhere do not follow on from what is here.
    #[error("entries are missing before this one: {expected} was expected, {given} was given")]
    Gap {
        /// The next number here.
        expected: u64,
        /// The number that was given.
        given: u64,
    },
    /// Events from elsewhere contradict what is here, or their chain does not hold.
    #[error(
        "entry {seq} contradicts what this colleague sent before; ask the person who looks after sharing"
    )]
    BrokenChain {
        /// Where in the feed.
        seq: u64,
    },
    /// Events that claim to be written here, now, but were not: the folder was copied.
    #[error("another computer writes under this computer's name; these notes were copied")]
    Twin,
    /// A feed's facts contradict what is known of it.
    #[error("a colleague's feed does not belong to the device it names")]
    WrongFeed,
    /// The operation cannot be undone.
    #[error(transparent)]
    Undo(#[from] UndoRefusal),
    /// There is no such backup, or it is damaged.
    #[error("that backup copy is missing or damaged; choose another")]
    NoBackup,
    /// A fault of this program.
    #[error("something went wrong inside the app ({0}); nothing was changed")]
    Internal(&'static str),
}

/// Why an operation cannot be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UndoRefusal {
    /// No such operation.
    #[error("there is nothing to undo")]
    Unknown,
    /// Undone before.
    #[error("this was already undone")]
    AlreadyUndone,
    /// What it said has left this device.
    #[error("this was already shared, so it cannot be undone; change it or add a response")]
    AlreadyShared,
    /// The same person changed it again since.
    #[error("this was changed again since; undo the later change first")]
    ChangedSince,
    /// Something that was made since belongs to it.
    #[error("something was added to this since; put that in the bin or undo it first")]
    BuiltUpon,
    /// A colleague changed it since.
    #[error("a colleague has changed this since, so it cannot be undone; change it yourself")]
    ChangedByOthers,
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnlyDisk,
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Self::Disk,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::TooBig) => Self::Internal("too big"),
            Some(ErrorCode::ConstraintViolation) => Self::Internal("a rule of the database"),
            Some(_) => Self::Internal("the database"),
            None => Self::Internal("a row of the database"),
        }
    }
}

impl From<std::io::Error> for VaultError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            ErrorKind::NotFound => Self::NoVault,
            _ => Self::Disk,
        }
    }
}

impl From<PayloadError> for VaultError {
    fn from(error: PayloadError) -> Self {
        match error {
            PayloadError::TooLarge { bytes } => {
                Self::TooLong { bytes, most: cf_ledger::MAX_PAYLOAD_BYTES }
            }
            PayloadError::Malformed(_) => Self::Internal("an entry that cannot be read"),
        }
    }
}
