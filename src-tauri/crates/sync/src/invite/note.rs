//! The notes in an invitation's mail-box: an offer, requests, and that it is closed.

use super::admit::For;
use super::code::InviteSecret;
use crate::cbor::Map;
use crate::local::{Outgoing, OwnDevice};
use crate::member::Applicant;
use crate::names;
use crate::object::{self, Header, Kind, ObjectError, ObjectHash, Signed};
use crate::space::SignedGenesis;
use cf_ledger::{DeviceKey, DevicePublic};

/// What the signature is for.
const CONTEXT: &str = "visits/invite/v1";

/// What the invited finds: which space, and who invites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The hash of the space's genesis: a false space cannot be offered.
    pub genesis: ObjectHash,
    /// What people call the space.
    pub space_name: String,
    /// The device of who invites.
    pub inviter: DevicePublic,
    /// The name of who invites.
    pub inviter_name: String,
    /// Whom it is for.
    pub whom: For,
    /// The note's hash.
    pub hash: ObjectHash,
}

/// What somebody asks who wants to come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The offer it answers.
    pub offer: ObjectHash,
    /// Who asks.
    pub applicant: Applicant,
    /// The note's hash: the request's name.
    pub hash: ObjectHash,
}

/// A note in a mail-box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Note {
    Offer(Offer),
    Request(Request),
    /// The inviter let nobody else in: used, or cancelled.
    Closed {
        offer: ObjectHash,
        inviter: DevicePublic,
    },
}

/// Writes the offer.
pub(super) fn offer(
    secret: &InviteSecret,
    genesis: &SignedGenesis,
    own: &OwnDevice,
    own_name: &str,
    whom: For,
    now_ms: u64,
) -> Result<Outgoing, ObjectError> {
    let mut map = begun("offer", now_ms);
    map.put_bytes("g", &genesis.hash.0);
    map.put("z", genesis.genesis.name.as_str());
    map.put("n", own_name);
    if whom == For::OwnDevice {
        map.put("o", 1);
    }
    map.put_bytes("d", &own.sign.public().0);
    seal(secret, &map, &own.sign)
}

/// Writes a request.
pub(super) fn request(
    secret: &InviteSecret,
    offer: ObjectHash,
    applicant: &Applicant,
    key: &DeviceKey,
    now_ms: u64,
) -> Result<Outgoing, ObjectError> {
    let mut map = begun("request", now_ms);
    map.put_bytes("j", &offer.0);
    applicant.put(&mut map);
    seal(secret, &map, key)
}

/// Writes that the invitation is closed.
pub(super) fn closed(
    secret: &InviteSecret,
    offer: ObjectHash,
    key: &DeviceKey,
    now_ms: u64,
) -> Result<Outgoing, ObjectError> {
    let mut map = begun("closed", now_ms);
    map.put_bytes("j", &offer.0);
    map.put_bytes("d", &key.public().0);
    seal(secret, &map, key)
}

fn begun(what: &str, now_ms: u64) -> Map {
    let mut map = Map::default();
    map.put("v", 1);
    map.put("y", what);
    map.put("w", now_ms);
    map
}

fn seal(secret: &InviteSecret, map: &Map, key: &DeviceKey) -> Result<Outgoing, ObjectError> {
    let mut plain = Vec::new();
    Signed::new(CONTEXT, map.encode()?, key).push(&mut plain);
    let body = object::seal_body(&plain, &[secret.key().public()])?;
    let bytes = object::write(Kind::Invite, &Header::default(), &body)?;
    let hash = object::read(&bytes)?.hash;
    Ok(Outgoing { name: names::note(&secret.mailbox(), hash), bytes, part: None })
}

/// Opens a note. Its signature holds for the device that it names.
pub(super) fn open(secret: &InviteSecret, bytes: &[u8]) -> Result<Note, ObjectError> {
    let object = object::read(bytes)?;
    if object.kind != Kind::Invite {
        return Err(ObjectError::Mislabelled);
    }
    let plain = object::open_body(object.body, &secret.key())?;
    let signed = Signed::read(&plain)?;
    let mut map = Map::decode(&signed.statement)?;
    if map.take_number::<u64>("v")? == 0 {
        return Err(ObjectError::Malformed("versions begin at 1"));
    }
    let hash = object.hash;
    let (note, signer) = match map.take_text("y")?.as_str() {
        "offer" => {
            let inviter = DevicePublic(map.take_bytes("d")?);
            let genesis = ObjectHash(map.take_bytes("g")?);
            let (space_name, inviter_name) = (map.take_text("z")?, map.take_text("n")?);
            let own = map.take_number::<u64>("o").is_ok();
            let whom = if own { For::OwnDevice } else { For::Colleague };
            (Note::Offer(Offer { genesis, space_name, inviter, inviter_name, whom, hash }), inviter)
        }
        "request" => {
            let offer = ObjectHash(map.take_bytes("j")?);
            let applicant = Applicant::take(&mut map)?;
            let signer = applicant.device.sign;
            (Note::Request(Request { offer, applicant, hash }), signer)
        }
        "closed" => {
            let inviter = DevicePublic(map.take_bytes("d")?);
            (Note::Closed { offer: ObjectHash(map.take_bytes("j")?), inviter }, inviter)
        }
        _ => return Err(ObjectError::Newer),
    };
    signed.verify(CONTEXT, &signer)?;
    Ok(note)
}
