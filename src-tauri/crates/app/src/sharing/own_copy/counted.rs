//! What is in a copy, counted, as the crates say it and as people read it.

use crate::present::count;
use cf_domain::record::Kind;
use cf_sync::backup::About;
use cf_vault::Contents;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is in a copy, for the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    events: u64,
    records: BTreeMap<String, u64>,
    drafts: u64,
}

impl Counted {
    /// From what the vault counted.
    pub fn new(contents: &Contents) -> Self {
        let Contents { events, records, drafts, .. } = contents;
        Self { events: *events, records: records.clone(), drafts: *drafts }
    }

    /// "312 entries: 3 visits, 40 notes, 1 draft".
    pub fn words(&self) -> String {
        let said = |n: u64, one: &str, many: &str| {
            let n = usize::try_from(n).unwrap_or(usize::MAX);
            (n > 0).then(|| count(n, one, many))
        };
        let of = |kind: Kind| self.records.get(kind.code()).copied().unwrap_or_default();
        let parts: Vec<String> = [
            said(of(Kind::Visit), "visit", "visits"),
            said(of(Kind::Observation), "note", "notes"),
            said(of(Kind::Summary), "summary", "summaries"),
            said(of(Kind::Intelligence), "thing noticed or told", "things noticed or told"),
            said(of(Kind::Concern), "concern", "concerns"),
            said(of(Kind::Action), "action", "actions"),
            said(self.drafts, "draft", "drafts"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let entries = said(self.events, "entry", "entries").unwrap_or("no entries".to_owned());
        if parts.is_empty() { entries } else { format!("{entries}: {}", parts.join(", ")) }
    }
}

/// As a version says it.
pub fn about(contents: Contents) -> About {
    let Contents { level, events, heads, records, drafts } = contents;
    About { level, events, heads, records, drafts }
}

/// As the vault says it.
pub fn contents(about: &About) -> Contents {
    let About { level, events, heads, records, drafts } = about.clone();
    Contents { level, events, heads, records, drafts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_it_is_said_in_words() {
        let records = [("visit".to_owned(), 1), ("observation".to_owned(), 40)].into();
        let counted = Counted { events: 312, records, drafts: 2 };
        assert_eq!(counted.words(), "312 entries: 1 visit, 40 notes, 2 drafts");
        assert_eq!(Counted::default().words(), "no entries");
    }
}
