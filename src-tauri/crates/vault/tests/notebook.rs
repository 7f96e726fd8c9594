//! A vault in a folder of its own, with fixed time and randomness.

use cf_domain::record::{Fields, Kind};
use cf_domain::word::Audience;
use cf_domain::{DeviceId, PersonId, RecordId};
use cf_vault::{
    FeedInfo, FeedRow, KdfCost, NewVault, OpenOptions, Opened, Randomness, Stored, Unlock, Vault,
    VaultError, VaultPlace,
};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;
use uuid::Uuid;

/// 22 November 2026, 09:00 UTC.
pub const NOW: u64 = 1_795_338_000_000;
pub const PASSPHRASE: &str = "correct horse battery staple";
pub const QUICK: KdfCost = KdfCost { memory_kib: 64, passes: 1, lanes: 1 };

/// Bytes that look random and are the same in every run.
pub fn random(seed: u64) -> Box<dyn Randomness> {
    let mut state = blake3::Hasher::new().update(&seed.to_le_bytes()).finalize_xof();
    Box::new(move |bytes: &mut [u8]| state.fill(bytes))
}

pub struct Notebook {
    pub vault: Vault,
    pub code: String,
    pub dir: TempDir,
    pub person: PersonId,
    pub now: u64,
    next: u128,
}

impl Notebook {
    pub fn new() -> Self {
        Self::of(1)
    }

    /// The notebook of the n-th person, on their own device.
    pub fn of(person: u64) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let (vault, code) = create(dir.path(), person).unwrap();
        let code = code.to_words().to_string();
        Self {
            vault,
            code,
            dir,
            person: person_id(person),
            now: NOW,
            next: u128::from(person) << 64,
        }
    }

    pub fn id(&mut self) -> RecordId {
        self.next += 1;
        RecordId(Uuid::from_u128(0x7000_0000_0000_0000_0000_0000_0000_0000 | self.next))
    }

    pub fn write<T>(
        &mut self,
        name: &str,
        work: impl FnOnce(&mut cf_vault::Tx<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        self.now += 1000;
        self.vault.write(self.now, name, work).map(|(value, _)| value)
    }

    pub fn make(&mut self, kind: Kind, audience: Audience, value: Value) -> RecordId {
        let id = self.id();
        self.write("test.make", |tx| tx.make(kind, id, audience, fields(value))).unwrap();
        id
    }

    pub fn note(&mut self, text: &str) -> RecordId {
        self.make(Kind::Observation, Audience::Private, json!({"text": text}))
    }

    pub fn change(&mut self, id: RecordId, value: Value) -> bool {
        self.write("test.change", |tx| tx.change(id, fields(value))).unwrap()
    }

    pub fn shown(&self, id: RecordId) -> Stored {
        self.vault.reader().unwrap().record(id).unwrap().expect("the record is here")
    }

    pub fn last_operation(&self) -> i64 {
        self.vault.reader().unwrap().operations(None, 1).unwrap()[0].id
    }

    /// Takes in everything that another notebook has for the team.
    pub fn receive_all(&mut self, other: &Self) {
        for (info, envelopes) in other.feeds_for_team() {
            self.write("sync.fetch", |tx| tx.receive(&info, &envelopes)).unwrap();
        }
    }

    pub fn feeds_for_team(&self) -> Vec<(FeedInfo, Vec<cf_ledger::Envelope>)> {
        let reader = self.vault.reader().unwrap();
        let shared = |feed: &FeedRow| feed.info.channel.name() != Audience::Private.code();
        let feeds = reader.feeds().unwrap().into_iter().filter(shared);
        feeds
            .map(|feed| {
                let events = reader.events(feed.id, 1, u32::MAX).unwrap();
                (feed.info, events.into_iter().map(|event| event.envelope).collect())
            })
            .collect()
    }

    /// Closes the vault and opens it again.
    pub fn reopen(self) -> Self {
        let Self { vault, code, dir, person, now, next } = self;
        drop(vault);
        let vault = open(dir.path()).unwrap().vault;
        Self { vault, code, dir, person, now, next }
    }

    /// Closes the vault and keeps its folder.
    pub fn close(self) -> TempDir {
        drop(self.vault);
        self.dir
    }
}

pub fn person_id(person: u64) -> PersonId {
    PersonId(Uuid::from_u128(u128::from(person)))
}

pub fn fields(value: Value) -> Fields {
    value.as_object().cloned().unwrap()
}

pub fn place(folder: &Path) -> VaultPlace {
    VaultPlace::new(folder.join("vault"))
}

pub fn create(folder: &Path, person: u64) -> Result<(Vault, cf_vault::RecoveryCode), VaultError> {
    let new = NewVault {
        passphrase: PASSPHRASE,
        cost: QUICK,
        person: person_id(person),
        device: DeviceId(Uuid::from_u128(u128::from(person) + 1000)),
        plain: fields(json!({"theme": "dark"})),
    };
    Vault::create(place(folder), new, OpenOptions::default(), NOW, random(person))
}

pub fn open(folder: &Path) -> Result<Opened, VaultError> {
    open_with(folder, Unlock::Passphrase(PASSPHRASE))
}

pub fn open_with(folder: &Path, with: Unlock<'_>) -> Result<Opened, VaultError> {
    Vault::open(place(folder), with, OpenOptions::default(), NOW, random(99))
}
