//! What sharing keeps in the vault beside its objects: where the place is, who was invited, who
//! asks, what the last exchange did. All of it outlives a restart.

mod invite;
pub mod key;
pub mod tally;

pub use invite::{Asking, Invite, Knocking};

use crate::desk::Desk;
use crate::error::AppError;
use cf_vault::Reader;
use cf_wire::ShareReport;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The key to which colleagues seal for this device.
pub const SEAL: &str = "sharing.seal";
/// The founding statement of the space.
pub const GENESIS: &str = "sharing.genesis";
/// Where the folder is.
pub const FOLDER: &str = "sharing.folder";
/// Where the online storage is, with its key; instead of a folder.
pub const ONLINE: &str = "sharing.online";
/// Our own request, while it waits.
pub const ASKING: &str = "sharing.asking";
/// What the last exchange did.
pub const LAST: &str = "sharing.last";
/// Own feeds that go on elsewhere, each with the number of the first segment that is not from here.
pub const TWINS: &str = "sharing.twins";
/// When the folder was last reached, in milliseconds since 1970.
pub const REACHED: &str = "sharing.reached";
/// When it was last checked that what was sent is still there, in milliseconds since 1970.
pub const AUDITED: &str = "sharing.audited";
/// When every folder of the space was last looked through, in milliseconds since 1970.
pub const LOOKED_THROUGH: &str = "sharing.looked-through";

/// When a colleague's file was last read, in milliseconds since 1970.
pub const READ_FILE: &str = "sharing.read-file";

/// The files that were made here for colleagues, the latest last.
pub const FILES_MADE: &str = "sharing.files-made";

/// How many segments of colleagues are known to exist and could not be read yet.
pub const AWAITED: &str = "sharing.awaited";
/// The newest object version that the writer of each feed reads.
pub const READS: &str = "sharing.reads";
/// How far the folder's clock is ahead of this computer's, in milliseconds.
pub const CLOCK_OFFSET: &str = "sharing.clock-offset";

/// An entry as it is written; the second half `None` removes it.
pub type Entry = (String, Option<Vec<u8>>);

/// An entry with this value.
///
/// # Errors
/// Never in practice.
pub fn entry<T: Serialize>(name: impl Into<String>, value: &T) -> Result<Entry, AppError> {
    Ok((name.into(), Some(serde_json::to_vec(value)?)))
}

/// An entry that is taken away.
pub fn no(name: impl Into<String>) -> Entry {
    (name.into(), None)
}

/// Reads an entry. One in a form that this app does not know counts as none.
///
/// # Errors
/// What the vault says.
pub fn read<T: DeserializeOwned>(reader: &Reader<'_>, name: &str) -> Result<Option<T>, AppError> {
    Ok(reader.space(name)?.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// Every entry whose name begins so, without the beginning.
///
/// # Errors
/// What the vault says.
pub fn all<T: DeserializeOwned>(
    reader: &Reader<'_>,
    beginning: &str,
) -> Result<Vec<(String, T)>, AppError> {
    let kept = reader.space_entries(beginning)?;
    let parsed = |(name, bytes): (String, Vec<u8>)| {
        let id = name.strip_prefix(beginning)?.to_owned();
        Some((id, serde_json::from_slice(&bytes).ok()?))
    };
    Ok(kept.into_iter().filter_map(parsed).collect())
}

/// Writes entries, together.
///
/// # Errors
/// What the vault says.
pub fn write(desk: &Desk, entries: &[Entry]) -> Result<(), AppError> {
    let written = desk.transact_untold(crate::Operation::Share, |tx| {
        Ok(entries.iter().try_for_each(|(key, value)| tx.set_space(key, value.as_deref()))?)
    })?;
    let ((), _told_with_the_exchange) = written;
    Ok(())
}

/// The last exchange.
///
/// # Errors
/// What the vault says.
pub fn last(reader: &Reader<'_>) -> Result<Option<ShareReport>, AppError> {
    read(reader, LAST)
}
