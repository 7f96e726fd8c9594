//! Who went, by what they do. A pack names nobody of the commissioner's team.

use crate::error::AppError;
use crate::page;
use crate::present::count;
use cf_domain::record::{Kind, Person};
use cf_domain::word::Role;
use cf_vault::{Query, Reader};
use std::collections::HashMap;

/// How many members of a team are looked up.
const MOST: u32 = 500;

/// Roles of the members, by name in lower case.
pub struct Roles(HashMap<String, Role>);

impl Roles {
    /// Of everybody known here.
    pub fn load(reader: &Reader<'_>) -> Result<Self, AppError> {
        let people = page::all::<Person>(reader, &Query::of(Kind::Person, MOST))?;
        let role = |person: Person| Some((person.name.trim().to_lowercase(), person.role?));
        Ok(Self(people.into_iter().filter_map(|found| role(found.record)).collect()))
    }

    /// A team in roles: members by theirs, roles as they were typed, everybody else as a number.
    pub fn of_team(&self, team: &[String]) -> Vec<String> {
        let mut roles = Vec::new();
        let mut unknown = 0;
        for one in team {
            let typed = one.trim().to_lowercase();
            let role = Role::ALL.iter().find(|role| role.label().to_lowercase() == typed);
            match role.or_else(|| self.0.get(&typed)) {
                Some(role) => roles.push(role.label().to_owned()),
                None => unknown += 1,
            }
        }
        match (unknown, roles.is_empty()) {
            (0, _) => {}
            (_, true) => roles.push(count(unknown, "person of our team", "people of our team")),
            (_, false) => roles.push(count(unknown, "colleague", "colleagues")),
        }
        roles
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn team(names: &[&str]) -> Vec<String> {
        let known = Roles(HashMap::from([("joan field".to_owned(), Role::LayMember)]));
        known.of_team(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn nobody_is_named() {
        assert_eq!(team(&["Joan Field", "Quality manager"]), ["Lay member", "Quality manager"]);
        assert_eq!(team(&["joan field ", "Ann Other"]), ["Lay member", "1 colleague"]);
        assert_eq!(team(&["Ann Other", "Bob Other"]), ["2 people of our team"]);
        assert!(team(&[]).is_empty());
    }
}
