//! The recovery code: six groups of five letters and digits, to be written on paper.
//!
//! 26 random symbols (130 bits) and 4 check symbols, in Crockford's base 32, which leaves out the
//! letters that are mistaken for others. Reading is tolerant: small letters, spaces, dashes, O for
//! 0, I and L for 1.

use crate::open::Randomness;
use zeroize::{Zeroize, ZeroizeOnDrop};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SECRET: usize = 26;
const CHECK: usize = 4;
const GROUP: usize = 5;

/// A code that cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeError {
    /// Not thirty letters and digits.
    #[error(
        "a recovery code has six groups of five letters or digits; {given} of {wanted} were given"
    )]
    Length {
        /// How many were given.
        given: usize,
        /// How many there should be.
        wanted: usize,
    },
    /// A sign that no code has.
    #[error("“{0}” is never part of a recovery code; check that letter")]
    Letter(char),
    /// All letters are possible but they do not fit together.
    #[error("one letter of the recovery code is wrong; compare each group with the paper")]
    Mistyped,
}

/// A recovery code. Shown once, never stored; wiped when dropped.
#[derive(Zeroize, ZeroizeOnDrop, PartialEq, Eq)]
pub struct RecoveryCode([u8; SECRET]);

impl RecoveryCode {
    /// A new random code.
    #[must_use]
    pub fn random(random: &mut dyn Randomness) -> Self {
        let mut symbols = [0; SECRET];
        random.fill(&mut symbols);
        symbols.iter_mut().for_each(|symbol| *symbol &= 31);
        Self(symbols)
    }

    /// Reads what somebody typed.
    ///
    /// # Errors
    /// [`RecoveryCodeError`], which says what to look at.
    pub fn parse(typed: &str) -> Result<Self, RecoveryCodeError> {
        let mut symbols = Vec::with_capacity(SECRET + CHECK);
        for letter in typed.chars().filter(|c| c.is_alphanumeric()) {
            symbols.push(symbol(letter).ok_or(RecoveryCodeError::Letter(letter))?);
        }
        let wanted = SECRET + CHECK;
        let length = RecoveryCodeError::Length { given: symbols.len(), wanted };
        if symbols.len() != wanted {
            symbols.zeroize();
            return Err(length);
        }
        let (secret, check) = symbols.split_at(SECRET);
        let code = secret.try_into().map(Self).map_err(|_| length);
        let fits = code.as_ref().is_ok_and(|code: &Self| code.check() == check);
        symbols.zeroize();
        if fits { code } else { Err(RecoveryCodeError::Mistyped) }
    }

    /// The code as it is shown: `XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX`.
    #[must_use]
    pub fn to_words(&self) -> zeroize::Zeroizing<String> {
        let mut words = String::with_capacity(SECRET + CHECK + 5);
        for (place, symbol) in self.0.iter().chain(&self.check()).enumerate() {
            if place > 0 && place.is_multiple_of(GROUP) {
                words.push('-');
            }
            words.push(ALPHABET.get(usize::from(*symbol)).copied().map_or('0', char::from));
        }
        zeroize::Zeroizing::new(words)
    }

    pub(super) fn wrapping_key(&self, salt: &[u8]) -> zeroize::Zeroizing<[u8; 32]> {
        let mut hash = blake3::Hasher::new_derive_key("critical-friend 2026-11 recovery code v1");
        hash.update(&self.0).update(salt);
        zeroize::Zeroizing::new(*hash.finalize().as_bytes())
    }

    /// The secret of the private back-up that only whoever holds this code can open.
    #[must_use]
    pub fn backup_secret(&self) -> zeroize::Zeroizing<[u8; 32]> {
        let mut hash = blake3::Hasher::new_derive_key("critical-friend 2026-11 private back-up v1");
        hash.update(&self.0);
        zeroize::Zeroizing::new(*hash.finalize().as_bytes())
    }

    fn check(&self) -> [u8; CHECK] {
        let mut hash = blake3::Hasher::new_derive_key("critical-friend 2026-11 recovery check v1");
        hash.update(&self.0);
        let mut check = [0; CHECK];
        hash.finalize_xof().fill(&mut check);
        check.map(|byte| byte & 31)
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(secret)")
    }
}

fn symbol(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.iter().position(|known| char::from(*known) == letter)?;
    u8::try_from(place).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(seed: u8) -> RecoveryCode {
        let mut next = seed;
        RecoveryCode::random(&mut |bytes: &mut [u8]| {
            for byte in bytes {
                next = next.wrapping_mul(73).wrapping_add(41);
                *byte = next;
            }
        })
    }

    #[test]
    fn a_code_is_six_groups_of_five() {
        let words = code(7).to_words();
        let groups: Vec<_> = words.split('-').map(str::len).collect();
        assert_eq!(groups, [5; 6]);
    }

    #[test]
    fn reading_forgives_spelling() {
        let words = code(7).to_words();
        let sloppy = words.to_lowercase().replace('-', "  ").replace('0', "o").replace('1', "l");
        assert_eq!(RecoveryCode::parse(&sloppy).unwrap(), code(7));
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(
            RecoveryCode::parse("ABCDE"),
            Err(RecoveryCodeError::Length { given: 5, wanted: 30 })
        );
        assert_eq!(RecoveryCode::parse("ABCDU"), Err(RecoveryCodeError::Letter('U')));
    }

    proptest! {
        #[test]
        fn every_wrong_letter_is_noticed(seed: u8, place in 0usize..30, shift in 1usize..32) {
            let words = code(seed).to_words().replace('-', "");
            let mut letters: Vec<char> = words.chars().collect();
            let was = ALPHABET.iter().position(|known| char::from(*known) == letters[place]).unwrap();
            letters[place] = char::from(ALPHABET[(was + shift) % 32]);
            let typed: String = letters.into_iter().collect();
            // A wrong letter slips past the 20 check bits once in a million times at most.
            prop_assert_eq!(RecoveryCode::parse(&typed).err(), Some(RecoveryCodeError::Mistyped));
        }
    }
}
