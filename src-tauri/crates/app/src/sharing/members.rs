//! How this device stands to the space, and who is in it.

use super::kept::{self, Asking};
use super::local::VaultLocal;
use super::standing::{audiences, audiences_of, standing_out};
use crate::desk::{Desk, Names};
use crate::error::AppError;
use cf_domain::PersonId;
use cf_domain::word::Audience;
use cf_ledger::{Channel, DevicePublic};
use cf_sync::SharedChannel;
use cf_sync::admin::ShutOut;
use cf_sync::local::Local as _;
use cf_sync::member::{Member, Membership};
use cf_sync::space::SignedGenesis;
use cf_vault::Reader;
use cf_wire::{ComputerRow, MemberRow, SheetRow};
use chrono::DateTime;

/// How this device stands to a space.
pub enum Standing {
    /// There is none.
    Alone,
    /// Asked to be let in.
    Asking(Box<SignedGenesis>, Asking),
    /// This computer was shut out of it, or its owner removed.
    ShutOut(Box<SignedGenesis>, ShutOut),
    /// It was shut out and began afresh; it has not asked yet.
    Afresh(Box<SignedGenesis>),
    /// In it.
    Member(Box<SignedGenesis>, Membership),
}

/// How this device stands, by what the vault knows.
///
/// # Errors
/// What the vault says.
pub fn standing(desk: &Desk) -> Result<Standing, AppError> {
    let local = VaultLocal::new(desk)?;
    let Some(genesis) = local.space()? else { return Ok(Standing::Alone) };
    let members = cf_sync::engine::members(&local)?;
    let own = desk.vault.with_identity(|identity| identity.public());
    let genesis = Box::new(genesis);
    if members.on_duty(&own).is_some() {
        return Ok(Standing::Member(genesis, members));
    }
    if let Some(shut_out) = cf_sync::admin::shut_out(&local)? {
        return Ok(Standing::ShutOut(genesis, shut_out));
    }
    // A request that was cut short before it was kept is made again with the same code.
    Ok(match kept::read(&desk.reader()?, kept::ASKING)? {
        Some(asking) => Standing::Asking(genesis, asking),
        None if local.keys()?.is_empty() => Standing::Alone,
        None => Standing::Afresh(genesis),
    })
}

/// The colleagues who read what is shared with the quality team: none of them while one shares
/// with nobody, an empty list while nobody else is in the space.
///
/// # Errors
/// What the vault says.
pub fn team(desk: &Desk) -> Result<Option<Vec<String>>, AppError> {
    let Standing::Member(_, members) = standing(desk)? else { return Ok(None) };
    let reader = desk.reader()?;
    let rows = rows(desk, &reader, &members)?;
    Ok(Some(rows.into_iter().filter(|row| !row.me).map(|row| row.name).collect()))
}

/// Whom something can be shared with from here, and who they are by name. Before there is a space
/// it can be set aside for the quality team.
///
/// # Errors
/// What the vault says.
pub fn audiences_to_share_with(desk: &Desk) -> Result<Vec<(Audience, Vec<String>)>, AppError> {
    let Standing::Member(_, members) = standing(desk)? else {
        return Ok(vec![(Audience::Quality, Vec::new())]);
    };
    let own = desk.vault.with_identity(|identity| identity.public());
    let Some(me) = members.on_duty(&own) else { return Ok(Vec::new()) };
    let keys = VaultLocal::new(desk)?.keys()?;
    let reader = desk.reader()?;
    let rows = rows(desk, &reader, &members)?;
    let mut open = Vec::new();
    for audience in audiences_of(SharedChannel::records()) {
        let Some(channel) = SharedChannel::new(Channel::Records(audience)) else { continue };
        let has_key = keys.iter().any(|key| key.channel == channel && members.is_fit(key));
        if !me.writes(channel) || !has_key {
            continue;
        }
        let reads = |row: &&MemberRow| {
            let member = members.active_person(row.person);
            !row.me && member.is_some_and(|member| member.reads(channel))
        };
        open.push((audience, rows.iter().filter(reads).map(|row| row.name.clone()).collect()));
    }
    Ok(open)
}

/// Whether somebody may change what a member may do. The members' list has the last word.
fn stands_above(me: &Member, member: &Member) -> bool {
    me.standing.admits() && me.standing < member.standing
}

/// A member's computers. A colleague's are taken away by whoever stands above them, one's own on an
/// older one.
fn computers(member: &Member, me: Option<&Member>, own: &DevicePublic) -> Vec<ComputerRow> {
    let mut here_was = false;
    let above = me.is_some_and(|me| stands_above(me, member));
    let mine = me.is_some_and(|me| me.person == member.person);
    let mut rows = Vec::new();
    for device in member.computers() {
        let here = device.sign == *own;
        here_was |= here;
        rows.push(ComputerRow {
            id: device.id.to_string(),
            name: device.name.clone(),
            here,
            may_remove: above || (mine && here_was && !here),
        });
    }
    rows
}

/// The recovery sheets that are good. As with computers, an older one of the owner's cancels them.
pub fn sheets(members: &Membership, own: &DevicePublic) -> Vec<SheetRow> {
    let mut rows = Vec::new();
    for member in members.active() {
        let mut here_was = false;
        for device in member.devices_now() {
            here_was |= device.sign == *own;
            if member.sheets.contains(&device.sign) {
                let (id, name) = (device.id.to_string(), device.name.clone());
                rows.push(SheetRow { id, name, may_cancel: here_was });
            }
        }
    }
    rows
}

/// The members: this person first, then by name.
///
/// # Errors
/// What the vault says.
pub fn rows(
    desk: &Desk,
    reader: &Reader<'_>,
    members: &Membership,
) -> Result<Vec<MemberRow>, AppError> {
    let names = Names::new(reader);
    let heard = reader.last_received()?;
    let at = |person: PersonId| {
        let ms = i64::try_from(*heard.get(&person)?).ok()?;
        DateTime::from_timestamp_millis(ms)
    };
    let own = desk.vault.with_identity(|identity| identity.public());
    let me = members.on_duty(&own);
    let mut rows = Vec::new();
    for member in members.active() {
        // What they say of themselves now; until it came, what was said when they were let in.
        let known = names.known_person(member.person)?;
        let said_role = known.as_ref().and_then(|person| person.role);
        rows.push(MemberRow {
            person: member.person,
            name: known.map_or_else(|| member.name.clone(), |person| person.name),
            role: said_role.or_else(|| member.role.parse().ok()),
            me: member.person == desk.person(),
            last_heard: at(member.person),
            standing: standing_out(member.standing),
            audiences: audiences(member),
            computers: computers(member, me, &own),
            may_change: me.is_some_and(|me| stands_above(me, member)),
        });
    }
    rows.sort_by(|a, b| (!a.me, &a.name).cmp(&(!b.me, &b.name)));
    Ok(rows)
}
