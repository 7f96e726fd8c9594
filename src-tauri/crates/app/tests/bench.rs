//! A person at a desk, with a clock that the test sets and a vault of its own.

use cf_app::{Ambient, App, AppConfig, Host};
use cf_domain::RecordId;
use cf_domain::word::{CommissionerKind, Role};
use cf_vault::KdfCost;
use cf_wire::*;
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "three random words";

pub struct TestAmbient {
    ms: AtomicI64,
    drawn: AtomicU64,
}

impl Ambient for TestAmbient {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.ms.fetch_add(1, Ordering::SeqCst)).unwrap()
    }
    fn fill(&self, bytes: &mut [u8]) {
        let mut reader = blake3::Hasher::new()
            .update(&self.drawn.fetch_add(1, Ordering::SeqCst).to_le_bytes())
            .finalize_xof();
        reader.fill(bytes);
    }
}

/// Keeps what the window would have been told.
#[derive(Default)]
pub struct Told(pub std::sync::Mutex<Vec<Event>>);
impl Host for Told {
    fn pick_file(&self, _: PickPurpose) -> Option<PathBuf> {
        None
    }
    fn pick_folder(&self, _: PickPurpose) -> Option<PathBuf> {
        None
    }
    fn open_folder(&self, _: &Path) {}
    fn emit(&self, event: Event) {
        self.0.lock().unwrap().push(event);
    }
}

/// A person with an open vault.
pub struct Person {
    pub app: App,
    pub folder: TempDir,
    pub told: Arc<Told>,
    clock: Arc<TestAmbient>,
}

impl Person {
    /// With nothing set up.
    pub fn new() -> Self {
        Self::over(TempDir::new().unwrap())
    }

    /// With what is in a folder, locked.
    pub fn over(folder: TempDir) -> Self {
        let (app, told, clock) = listened(folder.path());
        Self { app, folder, told, clock }
    }

    /// The clock goes on.
    pub fn days_pass(&self, days: i64) {
        self.clock.ms.fetch_add(days * 24 * 60 * 60 * 1000, Ordering::SeqCst);
    }

    /// Set up, open, with one provider.
    pub fn at_work(role: Role) -> (Self, RecordId) {
        let person = Self::new();
        person.set_up(role);
        let row = person
            .app
            .provider_save(ProviderSave {
                code: Some("ZZ91".to_owned()),
                name: "Sandbox Trust".to_owned(),
                ..ProviderSave::default()
            })
            .unwrap();
        (person, row.id)
    }

    pub fn set_up(&self, role: Role) -> RecoveryCode {
        self.set_up_as("Joan Field", role)
    }

    pub fn set_up_as(&self, name: &str, role: Role) -> RecoveryCode {
        self.app
            .setup_begin(SetupBegin {
                name: name.to_owned(),
                role,
                organisation: "Sandbox Commissioner".to_owned(),
                commissioner: CommissionerKind::Icb,
                commissioner_word: String::new(),
                meeting_name: String::new(),
                meeting_short: String::new(),
                passphrase: PASSPHRASE.to_owned(),
            })
            .unwrap()
    }

    pub fn visit(&self, organisation: RecordId) -> VisitView {
        let asked = VisitStart {
            organisation: Some(organisation),
            title: Some("Cedar Ward".to_owned()),
            template: Some("ward-general".to_owned()),
            ..VisitStart::default()
        };
        self.app.visit_start(asked).unwrap()
    }

    pub fn note(&self, visit: RecordId, note: cf_domain::record::Observation) -> NoteRow {
        let note = cf_domain::record::Observation { visit: Some(visit), ..note };
        self.app.note_save(NoteSave { id: None, draft: None, note }).unwrap()
    }
}

impl Person {
    /// The program ends and starts again; the passphrase opens the same records.
    pub fn restarted(self) -> Self {
        let Self { app, folder, .. } = self;
        drop(app);
        let person = Self::over(folder);
        person.unlocks();
        person
    }

    pub fn unlocks(&self) {
        let asked = Unlock { passphrase: Some(PASSPHRASE.to_owned()), recovery_code: None };
        self.app.session_unlock(asked).unwrap();
    }
}

pub fn open_app(folder: &Path) -> App {
    listened(folder).0
}

fn listened(folder: &Path) -> (App, Arc<Told>, Arc<TestAmbient>) {
    let config = AppConfig {
        data_dir: folder.to_path_buf(),
        version: "0.0.0".to_owned(),
        cost: Some(KdfCost { memory_kib: 64, passes: 1, lanes: 1 }),
        allow_shared_folder: true,
    };
    // Tuesday 24 November 2026, 10:00 in England.
    let ambient =
        TestAmbient { ms: AtomicI64::new(1_795_514_400_000), drawn: AtomicU64::new(seed(folder)) };
    let (told, clock) = (Arc::new(Told::default()), Arc::new(ambient));
    let ambient = Arc::clone(&clock) as Arc<dyn Ambient>;
    (App::new(config, ambient, Arc::clone(&told) as Arc<dyn Host>).unwrap(), told, clock)
}

/// Another for each start of the program, which never draws the same twice.
fn seed(folder: &Path) -> u64 {
    static STARTED: AtomicU64 = AtomicU64::new(0);
    let started = STARTED.fetch_add(1, Ordering::SeqCst);
    let hash = blake3::hash(format!("{} {started}", folder.display()).as_bytes());
    u64::from_le_bytes(hash.as_bytes()[..8].try_into().unwrap())
}
