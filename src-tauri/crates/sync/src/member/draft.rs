//! How a membership act becomes an event, and back.

use super::act::{Act, Cut, Standing};
use super::person::{self, Applicant, DeviceEntry};
use crate::names::base32;
use cf_domain::record::Fields;
use cf_domain::{PersonId, RecordId};
use cf_ledger::{Action, EventId, FeedId, Payload};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A membership event that this device is about to say. The vault adds time, place and signature.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The name of the operation, for the audit trail.
    pub operation: &'static str,
    /// `member` or `device`.
    pub kind: &'static str,
    /// What happens to it.
    pub action: Action,
    /// The person or device, as a record.
    pub record: RecordId,
    /// The membership events it comes after.
    pub supersedes: Vec<EventId>,
    /// The fields.
    pub body: Fields,
}

impl Act {
    /// The event that says so, after the events that are known.
    #[must_use]
    pub fn draft(&self, heads: &[EventId]) -> Option<Draft> {
        let (operation, kind, action, record, body) = match self {
            Self::MemberAdded { who, standing } => {
                let mut body = Fields::new();
                body.insert("person".into(), json!(who.person.to_string()));
                body.insert("name".into(), json!(who.name));
                body.insert("role".into(), json!(who.role));
                body.insert("standing".into(), json!(standing.code()));
                body.insert("device".into(), who.device.to_json());
                ("member.admit", "member", "added", who.person.0, body)
            }
            Self::DeviceAdded { person, device } => {
                let mut body = Fields::new();
                body.insert("person".into(), json!(person.to_string()));
                body.insert("device".into(), device.to_json());
                ("device.admit", "device", "added", device.id.0, body)
            }
            Self::MemberRemoved { person, cuts } => {
                let mut body = Fields::new();
                body.insert("person".into(), json!(person.to_string()));
                body.insert("cuts".into(), cuts_to_json(cuts));
                ("member.remove", "member", "removed", person.0, body)
            }
            Self::Unknown => return None,
        };
        let action = Action::Unknown(action.to_owned());
        Some(Draft {
            operation,
            kind,
            action,
            record: RecordId(record),
            supersedes: heads.to_vec(),
            body,
        })
    }

    pub(super) fn read(payload: &Payload) -> Option<Self> {
        let Action::Unknown(action) = &payload.action else { return None };
        let body = &payload.body;
        let person = PersonId(Uuid::parse_str(person::field(body, "person")?).ok()?);
        match (payload.kind.as_str(), action.as_str()) {
            ("member", "added") => Some(Self::MemberAdded {
                who: Applicant {
                    person,
                    name: person::short(person::field(body, "name")?.to_owned()),
                    role: person::short(person::field(body, "role")?.to_owned()),
                    device: DeviceEntry::from_json(body.get("device")?)?,
                },
                standing: Standing::from_code(person::field(body, "standing")?)?,
            }),
            ("device", "added") => Some(Self::DeviceAdded {
                person,
                device: DeviceEntry::from_json(body.get("device")?)?,
            }),
            ("member", "removed") => {
                Some(Self::MemberRemoved { person, cuts: cuts_from_json(body.get("cuts")?)? })
            }
            _ => None,
        }
    }
}

fn cuts_to_json(cuts: &BTreeMap<FeedId, Cut>) -> Json {
    let cut = |cut: &Cut| json!({ "seq": cut.seq, "hash": base32::encode(&cut.hash) });
    cuts.iter()
        .map(|(feed, at)| (base32::encode(&feed.0), cut(at)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn cuts_from_json(value: &Json) -> Option<BTreeMap<FeedId, Cut>> {
    let read = |(feed, cut): (&String, &Json)| {
        let hash = base32::decode_fixed(person::text(cut, "hash")?)?;
        Some((FeedId(base32::decode_fixed(feed)?), Cut { seq: cut.get("seq")?.as_u64()?, hash }))
    };
    value.as_object()?.iter().map(read).collect()
}
