//! Who is a member, whatever the order in which the news arrives.

use cf_domain::{DeviceId, PersonId};
use cf_ledger::{DevicePublic, EventId, FeedId};
use cf_sync::SharedChannel;
use cf_sync::local::OwnDevice;
use cf_sync::member::{Act, Admission, Applicant, Cut, MemberEvent, Membership, Standing};
use cf_sync::object::SpaceId;
use cf_sync::space::Genesis;
use cf_sync::testing::device;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn person(number: u8) -> OwnDevice {
    device(u64::from(number), "laptop")
}

fn applicant(number: u8) -> Applicant {
    person(number).applicant(&format!("person {number}"), "lay-member")
}

fn genesis() -> Genesis {
    Genesis {
        space: SpaceId([1; 16]),
        name: "space".into(),
        owner: person(0).sign.public(),
        founder: applicant(0),
        created_ms: 0,
    }
}

fn event(id: u8, by: u8, after: &[u8], act: Act) -> MemberEvent {
    let parents = after.iter().map(|id| EventId([*id; 32])).collect();
    MemberEvent { id: EventId([id; 32]), device: person(by).sign.public(), parents, act }
}

fn add(who: u8, standing: Standing) -> Act {
    Act::MemberAdded { who: applicant(who), standing, channels: None }
}

fn remove(who: u8) -> Act {
    Act::MemberRemoved { person: person(who).person, cuts: BTreeMap::new() }
}

fn lose(who: u8, number: u8) -> Act {
    let (person, device) = (person(who).person, person(number).sign.public());
    Act::DeviceRemoved { person, device, cuts: BTreeMap::new() }
}

fn active(events: &[MemberEvent]) -> Vec<u8> {
    let membership = Membership::fold(&genesis(), events);
    (0..10).filter(|number| membership.active_person(person(*number).person).is_some()).collect()
}

/// The owner appoints two admins, 1 before 2; both know it.
fn two_admins() -> Vec<MemberEvent> {
    vec![event(1, 0, &[], add(1, Standing::Admin)), event(2, 0, &[1], add(2, Standing::Admin))]
}

fn with(mut events: Vec<MemberEvent>, more: Vec<MemberEvent>) -> Vec<MemberEvent> {
    events.extend(more);
    events
}

#[test]
fn admins_admit_members_and_nobody_else_does() {
    let events = with(
        two_admins(),
        vec![
            event(3, 1, &[2], add(3, Standing::Member)),
            event(4, 3, &[3], add(4, Standing::Member)),
        ],
    );
    assert_eq!(active(&events), [0, 1, 2, 3]);
    assert_eq!(Membership::fold(&genesis(), &events).refused, [EventId([4; 32])]);
}

#[test]
fn only_the_owner_appoints_admins_and_nobody_becomes_owner() {
    let events = with(
        two_admins(),
        vec![
            event(3, 1, &[2], add(3, Standing::Admin)),
            event(4, 0, &[2], add(4, Standing::Owner)),
        ],
    );
    assert_eq!(active(&events), [0, 1, 2]);
}

#[test]
fn of_two_admins_who_remove_each_other_the_senior_stays() {
    let events =
        with(two_admins(), vec![event(3, 2, &[2], remove(1)), event(4, 1, &[2], remove(2))]);
    assert_eq!(active(&events), [0, 1]);
}

#[test]
fn what_the_removed_said_beside_the_removal_does_not_count() {
    let before = event(3, 2, &[2], add(3, Standing::Member));
    let beside = event(4, 2, &[3], add(4, Standing::Member));
    let removal = event(5, 1, &[3], remove(2));
    let after = event(6, 2, &[5], add(5, Standing::Member));
    let events = with(two_admins(), vec![before, beside, removal, after]);
    assert_eq!(active(&events), [0, 1, 3]);
}

#[test]
fn the_owner_cannot_be_removed_and_a_member_cannot_remove() {
    let events = with(
        two_admins(),
        vec![
            event(3, 1, &[2], remove(0)),
            event(4, 1, &[3], add(3, Standing::Member)),
            event(5, 3, &[4], remove(2)),
        ],
    );
    assert_eq!(active(&events), [0, 1, 2, 3]);
}

