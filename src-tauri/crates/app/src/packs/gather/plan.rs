//! What a pack would hold, in words, before it is made.

use super::Gathered;
use crate::present::count;
use cf_wire::{PackPlan, PackRequest, PackSection};

impl Gathered {
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
        if self.actions_not_raised > 0 {
            left_out.push(format!(
                "{} not shown: the provider has not been told of the concern behind it",
                count(self.actions_not_raised, "action is", "actions are")
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
