//! Tests of the crate from outside.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod admin;
mod allowance;
mod attack;
mod bad_objects;
mod before_packs;
mod carried;
mod codec;
mod contract;
mod converge;
mod exchange;
mod fold;
mod forged;
mod golden;
mod healing;
mod invitation;
mod kill;
mod lost;
mod mutation;
mod network;
mod packing;
mod packs;
mod private_copy;
mod profiles;
mod refusals;
mod requests;
mod self_test;
mod servers;
mod simulation;
mod trust;
mod twins;
mod world;
