//! The properties of a Word file.

use super::xml::Xml;
use crate::paper::Paper;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Title, author by role, language and day. No name of a person, a computer or an account.
pub(super) fn core(paper: &Paper) -> String {
    let mut xml = Xml::document();
    let day = format!("{}T00:00:00Z", paper.date);
    let spaces = [
        ("xmlns:cp", &*format!("{PACKAGE}/metadata/core-properties")),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.element("cp:coreProperties", &spaces, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(&paper.title));
        xml.element("dc:creator", &[], |xml| xml.text(&paper.author));
        xml.element("dc:description", &[], |xml| xml.text(&paper.description));
        xml.element("cp:keywords", &[], |xml| xml.text(&paper.keywords.join(", ")));
        xml.element("dc:language", &[], |xml| xml.text("en-GB"));
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.element(name, &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&day));
        }
    });
    xml.into_string()
}

/// What wrote the file.
pub(super) fn app() -> String {
    let mut xml = Xml::document();
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.element("Properties", &[("xmlns", space)], |xml| {
        xml.element("Application", &[], |xml| xml.text("Critical Friend"));
    });
    xml.into_string()
}

/// The fingerprint, for programs that compare copies.
pub(super) fn custom(paper: &Paper) -> String {
    let mut xml = Xml::document();
    let spaces = [
        ("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
        ("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
    ];
    xml.element("Properties", &spaces, |xml| {
        let property = [
            ("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"),
            ("pid", "2"),
            ("name", "Fingerprint (BLAKE3)"),
        ];
        xml.element("property", &property, |xml| {
            xml.element("vt:lpwstr", &[], |xml| xml.text(&paper.fingerprint));
        });
    });
    xml.into_string()
}
