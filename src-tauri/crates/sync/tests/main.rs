//! Tests of the crate from outside.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod admin;
mod bad_objects;
mod codec;
mod contract;
mod converge;
mod exchange;
mod fold;
mod forged;
mod golden;
mod invitation;
mod kill;
mod network;
mod refusals;
mod self_test;
mod servers;
mod trust;
mod twins;
mod world;
