//! The rules of a concern.

use crate::error::AppError;
use cf_domain::record::Concern;
use cf_domain::word::{AtRisk, ConcernStatus, Severity};

/// The times that the immediate-concern procedure asks for and that are not recorded yet, in words
/// (domain check 5: seen, told, made safe, verified).
#[must_use]
pub fn missing_times(concern: &Concern) -> Vec<String> {
    if concern.at_risk_now.is_none_or(|risk| !risk.needs_times())
        && concern.severity != Some(Severity::Immediate)
    {
        return Vec::new();
    }
    let asked = [
        (concern.seen_at.is_some(), "when it was seen"),
        (concern.told_at.is_some(), "when the person in charge was told"),
        (concern.told_role.is_some(), "who was told, by role"),
        (concern.made_safe_at.is_some(), "when it was made safe"),
        (concern.verified_at.is_some(), "when we checked that it was safe"),
    ];
    asked.iter().filter(|(known, _)| !known).map(|(_, words)| (*words).to_owned()).collect()
}

/// Refuses what the rules forbid.
///
/// # Errors
/// Closing without a reason or without its times; a severity that belies "at risk now".
pub fn check(concern: &Concern) -> Result<(), AppError> {
    if concern.title.trim().is_empty() {
        return Err(AppError::invalid("title", "Say in one line what worries you."));
    }
    if concern.at_risk_now == Some(AtRisk::Yes)
        && concern.severity.is_some_and(|severity| severity != Severity::Immediate)
    {
        let words = "Somebody was at risk when this was seen, so it is an immediate concern.";
        return Err(AppError::invalid("severity", words));
    }
    if concern.status == Some(ConcernStatus::Closed) {
        let missing = missing_times(concern);
        if !missing.is_empty() {
            let words = format!("It cannot be closed yet. Still missing: {}.", missing.join(", "));
            return Err(AppError::invalid("status", words));
        }
        if concern.closed_reason.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
            return Err(AppError::invalid(
                "closed_reason",
                "Say what shows that it can be closed.",
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at_risk() -> Concern {
        Concern {
            title: "Call bell".to_owned(),
            at_risk_now: Some(AtRisk::Yes),
            ..Concern::default()
        }
    }

    #[test]
    fn not_knowing_asks_for_the_times_as_yes_does() {
        let unknown = Concern { at_risk_now: Some(AtRisk::Unknown), ..at_risk() };
        assert_eq!(missing_times(&unknown).len(), 5);
        let no = Concern { at_risk_now: Some(AtRisk::No), ..at_risk() };
        assert!(missing_times(&no).is_empty());
    }

    #[test]
    fn an_immediate_concern_cannot_be_closed_without_its_times() {
        let closed = Concern {
            status: Some(ConcernStatus::Closed),
            closed_reason: Some("Put right".to_owned()),
            ..at_risk()
        };
        assert!(check(&closed).is_err());
        let day = "2026-11-24T10:00:00Z".parse().ok();
        let complete = Concern {
            seen_at: day,
            told_at: day,
            told_role: Some("Nurse in charge".to_owned()),
            made_safe_at: day,
            verified_at: day,
            ..closed
        };
        check(&complete).unwrap();
    }
}
