//! The program as an administrator runs it: arguments in, an answer and an exit status out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod desk;
mod mistakes;
mod online;
mod private_copy;
mod sharing;
mod tools;
mod work;
