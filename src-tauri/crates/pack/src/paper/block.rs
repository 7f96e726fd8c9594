//! What a paper is made of. The layout in `assets/pack/paper.typ` and the Word painter each draw
//! every kind of block; the JSON names here are what the layout reads.

use serde::Serialize;

use crate::document::{Clock, StepState, View};

/// One thing on a page.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "is", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum Block {
    /// The first page.
    Cover(Cover),
    /// The head of a paper that has no cover.
    Opening(Opening),
    /// What follows starts a page.
    PageBreak,
    /// What follows stands at the foot of the page.
    Foot,
    /// A heading; `label` is where links to it lead.
    Heading { level: u8, number: Option<String>, text: String, label: Option<String> },
    /// A section in one sentence.
    Lead { spans: Line },
    /// A paragraph.
    Para { spans: Line },
    /// A list.
    Bullets { mark: Option<Mark>, items: Vec<String> },
    /// A table.
    Table(Table),
    /// The margin and the matter: left when and how we know, right what.
    Entry { margin: Cell, body: Cell },
    /// A box with a bar at its left.
    Callout { tone: Tone, title: String, text: String },
    /// An immediate concern and its times.
    AtRisk { title: String, text: Option<String>, times: Vec<Time>, note: Option<String> },
    /// The steps of an escalation ladder.
    Ladder { rungs: Vec<Rung> },
    /// The scale of assurance with one word chosen.
    Scale { words: Vec<String>, chosen: usize },
    /// A box of running clocks.
    Clocks { title: String, clocks: Vec<Clock> },
    /// Two parts side by side; read left, then right.
    Beside { left: Vec<Block>, right: Vec<Block>, right_mm: Option<u16> },
    /// Two views, neither above the other.
    Views { views: Vec<View>, bars: Vec<Option<(u8, String)>>, anyway: Option<String> },
    /// One line that explains marks.
    MarkLine { marks: Vec<(Mark, String)> },
    /// Every mark and what it means: mark, word, group.
    MarkTable { marks: Vec<(Mark, String, String)> },
    /// The fingerprint, in groups of eight.
    Fingerprint { groups: Vec<String> },
    /// Photographs, each under its caption.
    Figures { figures: Vec<Figure> },
}

/// One photograph; `photo` is its place in [`Paper::photos`](super::Paper::photos).
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Figure {
    pub photo: usize,
    pub file: String,
    /// What can be seen. Never empty.
    pub alt: String,
    pub caption: String,
    /// Whether its height, not its width, limits it in half a text block.
    pub tall: bool,
}

/// What kind of paper, about what, when, and the whole in a sentence.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Opening {
    pub kind: String,
    pub title: String,
    pub site: String,
    pub when: String,
    pub headline: String,
}

/// The first page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Cover {
    pub from: String,
    pub made_with: String,
    pub kind: String,
    pub provider: String,
    pub when: String,
    pub place: String,
    pub what: String,
    pub facts: Vec<(String, String)>,
    pub find: Option<Table>,
    pub find_head: String,
    pub read: Vec<String>,
    pub read_head: String,
}

/// A run of words in one line.
pub(crate) type Line = Vec<Span>;

/// Words, or a reference to a place in the paper.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "is", rename_all = "camelCase")]
pub(crate) enum Span {
    /// Words.
    Text { text: String, look: Look },
    /// "page 12", or the section where pages are not known; a link. `words` come before it.
    Place { words: String, label: String, section: String },
}

impl Span {
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), look: Look::Plain }
    }

    pub fn strong(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), look: Look::Strong }
    }

    pub fn quiet(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), look: Look::Quiet }
    }
}

/// How words stand out. Never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Look {
    Plain,
    Strong,
    Quiet,
    /// Bold and red; the words say "late".
    Late,
    /// A number or a name a little larger, bold.
    Large,
    /// Bold, after the star of good practice.
    Good,
}

/// Marks: shape first. Drawn in `theme.typ`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Mark {
    Seen,
    Told,
    Counted,
    Paper,
    Concern,
    Good,
    Formal,
    Done,
    Progress,
    Waiting,
    Open,
    Late,
}

/// A cell of a table, or one side of an entry.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Cell {
    pub mark: Option<Mark>,
    /// Bars of strength, 1 to 4.
    pub bars: Option<u8>,
    pub clock: Option<Clock>,
    pub lines: Vec<Line>,
    pub bullets: Vec<String>,
}

/// A table with one header row.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Table {
    pub caption: Option<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    pub density: Density,
}

/// How close the rows of a table stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Density {
    /// Smaller type, for many columns.
    Dense,
    Plain,
    /// More room, for a page that holds one table.
    Roomy,
}

/// One column.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Column {
    /// Its head. Empty: the column of places ("Page" or "Section").
    pub head: String,
    pub width: Width,
    pub align: Align,
}

/// Width of a column on a text block of 172 mm.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
pub(crate) enum Width {
    Mm(u16),
    /// A share of what the others leave.
    Rest,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Align {
    Left,
    Right,
}

impl Column {
    pub fn mm(head: &str, mm: u16) -> Self {
        Self { head: head.into(), width: Width::Mm(mm), align: Align::Left }
    }

    pub fn rest(head: &str) -> Self {
        Self { head: head.into(), width: Width::Rest, align: Align::Left }
    }

    pub fn right(head: &str, mm: u16) -> Self {
        Self { head: head.into(), width: Width::Mm(mm), align: Align::Right }
    }

    /// The column of places: "Page" in PDF, "Section" in Word.
    pub fn places() -> Self {
        Self::mm("", 14)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Tone {
    Ask,
}

/// One of the four times of an immediate concern.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Time {
    pub head: String,
    pub when: String,
    pub text: String,
}

/// One step of a ladder.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Rung {
    pub number: u8,
    pub name: String,
    pub text: String,
    pub state: StepState,
    pub when: String,
    pub clock: Option<Clock>,
}
