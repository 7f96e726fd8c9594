//! Headings 8 to 11: findings, recommendations, earlier actions, level of assurance.

use super::{Desk, joined};
use crate::paper::{Block, Cell, Column, Density, Span, one_line};
use crate::report::{Basis, FindingGroup, ReportFinding};

impl Desk<'_> {
    pub(super) fn findings(&mut self) {
        self.part(8, "Findings");
        if self.visit.findings.iter().all(|group| group.findings.is_empty()) {
            self.blocks.push(Block::quiet("No finding was recorded."));
            return;
        }
        self.blocks.push(Block::Para {
            spans: vec![Span::plain(
                "Each finding shows how strong its evidence is and what it rests on. A single low rating is never \
                 averaged away.",
            )],
        });
        for group in self.visit.findings.iter().filter(|group| !group.findings.is_empty()) {
            self.group(group);
        }
    }

    fn group(&mut self, group: &FindingGroup) {
        let question = one_line(&group.question);
        let caption = if question.is_empty() {
            "Findings".to_owned()
        } else {
            self.plain_heading(3, &question);
            format!("Findings: {question}")
        };
        let rows = group.findings.iter().map(finding).collect();
        self.blocks.push(Block::table(
            &caption,
            Density::Plain,
            vec![
                Column::mm("No.", 12),
                Column::rest("What we found"),
                Column::mm("Evidence", 50),
                Column::mm("Rating", 30),
            ],
            rows,
        ));
        for finding in group.findings.iter().filter(|finding| !finding.views.is_empty()) {
            let about = joined(&[&finding.number, "our visitors rated this differently"], ": ");
            self.blocks.push(Block::lead(&format!("{about}. Both views are kept.")));
            self.blocks.push(Block::views(&finding.views, finding.anyway.as_deref()));
        }
    }

    pub(super) fn recommendations(&mut self) {
        if self.visit.recommendations.is_empty() {
            return;
        }
        self.part(9, "Recommendations");
        let mut all: Vec<_> = self.visit.recommendations.iter().collect();
        all.sort_by_key(|one| one.force);
        let rows = all
            .into_iter()
            .map(|one| {
                vec![
                    Cell::strong(&one.number),
                    Cell::strong(one.force.words()),
                    Cell::text(&one.text),
                    Cell::or_dash(Some(&one.of)),
                    Cell::or_dash(self.by(one.by.as_ref()).as_deref()),
                    Cell::or_dash(Some(&one.from.join(", "))),
                ]
            })
            .collect();
        self.blocks.push(Block::table(
            "Recommendations: must, should, could",
            Density::Plain,
            vec![
                Column::mm("No.", 12),
                Column::mm("Strength", 19),
                Column::rest("Recommendation"),
                Column::mm("Of", 28),
                Column::mm("By", 28),
                Column::mm("From", 24),
            ],
            rows,
        ));
    }

    pub(super) fn earlier(&mut self) {
        if self.visit.earlier.is_empty() {
            return;
        }
        self.part(10, "Earlier actions");
        let rows = self.visit.earlier.iter().map(|action| {
            vec![
                Cell::strong(&action.action),
                Cell::or_dash(Some(&action.then)),
                Cell::or_dash(Some(&action.now)),
                Cell::standing(&action.standing),
            ]
        });
        self.blocks.push(Block::table(
            "Actions from earlier visits, then and now",
            Density::Plain,
            vec![
                Column::rest("Action"),
                Column::mm("Then", 36),
                Column::mm("What we saw this time", 40),
                Column::mm("Status", 42),
            ],
            rows.collect(),
        ));
    }

    pub(super) fn assurance(&mut self) {
        self.part(11, "Level of assurance");
        let Some(level) = &self.visit.level else {
            self.blocks.push(Block::quiet("No level of assurance has been given yet."));
            return;
        };
        self.blocks.push(Block::lead(&format!("{}.", level.chosen.words())));
        self.blocks.push(Block::scale(level.chosen));
        self.list("How it came about", level.reasons.clone());
        self.blocks.push(Block::quiet(
            "The level says how sure we are, on evidence, that care is safe and good. It is a judgement with a written \
             reason, and not the regulator's scale. An open immediate concern holds it at “partly assured” or below.",
        ));
    }
}

fn finding(finding: &ReportFinding) -> Vec<Cell> {
    let standard = joined(&[&finding.tier, &finding.regulation], ": ");
    let basis = finding.basis.map(basis).unwrap_or_default();
    let kinds = finding.kinds.join(", ");
    let rests = joined(&[&basis, &kinds], "\n");
    let shown = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    vec![
        Cell::strong(&finding.number),
        Cell::text(&finding.text).under(shown(&standard).as_deref()),
        Cell::strength(finding.strength, shown(&rests).as_deref()),
        if finding.rating.trim().is_empty() {
            Cell::or_dash(None)
        } else {
            Cell::strong(&finding.rating)
        },
    ]
}

/// "From 3 notes by 2 visitors".
fn basis(basis: Basis) -> String {
    let of = |number: u32, one: &str, many: &str| match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    };
    format!(
        "From {} by {}",
        of(basis.notes, "note", "notes"),
        of(basis.visitors, "visitor", "visitors")
    )
}
