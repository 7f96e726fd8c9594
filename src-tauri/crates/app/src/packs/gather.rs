//! The records of a pack: one provider, one period, the edition's rules. What the edition may not
//! show is gone here, before a document is made.

use super::parts::{action_raised_on, raised_on};
use super::team::Roles;
use super::themes::{Grouped, group};
use crate::archive::AWAITING;
use crate::desk::share::Shareable;
use crate::desk::{Desk, Typed, local, of, typed};
use crate::error::AppError;
use crate::page;
use crate::present::count;
use crate::review;
use crate::words::unsettled;
use cf_domain::RecordId;
use cf_domain::record::{
    Action, Concern, Intelligence, Kind, Organisation, Record, Response, Summary,
};
use cf_domain::word::{Audience, ConcernStatus};
use cf_pack::edition::{Edition, Reach};
use cf_vault::{Query, Reader, Stored};
use cf_wire::{FieldFinding, PackPlan, PackRequest, PackSection};

/// What goes into a pack.
pub struct Gathered {
    pub edition: Edition,
    pub provider: Typed<Organisation>,
    pub summaries: Vec<Typed<Summary>>,
    pub concerns: Vec<Typed<Concern>>,
    pub actions: Vec<Typed<Action>>,
    pub responses: Vec<Typed<Response>>,
    pub themes: Vec<Grouped>,
    pub single_reports: usize,
    pub not_raised: usize,
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
        let known = concerns.len();
        if edition.filter.concerns == Reach::SharedWithProvider {
            concerns.retain(|concern| raised_with_provider(&concern.record));
        }
        let not_raised = known - concerns.len();
        concerns.sort_by_key(|concern| (concern.record.severity, concern.stored.meta.created));
        let mut actions = page::all::<Action>(&reader, &of_kind(Kind::Action))?;
        actions.retain(|action| {
            let open = action.record.status.is_none_or(cf_domain::word::ActionStatus::is_open);
            let raised = action_raised_on(action);
            shared(&action.stored) && raised <= asked.to && (open || within(raised))
        });
        actions.sort_by_key(|action| (action.record.due, action.stored.meta.created));
        let mut intelligence = page::all::<Intelligence>(&reader, &of_kind(Kind::Intelligence))?;
        intelligence.retain(|entry| {
            let day =
                entry.record.date.unwrap_or_else(|| local(entry.stored.meta.created).date_naive());
            shared(&entry.stored) && within(day)
        });
        let (themes, single_reports) = group(desk, &edition, &intelligence);
        let responses = responses(
            &reader,
            concerns
                .iter()
                .map(|c| c.stored.meta.id)
                .chain(actions.iter().map(|a| a.stored.meta.id)),
        )?;
        let mut gathered = Self {
            edition,
            provider,
            summaries,
            concerns,
            actions,
            responses,
            themes,
            single_reports,
            not_raised,
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
        }
        if out("themes") {
            self.themes.clear();
        }
    }

    /// Identifiers in anything that would be printed, and in records of this provider that wait for
    /// their identifiers to be settled.
    fn identifiers(
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
        for said in &self.responses {
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
                if stored.fields.contains_key(AWAITING) && stored.meta.shared_as.is_none() {
                    take(stored.meta.id, waiting(&stored)?);
                }
                Ok(())
            })?;
        }
        Ok(found)
    }

    /// How many records the pack is made of.
    pub fn records(&self) -> usize {
        let themes: usize = self.themes.iter().map(|theme| theme.reports).sum();
        self.summaries.len()
            + self.concerns.len()
            + self.actions.len()
            + self.responses.len()
            + themes
    }

    /// The concerns on the escalation ladder.
    pub fn escalated(&self) -> impl Iterator<Item = &Typed<Concern>> {
        self.concerns.iter().filter(|concern| concern.record.ladder.is_some())
    }

    /// What it would hold, in words.
    pub fn plan(&self, asked: &PackRequest) -> PackPlan {
        let section =
            |id: &str, number: &str, title: &str, n: usize, one: &str, many: &str| PackSection {
                id: id.to_owned(),
                number: number.to_owned(),
                title: title.to_owned(),
                words: if n == 0 { "No paper".to_owned() } else { count(n, one, many) },
                empty: n == 0,
                optional: true,
                left_out: asked.without.iter().any(|without| without == id),
            };
        let sections = vec![
            section("actions", "3", "Previous actions", self.actions.len(), "action", "actions"),
            section("concerns", "6", "Concerns", self.concerns.len(), "concern", "concerns"),
            section(
                "visits",
                "13",
                "Visits",
                self.summaries.len(),
                "visit summary",
                "visit summaries",
            ),
            section("themes", "14", "Themes of intelligence", self.themes.len(), "theme", "themes"),
            section(
                "escalations",
                "16",
                "Notices and escalation",
                self.escalated().count(),
                "issue",
                "issues",
            ),
        ];
        let mut left_out = Vec::new();
        if self.single_reports > 0 {
            left_out.push(format!(
                "{} not shown: a theme needs more reports, from more kinds of source",
                count(self.single_reports, "report is", "reports are")
            ));
        }
        if self.not_raised > 0 {
            left_out.push(format!(
                "{} not shown: nobody has raised it with the provider yet",
                count(self.not_raised, "concern is", "concerns are")
            ));
        }
        PackPlan {
            provider: self.provider.record.name.clone(),
            title: format!("{}: quality review pack", self.provider.record.name),
            marking: self.edition.marking.clone(),
            sections,
            rules: self.edition.leaves_out.clone(),
            left_out,
            findings: self.findings.clone(),
            blocked: Vec::new(),
        }
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

fn responses(
    reader: &Reader<'_>,
    about: impl Iterator<Item = RecordId>,
) -> Result<Vec<Typed<Response>>, AppError> {
    let mut said = Vec::new();
    for id in about {
        said.extend(page::all::<Response>(
            reader,
            &Query {
                parent: Some(id),
                audience: Some(Audience::Quality),
                ..Query::of(Kind::Response, 200)
            },
        )?);
    }
    Ok(said)
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
