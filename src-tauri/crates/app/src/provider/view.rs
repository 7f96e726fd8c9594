//! One provider with everything known about it, and the providers nobody has heard from.

use super::places;
use crate::desk::{Desk, typed};
use crate::error::AppError;
use crate::present::count;
use crate::{action, concern, intelligence, review, visit};
use cf_domain::RecordId;
use cf_domain::calendar::long_date;
use cf_domain::record::{Kind, Organisation};
use cf_vault::{Query, Reader};
use cf_wire::{
    ActionFilter, ConcernFilter, IntelligenceFilter, Paging, ProviderRow, ProviderView,
    SummaryFilter, VisitFilter,
};
use chrono::{DateTime, Months, Utc};

/// Silence that is worth a line on the first screen: six months.
const SILENT_MONTHS: u32 = 6;

/// Rows of each kind on a provider's page; the lists have the rest.
fn some(organisation: RecordId) -> (Option<RecordId>, Paging) {
    (Some(organisation), Paging { after: None, limit: Some(20) })
}

/// A provider.
///
/// # Errors
/// When it is not here.
pub fn view(desk: &Desk, id: RecordId) -> Result<ProviderView, AppError> {
    let reader = desk.reader()?;
    let provider = typed::<Organisation>(&reader, id)?;
    let (organisation, paging) = some(id);
    let visits = visit::list(
        desk,
        &VisitFilter { organisation, unfinished: false, paging: paging.clone() },
    )?
    .rows;
    let summaries =
        review::list_summaries(desk, &SummaryFilter { organisation, paging: paging.clone() })?.rows;
    let concerns = concern::list(
        desk,
        &ConcernFilter { organisation, paging: paging.clone(), ..ConcernFilter::default() },
    )?
    .rows;
    let filter = IntelligenceFilter {
        organisation,
        paging: paging.clone(),
        ..IntelligenceFilter::default()
    };
    let intelligence = intelligence::list(desk, &filter)?.rows;
    let open = ActionFilter {
        organisation,
        open: true,
        paging: Paging { limit: Some(1), ..paging },
        ..ActionFilter::default()
    };
    let open_actions = action::list(desk, &open)?.total;
    let sentence = sentence(&reader, id, open_actions)?;
    Ok(ProviderView {
        meta: provider.stored.meta,
        organisation: provider.record,
        places: places(desk, &reader, id)?,
        sentence,
        visits,
        summaries,
        concerns,
        intelligence,
        open_actions,
    })
}

fn sentence(reader: &Reader<'_>, id: RecordId, open_actions: u32) -> Result<String, AppError> {
    let Some(last) = last_heard(reader, id)? else {
        return Ok("Nothing seen or heard yet. Silence is not the same as good.".to_owned());
    };
    let day = long_date(crate::desk::local(last).date_naive());
    let actions = match usize::try_from(open_actions).unwrap_or_default() {
        0 => "No action is open".to_owned(),
        n => format!("{} open", count(n, "action is", "actions are")),
    };
    Ok(format!("Last seen or heard on {day}. {actions}."))
}

/// When anything about a provider was last made.
fn last_heard(
    reader: &Reader<'_>,
    organisation: RecordId,
) -> Result<Option<DateTime<Utc>>, AppError> {
    let mut last = None;
    for kind in [Kind::Visit, Kind::Summary, Kind::Intelligence, Kind::Concern] {
        let query = Query { organisation: Some(organisation), ..Query::of(kind, 1) };
        last = last.max(reader.list(&query)?.records.first().map(|stored| stored.meta.created));
    }
    Ok(last)
}

/// Providers that we once saw or heard of, and not for six months.
///
/// # Errors
/// What the vault says.
pub fn silent(desk: &Desk, limit: usize) -> Result<Vec<ProviderRow>, AppError> {
    let reader = desk.reader()?;
    let since = desk.now().checked_sub_months(Months::new(SILENT_MONTHS)).unwrap_or_default();
    let mut seen: Vec<RecordId> = Vec::new();
    for kind in [Kind::Visit, Kind::Summary, Kind::Intelligence, Kind::Concern] {
        crate::page::each(&reader, &Query::of(kind, 500), |stored| {
            seen.extend(stored.organisation.filter(|id| !seen.contains(id)));
            Ok(())
        })?;
    }
    let mut rows = Vec::new();
    for id in seen {
        if rows.len() < limit
            && last_heard(&reader, id)?.is_some_and(|last| last < since)
            && let Some(stored) = reader.record(id)?.filter(super::in_use)
        {
            rows.push(super::row(stored)?);
        }
    }
    Ok(rows)
}
