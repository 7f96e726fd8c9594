//! A picture as a document carries it.

use std::fmt;
use std::sync::Arc;

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};

/// The bytes of a PNG or JPEG file; base 64 in JSON.
///
/// It must be upright and free of what a camera writes into its files (place, time, make): a paper
/// with a picture that still carries that is refused.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Picture(Arc<[u8]>);

/// The text was not a picture in base 64.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is not a picture in base 64: give the bytes of a PNG or JPEG file")]
pub struct NotBase64;

impl Picture {
    /// A picture from the bytes of its file. What they hold is looked at when the paper is made.
    #[must_use]
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Self {
        Self(bytes.into())
    }

    pub(crate) fn bytes(&self) -> Arc<[u8]> {
        Arc::clone(&self.0)
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} bytes)", self.0.len())
    }
}

impl TryFrom<String> for Picture {
    type Error = NotBase64;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        BASE64.decode(text.as_bytes()).map(Self::new).map_err(|_| NotBase64)
    }
}

impl From<Picture> for String {
    fn from(picture: Picture) -> Self {
        BASE64.encode(&picture.0)
    }
}
