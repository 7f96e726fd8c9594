//! `cfriend summary draft` and `publish`.

use crate::args::SummaryStep;
use crate::failure::Failure;
use crate::open::Source;
use cf_app::archive::id_of;
use cf_wire::{ById, Commands as _, SummaryPublish};
use serde_json::{Value, json};

/// Composes or publishes.
pub fn run(vault: &Source, step: &SummaryStep) -> Result<Option<Value>, Failure> {
    let app = vault.open()?;
    match step {
        SummaryStep::Draft { visit } => {
            let view = app.summary_open(ById { id: id_of(visit) })?;
            let text = cf_app::summary_text(&view.summary);
            Ok(Some(json!({ "id": view.meta.id, "text": text, "findings": view.findings })))
        }
        SummaryStep::Publish { summary } => {
            let id = id_of(summary);
            let preview = app.summary_preview(ById { id })?;
            let published = app.summary_publish(SummaryPublish { id, content: preview.content })?;
            Ok(Some(json!({ "id": published.id })))
        }
    }
}
