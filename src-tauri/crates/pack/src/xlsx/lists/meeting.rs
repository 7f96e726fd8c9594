//! Asks, decisions, the action log, agreed actions.

use super::super::cell::{Sheet, Value, day, number, text, words};
use super::{late_days, late_words};
use crate::document::{AgreedAction, By, LoggedAction, PackDocument, Target};
use crate::paper::Plan;

pub(super) fn asks(document: &PackDocument, plan: &Plan<'_>) -> Sheet {
    let section = |target: &Target| plan.place(target).map(|place| place.section.clone());
    let rows = document.summary.iter().flat_map(|summary| &summary.asks).map(|ask| {
        vec![
            ask.number.into(),
            (&ask.text).into(),
            (&ask.why).into(),
            (&ask.of).into(),
            (&ask.by).into(),
            ask.target.as_ref().and_then(section).into(),
        ]
    });
    Sheet {
        name: "Asks",
        say: "What we ask the provider to do",
        columns: vec![
            number("No."),
            text("We ask"),
            text("Why"),
            words("Of"),
            day("By"),
            number("Section"),
        ],
        rows: rows.collect(),
        frozen: 2,
    }
}

pub(super) fn decisions(document: &PackDocument) -> Sheet {
    let rows = document.summary.iter().flat_map(|summary| &summary.decisions).map(|decision| {
        vec![
            (&decision.letter).into(),
            (&decision.text).into(),
            u32::from(decision.item).into(),
            (&decision.who).into(),
        ]
    });
    Sheet {
        name: "Decisions",
        say: "What the meeting must decide",
        columns: vec![number("No."), text("Decision"), number("Item"), words("Who")],
        rows: rows.collect(),
        frozen: 1,
    }
}

pub(super) fn actions(document: &PackDocument) -> Sheet {
    let row = |action: &LoggedAction| {
        let since: Vec<_> = action
            .updates
            .iter()
            .map(|u| format!("{}: {}", u.date.format("%-d %b %Y"), u.text))
            .collect();
        vec![
            (&action.number).into(),
            action.raised.into(),
            action.raised_at.as_ref().into(),
            (&action.action).into(),
            (&action.owner).into(),
            action.due.as_ref().into(),
            (&action.standing.words).into(),
            late_words(&action.standing),
            late_days(&action.standing),
            (&action.evidence).into(),
            since.join("\n").into(),
        ]
    };
    Sheet {
        name: "Actions",
        say: "The action log of the meeting",
        columns: vec![
            number("No."),
            day("Raised"),
            words("Raised at"),
            text("Action"),
            words("Owner"),
            day("Due"),
            words("Status"),
            words("Late"),
            number("Days late"),
            text("Evidence"),
            text("What happened since"),
        ],
        rows: document.actions.iter().flat_map(|log| &log.actions).map(row).collect(),
        frozen: 1,
    }
}

pub(super) fn agreed(document: &PackDocument) -> Sheet {
    let row = |from: &str, action: &AgreedAction| {
        vec![
            from.into(),
            (&action.number).into(),
            (&action.text).into(),
            (&action.owner).into(),
            action.due.as_ref().map(|by: &By| Value::from(by)).unwrap_or(Value::Nothing),
            (&action.standing.words).into(),
            late_words(&action.standing),
            late_days(&action.standing),
        ]
    };
    let visits = document
        .visits
        .iter()
        .flat_map(|visit| visit.agreed.iter().map(move |a| row(&visit.place, a)));
    let concerns = document
        .concerns
        .iter()
        .flat_map(|concern| concern.actions.iter().map(move |a| row(&concern.reference, a)));
    Sheet {
        name: "Agreed actions",
        say: "Actions agreed on visits and for concerns; those in the action log have the same number there",
        columns: vec![
            words("From"),
            number("No."),
            text("Action"),
            words("Owner"),
            day("By"),
            words("Status"),
            words("Late"),
            number("Days late"),
        ],
        rows: visits.chain(concerns).collect(),
        frozen: 1,
    }
}
