//! Being written.
use crate::desk::Desk; use crate::error::AppError; use cf_wire::*; use std::path::Path;
fn later<T>() -> Result<T, AppError> { Err(AppError::Internal("being written")) }
pub fn member_names(_: &Desk) -> Result<Option<Vec<String>>, AppError> { Ok(None) }
pub fn share_line(_: &Desk) -> Result<ShareLine, AppError> { Ok(ShareLine { saved: "All saved on this laptop.".into(), shared: "Not shared yet".into(), waiting: 0 }) }
pub fn requests(_: &Desk) -> Result<Vec<RequestRow>, AppError> { Ok(vec![]) }
pub fn view(_: &Desk) -> Result<SpaceView, AppError> { later() }
pub fn create(_: &Desk, _: &str, _: &Path) -> Result<SpaceView, AppError> { later() }
pub fn invite(_: &Desk, _: &InviteNew) -> Result<InviteCode, AppError> { later() }
pub fn cancel_invite(_: &Desk, _: &InviteRef) -> Result<SpaceView, AppError> { later() }
pub fn join(_: &Desk, _: &str, _: &Path) -> Result<JoinRequest, AppError> { later() }
pub fn approve(_: &Desk, _: &RequestRef) -> Result<SpaceView, AppError> { later() }
pub fn refuse(_: &Desk, _: &RequestRef) -> Result<SpaceView, AppError> { later() }
pub fn share_now(_: &Desk) -> Result<ShareReport, AppError> { later() }
