//! Soft intelligence: what people say between visits. Everything needs a decision; nothing is filed
//! and forgotten.

use crate::desk::share::{self, Shareable};
use crate::desk::{Desk, Names, Typed, of, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::present::{first_words, whereabouts};
use crate::words::{refuse_too_long, trimmed};
use crate::{draft, page, response};
use cf_domain::RecordId;
use cf_domain::record::{Intelligence, Kind, Record as _, Response, Settled};
use cf_domain::word::{Audience, ResponseNature};
use cf_vault::{Query, Reader, Stored};
use cf_wire::{
    IntelligenceFilter, IntelligenceRow, IntelligenceSave, IntelligenceView, Page, ThemeView,
};

impl Shareable for Intelligence {
    fn words(&self) -> Vec<(&'static str, Option<&str>)> {
        vec![("text", Some(&self.text)), ("place", self.place.as_deref())]
    }
    fn settled(&self) -> &[Settled] {
        &self.settled
    }
    fn set_settled(&mut self, settled: Vec<Settled>) {
        self.settled = settled;
    }
}

/// The themes that come with the app.
#[must_use]
pub fn themes(desk: &Desk) -> Vec<ThemeView> {
    let themes = desk.shipped.themes.themes.iter();
    themes
        .map(|theme| ThemeView {
            code: theme.code.clone(),
            label: theme.label.clone(),
            explanation: theme.explanation.clone(),
        })
        .collect()
}

/// Keeps a piece of intelligence. Words are enough; "I am uneasy and cannot prove it" is an entry.
///
/// # Errors
/// No words; words too long; a shared one with unsettled identifiers.
pub fn save(desk: &Desk, asked: IntelligenceSave) -> Result<IntelligenceView, AppError> {
    let mut entry = asked.intelligence;
    if entry.text.trim().is_empty() {
        return Err(AppError::invalid(
            "text",
            "Write what you noticed or were told. A few words are enough.",
        ));
    }
    entry.place = trimmed(entry.place);
    entry.date = entry.date.or_else(|| Some(desk.today()));
    refuse_too_long(&[Some(&entry.text), entry.place.as_deref()])?;
    let ends = asked.draft.as_deref().map(draft::parse).transpose()?;
    let operation =
        if asked.share { Operation::ShareIntelligence } else { Operation::SaveIntelligence };
    let saved = desk.transact(operation, |tx| {
        let saved =
            share::save(desk, tx, asked.id, &entry, asked.share.then_some(Audience::Quality))?;
        if let Some(draft) = ends {
            tx.discard_draft(draft)?;
        }
        Ok(saved)
    })?;
    view(desk, saved.id)
}

/// One piece, with what was said and decided, and others like it.
///
/// # Errors
/// When it is not here.
pub fn view(desk: &Desk, id: RecordId) -> Result<IntelligenceView, AppError> {
    let id = share::current(desk, id)?;
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let Typed { stored, record } = typed::<Intelligence>(&reader, id)?;
    let like = like(desk, &reader, &names, id, &record)?;
    Ok(IntelligenceView {
        author: names.person(stored.meta.author)?,
        provider: names.organisation(record.organisation)?,
        findings: record.findings(),
        responses: response::of_record(&reader, &names, id)?,
        like,
        meta: stored.meta,
        intelligence: record,
    })
}

/// Others about the same provider with a theme in common.
fn like(
    desk: &Desk,
    reader: &Reader<'_>,
    names: &Names<'_>,
    id: RecordId,
    of_this: &Intelligence,
) -> Result<Vec<IntelligenceRow>, AppError> {
    if of_this.organisation.is_none() || of_this.themes.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = Vec::new();
    let query = Query { organisation: of_this.organisation, ..Query::of(Kind::Intelligence, 200) };
    for stored in reader.list(&query)?.records {
        let other = of::<Intelligence>(stored)?;
        let common = other.record.themes.iter().any(|theme| of_this.themes.contains(theme));
        if common
            && other.stored.meta.id != id
            && share::replaced_by(reader, &other.stored)?.is_none()
            && rows.len() < 10
        {
            rows.push(row(desk, reader, names, other)?);
        }
    }
    Ok(rows)
}

/// The intelligence, newest first.
///
/// # Errors
/// What the vault says.
pub fn list(desk: &Desk, asked: &IntelligenceFilter) -> Result<Page<IntelligenceRow>, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let query = Query { organisation: asked.organisation, ..Query::of(Kind::Intelligence, 50) };
    let keep = |stored: &Stored| {
        if share::replaced_by(&reader, stored)?.is_some() {
            return Ok(false);
        }
        let entry = Intelligence::from_fields(&stored.fields)?;
        Ok(asked.theme.as_ref().is_none_or(|theme| entry.themes.contains(theme))
            && asked.source_kind.is_none_or(|kind| entry.source_kind == Some(kind))
            && (!asked.undecided || decision(&reader, stored.meta.id)?.is_none()))
    };
    page::page(
        &reader,
        &query,
        &asked.paging,
        keep,
        |stored| row(desk, &reader, &names, of(stored)?),
        true,
    )
}

fn row(
    desk: &Desk,
    reader: &Reader<'_>,
    names: &Names<'_>,
    entry: Typed<Intelligence>,
) -> Result<IntelligenceRow, AppError> {
    let Typed { stored, record } = entry;
    let age = (desk.now() - stored.meta.created).num_days().max(0);
    let provider = names.organisation(record.organisation)?;
    Ok(IntelligenceRow {
        id: stored.meta.id,
        text: first_words(&record.text, 160),
        about: whereabouts(provider, record.place),
        themes: record
            .themes
            .iter()
            .map(|theme| desk.shipped.theme_label(theme).to_owned())
            .collect(),
        source_kind: record.source_kind,
        confidence: record.confidence,
        date: record.date,
        audience: stored.meta.audience,
        decided: decision(reader, stored.meta.id)?,
        age_days: u32::try_from(age).unwrap_or(u32::MAX),
    })
}

/// What was decided about a record, in words; none while it waits.
///
/// # Errors
/// What the vault says.
pub fn decision(reader: &Reader<'_>, id: RecordId) -> Result<Option<String>, AppError> {
    let query = Query { parent: Some(id), ..Query::of(Kind::Response, 100) };
    for stored in reader.list(&query)?.records {
        let said = of::<Response>(stored)?.record;
        if said.nature == Some(ResponseNature::Decision) {
            return Ok(said.decision.map(|decision| decision.label().to_owned()));
        }
    }
    Ok(None)
}
