//! The pack as a document: cover, first page, agenda and register around the parts.

mod finders;
mod register;
mod summary;

use super::gather::Gathered;
use super::parts;
use crate::core::me;
use crate::desk::{Desk, typed};
use crate::error::AppError;
use crate::present::count;
use crate::session::StoredSettings;
use cf_domain::calendar::long_date;
use cf_domain::record::Person;
use cf_pack::document::{Agenda, Cover, Fact, Meta, Organisation, PackDocument};
use cf_wire::PackRequest;

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
    let settings = StoredSettings::load(desk)?.settings;
    let person = typed::<Person>(&desk.reader()?, me(desk))?.record;
    let role = person.role.map_or("Quality team", cf_domain::word::Role::label);
    let provider = &gathered.provider.record;
    let today = desk.today();
    let meeting = asked.meeting.unwrap_or(today);
    let long_name = format!("{} ({})", settings.meeting_name, settings.meeting_short);
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
                settings.meeting_name,
                long_date(meeting)
            ),
            author_role: format!("{role}, {}", settings.organisation),
            description: format!("{} edition. {period}.", edition.name),
            keywords: vec![settings.meeting_short.clone(), "quality".to_owned()],
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
            kind: format!("Pack for the {}", settings.meeting_name),
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
            find: finders::finders(gathered),
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
        register: register::register(desk, gathered, entry, &settings.organisation, period)?,
    };
    document.summary = Some(summary::summary(desk, asked, gathered, meeting)?);
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
