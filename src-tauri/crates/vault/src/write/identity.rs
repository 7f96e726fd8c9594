//! Who writes here, when that changes.

use super::requeue;
use crate::error::VaultError;
use crate::model;
use crate::open::{Vault, VaultState, Writer, load_identity, store_incarnation, store_person};
use cf_domain::PersonId;
use cf_ledger::{FeedId, Incarnation};
use rusqlite::TransactionBehavior;

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
        let renewed = load_identity(&transaction)?;
        requeue::carry_over(&transaction, &renewed)?;
        for (feed, from) in contested {
            requeue::repeat(&transaction, &renewed, *feed, *from)?;
        }
        transaction.commit()?;
        *identity = renewed;
        Ok(identity.incarnation)
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

const fn refuse_newer(state: VaultState) -> Result<(), VaultError> {
    match state {
        VaultState::Writable => Ok(()),
        VaultState::NewerApp { .. } => Err(VaultError::NewerVault),
    }
}
