//! Packs from outside: documents in, files out, read back by other programs (Poppler, LibreOffice,
//! calamine). Those programs must be installed; a test that misses one fails and says so.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod comments;
mod excel;
mod hostile;
mod large;
mod pdf;
mod preview;
mod rendering;
mod rules;
mod sample;
mod tools;
mod visit;
mod visit_files;
mod visit_sample;
mod word;
