//! Which words the dictionary is known to hold, so that it is not asked for each word of each note.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;

/// Beyond so many, it begins again: two megabytes.
const MOST: usize = 1 << 17;

/// Words by their hash. What is not in here may still be in the dictionary.
#[derive(Debug, Default)]
pub struct KnownWords {
    state: RandomState,
    hashes: HashSet<u64>,
}

/// A word's hash under the vault's own random state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WordHash(u64);

impl KnownWords {
    pub fn hash(&self, word: &str) -> WordHash {
        WordHash(self.state.hash_one(word))
    }

    pub fn holds(&self, word: WordHash) -> bool {
        self.hashes.contains(&word.0)
    }

    /// Takes note of words that are on the disk for certain: their transaction is committed.
    pub fn learn(&mut self, committed: impl IntoIterator<Item = WordHash>) {
        if self.hashes.len() > MOST {
            self.hashes.clear();
        }
        self.hashes.extend(committed.into_iter().map(|word| word.0));
    }

    /// Forgets everything: the dictionary was made anew.
    pub fn forget(&mut self) {
        self.hashes.clear();
    }
}