#[test]
fn who_comes_back_must_be_admitted_after_the_removal() {
    let member = event(3, 1, &[2], add(3, Standing::Member));
    let removal = event(4, 1, &[3], remove(3));
    let beside = event(5, 2, &[3], add(3, Standing::Member));
    let after = event(6, 2, &[4], add(3, Standing::Member));
    let gone = with(two_admins(), vec![member, removal, beside]);
    assert_eq!(active(&gone), [0, 1, 2]);
    assert_eq!(active(&with(gone, vec![after])), [0, 1, 2, 3]);
}

#[test]
fn nobody_speaks_in_the_name_of_somebody_above_them() {
    let in_name_of = |who: u8, device: u8| Act::MemberAdded {
        who: Applicant { device: applicant(device).device, ..applicant(who) },
        standing: Standing::Member,
        channels: None,
    };
    let events = with(
        two_admins(),
        vec![
            event(3, 1, &[2], in_name_of(0, 7)),
            event(4, 2, &[2], in_name_of(1, 8)),
            event(5, 2, &[2], add(3, Standing::Member)),
            event(6, 1, &[5], in_name_of(3, 9)),
        ],
    );
    let membership = Membership::fold(&genesis(), &events);
    assert_eq!(membership.refused, [EventId([3; 32]), EventId([4; 32])]);
    let owner = membership.active_person(person(0).person).unwrap();
    assert_eq!((owner.standing, owner.devices.len()), (Standing::Owner, 1));
    // An admin may give a member another device that way.
    assert_eq!(membership.active_person(person(3).person).unwrap().devices.len(), 2);
}

#[test]
fn the_owner_promotes_a_member_by_admitting_them_as_admin() {
    let events = with(
        two_admins(),
        vec![
            event(3, 1, &[2], add(3, Standing::Member)),
            event(4, 0, &[3], add(3, Standing::Admin)),
        ],
    );
    let standing = |events: &[MemberEvent]| {
        Membership::fold(&genesis(), events)
            .active_person(person(3).person)
            .map(|member| member.standing)
    };
    assert_eq!(standing(&events), Some(Standing::Admin));
    // Admitting them again as a member does not take it away.
    let again = event(5, 0, &[4], add(3, Standing::Member));
    assert_eq!(standing(&with(events, vec![again])), Some(Standing::Admin));
}

#[test]
fn a_cut_lets_in_what_was_said_before_it_and_nothing_later() {
    let feed = FeedId([9; 32]);
    let cut = Cut { seq: 5, hash: [5; 32] };
    let removal =
        Act::MemberRemoved { person: person(3).person, cuts: BTreeMap::from([(feed, cut)]) };
    let events = with(
        two_admins(),
        vec![event(3, 1, &[2], add(3, Standing::Member)), event(4, 1, &[3], removal)],
    );
    let membership = Membership::fold(&genesis(), &events);
    let key = person(3).sign.public();
    let admission = |feed, seq, hash: u8| {
        membership.admission(&key, SharedChannel::QUALITY, feed, seq, &[hash; 32])
    };
    assert!(matches!(admission(feed, 4, 1), Admission::Yes(..)));
    assert!(matches!(admission(feed, 5, 5), Admission::Yes(..)));
    assert_eq!(admission(feed, 5, 6), Admission::AfterRemoval);
    assert_eq!(admission(feed, 6, 5), Admission::AfterRemoval);
    assert_eq!(admission(FeedId([8; 32]), 1, 1), Admission::AfterRemoval);
    let stranger = person(9).sign.public();
    assert_eq!(
        membership.admission(&stranger, SharedChannel::QUALITY, feed, 1, &[0; 32]),
        Admission::Unknown
    );
}

#[test]
fn a_second_device_speaks_for_its_person() {
    let second = person(7);
    let mut entry = applicant(7).device;
    entry.id = DeviceId(second.device.0);
    let added = Act::DeviceAdded { person: person(1).person, device: entry.clone(), sheet: false };
    let by_stranger =
        Act::DeviceAdded { person: person(2).person, device: applicant(8).device, sheet: false };
    let events = with(
        two_admins(),
        vec![
            event(3, 1, &[2], added),
            event(4, 7, &[3], add(3, Standing::Member)),
            event(5, 8, &[2], by_stranger),
        ],
    );
    let membership = Membership::fold(&genesis(), &events);
    assert_eq!(membership.owner_of(&entry.sign).unwrap().0.person, person(1).person);
    assert!(membership.active_person(person(3).person).is_some());
    assert_eq!(membership.refused, [EventId([5; 32])]);
}

