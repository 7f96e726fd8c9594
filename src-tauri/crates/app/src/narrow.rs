//! What a list of concerns or actions can be narrowed to: the providers and owners that stand in it.

use crate::desk::share;
use crate::desk::{Desk, Names};
use crate::error::AppError;
use crate::page;
use cf_domain::record::Kind;
use cf_vault::{Query, Stored};
use cf_wire::{FilterChoices, NamedProvider};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The providers and roles that the records of this kind name, each by name.
///
/// # Errors
/// What the vault says.
pub fn choices(desk: &Desk, kind: Kind) -> Result<FilterChoices, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let mut about = BTreeSet::new();
    let mut owners = BTreeMap::new();
    page::each(&reader, &Query::of(kind, 500), |stored| {
        if share::replaced_by(&reader, &stored)?.is_none() {
            about.extend(stored.organisation);
            let owner = owner_of(&stored);
            if !owner.is_empty() {
                owners.entry(owner.to_lowercase()).or_insert_with(|| owner.to_owned());
            }
        }
        Ok(())
    })?;
    let mut providers = Vec::new();
    for id in about {
        if let Some(name) = names.organisation(Some(id))? {
            providers.push(NamedProvider { id, name });
        }
    }
    providers.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(FilterChoices { providers, owners: owners.into_values().collect() })
}

/// Whether this role answers for a record. A blank one asks for those where nobody is named.
#[must_use]
pub fn owned_by(stored: &Stored, wanted: Option<&str>) -> bool {
    wanted.is_none_or(|wanted| owner_of(stored).to_lowercase() == wanted.trim().to_lowercase())
}

fn owner_of(stored: &Stored) -> &str {
    stored.fields.get("owner").and_then(Value::as_str).unwrap_or_default().trim()
}
