//! Who went, by what they do. A pack names nobody of the commissioner's team.

use crate::error::AppError;
use crate::page;
use crate::present::count;
use cf_domain::RecordId;
use cf_domain::record::{Kind, Person};
use cf_domain::word::{Role, VisitRole};
use cf_vault::{Query, Reader};
use std::collections::HashMap;

/// How many members of a team are looked up.
const MOST: u32 = 500;

/// Roles of the members, by name in lower case.
pub struct Roles(HashMap<String, Role>);

impl Roles {
    /// Of everybody known here. The name somebody has now goes before one that another had.
    pub fn load(reader: &Reader<'_>) -> Result<Self, AppError> {
        let mut roles = HashMap::new();
        for found in page::all::<Person>(reader, &Query::of(Kind::Person, MOST))? {
            let Some(role) = found.record.role else { continue };
            for former in names_of(reader, found.stored.meta.id)? {
                roles.entry(former).or_insert(role);
            }
            roles.insert(key(&found.record.name), role);
        }
        Ok(Self(roles))
    }

    /// A team in roles: members by theirs, roles as they were typed, everybody else as a number.
    pub fn of_team(&self, team: &[String]) -> Vec<String> {
        let mut roles = Vec::new();
        let mut unknown = 0;
        for one in team {
            let typed = key(one);
            // A plan names its visitors "Joan Field, lay member".
            let (name, after) = typed.rsplit_once(", ").unwrap_or((&typed, &typed));
            let role = label(&typed).or_else(|| label(after));
            match role.or_else(|| self.0.get(name).map(|role| role.label())) {
                Some(role) => roles.push(role.to_owned()),
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

/// A role as it is written, for what was typed in lower case.
fn label(typed: &str) -> Option<&'static str> {
    let members = Role::ALL.iter().map(|role| role.label());
    let visitors = VisitRole::ALL.iter().map(|role| role.label());
    members.chain(visitors).find(|label| label.to_lowercase() == typed)
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Every name a member ever had: a team that was typed before one changed still names them by it.
fn names_of(reader: &Reader<'_>, member: RecordId) -> Result<Vec<String>, AppError> {
    let said = reader.history(member)?.into_iter().filter(|entry| !entry.refused);
    let changes = said.flat_map(|entry| entry.changes).filter(|change| change.field == "name");
    Ok(changes.filter_map(|change| change.new.as_str().map(key)).collect())
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
        assert_eq!(team(&["Ann Other, pharmacist"]), ["Pharmacist"], "as a plan names them");
        assert_eq!(team(&["Ann Other, from far away"]), ["1 person of our team"]);
        assert!(team(&[]).is_empty());
    }
}
