//! Who writes here, when that changes.

use super::requeue;
use crate::error::VaultError;
use crate::model;
use crate::open::{
    Identity, Vault, VaultState, Writer, load_identity, store_device, store_incarnation,
    store_person,
};
use cf_domain::{DeviceId, PersonId};
use cf_ledger::{FeedId, Incarnation};
use rusqlite::{Connection, TransactionBehavior};

impl Vault {
    /// Begins a new life of this installation: from now on it writes new feeds. The old ones end
    /// with what has arrived; what was still to be sent goes on in the new ones. Needed when a copy
    /// of this folder has written under the same name ([`VaultError::Twin`]).
    ///
    /// `contested` are feeds with the number of the first segment for which the copy may have sent
    /// another: of two only one is read by others, so what was sent from here on is said once more.
    ///
    /// # Errors
    /// What the disk says.
    pub fn begin_new_life(&self, contested: &[(FeedId, u64)]) -> Result<Incarnation, VaultError> {
        let mut guard = self.writer();
        let Writer { connection, identity, random, .. } = &mut *guard;
        refuse_newer(self.state)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        store_incarnation(&transaction, random.as_mut())?;
        let renewed = go_on(&transaction, contested)?;
        transaction.commit()?;
        *identity = renewed;
        Ok(identity.incarnation)
    }

    /// Becomes another installation of the same person: a new device with a key of its own, which
    /// nobody knows yet. For one that was shut out of its space, whose key counts there no more. Its
    /// feeds stay as they are and stay its own; what was still to be sent goes on in new ones.
    ///
    /// `contested` are feeds with the number of the first segment that no longer counts for others:
    /// what was sent from there on is said once more.
    ///
    /// # Errors
    /// What the disk says.
    pub fn begin_afresh(
        &self,
        device: DeviceId,
        contested: &[(FeedId, u64)],
    ) -> Result<(), VaultError> {
        let mut guard = self.writer();
        let Writer { connection, identity, random, known_words, .. } = &mut *guard;
        refuse_newer(self.state)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        store_device(&transaction, device, random.as_mut())?;
        let renewed = go_on(&transaction, contested)?;
        // What went over was said on another device by now.
        model::rebuild(&transaction)?;
        known_words.forget();
        transaction.commit()?;
        *identity = renewed;
        Ok(())
    }

    /// Says that this device belongs to a person who is known in the space already: somebody's
    /// second device. What was written on it so far is theirs too.
    ///
    /// # Errors
    /// What the disk says.
    pub fn become_person(&self, person: PersonId) -> Result<(), VaultError> {
        let mut guard = self.writer();
        let Writer { connection, identity, known_words, .. } = &mut *guard;
        refuse_newer(self.state)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        store_person(&transaction, person)?;
        transaction.execute("UPDATE feed SET person = ?1 WHERE own = 1", [person.0.as_bytes()])?;
        model::rebuild(&transaction)?;
        known_words.forget();
        transaction.commit()?;
        identity.person = person;
        Ok(())
    }
}

/// Takes what waits, and what is contested, over to the feeds of who writes here from now on.
fn go_on(connection: &Connection, contested: &[(FeedId, u64)]) -> Result<Identity, VaultError> {
    let renewed = load_identity(connection)?;
    requeue::carry_over(connection, &renewed)?;
    for (feed, from) in contested {
        requeue::repeat(connection, &renewed, *feed, *from)?;
    }
    Ok(renewed)
}

const fn refuse_newer(state: VaultState) -> Result<(), VaultError> {
    match state {
        VaultState::Writable => Ok(()),
        VaultState::NewerApp { .. } => Err(VaultError::NewerVault),
    }
}
