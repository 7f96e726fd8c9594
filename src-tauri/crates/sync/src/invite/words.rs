//! Six words that two screens show, so that two people can tell that nobody stands between them.

use super::note::{Offer, Request};

/// The list of 2048 words, one a line. Frozen: both devices must have the same.
const WORDS: &str = include_str!("../words.txt");

/// How many words are compared: 66 bits.
const COUNT: usize = 6;

/// Eleven bits choose one word of 2048.
const BITS: usize = 11;

/// The words for a request in answer to an offer. They follow from the genesis, both devices' keys
/// and the whole request, so that nothing of it can be exchanged unseen.
#[must_use]
pub fn words(offer: &Offer, request: &Request) -> Vec<&'static str> {
    let mut hash = blake3::Hasher::new_derive_key("critical-friend 2026-11 six words v1");
    hash.update(&offer.genesis.0);
    hash.update(&offer.inviter.0);
    hash.update(&request.applicant.device.sign.0);
    hash.update(&request.applicant.device.seal.to_bytes());
    hash.update(&request.hash.0);
    choose(hash.finalize().as_bytes(), COUNT)
}

/// So many words of the list, eleven bits of the hash each.
pub(crate) fn choose(hash: &[u8; 32], count: usize) -> Vec<&'static str> {
    let list: Vec<&'static str> = WORDS.lines().collect();
    let bit = |at: usize| hash.get(at / 8).is_some_and(|byte| byte & (0x80 >> (at % 8)) != 0);
    let index = |word: usize| {
        (0..BITS).fold(0, |index, place| index * 2 + usize::from(bit(word * BITS + place)))
    };
    (0..count).filter_map(|word| list.get(index(word)).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use std::collections::BTreeSet;

    #[test]
    fn the_list_has_2048_different_short_plain_words() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert_eq!(words.len(), 2048);
        assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), 2048);
        for word in words {
            assert!(
                (3..=8).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase()),
                "{word}"
            );
        }
    }
}
