//! What a server's answer, or its silence, means for all objects alike.

use super::Answer;
use crate::store::StoreError;
use object_store::client::HttpError;
use reqwest::{Method, StatusCode};
use std::error::Error;
use std::time::Duration;

/// A request that came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Trouble {
    pub error: StoreError,
    /// Whether it may pass, so that the request is made again.
    pub passes: bool,
    /// How long the server asks to wait.
    pub after: Option<Duration>,
}

impl Trouble {
    pub const fn passing(error: StoreError) -> Self {
        Self { error, passes: true, after: None }
    }

    pub const fn lasting(error: StoreError) -> Self {
        Self { error, passes: false, after: None }
    }

    /// What a broken connection means.
    pub fn broken(error: &HttpError) -> Self {
        if is_untrusted(error) {
            Self::lasting(StoreError::Untrusted)
        } else {
            Self::passing(StoreError::Unavailable)
        }
    }

    /// What an answer means if it is not about this object. Everything else is for the driver.
    pub fn of(method: &Method, answer: &Answer) -> Option<Self> {
        let status = answer.status;
        Some(match status {
            // Behind a proxy that ends TLS, some servers do not know the address to move to.
            StatusCode::BAD_GATEWAY if method.as_str() == "MOVE" => return None,
            StatusCode::UNAUTHORIZED => Self::lasting(StoreError::Credentials),
            StatusCode::PROXY_AUTHENTICATION_REQUIRED => Self::lasting(StoreError::Unavailable),
            StatusCode::FORBIDDEN => Self::lasting(refused(answer)),
            StatusCode::BAD_REQUEST if answer.says(CLOCK) => Self::lasting(StoreError::Clock),
            StatusCode::BAD_REQUEST if answer.says(KEY) => Self::lasting(StoreError::Credentials),
            StatusCode::NOT_FOUND if answer.says(PLACE) => Self::lasting(StoreError::NoPlace),
            StatusCode::PAYLOAD_TOO_LARGE => Self::lasting(StoreError::TooLarge),
            StatusCode::INSUFFICIENT_STORAGE => Self::lasting(StoreError::Full),
            StatusCode::TOO_MANY_REQUESTS
            | StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::LOCKED => {
                Self { after: answer.retry_after(), ..Self::passing(StoreError::Busy) }
            }
            StatusCode::REQUEST_TIMEOUT | StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT => {
                Self::passing(StoreError::Unavailable)
            }
            StatusCode::INTERNAL_SERVER_ERROR => Self::passing(StoreError::Other),
            _ => return None,
        })
    }
}

/// The words by which S3 and Azure tell one refusal from another.
const CLOCK: &[&str] = &["RequestTimeTooSkewed"];
const KEY: &[&str] = &[
    "InvalidAccessKeyId",
    "SignatureDoesNotMatch",
    "AuthorizationHeaderMalformed",
    // Azure, in a code or in words.
    "AuthenticationFailed",
    "failed to authenticate",
    "InvalidAuthenticationInfo",
    "InvalidToken",
    "ExpiredToken",
];
const PLACE: &[&str] = &["NoSuchBucket", "ContainerNotFound"];
const QUOTA: &[&str] = &["QuotaExceeded"];

fn refused(answer: &Answer) -> StoreError {
    if answer.says(CLOCK) {
        StoreError::Clock
    } else if answer.says(KEY) {
        StoreError::Credentials
    } else if answer.says(QUOTA) {
        StoreError::Full
    } else {
        StoreError::Denied
    }
}

/// Whether the server's certificate was not accepted, wherever that is wrapped.
fn is_untrusted(error: &HttpError) -> bool {
    let mut next: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = next {
        if let Some(tls) = error.downcast_ref::<rustls::Error>() {
            return matches!(tls, rustls::Error::InvalidCertificate(_));
        }
        // An error of the operating system's kind does not name what it wraps as its source.
        let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        next = match wrapped {
            Some(inner) => Some(inner),
            None => error.source(),
        };
    }
    false
}
