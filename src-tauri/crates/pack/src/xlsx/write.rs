//! Puts a sheet down: a table with a filter, a frozen head, true dates, and settings for paper.

use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Table, TableColumn, TableStyle,
    Worksheet, XlsxError,
};

use super::cell::{Sheet, Value};

/// Letters that a cell of Excel can hold.
const LONGEST: usize = 32_767;
/// Letters of a head of page; Excel allows 255, and some letters count double.
const LONGEST_HEAD: usize = 120;
/// Height of a line of Arial 10, in points.
const LINE: f64 = 13.0;
/// Height of the tallest row that Excel knows, in points.
const TALLEST: f64 = 409.0;
/// Letters across a page of A4, landscape, that can still be read (about 6 points).
const READABLE: f64 = 200.0;
/// A4 in Excel's list of papers.
const A4: u8 = 9;
const INK: Color = Color::RGB(0x001f_2a31);

pub(super) fn sheet(out: &mut Worksheet, sheet: &Sheet, head: &str) -> Result<(), XlsxError> {
    out.set_name(sheet.name)?;
    let plain = Format::new()
        .set_font_name("Arial")
        .set_font_size(10)
        .set_align(FormatAlign::Top)
        .set_text_wrap();
    let bold = plain.clone().set_bold().set_align(FormatAlign::Bottom);
    let bold = bold.set_border_bottom(FormatBorder::Medium).set_border_bottom_color(INK);
    let dated = plain.clone().set_num_format("ddd d mmm yyyy").set_align(FormatAlign::Left);

    let left = plain.clone().set_align(FormatAlign::Left);

    let last_column = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    for (index, column) in (0u16..).zip(&sheet.columns) {
        out.set_column_width(index, column.kind.width())?;
        out.write_string_with_format(0, index, column.head, &bold)?;
    }
    for (row, values) in (1u32..).zip(&sheet.rows) {
        out.set_row_height(row, height(sheet, values))?;
        for (column, value) in (0u16..).zip(values) {
            match value {
                Value::Text(text) => {
                    // Text stays text, also when somebody edits the cell later.
                    let quoted = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
                    let format =
                        if quoted { plain.clone().set_quote_prefix() } else { plain.clone() };
                    out.write_string_with_format(row, column, fitting(text), &format)?;
                }
                Value::Day(day) => {
                    use chrono::Datelike;
                    let year = u16::try_from(day.year()).unwrap_or_default();
                    let day = ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8)?;
                    out.write_datetime_with_format(row, column, &day, &dated)?;
                }
                Value::Number(number) => {
                    out.write_number_with_format(row, column, *number, &left)?;
                }
                Value::Nothing => {
                    out.write_blank(row, column, &plain)?;
                }
            }
        }
    }
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    if last_row == 0 {
        out.write_string_with_format(1, 0, "Nothing in this pack", &plain)?;
    } else {
        let columns: Vec<_> = sheet
            .columns
            .iter()
            .map(|c| TableColumn::new().set_header(c.head).set_header_format(&bold))
            .collect();
        let name = sheet.name.replace(' ', "_");
        let table = Table::new()
            .set_name(name)
            .set_columns(&columns)
            .set_style(TableStyle::None)
            .set_alt_text(sheet.say);
        out.add_table(0, 0, last_row, last_column, &table)?;
    }
    out.set_freeze_panes(1, sheet.frozen)?;
    out.set_landscape().set_paper_size(A4).set_print_fit_to_pages(pages_wide(sheet), 0);
    out.set_repeat_rows(0, 0)?;
    out.set_repeat_columns(0, 0)?;
    let head: String = head.chars().take(LONGEST_HEAD).collect();
    out.set_header(format!("&L{}", head.replace('&', "&&")));
    out.set_footer("&L&A&RPage &P of &N");
    Ok(())
}

/// Height of a row in points, so that wrapped text shows in programs that do not grow rows themselves.
fn height(sheet: &Sheet, values: &[Value]) -> f64 {
    let lines = values.iter().zip(&sheet.columns).map(|(value, column)| match value {
        Value::Text(text) => text
            .lines()
            .map(|line| (line.chars().count() as f64 / column.kind.width()).ceil().max(1.0))
            .sum(),
        Value::Day(_) | Value::Number(_) | Value::Nothing => 1.0,
    });
    (lines.fold(1.0, f64::max) * LINE + 2.0).min(TALLEST)
}

/// Pages across on paper: one, unless the letters would be too small to read.
fn pages_wide(sheet: &Sheet) -> u16 {
    let letters: f64 = sheet.columns.iter().map(|column| column.kind.width()).sum();
    if letters <= READABLE { 1 } else { 2 }
}

/// The text, or as much of it as a cell can hold and where the rest is.
fn fitting(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    const REST: &str = " … The rest is in the PDF and in Word.";
    let mut left = LONGEST - REST.encode_utf16().count();
    let kept = text.chars().take_while(|letter| {
        let fits = letter.len_utf16() <= left;
        left = left.saturating_sub(letter.len_utf16());
        fits
    });
    kept.chain(REST.chars()).collect()
}
