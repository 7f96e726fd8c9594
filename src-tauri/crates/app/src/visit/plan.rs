//! What a plan says, tidied before it is kept.

use crate::desk::Desk;
use crate::error::AppError;
use crate::words::{refuse_too_long, trimmed};
use cf_domain::record::{DocumentAsked, SetInUse, Visit, Visitor};
use cf_domain::word::VisitRole;

/// A visit as it is kept: empty rows are gone, the team is named by its visitors, and every prompt
/// set has the edition of the visit's day. `noted`: somebody wrote a note already, so the editions
/// stay those that the visit began with.
///
/// # Errors
/// Words too long for one entry.
pub fn tidied(desk: &Desk, visit: Visit, here: &Visit, noted: bool) -> Result<Visit, AppError> {
    refuse_too_long(&[
        visit.purpose.as_deref(),
        visit.not_seen.as_deref(),
        visit.place.as_deref(),
        visit.trigger.as_deref(),
        visit.authority.as_deref(),
    ])?;
    for line in visit.lines.iter().chain(&visit.areas) {
        refuse_too_long(&[Some(line)])?;
    }
    let visitors = visitors(visit.visitors)?;
    let team = if visitors.is_empty() { visit.team } else { visitors.iter().map(named).collect() };
    let kept = kept_version(here, noted && visit.template == here.template);
    let day = visit.date.unwrap_or_else(|| desk.today());
    let edition =
        |id: &str| desk.shipped.edition_for(id, day).map(|edition| edition.version.to_string());
    let template_version = match (kept, visit.template.as_deref()) {
        (Some(version), Some(_)) => Some(version),
        (_, Some(id)) => edition(id),
        (_, None) => None,
    };
    let mut also: Vec<SetInUse> = Vec::new();
    for set in visit.also {
        let known = here.also.iter().find(|known| noted && known.id == set.id);
        let version = known.map(|known| known.version.clone()).or_else(|| edition(&set.id));
        let twice =
            Some(&set.id) == visit.template.as_ref() || also.iter().any(|one| one.id == set.id);
        if let Some(version) = version.filter(|_| !twice) {
            also.push(SetInUse { id: set.id, version });
        }
    }
    Ok(Visit {
        team,
        visitors,
        template_version,
        also,
        lines: filled(visit.lines),
        areas: filled(visit.areas),
        documents: documents(visit.documents),
        // How far the visit is, is said in one place only, which holds it to the rules.
        stages: here.stages.clone(),
        ..visit
    })
}

fn kept_version(here: &Visit, keep: bool) -> Option<String> {
    here.template_version.clone().filter(|_| keep)
}

fn visitors(rows: Vec<Visitor>) -> Result<Vec<Visitor>, AppError> {
    let mut kept = Vec::new();
    for row in rows {
        refuse_too_long(&[row.interest.as_deref(), row.training.as_deref()])?;
        let interest = trimmed(row.interest);
        let visitor = Visitor {
            name: row.name.trim().to_owned(),
            declared: row.declared || interest.is_some(),
            interest,
            training: trimmed(row.training),
            ..row
        };
        if !visitor.name.is_empty() || visitor.role.is_some() {
            kept.push(visitor);
        }
    }
    Ok(kept)
}

/// "Amira Khan, GP quality lead".
fn named(visitor: &Visitor) -> String {
    match (visitor.name.as_str(), visitor.role.map(VisitRole::label)) {
        ("", Some(role)) => role.to_owned(),
        (name, Some(role)) => format!("{name}, {}", role_after_name(role)),
        (name, None) => name.to_owned(),
    }
}

/// A role in the middle of a sentence keeps its abbreviation: "GP quality lead", "lay member".
fn role_after_name(role: &str) -> String {
    let mut letters = role.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            format!("{}{}", first.to_lowercase(), letters.as_str())
        }
        _ => role.to_owned(),
    }
}

fn documents(rows: Vec<DocumentAsked>) -> Vec<DocumentAsked> {
    rows.into_iter()
        .map(|row| DocumentAsked { what: row.what.trim().to_owned(), ..row })
        .filter(|row| !row.what.is_empty())
        .collect()
}

fn filled(rows: Vec<String>) -> Vec<String> {
    rows.into_iter().map(|row| row.trim().to_owned()).filter(|row| !row.is_empty()).collect()
}
