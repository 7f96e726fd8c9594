//! What the rules promise, seen from outside the crate.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice
)]

mod assurance;
mod calendar;
mod identifiers;
