//! What may tell who somebody is, in anything that the pack would print.

use super::Gathered;
use crate::archive::AWAITING;
use crate::desk::of;
use crate::desk::share::{self, Shareable};
use crate::error::AppError;
use crate::page;
use crate::review;
use crate::words::unsettled;
use cf_domain::RecordId;
use cf_domain::record::{Action, Concern, Intelligence, Kind, Record};
use cf_domain::word::Audience;
use cf_vault::{Query, Reader, Stored};
use cf_wire::{FieldFinding, PackRequest};

impl Gathered {
    /// Identifiers in anything that would be printed, and in records of this provider that wait for
    /// their identifiers to be settled.
    pub(super) fn identifiers(
        &self,
        reader: &Reader<'_>,
        asked: &PackRequest,
    ) -> Result<Vec<FieldFinding>, AppError> {
        let mut found = Vec::new();
        let mut take = |id: RecordId, findings: Vec<FieldFinding>| {
            found.extend(
                findings.into_iter().map(|finding| FieldFinding { record: Some(id), ..finding }),
            );
        };
        for summary in &self.summaries {
            take(
                summary.stored.meta.id,
                unsettled(&review::scanned(&summary.record), &summary.record.settled),
            );
        }
        for concern in &self.concerns {
            take(concern.stored.meta.id, concern.record.findings());
        }
        for action in &self.actions {
            take(action.stored.meta.id, action.record.findings());
        }
        for said in &self.updates {
            take(said.stored.meta.id, said.record.findings());
        }
        let asks: Vec<(&str, Option<&str>)> =
            asked.asks.iter().map(|ask| ("asks", Some(ask.as_str()))).collect();
        take(asked.organisation, unsettled(&asks, &[]));
        let comments: Vec<(&str, Option<&str>)> =
            asked.comments.values().map(|text| ("comments", Some(text.as_str()))).collect();
        take(asked.organisation, unsettled(&comments, &[]));
        for kind in [Kind::Concern, Kind::Action, Kind::Intelligence] {
            let query = Query {
                organisation: Some(asked.organisation),
                audience: Some(Audience::Private),
                ..Query::of(kind, 500)
            };
            page::each(reader, &query, |stored| {
                if stored.fields.contains_key(AWAITING)
                    && share::replaced_by(reader, &stored)?.is_none()
                {
                    take(stored.meta.id, waiting(&stored)?);
                }
                Ok(())
            })?;
        }
        Ok(found)
    }
}

fn waiting(stored: &Stored) -> Result<Vec<FieldFinding>, AppError> {
    fn of_kind<R: Record + Shareable>(stored: &Stored) -> Result<Vec<FieldFinding>, AppError> {
        Ok(of::<R>(stored.clone())?.record.findings())
    }
    match stored.meta.kind.parse::<Kind>() {
        Ok(Kind::Concern) => of_kind::<Concern>(stored),
        Ok(Kind::Action) => of_kind::<Action>(stored),
        Ok(Kind::Intelligence) => of_kind::<Intelligence>(stored),
        _ => Ok(Vec::new()),
    }
}
