//! Adding records from JSON Lines: all or nothing, with every fault named by line.

use crate::desk::Desk;
use crate::error::AppError;
use crate::operation::Operation;
use crate::provider;
use crate::words::unsettled;
use cf_domain::RecordId;
use cf_domain::record::{
    Action, Concern, Contact, Fields, HandIn, Intelligence, Judgement, Kind, Meeting, Observation,
    Organisation, Pack, Person, Record, Response, Service, Site, Summary, Visit,
};
use cf_domain::word::Audience;
use cf_vault::Tx;
use serde_json::Value;
use uuid::Uuid;

/// Members of a line that are not fields of its kind.
const EVERY_LINE: &[&str] = &["kind", "id", "audience", "author", "created", "edited"];

/// The namespace of ids that people write by hand (`"id": "visit-1"`). Frozen.
const BY_HAND: Uuid = Uuid::from_u128(0x6866_7269_656e_645f_8000_0000_0000_0002);

/// What was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The ids, in the order of the lines.
    pub ids: Vec<RecordId>,
    /// Records that stay with their author because of possible identifiers, by line.
    pub held_back: Vec<u32>,
}

/// A line that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct LineFault {
    /// From 1.
    pub line: u32,
    /// What is wrong and what to do.
    pub message: String,
}

struct Line {
    number: u32,
    kind: Kind,
    id: RecordId,
    audience: Option<Audience>,
    fields: Fields,
}

/// Adds the records of a text, one JSON object a line. `kind` is for lines that do not name theirs.
///
/// # Errors
/// [`AppError::BadFile`] with the first fault, by line and field. Then nothing was added.
pub fn add(desk: &Desk, text: &str, kind: Option<Kind>) -> Result<Added, AppError> {
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if !line.trim().is_empty() {
            lines.push(
                read(desk, number, line, kind)
                    .map_err(|fault| AppError::BadFile(fault.to_string()))?,
            );
        }
    }
    desk.transact(Operation::AddRecords, |tx| {
        let mut added = Added { ids: Vec::new(), held_back: Vec::new() };
        for line in lines {
            let fault = |message: String| {
                AppError::BadFile(LineFault { line: line.number, message }.to_string())
            };
            let (fields, words) = checked(&line, tx).map_err(fault)?;
            let wanted = line.audience.unwrap_or_else(|| usual(line.kind));
            let clean = !wanted.leaves_device() || unsettled(&words_of(&words), &[]).is_empty();
            let mut fields = fields;
            if !clean {
                fields.insert(AWAITING.to_owned(), Value::String(wanted.code().to_owned()));
                added.held_back.push(line.number);
            }
            tx.make(line.kind, line.id, if clean { wanted } else { Audience::Private }, fields)
                .map_err(|why| fault(why.to_string()))?;
            added.ids.push(line.id);
        }
        Ok(added)
    })
}

/// Set on a private record that its author wants to share once its identifiers are settled.
pub const AWAITING: &str = "awaiting";

/// Notes and visits stay with their author; lists of places, and what was raised for the team, are
/// the team's.
fn usual(kind: Kind) -> Audience {
    match kind {
        Kind::Visit | Kind::Observation | Kind::Summary => Audience::Private,
        _ => Audience::Quality,
    }
}

fn read(desk: &Desk, number: u32, line: &str, kind: Option<Kind>) -> Result<Line, LineFault> {
    let fault = |message: String| LineFault { line: number, message };
    let value: Value = serde_json::from_str(line).map_err(|why| {
        fault(format!("not a JSON object (column {}); write one object a line", why.column()))
    })?;
    let Value::Object(mut fields) = value else {
        return Err(fault("not a JSON object; write one object a line".to_owned()));
    };
    let given = fields.remove("kind").and_then(|kind| kind.as_str().map(str::to_owned));
    let kind = match (given, kind) {
        (Some(given), expected) => {
            let found: Kind = given
                .parse()
                .map_err(|why: cf_domain::code::UnknownCode| fault(format!("kind {why}")))?;
            if expected.is_some_and(|expected| expected != found) {
                return Err(fault(format!(
                    "this is of kind “{}”, another kind was asked for",
                    found.code()
                )));
            }
            found
        }
        (None, Some(expected)) => expected,
        (None, None) => return Err(fault("no “kind”; say what it is".to_owned())),
    };
    let audience = match fields.remove("audience") {
        None | Some(Value::Null) => None,
        Some(Value::String(code)) => Some(
            code.parse()
                .map_err(|why: cf_domain::code::UnknownCode| fault(format!("audience {why}")))?,
        ),
        Some(_) => return Err(fault("“audience” is a word".to_owned())),
    };
    let code = fields.get("code").and_then(Value::as_str).map(str::to_owned);
    let id = match (fields.remove("id"), kind, code) {
        (Some(Value::String(id)), ..) => id_of(&id),
        (Some(_), ..) => return Err(fault("“id” is a word".to_owned())),
        (None, Kind::Organisation, Some(code)) => RecordId::of_organisation(&code),
        (None, ..) => desk.new_id(),
    };
    for name in EVERY_LINE {
        fields.remove(*name);
    }
    let known = kind.fields();
    if let Some(name) = fields.keys().find(|name| {
        !known.iter().any(|field| field.name == name.as_str() || field.name == format!("r#{name}"))
    }) {
        let names: Vec<&str> =
            known.iter().map(|field| field.name.trim_start_matches("r#")).collect();
        return Err(fault(format!(
            "unknown field “{name}” for {}; known are: {}",
            kind.code(),
            names.join(", ")
        )));
    }
    for field in known.iter().filter(|field| field.required) {
        if fields.get(field.name).is_none_or(cf_domain::record::is_nothing) {
            return Err(fault(format!("“{}” is missing: {}", field.name, field.meaning.trim())));
        }
    }
    Ok(Line { number, kind, id, audience, fields })
}

