//! The frame of a table: grid, cells, rows.

use super::xml::Xml;
use crate::paper::Align;

/// Letters above which a row or a table may go over to the next page.
pub(super) const LONG: usize = 1500;

pub(super) fn grid(xml: &mut Xml, style: &str, widths: &[u32], name: Option<&str>, rows: &Xml) {
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.value("w:tblStyle", style);
            let all = widths.iter().sum::<u32>().to_string();
            xml.empty("w:tblW", &[("w:w", &all), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.empty(
                "w:tblLook",
                &[("w:val", "0020"), ("w:firstRow", "1"), ("w:noHBand", "1"), ("w:noVBand", "1")],
            );
            if let Some(name) = name {
                xml.value("w:tblCaption", name);
            }
        });
        xml.element("w:tblGrid", &[], |xml| {
            for width in widths {
                xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        xml.append(rows);
    });
}

pub(super) fn table_cell(xml: &mut Xml, width: u32, inside: impl FnOnce(&mut Xml)) {
    filled_cell(xml, width, None, inside);
}

pub(super) fn filled_cell(
    xml: &mut Xml,
    width: u32,
    fill: Option<&str>,
    inside: impl FnOnce(&mut Xml),
) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if let Some(fill) = fill {
                xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)]);
            }
        });
        inside(xml);
    });
}

pub(super) fn aligned(xml: &mut Xml, style: &str, align: Align, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", style);
            if align == Align::Right {
                xml.value("w:jc", "right");
            }
        });
        inside(xml);
    });
}

/// Keeps a row on one page, if it is short enough for one.
pub(super) fn whole(xml: &mut Xml, letters: usize) {
    if letters < LONG {
        xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
    }
}
