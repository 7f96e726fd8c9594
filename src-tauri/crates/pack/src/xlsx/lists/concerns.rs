//! Concerns, what they rest on, and notices.

use super::super::cell::{Sheet, Value, day, number, text, words};
use super::late_words;
use crate::document::{AtRisk, Concern, How, PackDocument, Step, StepState};

pub(super) fn concerns(document: &PackDocument) -> Sheet {
    let row = |concern: &Concern| {
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
        ]
    };
    Sheet {
        name: "Concerns",
        say: "Concerns, with how bad they could be and who owes the next step",
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
        ],
        rows: document.concerns.iter().map(row).collect(),
        frozen: 1,
    }
}

pub(super) fn immediate(document: &PackDocument) -> Sheet {
    let times = |concern: &Concern, at_risk: &AtRisk| {
        let time = |name: &str, step: Option<&Step>| {
            vec![
                Value::from(&concern.reference),
                name.into(),
                step.map_or("Not recorded", |step| &step.when).into(),
                step.map(|step| &step.text).into(),
            ]
        };
        let written = at_risk.written.as_ref().map(|note| {
            vec![(&concern.reference).into(), "Written note".into(), Value::Nothing, note.into()]
        });
        let mut rows = vec![
            time("Seen", at_risk.seen.as_ref()),
            time("Told", at_risk.told.as_ref()),
            time("Made safe", at_risk.made_safe.as_ref()),
            time("Checked by us", at_risk.verified.as_ref()),
        ];
        rows.extend(written);
        rows
    };
    let at_risk =
        document.concerns.iter().filter_map(|concern| Some((concern, concern.at_risk.as_ref()?)));
    Sheet {
        name: "Immediate",
        say: "The four times of each concern where somebody could have come to harm",
        columns: vec![words("Concern"), words("Time"), words("When"), text("What")],
        rows: at_risk.flat_map(|(concern, at_risk)| times(concern, at_risk)).collect(),
        frozen: 1,
    }
}

pub(super) fn evidence(document: &PackDocument) -> Sheet {
    let rows = document.concerns.iter().flat_map(|concern| {
        concern.evidence.iter().map(|evidence| {
            vec![
                (&concern.reference).into(),
                evidence.how.map(How::words).into(),
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
