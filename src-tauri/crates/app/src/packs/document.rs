//! The pack as a document: cover, what we ask, agenda, register, around the parts.

use super::gather::Gathered;
use super::parts;
use crate::core::me;
use crate::desk::{Desk, local, typed};
use crate::error::AppError;
use crate::present::count;
use crate::session::StoredSettings;
use cf_domain::calendar::{long_date, short_date};
use cf_domain::record::Person;
use cf_pack::document::{
    Agenda, Ask, By, Check, Cover, Fact, Finder, Mention, Meta, Organisation, PackDocument,
    Register, Summary, Target,
};
use cf_wire::PackRequest;
use chrono::Datelike as _;
use std::collections::BTreeMap;

/// What the register says about this issue; none for a preview.
pub struct Entry {
    pub number: String,
    pub confirmed_by: String,
    pub why: String,
}

/// Puts the document together.
pub fn compose(
    desk: &Desk,
    asked: &PackRequest,
    gathered: &Gathered,
    entry: Option<&Entry>,
) -> Result<PackDocument, AppError> {
    let settings = StoredSettings::load(desk)?;
    let person = typed::<Person>(&desk.reader()?, me(desk))?.record;
    let role = person.role.map_or("Quality team", cf_domain::word::Role::label);
    let provider = &gathered.provider.record;
    let today = desk.today();
    let meeting = asked.meeting.unwrap_or(today);
    let long_name =
        format!("{} ({})", settings.settings.meeting_name, settings.settings.meeting_short);
    let period = format!("{} to {}", long_date(asked.from), long_date(asked.to));
    let when = format!("{} {}", meeting.format("%A"), long_date(meeting));
    let edition = &gathered.edition;
    let fact = |label: &str, text: String| Fact { label: label.to_owned(), text };
    let visits = parts::visits(gathered);
    let concerns = parts::concerns(desk, gathered)?;
    let mut document = PackDocument {
        meta: Meta {
            title: format!(
                "{}: pack for the {}, {}",
                provider.name,
                settings.settings.meeting_name,
                long_date(meeting)
            ),
            author_role: format!("{role}, {}", settings.organisation),
            description: format!("{} edition. {period}.", edition.name),
            keywords: vec![settings.settings.meeting_short.clone(), "quality".to_owned()],
            date: today,
            meeting_date: meeting,
            marking: edition.marking.clone(),
            running_head: format!(
                "{} edition. {}",
                edition.name,
                if entry.is_some() {
                    format!("Issued {}", long_date(today))
                } else {
                    "Not issued yet".to_owned()
                }
            ),
            foot: format!("{}, quality review pack", provider.name),
            edition: edition.id.clone(),
            provider_code: provider.code.clone().unwrap_or_else(|| "provider".to_owned()),
            organisation: Organisation {
                commissioner: settings.organisation.clone(),
                meeting: long_name,
                provider_word: provider
                    .r#type
                    .map_or("the provider", parts::provider_word)
                    .to_owned(),
            },
        },
        cover: Cover {
            from: format!("{}, quality team", settings.organisation),
            kind: format!("Pack for the {}", settings.settings.meeting_name),
            provider: provider.name.clone(),
            when,
            place: asked.place.clone().unwrap_or_default(),
            what: format!(
                "What we have seen and heard of the quality of care at {}, what we ask, and what is still open.",
                provider.name
            ),
            facts: vec![
                fact("Period", period.clone()),
                fact("Readers", edition.readers.clone()),
                fact("Edition", format!("{}, {}", edition.name, edition.version)),
                fact("Prepared by", format!("{role}, {}", settings.organisation)),
            ],
            find: finders(gathered),
            how_to_read: vec![
                "Short of time? The page after this one is enough.".to_owned(),
                "Sections carry the numbers of the agenda, so some numbers are missing.".to_owned(),
                "People are named by what they do, never by name.".to_owned(),
            ],
        },
        summary: None,
        agenda: Agenda { say: String::new(), items: cf_pack::standing_agenda()? },
        actions: parts::actions(desk, gathered),
        visits,
        concerns,
        themes: gathered.themes.iter().map(|grouped| grouped.theme.clone()).collect(),
        escalations: if asked.without.iter().any(|id| id == "escalations") {
            Vec::new()
        } else {
            parts::escalations(desk, gathered)?
        },
        words: cf_pack::standing_words()?,
        register: register(desk, gathered, entry, &settings.organisation, period)?,
    };
    document.summary = Some(summary(desk, asked, gathered, meeting)?);
    document.agenda.say = agenda_words(&document);
    for item in &mut document.agenda.items {
        if let Some(comment) = item
            .sections
            .first()
            .and_then(|section| asked.comments.get(parts::section_id(*section)))
        {
            item.need.clone_from(comment);
        }
    }
    Ok(document)
}

