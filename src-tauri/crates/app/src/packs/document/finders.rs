//! Where in the pack each place is spoken of.

use crate::packs::gather::Gathered;
use crate::packs::parts;
use cf_pack::document::{Finder, Mention, Target};
use std::collections::BTreeMap;

/// "Find your ward or service": every place that the pack speaks of.
pub fn finders(gathered: &Gathered) -> Vec<Finder> {
    let mut places: BTreeMap<String, Vec<Mention>> = BTreeMap::new();
    for summary in &gathered.summaries {
        let place = parts::place_of(&summary.record);
        let mention = Mention {
            words: "visit".to_owned(),
            target: Target::Visit(summary.stored.meta.id.to_string()),
        };
        places.entry(place).or_default().push(mention);
    }
    for (concern, reference) in gathered.concerns.iter().zip(parts::references(gathered)) {
        if let Some(place) = &concern.record.place {
            let mention =
                Mention { words: "concern".to_owned(), target: Target::Concern(reference) };
            places.entry(place.clone()).or_default().push(mention);
        }
    }
    places.into_iter().map(|(name, mentions)| Finder { name, service: None, mentions }).collect()
}
