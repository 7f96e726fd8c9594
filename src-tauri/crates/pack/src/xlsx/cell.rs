//! What a sheet is made of.

use chrono::NaiveDate;

use crate::document::By;

/// One sheet with one header row.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub name: &'static str,
    /// What it holds, for "Read me".
    pub say: &'static str,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Value>>,
    /// Columns that stay in view, from the left.
    pub frozen: u16,
}

/// A column: its head and what it holds, which sets its width.
#[derive(Debug)]
pub(crate) struct Column {
    pub head: &'static str,
    pub kind: Kind,
}

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// Sentences: wide, wrapped.
    Text,
    /// A few words.
    Words,
    /// A day.
    Day,
    /// A number or a short code.
    Number,
}

impl Kind {
    /// Width in letters.
    pub const fn width(self) -> f64 {
        match self {
            Self::Text => 40.0,
            Self::Words => 20.0,
            Self::Day => 16.0,
            Self::Number => 11.0,
        }
    }
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    Day(NaiveDate),
    Number(u32),
    Nothing,
}

/// A column of sentences.
pub(crate) const fn text(head: &'static str) -> Column {
    Column { head, kind: Kind::Text }
}

/// A column of a few words.
pub(crate) const fn words(head: &'static str) -> Column {
    Column { head, kind: Kind::Words }
}

/// A column of days.
pub(super) const fn day(head: &'static str) -> Column {
    Column { head, kind: Kind::Day }
}

/// A column of numbers or short codes.
pub(super) const fn number(head: &'static str) -> Column {
    Column { head, kind: Kind::Number }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text.to_owned()) }
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<&By> for Value {
    fn from(by: &By) -> Self {
        match by {
            By::On(day) => Self::Day(*day),
            By::Words(words) => words.into(),
        }
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}
