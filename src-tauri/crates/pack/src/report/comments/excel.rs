//! The sheets of a filled Excel form.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::rows::Rows;
use super::{CommentError, MOST_ROWS};

/// Columns that are looked at; the form has five.
const COLUMNS: usize = 40;

/// Each sheet as rows of text. Cells are read one by one, as a single cell far away would make a
/// whole sheet of them too large.
pub(super) fn tables(bytes: &[u8]) -> Result<Vec<Rows>, CommentError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| CommentError::Damaged)?;
    book.sheet_names().iter().map(|name| sheet(&mut book, name)).collect()
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Rows, CommentError> {
    let mut rows = Rows::new();
    // A sheet of another kind (a chart) holds no comments.
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(rows) };
    let mut now = None;
    while let Some(cell) = cells.next_cell_with_formula().map_err(|_| CommentError::Damaged)? {
        let (row, column) = cell.pos;
        let text = match cell.formula.filter(|formula| !formula.is_empty()) {
            Some(formula) => format!("={formula}"),
            None => Data::from(cell.value).to_string(),
        };
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= COLUMNS || text.trim().is_empty() {
            continue;
        }
        if now != Some(row) {
            now = Some(row);
            rows.push(Vec::new());
        }
        if rows.len() > MOST_ROWS {
            return Err(CommentError::TooLarge);
        }
        if let Some(row) = rows.last_mut() {
            if row.len() <= column {
                row.resize(column + 1, String::new());
            }
            if let Some(place) = row.get_mut(column) {
                *place = text;
            }
        }
    }
    Ok(rows)
}
