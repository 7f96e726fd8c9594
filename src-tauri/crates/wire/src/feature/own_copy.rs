//! The private copy at the shared place.

use super::{PlaceAsk, wire};

wire! {
    /// How the private copy stands.
    tell OwnCopyView {
        /// Whether one is kept.
        pub on: bool,
        /// Whether one can be kept: this computer shares in a space.
        pub possible: bool,
        /// One sentence: is it fine?
        pub sentence: String,
        /// When it was last tried, and what was in it.
        pub proven: Option<String>,
        /// What went wrong last, and what to do.
        pub problem: Option<String>,
    }
    /// Turns it on.
    tell OwnCopyOn {
        /// The recovery code of this vault, as it stands on paper.
        pub recovery_code: String,
    }
    /// Brings a lost computer's vault back on a new one.
    tell BringBack {
        /// Where the copy is.
        pub place: PlaceAsk,
        /// The recovery code.
        pub recovery_code: String,
        /// The passphrase from now on.
        pub passphrase: String,
    }
}
