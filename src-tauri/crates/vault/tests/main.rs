//! The vault from outside: what a person would find after a crash, a wrong passphrase, a full disk.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(missing_docs)]

mod backups;
mod canary;
mod drafts;
mod dumps;
mod growth;
mod identity;
mod keys;
mod kill;
mod lists;
mod notebook;
mod opening;
mod receiving;
mod records;
mod replay;
mod search;
mod space;
mod undo;
mod unsent;
