//! Which report a file is, and what kind of organisation a row is.

use cf_domain::word::OrganisationType;

/// The ODS reports that list providers of care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    Trusts,
    TrustSites,
    Practices,
    CareHomes,
    Independents,
    IndependentSites,
    Hospices,
    Unknown,
}

impl Layout {
    /// From the words of the file's name, so that “etr.csv”, “ods_etr_2022.csv” and “ETR (3).csv”
    /// are the same report.
    pub(super) fn of_file(file: &str) -> Self {
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file).to_ascii_lowercase();
        name.split(|c: char| !c.is_ascii_alphanumeric())
            .find_map(|word| {
                Some(match word {
                    "etr" | "etrust" => Self::Trusts,
                    "ets" => Self::TrustSites,
                    "epraccur" => Self::Practices,
                    "ecarehomehq" | "ecarehomesite" => Self::CareHomes,
                    "ephp" => Self::Independents,
                    "ephpsite" => Self::IndependentSites,
                    "ehospice" => Self::Hospices,
                    _ => return None,
                })
            })
            .unwrap_or(Self::Unknown)
    }

    /// The kind of provider, and whether the row is a site of another. `prescribing` is column 26,
    /// filled in lists of practices: 4 is a general practice, other figures are walk-in centres,
    /// out-of-hours services and the like.
    pub(super) fn kind(self, code: &str, prescribing: Option<&str>) -> (OrganisationType, bool) {
        match self {
            Self::Trusts => (OrganisationType::NhsTrust, false),
            Self::TrustSites => (OrganisationType::NhsTrust, true),
            Self::Practices if prescribing.is_none_or(|setting| setting == "4") => {
                (OrganisationType::GpPractice, false)
            }
            Self::Practices => (OrganisationType::Community, false),
            Self::CareHomes => (OrganisationType::CareHome, false),
            Self::Independents => (OrganisationType::Independent, false),
            Self::IndependentSites => (OrganisationType::Independent, true),
            Self::Hospices => (OrganisationType::Community, false),
            Self::Unknown => guess(code),
        }
    }
}

/// From the pattern of the code alone: R and two more is a trust, five characters beginning with R a
/// trust's site, a letter and five figures a practice, V and four more a care home.
fn guess(code: &str) -> (OrganisationType, bool) {
    let rest_are_figures = code.chars().skip(1).all(|c| c.is_ascii_digit());
    match (code.chars().next(), code.len()) {
        (Some('R'), 3) => (OrganisationType::NhsTrust, false),
        (Some('R'), 5) => (OrganisationType::NhsTrust, true),
        (Some('V'), 5) => (OrganisationType::CareHome, false),
        (Some(first), 6) if first.is_ascii_alphabetic() && rest_are_figures => {
            (OrganisationType::GpPractice, false)
        }
        _ => (OrganisationType::Other, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use OrganisationType::{CareHome, Community, GpPractice, NhsTrust, Other};

    #[test]
    fn a_file_name_says_which_report_it_is() {
        for name in
            ["etr.csv", "C:\\Users\\x\\ETR (3).csv", "ods_etr_2022_real.csv", "a/b/etr-2022.CSV"]
        {
            assert_eq!(Layout::of_file(name), Layout::Trusts, "{name}");
        }
        assert_eq!(
            Layout::of_file("retreat.csv"),
            Layout::Unknown,
            "a part of a word is no report"
        );
    }

    #[test]
    fn without_a_known_name_the_code_decides() {
        for (code, expected) in [
            ("RXF", (NhsTrust, false)),
            ("RXF05", (NhsTrust, true)),
            ("G82052", (GpPractice, false)),
            ("VZ001", (CareHome, false)),
            ("A3A8R", (Other, false)),
            ("08V", (Other, false)),
            ("123456", (Other, false)),
        ] {
            assert_eq!(Layout::Unknown.kind(code, None), expected, "{code}");
        }
    }

    #[test]
    fn a_walk_in_centre_in_the_list_of_practices_is_not_a_practice() {
        assert_eq!(Layout::Practices.kind("Y00001", Some("1")).0, Community);
        assert_eq!(Layout::Practices.kind("G82052", Some("4")).0, GpPractice);
    }
}
