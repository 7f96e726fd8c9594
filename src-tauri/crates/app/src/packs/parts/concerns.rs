//! The concerns that were raised with the provider.

use super::actions::standing;
use super::clock_of;
use crate::desk::{Desk, Typed, local};
use crate::error::AppError;
use crate::packs::gather::Gathered;
use crate::present;
use cf_domain::record::Concern;
use cf_domain::word::{AtRisk as AtRiskNow, ConcernStatus, Severity as Grade};
use cf_pack::document::{
    AgreedAction, AtRisk, By, Concern as PackConcern, Evidence, Severity, Stage, Standing, Step,
};
use chrono::{DateTime, NaiveDate, Utc};

/// References of the concerns: C1, C2 … in the order of the pack.
pub fn references(gathered: &Gathered) -> Vec<String> {
    (1..=gathered.concerns.len()).map(|n| format!("C{n}")).collect()
}

/// The concerns, the gravest first.
pub fn concerns(desk: &Desk, gathered: &Gathered) -> Result<Vec<PackConcern>, AppError> {
    let numbered = gathered.concerns.iter().zip(references(gathered));
    Ok(numbered.map(|(found, reference)| concern(desk, gathered, found, reference)).collect())
}

fn concern(
    desk: &Desk,
    gathered: &Gathered,
    found: &Typed<Concern>,
    reference: String,
) -> PackConcern {
    let concern = &found.record;
    let status = concern.status.unwrap_or(ConcernStatus::Open);
    let stage = match status {
        ConcernStatus::Open => Stage::NotStarted,
        ConcernStatus::WithProvider | ConcernStatus::Watching => Stage::Waiting,
        ConcernStatus::Escalated => Stage::InProgress,
        ConcernStatus::Closed => Stage::Closed,
    };
    let of_this = gathered
        .actions
        .iter()
        .filter(|action| action.record.concern == Some(found.stored.meta.id));
    let actions = of_this.enumerate().map(|(n, action)| AgreedAction {
        number: format!("{reference}.{}", n + 1),
        text: action.record.title.clone(),
        owner: action.record.owner.clone().unwrap_or_else(|| "No owner yet".to_owned()),
        due: action.record.due.map(By::On),
        standing: standing(desk, action),
    });
    let evidence = concern
        .evidence
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| !line.trim().is_empty())
        .map(|line| Evidence {
            how: None,
            when: month(raised_on(found)),
            text: line.trim().to_owned(),
        });
    PackConcern {
        title: concern.title.clone(),
        place: concern.place.clone().unwrap_or_else(|| gathered.provider.record.name.clone()),
        raised: raised_on(found),
        severity: severity(concern.severity),
        text: concern.text.clone().unwrap_or_default(),
        at_risk: at_risk(concern),
        standing: Standing { stage, words: status.label().to_owned(), late: None },
        owner: concern.owner.clone().unwrap_or_else(|| "No owner yet".to_owned()),
        due: concern.due,
        clock: clock_of(desk, found),
        evidence: evidence.collect(),
        actions: actions.collect(),
        reference,
    }
}

/// The day a concern was seen, or else written down.
pub fn raised_on(found: &Typed<Concern>) -> NaiveDate {
    local(found.record.seen_at.unwrap_or(found.stored.meta.created)).date_naive()
}

fn severity(grade: Option<Grade>) -> Severity {
    let (rank, words) = match grade {
        Some(Grade::Immediate) => (4, "Immediate"),
        Some(Grade::Serious) => (3, "Serious"),
        Some(Grade::Minor) => (2, "Minor"),
        None => (1, "Not graded"),
    };
    Severity { rank, words: words.to_owned() }
}

fn at_risk(concern: &Concern) -> Option<AtRisk> {
    let step = |at: Option<DateTime<Utc>>, text: Option<String>| {
        at.map(|at| Step { when: present::day_and_time(at), text: text.unwrap_or_default() })
    };
    let any = [concern.seen_at, concern.told_at, concern.made_safe_at, concern.verified_at];
    let asked = concern.at_risk_now.is_some_and(AtRiskNow::needs_times);
    if !asked && any.iter().all(Option::is_none) {
        return None;
    }
    let told = [concern.told_role.clone(), concern.told_answer.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(": ");
    Some(AtRisk {
        seen: step(concern.seen_at, Some("Seen by us".to_owned())),
        told: step(concern.told_at, Some(told)),
        made_safe: step(concern.made_safe_at, concern.made_safe_how.clone()),
        verified: step(concern.verified_at, concern.verified_by.clone()),
        written: None,
    })
}

fn month(day: NaiveDate) -> String {
    day.format("%B %Y").to_string()
}
