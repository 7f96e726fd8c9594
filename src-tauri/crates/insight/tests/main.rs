//! What the shipped content and the readers of public files promise, seen from outside the crate.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod content;
mod faults;
mod help;
mod ladders;
mod organisations;
mod practice;
mod references;
mod templates;
mod visits;
mod wrong_files;
