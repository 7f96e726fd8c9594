//! Where everything stands: section numbers are the agenda's numbers.

use crate::PackError;
use crate::document::{AgendaItem, PackDocument, Section, Target};

/// One place that can be linked to.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub target: Target,
    /// Safe to use as a name in any file: never made from the pack's words.
    pub label: String,
    /// "13", "13.1"; empty for pages without a number.
    pub section: String,
}

/// The order of the sections and the number of each part.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    /// Agenda items that have a paper, each with its filled sections, by number.
    pub order: Vec<(&'a AgendaItem, Vec<Section>)>,
    places: Vec<Place>,
}

impl<'a> Plan<'a> {
    /// Numbers every part by the agenda, and makes sure that each is on it and each link leads somewhere.
    pub fn of(document: &'a PackDocument) -> Result<Self, PackError> {
        let mut places = Vec::new();
        if document.summary.is_some() {
            places.push(Place {
                target: Target::Summary,
                label: "summary".into(),
                section: String::new(),
            });
        }
        places.push(Place {
            target: Target::Agenda,
            label: "agenda".into(),
            section: String::new(),
        });

        let mut items: Vec<_> = document.agenda.items.iter().collect();
        items.sort_by_key(|item| item.number);
        if items.windows(2).any(|pair| matches!(pair, [a, b] if a.number == b.number)) {
            return Err(PackError::AgendaNumberTwice);
        }
        let mut order = Vec::new();
        let mut carried = Vec::new();
        for item in items {
            let filled: Vec<_> =
                item.sections.iter().copied().filter(|s| document.fills(*s)).collect();
            let mut sub = 0;
            for section in &filled {
                if carried.contains(section) {
                    return Err(PackError::SectionTwice(*section));
                }
                carried.push(*section);
                number_parts(document, *section, item.number, &mut sub, &mut places);
            }
            if !filled.is_empty() {
                order.push((item, filled));
            }
        }
        if let Some(left_out) =
            Section::ALL.iter().find(|s| document.fills(**s) && !carried.contains(s))
        {
            return Err(PackError::NotOnAgenda(*left_out));
        }
        let plan = Self { order, places };
        plan.check_targets(document)?;
        Ok(plan)
    }

    /// Where a target stands.
    pub fn place(&self, target: &Target) -> Option<&Place> {
        self.places.iter().find(|place| place.target == *target)
    }

    fn check_targets(&self, document: &PackDocument) -> Result<(), PackError> {
        for (index, place) in self.places.iter().enumerate() {
            if self.places.iter().take(index).any(|earlier| earlier.target == place.target) {
                return Err(PackError::NameTwice);
            }
        }
        let finder = document.cover.find.iter().flat_map(|f| &f.mentions).map(|m| &m.target);
        let asks = document.summary.iter().flat_map(|s| &s.asks).filter_map(|a| a.target.as_ref());
        if finder.chain(asks).any(|target| self.place(target).is_none()) {
            return Err(PackError::LinkLeadsNowhere);
        }
        Ok(())
    }
}

/// The label of an agenda item's section.
pub(crate) fn item_label(number: u8) -> String {
    format!("item-{number}")
}

fn number_parts(
    document: &PackDocument,
    section: Section,
    item: u8,
    sub: &mut u32,
    places: &mut Vec<Place>,
) {
    let whole = |target| Place { target, label: item_label(item), section: item.to_string() };
    let mut part = |target: Target, label: String| {
        *sub += 1;
        Place { target, label, section: format!("{item}.{sub}") }
    };
    match section {
        Section::Actions => {
            if document.actions.as_ref().is_some_and(|log| !log.minutes.is_empty()) {
                places.push(part(Target::Minutes, "minutes".into()));
            }
            places.push(part(Target::Actions, "actions".into()));
        }
        Section::Visits => {
            let visits = document.visits.iter().enumerate();
            places.extend(
                visits.map(|(i, v)| part(Target::Visit(v.id.clone()), format!("visit-{i}"))),
            );
        }
        Section::Concerns => {
            places.push(whole(Target::Concerns));
            let concerns = document.concerns_by_severity().into_iter().enumerate();
            places.extend(
                concerns.map(|(i, c)| {
                    part(Target::Concern(c.reference.clone()), format!("concern-{i}"))
                }),
            );
        }
        Section::Themes => {
            places.push(whole(Target::Themes));
            let themes = document.themes.iter().enumerate();
            places.extend(
                themes.map(|(i, t)| part(Target::Theme(t.id.clone()), format!("theme-{i}"))),
            );
        }
        Section::Escalations => {
            places.push(whole(Target::Escalations));
            let issues = document.escalations.iter().enumerate();
            places.extend(
                issues.map(|(i, e)| {
                    part(Target::Escalation(e.id.clone()), format!("escalation-{i}"))
                }),
            );
        }
    }
}