#[test]
fn a_lost_computer_is_replaced_whatever_it_says_beside_that_and_after() {
    let further = |number: u8| Act::DeviceAdded {
        person: person(3).person,
        device: applicant(number).device,
        sheet: false,
    };
    let events = with(
        two_admins(),
        vec![
            event(3, 1, &[2], add(3, Standing::Member)),
            event(4, 3, &[3], further(8)),
            event(5, 1, &[3], lose(3, 3)),
            event(6, 1, &[5], further(7)),
            event(7, 3, &[6], lose(3, 7)),
            event(8, 8, &[4, 6], lose(3, 7)),
            event(9, 3, &[6], further(9)),
        ],
    );
    let membership = Membership::fold(&genesis(), &events);
    let on_duty =
        |number: u8| membership.on_duty(&person(number).sign.public()).map(|member| member.person);
    assert_eq!(on_duty(7), Some(person(3).person));
    assert_eq!([on_duty(3), on_duty(8), on_duty(9)], [None, None, None]);
    assert_eq!(membership.refused, [4, 7, 8, 9].map(|id| EventId([id; 32])));
    assert_eq!(active(&events), [0, 1, 2, 3]);
}

#[test]
fn what_lacks_an_ancestor_waits_and_what_is_newer_is_kept_apart() {
    let early = event(4, 1, &[3], add(4, Standing::Member));
    let newer = event(5, 0, &[2], Act::Unknown);
    let membership = Membership::fold(&genesis(), &with(two_admins(), vec![early, newer]));
    assert_eq!(membership.incomplete, 1);
    assert_eq!(membership.newer, [EventId([5; 32])]);
    assert_eq!(membership.heads, [EventId([5; 32])]);
    assert!(membership.active_person(person(4).person).is_none());
}

#[test]
fn a_key_kept_on_paper_speaks_for_the_owner() {
    let paper = Genesis { owner: person(9).sign.public(), ..genesis() };
    let events = [event(1, 9, &[], add(1, Standing::Admin))];
    assert!(Membership::fold(&paper, &events).active_person(person(1).person).is_some());
}

#[test]
fn a_very_long_chain_of_devices_is_counted_to_its_end() {
    let mut by = person(0).sign.public();
    let mut events = Vec::new();
    for number in 1..2000_u32 {
        let mut id = [0; 32];
        id[..4].copy_from_slice(&number.to_be_bytes());
        let parents = events.last().map(|last: &MemberEvent| vec![last.id]).unwrap_or_default();
        let mut entry = applicant(1).device;
        entry.sign = DevicePublic(id);
        let act =
            Act::DeviceAdded { person: PersonId(person(0).person.0), device: entry, sheet: false };
        events.push(MemberEvent { id: EventId(id), device: by, parents, act });
        by = DevicePublic(id);
    }
    let membership = Membership::fold(&genesis(), &events);
    assert_eq!(membership.refused, []);
    assert!(membership.owner_of(&by).is_some());
}

fn acts() -> impl Strategy<Value = Act> {
    let standing = prop_oneof![Just(Standing::Admin), Just(Standing::Member)];
    prop_oneof![
        3 => (1..6_u8, standing).prop_map(|(who, standing)| add(who, standing)),
        2 => (0..6_u8).prop_map(remove),
        1 => (0..6_u8, 6..9_u8).prop_map(|(who, number)| Act::DeviceAdded {
            person: person(who).person,
            device: applicant(number).device,
            sheet: false,
        }),
        1 => (1..6_u8, 1..9_u8).prop_map(|(who, number)| lose(who, number)),
    ]
}

prop_compose! {
    /// Up to fourteen events, each after some earlier ones.
    fn histories()(raw in prop::collection::vec((acts(), 0..9_u8, any::<u16>()), 1..14)) -> Vec<MemberEvent> {
        raw.into_iter().enumerate().map(|(at, (act, by, mask))| {
            let after: Vec<u8> = (0..at).filter(|earlier| mask & (1 << earlier) != 0).map(|e| e as u8 + 1).collect();
            event(at as u8 + 1, by, &after, act)
        }).collect()
    }
}

