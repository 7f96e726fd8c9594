//! Events: payloads, membership acts, and the fold over them. Input: events, each after two bytes of
//! length, said in turn by the founder and two others.
#![no_main]

use cf_domain::PersonId;
use cf_ledger::{DevicePublic, Envelope, EventId, FeedId, Hlc, Payload, Salt};
use cf_sync::SharedChannel;
use cf_sync::member::{Act, Cut, MemberEvent, Membership, Standing};
use cf_sync::space::KeyName;
use cf_sync::space::SignedGenesis;
use cf_sync_fuzz::{golden, write_seeds};
use libfuzzer_sys::fuzz_target;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// One of every act, each after the one before it.
fn acts() -> Vec<Act> {
    let own = golden::device();
    let person = PersonId(Uuid::from_bytes([0x21; 16]));
    let mut who = own.applicant("Tom Reeve", "lay-member");
    who.person = person;
    who.device.sign = DevicePublic([2; 32]);
    let cuts = BTreeMap::from([(FeedId([1; 32]), Cut { seq: 3, hash: [4; 32] })]);
    let channels = Some(SharedChannel::records().collect());
    let key =
        KeyName { channel: SharedChannel::QUALITY, epoch: 2, public: golden::epoch().public() };
    vec![
        Act::MemberAdded { who: who.clone(), standing: Standing::Admin, channels },
        Act::DeviceAdded { person, device: who.device.clone(), sheet: true },
        Act::KeyGiven { key, to: BTreeSet::from([DevicePublic([2; 32])]), reads: true },
        Act::DeviceRemoved { person, device: DevicePublic([2; 32]), cuts: cuts.clone() },
        Act::MemberRemoved { person, cuts },
    ]
}

fn seeds() -> Vec<Vec<u8>> {
    let (mut all, mut heads) = (Vec::new(), Vec::new());
    for act in acts() {
        let draft = act.draft(&heads).expect("an act that is known");
        let payload = Payload {
            kind: draft.kind.to_owned(),
            action: draft.action,
            version: 1,
            record: draft.record,
            hlc: Hlc::at_ms(1_795_000_000_000),
            operation: draft.operation.to_owned(),
            part: 0,
            supersedes: draft.supersedes,
            body: draft.body,
        };
        let bytes = payload.encode().expect("a small event");
        heads = vec![EventId::of(&Salt([7; 16]), &bytes)];
        all.extend(u16::try_from(bytes.len()).expect("a small event").to_le_bytes());
        all.extend(bytes);
    }
    vec![all]
}

fuzz_target!(init: write_seeds(seeds), |bytes: &[u8]| {
    let genesis = SignedGenesis::read(golden::FILES[0].to_vec()).expect("a golden file").genesis;
    let others = [golden::device().sign.public(), DevicePublic([2; 32]), DevicePublic([3; 32])];
    let mut said = Vec::new();
    let mut rest = bytes;
    while let Some((length, after)) = rest.split_first_chunk::<2>() {
        let length = usize::from(u16::from_le_bytes(*length)).min(after.len());
        let (payload, after) = after.split_at(length);
        rest = after;
        if let Ok(read) = Payload::decode(payload)
            && let Ok(again) = read.encode()
        {
            assert!(Payload::decode(&again).is_ok_and(|again| again == read));
        }
        let envelope = Envelope {
            feed: FeedId([1; 32]),
            seq: said.len() as u64 + 1,
            prev: [0; 32],
            salt: Salt([7; 16]),
            bytes: payload.to_vec(),
            signature: None,
        };
        said.push(MemberEvent::read(others[said.len() % 3], &envelope));
        if said.len() == 12 {
            break;
        }
    }
    let members = Membership::fold(&genesis, &said);
    said.reverse();
    let turned = Membership::fold(&genesis, &said);
    assert!(members.everybody().eq(turned.everybody()), "the order of events changes nothing");
});
