//! What saving, finding and listing cost, as ratios against bare SQLCipher with full-text search in
//! the same run. Prints one JSON object. `cargo run --release -p cf-vault --example bench [NOTES …]`
//! (1,000, 10,000 and 100,000 when none are given).
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use cf_domain::record::{Fields, Kind};
use cf_domain::word::Audience;
use cf_domain::{DeviceId, PersonId, RecordId};
use cf_vault::{
    KdfCost, NewVault, OpenOptions, Query, SearchQuery, Unlock, Vault, VaultError, VaultPlace,
};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;
use uuid::Uuid;

const SAMPLES: u64 = 400;
const NOW: u64 = 1_795_338_000_000;

fn main() {
    let sizes: Vec<u64> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000, 100_000] } else { sizes };
    let results: Vec<Value> = sizes.into_iter().map(measure).collect();
    println!("{}", json!({"vault": results}));
}

fn measure(notes: u64) -> Value {
    let dir = tempfile::tempdir().unwrap();
    let place = VaultPlace::new(dir.path().join("vault"));
    let vault = create(place.clone(), 1);
    let bare = bare(&dir.path().join("bare.db"));
    let (filled, filled_bare) = fill(&vault, &bare, notes);
    let received = receive(&vault, &dir.path().join("colleague"));
    let commit = commits(&vault, &bare, notes);
    let typed = search(&vault);
    let list = timed(SAMPLES, |_| {
        let page = vault.reader().unwrap().list(&Query::of(Kind::Observation, 50)).unwrap();
        assert_eq!(page.records.len(), 50);
    });
    let count = timed(SAMPLES, |_| {
        assert!(vault.reader().unwrap().count(&Query::of(Kind::Observation, 1)).unwrap() > notes);
    });
    let copied = Instant::now();
    vault.back_up(cf_vault::BackupReason::Asked, NOW).unwrap();
    let back_up_s = copied.elapsed().as_secs_f64();
    let verified = Instant::now();
    assert!(vault.verify().unwrap().is_ok());
    let verify_s = verified.elapsed().as_secs_f64();
    drop(vault);
    let bytes = std::fs::metadata(place.database()).unwrap().len();
    let opened = Instant::now();
    drop(
        Vault::open(place, Unlock::Passphrase("words"), OpenOptions::default(), NOW, random(9))
            .unwrap(),
    );
    json!({
        "notes": notes,
        "fill_s": {"vault": filled, "bare": filled_bare, "ratio": filled / filled_bare},
        "receive_s": {"vault": received, "ratio": received / filled_bare},
        "commit": commit,
        "search": typed,
        "first_page_ms": list,
        "count_ms": count,
        "open_ms": opened.elapsed().as_secs_f64() * 1000.0,
        "back_up_s": back_up_s,
        "verify_s": verify_s,
        "bytes_per_note": bytes / notes,
    })
}

fn random(seed: u128) -> Box<dyn cf_vault::Randomness> {
    let mut state = blake3::Hasher::new().update(&seed.to_le_bytes()).finalize_xof();
    Box::new(move |bytes: &mut [u8]| state.fill(bytes))
}

fn create(place: VaultPlace, person: u128) -> Vault {
    let new = NewVault {
        passphrase: "words",
        cost: KdfCost { memory_kib: 64, passes: 1, lanes: 1 },
        person: PersonId(Uuid::from_u128(person)),
        device: DeviceId(Uuid::from_u128(person + 1)),
        plain: serde_json::Map::new(),
    };
    Vault::create(place, new, OpenOptions::default(), NOW, random(person)).unwrap().0
}

/// The floor: one table and one full-text index, the same cipher and the same safety settings.
fn bare(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch(
            "PRAGMA key = \"x'2DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D99'\";
             PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
             CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
             CREATE VIRTUAL TABLE search USING fts5 (text, content = '');",
        )
        .unwrap();
    connection
}

fn fill(vault: &Vault, bare: &Connection, notes: u64) -> (f64, f64) {
    const AT_ONCE: u64 = 10_000;
    let began = Instant::now();
    for start in (0..notes).step_by(usize::try_from(AT_ONCE).unwrap()) {
        vault
            .write::<_, VaultError>(NOW + start, "import", |tx| {
                (start..(start + AT_ONCE).min(notes))
                    .try_for_each(|n| tx.make(Kind::Observation, id(n), Audience::Private, note(n)))
            })
            .unwrap();
    }
    let filled = began.elapsed().as_secs_f64();
    let began = Instant::now();
    for start in (0..notes).step_by(usize::try_from(AT_ONCE).unwrap()) {
        bare.execute_batch("BEGIN").unwrap();
        (start..(start + AT_ONCE).min(notes)).for_each(|n| insert(bare, n));
        bare.execute_batch("COMMIT").unwrap();
    }
    (filled, began.elapsed().as_secs_f64())
}

