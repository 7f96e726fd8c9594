//! What the first exchange of a new device costs, against a raw copy of the same files and a bare
//! insert of the same entries into SQLCipher with full-text search; then a return after a month, and
//! a look that finds nothing new. Prints one JSON object. `bench_share [FEEDS ENTRIES]` (10 feeds of
//! 1,000 entries when none are given; 1,000 of 1,000 is the large one). Each stage is a process of
//! its own, so that its memory is its own.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

use cf_app::{Ambient as _, App, AppConfig, Host, SystemAmbient, VaultLocal};
use cf_domain::RecordId;
use cf_domain::record::Fields;
use cf_domain::word::{CommissionerKind, Role};
use cf_ledger::{Action, Hlc, Incarnation, Payload, Salt};
use cf_sync::engine::Options;
use cf_sync::local::{Local as _, OwnDevice, Saying};
use cf_sync::member::{Act, Standing};
use cf_sync::object::ObjectHash;
use cf_sync::segment::pack::{self, Piece};
use cf_sync::segment::{self, Author, Deps, Frame, Statement, Trace};
use cf_sync::space::{EpochKey, Founding, Place, found, look};
use cf_sync::testing::{Dice, MemoryLocal, device};
use cf_sync::tip::Tip;
use cf_sync::{Ambient, Depth, FolderStore, SharedChannel, Store, names, sync};
use cf_wire::{Commands as _, Empty, Event, PickPurpose, SetupBegin, Unlock};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;
use uuid::Uuid;

const NOW: u64 = 1_795_338_000_000;
const PASSPHRASE: &str = "three random words";
const QUALITY: SharedChannel = SharedChannel::QUALITY;
/// Entries of one segment in a pack, and of one that lies on its own.
const PACKED: usize = 100;
const LOOSE: usize = 10;
/// What comes in after a month.
const RETURN_FEEDS: usize = 50;
const RETURN_ENTRIES: usize = 400;

struct Nobody;
impl Host for Nobody {
    fn pick_file(&self, _: PickPurpose) -> Option<PathBuf> {
        None
    }
    fn pick_folder(&self, _: PickPurpose) -> Option<PathBuf> {
        None
    }
    fn open_folder(&self, _: &Path) {}
    fn emit(&self, _: Event) {}
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let stage = args.first().map(String::as_str);
    match (stage, args.len()) {
        (Some("make"), 4) => make(Path::new(&args[1]), number(&args[2]), number(&args[3])),
        (Some("read"), 2) => println!("{}", read(Path::new(&args[1]))),
        (Some("more"), 4) => more(Path::new(&args[1]), number(&args[2]), number(&args[3])),
        (Some("floor"), 4) => {
            println!("{}", floor(Path::new(&args[1]), number(&args[2]) * number(&args[3])));
        }
        (_, 0) => measure("10", "1000"),
        (_, 2) => measure(&args[0], &args[1]),
        _ => panic!("bench_share takes how many feeds and how many entries of each"),
    }
}

fn number(text: &str) -> usize {
    text.parse().unwrap()
}

fn measure(feeds: &str, entries: &str) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().to_str().unwrap();
    let stage = |args: &[&str]| -> Value {
        let done = Command::new(std::env::current_exe().unwrap()).args(args).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        serde_json::from_slice(&done.stdout).unwrap_or_default()
    };
    stage(&["make", path, feeds, entries]);
    let floor = stage(&["floor", path, feeds, entries]);
    let first = stage(&["read", path]);
    let idle = stage(&["read", path]);
    stage(&["more", path, feeds, entries]);
    let month = stage(&["read", path]);
    let seconds = |value: &Value| value["seconds"].as_f64().unwrap();
    let whole = floor["copy_s"].as_f64().unwrap() + floor["insert_s"].as_f64().unwrap();
    println!(
        "{}",
        json!({"share": {
            "feeds": number(feeds), "entries": number(feeds) * number(entries),
            "floor": floor, "first": first, "first_ratio": seconds(&first) / whole,
            "idle": idle, "month": month,
        }})
    );
}

