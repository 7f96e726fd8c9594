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
