//! The environment the webview starts in.
//!
//! The webview reads some variables before any of our code could refuse what they ask for: remote
//! control by WebDriver, a remote inspector, and how it paints. They can only be changed safely
//! before the process has threads, so the program starts itself again with them put right.

use std::env;
use std::io;
use std::process::Command;

use crate::graphics::Level;

/// One variable and what it must be: a value, or absent.
type Wanted = (&'static str, Option<&'static str>);

/// Variables through which another program could steer or watch the window.
const REMOTE_CONTROL: [&str; 4] = [
    "TAURI_WEBVIEW_AUTOMATION",
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS",
];

/// Starts the program again when its environment is not the wanted one, and otherwise returns.
///
/// # Errors
/// When the program could not be started again.
pub fn settle(level: Level) -> io::Result<()> {
    let wrong: Vec<Wanted> = wanted(level, cfg!(feature = "e2e"), nvidia_on_wayland())
        .into_iter()
        .filter(|(name, value)| env::var_os(name).as_deref() != value.map(std::ffi::OsStr::new))
        .collect();
    if wrong.is_empty() {
        return Ok(());
    }
    start_again(&wrong)
}

/// Starts the program again, as it was started, with the painting of `level`.
///
/// # Errors
/// When the program could not be started again.
pub fn start_again_at(level: Level) -> io::Result<()> {
    start_again(&wanted(level, cfg!(feature = "e2e"), nvidia_on_wayland()))
}

fn wanted(level: Level, automation_allowed: bool, nvidia_on_wayland: bool) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    if !automation_allowed {
        wanted.extend(REMOTE_CONTROL.map(|name| (name, None)));
    }
    if level >= Level::NoDmabuf {
        wanted.push(("WEBKIT_DISABLE_DMABUF_RENDERER", Some("1")));
    }
    if level >= Level::NoCompositing {
        wanted.push(("WEBKIT_DISABLE_COMPOSITING_MODE", Some("1")));
    }
    if nvidia_on_wayland {
        // Without it windows on this pair of driver and display server can stay blank.
        wanted.push(("__NV_DISABLE_EXPLICIT_SYNC", Some("1")));
    }
    wanted
}

fn nvidia_on_wayland() -> bool {
    cfg!(target_os = "linux")
        && env::var_os("WAYLAND_DISPLAY").is_some()
        && std::path::Path::new("/proc/driver/nvidia/version").exists()
}

fn start_again(changes: &[Wanted]) -> io::Result<()> {
    let mut command = Command::new(env::current_exe()?);
    command.args(env::args_os().skip(1));
    for (name, value) in changes {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    replace_this_process(command)
}

/// The process keeps its number, so whoever started it still holds it.
#[cfg(unix)]
fn replace_this_process(mut command: Command) -> io::Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec())
}

#[cfg(not(unix))]
fn replace_this_process(mut command: Command) -> io::Result<()> {
    let status = command.status()?;
    std::process::exit(status.code().unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shipped_program_drops_every_door_for_remote_control() {
        let wanted = wanted(Level::Normal, false, false);
        for name in REMOTE_CONTROL {
            assert!(wanted.contains(&(name, None)), "{name} must be removed");
        }
    }

    #[test]
    fn a_test_build_changes_nothing_by_itself() {
        assert!(wanted(Level::Normal, true, false).is_empty());
    }

    #[test]
    fn each_level_paints_more_safely_than_the_one_before() {
        let names = |level| wanted(level, true, false).len();
        assert!(names(Level::Normal) < names(Level::NoDmabuf));
        assert!(names(Level::NoDmabuf) < names(Level::NoCompositing));
    }
}
