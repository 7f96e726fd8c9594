//! The columns that lists go by, taken from the fields.

use cf_domain::RecordId;
use cf_domain::record::{Fields, Kind};
use cf_ledger::Hlc;
use chrono::{DateTime, NaiveDate};

/// The record that this one belongs to: an observation's visit, an action's concern.
pub fn parent_of(kind: &str, fields: &Fields) -> Option<RecordId> {
    let name = match kind.parse::<Kind>().ok()? {
        Kind::Observation | Kind::Summary | Kind::Concern | Kind::Judgement | Kind::HandIn => {
            "visit"
        }
        Kind::Action => "concern",
        Kind::Response => "about",
        Kind::Service => "site",
        _ => return None,
    };
    id_in(fields, name)
}

/// An id in a field.
pub fn id_in(fields: &Fields, name: &str) -> Option<RecordId> {
    fields.get(name)?.as_str()?.parse().ok()
}

/// A text in a field.
pub fn text_in<'f>(fields: &'f Fields, name: &str) -> Option<&'f str> {
    fields.get(name)?.as_str().filter(|text| !text.is_empty())
}

/// What lists are ordered by, in milliseconds: when it happened where the record says so (a visit's
/// day), else when it was made.
pub fn sort_of(kind: &str, fields: &Fields, created: Hlc) -> i64 {
    let field = match kind.parse::<Kind>() {
        Ok(Kind::Visit | Kind::Meeting) => "date",
        Ok(Kind::Observation) => "at",
        Ok(Kind::Pack) => "issued",
        _ => return wall_ms(created),
    };
    let said = text_in(fields, field);
    said.and_then(moment_ms).unwrap_or_else(|| wall_ms(created))
}

/// The milliseconds of a moment, as SQL and calendars hold them.
pub fn wall_ms(moment: Hlc) -> i64 {
    i64::try_from(moment.ms()).unwrap_or(i64::MAX)
}

fn moment_ms(text: &str) -> Option<i64> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.timestamp_millis());
    }
    let day: NaiveDate = text.parse().ok()?;
    Some(day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis())
}

/// Kinds nearer the provider come first: a record takes its provider from a parent of a lower rank
/// only, so that no ring of records can go round for ever.
pub fn rank(kind: &str) -> u8 {
    match kind.parse::<Kind>() {
        Ok(Kind::Visit | Kind::Intelligence | Kind::Meeting | Kind::Site) => 0,
        Ok(Kind::Concern) => 1,
        Ok(Kind::Action | Kind::Observation | Kind::Judgement | Kind::Summary | Kind::Service) => 2,
        _ => 3,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fields(value: serde_json::Value) -> Fields {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn a_visit_is_ordered_by_its_day_and_a_concern_by_when_it_was_raised() {
        let made = Hlc::at_ms(1_700_000_000_000);
        let day = fields(json!({"date": "2026-11-22"}));
        assert_eq!(sort_of("visit", &day, made), 1_795_305_600_000);
        assert_eq!(sort_of("concern", &day, made), 1_700_000_000_000);
        assert_eq!(sort_of("visit", &fields(json!({"date": "soon"})), made), 1_700_000_000_000);
    }

    #[test]
    fn what_belongs_to_a_record_ranks_after_it() {
        for (child, parent) in
            [("observation", "visit"), ("action", "concern"), ("response", "action")]
        {
            assert!(rank(child) > rank(parent), "{child} {parent}");
        }
    }
}
