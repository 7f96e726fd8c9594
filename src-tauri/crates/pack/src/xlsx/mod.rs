//! Excel: the pack as lists, one fact to a cell, nothing left out, nothing worked out.

mod cell;
mod lists;
mod readme;
mod write;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::PackError;
use crate::document::PackDocument;
use crate::paper::Plan;

/// The document as a workbook. The same document gives the same bytes.
pub(crate) fn to_xlsx(document: &PackDocument) -> Result<Vec<u8>, PackError> {
    let plan = Plan::of(document)?;
    let fingerprint = document.fingerprint()?;
    let mut sheets = lists::sheets(document, &plan);
    sheets.push(readme::register(document, &fingerprint));
    sheets.insert(0, readme::read_me(document, &fingerprint, &sheets));
    workbook(document, &fingerprint, &sheets).map_err(|_| PackError::Excel)
}

fn workbook(
    document: &PackDocument,
    fingerprint: &str,
    sheets: &[cell::Sheet],
) -> Result<Vec<u8>, XlsxError> {
    use chrono::Datelike;
    let meta = &document.meta;
    let mut workbook = Workbook::new();
    let (month, day) = (meta.date.month() as u8, meta.date.day() as u8);
    let issued =
        ExcelDateTime::from_ymd(meta.date.year().try_into().unwrap_or_default(), month, day)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(&meta.title)
            .set_author(&meta.author_role)
            .set_comment(&meta.description)
            .set_keywords(meta.keywords.join(", "))
            .set_creation_datetime(&issued)
            .set_custom_property("Fingerprint (BLAKE3)", fingerprint),
    );
    let head = format!("{} · {}", meta.marking, meta.running_head);
    for sheet in sheets {
        write::sheet(workbook.add_worksheet(), sheet, &head)?;
    }
    workbook.save_to_buffer()
}
