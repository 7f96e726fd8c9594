//! Which kinds of record there are and which fields each has.

use super::{
    Action, Concern, Contact, HandIn, Intelligence, Judgement, Meeting, Observation, Organisation,
    Pack, Person, Response, Service, Site, Summary, Visit,
};
use crate::code::codes;

codes! {
    /// The kinds of record this app knows. A newer app may know more: those are kept unread.
    Kind {
        /// A provider of care.
        Organisation = "organisation", "Provider";
        /// A building of a provider.
        Site = "site", "Site";
        /// A ward or service of a provider.
        Service = "service", "Ward or service";
        /// A member of the team.
        Person = "person", "Team member";
        /// A quality assurance visit.
        Visit = "visit", "Visit";
        /// A note made on a visit.
        Observation = "observation", "Note";
        /// The answer that stands for a prompt of a visit.
        Judgement = "judgement", "Judgement";
        /// A visitor has handed their notes to the team.
        HandIn = "hand-in", "Notes handed in";
        /// Soft intelligence.
        Intelligence = "intelligence", "Soft intelligence";
        /// A concern.
        Concern = "concern", "Concern";
        /// An action.
        Action = "action", "Action";
        /// An update, reply, decision or escalation step.
        Response = "response", "Response";
        /// A visit's summary.
        Summary = "summary", "Visit summary";
        /// A quality review meeting.
        Meeting = "meeting", "Meeting";
        /// An office to ring.
        Contact = "contact", "Contact";
        /// An issued pack: the export register.
        Pack = "pack", "Issued pack";
    }
}

/// One field of a kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in files and events.
    pub name: &'static str,
    /// What it means, in plain English.
    pub meaning: &'static str,
    /// Whether a record without it is refused on import. In the window nothing is required.
    pub required: bool,
}

impl Kind {
    /// The fields of this kind.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Organisation => Organisation::FIELDS,
            Self::Site => Site::FIELDS,
            Self::Service => Service::FIELDS,
            Self::Person => Person::FIELDS,
            Self::Visit => Visit::FIELDS,
            Self::Observation => Observation::FIELDS,
            Self::Judgement => Judgement::FIELDS,
            Self::HandIn => HandIn::FIELDS,
            Self::Intelligence => Intelligence::FIELDS,
            Self::Concern => Concern::FIELDS,
            Self::Action => Action::FIELDS,
            Self::Response => Response::FIELDS,
            Self::Summary => Summary::FIELDS,
            Self::Meeting => Meeting::FIELDS,
            Self::Contact => Contact::FIELDS,
            Self::Pack => Pack::FIELDS,
        }
    }

    /// The fields that any member may change, whoever made the record (DESIGN part 5): several
    /// answers stand side by side until somebody settles them.
    #[must_use]
    pub const fn shared_fields(self) -> &'static [&'static str] {
        match self {
            Self::Action => &["status", "owner", "due"],
            Self::Intelligence | Self::Concern => &["themes"],
            _ => &[],
        }
    }

    /// The fields whose words are found by search, most telling first.
    #[must_use]
    pub const fn searched_fields(self) -> &'static [&'static str] {
        match self {
            Self::Organisation => &["name", "code"],
            Self::Site | Self::Service | Self::Person => &["name"],
            Self::Visit => &["title", "place", "purpose", "theme"],
            Self::Observation => &["text", "area"],
            Self::Intelligence => &["text"],
            Self::Concern => &["title", "text"],
            Self::Action => &["title", "evidence"],
            Self::Response => &["text"],
            Self::Summary => &["title", "place", "went_well", "told_us", "concerns", "agreed"],
            Self::Meeting | Self::Contact => &["name"],
            Self::Judgement => &["reason"],
            Self::HandIn | Self::Pack => &[],
        }
    }
}
