//! From the rows of tables to comments: finds the form by its heads, wherever it stands.

use super::{Comment, HEADS};

/// Letters of the mark behind a row's id.
const MARK: usize = 4;

/// A mark of what the report says in a row. It goes out behind the row's id and shows on return whether
/// somebody wrote over the words; blanks and signs, which programs change by themselves, do not count.
pub(super) fn mark_of(says: &str) -> String {
    let letters: String = says.chars().filter(|c| c.is_alphanumeric()).collect();
    blake3::hash(letters.to_lowercase().as_bytes()).to_hex().chars().take(MARK).collect()
}

fn is_mark(word: &str) -> bool {
    word.len() == MARK && word.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'))
}

/// A table as rows of text.
pub(super) type Rows = Vec<Vec<String>>;

/// Which column of the form stands where in a table.
#[derive(Debug, Default)]
struct Columns([Option<usize>; HEADS.len()]);

impl Columns {
    /// The columns of a row that is the form's head; nothing for any other row.
    fn of(row: &[String]) -> Option<Self> {
        let plain = |text: &str| {
            let letters = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' });
            let text: String = letters.collect::<String>().to_lowercase();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let row: Vec<_> = row.iter().map(|cell| plain(cell)).collect();
        let columns = Self(HEADS.map(|head| row.iter().position(|cell| *cell == plain(head))));
        let [place, _, should_say, _, _] = columns.0;
        (place.is_some() && should_say.is_some()).then_some(columns)
    }

    fn comment(&self, row: &[String]) -> Option<Comment> {
        let [place, says, should_say, evidence, id] = self.0.map(|column| {
            let text = column.and_then(|column| row.get(column));
            text.map_or_else(String::new, |text| text.trim().to_owned())
        });
        let (id, written_over) = match id.rsplit_once(char::is_whitespace) {
            Some((id, mark)) if is_mark(mark) => (id.trim().to_owned(), mark != mark_of(&says)),
            _ => (id, false),
        };
        let comment = Comment {
            row: Some(id).filter(|id| !id.is_empty()),
            place,
            says,
            written_over,
            should_say,
            evidence,
        };
        // The form's own rows come filled with place and words: those alone are not a comment.
        let written =
            !comment.should_say.is_empty() || !comment.evidence.is_empty() || written_over;
        let added = comment.row.is_none() && !(comment.place.is_empty() && comment.says.is_empty());
        (written || added).then_some(comment)
    }
}

/// The comments in all tables that are the form; nothing where none is.
pub(super) fn comments(tables: &[Rows]) -> Option<Vec<Comment>> {
    let mut found = None;
    for rows in tables {
        let mut columns: Option<Columns> = None;
        for row in rows {
            if let Some(head) = Columns::of(row) {
                columns = Some(head);
                found.get_or_insert_with(Vec::new);
            } else if let (Some(columns), Some(found)) = (&columns, found.as_mut()) {
                found.extend(columns.comment(row));
            }
        }
    }
    found
}