/// A device that writes, the same each time.
fn writer(number: usize) -> OwnDevice {
    device(100 + number as u64, "laptop")
}

/// The space with all its feeds, and the vault of a device that was let in and has read nothing.
fn make(dir: &Path, feeds: usize, entries: usize) {
    std::fs::create_dir_all(dir.join("space")).unwrap();
    let store = FolderStore::open(dir.join("space")).unwrap();
    let app = app(dir);
    app.setup_begin(SetupBegin {
        name: "New Device".to_owned(),
        role: Role::LayMember,
        organisation: "Sandbox Commissioner".to_owned(),
        commissioner: CommissionerKind::Icb,
        commissioner_word: String::new(),
        meeting_name: String::new(),
        meeting_short: String::new(),
        passphrase: PASSPHRASE.to_owned(),
    })
    .unwrap();
    let desk = app.desk().unwrap();
    let mut reader = VaultLocal::new(&desk).unwrap();

    let mut founder = MemoryLocal::new(device(1, "office"), 11);
    let mut dice = Dice::new(7);
    let mut random = |bytes: &mut [u8]| dice.fill(bytes);
    let mut ambient = Ambient { now_ms: NOW, random: &mut random };
    let founding = Founding {
        name: "bench".into(),
        person_name: "Founder".into(),
        role: "gp-quality-lead".into(),
    };
    let genesis = found(&mut founder, &founding, &[QUALITY], &mut ambient).unwrap();
    let admit = |who| {
        let act = Act::MemberAdded { who, standing: Standing::Member, channels: None };
        act.draft(&[]).unwrap()
    };
    let to = reader.own_device().unwrap().applicant("Reader", "lay-member");
    let seal = to.device.seal;
    let writers = (0..feeds).map(|feed| writer(feed).applicant("Writer", "lay-member"));
    for who in writers.chain([to]) {
        founder.say(&Saying { drafts: vec![admit(who)], ..Saying::default() }).unwrap();
    }
    let options = Options { depth: Depth::Quick, app: "bench" };
    let mut go_on = |_| ControlFlow::Continue(());
    sync(&store, &mut founder, &mut ambient, options, &mut go_on).unwrap();
    let keys = founder.keys().unwrap();
    for key in &keys {
        let sign = founder.own_device().unwrap().sign;
        let (bytes, hash) =
            EpochKey::wrap(key, genesis.genesis.space, &[seal], &sign, NOW).unwrap();
        store.put(&names::keyring(key.channel, key.epoch, hash), &bytes).unwrap();
    }
    reader.enter(&genesis, &[], &[]).unwrap();
    let key = keys.into_iter().find(|key| key.channel == QUALITY).unwrap();
    for feed in 0..feeds {
        Chain::new(&store, &key, genesis.genesis.space, feed).write(entries, PACKED, true);
    }
}

/// What comes in while somebody is away for a month: small files, as they were sent.
fn more(dir: &Path, feeds: usize, entries: usize) {
    let store = FolderStore::open(dir.join("space")).unwrap();
    let Place::Space(genesis) = look(&store).unwrap() else { panic!("no space") };
    let app = unlocked(dir);
    let desk = app.desk().unwrap();
    let keys = VaultLocal::new(&desk).unwrap().keys().unwrap();
    let key = keys.into_iter().find(|key| key.channel == QUALITY).unwrap();
    for feed in 0..RETURN_FEEDS.min(feeds) {
        let mut chain = Chain::new(&store, &key, genesis.genesis.space, feed);
        chain.write(entries, PACKED, false);
        chain.write(RETURN_ENTRIES, LOOSE, true);
    }
}

/// One writer's feed as it grows.
struct Chain<'c> {
    store: &'c FolderStore,
    key: &'c EpochKey,
    own: OwnDevice,
    dice: Dice,
    next: Statement,
    last: ObjectHash,
}

