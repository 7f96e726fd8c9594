//! Use cases from outside: what a person does, through the contract, on a real vault.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod archive;
mod bench;
mod concern;
mod corrections;
mod history;
mod life;
mod pack;
mod session;
mod sharing;
mod stop;
mod visit;
