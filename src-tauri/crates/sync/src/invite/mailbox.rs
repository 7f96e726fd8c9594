//! What lies in an invitation's mail-box.

use super::code::InviteSecret;
use super::note::{self, Note, Offer, Request};
use crate::names::{self, Ending};
use crate::store::{Store, StoreError};

/// The notes that open. Rubbish that others put in is passed over.
pub(super) struct Mailbox(Vec<Note>);

impl Mailbox {
    pub fn open(store: &dyn Store, secret: &InviteSecret) -> Result<Self, StoreError> {
        let mut notes = Vec::new();
        for entry in store.list(&names::mailbox(&secret.mailbox()))?.entries {
            if Ending::of(&entry.name) == Some(Ending::Invite) {
                match store.get(&entry.name) {
                    Ok(bytes) => notes.extend(note::open(secret, &bytes)),
                    Err(error) if error.is_unreachable() => return Err(error),
                    Err(_) => {}
                }
            }
        }
        Ok(Self(notes))
    }

    /// The offers that their makers did not close.
    pub fn open_offers(&self) -> impl Iterator<Item = &Offer> {
        let offers = self.0.iter().filter_map(|note| match note {
            Note::Offer(offer) => Some(offer),
            _ => None,
        });
        offers.filter(|offer| !self.is_closed(offer))
    }

    fn is_closed(&self, offer: &Offer) -> bool {
        let closed = Note::Closed { offer: offer.hash, inviter: offer.inviter };
        self.0.contains(&closed)
    }

    /// The requests that answer an offer.
    pub fn requests(&self, offer: &Offer) -> impl Iterator<Item = &Request> {
        self.0.iter().filter_map(move |note| match note {
            Note::Request(request) if request.offer == offer.hash => Some(request),
            _ => None,
        })
    }
}
