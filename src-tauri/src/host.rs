//! What the records may ask of the desktop: dialogs, folders opened, the screens told.

use std::path::{Path, PathBuf};

use cf_wire::PickPurpose;
use tauri::{AppHandle, Emitter};

use crate::dialogs;
use crate::windows::MAIN;

/// The one event that carries everything the screens are told unasked.
const CHANNEL: &str = "app";

/// The desktop behind the records.
pub struct DesktopHost {
    app: AppHandle,
    picker: dialogs::Picker,
}

impl DesktopHost {
    /// The desktop around `app`, for the records in the folder `data`.
    pub fn new(app: AppHandle, data: &Path) -> Self {
        Self { picker: dialogs::Picker::new(app.clone(), data), app }
    }
}

impl cf_app::Host for DesktopHost {
    fn pick_file(&self, purpose: PickPurpose) -> Option<PathBuf> {
        self.picker.file(purpose)
    }

    fn pick_folder(&self, purpose: PickPurpose) -> Option<PathBuf> {
        self.picker.folder(purpose)
    }

    fn open_folder(&self, folder: &Path) {
        self.picker.open(folder);
    }

    fn emit(&self, event: cf_wire::Event) {
        emit(&self.app, &event);
    }
}

/// Tells the screens something they did not ask for.
pub fn emit(app: &AppHandle, event: &cf_wire::Event) {
    if let Err(error) = app.emit_to(MAIN, CHANNEL, event) {
        tracing::warn!(%error, "the screens could not be told");
    }
}
