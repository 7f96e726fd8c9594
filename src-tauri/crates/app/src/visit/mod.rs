//! Visits and the notes made on them.

mod immediate;
mod life;
mod note;
mod plan;
mod start;
mod template;

pub use immediate::immediate_gaps;
pub use life::{set as set_stage, view as life};
pub use note::{list_notes, note_row, notes_of, save_note, strength_of, view_note};
pub use start::{list, save, start, title_of, view, visit_row};
pub use template::{scale_view, template_view, templates, tier_words};
