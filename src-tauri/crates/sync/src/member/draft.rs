//! How a membership act becomes an event, and back.

use super::act::{Act, Cut, Cuts, Standing};
use super::person::{self, Applicant, DeviceEntry};
use crate::channel::SharedChannel;
use crate::keys::SealPublic;
use crate::names::base32;
use crate::space::KeyName;
use cf_domain::record::Fields;
use cf_domain::{PersonId, RecordId};
use cf_ledger::{Action, DevicePublic, EventId, FeedId, Payload};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A membership event that this device is about to say. The vault adds time, place and signature.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The name of the operation, for the audit trail.
    pub operation: &'static str,
    /// `member`, `device` or `key`.
    pub kind: &'static str,
    /// What happens to it.
    pub action: Action,
    /// The person, device or key, as a record.
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
            Self::MemberAdded { who, standing, channels } => {
                let mut body = Fields::new();
                body.insert("person".into(), json!(who.person.to_string()));
                body.insert("name".into(), json!(who.name));
                body.insert("role".into(), json!(who.role));
                body.insert("standing".into(), json!(standing.code()));
                body.insert("device".into(), who.device.to_json());
                if let Some(channels) = channels {
                    let names: Vec<&str> = channels.iter().map(|channel| channel.name()).collect();
                    body.insert("channels".into(), json!(names));
                }
                ("member.admit", "member", "added", who.person.0, body)
            }
            Self::DeviceAdded { person, device, sheet } => {
                let mut body = Fields::new();
                body.insert("person".into(), json!(person.to_string()));
                body.insert("device".into(), device.to_json());
                if *sheet {
                    body.insert("sheet".into(), json!(true));
                }
                ("device.admit", "device", "added", device.id.0, body)
            }
            Self::MemberRemoved { person, cuts } => {
                let mut body = Fields::new();
                body.insert("person".into(), json!(person.to_string()));
                body.insert("cuts".into(), cuts_to_json(cuts));
                ("member.remove", "member", "removed", person.0, body)
            }
            Self::DeviceRemoved { person, device, cuts } => {
                let mut body = Fields::new();
                body.insert("person".into(), json!(person.to_string()));
                body.insert("sign".into(), json!(base32::encode(&device.0)));
                body.insert("cuts".into(), cuts_to_json(cuts));
                ("device.remove", "device", "removed", stand_in(&device.0), body)
            }
            Self::KeyGiven { key, to, reads } => {
                let public = key.public.to_bytes();
                let to: Vec<String> = to.iter().map(|device| base32::encode(&device.0)).collect();
                let mut body = Fields::new();
                body.insert("channel".into(), json!(key.channel.name()));
                body.insert("epoch".into(), json!(key.epoch));
                body.insert("key".into(), json!(base32::encode(&public)));
                body.insert("to".into(), json!(to));
                body.insert("reads".into(), json!(reads));
                ("key.give", "key", "given", stand_in(&public), body)
            }
            Self::LetThrough { person, bytes } => {
                let mut body = Fields::new();
                body.insert("person".into(), json!(person.to_string()));
                body.insert("bytes".into(), json!(bytes));
                ("member.let-through", "member", "let-through", person.0, body)
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
        if (payload.kind.as_str(), action.as_str()) == ("key", "given") {
            return key_given(body);
        }
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
                channels: body.get("channels").and_then(Json::as_array).map(|names| {
                    let named = names.iter().filter_map(Json::as_str);
                    // One that this app does not know gives nothing here.
                    named.filter_map(SharedChannel::from_name).collect()
                }),
            }),
            ("device", "added") => Some(Self::DeviceAdded {
                person,
                device: DeviceEntry::from_json(body.get("device")?)?,
                sheet: body.get("sheet").and_then(Json::as_bool).unwrap_or_default(),
            }),
            ("device", "removed") => Some(Self::DeviceRemoved {
                person,
                device: DevicePublic(base32::decode_fixed(person::field(body, "sign")?)?),
                cuts: cuts_from_json(body.get("cuts")?)?,
            }),
            ("member", "let-through") => {
                Some(Self::LetThrough { person, bytes: body.get("bytes")?.as_u64()? })
            }
            ("member", "removed") => {
                Some(Self::MemberRemoved { person, cuts: cuts_from_json(body.get("cuts")?)? })
            }
            _ => None,
        }
    }
}

fn key_given(body: &Fields) -> Option<Act> {
    let device = |text: &Json| Some(DevicePublic(base32::decode_fixed(text.as_str()?)?));
    let public = base32::decode_fixed(person::field(body, "key")?)?;
    let key = KeyName {
        channel: SharedChannel::from_name(person::field(body, "channel")?)?,
        epoch: body.get("epoch")?.as_u64()?.try_into().ok()?,
        public: SealPublic::new(public).ok()?,
    };
    let to: Option<BTreeSet<DevicePublic>> =
        body.get("to")?.as_array()?.iter().map(device).collect();
    Some(Act::KeyGiven { key, to: to?, reads: body.get("reads")?.as_bool()? })
}

/// The id under which the audit trail speaks of something that has a key and no id.
fn stand_in(key: &[u8; 32]) -> Uuid {
    Uuid::from_bytes(key.first_chunk().copied().unwrap_or_default())
}

fn cuts_to_json(cuts: &Cuts) -> Json {
    let cut = |cut: &Cut| json!({ "seq": cut.seq, "hash": base32::encode(&cut.hash) });
    cuts.iter()
        .map(|(feed, at)| (base32::encode(&feed.0), cut(at)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn cuts_from_json(value: &Json) -> Option<Cuts> {
    let read = |(feed, cut): (&String, &Json)| {
        let hash = base32::decode_fixed(person::text(cut, "hash")?)?;
        Some((FeedId(base32::decode_fixed(feed)?), Cut { seq: cut.get("seq")?.as_u64()?, hash }))
    };
    value.as_object()?.iter().map(read).collect()
}
