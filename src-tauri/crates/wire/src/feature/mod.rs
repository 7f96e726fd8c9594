//! Requests and replies, a file for each feature.

mod also_said;
mod audience;
mod backup;
mod capture;
mod concern;
mod health;
mod home;
mod host;
mod intelligence;
mod ledger;
mod level;
mod life;
mod own_copy;
mod pack;
mod provider;
mod review;
mod search;
mod session;
mod space;
mod stop;
mod team;
mod visit;

pub use also_said::*;
pub use audience::*;
pub use backup::*;
pub use capture::*;
pub use concern::*;
pub use health::*;
pub use home::*;
pub use host::*;
pub use intelligence::*;
pub use ledger::*;
pub use level::*;
pub use life::*;
pub use own_copy::*;
pub use pack::*;
pub use provider::*;
pub use review::*;
pub use search::*;
pub use session::*;
pub use space::*;
pub use stop::*;
pub use team::*;
pub use visit::*;

use cf_domain::RecordId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Declares a request or reply.
macro_rules! wire {
    ($( $(#[doc = $doc:literal])* $(#[ts($($ts:tt)*)])? $kind:ident $name:ident $(<$generic:ident>)? { $($body:tt)* } )+) => {
        $( wire!(@one $kind [$(#[doc = $doc])* $(#[ts($($ts)*)])?] $name $(<$generic>)? { $($body)* }); )+
    };
    (@one ask [$($meta:tt)*] $name:ident { $($body:tt)* }) => {
        $($meta)*
        #[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(default)]
        #[ts(optional_fields = nullable)]
        pub struct $name { $($body)* }
    };
    (@one tell [$($meta:tt)*] $name:ident { $($body:tt)* }) => {
        $($meta)*
        #[derive(Debug, Clone, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub struct $name { $($body)* }
    };
    (@one word [$($meta:tt)*] $name:ident { $($body:tt)* }) => {
        $($meta)*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($body)* }
    };
}
use wire;

wire! {
    /// Nothing to say.
    ask Empty {}
    /// Done.
    tell Done {}
    /// One record.
    tell ById {
        /// The record.
        pub id: RecordId,
    }
    /// Which page of a list.
    ask Paging {
        /// Where the last page ended; none for the first.
        pub after: Option<String>,
        /// How many rows; 50 when not given, at most 200.
        pub limit: Option<u32>,
    }
}

/// A page of rows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Pass it as `after` for the next page; none on the last.
    pub next: Option<String>,
    /// How many rows there are in all.
    pub total: u32,
    /// How many there would be without the filter.
    pub unfiltered: u32,
}
