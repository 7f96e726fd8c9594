//! The program as an administrator runs it: arguments in, an answer and an exit status out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod desk;
#[cfg(target_os = "linux")]
mod killed;
mod mistakes;
#[cfg(target_os = "linux")]
mod old;
mod online;
mod private_copy;
#[cfg(target_os = "linux")]
mod scene;
mod sharing;
mod tools;
mod work;
