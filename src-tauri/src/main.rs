//! The desktop app: a window around `cf_app`. All rules and records live there, none here.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod dialogs;
mod environment;
mod graphics;
mod ground;
mod host;
mod launch;
mod renderer;
mod rpc;
mod setup;
mod windows;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};

fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1);
    let launch = match launch::parse(arguments, cf_app::default_data(|name| std::env::var_os(name)))
    {
        Ok(launch) => launch,
        Err(why) => {
            eprintln!("critical-friend: {why}");
            return ExitCode::FAILURE;
        }
    };
    match start(launch) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("critical-friend: {error}");
            dialogs::say_it_cannot_start(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

fn start(launch: launch::Launch) -> Result<(), Box<dyn Error>> {
    let window_folder = launch.data.join("window");
    let graphics = graphics::Graphics::remembered(&window_folder, launch.safe_graphics);
    environment::settle(graphics.level)?;
    make_writable(&window_folder).map_err(|_| {
        "The folder for your records cannot be made or written to, so nothing you write could be \
         kept. Check the disk, or choose another folder with --data DIR."
    })?;
    setup::run(launch.data, window_folder, graphics)
}

/// Makes a folder, and shows that it takes a file: on a disk that is read-only a folder may be there
/// all the same.
fn make_writable(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let probe = folder.join("writable");
    fs::write(&probe, b"")?;
    fs::remove_file(probe)
}
