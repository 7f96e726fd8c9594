//! What a visit needs besides its prompts: its stages, the cards, the numbers to ring.

mod cards;
mod contacts;
mod process;
