//! The action log.

use crate::desk::{Desk, Typed, local};
use crate::packs::gather::Gathered;
use crate::present;
use cf_domain::RecordId;
use cf_domain::calendar::DayKind;
use cf_domain::record::Action;
use cf_domain::word::ActionStatus;
use cf_pack::document::{ActionLog, By, Late, LoggedAction, Stage, Standing, Update};
use chrono::NaiveDate;

/// The action log, late ones first. None when there is no action.
pub fn actions(desk: &Desk, gathered: &Gathered) -> Option<ActionLog> {
    if gathered.actions.is_empty() {
        return None;
    }
    let mut logged: Vec<(bool, LoggedAction)> = Vec::new();
    for (n, action) in gathered.actions.iter().enumerate() {
        let standing = standing(desk, action);
        logged.push((standing.late.is_none(), entry(desk, gathered, n, action, standing)));
    }
    logged.sort_by_key(|(on_time, _)| *on_time);
    let late = logged.iter().filter(|(on_time, _)| !on_time).count();
    let say = format!(
        "{} in the log; {}.",
        present::count(logged.len(), "action", "actions"),
        present::count(late, "is late", "are late")
    );
    Some(ActionLog {
        say,
        minutes_of: None,
        minutes: Vec::new(),
        actions: logged.into_iter().map(|(_, entry)| entry).collect(),
    })
}

fn entry(
    desk: &Desk,
    gathered: &Gathered,
    n: usize,
    found: &Typed<Action>,
    standing: Standing,
) -> LoggedAction {
    let action = &found.record;
    LoggedAction {
        number: (n + 1).to_string(),
        raised: action_raised_on(found),
        raised_at: None,
        action: action.title.clone(),
        owner: action.owner.clone().unwrap_or_else(|| "No owner yet".to_owned()),
        due: action.due.map(By::On),
        standing,
        evidence: action.evidence.clone().unwrap_or_default(),
        updates: updates(desk, gathered, found.stored.meta.id),
    }
}

fn updates(desk: &Desk, gathered: &Gathered, id: RecordId) -> Vec<Update> {
    let said = gathered.updates.iter().filter(|said| said.record.about == Some(id));
    let mut updates: Vec<Update> = said
        .filter_map(|said| {
            Some(Update {
                date: said.record.on.unwrap_or_else(|| desk.today()),
                text: said.record.text.clone()?,
            })
        })
        .collect();
    updates.sort_by_key(|update| std::cmp::Reverse(update.date));
    updates
}

/// Where an action stands.
pub(super) fn standing(desk: &Desk, found: &Typed<Action>) -> Standing {
    let status = found.record.status.unwrap_or(ActionStatus::Open);
    let stage = match status {
        ActionStatus::Open => Stage::NotStarted,
        ActionStatus::InProgress => Stage::InProgress,
        ActionStatus::Complete => Stage::Waiting,
        ActionStatus::Verified | ActionStatus::Dropped => Stage::Closed,
    };
    let late =
        found.record.due.filter(|_| crate::action::is_late(desk, &found.record)).map(|due| {
            let from = found.record.raised.unwrap_or(due);
            let words = present::clock(desk, from, due, DayKind::Working, false).words;
            let days = words.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or_default();
            Late { words, days }
        });
    Standing { stage, words: status.label().to_owned(), late }
}

/// The day an action was agreed, or else written down.
pub fn action_raised_on(found: &Typed<Action>) -> NaiveDate {
    found.record.raised.unwrap_or_else(|| local(found.stored.meta.created).date_naive())
}