proptest! {
    #[test]
    fn the_order_of_the_events_and_repeats_do_not_matter(
        events in histories(),
        shuffled in any::<prop::sample::Index>(),
        seed in any::<u64>(),
    ) {
        let expected = Membership::fold(&genesis(), &events);
        let mut mixed = events.clone();
        mixed.push(events[shuffled.index(events.len())].clone());
        mixed.sort_by_key(|event| blake3::hash(&[&seed.to_le_bytes()[..], &event.id.0].concat()).as_bytes().to_owned());
        prop_assert_eq!(Membership::fold(&genesis(), &mixed), expected);
    }

    #[test]
    fn the_founder_always_stays(events in histories()) {
        prop_assert!(Membership::fold(&genesis(), &events).active_person(person(0).person).is_some());
    }

    #[test]
    fn a_removal_by_the_owner_that_saw_everything_holds(events in histories(), who in 1..6_u8) {
        let all: Vec<u8> = (1..=events.len() as u8).collect();
        let removal = event(200, 0, &all, remove(who));
        let after = Membership::fold(&genesis(), &with(events, vec![removal]));
        prop_assert!(after.active_person(person(who).person).is_none());
    }

    #[test]
    fn a_replacement_by_the_owner_that_saw_everything_holds(
        events in histories(),
        who in 1..6_u8,
        late in acts(),
    ) {
        let before = Membership::fold(&genesis(), &events);
        let Some(member) = before.active_person(person(who).person) else { return Ok(()) };
        let lost: Vec<DevicePublic> = member.devices.iter().map(|device| device.sign).collect();
        let others = before.everybody().filter(|other| other.person != member.person);
        let shared = others.flat_map(|other| &other.devices).any(|one| lost.contains(&one.sign));
        prop_assume!(!shared && !lost.contains(&person(0).sign.public()));
        let mut after: Vec<u8> = (1..=events.len() as u8).collect();
        let mut said = events;
        for (id, device) in (200..).zip(&lost) {
            let (person, device) = (member.person, *device);
            let act = Act::DeviceRemoved { person, device, cuts: BTreeMap::new() };
            said.push(event(id, 0, &after, act));
            after.push(id);
        }
        let new = Act::DeviceAdded {
            person: member.person,
            device: applicant(9).device,
            sheet: false,
        };
        said.push(event(240, 0, &after, new));
        for (id, device) in (241..).zip(&lost) {
            let (id, parents) = (EventId([id; 32]), vec![EventId([240; 32])]);
            said.push(MemberEvent { id, device: *device, parents, act: late.clone() });
        }
        let now = Membership::fold(&genesis(), &said);
        let on_duty = |device: &DevicePublic| now.on_duty(device).map(|member| member.person);
        prop_assert_eq!(on_duty(&person(9).sign.public()), Some(member.person));
        for device in &lost {
            prop_assert_eq!(on_duty(device), None);
        }
    }
}

#[test]
fn what_administrators_let_through_adds_up_and_nobody_else_says_so() {
    let more = |who: u8, bytes| Act::LetThrough { person: person(who).person, bytes };
    let events = with(
        two_admins(),
        vec![
            event(3, 1, &[2], add(3, Standing::Member)),
            event(4, 1, &[3], more(3, 500)),
            event(5, 2, &[3], more(3, 70)),
            event(6, 3, &[3], more(3, 9_000)),
            event(7, 0, &[5], remove(1)),
            event(8, 1, &[4], more(3, 1_000)),
        ],
    );
    let membership = Membership::fold(&genesis(), &events);
    assert_eq!(
        membership.let_through(person(3).person),
        70,
        "an act that the removal did not see is gone"
    );
    assert_eq!(membership.let_through(person(1).person), 0);
    let without_removal: Vec<_> =
        events.iter().filter(|event| event.id != EventId([7; 32])).cloned().collect();
    let membership = Membership::fold(&genesis(), &without_removal);
    assert_eq!(membership.let_through(person(3).person), 1_570);
    assert_eq!(membership.refused, [EventId([6; 32])]);
}
