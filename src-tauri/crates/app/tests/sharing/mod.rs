//! Two people, each with records of their own, and one folder between them.

mod again;
mod any_order;
mod carried;
mod differ;
mod faults;
mod health;
mod invitations;
mod lost;
mod members;
mod newer;
mod own_copy;
mod packs;
mod pair;
mod shut_out;
mod story;
mod team;
mod walk;
mod who_reads;