fn agenda_words(document: &PackDocument) -> String {
    let filled = document
        .agenda
        .items
        .iter()
        .filter(|item| item.sections.iter().any(|section| document.fills(*section)))
        .count();
    format!(
        "{} in this pack. Items with no paper are named, because silence is not the same as good.",
        count(filled, "item has a paper", "items have a paper")
    )
}

fn summary(
    desk: &Desk,
    asked: &PackRequest,
    gathered: &Gathered,
    meeting: chrono::NaiveDate,
) -> Result<Summary, AppError> {
    let mut asks: Vec<Ask> = Vec::new();
    let next = |asks: &[Ask]| u32::try_from(asks.len()).unwrap_or_default().saturating_add(1);
    for text in asked.asks.iter().filter(|text| !text.trim().is_empty()) {
        asks.push(Ask {
            number: next(&asks),
            text: text.trim().to_owned(),
            why: String::new(),
            of: "The provider".to_owned(),
            by: By::On(meeting),
            target: None,
        });
    }
    for (concern, reference) in gathered.concerns.iter().zip(parts::references(gathered)).take(5) {
        let open = concern.record.status != Some(cf_domain::word::ConcernStatus::Closed);
        if open && let Some(due) = concern.record.due {
            asks.push(Ask {
                number: next(&asks),
                text: format!("Answer our concern: {}", concern.record.title.trim_end_matches('.')),
                why: format!(
                    "{}. Due {}.",
                    concern.record.severity.map_or("Not graded", cf_domain::word::Severity::label),
                    short_date(due)
                ),
                of: concern.record.owner.clone().unwrap_or_else(|| "The provider".to_owned()),
                by: By::On(due),
                target: Some(Target::Concern(reference)),
            });
        }
    }
    let clocks =
        gathered.escalated().filter_map(|concern| parts::clock_of(desk, concern)).collect();
    let better =
        gathered.summaries.iter().filter_map(|summary| summary.record.went_well.as_deref());
    let better: Vec<String> =
        better.filter_map(|text| text.lines().next()).map(str::to_owned).take(3).collect();
    let mut not_known: Vec<String> = gathered
        .summaries
        .iter()
        .filter_map(|summary| summary.record.not_seen.as_deref())
        .flat_map(str::lines)
        .map(str::to_owned)
        .collect();
    not_known.truncate(6);
    if gathered.summaries.is_empty() {
        not_known.push(
            "We have not visited in this period. Silence is not the same as good.".to_owned(),
        );
    }
    let late = gathered
        .actions
        .iter()
        .filter(|action| crate::action::is_late(desk, &action.record))
        .count();
    let open = gathered
        .concerns
        .iter()
        .filter(|concern| concern.record.status != Some(cf_domain::word::ConcernStatus::Closed))
        .count();
    let say = format!(
        "{}, {} and {}.",
        count(open, "concern is open", "concerns are open"),
        count(late, "action is late", "actions are late"),
        count(
            gathered.themes.len(),
            "theme comes from what people tell us",
            "themes come from what people tell us"
        ),
    );
    Ok(Summary { say, asks, decisions: Vec::new(), clocks, better, not_known })
}

/// "Find your ward or service": every place that the pack speaks of.
fn finders(gathered: &Gathered) -> Vec<Finder> {
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

fn register(
    desk: &Desk,
    gathered: &Gathered,
    entry: Option<&Entry>,
    organisation: &str,
    period: String,
) -> Result<Register, AppError> {
    let check =
        |check: &str, result: &str| Check { check: check.to_owned(), result: result.to_owned() };
    let none = if gathered.findings.is_empty() {
        "None found; our check can miss things"
    } else {
        "To be settled before this is issued"
    };
    Ok(Register {
        number: entry.map_or_else(
            || format!("{}-preview", desk.today().year()),
            |entry| entry.number.clone(),
        ),
        issued: local(desk.now()).naive_local(),
        confirmed_by: entry
            .map_or_else(|| "Not confirmed yet".to_owned(), |entry| entry.confirmed_by.clone()),
        to: format!("{}, for the quality review meeting", gathered.provider.record.name),
        why: entry.map(|entry| entry.why.clone()).filter(|why| !why.is_empty()).unwrap_or_else(
            || format!("Joint review of quality between {organisation} and the provider"),
        ),
        edition: format!("{}, {}", gathered.edition.name, gathered.edition.version),
        records: u32::try_from(gathered.records()).unwrap_or(u32::MAX),
        period,
        checks: vec![
            check("Names, NHS numbers, dates of birth, addresses, phone numbers", none),
            check("Single reports and their sources", "None shown"),
            check("Photographs", "None shown"),
        ],
        files: Vec::new(),
    })
}
