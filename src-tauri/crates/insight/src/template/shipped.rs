//! The prompt sets that come with the app.

use super::{Template, parse};
use crate::asset::AssetError;

macro_rules! files {
    ($($file:literal),+ $(,)?) => {
        [$(($file, include_str!(concat!("../../../../../assets/templates/", $file)))),+]
    };
}

/// In the order in which people choose. Where several editions share an id, the newest stands first.
const SHIPPED: &[(&str, &str)] = &files![
    "ward-general.json",
    "emergency-department.json",
    "maternity-neonatal.json",
    "care-home.json",
    "gp-practice.json",
    "lay-first-impressions.json",
    "theme-safeguarding.json",
    "theme-mca-dols.json",
    "theme-mca-dols-1.json",
    "board-observation.json",
];

/// Every edition of the prompt sets that come with the app. What a visit may begin with on a day is
/// said by [`super::current`].
///
/// # Errors
/// As [`parse`]; a build whose tests pass has none.
pub fn shipped() -> Result<Vec<Template>, AssetError> {
    SHIPPED.iter().map(|(file, text)| parse(file, text)).collect()
}
