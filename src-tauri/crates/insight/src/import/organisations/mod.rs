//! The reports of the NHS Organisation Data Service (ODS): `etr`, `ets`, `epraccur`, `ecarehomehq`,
//! `ecarehomesite` and their relatives. No heading line, 27 columns in quotation marks or 24 without,
//! dates as YYYYMMDD (ODS report specification, as published until 2025 and since by its export
//! service).

mod layout;
mod row;
mod shape;

use super::{Import, Remark, shorten, text};
use cf_domain::word::OrganisationType;
use chrono::NaiveDate;
use layout::Layout;
use serde::Serialize;
use std::collections::HashMap;
use std::io::Read;

/// One organisation of a published list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrganisationRow {
    /// Line in the file, from 1.
    pub line: usize,
    /// Official code, upper case.
    pub code: String,
    /// Name as the list writes it.
    pub name: String,
    /// What kind of provider it is: from the file's name, else guessed from the code.
    pub kind: OrganisationType,
    /// Whether it is a site of the organisation named by `parent`, rather than a provider.
    pub site: bool,
    /// Address lines that are filled, in order.
    pub address: Vec<String>,
    /// Postcode, upper case.
    pub postcode: Option<String>,
    /// Opened on.
    pub opened: Option<NaiveDate>,
    /// Closed on; none while open.
    pub closed: Option<NaiveDate>,
    /// Status letter, in lists of practices.
    pub status: Option<String>,
    /// Sub-type letter.
    pub sub_type: Option<String>,
    /// Code of the organisation it belongs to.
    pub parent: Option<String>,
    /// When it joined that organisation.
    pub joined_parent: Option<NaiveDate>,
    /// When it left that organisation.
    pub left_parent: Option<NaiveDate>,
    /// Telephone number of the organisation.
    pub telephone: Option<String>,
    /// Code of the region (national grouping).
    pub region: Option<String>,
    /// Code of the local health geography.
    pub health_geography: Option<String>,
}

/// Reads an ODS report. The name of the file helps to say which kind of organisation it lists.
#[must_use]
pub fn organisations(file: &str, source: impl Read) -> Import<OrganisationRow> {
    match text::read(source) {
        Ok(text) => read_text(file, &text),
        Err(remark) => Import::refused(remark),
    }
}

fn read_text(file: &str, text: &text::Text) -> Import<OrganisationRow> {
    if let Err(remark) = shape::check(&text.text) {
        return Import::refused(remark);
    }
    let layout = Layout::of_file(file);
    let mut found = Import { rows: Vec::new(), errors: Vec::new(), warnings: Vec::new() };
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (number, (line, content)) in text::lines(&text.text).enumerate() {
        if number == 0 && shape::is_heading(content) {
            found.warnings.push(Remark::at(line, 0, "This line is a heading and was left out."));
            continue;
        }
        match row::read(line, content, layout, &mut found.warnings) {
            Err(remark) => found.errors.push(remark),
            Ok(row) => match seen.get(&row.code) {
                Some(first) => {
                    let message = format!(
                        "The code {} stands on line {first} already; that line was kept.",
                        row.code
                    );
                    found.errors.push(Remark::at(line, 1, message));
                }
                None => {
                    seen.insert(row.code.clone(), line);
                    found.rows.push(row);
                }
            },
        }
    }
    if text.windows {
        found.warnings.push(Remark::whole_file(
            "The file is not in UTF-8 and was read as Windows-1252. Look at names with accents.",
        ));
    }
    shorten(&mut found.errors);
    shorten(&mut found.warnings);
    found
}

/// The list of English trusts that comes with the app (ODS `etr`, 2022; see
/// `assets/organisations/LICENCE.md`).
#[must_use]
pub fn shipped_trusts() -> Import<OrganisationRow> {
    organisations(
        "etr-2022.csv",
        include_bytes!("../../../../../../assets/organisations/etr-2022.csv").as_slice(),
    )
}
