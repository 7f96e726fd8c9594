//! The payload's bytes: one CBOR map with one-letter keys in a fixed order. Frozen; see the golden
//! test. `t` type, `v` version, `r` record, `h` clock, `o` operation, `p` part, `s` supersedes,
//! `b` body.

use super::{Action, EventId, Payload, PayloadError};
use crate::hlc::Hlc;
use cf_domain::RecordId;
use cf_domain::record::Fields;
use ciborium::Value;
use serde_json::Value as Json;
use uuid::Uuid;

/// Deeper nesting than any record has: a bound against made-up bytes.
const MAX_DEPTH: usize = 16;

pub(super) fn encode(payload: &Payload) -> Result<Vec<u8>, PayloadError> {
    let text = |key: &str| Value::Text(key.to_owned());
    let members = vec![
        (text("t"), Value::Text(format!("{}.{}", payload.kind, payload.action.word()))),
        (text("v"), Value::from(payload.version)),
        (text("r"), Value::Bytes(payload.record.0.as_bytes().to_vec())),
        (text("h"), Value::from(payload.hlc.to_bits())),
        (text("o"), Value::Text(payload.operation.clone())),
        (text("p"), Value::from(payload.part)),
        (
            text("s"),
            Value::Array(payload.supersedes.iter().map(|id| Value::Bytes(id.0.to_vec())).collect()),
        ),
        (
            text("b"),
            Value::Map(
                payload.body.iter().map(|(k, v)| (Value::Text(k.clone()), from_json(v))).collect(),
            ),
        ),
    ];
    let mut bytes = Vec::new();
    ciborium::into_writer(&Value::Map(members), &mut bytes)
        .map_err(|_| PayloadError::Malformed("cannot be encoded"))?;
    Ok(bytes)
}

pub(super) fn decode(bytes: &[u8]) -> Result<Payload, PayloadError> {
    use PayloadError::Malformed;
    let mut rest = bytes;
    let value: Value = ciborium::de::from_reader_with_recursion_limit(&mut rest, MAX_DEPTH)
        .map_err(|_| Malformed("not well-formed CBOR"))?;
    if !rest.is_empty() {
        return Err(Malformed("bytes after its end"));
    }
    let Value::Map(members) = value else { return Err(Malformed("not a map")) };
    let find = |key: &str| members.iter().find(|(k, _)| k.as_text() == Some(key)).map(|(_, v)| v);
    let number =
        |key: &str| find(key).and_then(Value::as_integer).and_then(|n| u64::try_from(n).ok());
    let (kind, action) = find("t")
        .and_then(Value::as_text)
        .and_then(|t| t.rsplit_once('.'))
        .ok_or(Malformed("no type"))?;
    let record = find("r").and_then(Value::as_bytes).and_then(|b| Uuid::from_slice(b).ok());
    let supersedes = find("s").and_then(Value::as_array).map_or(&[][..], Vec::as_slice).iter();
    let supersedes = supersedes
        .map(|id| id.as_bytes().and_then(|b| <[u8; 32]>::try_from(b.as_slice()).ok()).map(EventId))
        .collect::<Option<Vec<_>>>();
    let body = match find("b") {
        Some(Value::Map(fields)) => fields
            .iter()
            .map(|(k, v)| k.as_text().map(|k| (k.to_owned(), to_json(v))))
            .collect::<Option<Fields>>()
            .ok_or(Malformed("a field without a name"))?,
        _ => return Err(Malformed("no body")),
    };
    Ok(Payload {
        kind: kind.to_owned(),
        action: Action::from_word(action),
        version: number("v").and_then(|v| u16::try_from(v).ok()).ok_or(Malformed("no version"))?,
        record: RecordId(record.ok_or(Malformed("no record"))?),
        hlc: Hlc::from_bits(number("h").ok_or(Malformed("no clock"))?),
        operation: find("o").and_then(Value::as_text).unwrap_or_default().to_owned(),
        part: number("p").and_then(|p| u16::try_from(p).ok()).unwrap_or_default(),
        supersedes: supersedes.ok_or(Malformed("a bad event id"))?,
        body,
    })
}

fn from_json(value: &Json) -> Value {
    match value {
        Json::Null => Value::Null,
        Json::Bool(flag) => Value::Bool(*flag),
        Json::Number(number) => number.as_i64().map_or_else(
            || {
                number
                    .as_u64()
                    .map_or_else(|| Value::Float(number.as_f64().unwrap_or_default()), Value::from)
            },
            Value::from,
        ),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(items) => Value::Array(items.iter().map(from_json).collect()),
        Json::Object(members) => Value::Map(
            members.iter().map(|(k, v)| (Value::Text(k.clone()), from_json(v))).collect(),
        ),
    }
}

/// A view for this app's eyes; forms that JSON has not (bytes, tags) are shown as nothing, and stay
/// as they are in the stored bytes.
fn to_json(value: &Value) -> Json {
    match value {
        Value::Bool(flag) => Json::Bool(*flag),
        Value::Integer(number) => i64::try_from(*number)
            .map(Json::from)
            .or_else(|_| u64::try_from(*number).map(Json::from))
            .unwrap_or(Json::Null),
        Value::Float(number) => Json::from(*number),
        Value::Text(text) => Json::String(text.clone()),
        Value::Array(items) => Json::Array(items.iter().map(to_json).collect()),
        Value::Map(members) => Json::Object(
            members
                .iter()
                .filter_map(|(k, v)| Some((k.as_text()?.to_owned(), to_json(v))))
                .collect(),
        ),
        _ => Json::Null,
    }
}
