//! The app without a window, and where its things lie.

use cf_app::{App, AppConfig, Silent, SystemAmbient};
use cf_wire::{Commands as _, Unlock};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub const PASSPHRASE: &str = "three random words";

/// Where the space lies.
pub fn space(dir: &Path) -> PathBuf {
    dir.join("space")
}

/// The app over a vault.
pub fn app(vault: &Path) -> App {
    let config = AppConfig {
        data_dir: vault.to_path_buf(),
        version: "0.0.0".to_owned(),
        cost: Some(cf_vault::KdfCost { memory_kib: 64, passes: 1, lanes: 1 }),
        allow_shared_folder: true,
    };
    App::new(config, Arc::new(SystemAmbient), Arc::new(Silent)).unwrap()
}

/// The same, unlocked.
pub fn unlocked(vault: &Path) -> App {
    let app = app(vault);
    let passphrase = Some(PASSPHRASE.to_owned());
    app.session_unlock(Unlock { passphrase, recovery_code: None }).unwrap();
    app
}

/// Copies a folder, and answers how many bytes.
pub fn copy(from: &Path, to: &Path) -> u64 {
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