impl<'c> Chain<'c> {
    fn new(
        store: &'c FolderStore,
        key: &'c EpochKey,
        space: cf_sync::object::SpaceId,
        feed: usize,
    ) -> Self {
        let own = writer(feed);
        let next = Statement {
            version: segment::VERSION,
            space,
            channel: QUALITY,
            epoch: key.epoch,
            device: own.sign.public(),
            incarnation: Incarnation([feed.to_le_bytes()[0]; 16]),
            seq: 1,
            prev: [0; 32],
            before: 0,
            count: 0,
            root: [0; 32],
            members: Vec::new(),
            deps: Deps::default(),
            app: "bench".into(),
            wall_ms: NOW,
            more: Default::default(),
        };
        let dice = Dice::new(9000 + feed as u64);
        Self { store, key, own, dice, next, last: ObjectHash([0; 32]) }
    }

    /// Writes entries in segments of `each`: packed when they are large, else each on its own.
    fn write(&mut self, entries: usize, each: usize, keep: bool) {
        let (first, prev) = (self.next.seq, self.next.prev);
        let mut pieces = Vec::new();
        for _ in 0..entries / each {
            let frames: Vec<Frame> = (0..each).map(|_| self.frame()).collect();
            let sealed = segment::seal(
                self.next.clone(),
                &frames,
                &self.own.sign,
                self.key.secret().unwrap(),
            )
            .unwrap();
            self.last = sealed.hash;
            if each == LOOSE && keep {
                let name = names::segment(QUALITY, self.next.feed(), self.next.seq, sealed.hash);
                self.store.put(&name, &sealed.bytes).unwrap();
            }
            self.follow(&sealed.trace);
            pieces.push(Piece { trace: sealed.trace, frames });
        }
        if !keep {
            return;
        }
        if each == PACKED {
            let author = Author::of(&self.next);
            let (bytes, hash) =
                pack::seal(&author, &prev, &pieces, self.key.secret().unwrap()).unwrap();
            let name = names::pack(self.next.feed(), first, self.next.seq - 1, hash);
            self.store.put(&name, &bytes).unwrap();
        }
        self.tip();
    }

    fn follow(&mut self, trace: &Trace) {
        self.next.seq += 1;
        self.next.before += trace.count;
        self.next.prev = trace.statement;
        self.next.wall_ms += 60_000;
    }

    fn tip(&self) {
        let (feed, seq) = (self.next.feed(), self.next.seq - 1);
        let tip = Tip {
            space: self.next.space,
            channel: QUALITY,
            feed,
            seq,
            segment: self.last,
            events: self.next.before,
            reads: 1,
        };
        let bytes = tip.seal(&self.own.sign).unwrap();
        self.store.put(&names::tip(feed, seq, self.last), &bytes).unwrap();
    }

    fn frame(&mut self) -> Frame {
        let payload = Payload {
            kind: "summary".into(),
            action: Action::Made,
            version: 1,
            record: RecordId(Uuid::from_bytes(self.dice.draw())),
            hlc: Hlc::at_ms(NOW),
            operation: "summary.publish".into(),
            part: 0,
            supersedes: Vec::new(),
            body: Fields::from_iter([("told_us".to_owned(), text(&mut self.dice).into())]),
        };
        Frame { salt: Salt(self.dice.draw()), bytes: payload.encode().unwrap() }
    }
}

/// About 400 characters of two thousand words, some of them frequent.
fn text(dice: &mut Dice) -> String {
    let draws: [u8; 120] = dice.draw();
    let word = |pair: &[u8]| {
        let stem = ["care", "bed", "staff", "meal", "call", "fall", "note"];
        let frequent = pair[0].is_multiple_of(3);
        let number = u16::from_le_bytes([pair[0], pair[1]]) % if frequent { 60 } else { 2000 };
        format!("{}{number}", stem[usize::from(number % 7)])
    };
    draws.chunks(2).map(word).collect::<Vec<_>>().join(" ")
}