/// What a colleague's device does when it first fetches all of it.
fn receive(vault: &Vault, folder: &Path) -> f64 {
    let colleague = create(VaultPlace::new(folder), 3);
    let reader = vault.reader().unwrap();
    let feed = reader.feeds().unwrap()[0];
    let began = Instant::now();
    let mut next = 1;
    let mut reading = 0.0;
    loop {
        let read = Instant::now();
        let events = reader.events(feed.id, next, 10_000).unwrap();
        let envelopes: Vec<_> = events.into_iter().map(|event| event.envelope).collect();
        reading += read.elapsed().as_secs_f64();
        let Some(last) = envelopes.last() else { break };
        next = last.seq + 1;
        colleague
            .write::<_, VaultError>(NOW, "sync.fetch", |tx| tx.receive(&feed.info, &envelopes))
            .unwrap();
    }
    began.elapsed().as_secs_f64() - reading
}

fn insert(bare: &Connection, n: u64) {
    let fields = note(n);
    let row = i64::try_from(n).unwrap() + 1;
    let body = serde_json::to_string(&fields).unwrap();
    bare.prepare_cached("INSERT INTO note (id, body) VALUES (?1, ?2)")
        .unwrap()
        .execute((row, body))
        .unwrap();
    let text = fields["text"].as_str().unwrap();
    bare.prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)")
        .unwrap()
        .execute((row, text))
        .unwrap();
}

/// One note, one transaction, in turn, so that both meet the same disk.
fn commits(vault: &Vault, bare: &Connection, notes: u64) -> Value {
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for n in notes..notes + SAMPLES {
        let began = Instant::now();
        vault
            .write::<_, VaultError>(NOW + n, "note", |tx| {
                tx.make(Kind::Observation, id(n), Audience::Private, note(n))
            })
            .unwrap();
        ours.push(began.elapsed().as_secs_f64() * 1000.0);
        let began = Instant::now();
        bare.execute_batch("BEGIN").unwrap();
        insert(bare, n);
        bare.execute_batch("COMMIT").unwrap();
        floor.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    let (ours, floor) = (Spread::of(ours), Spread::of(floor));
    json!({"vault_ms": ours.json(), "bare_ms": floor.json(), "ratio_p50": ours.p50 / floor.p50})
}

/// Each key press of a word is a search.
fn search(vault: &Vault) -> Value {
    let words = ["rareword", "commonword", "commonword rareword", "ward 12", "zzz"];
    let of = words.map(|word| {
        let keys: Vec<String> =
            (1..=word.len()).map(|end| word.chars().take(end).collect()).collect();
        let each: Vec<f64> = keys
            .iter()
            .flat_map(|typed| {
                let query =
                    SearchQuery { text: typed.clone(), limit: 50, ..SearchQuery::default() };
                (0..5).map(move |_| {
                    let began = Instant::now();
                    vault.reader().unwrap().search(&query).unwrap();
                    began.elapsed().as_secs_f64() * 1000.0
                })
            })
            .collect();
        (word.to_owned(), Spread::of(each).json())
    });
    Value::Object(of.into_iter().collect())
}

fn timed(times: u64, mut work: impl FnMut(u64)) -> Value {
    let each = (0..times).map(|n| {
        let began = Instant::now();
        work(n);
        began.elapsed().as_secs_f64() * 1000.0
    });
    Spread::of(each.collect()).json()
}

struct Spread {
    p50: f64,
    p95: f64,
    p99: f64,
    most: f64,
}

impl Spread {
    fn of(mut each: Vec<f64>) -> Self {
        each.sort_by(f64::total_cmp);
        let at = |part: usize| each[(each.len() - 1) * part / 100];
        Self { p50: at(50), p95: at(95), p99: at(99), most: at(100) }
    }

    fn json(&self) -> Value {
        json!({"p50": self.p50, "p95": self.p95, "p99": self.p99, "max": self.most})
    }
}

/// Ids that sort by time, as the app's do.
fn id(n: u64) -> RecordId {
    RecordId(Uuid::from_u128((u128::from(NOW + n) << 80) | (7 << 76) | (2 << 62) | u128::from(n)))
}

/// About 260 characters: a rare word in one note of a thousand, a common one in one of five, the
/// rest from two thousand words of which some are frequent.
fn note(n: u64) -> Fields {
    let mut text = format!("Ward {} at {}: ", n % 40, n);
    let mut state = n.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    while text.len() < 250 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let frequent = (state >> 20) % 3;
        let word = if frequent == 0 { (state >> 32) % 60 } else { (state >> 32) % 2000 };
        text.push_str(&format!(
            "{}{} ",
            ["care", "bed", "staff", "meal", "call", "fall", "note"][(word % 7) as usize],
            word
        ));
    }
    if n.is_multiple_of(5) {
        text.push_str("commonword ");
    }
    if n % 1000 == 7 {
        text.push_str("rareword");
    }
    json!({"text": text, "sort": "saw"}).as_object().cloned().unwrap()
}
