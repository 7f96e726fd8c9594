//! The made-up provider for practice mode and the demo.

use crate::desk::Desk;
use crate::error::AppError;
use crate::operation::Operation;
use cf_domain::record::Kind;
use cf_insight::practice;

/// Fills a vault with the practice content, with dates around today. People of the content become
/// team members of their own; everything is written by whoever uses the vault.
///
/// # Errors
/// What the vault says.
pub fn fill_with_practice(desk: &Desk) -> Result<(), AppError> {
    let content = practice::shipped()?;
    let day_zero = practice::Practice::day_zero(desk.today());
    let records = content.on(day_zero, || desk.new_id())?;
    desk.transact(Operation::AddRecords, |tx| {
        for record in records {
            if record.kind == Kind::Organisation && tx.reader().record(record.id)?.is_some() {
                continue;
            }
            tx.make(record.kind, record.id, record.audience, record.fields)?;
        }
        Ok(())
    })
}
