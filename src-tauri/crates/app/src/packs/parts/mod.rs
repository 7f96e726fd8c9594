//! The parts of a pack, from records to what is printed. Times are coarsened and people are roles: the
//! edition's redaction.

mod actions;
mod clock;
mod concerns;
mod escalations;
mod visits;

pub use actions::{action_raised_on, actions};
pub use clock::clock_of;
pub use concerns::{concerns, raised_on, references};
pub use escalations::escalations;
pub use visits::{place_of, visits};

use cf_domain::word::OrganisationType;
use cf_pack::document::Section;

/// What a provider is called in a sentence.
pub fn provider_word(kind: OrganisationType) -> &'static str {
    match kind {
        OrganisationType::NhsTrust => "the trust",
        OrganisationType::GpPractice => "the practice",
        OrganisationType::CareHome => "the home",
        _ => "the provider",
    }
}

/// The id of a section in requests.
pub fn section_id(section: Section) -> &'static str {
    match section {
        Section::Actions => "actions",
        Section::Concerns => "concerns",
        Section::Visits => "visits",
        Section::Themes => "themes",
        Section::Escalations => "escalations",
    }
}