fn app(dir: &Path) -> App {
    let config = AppConfig {
        data_dir: dir.join("vault"),
        version: "0.0.0".to_owned(),
        cost: Some(cf_vault::KdfCost { memory_kib: 64, passes: 1, lanes: 1 }),
        allow_shared_folder: true,
    };
    App::new(config, Arc::new(SystemAmbient), Arc::new(Nobody)).unwrap()
}

fn unlocked(dir: &Path) -> App {
    let app = app(dir);
    let passphrase = Some(PASSPHRASE.to_owned());
    app.session_unlock(Unlock { passphrase, recovery_code: None }).unwrap();
    app
}

/// One exchange of the new device, with the most memory it ever had.
fn read(dir: &Path) -> Value {
    let app = unlocked(dir);
    let desk = app.desk().unwrap();
    let store = FolderStore::open(dir.join("space")).unwrap();
    let mut local = VaultLocal::new(&desk).unwrap();
    let mut random = |bytes: &mut [u8]| SystemAmbient.fill(bytes);
    let mut ambient = Ambient { now_ms: NOW, random: &mut random };
    let options = Options { depth: Depth::Quick, app: "bench" };
    let began = Instant::now();
    let mut first_s = None;
    let mut watch = |progress: cf_sync::Progress| {
        if progress.received > 0 {
            first_s.get_or_insert_with(|| began.elapsed().as_secs_f64());
        }
        ControlFlow::Continue(())
    };
    let report = sync(&store, &mut local, &mut ambient, options, &mut watch).unwrap();
    let seconds = began.elapsed().as_secs_f64();
    assert_eq!(report.problems, []);
    let _ = app.session_lock(Empty::default());
    json!({"seconds": seconds, "received": report.received, "first_entries_s": first_s,
        "resident_mb": peak_mb()})
}

fn peak_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

/// The raw copy, and the bare insert of as many entries in one transaction.
fn floor(dir: &Path, entries: usize) -> Value {
    let began = Instant::now();
    let bytes = copy(&dir.join("space"), &dir.join("copy"));
    let copy_s = began.elapsed().as_secs_f64();
    std::fs::remove_dir_all(dir.join("copy")).unwrap();
    let mut dice = Dice::new(9000);
    let texts: Vec<String> = (0..1000).map(|_| text(&mut dice)).collect();
    let bare = Connection::open(dir.join("bare.db")).unwrap();
    bare.execute_batch(
        "PRAGMA key = \"x'2DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D99'\";
         PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
         CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
         CREATE VIRTUAL TABLE search USING fts5 (text, content = '');",
    )
    .unwrap();
    let began = Instant::now();
    bare.execute_batch("BEGIN").unwrap();
    for n in 0..entries {
        let (row, text) = (i64::try_from(n).unwrap(), &texts[n % texts.len()]);
        let mut note = bare.prepare_cached("INSERT INTO note (id, body) VALUES (?1, ?2)").unwrap();
        note.execute((row, json!({"told_us": text}).to_string())).unwrap();
        let mut words =
            bare.prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)").unwrap();
        words.execute((row, text)).unwrap();
    }
    bare.execute_batch("COMMIT").unwrap();
    let insert_s = began.elapsed().as_secs_f64();
    std::fs::remove_file(dir.join("bare.db")).unwrap();
    json!({"copy_s": copy_s, "insert_s": insert_s, "copied_mb": bytes / 1_000_000})
}

fn copy(from: &Path, to: &Path) -> u64 {
    std::fs::create_dir_all(to).unwrap();
    let entries = std::fs::read_dir(from).unwrap().map(Result::unwrap);
    entries
        .map(|entry| {
            let to = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy(&entry.path(), &to)
            } else {
                std::fs::copy(entry.path(), to).unwrap()
            }
        })
        .sum()
}
