//! What the two people of the demo saw, and how it becomes a published summary.

use crate::failure::Failure;
use cf_app::App;
use cf_domain::RecordId;
use cf_domain::record::{Observation, Section, Summary};
use cf_domain::word::Sort;
use cf_wire::{ById, Commands as _, NoteSave, SummaryPublish, SummarySave, VisitStart};

/// A visit as one person saw it: what is written down there, and what is published.
pub struct Seen {
    ward: &'static str,
    prompts: &'static str,
    notes: &'static [(&'static str, Sort)],
    went_well: &'static str,
    told_us: &'static str,
    concerns: &'static str,
    agreed: Option<&'static str>,
    not_seen: &'static str,
}

/// The doctor's.
pub const DOCTORS: Seen = Seen {
    ward: "Elm Ward",
    prompts: "ward-general",
    notes: &[
        ("Call bells were answered within two minutes while I watched", Sort::Good),
        ("Seven drug charts looked at: two doses not signed for, no reason written", Sort::Concern),
        ("The night rota on the wall has two gaps this week", Sort::Saw),
        ("The sister says agency staff are shown the ward before they start", Sort::Heard),
    ],
    went_well: "Call bells were answered within two minutes while we watched.\nAgency staff are shown the ward before their first shift.",
    told_us: "Staff said that nights are harder to fill than days.",
    concerns: "On two of seven drug charts a dose was not signed for, with no reason written.\nThe rota for the week had two gaps at night.",
    agreed: Some("The ward manager will look at the charts of the last two weeks and write to us."),
    not_seen: "Night shift. Handover.",
};

/// The lay member's.
pub const LAY_MEMBERS: Seen = Seen {
    ward: "Elm Ward day room",
    prompts: "lay-first-impressions",
    notes: &[
        ("The clock in the day room has stopped and the calendar shows last month", Sort::Saw),
        ("A visitor says they are always offered a chair and told what is going on", Sort::Heard),
        ("Lunch was hot, and people who needed help had it before it went cold", Sort::Good),
    ],
    went_well: "Lunch was hot, and people who needed help had it before it went cold.",
    told_us: "Visitors said they are told what is going on.\nSome people did not know who to ask in the evening.",
    concerns: "The clock and the calendar in the day room were wrong.",
    agreed: None,
    not_seen: "Evening visiting.",
};

/// A visit with notes of one's own, and the summary that leaves.
pub fn publish(app: &App, provider: RecordId, seen: &Seen) -> Result<(), Failure> {
    let visit = app.visit_start(VisitStart {
        organisation: Some(provider),
        title: Some(seen.ward.to_owned()),
        template: Some(seen.prompts.to_owned()),
        ..VisitStart::default()
    })?;
    for (text, sort) in seen.notes {
        let note = Observation {
            visit: Some(visit.meta.id),
            text: (*text).to_owned(),
            sort: Some(*sort),
            ..Observation::default()
        };
        app.note_save(NoteSave { id: None, draft: None, note })?;
    }
    let open = app.summary_open(ById { id: visit.meta.id })?;
    let words = |text: &str| Some(text.to_owned());
    let summary = Summary {
        went_well: words(seen.went_well),
        told_us: words(seen.told_us),
        concerns: words(seen.concerns),
        agreed: seen.agreed.and_then(words),
        nothing: if seen.agreed.is_none() { vec![Section::Agreed] } else { Vec::new() },
        not_seen: words(seen.not_seen),
        ..open.summary
    };
    app.summary_save(SummarySave { id: open.meta.id, summary })?;
    let preview = app.summary_preview(ById { id: open.meta.id })?;
    app.summary_publish(SummaryPublish { id: open.meta.id, content: preview.content })?;
    Ok(())
}
