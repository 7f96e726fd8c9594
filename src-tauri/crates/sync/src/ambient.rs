//! What comes from outside: the time and the dice.

/// The time and the source of randomness of one call, passed in so that a test can choose both.
///
/// The `age` library draws its own file keys and nonces from the operating system; everything else
/// that is random here comes from this.
pub struct Ambient<'a> {
    /// Milliseconds since 1970, by the device's clock. Used for display and back-off only.
    pub now_ms: u64,
    /// Fills a buffer with random bytes fit for keys.
    pub random: &'a mut dyn FnMut(&mut [u8]),
}

impl Ambient<'_> {
    /// Draws random bytes.
    #[must_use]
    pub fn draw<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.random)(&mut bytes);
        bytes
    }
}

/// Bytes that look random and follow from a seed: fit for salts and for tests, never for keys.
#[derive(Debug, Clone)]
pub struct Dice {
    seed: u64,
    drawn: u64,
}

impl Dice {
    /// Dice with this seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { seed, drawn: 0 }
    }

    /// Fills a buffer.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        let mut hash = blake3::Hasher::new();
        hash.update(&self.seed.to_le_bytes()).update(&self.drawn.to_le_bytes());
        hash.finalize_xof().fill(bytes);
        self.drawn = self.drawn.saturating_add(1);
    }

    /// Draws bytes.
    #[must_use]
    pub fn draw<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }
}
