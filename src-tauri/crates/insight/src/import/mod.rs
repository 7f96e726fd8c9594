//! Reading the files that other bodies publish. One bad row never stops the others; a file of the
//! wrong sort gives one remark that says what was expected and what to do.

pub mod organisations;
mod text;

use serde::Serialize;

/// The largest file that is read, in bytes. The largest published list of organisations is a tenth
/// of this; more than this is a wrong file.
pub const MAX_BYTES: u64 = 100 * 1024 * 1024;

/// How many errors are listed one by one. After that, one more says how many were left out.
pub const MAX_LISTED: usize = 200;

/// What an import found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Import<Row> {
    /// What could be read.
    pub rows: Vec<Row>,
    /// What could not: those lines are not in `rows`.
    pub errors: Vec<Remark>,
    /// What was read but looks odd.
    pub warnings: Vec<Remark>,
}

/// Something to say about a place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// Line in the file, from 1; 0 for the file as a whole.
    pub line: usize,
    /// Column in the table, from 1; 0 for the line as a whole.
    pub column: usize,
    /// What is so, and what to do.
    pub message: String,
}

impl Remark {
    fn at(line: usize, column: usize, message: impl Into<String>) -> Self {
        Self { line, column, message: message.into() }
    }

    fn whole_file(message: impl Into<String>) -> Self {
        Self::at(0, 0, message)
    }
}

impl<Row> Import<Row> {
    fn refused(remark: Remark) -> Self {
        Self { rows: Vec::new(), errors: vec![remark], warnings: Vec::new() }
    }
}

/// Keeps the first [`MAX_LISTED`] remarks and says how many more there were.
fn shorten(remarks: &mut Vec<Remark>) {
    let more = remarks.len().saturating_sub(MAX_LISTED);
    if more > 0 {
        remarks.truncate(MAX_LISTED);
        remarks.push(Remark::whole_file(format!(
            "{more} more lines have something to say. Put these right first."
        )));
    }
}
