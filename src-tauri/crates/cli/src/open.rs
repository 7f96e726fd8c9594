//! Opening the vault: where it is, and the passphrase.

use crate::failure::{Failure, file};
use cf_app::{App, AppConfig, Silent, SystemAmbient};
use cf_wire::{Commands as _, Unlock};
use std::path::PathBuf;
use std::sync::Arc;

/// Where the vault is and how it is opened.
pub struct Source {
    /// `--data`.
    pub data: Option<PathBuf>,
    /// `--passphrase-file`.
    pub passphrase_file: Option<PathBuf>,
}

impl Source {
    /// The app with the vault still closed.
    pub fn app(&self) -> Result<App, Failure> {
        let data_dir = match &self.data {
            Some(data) => data.clone(),
            None => cf_app::default_data(|name| std::env::var_os(name)).ok_or_else(|| {
                Failure::Usage(
                    "There is no home folder; name the vault's folder with --data.".to_owned(),
                )
            })?,
        };
        let config = AppConfig {
            data_dir,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            cost: None,
            allow_shared_folder: false,
        };
        Ok(App::new(config, Arc::new(SystemAmbient), Arc::new(Silent))?)
    }

    /// The app with the vault open.
    pub fn open(&self) -> Result<App, Failure> {
        let app = self.app()?;
        app.session_unlock(Unlock { passphrase: Some(self.passphrase()?), recovery_code: None })?;
        Ok(app)
    }

    /// The passphrase: from the file, the environment, or a prompt.
    pub fn passphrase(&self) -> Result<String, Failure> {
        if let Some(path) = &self.passphrase_file {
            let text = std::fs::read_to_string(path)
                .map_err(|why| file("The passphrase file cannot be read", &why))?;
            return Ok(text.lines().next().unwrap_or_default().to_owned());
        }
        if let Ok(passphrase) = std::env::var("CFRIEND_PASSPHRASE") {
            return Ok(passphrase);
        }
        rpassword::prompt_password("Passphrase: ")
            .map_err(|why| file("No passphrase could be asked for", &why))
    }
}
