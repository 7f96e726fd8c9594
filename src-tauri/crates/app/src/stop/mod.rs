//! What to do when somebody is at risk, whom to ring, and the card that visitors carry. The words are
//! data (`assets/visits`); the numbers are entered by the team. Nothing here tells anybody: the app
//! is never the alarm.

mod card;
mod contact;

pub use card::{stop_card, visitor_card};
pub use contact::{list, save};