/// An id as people write it: ours, or any word, which always means the same record.
#[must_use]
pub fn id_of(text: &str) -> RecordId {
    text.parse().unwrap_or_else(|_| RecordId(Uuid::new_v5(&BY_HAND, text.as_bytes())))
}

/// Fields that name other records.
const REFERENCES: &[&str] = &["organisation", "site", "service", "visit", "concern", "about"];

/// Resolves references, checks every value against its kind, and gathers the words.
fn checked(line: &Line, tx: &Tx<'_>) -> Result<(Fields, Vec<String>), String> {
    let mut fields = line.fields.clone();
    for name in REFERENCES {
        if let Some(Value::String(given)) = fields.get(*name) {
            let id = resolve(tx, name, given)?;
            fields.insert((*name).to_owned(), Value::String(id.to_string()));
        }
    }
    let fields = match line.kind {
        Kind::Organisation => as_kind::<Organisation>(&fields),
        Kind::Site => as_kind::<Site>(&fields),
        Kind::Service => as_kind::<Service>(&fields),
        Kind::Person => as_kind::<Person>(&fields),
        Kind::Visit => as_kind::<Visit>(&fields),
        Kind::Observation => as_kind::<Observation>(&fields),
        Kind::Intelligence => as_kind::<Intelligence>(&fields),
        Kind::Concern => as_kind::<Concern>(&fields),
        Kind::Action => as_kind::<Action>(&fields),
        Kind::Response => as_kind::<Response>(&fields),
        Kind::Summary => as_kind::<Summary>(&fields),
        Kind::Meeting => as_kind::<Meeting>(&fields),
        Kind::Judgement => as_kind::<Judgement>(&fields),
        Kind::HandIn => as_kind::<HandIn>(&fields),
        Kind::Contact => as_kind::<Contact>(&fields),
        Kind::Pack => as_kind::<Pack>(&fields),
    }?;
    let words = if matches!(
        line.kind,
        Kind::Organisation | Kind::Site | Kind::Service | Kind::Person | Kind::Contact
    ) {
        Vec::new()
    } else {
        fields
            .iter()
            .filter(|(name, _)| !REFERENCES.contains(&name.as_str()))
            .filter_map(|(_, value)| value.as_str().map(str::to_owned))
            .collect()
    };
    Ok((fields, words))
}

fn as_kind<R: Record>(fields: &Fields) -> Result<Fields, String> {
    let record = R::from_fields(fields).map_err(|why| why.to_string())?;
    record.to_fields().map_err(|why| why.to_string())
}

fn resolve(tx: &Tx<'_>, field: &str, given: &str) -> Result<RecordId, String> {
    let exists = |id: RecordId| {
        tx.reader().record(id).map(|found| found.is_some()).map_err(|why| why.to_string())
    };
    let by_id = id_of(given);
    if exists(by_id)? {
        return Ok(by_id);
    }
    if field == "organisation"
        && let Some(found) =
            provider::by_code(&tx.reader(), given).map_err(|why| why.to_string())?
    {
        return Ok(found.meta.id);
    }
    Err(format!("“{field}” names “{given}”, which is not here; add it first"))
}

fn words_of(words: &[String]) -> Vec<(&str, Option<&str>)> {
    words.iter().map(|text| ("text", Some(text.as_str()))).collect()
}
