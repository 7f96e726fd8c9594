//! Codes that people read out, write down and type: 128 random bits with a checksum.

use crate::names::base32;

/// How many bytes a code stands for.
pub const SECRET: usize = 16;

const CHARACTERS: usize = 28;
const GROUP: usize = 4;

/// A kind of code.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// What it begins with.
    pub prefix: &'static str,
    /// What its checksum is derived with, so that one kind is never taken for another.
    pub checksum: &'static str,
}

impl Form {
    /// The prefix and 28 characters in groups of four, the last twelve bits a checksum.
    pub fn write(self, secret: &[u8; SECRET]) -> String {
        let symbols = base32::encode(&self.with_checksum(secret)).to_ascii_uppercase();
        let symbols: Vec<char> = symbols.chars().take(CHARACTERS).collect();
        let groups = symbols.chunks(GROUP).map(|group| group.iter().collect::<String>());
        std::iter::once(self.prefix.to_owned()).chain(groups).collect::<Vec<_>>().join("-")
    }

    /// Reads a code as people type it: any case, any spaces and dashes, O for 0, I or L for 1.
    /// Nothing when it is not complete or its checksum does not hold.
    pub fn read(self, typed: &str) -> Option<[u8; SECRET]> {
        let plain = |letter: char| match letter.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        };
        let all: String =
            typed.chars().filter(|letter| letter.is_alphanumeric()).map(plain).collect();
        let symbols = all
            .strip_prefix(&self.prefix.to_ascii_lowercase())
            .filter(|symbols| symbols.len() == CHARACTERS)?;
        // The last four bits of eighteen bytes are not part of the code.
        let bytes = base32::decode_fixed::<18>(&format!("{symbols}0"))?;
        let secret = bytes.first_chunk::<SECRET>()?;
        (self.with_checksum(secret) == bytes).then_some(*secret)
    }

    fn with_checksum(self, secret: &[u8; SECRET]) -> [u8; 18] {
        let check = blake3::derive_key(self.checksum, secret);
        let mut check = check.iter().copied();
        let [first, second] =
            [check.next().unwrap_or_default(), check.next().unwrap_or_default() & 0xf0];
        let mut bytes = secret.iter().copied().chain([first, second]);
        std::array::from_fn(|_| bytes.next().unwrap_or_default())
    }
}
