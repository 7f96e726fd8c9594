//! The system's own dialogs, and opening folders in the system's own file program.

use std::path::{Path, PathBuf};

use cf_wire::PickPurpose;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

/// Tells that the window cannot be kept open, then ends the program.
pub fn say_window_keeps_stopping(app: &AppHandle) {
    let end = app.clone();
    app.dialog()
        .message(
            "The window has stopped several times within a minute. Everything you saved is kept. \
             Start Critical Friend again with --safe-graphics, or restart the computer.",
        )
        .title(crate::windows::GENERIC_TITLE)
        .kind(MessageDialogKind::Error)
        .show(move |_| end.exit(1));
}

/// Says why there will be no window, and waits until it is read. Whoever starts a program from a menu
/// never sees what it prints.
pub fn say_it_cannot_start(why: &str) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(crate::windows::GENERIC_TITLE)
        .set_description(why)
        .show();
}

#[cfg(not(feature = "e2e"))]
pub use real::Picker;
#[cfg(feature = "e2e")]
pub use steered::Picker;

#[cfg(not(feature = "e2e"))]
mod real {
    use super::*;
    use tauri_plugin_opener::OpenerExt;

    /// Asks in the system's own dialogs. Blocks, so never call it on the main thread.
    pub struct Picker {
        app: AppHandle,
    }

    impl Picker {
        pub fn new(app: AppHandle, _data: &Path) -> Self {
            Self { app }
        }

        /// A file that the person chose, or none when they changed their mind.
        pub fn file(&self, purpose: PickPurpose) -> Option<PathBuf> {
            let mut dialog = self.app.dialog().file().set_title(title(purpose));
            if let PickPurpose::Organisations = purpose {
                dialog =
                    dialog.add_filter("Lists of organisations", &["csv", "zip", "xlsx", "ods"]);
            }
            if let PickPurpose::Bundle = purpose {
                dialog = dialog.add_filter("Shared entries", &["vbundle"]);
            }
            dialog.blocking_pick_file()?.into_path().ok()
        }

        /// A folder that the person chose, or none when they changed their mind.
        pub fn folder(&self, purpose: PickPurpose) -> Option<PathBuf> {
            self.app
                .dialog()
                .file()
                .set_title(title(purpose))
                .set_can_create_directories(true)
                .blocking_pick_folder()?
                .into_path()
                .ok()
        }

        /// Shows a folder in the system's file program.
        pub fn open(&self, folder: &Path) {
            let opened = self.app.opener().open_path(folder.to_string_lossy(), None::<&str>);
            if let Err(error) = opened {
                tracing::warn!(%error, "a folder could not be opened");
            }
        }
    }
}

#[cfg(not(feature = "e2e"))]
fn title(purpose: PickPurpose) -> &'static str {
    match purpose {
        PickPurpose::Organisations => "Choose a list of organisations",
        PickPurpose::Space => "Choose the folder to share in",
        PickPurpose::Pack => "Choose where the pack goes",
        PickPurpose::Export => "Choose where everything goes",
        PickPurpose::Bundle => "Choose the file from your colleague",
        PickPurpose::BundleFolder => "Choose the stick or folder for the file",
    }
}

/// A test cannot press buttons in the system's dialogs, so it writes beforehand what is "picked".
#[cfg(feature = "e2e")]
mod steered {
    use super::*;
    use std::fs::{self, OpenOptions};
    use std::io::Write;

    pub struct Picker {
        data: PathBuf,
    }

    impl Picker {
        pub fn new(_app: AppHandle, data: &Path) -> Self {
            Self { data: data.to_owned() }
        }

        pub fn file(&self, purpose: PickPurpose) -> Option<PathBuf> {
            let choices = fs::read(self.data.join("e2e-pick.json")).ok()?;
            let choices: Vec<(PickPurpose, PathBuf)> = serde_json::from_slice(&choices).ok()?;
            let (_, path) = choices.into_iter().rev().find(|(meant, _)| *meant == purpose)?;
            Some(path)
        }

        pub fn folder(&self, purpose: PickPurpose) -> Option<PathBuf> {
            self.file(purpose)
        }

        pub fn open(&self, folder: &Path) {
            let file =
                OpenOptions::new().create(true).append(true).open(self.data.join("e2e-opened.txt"));
            if let Ok(mut file) = file {
                let _ = writeln!(file, "{}", folder.display());
            }
        }
    }
}
