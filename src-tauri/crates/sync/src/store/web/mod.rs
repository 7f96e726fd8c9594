//! Requests over the network: whom to trust, how long to wait, what to try again.

mod carrier;
mod patience;
mod trouble;

pub(super) use carrier::Carrier;
pub use patience::Patience;

use super::StoreError;
use futures_util::StreamExt as _;
use object_store::client::{HttpRequest, HttpService as _};
use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Client, StatusCode, redirect};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use tokio::time::{Instant, sleep, timeout};
use trouble::Trouble;

/// How many requests are under way at once where several objects are wanted.
pub(super) const AT_ONCE: usize = 16;

/// No answer is larger, not even the listing of a large folder.
const LARGEST_ANSWER: usize = 64 * 1024 * 1024;

/// How often a waiting request looks whether it is to stop.
const LOOKS_UP: Duration = Duration::from_millis(100);

/// What a store takes from outside.
#[derive(Clone, Default)]
pub struct Surroundings {
    /// From the source of randomness; spreads the waits between tries.
    pub seed: [u8; 32],
    /// Set to give up at once whatever is under way.
    pub stop: Arc<AtomicBool>,
    /// How long to wait.
    pub patience: Patience,
}

/// A whole answer.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// Whether the answer names one of these errors, in its body or in Azure's header.
    fn says(&self, words: &[&str]) -> bool {
        let header = self.headers.get("x-ms-error-code").map(|value| value.as_bytes());
        let start = self.body.get(..self.body.len().min(4096)).unwrap_or_default();
        let said = [String::from_utf8_lossy(start), String::from_utf8_lossy(header.unwrap_or(b""))];
        words.iter().any(|word| said.iter().any(|said| said.contains(word)))
    }

    /// How long the server asks to wait.
    fn retry_after(&self) -> Option<Duration> {
        let seconds = self.headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
        Some(Duration::from_secs(seconds))
    }
}

/// The way to one server. It trusts whom the operating system trusts, and goes through the proxy
/// that the environment or the system names; a server on this computer is reached directly.
pub(super) struct Web {
    client: Client,
    around: Surroundings,
    drawn: AtomicU64,
}

impl Web {
    /// # Errors
    /// When the system's certificates or proxy settings cannot be read.
    pub fn new(around: Surroundings, on_this_computer: bool) -> Result<Arc<Self>, StoreError> {
        // One set of ciphers for the whole program; a second call finds it there.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = Client::builder()
            .redirect(redirect::Policy::none())
            .user_agent(concat!("critical-friend/", env!("CARGO_PKG_VERSION")));
        let builder = if on_this_computer { builder.no_proxy() } else { builder };
        let client = builder.build().map_err(|_| StoreError::Unavailable)?;
        Ok(Arc::new(Self { client, around, drawn: AtomicU64::new(0) }))
    }

    /// Makes a request until it is answered, for as long as there is use in it.
    ///
    /// # Errors
    /// What is so for all objects alike; anything about this one is in the answer.
    pub async fn ask(&self, request: HttpRequest) -> Result<Answer, StoreError> {
        tokio::select! {
            answer = self.persist(request) => answer,
            () = self.told_to_stop() => Err(StoreError::Unavailable),
        }
    }

    async fn persist(&self, request: HttpRequest) -> Result<Answer, StoreError> {
        let patience = &self.around.patience;
        let begun = Instant::now();
        let mut tries = 0_u32;
        loop {
            tries = tries.saturating_add(1);
            let trouble = match self.once(request.clone()).await {
                Ok(answer) => match Trouble::of(request.method(), &answer) {
                    None => return Ok(answer),
                    Some(trouble) => trouble,
                },
                Err(trouble) => trouble,
            };
            let asked = trouble.after.unwrap_or_default();
            let wait = patience.wait_after(tries, self.draw()).max(asked);
            let too_late = begun.elapsed().saturating_add(wait) > patience.gives_up_after;
            if !trouble.passes || tries >= patience.tries || too_late {
                return Err(trouble.error);
            }
            sleep(wait).await;
        }
    }

    async fn once(&self, request: HttpRequest) -> Result<Answer, Trouble> {
        let patience = &self.around.patience;
        let silent = Trouble::passing(StoreError::Unavailable);
        let sending = patience.for_bytes(request.body().content_length());
        let response = timeout(sending, self.client.call(request))
            .await
            .map_err(|_| silent)?
            .map_err(|error| Trouble::broken(&error))?;
        let (parts, body) = response.into_parts();
        let (mut stream, mut body) = (body.bytes_stream(), Vec::new());
        let begun = Instant::now();
        while let Some(piece) =
            timeout(patience.silence, stream.next()).await.map_err(|_| silent)?
        {
            body.extend_from_slice(&piece.map_err(|error| Trouble::broken(&error))?);
            if body.len() > LARGEST_ANSWER {
                return Err(Trouble::lasting(StoreError::Other));
            }
            if begun.elapsed() > patience.for_bytes(body.len()) {
                return Err(silent);
            }
        }
        Ok(Answer { status: parts.status, headers: parts.headers, body })
    }

    async fn told_to_stop(&self) {
        while !self.around.stop.load(Ordering::Relaxed) {
            sleep(LOOKS_UP).await;
        }
    }

    fn draw(&self) -> [u8; 4] {
        let number = self.drawn.fetch_add(1, Ordering::Relaxed).to_le_bytes();
        let hash = blake3::keyed_hash(&self.around.seed, &number);
        hash.as_bytes().first_chunk().copied().unwrap_or_default()
    }
}

/// Where the requests of a store run. The caller's thread works while it waits for them.
pub(super) fn runtime() -> Result<Runtime, StoreError> {
    Builder::new_current_thread().enable_all().build().map_err(|_| StoreError::Other)
}
