//! Signed events: what happened, by whom, in which order. The event log is the only thing in the
//! product that cannot be rebuilt.
//!
//! An event is a [`Payload`] (what was said) in an [`Envelope`] (where it stands in its feed). A
//! feed is one device's chain for one audience. [`reduce`] turns the events of a record into what
//! is shown, whatever the order in which they arrive.
//!
//! What is not here: storage, encryption, clocks, random numbers.

pub mod envelope;
pub mod feed;
pub mod hlc;
pub mod payload;
pub mod reduce;
pub mod sign;

pub use envelope::{Envelope, Salt};
pub use feed::{Channel, FeedId, Head, Incarnation};
pub use hlc::{Hlc, HybridClock};
pub use payload::{Action, EventId, MAX_PAYLOAD_BYTES, Payload, PayloadError};
pub use reduce::{Applied, Live, RecordState, reduce};
pub use sign::{DeviceKey, DevicePublic, Signature, SignatureError};
