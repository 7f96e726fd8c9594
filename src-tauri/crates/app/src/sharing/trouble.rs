//! What the sync crate refuses, in the app's words.

use crate::error::AppError;
use cf_sync::{LocalError, StoreError, SyncError};

impl From<SyncError> for AppError {
    fn from(error: SyncError) -> Self {
        match error {
            SyncError::Local(error) => error.into(),
            SyncError::Store(error) => error.into(),
            SyncError::BadCode => Self::invalid("code", error.to_string()),
            SyncError::WrongSpace => Self::invalid("folder", error.to_string()),
            other => Self::Refused(other.to_string()),
        }
    }
}

impl From<LocalError> for AppError {
    fn from(error: LocalError) -> Self {
        // What the vault said, if it was the vault.
        error.0.downcast::<Self>().map_or(Self::Internal("the vault"), |error| *error)
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        Self::Offline(error.to_string())
    }
}
