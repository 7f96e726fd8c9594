//! Cells: from the document's words, marks, clocks and bars.

use crate::document::{How, Stage, Standing, Strength};
use crate::paper::{Cell, Line, Look, Mark, Span};

impl Cell {
    /// Text as written: each line of it a line of the cell.
    pub fn text(text: &str) -> Self {
        Self { lines: lines(text, Look::Plain), ..Self::default() }
    }

    /// Bold text.
    pub fn strong(text: &str) -> Self {
        Self { lines: lines(text, Look::Strong), ..Self::default() }
    }

    /// Text, or a dash where there is none.
    pub fn or_dash(text: Option<&str>) -> Self {
        Self::text(text.filter(|t| !t.trim().is_empty()).unwrap_or("–"))
    }

    /// Lines ready made.
    pub fn lines(lines: Vec<Line>) -> Self {
        Self { lines, ..Self::default() }
    }

    /// The same with one more line, quieter; nothing is added where there is no text.
    pub fn under(mut self, text: Option<&str>) -> Self {
        self.lines.extend(text.map(|t| lines(t, Look::Quiet)).unwrap_or_default());
        self
    }

    /// The same with a mark before it.
    pub fn marked(mut self, mark: Mark) -> Self {
        self.mark = Some(mark);
        self
    }

    /// How we know, and when: a margin. No mark where nobody said.
    pub fn how(how: Option<How>, when: Option<&str>) -> Self {
        match how {
            Some(how) => Self::strong(how.words()).under(when).marked(how.into()),
            None => Self::strong("We found").under(when),
        }
    }

    /// How it stands; late comes first, with its words.
    pub fn standing(standing: &Standing) -> Self {
        let words = || lines(&standing.words, Look::Plain);
        match &standing.late {
            Some(late) => {
                Self::lines(lines(&late.words, Look::Late).into_iter().chain(words()).collect())
                    .marked(Mark::Late)
            }
            None => Self::lines(words()).marked(standing.stage.into()),
        }
    }

    /// Bars and their word; the basis alone where nobody weighed the evidence.
    pub fn strength(strength: Option<Strength>, basis: Option<&str>) -> Self {
        match strength {
            Some(strength) => {
                Self { bars: Some(strength.bars()), ..Self::strong(strength.words()).under(basis) }
            }
            None => Self::or_dash(basis),
        }
    }
}

/// Text cut at its line ends; empty lines go, as paragraphs are set apart by the layout.
pub(super) fn lines(text: &str, look: Look) -> Vec<Line> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| vec![Span::Text { text: line.to_owned(), look }])
        .collect()
}

impl From<How> for Mark {
    fn from(how: How) -> Self {
        match how {
            How::Seen => Self::Seen,
            How::Told => Self::Told,
            How::Counted => Self::Counted,
            How::OnPaper => Self::Paper,
        }
    }
}

impl From<Stage> for Mark {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::NotStarted => Self::Open,
            Stage::InProgress => Self::Progress,
            Stage::Waiting => Self::Waiting,
            Stage::Closed => Self::Done,
        }
    }
}
