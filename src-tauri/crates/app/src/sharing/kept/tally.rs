//! How much was fetched of each person, in the vault.

use cf_domain::PersonId;
use cf_sync::engine::Tally;
use uuid::Uuid;

/// How the name of every tally begins.
pub const BEGINNING: &str = "sharing.fetched.";

/// The name of an entry.
pub fn name(person: PersonId) -> String {
    format!("{BEGINNING}{}", person.0)
}

/// Its value: five numbers of eight bytes.
pub fn value(tally: &Tally) -> Vec<u8> {
    let Tally { first_day, day, today, in_all, beyond } = *tally;
    [first_day, day, today, in_all, beyond].map(u64::to_le_bytes).concat()
}

/// Reads an entry. Nothing where it is of another form: then it is counted anew.
pub fn read(name: &str, value: &[u8]) -> Option<(PersonId, Tally)> {
    let person = PersonId(Uuid::parse_str(name.strip_prefix(BEGINNING)?).ok()?);
    let (numbers, []) = value.as_chunks::<8>() else { return None };
    let [first_day, day, today, in_all, beyond] = *<&[[u8; 8]; 5]>::try_from(numbers).ok()?;
    let number = u64::from_le_bytes;
    let tally = Tally {
        first_day: number(first_day),
        day: number(day),
        today: number(today),
        in_all: number(in_all),
        beyond: number(beyond),
    };
    Some((person, tally))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let person = PersonId(Uuid::from_bytes([7; 16]));
        let tally = Tally { first_day: 1, day: 2, today: 3, in_all: 4, beyond: u64::MAX };
        assert_eq!(read(&name(person), &value(&tally)).unwrap(), (person, tally));
        assert_eq!(read(&name(person), b"something else"), None);
        assert_eq!(read("sharing.fetched.nobody", &value(&tally)), None);
    }
}
