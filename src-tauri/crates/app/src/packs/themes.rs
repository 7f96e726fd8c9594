//! Soft intelligence in a pack: themes only, and only those with enough reports from enough kinds
//! of source (CQRM edition: at least 3 items from at least 2 kinds; domain check 3). No words of a
//! report, no name, no day: counts, kinds and months.

use crate::desk::{Desk, Typed, local};
use cf_domain::record::Intelligence;
use cf_domain::word::SourceKind;
use cf_pack::document::{Month, Months, Theme};
use cf_pack::edition::{Edition, IntelligenceFilter};
use std::collections::{BTreeMap, BTreeSet};

/// A theme that may be shown.
pub struct Grouped {
    pub reports: usize,
    pub theme: Theme,
}

/// Groups reports by theme. Answers the themes that may be shown, most reports first, and how many
/// reports are in none of them.
pub fn group(
    desk: &Desk,
    edition: &Edition,
    reports: &[Typed<Intelligence>],
) -> (Vec<Grouped>, usize) {
    let IntelligenceFilter::ThemesOnly { min_reports, min_source_kinds } =
        edition.filter.intelligence
    else {
        return (Vec::new(), reports.len());
    };
    let mut by_theme: BTreeMap<&str, Vec<&Typed<Intelligence>>> = BTreeMap::new();
    for report in reports {
        for theme in &report.record.themes {
            by_theme.entry(theme).or_default().push(report);
        }
    }
    let mut shown = Vec::new();
    let mut told = BTreeSet::new();
    for (code, reports) in by_theme {
        let kinds: BTreeSet<SourceKind> =
            reports.iter().filter_map(|report| report.record.source_kind).collect();
        let enough = |n: usize, least: u32| u32::try_from(n).is_ok_and(|n| n >= least);
        if enough(reports.len(), min_reports) && enough(kinds.len(), min_source_kinds) {
            told.extend(reports.iter().map(|report| report.stored.meta.id));
            shown.push(theme(desk, code, &reports, &kinds));
        }
    }
    shown.sort_by_key(|grouped| std::cmp::Reverse(grouped.reports));
    (shown, reports.iter().filter(|report| !told.contains(&report.stored.meta.id)).count())
}

fn theme(
    desk: &Desk,
    code: &str,
    reports: &[&Typed<Intelligence>],
    kinds: &BTreeSet<SourceKind>,
) -> Grouped {
    let day = |report: &&Typed<Intelligence>| {
        report.record.date.unwrap_or_else(|| local(report.stored.meta.created).date_naive())
    };
    let first = reports.iter().map(day).min().unwrap_or_default();
    let last = reports.iter().map(day).max().unwrap_or_default();
    let label = desk.shipped.theme_label(code).to_owned();
    let first_hand = reports.iter().filter(|report| report.record.first_hand == Some(true)).count();
    let mut say = format!("{} reports from {} kinds of source.", reports.len(), kinds.len());
    if first_hand >= 3 {
        say.push_str(&format!(
            " In {first_hand} of them somebody speaks of what they saw themselves."
        ));
    }
    let explanation = desk.shipped.themes.get(code).map(|theme| theme.explanation.clone());
    let theme = Theme {
        id: code.to_owned(),
        title: label.clone(),
        reports: u32::try_from(reports.len()).unwrap_or(u32::MAX),
        source_kinds: kinds.iter().map(|kind| kind.label().to_owned()).collect(),
        period: Months { from: Month::of(first), to: Month::of(last) },
        say,
        together: explanation,
        question: format!(
            "What do you know about “{}”, and what are you doing about it?",
            label.to_lowercase()
        ),
        views: Vec::new(),
        anyway: None,
    };
    Grouped { reports: reports.len(), theme }
}
