//! Answers, updates and decisions: they stand beside a record, and never overwrite it.

use crate::desk::share::Shareable;
use crate::desk::{Desk, Names, Typed, make, of, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::page;
use crate::words::{refuse_too_long, trimmed};
use cf_domain::RecordId;
use cf_domain::record::{Kind, Response, Settled};
use cf_domain::word::ResponseNature;
use cf_vault::{Query, Reader};
use cf_wire::{ResponseAdd, ResponseRow};

impl Shareable for Response {
    fn words(&self) -> Vec<(&'static str, Option<&str>)> {
        vec![("text", self.text.as_deref())]
    }
    fn settled(&self) -> &[Settled] {
        &self.settled
    }
    fn set_settled(&mut self, settled: Vec<Settled>) {
        self.settled = settled;
    }
}

/// Adds an answer. It has the audience of the record it answers.
///
/// # Errors
/// Nothing said; a decision without a reason where one is needed; unsettled identifiers in an
/// answer that leaves the device.
pub fn add(desk: &Desk, asked: ResponseAdd) -> Result<ResponseRow, AppError> {
    let mut said = asked.response;
    said.text = trimmed(said.text);
    said.on = said.on.or_else(|| Some(desk.today()));
    let about =
        said.about.ok_or_else(|| AppError::invalid("about", "Say which record this answers."))?;
    if said.text.is_none() && said.decision.is_none() {
        return Err(AppError::invalid("text", "Write what happened or what was decided."));
    }
    if said.nature == Some(ResponseNature::Decision) {
        match said.decision {
            None => return Err(AppError::invalid("decision", "Choose what was decided.")),
            Some(cf_domain::word::Decision::NoAction) if said.text.is_none() => {
                return Err(AppError::invalid(
                    "text",
                    "Say why nothing more is done. Nothing is filed and forgotten.",
                ));
            }
            Some(_) => {}
        }
    }
    refuse_too_long(&[said.text.as_deref()])?;
    let id = desk.new_id();
    desk.transact(Operation::AddResponse, |tx| {
        let record = tx
            .reader()
            .record(about)?
            .ok_or_else(|| AppError::NotFound("The record you answer is not here.".to_owned()))?;
        if record.meta.audience.leaves_device() {
            let findings = said.findings();
            if !findings.is_empty() {
                return Err(AppError::Identifiers(findings));
            }
        }
        make(tx, id, record.meta.audience, &said)
    })?;
    let reader = desk.reader()?;
    row(&Names::new(&reader), typed::<Response>(&reader, id)?)
}

/// What was said about a record, oldest first.
///
/// # Errors
/// What the vault says.
pub fn of_record(
    reader: &Reader<'_>,
    names: &Names<'_>,
    id: RecordId,
) -> Result<Vec<ResponseRow>, AppError> {
    let mut rows = Vec::new();
    page::each(reader, &Query { parent: Some(id), ..Query::of(Kind::Response, 200) }, |stored| {
        rows.push(row(names, of(stored)?)?);
        Ok(())
    })?;
    rows.sort_by_key(|row| (row.response.on, row.meta.created));
    Ok(rows)
}

fn row(names: &Names<'_>, said: Typed<Response>) -> Result<ResponseRow, AppError> {
    let Typed { stored, record } = said;
    Ok(ResponseRow {
        author: names.person(stored.meta.author)?,
        nature: record.nature,
        meta: stored.meta,
        response: record,
    })
}
