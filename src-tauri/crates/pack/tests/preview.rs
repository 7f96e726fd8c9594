//! Pages to look at before a pack is confirmed.

use cf_pack::{Format, preview};

use crate::sample::{file, sandbox};
use crate::tools::ask;

#[test]
fn the_preview_has_the_pages_of_the_pdf() {
    let document = sandbox();
    let pages = preview(&document).unwrap();
    let info = ask("pdfinfo", &["FILE"], &file(&document, Format::Pdf).bytes, "pack.pdf");
    let in_pdf = info
        .lines()
        .find_map(|line| line.strip_prefix("Pages:"))
        .unwrap()
        .trim()
        .parse::<usize>()
        .unwrap();
    assert_eq!(pages.count(), in_pdf);
    assert!(pages.page_svg(pages.count()).is_none());
}

#[test]
fn a_page_needs_nothing_from_outside() {
    let pages = preview(&sandbox()).unwrap();
    for number in 0..pages.count() {
        let svg = pages.page_svg(number).unwrap();
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
        for outside in ["<image", "<script", "<text", "@import", "url(http", "href=\"http"] {
            assert!(!svg.contains(outside), "page {number} holds {outside}");
        }
    }
}
