//! The desktop app: a window around `cf_app`. All rules and records live there, none here.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod dialogs;
mod environment;
mod graphics;
mod host;
mod launch;
mod renderer;
mod rpc;
mod setup;
mod windows;

use std::error::Error;
use std::process::ExitCode;

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("critical-friend: {error}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<(), Box<dyn Error>> {
    let launch = launch::parse(
        std::env::args_os().skip(1),
        cf_app::default_data(|name| std::env::var_os(name)),
    )?;
    let window_folder = launch.data.join("window");
    let graphics = graphics::Graphics::remembered(&window_folder, launch.safe_graphics);
    environment::settle(graphics.level)?;
    std::fs::create_dir_all(&window_folder)
        .map_err(|_| "The folder for your records cannot be made or written to. Choose another with --data DIR.")?;
    setup::run(launch.data, window_folder, graphics)
}
