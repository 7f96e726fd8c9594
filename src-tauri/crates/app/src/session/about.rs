//! What the app is made of, for a request for help. Counts and versions, nobody's words.

use crate::core::App;
use crate::error::AppError;
use cf_domain::record::Kind;
use cf_vault::Query;
use cf_wire::About;

/// Versions, counts and states.
///
/// # Errors
/// What the vault says.
pub fn about(app: &App) -> Result<About, AppError> {
    let desk = app.desk()?;
    let reader = desk.reader()?;
    let mut support = vec![
        format!("Critical Friend {}", app.config.version),
        format!("System: {}", std::env::consts::OS),
    ];
    for kind in Kind::ALL {
        support.push(format!("{}: {}", kind.label(), reader.count(&Query::of(*kind, 1))?));
    }
    support.push(format!("Feeds: {}", reader.feeds()?.len()));
    Ok(About {
        version: app.config.version.clone(),
        support,
        folder: app.place().folder().display().to_string(),
    })
}
