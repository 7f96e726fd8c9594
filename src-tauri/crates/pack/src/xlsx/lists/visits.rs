//! Visits, what they found, and themes.

use super::super::cell::{Sheet, Value, day, number, text, words};
use crate::document::{Assurance, Finding, How, PackDocument, Point, Strength, VisitReport};

const fn notice(announced: bool) -> &'static str {
    if announced { "Announced" } else { "Unannounced" }
}

pub(super) fn visits(document: &PackDocument) -> Sheet {
    let row = |visit: &VisitReport| {
        vec![
            (&visit.place).into(),
            visit.site.as_ref().into(),
            visit.service.as_ref().into(),
            visit.date.into(),
            visit.hours.as_ref().into(),
            visit.announced.map(notice).into(),
            visit.team.join(", ").into(),
            visit.why.as_ref().into(),
            visit.level.map(Assurance::words).into(),
            visit.level_why.as_ref().into(),
            visit.spoke_to.as_ref().into(),
            visit.looked_at.as_ref().into(),
            visit.not_seen.join("\n").into(),
            visit.report_status.as_ref().into(),
        ]
    };
    Sheet {
        name: "Visits",
        say: "Visits: where, when, how sure we are, and what was not seen",
        columns: vec![
            words("Place"),
            words("Site"),
            words("Service"),
            day("Date"),
            words("Hours"),
            words("Notice"),
            words("Team"),
            text("Why we went"),
            words("Level of assurance"),
            text("Why this level"),
            text("We spoke to"),
            text("We looked at"),
            text("Not seen"),
            words("Report"),
        ],
        rows: document.visits.iter().map(row).collect(),
        frozen: 1,
    }
}

pub(super) fn findings(document: &PackDocument) -> Sheet {
    let point = |visit: &VisitReport, part: &str, point: &Point| {
        vec![
            (&visit.place).into(),
            visit.date.into(),
            part.into(),
            Value::Nothing,
            (&point.text).into(),
            point.how.map(How::words).into(),
            point.margin.as_ref().into(),
            Value::Nothing,
            point.good_practice.as_ref().into(),
        ]
    };
    let finding = |visit: &VisitReport, finding: &Finding| {
        vec![
            (&visit.place).into(),
            visit.date.into(),
            "What concerned us".into(),
            (&finding.number).into(),
            (&finding.text).into(),
            finding.strength.map(Strength::words).into(),
            finding.basis.as_ref().into(),
            finding.concern.as_ref().into(),
            Value::Nothing,
        ]
    };
    let rows = document.visits.iter().flat_map(|visit| {
        let well = visit.went_well.iter().map(move |p| point(visit, "What went well", p));
        let told = visit.told.iter().map(move |p| point(visit, "What people told us", p));
        well.chain(told).chain(visit.concerns.iter().map(move |f| finding(visit, f)))
    });
    Sheet {
        name: "Findings",
        say: "What each visit found, with how we know",
        columns: vec![
            words("Visit"),
            day("Date"),
            words("Part"),
            number("No."),
            text("What"),
            words("How we know"),
            words("Basis"),
            words("Raised as"),
            words("Good practice"),
        ],
        rows: rows.collect(),
        frozen: 1,
    }
}

pub(super) fn themes(document: &PackDocument) -> Sheet {
    let rows = document.themes.iter().map(|theme| {
        let views: Vec<_> =
            theme.views.iter().map(|v| format!("{} ({}): {}", v.head, v.who, v.text)).collect();
        vec![
            (&theme.title).into(),
            theme.reports.into(),
            theme.source_kinds.join(", ").into(),
            theme.period.from.to_string().into(),
            theme.period.to.to_string().into(),
            (&theme.say).into(),
            theme.together.as_ref().into(),
            views.join("\n").into(),
            theme.anyway.as_ref().into(),
            (&theme.question).into(),
        ]
    });
    Sheet {
        name: "Themes",
        say: "Themes of intelligence: several reports, from more than one kind of source",
        columns: vec![
            text("Theme"),
            number("Reports"),
            words("Kinds of source"),
            number("From month"),
            number("To month"),
            text("People say"),
            text("What else we know"),
            text("Views"),
            text("What we do anyway"),
            text("We ask"),
        ],
        rows: rows.collect(),
        frozen: 1,
    }
}
