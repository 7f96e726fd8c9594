//! Tables: a head that repeats, rows that stay whole, no merged cells, no vertical lines.

use super::body::Body;
use super::cell::{paragraph, run};
use super::grid::{LONG, aligned, filled_cell, grid, table_cell, whole};
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
/// Rows up to which a table stays on one page.
const SHORT_ROWS: usize = 12;

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
        let letters: usize = table.rows.iter().flatten().map(volume).sum();
        let short = table.rows.len() <= SHORT_ROWS && letters < LONG;
        for (index, row) in table.rows.iter().enumerate() {
            let kept = short && index + 1 < table.rows.len();
            self.row(&mut rows, row, kept, &table.columns, &widths);
        }
        grid(&mut self.xml, "CFGrid", &widths, table.caption.as_deref(), &rows);
        self.gap();
    }

    fn row(
        &mut self,
        rows: &mut Xml,
        row: &[Cell],
        kept: bool,
        columns: &[Column],
        widths: &[u32],
    ) {
        let mut cells = Xml::default();
        for ((cell, column), width) in row.iter().zip(columns).zip(widths) {
            let style = match (column.align, kept) {
                (Align::Left, false) => "CFTable",
                (Align::Left, true) => "CFTableKept",
                (Align::Right, false) => "CFTableRight",
                (Align::Right, true) => "CFTableRightKept",
            };
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
            self.cell(&mut right, body, "CFMatter");
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

/// Letters in a cell.
fn volume(cell: &Cell) -> usize {
    let text = |span: &Span| match span {
        Span::Text { text, .. } => text.len(),
        Span::Place { words, .. } => words.len(),
    };
    cell.lines.iter().flatten().map(text).sum()
}
