//! What was said under a tenure: on which devices, and until when each of them counts.
//!
//! A person's devices stand in an order too: recovery sheets first, then the device they came with,
//! then others as they were added. A device is taken away by somebody who stands above the person,
//! by a device that stands above it, or by itself: so whoever has stolen a laptop cannot shut out
//! its owner. The first device may also take away a sheet, unless the sheet takes it away first or
//! at the same time.

use super::resolve::{Addition, Resolver, Tenure};
use cf_ledger::DevicePublic;
use std::collections::{BTreeMap, BTreeSet};

/// A device under a tenure, since the event that added it.
struct Station {
    device: DevicePublic,
    since: Option<usize>,
    sheet: bool,
}

/// What a round of listening found.
#[derive(Default)]
struct Heard {
    said: BTreeSet<usize>,
    /// For each device: the removal that ended it, if it is not there again since.
    lost: BTreeMap<DevicePublic, Option<usize>>,
}

impl<'a> Resolver<'a> {
    /// Collects a tenure's devices and what was said on them: after it was given, after the device
    /// belonged to it, before the device was lost and before every removal that counts.
    pub fn hear(&self, tenure: &mut Tenure<'a>) {
        let all = self.additions.get(&tenure.who.person).map(Vec::as_slice).unwrap_or_default();
        let mut additions = all.to_vec();
        // Whoever says that a device belongs here must be heard here, or stand above. Leaving one
        // out can make others fall that it added, so it is listened to again until none falls.
        loop {
            let heard = self.listen(tenure, &additions);
            let counts = |addition: &Addition<'_>| {
                heard.said.contains(&addition.place) || self.sayers(addition.place).next().is_some()
            };
            let before = additions.len();
            additions.retain(counts);
            if additions.len() == before {
                tenure.said = heard.said;
                tenure.lost = heard
                    .lost
                    .into_iter()
                    .filter_map(|(device, end)| Some((device, end?)))
                    .collect();
                tenure.added = additions;
                return;
            }
        }
    }

    fn listen(&self, tenure: &Tenure<'_>, additions: &[Addition<'_>]) -> Heard {
        let mut heard = Heard::default();
        for station in self.in_order(tenure, additions) {
            let mut said = self.said_on(tenure, &station, &[]);
            let mut above = heard.said.clone();
            if station.sheet {
                above.extend(self.cancels(tenure, &station));
            }
            let ends = self.ends(tenure, &station, &above, &said);
            if !ends.is_empty() {
                said = self.said_on(tenure, &station, &ends);
                // Giving up a device is the last that is said on it.
                said.extend(ends.iter().filter(|end| self.author(**end) == Some(station.device)));
            }
            heard.said.extend(said);
            let end = heard.lost.entry(station.device).or_insert(ends.first().copied());
            if ends.is_empty() {
                *end = None;
            }
        }
        heard
    }

    fn in_order(&self, tenure: &Tenure<'_>, additions: &[Addition<'_>]) -> Vec<Station> {
        let added = |sheet: bool| {
            let of_kind = additions.iter().filter(move |addition| addition.sheet == sheet);
            of_kind.map(move |addition| Station {
                device: addition.device.sign,
                since: Some(addition.place),
                sheet,
            })
        };
        let own = Station { device: tenure.who.device.sign, since: None, sheet: false };
        let on_paper = (tenure.given.is_none() && self.genesis.owner != own.device)
            .then_some(Station { device: self.genesis.owner, since: None, sheet: false });
        on_paper.into_iter().chain(added(true)).chain([own]).chain(added(false)).collect()
    }

    /// The removals of a device that count: said from above, by a device above it or on itself, and
    /// not before it was added (again).
    fn ends(
        &self,
        tenure: &Tenure<'_>,
        station: &Station,
        above: &BTreeSet<usize>,
        itself: &BTreeSet<usize>,
    ) -> Vec<usize> {
        let losses = self.losses.get(&tenure.who.person).map(Vec::as_slice).unwrap_or_default();
        let since = station.since.or(tenure.given);
        let counts = |place: usize| {
            since.is_none_or(|since| !self.graph.before(place, since))
                && (above.contains(&place)
                    || itself.contains(&place)
                    || self.sayers(place).next().is_some())
        };
        let of_device = losses.iter().filter(|(_, device)| *device == station.device);
        of_device.map(|(place, _)| *place).filter(|place| counts(*place)).collect()
    }

    /// What the first device says against a sheet, before the sheet says anything against it.
    fn cancels(&self, tenure: &Tenure<'_>, sheet: &Station) -> Vec<usize> {
        let first = Station { device: tenure.who.device.sign, since: None, sheet: false };
        let losses = self.losses.get(&tenure.who.person).map(Vec::as_slice).unwrap_or_default();
        let against: Vec<usize> = losses
            .iter()
            .filter(|(place, device)| {
                *device == first.device && self.author(*place) == Some(sheet.device)
            })
            .map(|(place, _)| *place)
            .collect();
        let said = self.said_on(tenure, &first, &[]);
        let of_sheet = losses.iter().filter(|(_, device)| *device == sheet.device);
        of_sheet
            .map(|(place, _)| *place)
            .filter(|place| {
                said.contains(place) && against.iter().all(|end| self.graph.before(*place, *end))
            })
            .collect()
    }

    fn said_on(&self, tenure: &Tenure<'_>, station: &Station, ends: &[usize]) -> BTreeSet<usize> {
        let after = |earlier: Option<usize>, place: usize| {
            earlier.is_none_or(|earlier| self.graph.before(earlier, place))
        };
        let places = self.by_author.get(&station.device).into_iter().flatten().copied();
        places
            .filter(|place| {
                after(tenure.given, *place)
                    && after(station.since, *place)
                    && tenure.ended_by.iter().all(|&end| self.graph.before(*place, end))
                    && ends.iter().all(|&end| self.graph.before(*place, end))
            })
            .collect()
    }

    fn author(&self, place: usize) -> Option<DevicePublic> {
        self.graph.events.get(place).map(|event| event.device)
    }
}
