//! Tables: a head that repeats, rows that stay whole, no merged cells, no vertical lines.

use super::body::Body;
use super::cell::{paragraph, run};
use super::xml::Xml;
use crate::paper::{Align, Cell, Column, Look, Span, Table, Width};

/// Twentieths of a point in a millimetre, times 100.
const TWIPS_100: u32 = 5669;
/// Width of the text block in millimetres.
const TEXT_MM: u32 = 172;
/// The margin column and its gutter, in millimetres.
const MARGIN_MM: u32 = 39;
/// The colour of text, as a fill.
const INK: &str = "1F2A31";
/// Letters above which a row may go over to the next page.
const LONG_ROW: usize = 1500;

const fn twips(mm: u32) -> u32 {
    mm * TWIPS_100 / 100
}

impl Body {
    pub(super) fn table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            self.caption(caption);
        }
        let widths = widths(&table.columns);
        let mut rows = Xml::default();
        rows.element("w:tr", &[], |xml| {
            xml.element("w:trPr", &[], |xml| {
                xml.empty("w:cantSplit", &[]);
                xml.empty("w:tblHeader", &[]);
            });
            for (column, width) in table.columns.iter().zip(&widths) {
                let head = if column.head.is_empty() { "Where" } else { &column.head };
                table_cell(xml, *width, |xml| {
                    aligned(xml, "CFTableHead", column.align, |xml| run(xml, head, Look::Plain));
                });
            }
        });
        for row in &table.rows {
            self.row(&mut rows, row, &table.columns, &widths);
        }
        grid(&mut self.xml, "CFGrid", &widths, table.caption.as_deref(), &rows);
        self.gap();
    }

    fn row(&mut self, rows: &mut Xml, row: &[Cell], columns: &[Column], widths: &[u32]) {
        let mut cells = Xml::default();
        for ((cell, column), width) in row.iter().zip(columns).zip(widths) {
            let style = if column.align == Align::Right { "CFTableRight" } else { "CFTable" };
            let mut inside = Xml::default();
            self.cell(&mut inside, cell, style);
            table_cell(&mut cells, *width, |xml| xml.append(&inside));
        }
        rows.element("w:tr", &[], |xml| {
            whole(xml, row.iter().map(volume).sum());
            xml.append(&cells);
        });
    }

    /// The margin and the matter, side by side without lines.
    pub(super) fn entries(&mut self, entries: &[(Cell, Cell)]) {
        let widths = [twips(MARGIN_MM), twips(TEXT_MM - MARGIN_MM)];
        let mut rows = Xml::default();
        for (margin, body) in entries {
            let (mut left, mut right) = (Xml::default(), Xml::default());
            self.cell(&mut left, margin, "CFMargin");
            self.cell(&mut right, body, "Normal");
            rows.element("w:tr", &[], |xml| {
                whole(xml, volume(margin) + volume(body));
                table_cell(xml, twips(MARGIN_MM), |xml| xml.append(&left));
                table_cell(xml, twips(TEXT_MM - MARGIN_MM), |xml| xml.append(&right));
            });
        }
        grid(&mut self.xml, "CFEntries", &widths, None, &rows);
        self.gap();
    }

    /// The words of a scale in a row, the chosen one filled.
    pub(super) fn scale(&mut self, words: &[String], chosen: usize) {
        let columns: Vec<Column> = words.iter().map(|word| Column::rest(word)).collect();
        let widths = widths(&columns);
        let mut rows = Xml::default();
        rows.element("w:tr", &[], |xml| {
            for (index, (word, width)) in words.iter().zip(&widths).enumerate() {
                let (style, fill) =
                    if index == chosen { ("CFScaleChosen", Some(INK)) } else { ("CFScale", None) };
                filled_cell(xml, *width, fill, |xml| {
                    paragraph(xml, style, |xml| run(xml, word, Look::Plain))
                });
            }
        });
        grid(&mut self.xml, "CFScaleGrid", &widths, None, &rows);
        self.gap();
    }

    fn caption(&mut self, caption: &str) {
        self.captions += 1;
        let number = self.captions.to_string();
        self.paragraph("Caption", |xml| {
            run(xml, "Table ", Look::Plain);
            xml.element("w:fldSimple", &[("w:instr", " SEQ Table \\* ARABIC ")], |xml| {
                run(xml, &number, Look::Plain)
            });
            run(xml, &format!(". {caption}"), Look::Plain);
        });
    }

    /// A little room. Two tables that touch become one in Word.
    pub(super) fn gap(&mut self) {
        self.paragraph("CFGap", |_| {});
    }
}

fn grid(xml: &mut Xml, style: &str, widths: &[u32], name: Option<&str>, rows: &Xml) {
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

fn table_cell(xml: &mut Xml, width: u32, inside: impl FnOnce(&mut Xml)) {
    filled_cell(xml, width, None, inside);
}

fn filled_cell(xml: &mut Xml, width: u32, fill: Option<&str>, inside: impl FnOnce(&mut Xml)) {
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

fn aligned(xml: &mut Xml, style: &str, align: Align, inside: impl FnOnce(&mut Xml)) {
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

/// Widths in twentieths of a point. Columns without a width share what the others leave.
fn widths(columns: &[Column]) -> Vec<u32> {
    let given = |column: &Column| match column.width {
        Width::Mm(mm) => Some(u32::from(mm)),
        Width::Rest => None,
    };
    let taken: u32 = columns.iter().filter_map(given).sum();
    let sharing = columns.iter().filter(|column| given(column).is_none()).count();
    let share = u32::try_from(sharing)
        .ok()
        .and_then(|n| TEXT_MM.saturating_sub(taken).checked_div(n))
        .unwrap_or(0);
    columns.iter().map(|column| twips(given(column).unwrap_or(share))).collect()
}

/// Keeps a row on one page, if it is short enough for one.
fn whole(xml: &mut Xml, letters: usize) {
    if letters < LONG_ROW {
        xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
    }
}

/// Letters in a cell.
fn volume(cell: &Cell) -> usize {
    let text = |span: &Span| match span {
        Span::Text { text, .. } => text.len(),
        Span::Place { words, .. } => words.len(),
    };
    cell.lines.iter().flatten().map(text).sum()
}
