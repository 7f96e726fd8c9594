//! The visits of the period, each as its published summary has it.

use crate::desk::{Typed, local};
use crate::packs::gather::Gathered;
use cf_domain::record::Summary;
use cf_domain::word::{Assurance as Level, Notice};
use cf_pack::document::{
    AgreedAction, Assurance, Finding, How, Point, Stage, Standing, VisitReport,
};

/// Where a visit was.
pub fn place_of(summary: &Summary) -> String {
    summary.title.clone().or_else(|| summary.place.clone()).unwrap_or_else(|| "Visit".to_owned())
}

/// The visits.
pub fn visits(gathered: &Gathered) -> Vec<VisitReport> {
    gathered.summaries.iter().map(|found| visit(gathered, found)).collect()
}

fn visit(gathered: &Gathered, found: &Typed<Summary>) -> VisitReport {
    let summary = &found.record;
    let lines = |text: &Option<String>| -> Vec<String> {
        text.as_deref()
            .unwrap_or_default()
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let point = |how, text| Point { how, margin: None, text, good_practice: None };
    let numbered = |n: usize, prefix: &str| format!("{prefix}{}", n + 1);
    VisitReport {
        id: found.stored.meta.id.to_string(),
        place: place_of(summary),
        site: summary.place.clone().filter(|place| Some(place) != summary.title.as_ref()),
        service: None,
        date: summary.date.unwrap_or_else(|| local(found.stored.meta.created).date_naive()),
        hours: None,
        announced: summary.announced.map(|notice| notice != Notice::Unannounced),
        why: summary.theme.as_ref().map(|theme| format!("Themed visit: {theme}")),
        team: gathered.roles.of_team(&summary.team),
        spoke_to: None,
        looked_at: None,
        level: summary.level.and_then(level),
        level_why: summary.level_reason.clone(),
        report_status: None,
        went_well: lines(&summary.went_well).into_iter().map(|text| point(None, text)).collect(),
        told: lines(&summary.told_us)
            .into_iter()
            .map(|text| point(Some(How::Told), text))
            .collect(),
        concerns: lines(&summary.concerns)
            .into_iter()
            .enumerate()
            .map(|(n, text)| Finding {
                number: numbered(n, "F"),
                text,
                strength: None,
                basis: None,
                concern: None,
            })
            .collect(),
        agreed: lines(&summary.agreed)
            .into_iter()
            .enumerate()
            .map(|(n, text)| AgreedAction {
                number: numbered(n, "A"),
                text,
                owner: "The provider".to_owned(),
                due: None,
                standing: Standing {
                    stage: Stage::NotStarted,
                    words: "Agreed on the day".to_owned(),
                    late: None,
                },
            })
            .collect(),
        not_seen: lines(&summary.not_seen),
    }
}

fn level(level: Level) -> Option<Assurance> {
    match level {
        Level::Assured => Some(Assurance::Assured),
        Level::Mostly => Some(Assurance::MostlyAssured),
        Level::Partly => Some(Assurance::PartlyAssured),
        Level::NotAssured => Some(Assurance::NotAssured),
        Level::NotSeen => None,
    }
}
