//! Crockford's base 32, lower case: safe in every file system, in URLs, and read aloud.

use data_encoding::BASE32HEX_NOPAD;

const HEX: &[u8; 32] = b"0123456789ABCDEFGHIJKLMNOPQRSTUV";
const CROCKFORD: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Writes bytes, five bits a character.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    BASE32HEX_NOPAD
        .encode(bytes)
        .bytes()
        .map(|symbol| translated(symbol, HEX, CROCKFORD))
        .map(char::from)
        .collect()
}

/// Reads what [`encode`] wrote. Nothing for any other text.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let hex: Vec<u8> = text.bytes().map(|symbol| translated(symbol, CROCKFORD, HEX)).collect();
    BASE32HEX_NOPAD.decode(&hex).ok()
}

/// Reads bytes of a fixed length.
#[must_use]
pub fn decode_fixed<const N: usize>(text: &str) -> Option<[u8; N]> {
    decode(text).and_then(|bytes| bytes.try_into().ok())
}

/// A symbol of one alphabet in the other; `!`, which neither has, for anything else.
fn translated(symbol: u8, from: &[u8; 32], to: &[u8; 32]) -> u8 {
    from.iter().zip(to).find(|(known, _)| **known == symbol).map_or(b'!', |(_, other)| *other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values_hold() {
        assert_eq!(encode(b""), "");
        assert_eq!(encode(&[0xff; 5]), "zzzzzzzz");
        assert_eq!(encode(b"foobar"), "csqpyrk1e8");
        assert_eq!(decode("csqpyrk1e8").as_deref(), Some(&b"foobar"[..]));
        assert_eq!(decode("CSQPYRK1E8"), None);
        assert_eq!(decode("il0u"), None);
        assert_eq!(decode_fixed::<5>("zzzzzzzz"), Some([0xff; 5]));
        assert_eq!(decode_fixed::<4>("zzzzzzzz"), None);
    }
}
