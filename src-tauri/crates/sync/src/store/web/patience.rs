//! How long to wait, and how often to try.

use std::time::Duration;

/// How long a server may take and how often it is asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// How long nothing at all may be heard.
    pub silence: Duration,
    /// How many bytes a slow line carries in a second; more of them give a request more time.
    pub bytes_a_second: u32,
    /// How often one request is made, the first time included.
    pub tries: u32,
    /// The wait before the second try, on average; it doubles with each.
    pub first_wait: Duration,
    /// No try begins later than this after the first.
    pub gives_up_after: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            silence: Duration::from_secs(30),
            bytes_a_second: 32 * 1024,
            tries: 5,
            first_wait: Duration::from_millis(500),
            gives_up_after: Duration::from_secs(60),
        }
    }
}

impl Patience {
    /// How long so many bytes may take.
    #[must_use]
    pub fn for_bytes(&self, bytes: usize) -> Duration {
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        let slowly = f64::from(bytes) / f64::from(self.bytes_a_second.max(1));
        self.silence.saturating_add(Duration::from_secs_f64(slowly))
    }

    /// How long to wait after so many tries. Chance spreads the waits of many laptops from half to
    /// one and a half times the average.
    #[must_use]
    pub fn wait_after(&self, tries: u32, chance: [u8; 4]) -> Duration {
        let average = self.first_wait.saturating_mul(1 << tries.saturating_sub(1).min(10));
        let spread = f64::from(u32::from_le_bytes(chance)) / f64::from(u32::MAX);
        average.mul_f64(0.5 + spread)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_file_on_a_slow_line_gets_its_time() {
        let patience = Patience::default();
        assert_eq!(patience.for_bytes(0), Duration::from_secs(30));
        assert_eq!(patience.for_bytes(8 * 1024 * 1024), Duration::from_secs(30 + 256));
    }

    #[test]
    fn waits_double_and_are_spread_by_chance() {
        let patience = Patience::default();
        assert_eq!(patience.wait_after(1, [0; 4]), Duration::from_millis(250));
        assert_eq!(patience.wait_after(1, [255; 4]), Duration::from_millis(750));
        assert_eq!(patience.wait_after(3, [0; 4]), Duration::from_secs(1));
        assert!(patience.wait_after(u32::MAX, [255; 4]) < Duration::from_secs(1000));
    }
}
