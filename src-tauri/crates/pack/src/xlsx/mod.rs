//! Excel: the pack as lists, one fact to a cell, nothing left out, nothing worked out.

mod cell;
mod lists;
mod readme;
mod write;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::PackError;
use crate::document::PackDocument;
use crate::paper::{Paper, Plan};

pub(crate) use cell::{Sheet, text, words};

/// The document as a workbook, with the properties of its paper. The same document gives the same bytes.
pub(crate) fn to_xlsx(document: &PackDocument, paper: &Paper) -> Result<Vec<u8>, PackError> {
    let plan = Plan::of(document)?;
    let mut lists = lists::sheets(document, &plan);
    lists.push(readme::register(document, &paper.fingerprint));
    lists.insert(0, readme::read_me(document, &paper.fingerprint, &lists));
    sheets(paper, &lists)
}

/// Sheets as a workbook, with the properties of a paper.
pub(crate) fn sheets(paper: &Paper, sheets: &[Sheet]) -> Result<Vec<u8>, PackError> {
    workbook(paper, sheets).map_err(|_| PackError::Excel)
}

fn workbook(paper: &Paper, sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    use chrono::Datelike;
    let mut workbook = Workbook::new();
    let (month, day) = (paper.date.month() as u8, paper.date.day() as u8);
    let issued =
        ExcelDateTime::from_ymd(paper.date.year().try_into().unwrap_or_default(), month, day)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(&paper.title)
            .set_author(&paper.author)
            .set_comment(&paper.description)
            .set_keywords(paper.keywords.join(", "))
            .set_creation_datetime(&issued)
            .set_custom_property("Fingerprint (BLAKE3)", &*paper.fingerprint),
    );
    let head = format!("{} · {}", paper.marking, paper.running_head);
    for sheet in sheets {
        write::sheet(workbook.add_worksheet(), sheet, &head)?;
    }
    workbook.save_to_buffer()
}
