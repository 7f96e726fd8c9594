//! Records as JSON Lines: adding them, and everything out. One object a line, with `kind` and, if
//! given, `id`; field names are those of `cf_domain::record` (`docs/records.md`).

mod add;
mod export;
mod practice;

pub use add::{AWAITING, Added, LineFault, add, id_of};
pub use export::{export, line, lines_of};
pub use practice::fill_with_practice;
