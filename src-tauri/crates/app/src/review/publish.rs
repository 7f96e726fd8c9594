//! Publishing: exactly what leaves is shown first; what was shown, and nothing else, is published.

use super::summary::{draft_of, parts, scanned};
use crate::desk::{Desk, Names, Typed, change, make, share, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::present::{count, first_words};
use crate::words::{settled_in, unsettled};
use crate::{level, sharing, visit};
use cf_domain::RecordId;
use cf_domain::calendar::long_date;
use cf_domain::record::{Fields, Record as _, Section, Summary};
use cf_domain::word::Audience;
use cf_wire::{
    LeavingPart, PublishPreview, Published, Reader as Who, SummaryPublish, SummarySettle,
};
use serde_json::Value;

/// Exactly what would leave, who could read it, and what is in the way.
///
/// # Errors
/// When the summary is not here or is published already.
pub fn preview(desk: &Desk, id: RecordId) -> Result<PublishPreview, AppError> {
    let reader = desk.reader()?;
    let Typed { stored, record } = draft(desk, id)?;
    let leaving = leaving(&record);
    let names = Names::new(&reader);
    let provider = names.organisation(record.organisation)?;
    let mut heading = vec![
        [record.title.clone(), record.place.clone(), provider]
            .into_iter()
            .flatten()
            .fold(Vec::new(), |mut said: Vec<String>, one| {
                if !said.contains(&one) {
                    said.push(one);
                }
                said
            })
            .join(", "),
    ];
    let kind = record.announced.map(|notice| format!("{} visit", notice.label()));
    let when = record.date.map(long_date);
    let team = (!record.team.is_empty()).then(|| record.team.join(", "));
    heading.push([kind, when, team].into_iter().flatten().collect::<Vec<_>>().join(", "));
    let leaves = shown_parts(&leaving);
    let words = leaves.iter().map(|part| part.text.split_whitespace().count()).sum::<usize>();
    let notes = record
        .visit
        .map(|visit| visit::notes_of(desk, &reader, visit))
        .transpose()?
        .unwrap_or_default();
    let team = sharing::team(desk)?;
    let mut blocked = Vec::new();
    if parts(&record).iter().all(Option::is_none) {
        blocked.push("Write at least one part, or tick “Nothing to report”.".to_owned());
    }
    if stored.meta.shared_as.is_some() {
        blocked.push("This summary is published already.".to_owned());
    }
    // What was seen since may allow less than when the level was chosen.
    if let (Some(visit), Some(chosen)) = (record.visit, record.level)
        && let Err(AppError::Invalid { message, .. }) = level::check(desk, &reader, visit, chosen)
    {
        blocked.push(message);
    }
    Ok(PublishPreview {
        id,
        heading: heading.into_iter().filter(|line| !line.is_empty()).collect(),
        parts: leaves,
        words: u32::try_from(words).unwrap_or(u32::MAX),
        readers: readers(team.clone()),
        stays: vec![
            format!("Your {}, word for word", count(notes.len(), "note", "notes")),
            "Every earlier draft".to_owned(),
        ],
        findings: unsettled(&scanned(&record), &record.settled),
        blocked,
        shared: team.is_some(),
        content: fingerprint(&leaving)?,
    })
}

fn draft(desk: &Desk, id: RecordId) -> Result<Typed<Summary>, AppError> {
    let reader = desk.reader()?;
    let found = typed::<Summary>(&reader, id)?;
    if found.stored.meta.audience.leaves_device() {
        return Err(AppError::Refused("This summary is published already.".to_owned()));
    }
    // Asked by the visit's published copy or by the draft itself: always the draft.
    match found.record.visit.map(|visit| draft_of(&reader, visit)).transpose()?.flatten() {
        Some(draft) if draft.stored.meta.id == id => Ok(draft),
        _ => Ok(found),
    }
}

/// The record that would be made: the draft's words, without empty parts. What is ticked "nothing
/// to report" leaves as such, and words under the tick do not.
fn leaving(draft: &Summary) -> Summary {
    let part = |section: Section, text: &Option<String>| {
        if draft.nothing.contains(&section) {
            None
        } else {
            text.clone().filter(|text| !text.trim().is_empty())
        }
    };
    let mut leaving = Summary {
        went_well: part(Section::WentWell, &draft.went_well),
        told_us: part(Section::ToldUs, &draft.told_us),
        concerns: part(Section::Concerns, &draft.concerns),
        agreed: part(Section::Agreed, &draft.agreed),
        withdrawn: None,
        settled: Vec::new(),
        ..draft.clone()
    };
    leaving.settled = settled_in(&draft.settled, &scanned(&leaving));
    leaving
}

fn shown_parts(leaving: &Summary) -> Vec<LeavingPart> {
    let mut shown: Vec<LeavingPart> = Section::ALL
        .iter()
        .zip(parts(leaving))
        .filter_map(|(section, text)| {
            Some(LeavingPart {
                field: section.code().to_owned(),
                heading: section.label().to_owned(),
                text: text?.to_owned(),
            })
        })
        .collect();
    let more = [
        ("not_seen", "What we did not see", leaving.not_seen.clone()),
        ("theme", "Theme", leaving.theme.clone()),
        ("level", "Level of assurance", leaving.level.map(|level| level.label().to_owned())),
        ("level_reason", "Why this level", leaving.level_reason.clone()),
    ];
    for (field, heading, text) in more {
        shown.extend(text.map(|text| LeavingPart {
            field: field.to_owned(),
            heading: heading.to_owned(),
            text,
        }));
    }
    shown
}

/// Who can read it: the team by name, where one shares with somebody.
fn readers(team: Option<Vec<String>>) -> Vec<Who> {
    let team = team.unwrap_or_default();
    let people = u32::try_from(team.len()).unwrap_or(u32::MAX);
    let who = |audience: &str, people, names, can_read| Who {
        audience: audience.to_owned(),
        people,
        names,
        can_read,
    };
    vec![
        who("You", 1, Vec::new(), true),
        who("Quality team", people, team, true),
        who("Provider", 0, Vec::new(), false),
    ]
}

/// Settles one possible identifier: other words, or the same words with a reason.
///
/// # Errors
/// When the words are not there any more, or no words or reason are given.
pub fn settle(desk: &Desk, asked: &SummarySettle) -> Result<PublishPreview, AppError> {
    // Read inside the transaction: what is saved meanwhile is neither lost nor overwritten.
    desk.transact(Operation::SettleDetail, |tx| {
        let settling = share::Settling {
            field: &asked.field,
            words: &asked.words,
            choice: asked.choice,
            text: &asked.text,
        };
        let summary = share::settle(draft(desk, asked.id)?.record, &settling)?;
        change(tx, asked.id, &summary)
    })?;
    preview(desk, asked.id)
}

/// Publishes what was previewed: a new record for the quality team with exactly those words.
///
/// # Errors
/// When the content is not what was previewed, or something is in the way.
pub fn publish(desk: &Desk, asked: &SummaryPublish) -> Result<Published, AppError> {
    let shown = preview(desk, asked.id)?;
    if !shown.findings.is_empty() {
        return Err(AppError::Identifiers(shown.findings));
    }
    if let Some(why) = shown.blocked.first() {
        return Err(AppError::Refused(why.clone()));
    }
    let id = desk.new_id();
    desk.transact(Operation::PublishSummary, |tx| {
        // Read again inside the transaction: what was looked at is what leaves, and once only.
        let Typed { stored, record } = draft(desk, asked.id)?;
        let leaving = leaving(&record);
        if stored.meta.shared_as.is_some() || fingerprint(&leaving)? != asked.content {
            return Err(AppError::Refused(
                "The summary has changed since you looked at it. Look again, then publish."
                    .to_owned(),
            ));
        }
        make(tx, id, Audience::Quality, &leaving)?;
        let mut mark = Fields::new();
        mark.insert("shared_as".to_owned(), Value::String(id.to_string()));
        tx.change(asked.id, mark)?;
        Ok(())
    })?;
    let next = if shown.shared {
        "It goes to your quality team when you next share; they can answer beside it. It goes into the meeting pack."
    } else {
        "It is kept here until you share with your quality team. It goes into the meeting pack."
    };
    let reference = first_words(&id.to_string().to_uppercase(), 8).chars().take(8).collect();
    Ok(Published { id, reference, next: next.to_owned() })
}

/// Identifies the exact content of what leaves.
fn fingerprint(leaving: &Summary) -> Result<String, AppError> {
    let bytes = serde_json::to_vec(&leaving.to_fields()?)?;
    Ok(blake3::hash(&bytes).to_hex().to_string())
}
