//! The page after the cover: what we ask, what runs, what is better, what we do not know.

use crate::desk::Desk;
use crate::error::AppError;
use crate::packs::gather::Gathered;
use crate::packs::parts;
use crate::present::count;
use cf_domain::calendar::short_date;
use cf_domain::word::{ConcernStatus, Severity};
use cf_pack::document::{Ask, By, Summary, Target};
use cf_wire::PackRequest;
use chrono::NaiveDate;

/// The short of it.
pub fn summary(
    desk: &Desk,
    asked: &PackRequest,
    gathered: &Gathered,
    meeting: NaiveDate,
) -> Result<Summary, AppError> {
    let mut asks: Vec<Ask> = Vec::new();
    let next = |asks: &[Ask]| u32::try_from(asks.len()).unwrap_or_default().saturating_add(1);
    for text in asked.asks.iter().filter(|text| !text.trim().is_empty()) {
        asks.push(Ask {
            number: next(&asks),
            text: text.trim().to_owned(),
            why: String::new(),
            of: "The provider".to_owned(),
            by: By::On(meeting),
            target: None,
        });
    }
    for (concern, reference) in gathered.concerns.iter().zip(parts::references(gathered)).take(5) {
        let open = concern.record.status != Some(ConcernStatus::Closed);
        if open && let Some(due) = concern.record.due {
            asks.push(Ask {
                number: next(&asks),
                text: format!("Answer our concern: {}", concern.record.title.trim_end_matches('.')),
                why: format!(
                    "{}. Due {}.",
                    concern.record.severity.map_or("Not graded", Severity::label),
                    short_date(due)
                ),
                of: concern.record.owner.clone().unwrap_or_else(|| "The provider".to_owned()),
                by: By::On(due),
                target: Some(Target::Concern(reference)),
            });
        }
    }
    let clocks =
        gathered.escalated().filter_map(|concern| parts::clock_of(desk, concern)).collect();
    let better =
        gathered.summaries.iter().filter_map(|summary| summary.record.went_well.as_deref());
    let better: Vec<String> =
        better.filter_map(|text| text.lines().next()).map(str::to_owned).take(3).collect();
    let mut not_known: Vec<String> = gathered
        .summaries
        .iter()
        .filter_map(|summary| summary.record.not_seen.as_deref())
        .flat_map(str::lines)
        .map(str::to_owned)
        .collect();
    not_known.truncate(6);
    if gathered.summaries.is_empty() {
        not_known.push(
            "We have not visited in this period. Silence is not the same as good.".to_owned(),
        );
    }
    let late = gathered
        .actions
        .iter()
        .filter(|action| crate::action::is_late(desk, &action.record))
        .count();
    let open = gathered
        .concerns
        .iter()
        .filter(|concern| concern.record.status != Some(ConcernStatus::Closed))
        .count();
    let say = format!(
        "{}, {} and {}.",
        count(open, "concern is open", "concerns are open"),
        count(late, "action is late", "actions are late"),
        count(
            gathered.themes.len(),
            "theme comes from what people tell us",
            "themes come from what people tell us"
        ),
    );
    Ok(Summary { say, asks, decisions: Vec::new(), clocks, better, not_known })
}
