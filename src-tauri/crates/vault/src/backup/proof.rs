//! What was found when a copy was opened.

use super::{BackupReason, Copied};
use crate::error::VaultError;
use crate::keys::DatabaseKey;
use crate::open::{Access, connect};
use crate::read::Reader;
use crate::verify::{self, Depth, VerifyReport};
use serde::{Deserialize, Serialize};

/// Proof that a copy was opened and found whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupProof {
    /// When the copy was made, in milliseconds since 1970.
    pub made_ms: u64,
    /// Why.
    pub reason: BackupReason,
    /// How many events it holds, each seen in its chain.
    pub events: u64,
    /// BLAKE3 over the heads of all feeds, 64 hexadecimal digits.
    pub heads: String,
    /// The database's size in bytes.
    pub bytes: u64,
    /// BLAKE3 of the database file, 64 hexadecimal digits.
    pub blake3: String,
}

/// Opens the copy on a connection of its own and checks every page and every chain.
pub fn check(
    copied: &Copied,
    key: &DatabaseKey,
    reason: BackupReason,
    made_ms: u64,
) -> Result<BackupProof, VaultError> {
    let (events, heads) = {
        let connection = connect(&copied.database(), key, Access::Read)?;
        let mut report =
            VerifyReport { problems: verify::pages(&connection)?, ..VerifyReport::default() };
        let reader = Reader::inside(&connection);
        verify::chains(&reader, Depth::Chains, &mut report)?;
        if !report.is_ok() {
            return Err(VaultError::Damaged);
        }
        (report.events, heads(&reader)?)
    };
    let bytes = std::fs::metadata(copied.database())?.len();
    let blake3 = hash_of(copied)?;
    Ok(BackupProof { made_ms, reason, events, heads, bytes, blake3 })
}

/// The hash of the copy's database file.
pub fn hash_of(copied: &Copied) -> Result<String, VaultError> {
    let mut hash = blake3::Hasher::new();
    hash.update_reader(std::fs::File::open(copied.database())?)?;
    Ok(hash.finalize().to_hex().to_string())
}

/// One hash over the heads of all feeds.
pub fn heads(reader: &Reader<'_>) -> Result<String, VaultError> {
    let mut feeds = reader.feeds()?;
    feeds.sort_by_key(|feed| feed.id);
    let mut hash = blake3::Hasher::new();
    for feed in feeds {
        hash.update(&feed.id.0).update(&feed.head.count.to_le_bytes()).update(&feed.head.hash);
    }
    Ok(hash.finalize().to_hex().to_string())
}
