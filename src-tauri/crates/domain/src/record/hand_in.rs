//! What a visitor handed to the team.

use super::record;
use crate::RecordId;

record! {
    /// A visitor has handed in: from now on they see what the others answered, and what they answer
    /// later is marked as later. With nothing to hand in, it says that.
    HandIn = HandIn {
        /// The visit.
        must visit: Option<RecordId>;
        /// How many notes were handed over in all.
        #[ts_type("number")]
        may notes: u32;
        /// How many of them answer a prompt.
        #[ts_type("number")]
        may answers: u32;
    }
}
