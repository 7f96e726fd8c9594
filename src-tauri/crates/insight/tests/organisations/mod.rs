//! Lists of the Organisation Data Service.

mod faults;
mod laws;
mod lists;

use cf_insight::import::Import;
use cf_insight::import::organisations::{OrganisationRow, organisations};

/// A sound row of a list of trusts, 27 columns in quotation marks.
const TRUST: &str = "\"RZ9\",\"EXAMPLE NHS TRUST\",\"Y99\",\"QZZ\",\"EXAMPLE HOUSE\",\"\",\"\",\"EXAMPLETON\",\"\",\"ZZ1 1ZZ\",\"20100401\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"0\",\"\",\"B\",\"\",\"\",\"\"";

fn read(file: &str, text: &str) -> Import<OrganisationRow> {
    organisations(file, text.as_bytes())
}
