//! The word lists (`assets/identifiers/rules.json`), read once.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// The lists that come with the program.
const WRITTEN: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/identifiers/rules.json"));

/// The file, as it is written: every line holds words with a blank between them.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Written {
    person_titles: Vec<String>,
    staff_titles: Vec<String>,
    person_words: Vec<String>,
    relation_words: Vec<String>,
    particles: Vec<String>,
    announcing_words: Vec<String>,
    said_words: Vec<String>,
    surnames_also_words: Vec<String>,
    place_endings: Vec<String>,
    given_names: Vec<String>,
    given_names_also_words: Vec<String>,
    not_names: Vec<String>,
    known_names: Vec<String>,
    postcode_areas: Vec<String>,
}

/// What a word can be. A word can be several things.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Meaning(u16);

impl Meaning {
    /// Mr, Mrs …
    pub const PERSON_TITLE: Self = Self(1);
    /// Dr, matron …
    pub const STAFF_TITLE: Self = Self(1 << 1);
    /// Patient, resident, lady …
    pub const PERSON: Self = Self(1 << 2);
    /// Son, wife …
    pub const RELATION: Self = Self(1 << 3);
    /// van, de …
    pub const PARTICLE: Self = Self(1 << 4);
    /// Said, told, waited …
    pub const SAID: Self = Self(1 << 5);
    /// A family name that is also a word.
    pub const SURNAME: Self = Self(1 << 6);
    /// Ward, hospital, road, scale: what stands before it is not a person.
    pub const PLACE_ENDING: Self = Self(1 << 7);
    /// A given name that is nothing else.
    pub const GIVEN: Self = Self(1 << 8);
    /// A given name that is also a word.
    pub const GIVEN_ALSO_WORD: Self = Self(1 << 9);
    /// A word that is not taken for a name although it has a capital.
    pub const NOT_A_NAME: Self = Self(1 << 10);
    /// Called, named, surname, addressed *to*: a name may follow.
    pub const ANNOUNCING: Self = Self(1 << 11);

    /// Whether it is this, among other things.
    pub const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The lists, ready to be asked.
pub(super) struct Rules {
    meanings: HashMap<String, Meaning>,
    known_names: HashSet<String>,
    /// The first letters of postcodes.
    pub postcode_areas: HashSet<String>,
}

/// The lists. That the file can be read and is complete is proved by a test.
pub(super) static RULES: LazyLock<Rules> =
    LazyLock::new(|| Rules::from(serde_json::from_str::<Written>(WRITTEN).unwrap_or_default()));

impl From<Written> for Rules {
    fn from(written: Written) -> Self {
        let mut meanings: HashMap<String, Meaning> = HashMap::new();
        for (lines, meaning) in [
            (&written.person_titles, Meaning::PERSON_TITLE),
            (&written.staff_titles, Meaning::STAFF_TITLE),
            (&written.person_words, Meaning::PERSON),
            (&written.relation_words, Meaning::RELATION),
            (&written.particles, Meaning::PARTICLE),
            (&written.announcing_words, Meaning::ANNOUNCING),
            (&written.said_words, Meaning::SAID),
            (&written.surnames_also_words, Meaning::SURNAME),
            (&written.place_endings, Meaning::PLACE_ENDING),
            (&written.given_names, Meaning::GIVEN),
            (&written.given_names_also_words, Meaning::GIVEN_ALSO_WORD),
            (&written.not_names, Meaning::NOT_A_NAME),
        ] {
            for word in lines.iter().flat_map(|line| line.split_whitespace()) {
                meanings.entry(word.to_owned()).or_default().0 |= meaning.0;
            }
        }
        let known = written.known_names.iter().flat_map(|line| line.split(", "));
        let areas = written.postcode_areas.iter().flat_map(|line| line.split_whitespace());
        Self {
            meanings,
            known_names: known.map(str::to_owned).collect(),
            postcode_areas: areas.map(str::to_owned).collect(),
        }
    }
}

impl Rules {
    /// What this word (small letters) can be.
    pub fn meaning(&self, word: &str) -> Meaning {
        self.meanings.get(word).copied().unwrap_or_default()
    }

    /// Whether this is the name of somebody whom everybody knows, such as a nurse whose name is on a
    /// ward.
    pub fn is_known(&self, given: &str, family: &str) -> bool {
        self.known_names.contains(&format!("{given} {family}"))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_that_come_with_the_program_are_complete() {
        serde_json::from_str::<Written>(WRITTEN).unwrap();
        for (word, meaning) in [
            ("mrs", Meaning::PERSON_TITLE),
            ("matron", Meaning::STAFF_TITLE),
            ("patient", Meaning::PERSON),
            ("daughter", Meaning::RELATION),
            ("van", Meaning::PARTICLE),
            ("called", Meaning::ANNOUNCING),
            ("told", Meaning::SAID),
            ("young", Meaning::SURNAME),
            ("hospital", Meaning::PLACE_ENDING),
            ("agnieszka", Meaning::GIVEN),
            ("grace", Meaning::GIVEN_ALSO_WORD),
            ("datix", Meaning::NOT_A_NAME),
        ] {
            assert!(RULES.meaning(word).is(meaning), "{word}");
        }
        assert!(RULES.is_known("florence", "nightingale"));
        assert!(RULES.postcode_areas.len() > 120);
    }

    #[test]
    fn no_word_is_both_a_sure_name_and_never_a_name() {
        let both = |m: &Meaning| m.is(Meaning::GIVEN) && m.is(Meaning::NOT_A_NAME);
        let words: Vec<_> =
            RULES.meanings.iter().filter(|(_, m)| both(m)).map(|(w, _)| w).collect();
        assert!(words.is_empty(), "{words:?}");
    }
}
