//! The paper: what stands on the pages, in reading order, before anybody has drawn it.
//!
//! PDF, preview and Word are painted from one paper, so that none of them can say more or less than
//! the others. A block says what a thing is (a table, a ladder, an entry with its margin), never how
//! it looks: that is the theme's business.

mod block;
mod compose;
mod plan;
mod words;

pub(crate) use block::{
    Align, Block, Cell, Column, Cover, Density, Line, Look, Mark, Rung, Span, Table, Time, Tone,
    Width,
};
pub(crate) use compose::compose;
pub(crate) use plan::Plan;
pub(crate) use words::{long_day, short_day};

use chrono::NaiveDate;
use serde::Serialize;

/// All pages of a pack.
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
    pub blocks: Vec<Block>,
}
