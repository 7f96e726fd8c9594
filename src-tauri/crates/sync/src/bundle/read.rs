//! Reading a bundle: as a store that cannot be written to.

use super::{BundleError, END, MAGIC, MAX_NAME, MAX_OBJECTS, PREFIX, TRAILER, VERSION};
use crate::object::{MAX_OBJECT_BYTES, SpaceId};
use crate::store::{Entry, Listing, Store, StoreError};
use std::collections::BTreeMap;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::sync::{Mutex, PoisonError};

/// Where an object's bytes lie in the file.
#[derive(Debug, Clone, Copy)]
struct Place {
    from: u64,
    bytes: u32,
}

/// A bundle as a store. Objects are read from the file when they are asked for, so a large one
/// needs no memory but for its names.
#[derive(Debug)]
pub struct BundleStore<F> {
    file: Mutex<F>,
    space: SpaceId,
    objects: BTreeMap<String, Place>,
}

impl<F: Read + Seek> BundleStore<F> {
    /// Opens a bundle. The whole file is checked against its hash before anything of it counts.
    ///
    /// # Errors
    /// [`BundleError`] says what is wrong with it.
    pub fn open(mut file: F) -> Result<Self, BundleError> {
        let length = file.seek(SeekFrom::End(0))?;
        file.rewind()?;
        let mut reader = BufReader::with_capacity(1 << 20, &mut file);
        let space = begin(&mut reader, length)?;
        let content = length
            .checked_sub(TRAILER as u64)
            .filter(|content| *content >= PREFIX as u64)
            .ok_or(BundleError::Damaged)?;
        reader.rewind()?;
        check_hash(&mut reader, content)?;
        let objects = index(&mut reader, content)?;
        Ok(Self { file: Mutex::new(file), space, objects })
    }

    /// The space it is of, as it says itself. The genesis in it is checked like any store's.
    #[must_use]
    pub const fn space(&self) -> SpaceId {
        self.space
    }

    /// How many objects it holds.
    #[must_use]
    pub fn objects(&self) -> usize {
        self.objects.len()
    }
}

/// Magic, version, space.
fn begin(reader: &mut impl Read, length: u64) -> Result<SpaceId, BundleError> {
    let mut prefix = [0; PREFIX];
    let there = usize::try_from(length).map_or(PREFIX, |length| length.min(PREFIX));
    let start = prefix.get_mut(..there).unwrap_or_default();
    reader.read_exact(start)?;
    let zeros = start.iter().all(|byte| *byte == 0);
    let (magic, rest) = prefix.split_first_chunk::<4>().ok_or(BundleError::Damaged)?;
    if magic != MAGIC {
        // Zeros are what is left of a copy that was cut short.
        return Err(if zeros { BundleError::Damaged } else { BundleError::Foreign });
    }
    match rest.split_first() {
        Some((version, space)) if *version == VERSION && there == PREFIX => {
            <[u8; 16]>::try_from(space).map(SpaceId).map_err(|_| BundleError::Damaged)
        }
        Some((version, _)) if *version > VERSION => Err(BundleError::Newer),
        _ => Err(BundleError::Damaged),
    }
}

/// Reads everything up to the trailer, and compares.
fn check_hash(reader: &mut impl Read, content: u64) -> Result<(), BundleError> {
    let mut hash = blake3::Hasher::new();
    let read = std::io::copy(&mut reader.by_ref().take(content), &mut hash)?;
    let mut trailer = [0; TRAILER];
    reader.read_exact(&mut trailer)?;
    let (found, end) = trailer.split_first_chunk::<32>().ok_or(BundleError::Damaged)?;
    let same = read == content && end == END && hash.finalize().as_bytes() == found;
    if same { Ok(()) } else { Err(BundleError::Damaged) }
}

/// Where each object lies.
fn index(
    reader: &mut BufReader<impl Read + Seek>,
    content: u64,
) -> Result<BTreeMap<String, Place>, BundleError> {
    let mut objects = BTreeMap::new();
    let mut at = PREFIX as u64;
    reader.seek(SeekFrom::Start(at))?;
    loop {
        let length = usize::from(u16::from_le_bytes(take(reader, &mut at, content)?));
        let number = u32::from_le_bytes(take(reader, &mut at, content)?);
        if length == 0 {
            let whole = usize::try_from(number) == Ok(objects.len()) && at == content;
            return if whole { Ok(objects) } else { Err(BundleError::Damaged) };
        }
        if objects.len() >= MAX_OBJECTS {
            return Err(BundleError::TooMuch);
        }
        let small = usize::try_from(number).is_ok_and(|bytes| bytes <= MAX_OBJECT_BYTES);
        if length > MAX_NAME || !small {
            return Err(BundleError::Damaged);
        }
        let mut name = vec![0; length];
        reader.read_exact(&mut name)?;
        at = at.saturating_add(length as u64);
        let name = String::from_utf8(name).map_err(|_| BundleError::Damaged)?;
        let place = Place { from: at, bytes: number };
        at = at.saturating_add(u64::from(number));
        if at > content || objects.insert(name, place).is_some() {
            return Err(BundleError::Damaged);
        }
        reader.seek_relative(i64::from(number))?;
    }
}

fn take<const N: usize>(
    reader: &mut impl Read,
    at: &mut u64,
    content: u64,
) -> Result<[u8; N], BundleError> {
    *at = at.saturating_add(N as u64);
    if *at > content {
        return Err(BundleError::Damaged);
    }
    let mut bytes = [0; N];
    reader.read_exact(&mut bytes)?;
    Ok(bytes)
}

impl<F: Read + Seek> Store for BundleStore<F> {
    fn put(&self, _: &str, _: &[u8]) -> Result<(), StoreError> {
        Err(StoreError::ReadOnly)
    }

    fn get(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        let place = self.objects.get(name).ok_or(StoreError::NotFound)?;
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        // A stick that was pulled out is like a folder that is away: what was read so far is kept.
        let away = |_| StoreError::Unavailable;
        file.seek(SeekFrom::Start(place.from)).map_err(away)?;
        let mut bytes = vec![0; usize::try_from(place.bytes).map_err(|_| StoreError::Other)?];
        file.read_exact(&mut bytes).map_err(away)?;
        Ok(bytes)
    }

    fn head(&self, name: &str) -> Result<u64, StoreError> {
        self.objects.get(name).map(|place| u64::from(place.bytes)).ok_or(StoreError::NotFound)
    }

    fn list(&self, prefix: &str) -> Result<Listing, StoreError> {
        let whole = prefix.is_empty() || prefix.ends_with('/');
        let entries = self
            .objects
            .range(prefix.to_owned()..)
            .map_while(|(name, place)| Some((name, name.strip_prefix(prefix)?, place)))
            .filter(|(_, rest, _)| whole || !rest.contains('/'))
            .map(|(name, _, place)| Entry { name: name.clone(), bytes: u64::from(place.bytes) })
            .collect();
        Ok(Listing { entries, complete: true })
    }

    fn delete(&self, _: &str) -> Result<(), StoreError> {
        Err(StoreError::ReadOnly)
    }
}
