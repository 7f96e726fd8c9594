//! Visits and the notes made on them.

mod note;
mod start;
mod template;

pub use note::{list_notes, notes_of, save_note, view_note};
pub use start::{list, save, start, title_of, view};
pub use template::{template_view, templates};
