//! Headings 1 to 4: purpose, service, team, method and its limits.

use super::{Desk, capital, joined};
use crate::paper::{Block, Cell, Column, Density, Span, Table, long_day, one_line};
use crate::report::{Method, NotSeen, Sample};

impl Desk<'_> {
    pub(super) fn purpose(&mut self) {
        let visit = self.visit;
        let meta = &visit.meta;
        if !visit.purpose.text.trim().is_empty() || !visit.purpose.lines_of_enquiry.is_empty() {
            self.part(1, "Purpose and trigger");
            self.entry("Why we went", &visit.purpose.text);
            self.list("Lines of enquiry", visit.purpose.lines_of_enquiry.clone());
        }
        self.part(2, "Service and date");
        let service = joined(&[&super::title(visit), &meta.site], ", ");
        self.entry("Service", &joined(&[&service, &meta.service], ". "));
        self.entry("Provider", &joined(&[&meta.provider, &meta.provider_code], ", code "));
        let when = joined(&[&long_day(meta.date), &meta.hours], ", ");
        self.entry("When", &joined(&[&when, &meta.announced], ". "));
        if !visit.timeline.is_empty() {
            self.timeline("How this report comes about, against the time allowed");
        }
        if !visit.team.is_empty() {
            self.part(3, "Team");
            self.team_table();
        }
    }

    /// Roles in one line; lay members by name where they agreed to it.
    pub(super) fn team_entry(&mut self) {
        let who = |member: &crate::report::Member| match &member.name {
            Some(name) => format!("{} ({})", one_line(&member.role), one_line(name)),
            None => one_line(&member.role),
        };
        let team: Vec<_> = self.visit.team.iter().map(who).collect();
        self.entry("Team", &team.join("; "));
    }

    fn team_table(&mut self) {
        let rows = self.visit.team.iter().map(|member| {
            vec![
                Cell::strong(&member.role).under(member.name.as_deref()),
                Cell::or_dash(Some(&member.interests)),
            ]
        });
        self.blocks.push(Block::Table(Table {
            caption: None,
            columns: vec![Column::mm("Role", 70), Column::rest("Interests declared")],
            rows: rows.collect(),
            density: Density::Plain,
        }));
    }

    pub(super) fn timeline(&mut self, caption: &str) {
        let rows = self
            .visit
            .timeline
            .iter()
            .map(|step| {
                let when = self.by(step.when.as_ref());
                vec![
                    Cell::strong(&step.step),
                    Cell::or_dash(when.as_deref()).under(Some(&step.note)),
                ]
            })
            .collect();
        self.blocks.push(Block::table(
            caption,
            Density::Plain,
            vec![Column::mm("Step", 70), Column::rest("When")],
            rows,
        ));
    }

    pub(super) fn method(&mut self) {
        let Method { text, areas, spoke_to, documents, records, not_seen, not_used } =
            &self.visit.method;
        self.part(4, "Method and limits");
        self.entry("How we worked", text);
        let areas: Vec<_> = areas.iter().map(|area| one_line(&area.name)).collect();
        self.entry("Where we were", &areas.join(", "));
        let people: Vec<_> =
            spoke_to.iter().map(|c| format!("{} {}", c.number, one_line(&c.who))).collect();
        if !people.is_empty() {
            self.entry(
                "We spoke to",
                &format!("{}. Nobody's name was written down.", people.join(", ")),
            );
        }
        self.entry("Documents", &samples(documents));
        self.entry("Records", &samples(records));
        self.not_seen(not_seen);
        if !not_used.is_empty() {
            self.list("Not used", not_used.clone());
        }
    }

    fn not_seen(&mut self, not_seen: &[NotSeen]) {
        if not_seen.is_empty() {
            self.entry("We did not see", "Nothing was listed as not seen.");
            return;
        }
        let items = not_seen.iter().map(|one| joined(&[&one.what, &one.why], ": ")).collect();
        self.list("We did not see", items);
        self.blocks.push(Block::Entry {
            margin: Cell::default(),
            body: Cell::lines(vec![vec![Span::plain("What was not seen is not counted as good.")]]),
        });
    }
}

/// "10 of 26 care records, 3 rotas".
fn samples(samples: &[Sample]) -> String {
    let one = |sample: &Sample| {
        let of = sample.of.map(|of| format!(" of {of}")).unwrap_or_default();
        format!("{}{of} {}", sample.seen, one_line(&sample.what))
    };
    capital(&samples.iter().map(one).collect::<Vec<_>>().join(", "))
}
