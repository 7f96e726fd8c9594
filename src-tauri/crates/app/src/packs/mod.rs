//! Being written.
use crate::desk::Desk; use crate::error::AppError; use cf_wire::*; use std::path::Path;
#[derive(Default)] pub struct PackShelf;
impl PackShelf { pub fn clear(&self) {} }
fn later<T>() -> Result<T, AppError> { Err(AppError::Internal("being written")) }
pub fn plan(_: &Desk, _: &PackRequest) -> Result<PackPlan, AppError> { later() }
pub fn preview(_: &Desk, _: &PackShelf, _: &PackRequest) -> Result<PackPreview, AppError> { later() }
pub fn page(_: &PackShelf, _: &PackPage) -> Result<PackPageImage, AppError> { later() }
pub fn export(_: &Desk, _: &PackShelf, _: &PackExport, _: &Path) -> Result<PackIssued, AppError> { later() }
pub fn cancel(_: &PackShelf) -> Done { Done {} }
pub fn register(_: &Desk, _: &Paging) -> Result<Page<PackRow>, AppError> { later() }
