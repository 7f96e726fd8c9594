//! One line of an ODS report.

use super::{Layout, OrganisationRow};
use crate::import::Remark;
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// Numbers of columns in use: 27 in the specification, 24 where trailing ones were dropped, and what
/// a spreadsheet program leaves of either.
pub(super) const WIDTHS: RangeInclusive<usize> = 22..=27;

/// Positions in the specification, less one.
pub(super) const CODE: usize = 0;
const NAME: usize = 1;
const REGION: usize = 2;
const GEOGRAPHY: usize = 3;
const ADDRESS: RangeInclusive<usize> = 4..=8;
const POSTCODE: usize = 9;
pub(super) const OPENED: usize = 10;
const CLOSED: usize = 11;
const STATUS: usize = 12;
const SUB_TYPE: usize = 13;
const PARENT: usize = 14;
const JOINED: usize = 15;
const LEFT: usize = 16;
const TELEPHONE: usize = 17;
const PRESCRIBING: usize = 25;

/// The longest name that is taken; the specification allows 100 letters.
const LONGEST_NAME: usize = 200;

/// The fields of a line, trimmed. A line is read on its own, so that a quotation mark that is never
/// closed spoils one row and not the rest of the file.
pub(super) fn split(line: &str) -> Result<Vec<String>, &'static str> {
    const UNCLOSED: &str =
        "A quotation mark is opened and not closed. Put the row on one line and close it.";
    if line.matches('"').count() % 2 == 1 {
        return Err(UNCLOSED);
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(line.len().max(1))
        .from_reader(line.as_bytes());
    let record = reader.records().next().and_then(Result::ok).ok_or(UNCLOSED)?;
    Ok(record.iter().map(|field| field.trim().to_owned()).collect())
}

/// Loosely, as the official codes have changed form before: capital letters and figures, 3 to 12.
pub(super) fn is_code(text: &str) -> bool {
    (3..=12).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

pub(super) fn read(
    line: usize,
    content: &str,
    layout: Layout,
    warnings: &mut Vec<Remark>,
) -> Result<OrganisationRow, Remark> {
    let fields = split(content).map_err(|message| Remark::at(line, 0, message))?;
    if !WIDTHS.contains(&fields.len()) {
        let message = format!(
            "The row has {} columns; ODS lists have 27 or 24. Download the list again.",
            fields.len()
        );
        return Err(Remark::at(line, 0, message));
    }
    let fields = Fields { line, fields };
    let code = fields.code()?;
    let (kind, site) = layout.kind(&code, fields.get(PRESCRIBING).as_deref());
    let row = OrganisationRow {
        line,
        name: fields.name()?,
        kind,
        site,
        address: ADDRESS.filter_map(|position| fields.get(position)).collect(),
        postcode: fields.get(POSTCODE).map(|text| text.to_ascii_uppercase()),
        opened: fields.date(OPENED)?,
        closed: fields.date(CLOSED)?,
        status: fields.get(STATUS),
        sub_type: fields.get(SUB_TYPE),
        parent: fields.get(PARENT).map(|text| text.to_ascii_uppercase()),
        joined_parent: fields.date(JOINED)?,
        left_parent: fields.date(LEFT)?,
        telephone: fields.get(TELEPHONE),
        region: fields.get(REGION),
        health_geography: fields.get(GEOGRAPHY),
        code,
    };
    warnings.extend(oddities(&row));
    Ok(row)
}

fn oddities(row: &OrganisationRow) -> impl Iterator<Item = Remark> + use<> {
    let line = row.line;
    let backwards = row.closed.is_some() && row.closed < row.opened;
    let orphan = row.site && row.parent.is_none();
    let damaged = row.name.contains('\u{fffd}');
    [
        (backwards, CLOSED, "It closed before it opened. Both dates were taken as they stand."),
        (orphan, PARENT, "A site without the code of its organisation. It will stand by itself."),
        (damaged, NAME, "A letter of the name could not be read. Correct it after the import."),
    ]
    .into_iter()
    .filter(|(is_so, _, _)| *is_so)
    .map(move |(_, position, message)| Remark::at(line, position + 1, message))
}

struct Fields {
    line: usize,
    fields: Vec<String>,
}

impl Fields {
    /// The field, unless it is empty.
    fn get(&self, position: usize) -> Option<String> {
        self.fields.get(position).filter(|text| !text.is_empty()).cloned()
    }

    fn fault(&self, position: usize, message: impl Into<String>) -> Remark {
        Remark::at(self.line, position + 1, message)
    }

    fn code(&self) -> Result<String, Remark> {
        let code = self.get(CODE).ok_or_else(|| {
            self.fault(CODE, "The code is missing. Without it the row cannot be told from others.")
        })?;
        if code.contains("E+") || code.contains('.') {
            return Err(self.fault(CODE, "A spreadsheet program has turned the code into a number. Download the list again and import it unopened."));
        }
        if !is_code(&code) {
            return Err(self.fault(CODE, "This is not an organisation code: 3 to 12 letters and figures, such as RXF or G82052."));
        }
        Ok(code.to_ascii_uppercase())
    }

    fn name(&self) -> Result<String, Remark> {
        let name = self.get(NAME).ok_or_else(|| {
            self.fault(NAME, "The name is missing. Write one, or leave the row out.")
        })?;
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            return Err(
                self.fault(NAME, "This is not a name. Compare the row with the published list.")
            );
        }
        Ok(name)
    }

    fn date(&self, position: usize) -> Result<Option<NaiveDate>, Remark> {
        let Some(text) = self.get(position) else {
            return Ok(None);
        };
        let figures = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
        NaiveDate::parse_from_str(&text, "%Y%m%d")
            .ok()
            .filter(|_| figures)
            .map(Some)
            .ok_or_else(|| self.fault(position, "This is not a date. ODS writes the year, month and day as eight figures, such as 20040401."))
    }
}
