//! Founding a space, and looking whether a place holds one.

use super::{EpochKey, Genesis, SignedGenesis};
use crate::ambient::Ambient;
use crate::channel::SharedChannel;
use crate::error::SyncError;
use crate::local::{Local, Outgoing};
use crate::names::{self, Ending};
use crate::object::SpaceId;
use crate::store::{Store, StoreError};

/// What somebody says who founds a space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founding {
    /// What people will call the space.
    pub name: String,
    /// The founder's name.
    pub person_name: String,
    /// The code of the founder's role.
    pub role: String,
}

/// What a place holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// Nothing: a space may be founded here.
    Empty,
    /// A space.
    Space(Box<SignedGenesis>),
    /// Other files, and no space. Founding one here should be asked about first.
    Occupied,
}

/// Looks what a place holds.
///
/// # Errors
/// When it cannot be reached.
pub fn look(store: &dyn Store) -> Result<Place, StoreError> {
    if let Some(genesis) = geneses(store)?.into_iter().next() {
        return Ok(Place::Space(Box::new(genesis)));
    }
    // What trying a place left behind where nothing may be deleted is nobody's.
    let empty = store.list("")?.entries.iter().all(|entry| entry.name.ends_with(".tmp"));
    Ok(if empty { Place::Empty } else { Place::Occupied })
}

/// Every genesis in a place that holds, whatever its file is called.
pub(crate) fn geneses(store: &dyn Store) -> Result<Vec<SignedGenesis>, StoreError> {
    let mut found = Vec::new();
    for entry in store.list(names::GENESIS_PREFIX)?.entries {
        if Ending::of(&entry.name) == Some(Ending::Genesis) {
            match store.get(&entry.name) {
                Ok(bytes) => found.extend(SignedGenesis::read(bytes)),
                Err(error) if error.is_unreachable() => return Err(error),
                Err(_) => {}
            }
        }
    }
    Ok(found)
}

/// Founds a space: signs its genesis with this device's key, draws the first key of the members'
/// channel and of each channel given, and keeps all of it for sending. Nothing is sent yet.
///
/// # Errors
/// When this vault is in a space already, or cannot be written.
pub fn found(
    local: &mut dyn Local,
    founding: &Founding,
    channels: &[SharedChannel],
    ambient: &mut Ambient<'_>,
) -> Result<SignedGenesis, SyncError> {
    // Whoever asked to join and was never let in has a space by name only.
    if local.space()?.is_some() && !local.keys()?.is_empty() {
        return Err(SyncError::AlreadyInSpace);
    }
    let own = local.own_device()?;
    let space = SpaceId(ambient.draw());
    let genesis = Genesis {
        space,
        name: founding.name.clone(),
        owner: own.sign.public(),
        founder: own.applicant(&founding.person_name, &founding.role),
        created_ms: ambient.now_ms,
    }
    .sign(&own.sign)?;
    let mut outgoing =
        vec![Outgoing { name: names::genesis(space), bytes: genesis.bytes.clone(), part: None }];
    let mut keys = Vec::new();
    let members = std::iter::once(SharedChannel::MEMBERS);
    for channel in
        members.chain(channels.iter().copied().filter(|channel| *channel != SharedChannel::MEMBERS))
    {
        let key = EpochKey::new(channel, 1, ambient.draw(), own.sign.public());
        let (bytes, hash) = key.wrap(space, &[own.seal.public()], &own.sign, ambient.now_ms)?;
        outgoing.push(Outgoing {
            name: names::keyring(channel, key.epoch, hash),
            bytes,
            part: None,
        });
        keys.push(key);
    }
    local.enter(&genesis, &keys, &outgoing)?;
    Ok(genesis)
}
