//! Sharing with colleagues: a space in a folder or online storage, who is in it, what went, what came, what waits.
//!
//! `cf_sync` knows the objects and the rules; the vault keeps what it needs ([`VaultLocal`]). Here
//! are the use cases around them. A place that cannot be reached is normal: it is told in words,
//! and the work goes on. One exchange at a time ([`Turn`]); none holds the vault while it talks to
//! the place.

mod anew;
mod bundle;
mod by_itself;
mod convert;
mod exchange;
mod files_made;
mod folder;
mod health;
mod join;
mod kept;
mod leaving;
mod local;
mod members;
mod own_copy;
mod people;
mod place;
mod sheet;
mod standing;
mod trouble;
mod turn;
mod view;
mod waiting;

pub use anew::{begin_afresh, begin_anew};
pub use bundle::{bundle_in, bundle_out};
pub use by_itself::share_by_itself;
pub use exchange::share_now;
pub use files_made::days_of_files;
pub use folder::{create, move_to};
pub use health::{diagnostic, health, save_diagnostic};
pub use join::join;
pub use leaving::{
    change_member, computer_leaving, leaving, let_through, remove_computer, remove_member,
};
pub use local::VaultLocal;
pub use members::{audiences_to_share_with, team};
pub use own_copy::{
    bring_back, copy_now, follow_new_code, try_now, turn_off, turn_on, view as own_copy,
};
pub use people::{approve, cancel_invite, invite, refuse, replace};
pub use place::check_place;
pub use sheet::{make_sheet, recover};
pub use turn::Turn;
pub use view::{requests, share_line, view};
