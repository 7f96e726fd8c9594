//! Before anything else: is this our space?

use super::code::Code;
use super::run::{Halt, Run};
use super::upload::{self, Sent};
use crate::names;
use crate::space::geneses;
use crate::store::StoreError;

impl Run<'_, '_> {
    /// Checks that the store holds the genesis that was joined. Without it nothing is read and
    /// nothing sent. A space that was just founded here is begun with it.
    pub fn check_space(&mut self) -> Result<(), Halt> {
        let name = names::genesis(self.space());
        match self.store.get(&name) {
            Ok(bytes) if bytes == self.genesis.bytes => return Ok(()),
            Ok(_) | Err(StoreError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
        let found = geneses(self.store)?;
        if found.iter().any(|genesis| genesis.hash == self.genesis.hash) {
            return Ok(());
        }
        if !found.is_empty() {
            return Err(Halt::Refused(Code::OtherSpaceHere));
        }
        let founding =
            self.local.sealed_unpublished()?.into_iter().find(|outgoing| outgoing.name == name);
        let Some(genesis) = founding else { return Err(Halt::Refused(Code::MissingSpace)) };
        match upload::send(self.store, &genesis.name, &genesis.bytes) {
            Sent::Confirmed => Ok(self.local.mark_published(&genesis.name)?),
            Sent::Unknown(error) => Err(error.into()),
        }
    }
}
