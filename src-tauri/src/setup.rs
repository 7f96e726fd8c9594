//! Puts the program together: plugins, the records, the window, and what happens at the end.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use cf_app::{App, AppConfig, AppError, SystemAmbient};
use tauri::{AppHandle, Manager, RunEvent, WindowEvent};
use tauri_plugin_log::{RotationStrategy, Target, TargetKind, TimezoneStrategy};
use tauri_plugin_window_state::StateFlags;

use crate::graphics::Graphics;
use crate::host::DesktopHost;
use crate::windows::{self, Lifecycle};

/// Size at which a log file is put aside, in bytes.
const LOG_FILE_BYTES: u128 = 5_000_000;
const LOG_FILES_KEPT: usize = 3;

const ABSENCE_LOOKED_FOR_EVERY: Duration = Duration::from_secs(15);
/// What was published goes out this soon.
const SHARING_LOOKED_FOR_EVERY: Duration = Duration::from_secs(5);

/// What every part of the shell can reach.
pub struct Shell {
    /// The records and everything that may be done with them.
    pub core: Arc<App>,
    /// Where the window keeps its own things: size, painting, log. Nothing of the records.
    pub window_folder: PathBuf,
    /// How this machine paints.
    pub graphics: Graphics,
    /// Where the window is in its life.
    pub lifecycle: Lifecycle,
}

/// Runs the program until its window closes.
///
/// # Errors
/// When the system gives no window or the folder cannot be used.
pub fn run(
    data: PathBuf,
    window_folder: PathBuf,
    graphics: Graphics,
) -> Result<(), Box<dyn std::error::Error>> {
    let program = tauri::Builder::default()
        .plugin(single_instance(&data))
        .plugin(log(&window_folder))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(window_state(&window_folder))
        .invoke_handler(tauri::generate_handler![crate::rpc::rpc])
        .setup(move |app| {
            log_panics_without_their_words();
            let core = open_records(app.handle(), data)?;
            app.manage(Shell { core, window_folder, graphics, lifecycle: Lifecycle::default() });
            windows::open(app.handle())?;
            lock_when_nobody_is_there(app.handle());
            share_while_open(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!())?;
    program.run(on_event);
    Ok(())
}

fn open_records(app: &AppHandle, data: PathBuf) -> Result<Arc<App>, AppError> {
    let host = Arc::new(DesktopHost::new(app.clone(), &data));
    let config = AppConfig {
        data_dir: data,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        cost: None,
        allow_shared_folder: false,
    };
    App::new(config, Arc::new(SystemAmbient), host).map(Arc::new)
}

/// Locks also when the screens are too busy, or gone, to notice that nobody is there.
fn lock_when_nobody_is_there(app: &AppHandle) {
    again_and_again(app, ABSENCE_LOOKED_FOR_EVERY, |core| {
        if cf_app::idle_lock(core) {
            tracing::info!("locked, because nobody was there");
        }
    });
}

/// Sends and fetches while the records are open; the core knows when it is time. Locking, which
/// the end of the program does too, stops it between two files.
fn share_while_open(app: &AppHandle) {
    again_and_again(app, SHARING_LOOKED_FOR_EVERY, |core| {
        if let Some(report) = cf_app::share_by_itself(core) {
            let (sent, received, problems) = (report.sent, report.received, report.problems.len());
            tracing::debug!(sent, received, problems, "shared by itself");
        }
    });
}

/// Does some work now and again, each time once the last time is over, away from the thread that
/// paints.
fn again_and_again(app: &AppHandle, every: Duration, work: fn(&App)) {
    let core = app.state::<Shell>().core.clone();
    tauri::async_runtime::spawn(async move {
        let mut beat = tokio::time::interval(every);
        beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            beat.tick().await;
            let core = core.clone();
            let done = tauri::async_runtime::spawn_blocking(move || work(&core)).await;
            if done.is_err() {
                tracing::error!("some work in the background stopped unexpectedly");
            }
        }
    });
}

fn on_event(app: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::WindowEvent { event: WindowEvent::CloseRequested { api, .. }, .. }
            if windows::close_requested(app) =>
        {
            api.prevent_close()
        }
        RunEvent::WindowEvent { event: WindowEvent::Destroyed, .. } => windows::destroyed(app),
        RunEvent::ExitRequested { code: None, api, .. } if windows::stays_without_window(app) => {
            api.prevent_exit();
        }
        RunEvent::Exit => {
            // Closes the vault in order; what is not closed is as safe, but checked at the next start.
            let _ = app.state::<Shell>().core.call("session.lock", serde_json::json!({}));
        }
        _ => {}
    }
}

/// One window for each folder of records: a second start only brings the first to the front.
fn single_instance(data: &Path) -> tauri::plugin::TauriPlugin<tauri::Wry> {
    let mut hasher = DefaultHasher::new();
    fs::canonicalize(data).unwrap_or_else(|_| data.to_owned()).hash(&mut hasher);
    tauri_plugin_single_instance::Builder::new()
        .callback(|app, _, _| windows::raise(app))
        .dbus_id(format!("uk.criticalfriend.desktop.records{:016x}", hasher.finish()))
        .build()
}

fn log(window_folder: &Path) -> tauri::plugin::TauriPlugin<tauri::Wry> {
    tauri_plugin_log::Builder::new()
        .level(tauri_plugin_log::log::LevelFilter::Info)
        .targets([Target::new(TargetKind::Folder {
            path: window_folder.join("log"),
            file_name: Some("critical-friend".to_owned()),
        })])
        .max_file_size(LOG_FILE_BYTES)
        .rotation_strategy(RotationStrategy::KeepSome(LOG_FILES_KEPT))
        .timezone_strategy(TimezoneStrategy::UseUtc)
        .build()
}

/// Remembers the size only: a remembered place can lie outside today's screens.
fn window_state(window_folder: &Path) -> tauri::plugin::TauriPlugin<tauri::Wry> {
    tauri_plugin_window_state::Builder::new()
        .with_filename(window_folder.join("size.json").to_string_lossy())
        .with_state_flags(StateFlags::SIZE | StateFlags::MAXIMIZED)
        .build()
}

/// A panic's message may quote what somebody wrote, so only its place is logged.
fn log_panics_without_their_words() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a part of the program stopped unexpectedly");
    }));
}
