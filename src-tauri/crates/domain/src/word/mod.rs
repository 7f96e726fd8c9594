//! The closed lists of words: roles, sorts of note, severities, statuses, audiences.

mod audience;
mod concern;
mod contact;
mod note;
mod person;
mod place;
mod stage;
mod visit;

pub use audience::Audience;
pub use concern::{ActionStatus, AtRisk, ConcernStatus, Decision, ResponseNature, Severity};
pub use contact::ContactPurpose;
pub use note::{Confidence, Rating, Sort, Source, SourceKind, Strength};
pub use person::{CommissionerKind, Role};
pub use place::{OrganisationType, PlaceKind};
pub use stage::Stage;
pub use visit::{Assurance, Notice, VisitRole, VisitType};
