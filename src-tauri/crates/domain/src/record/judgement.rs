//! What a visit concludes from several answers.

use super::record;
use crate::RecordId;
use crate::word::Rating;

record! {
    /// The answer that stands for a prompt of a visit, with the reason: where answers differ, where
    /// something was thrown away, or where something was not seen and need not be. The answers
    /// themselves stay as they are.
    Judgement = Judgement {
        /// The visit.
        must visit: Option<RecordId>;
        /// The prompt.
        must prompt: Option<String>;
        /// The answer that stands.
        may rating: Option<Rating>;
        /// Why.
        may reason: Option<String>;
        /// Whether the team still sees it differently and says so.
        may kept_apart: bool;
    }
}
