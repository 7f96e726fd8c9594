//! What to do when somebody is at risk, whom to ring, and the card that visitors carry.

use super::wire;
use cf_domain::RecordId;
use cf_domain::record::Contact;

wire! {
    /// A part of a card.
    tell CardPart {
        /// Its heading.
        pub title: String,
        /// Its lines.
        pub lines: Vec<String>,
        /// Whether the lines come one after the other.
        pub numbered: bool,
        /// Whether the lines are words to be said aloud.
        pub spoken: bool,
    }
    /// Somebody to ring.
    tell ContactRow {
        /// The record; none for a number that comes with the app.
        pub id: Option<RecordId>,
        /// The contact.
        pub contact: Contact,
        /// What to ring it for, in words.
        pub purpose: String,
        /// The provider it belongs to, by name.
        pub provider: Option<String>,
        /// Whether this person may change it.
        pub mine: bool,
    }
    /// What to do when somebody is at risk.
    tell StopCard {
        /// That this app is not an alarm.
        pub lead: String,
        /// What to do, in order.
        pub parts: Vec<CardPart>,
        /// Whom to ring, in the order of need.
        pub contacts: Vec<ContactRow>,
        /// Purposes for which nobody has entered a number yet, in words.
        pub missing: Vec<String>,
    }
    /// On which visit the card is opened.
    ask StopAsk {
        /// The visit: its provider's numbers come first.
        pub visit: Option<RecordId>,
    }
    /// The card that visitors carry.
    tell VisitorCard {
        /// What the visit is called.
        pub title: String,
        /// What it is for.
        pub lead: String,
        /// Its parts.
        pub parts: Vec<CardPart>,
        /// Whom to ring.
        pub contacts: Vec<ContactRow>,
    }
    /// Adds or changes a contact.
    tell ContactSave {
        /// The one to change; none for a new one.
        pub id: Option<RecordId>,
        /// The contact.
        #[ts(type = "Partial<Contact>")]
        pub contact: Contact,
    }
}
