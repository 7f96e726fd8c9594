//! From notes to a published summary: read again, settle details, write, check, publish.

mod compose;
mod publish;
mod steps;
mod summary;

pub use compose::compose;
pub use publish::{preview, publish, settle};
pub use steps::view;
pub use summary::{
    list_summaries, open_summary, save_summary, scanned, summary_text, view_summary, withdraw,
};
