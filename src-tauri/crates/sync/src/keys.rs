//! X25519 keys, as `age` uses them.

use age::x25519::{Identity, Recipient};
use bech32::{Bech32, Hrp};
use x25519_dalek::{X25519_BASEPOINT_BYTES, x25519};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A public key that cannot be sealed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the public key is not usable")]
pub struct BadKey;

/// The points of small order in every spelling, without the highest bit, which does not count: how
/// each begins, what fills it up, and how it ends.
const SMALL_ORDER: [(&[u8], u8, u8); 7] = [
    (&[0x00], 0x00, 0x00),
    (&[0x01], 0x00, 0x00),
    (&[0xec], 0xff, 0x7f),
    (&[0xed], 0xff, 0x7f),
    (&[0xee], 0xff, 0x7f),
    (&ORDER_8[0], 0, 0x00),
    (&ORDER_8[1], 0, 0x57),
];

/// All but the last byte of the two points of order eight.
const ORDER_8: [[u8; 31]; 2] = [
    [
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4,
        0x6a, 0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49,
        0xb8,
    ],
    [
        0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef,
        0x5b, 0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f,
        0x11,
    ],
];

/// The public half of a sealing key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SealPublic([u8; 32]);

impl SealPublic {
    /// Takes 32 bytes from outside.
    ///
    /// # Errors
    /// [`BadKey`] for the few points with which everybody shares the same secret: nothing sealed to
    /// them would be secret, and `age` ends the program on them.
    pub fn new(bytes: [u8; 32]) -> Result<Self, BadKey> {
        // Compared, not computed: every exchange reads every member's key.
        let [rest @ .., last] = bytes;
        let weak = |(first, filling, end): &(&[u8], u8, u8)| {
            let (start, others) = rest.split_at(first.len());
            start == *first && others.iter().all(|byte| byte == filling) && last & 0x7f == *end
        };
        if SMALL_ORDER.iter().any(weak) { Err(BadKey) } else { Ok(Self(bytes)) }
    }

    /// The bytes.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 32] {
        self.0
    }

    pub(crate) fn recipient(self) -> Result<Recipient, BadKey> {
        let hrp = Hrp::parse("age").map_err(|_| BadKey)?;
        bech32::encode::<Bech32>(hrp, &self.0).map_err(|_| BadKey)?.parse().map_err(|_| BadKey)
    }
}

/// The secret half of a sealing key: a device's, or an epoch's. Not printed, wiped when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct SealSecret([u8; 32]);

impl SealSecret {
    /// From 32 random bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for the vault.
    #[must_use]
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> SealPublic {
        SealPublic(x25519(self.0, X25519_BASEPOINT_BYTES))
    }

    pub(crate) fn identity(&self) -> Result<Identity, BadKey> {
        let hrp = Hrp::parse("age-secret-key-").map_err(|_| BadKey)?;
        let mut text = bech32::encode_upper::<Bech32>(hrp, &self.0).map_err(|_| BadKey)?;
        let identity = text.parse().map_err(|_| BadKey);
        text.zeroize();
        identity
    }
}

impl std::fmt::Debug for SealSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealSecret(secret)")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn our_public_half_is_the_one_age_computes() {
        let secret = SealSecret::new([7; 32]);
        let theirs = secret.identity().unwrap().to_public().to_string();
        assert_eq!(secret.public().recipient().unwrap().to_string(), theirs);
    }

    #[test]
    fn keys_that_keep_no_secret_are_refused() {
        let one = std::array::from_fn(|i| u8::from(i == 0));
        assert_eq!(SealPublic::new([0; 32]), Err(BadKey));
        assert_eq!(SealPublic::new(one), Err(BadKey));
        assert!(SealPublic::new(SealSecret::new([9; 32]).public().to_bytes()).is_ok());
    }

    #[test]
    fn the_list_of_weak_keys_says_what_the_curve_says() {
        for (first, filling, end) in SMALL_ORDER {
            for high in [0, 0x80] {
                let mut bytes = [filling; 32];
                bytes[..first.len()].copy_from_slice(first);
                bytes[31] = end | high;
                assert_eq!(x25519([1; 32], bytes), [0; 32], "{bytes:02x?}");
                assert_eq!(SealPublic::new(bytes), Err(BadKey));
                for bit in 0..255 {
                    let mut near = bytes;
                    near[bit / 8] ^= 1 << (bit % 8);
                    let keeps_a_secret = x25519([1; 32], near) != [0; 32];
                    assert_eq!(SealPublic::new(near).is_ok(), keeps_a_secret, "{near:02x?}");
                }
            }
        }
    }
}
