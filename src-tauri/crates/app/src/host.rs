//! What the core needs from the computer: time, random numbers, dialogs. Passed in, so that tests
//! decide.

use cf_wire::{Event, PickPurpose};
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use uuid::Uuid;

/// Time and chance.
pub trait Ambient: Send + Sync {
    /// The moment.
    fn now(&self) -> DateTime<Utc>;
    /// Random bytes, fit for keys.
    fn fill(&self, bytes: &mut [u8]);

    /// A fresh id that sorts by time.
    fn new_id(&self) -> Uuid {
        let mut random = [0; 10];
        self.fill(&mut random);
        let ms = u64::try_from(self.now().timestamp_millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(ms, &random).into_uuid()
    }

    /// Milliseconds since 1970.
    fn now_ms(&self) -> u64 {
        u64::try_from(self.now().timestamp_millis()).unwrap_or_default()
    }
}

/// The computer's own clock and random numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemAmbient;

impl Ambient for SystemAmbient {
    fn now(&self) -> DateTime<Utc> {
        // `Utc::now` ends the program on a computer whose clock stands before 1970.
        SystemTime::now().into()
    }

    #[allow(clippy::expect_used)] // without random numbers no key may be made: stopping is right
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random numbers");
    }
}

/// The window's side: dialogs, folders, messages.
pub trait Host: Send + Sync {
    /// Asks for a file. `None` when the person cancelled.
    fn pick_file(&self, purpose: PickPurpose) -> Option<PathBuf>;
    /// Asks for a folder. `None` when the person cancelled.
    fn pick_folder(&self, purpose: PickPurpose) -> Option<PathBuf>;
    /// Opens a folder in the computer's file window.
    fn open_folder(&self, folder: &Path);
    /// Tells the window.
    fn emit(&self, event: Event);
}

/// A host without a window: nobody to ask, nobody to tell.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Host for Silent {
    fn pick_file(&self, _: PickPurpose) -> Option<PathBuf> {
        None
    }
    fn pick_folder(&self, _: PickPurpose) -> Option<PathBuf> {
        None
    }
    fn open_folder(&self, _: &Path) {}
    fn emit(&self, _: Event) {}
}
