//! The form that the provider fills in.

use super::HEADS;
use super::rows::mark_of;
use crate::document::By;
use crate::paper::{Block, Cell, Column, Density, Table, by, one_line};
use crate::render::{Format, Progress, RenderedFile, files};
use crate::report::VisitPaper;
use crate::report::compose::{capital, paper};
use crate::report::render::stem;
use crate::xlsx::{Sheet, sheets, text, words};
use crate::{PackError, docx, pdf};

/// Rows left empty for what the provider wants to add.
const EMPTY_ROWS: usize = 12;

/// A row of the form that is filled before it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormRow {
    /// Names the row when it comes back: the number of a finding or a recommendation, or "finding 3"
    /// where it has none.
    pub id: String,
    /// Where in the report.
    pub place: String,
    /// What the report says there.
    pub says: String,
}

/// The rows that the form of a visit is filled with: immediate concerns, findings, recommendations.
#[must_use]
pub fn form_rows(visit: &VisitPaper) -> Vec<FormRow> {
    let row = |kind: &str, index: usize, number: &str, about: String, says: String| {
        let number = one_line(number);
        let id = if number.is_empty() { format!("{kind} {}", index + 1) } else { number };
        let place = if about.is_empty() { capital(&id) } else { format!("{about} {id}") };
        FormRow { place, id, says }
    };
    let immediate = visit.immediate.iter().enumerate().map(|(index, concern)| {
        let says = [concern.title.trim(), concern.text.trim()].join("\n").trim().to_owned();
        row("immediate concern", index, "", String::new(), says)
    });
    let findings = visit
        .findings
        .iter()
        .flat_map(|group| group.findings.iter().map(move |finding| (group, finding)))
        .enumerate()
        .map(|(index, (group, finding))| {
            let says = [finding.text.trim(), finding.rating.trim()].join("\n").trim().to_owned();
            row("finding", index, &finding.number, one_line(&group.question), says)
        });
    let recommendations = visit.recommendations.iter().enumerate().map(|(index, one)| {
        let when = one.by.as_ref().map(|when: &By| by(when, visit.meta.date));
        let when = when.map(|when| format!(" ({when})")).unwrap_or_default();
        let says = format!("{}: {}{when}", one.force.words(), one.text.trim());
        row("recommendation", index, &one.number, "Recommendation".into(), says)
    });
    immediate.chain(findings).chain(recommendations).collect()
}

/// Makes the comment form, as Word or Excel (PDF is for reading it only).
///
/// # Errors
/// [`PackError::NoTitle`], a painter that fails, or [`PackError::Cancelled`]. No file is given then.
pub fn render_comment_form(
    visit: &VisitPaper,
    formats: &[Format],
    progress: &mut dyn FnMut(Progress),
    cancelled: &dyn Fn() -> bool,
) -> Result<Vec<RenderedFile>, PackError> {
    if visit.meta.title.trim().is_empty() {
        return Err(PackError::NoTitle);
    }
    let rows = form_rows(visit);
    let mut form = paper(visit, visit.fingerprint()?, Vec::new(), blocks(visit, &rows));
    form.title = format!("Comment form. {}", form.title);
    form.foot = format!("Comment form. {}", form.foot);
    files(&stem(visit, "visit-comments"), formats, progress, cancelled, |format| match format {
        Format::Pdf => pdf::to_pdf(&pdf::typeset(&form)?, &form.fingerprint),
        Format::Word => docx::to_docx(&form),
        Format::Excel => sheets(&form, &[sheet(&rows), how_to()]),
    })
}

const HOW_TO: [&str; 5] = [
    "Write in the columns “What we think it should say” and “Evidence”. Leave a row as it is where you agree.",
    "Use the empty rows at the end for anything else, and say where in the report it is.",
    "Comments are about facts. Your view of the findings belongs in your reply; it is printed in the report.",
    "A rating changes only on evidence. Every comment gets an answer with a reason, and both are printed.",
    "Do not write names of patients or staff, and leave the heads and the column “Row id” as they are.",
];

fn blocks(visit: &VisitPaper, rows: &[FormRow]) -> Vec<Block> {
    let filled = rows.iter().map(|row| {
        let blank = Cell::default;
        let id = Cell::text(&marked(row));
        vec![Cell::strong(&row.place), Cell::text(&row.says), blank(), blank(), id]
    });
    let empty = std::iter::repeat_with(|| vec![Cell::default(); HEADS.len()]).take(EMPTY_ROWS);
    let [place, says, should_say, evidence, id] = HEADS;
    vec![
        Block::heading(1, None, "Check of facts: comment form", None),
        Block::lead(&visit.meta.title),
        Block::Bullets { mark: None, items: HOW_TO.map(str::to_owned).to_vec() },
        Block::Table(Table {
            caption: None,
            columns: vec![
                Column::mm(place, 34),
                Column::mm(says, 44),
                Column::rest(should_say),
                Column::mm(evidence, 28),
                Column::mm(id, 19),
            ],
            rows: filled.chain(empty).collect(),
            density: Density::Plain,
        }),
    ]
}

/// A row's id as it stands in the form, with the mark of its words: "F1 3c9a".
fn marked(row: &FormRow) -> String {
    format!("{} {}", row.id, mark_of(&row.says))
}

fn sheet(rows: &[FormRow]) -> Sheet {
    let [place, says, should_say, evidence, id] = HEADS;
    let filled = rows.iter().map(|row| {
        let blank = || "".into();
        vec![(&row.place).into(), (&row.says).into(), blank(), blank(), marked(row).into()]
    });
    let empty = std::iter::repeat_with(|| HEADS.map(|_| "".into()).into()).take(EMPTY_ROWS);
    Sheet {
        name: "Comments",
        say: "What the report says, and what the provider thinks it should say",
        columns: vec![words(place), text(says), text(should_say), text(evidence), words(id)],
        rows: filled.chain(empty).collect(),
        frozen: 1,
    }
}

fn how_to() -> Sheet {
    Sheet {
        name: "How to fill it in",
        say: "How to fill in the sheet of comments",
        columns: vec![text("How to fill in the sheet “Comments”")],
        rows: HOW_TO.iter().map(|line| vec![(*line).into()]).collect(),
        frozen: 0,
    }
}
