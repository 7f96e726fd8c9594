use super::{TRUST, read};
use crate::references;
use cf_domain::word::OrganisationType;
use cf_insight::import::Import;
use cf_insight::import::organisations::{OrganisationRow, organisations, shipped_trusts};
use rstest::rstest;

fn reference(name: &str) -> Import<OrganisationRow> {
    organisations(name, references::open(&format!("formats/{name}")))
}

#[rstest]
#[case("ods_etr_2022_real.csv", 218, 6)]
#[case("ods_etr_2022_real_24col_unquoted.csv", 227, 4)]
#[case("ods_ecarehomehq_synthetic.csv", 2, 1)]
#[case("ods_ecarehomesite_synthetic.csv", 2, 1)]
fn every_reference_list_is_read_whole(
    #[case] name: &str,
    #[case] rows: usize,
    #[case] closed: usize,
) {
    let found = reference(name);
    assert_eq!(found.errors, [], "{name}");
    assert_eq!(found.warnings, [], "{name}");
    assert_eq!(found.rows.len(), rows);
    assert_eq!(found.rows.iter().filter(|r| r.closed.is_some()).count(), closed);
}

#[test]
fn a_real_trust_is_read_field_by_field() {
    let found = reference("ods_etr_2022_real.csv");
    let row = &found.rows[0];
    assert_eq!((row.line, row.code.as_str()), (1, "R0A"));
    assert_eq!(row.name, "MANCHESTER UNIVERSITY NHS FOUNDATION TRUST");
    assert_eq!((row.kind, row.site), (OrganisationType::NhsTrust, false));
    assert_eq!(row.address, ["COBBETT HOUSE", "OXFORD ROAD", "MANCHESTER"]);
    assert_eq!(row.postcode.as_deref(), Some("M13 9WL"));
    assert_eq!(row.opened.unwrap().to_string(), "2017-10-01");
    assert_eq!((row.closed, row.parent.as_deref()), (None, None));
    assert_eq!(
        (row.region.as_deref(), row.health_geography.as_deref()),
        (Some("Y62"), Some("QOP"))
    );
}

#[test]
fn a_care_home_names_its_group_and_when_it_joined() {
    let found = reference("ods_ecarehomesite_synthetic.csv");
    let row = &found.rows[1];
    assert_eq!(row.name, "ROSE COTTAGE, REST HOME");
    assert_eq!((row.kind, row.site), (OrganisationType::CareHome, false));
    assert_eq!(row.parent.as_deref(), Some("AZ01"));
    assert_eq!(row.joined_parent.unwrap().to_string(), "2011-07-01");
    assert_eq!(row.left_parent.unwrap().to_string(), "2023-09-30");
    assert_eq!(row.closed.unwrap().to_string(), "2023-09-30");
    assert_eq!(found.rows[0].telephone.as_deref(), Some("01632 960100"));
}

#[test]
fn the_trust_with_the_same_code_reads_the_same_in_both_widths() {
    let (wide, narrow) =
        (reference("ods_etr_2022_real.csv"), reference("ods_etr_2022_real_24col_unquoted.csv"));
    let same = wide.rows.iter().filter(|w| {
        narrow
            .rows
            .iter()
            .any(|n| (&n.code, &n.name, &n.postcode) == (&w.code, &w.name, &w.postcode))
    });
    assert!(same.count() > 200, "the two extracts overlap almost whole");
}

#[test]
fn a_gp_practice_is_known_by_its_list_and_setting() {
    let row = TRUST.replacen("RZ9", "Z99999", 1).replacen("\"B\",\"\",\"\"", "\"\",\"\",\"4\"", 1);
    let found = read("epraccur.csv", &row);
    assert_eq!(found.rows[0].kind, OrganisationType::GpPractice);
    let found = read("ets (1).csv", &TRUST.replacen("RZ9", "RZ901", 1));
    assert!(found.rows[0].site);
    assert_eq!(found.warnings[0].column, 15, "a site should name its trust");
}

#[test]
fn the_result_prints_as_rows_errors_and_warnings() {
    let json = serde_json::to_value(read("etr.csv", TRUST)).unwrap();
    assert_eq!(json["rows"][0]["kind"], "nhs-trust");
    assert_eq!(json["rows"][0]["opened"], "2010-04-01");
    assert_eq!(
        (json["errors"].as_array().unwrap().len(), json["warnings"].as_array().unwrap().len()),
        (0, 0)
    );
}

#[test]
fn the_shipped_list_is_the_published_one() {
    let shipped = shipped_trusts();
    assert_eq!((shipped.rows.len(), shipped.errors.len()), (218, 0));
    let ours = include_bytes!("../../../../../assets/organisations/etr-2022.csv");
    assert_eq!(std::fs::read(references::path("formats/ods_etr_2022_real.csv")).unwrap(), ours);
}
