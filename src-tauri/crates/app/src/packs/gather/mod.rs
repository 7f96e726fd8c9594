//! The records of a pack: one provider, one period, the edition's rules. What the edition may not
//! show is gone here, before a document is made.

mod findings;
mod plan;

use super::parts::{action_raised_on, raised_on};
use super::team::Roles;
use super::themes::{Grouped, group};
use crate::desk::{Desk, Typed, local, of, typed};
use crate::error::AppError;
use crate::page;
use cf_domain::record::{Action, Concern, Intelligence, Kind, Organisation, Response, Summary};
use cf_domain::word::{Audience, ConcernStatus, ResponseNature};
use cf_pack::edition::{Edition, Reach};
use cf_vault::{Query, Reader, Stored};
use cf_wire::{FieldFinding, PackRequest};

/// What goes into a pack.
pub struct Gathered {
    pub edition: Edition,
    pub provider: Typed<Organisation>,
    pub summaries: Vec<Typed<Summary>>,
    pub concerns: Vec<Typed<Concern>>,
    pub actions: Vec<Typed<Action>>,
    /// What was said of the actions since, decisions apart.
    pub updates: Vec<Typed<Response>>,
    pub themes: Vec<Grouped>,
    pub single_reports: usize,
    pub not_raised: usize,
    pub actions_not_raised: usize,
    pub roles: Roles,
    pub findings: Vec<FieldFinding>,
}

impl Gathered {
    /// Collects the records.
    pub fn collect(desk: &Desk, asked: &PackRequest) -> Result<Self, AppError> {
        if asked.to < asked.from {
            return Err(AppError::invalid(
                "to",
                "The period ends before it begins. Change one of its days.",
            ));
        }
        let edition = cf_pack::edition::edition(&asked.edition)?;
        let reader = desk.reader()?;
        let provider = typed::<Organisation>(&reader, asked.organisation)?;
        let of_kind =
            |kind| Query { organisation: Some(asked.organisation), ..Query::of(kind, 500) };
        let within = |day| asked.from <= day && day <= asked.to;
        let shared = |stored: &Stored| stored.meta.audience == Audience::Quality;

        let mut summaries = page::all::<Summary>(&reader, &of_kind(Kind::Summary))?;
        summaries.retain(|summary| {
            let day = summary
                .record
                .date
                .unwrap_or_else(|| local(summary.stored.meta.created).date_naive());
            shared(&summary.stored) && summary.record.withdrawn.is_none() && within(day)
        });
        summaries.sort_by_key(|summary| summary.record.date);
        let mut concerns = page::all::<Concern>(&reader, &of_kind(Kind::Concern))?;
        // A concern stays in the pack until it is closed, however old it is.
        concerns.retain(|concern| {
            let open = concern.record.status != Some(ConcernStatus::Closed);
            let raised = raised_on(concern);
            shared(&concern.stored) && raised <= asked.to && (open || within(raised))
        });
        let for_provider = edition.filter.concerns == Reach::SharedWithProvider;
        let known = concerns.len();
        concerns.retain(|concern| !for_provider || raised_with_provider(&concern.record));
        let not_raised = known - concerns.len();
        concerns.sort_by_key(|concern| (concern.record.severity, concern.stored.meta.created));
        let mut actions = page::all::<Action>(&reader, &of_kind(Kind::Action))?;
        actions.retain(|action| {
            let open = action.record.status.is_none_or(cf_domain::word::ActionStatus::is_open);
            let raised = action_raised_on(action);
            shared(&action.stored) && raised <= asked.to && (open || within(raised))
        });
        let known = actions.len();
        if for_provider {
            actions = raised_actions(&reader, actions)?;
        }
        let actions_not_raised = known - actions.len();
        actions.sort_by_key(|action| (action.record.due, action.stored.meta.created));
        let mut intelligence = page::all::<Intelligence>(&reader, &of_kind(Kind::Intelligence))?;
        intelligence.retain(|entry| {
            let day =
                entry.record.date.unwrap_or_else(|| local(entry.stored.meta.created).date_naive());
            shared(&entry.stored) && within(day)
        });
        let (themes, single_reports) = group(desk, &edition, &intelligence);
        let updates = updates(&reader, &actions)?;
        let mut gathered = Self {
            edition,
            provider,
            summaries,
            concerns,
            actions,
            updates,
            themes,
            single_reports,
            not_raised,
            actions_not_raised,
            roles: Roles::load(&reader)?,
            findings: Vec::new(),
        };
        gathered.leave_out(&asked.without);
        gathered.findings = gathered.identifiers(&reader, asked)?;
        Ok(gathered)
    }

    fn leave_out(&mut self, without: &[String]) {
        let out = |id: &str| without.iter().any(|section| section == id);
        if out("visits") {
            self.summaries.clear();
        }
        if out("concerns") {
            self.concerns.clear();
        }
        if out("actions") {
            self.actions.clear();
            self.updates.clear();
        }
        if out("themes") {
            self.themes.clear();
        }
    }

    /// How many records the pack is made of.
    pub fn records(&self) -> usize {
        let themes: usize = self.themes.iter().map(|theme| theme.reports).sum();
        self.summaries.len()
            + self.concerns.len()
            + self.actions.len()
            + self.updates.len()
            + themes
    }

    /// The concerns on the escalation ladder.
    pub fn escalated(&self) -> impl Iterator<Item = &Typed<Concern>> {
        self.concerns.iter().filter(|concern| concern.record.ladder.is_some())
    }
}

/// Whether the provider knows of it: somebody there was told, a formal step was taken, or it stands
/// with them.
fn raised_with_provider(concern: &Concern) -> bool {
    use ConcernStatus::{Closed, Escalated, WithProvider};
    concern.told_at.is_some()
        || concern.step_on.is_some()
        || matches!(concern.status, Some(WithProvider | Escalated | Closed))
}

/// The actions that answer no concern, or one that the provider knows of: an action tells what its
/// concern is.
fn raised_actions(
    reader: &Reader<'_>,
    actions: Vec<Typed<Action>>,
) -> Result<Vec<Typed<Action>>, AppError> {
    let mut kept = Vec::new();
    for action in actions {
        let told = match action.record.concern {
            Some(id) => match reader.record(id)? {
                Some(stored) => raised_with_provider(&of::<Concern>(stored)?.record),
                None => false,
            },
            None => true,
        };
        if told {
            kept.push(action);
        }
    }
    Ok(kept)
}

fn updates(
    reader: &Reader<'_>,
    actions: &[Typed<Action>],
) -> Result<Vec<Typed<Response>>, AppError> {
    let mut said = Vec::new();
    for action in actions {
        let query = Query {
            parent: Some(action.stored.meta.id),
            audience: Some(Audience::Quality),
            ..Query::of(Kind::Response, 200)
        };
        said.extend(page::all::<Response>(reader, &query)?);
    }
    said.retain(|said| said.record.nature != Some(ResponseNature::Decision));
    Ok(said)
}
