//! Concerns, what they rest on, and notices.

use super::super::cell::{Sheet, Value, day, number, text, words};
use super::late_words;
use crate::document::{Concern, PackDocument, Step, StepState};

pub(super) fn concerns(document: &PackDocument) -> Sheet {
    let row = |concern: &Concern| {
        let at_risk = concern.at_risk.as_ref();
        let time = |step: Option<&Step>| {
            Value::from(step.map(|step| format!("{}: {}", step.when, step.text)))
        };
        vec![
            (&concern.reference).into(),
            (&concern.title).into(),
            (&concern.place).into(),
            concern.raised.into(),
            (&concern.severity.words).into(),
            (&concern.text).into(),
            (&concern.standing.words).into(),
            late_words(&concern.standing),
            (&concern.owner).into(),
            concern.due.into(),
            concern.clock.as_ref().map(|clock| format!("{}. {}", clock.words, clock.by)).into(),
            time(at_risk.map(|r| &r.seen)),
            time(at_risk.and_then(|r| r.told.as_ref())),
            time(at_risk.and_then(|r| r.made_safe.as_ref())),
            time(at_risk.and_then(|r| r.verified.as_ref())),
            at_risk.and_then(|r| r.written.as_ref()).into(),
        ]
    };
    Sheet {
        name: "Concerns",
        say: "Concerns, with the four times where somebody could have come to harm",
        columns: vec![
            words("Reference"),
            text("Concern"),
            words("Place"),
            day("Raised"),
            number("Severity"),
            text("What it is"),
            words("Status"),
            words("Late"),
            words("Owner"),
            day("Due"),
            words("Clock"),
            words("Seen"),
            words("Told"),
            words("Made safe"),
            words("Checked by us"),
            words("Written note"),
        ],
        rows: document.concerns.iter().map(row).collect(),
        frozen: 1,
    }
}

pub(super) fn evidence(document: &PackDocument) -> Sheet {
    let rows = document.concerns.iter().flat_map(|concern| {
        concern.evidence.iter().map(|evidence| {
            vec![
                (&concern.reference).into(),
                evidence.how.words().into(),
                (&evidence.when).into(),
                (&evidence.text).into(),
            ]
        })
    });
    Sheet {
        name: "Evidence",
        say: "What each concern rests on",
        columns: vec![words("Concern"), words("How we know"), words("When"), text("What")],
        rows: rows.collect(),
        frozen: 1,
    }
}

pub(super) fn notices(document: &PackDocument) -> Sheet {
    let rows = document.escalations.iter().flat_map(|issue| {
        issue.steps.iter().map(move |step| {
            let now = step.state == StepState::Now;
            let state = match step.state {
                StepState::Done => "Done",
                StepState::Now => "Now",
                StepState::Later => "Later",
            };
            vec![
                (&issue.issue).into(),
                issue.served.into(),
                u32::from(step.number).into(),
                (&step.name).into(),
                (&step.text).into(),
                Value::from(state),
                (&step.when).into(),
                issue
                    .clock
                    .as_ref()
                    .filter(|_| now)
                    .map(|clock| format!("{}. {}", clock.words, clock.by))
                    .into(),
                (&issue.decides).into(),
                (&issue.next).into(),
                (&issue.ladder).into(),
            ]
        })
    });
    Sheet {
        name: "Notices",
        say: "Notices and escalation: one row for each step of each ladder",
        columns: vec![
            text("Issue"),
            day("Served"),
            number("Step"),
            words("Name"),
            text("What it takes"),
            number("State"),
            words("When"),
            words("Clock"),
            words("Who decides"),
            words("Next"),
            text("Ladder"),
        ],
        rows: rows.collect(),
        frozen: 1,
    }
}
