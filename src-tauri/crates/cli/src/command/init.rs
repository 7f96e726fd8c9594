//! `cfriend init`.

use crate::args::Init;
use crate::failure::Failure;
use crate::open::Source;
use cf_domain::code::UnknownCode;
use cf_wire::{Commands as _, ProveRecovery, SetupBegin};
use serde_json::{Value, json};

/// Makes a vault and prints its recovery code.
pub fn run(vault: &Source, asked: &Init) -> Result<Option<Value>, Failure> {
    let usage = |why: UnknownCode| Failure::Usage(why.to_string());
    let app = vault.app()?;
    let code = app.setup_begin(SetupBegin {
        name: asked.name.clone(),
        role: asked.role.parse().map_err(usage)?,
        organisation: asked.organisation.clone(),
        commissioner: asked.commissioner.parse().map_err(usage)?,
        commissioner_word: String::new(),
        meeting_name: asked.meeting.clone(),
        meeting_short: asked.meeting_short.clone(),
        passphrase: vault.passphrase()?,
    })?;
    // Whoever runs a script keeps what it prints: the code counts as kept.
    let place = |n: &u32| {
        usize::try_from(*n).ok().and_then(|n| code.groups.get(n.checked_sub(1)?)).cloned()
    };
    app.setup_prove(ProveRecovery { groups: code.ask.iter().filter_map(place).collect() })?;
    Ok(Some(json!({ "recovery_code": code.groups.join("-") })))
}
