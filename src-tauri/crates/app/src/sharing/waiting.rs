//! What waits to be sent, as people count it: records, not events.

use super::local::VaultLocal;
use crate::desk::{Desk, Names};
use crate::error::AppError;
use crate::present::count;
use crate::search;
use cf_domain::RecordId;
use cf_domain::record::Kind;
use cf_sync::SharedChannel;
use cf_sync::local::Local as _;
use cf_sync::member::Standing;
use cf_vault::Reader;
use std::collections::{BTreeMap, BTreeSet};

/// So many of a kind are named one by one; more are counted.
const NAMED: usize = 5;

/// How many events are looked at in one go.
const AT_ONCE: u32 = 500;

/// What waits.
#[derive(Debug, Default)]
pub struct Waiting {
    by_kind: BTreeMap<String, BTreeSet<RecordId>>,
    /// Whether it waits in vain: this person only reads in the space.
    pub only_reads: bool,
}

impl Waiting {
    /// Looks at the own entries that colleagues may read and that are not known to have arrived.
    ///
    /// # Errors
    /// What the vault says.
    pub fn look(desk: &Desk) -> Result<Self, AppError> {
        let local = VaultLocal::new(desk)?;
        let reader = desk.reader()?;
        let only_reads = only_reads(desk, &local)?;
        let mut waiting = Self { only_reads, ..Self::default() };
        for channel in SharedChannel::records() {
            let feed = local.own_feed(channel);
            let Some(row) = reader.feed(feed)? else { continue };
            let cursors = reader.cursors()?;
            let sealed = cursors.iter().find(|cursor| cursor.feed == feed);
            let after_sealed = sealed.map_or(0, |cursor| cursor.head.count).saturating_add(1);
            let parts = reader.unsent_parts()?;
            let unsent = parts.iter().filter(|part| part.feed == feed && part.events > 0);
            let mut from = unsent.map(|part| part.first_event).min().unwrap_or(after_sealed);
            while from <= row.head.count {
                let events = reader.events(feed, from, AT_ONCE)?;
                let Some(last) = events.last() else { break };
                from = last.envelope.seq.saturating_add(1);
                let payloads = events.iter().filter_map(|event| event.envelope.payload().ok());
                // What the app itself notes of who works here would wait for ever.
                for payload in payloads.filter(|it| !(only_reads && is_of_the_app(&it.kind))) {
                    waiting.by_kind.entry(payload.kind).or_default().insert(payload.record);
                }
            }
        }
        Ok(waiting)
    }

    /// How many entries.
    #[must_use]
    pub fn entries(&self) -> u32 {
        let count = self.by_kind.values().map(BTreeSet::len).sum::<usize>();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// One line each, or one for each kind where there are many.
    ///
    /// # Errors
    /// What the vault says.
    pub fn lines(&self, reader: &Reader<'_>) -> Result<Vec<String>, AppError> {
        let names = Names::new(reader);
        let mut lines = Vec::new();
        for (kind, records) in &self.by_kind {
            let label = kind.parse::<Kind>().map_or("Entry", Kind::label);
            if records.len() > NAMED {
                lines.push(format!("{label}: {}", count(records.len(), "entry", "entries")));
                continue;
            }
            for id in records {
                let found = reader.record(*id)?;
                let title =
                    found.map(|stored| search::title(reader, &names, &stored)).transpose()?;
                lines.push(title.map_or(label.to_owned(), |title| format!("{label}: {title}")));
            }
        }
        Ok(lines)
    }
}

/// Whether nothing of this person goes out: they are let in as a lay reader.
fn only_reads(desk: &Desk, local: &VaultLocal<'_>) -> Result<bool, AppError> {
    if local.space()?.is_none() {
        return Ok(false);
    }
    let own = desk.vault.with_identity(|identity| identity.public());
    let members = cf_sync::engine::members(local)?;
    Ok(members.on_duty(&own).is_some_and(|me| me.standing == Standing::LayReader))
}

/// Whether a record is made when the app is set up, not by something that a person wrote.
fn is_of_the_app(kind: &str) -> bool {
    matches!(kind.parse(), Ok(Kind::Person | Kind::Organisation))
}
