//! Answers that stand side by side: two people, or one person on two computers, said different
//! things about the same field before either had read the other. The newest is shown, the others
//! are “also said”, and somebody settles it. Nothing is dropped: history keeps every answer.

mod differences;
mod seen;
mod settle;

pub use differences::{differences, is_ahead, of_record};
pub use seen::Seen;
pub use settle::settle;
