//! A full meeting: 300 observations.

use cf_pack::Format;

use crate::sample::{file, large, missing, texts};
use crate::tools::{ask, pdf_text};

#[test]
fn three_hundred_observations_make_a_pack_of_more_than_thirty_pages() {
    let document = large();
    let observations: usize =
        document.visits.iter().map(|v| v.went_well.len() + v.told.len()).sum();
    assert_eq!(observations, 300);
    let pdf = file(&document, Format::Pdf).bytes;
    let info = ask("pdfinfo", &["FILE"], &pdf, "pack.pdf");
    let pages = info
        .lines()
        .find_map(|line| line.strip_prefix("Pages:"))
        .unwrap()
        .trim()
        .parse::<u32>()
        .unwrap();
    assert!(pages >= 30, "{pages} pages");
    assert_eq!(missing(&texts(&document), &pdf_text(&pdf)), Vec::<String>::new());
    assert!(file(&document, Format::Word).bytes.starts_with(b"PK"));
    assert!(file(&document, Format::Excel).bytes.starts_with(b"PK"));
}
