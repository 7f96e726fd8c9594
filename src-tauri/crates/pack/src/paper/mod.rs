//! The paper: what stands on the pages, in reading order, before anybody has drawn it.
//!
//! PDF, preview and Word are painted from one paper, so that none of them can say more or less than
//! the others. A block says what a thing is (a table, a ladder, an entry with its margin), never how
//! it looks: that is the theme's business.

mod block;
mod compose;
mod make;
mod photo;
mod plan;
mod words;

pub(crate) use block::{
    Align, Block, Cell, Column, Cover, Density, Figure, Line, Look, Mark, Opening, Rung, Span,
    Table, Time, Tone, Width,
};
pub(crate) use compose::compose;
pub(crate) use photo::{Photo, Refused};
pub(crate) use plan::Plan;
pub(crate) use words::{by, long_day, one_line, short_day};

use chrono::NaiveDate;
use serde::Serialize;

/// All pages of a pack or of a report.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Paper {
    pub title: String,
    pub author: String,
    pub description: String,
    pub keywords: Vec<String>,
    pub date: NaiveDate,
    pub marking: String,
    pub running_head: String,
    pub foot: String,
    pub fingerprint: String,
    /// Photographs that blocks show. The layouts read them as files of their own.
    #[serde(skip)]
    pub photos: Vec<Photo>,
    pub blocks: Vec<Block>,
}
