//! Sharing as screens show it: from the vault alone, so that it is quick and works anywhere.

use super::join::as_request;
use super::kept::{self, Invite, Knocking};
use super::local::VaultLocal;
use super::members::{Standing, rows, sheets, standing};
use super::place::Place;
use super::standing::{audiences_of, standing_out};
use super::waiting::Waiting;
use crate::desk::{Desk, local};
use crate::error::AppError;
use crate::present::count;
use cf_domain::calendar::long_date;
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_sync::SharedChannel;
use cf_sync::invite::For;
use cf_sync::local::Local as _;
use cf_sync::member::{Member, Membership};
use cf_sync::store::Address;
use cf_vault::{Query, Reader};
use cf_wire::{
    InviteRow, MemberStanding, RequestRow, ShareLine, ShareReport, SpacePhase, SpaceView,
};
use chrono::{DateTime, Days, Utc};

/// Sharing, in one view.
///
/// # Errors
/// What the vault says.
pub fn view(desk: &Desk) -> Result<SpaceView, AppError> {
    let reader = desk.reader()?;
    let place = Place::kept(&reader)?.map(|place| place.address);
    let folder = place.as_ref().map(Address::label);
    let online = place.filter(|at| at.folder().is_none()).map(|at| at.to_string());
    let last = kept::last(&reader)?;
    let nobody = SpaceView {
        phase: SpacePhase::None,
        name: None,
        folder: None,
        online: None,
        sentence:
            "You do not share with anybody yet. Make a shared space, or join one with a code."
                .to_owned(),
        members: Vec::new(),
        former: Vec::new(),
        may_invite: false,
        may_give: Vec::new(),
        may_open: Vec::new(),
        may_make_sheet: false,
        sheets: Vec::new(),
        requests: Vec::new(),
        invites: Vec::new(),
        asking: None,
        waiting: Vec::new(),
        last: None,
    };
    match standing(desk)? {
        Standing::Alone => Ok(nobody),
        Standing::Afresh(genesis) => {
            let name = genesis.genesis.name;
            let sentence = format!(
                "This is a new computer to {name} now. Ask an administrator for a code, or make one on another computer of yours, and join with it. What waits goes out once you are let in."
            );
            Ok(SpaceView {
                name: Some(name),
                sentence,
                waiting: Waiting::look(desk)?.lines(&reader)?,
                ..nobody
            })
        }
        Standing::ShutOut(genesis, shut_out) => {
            let name = genesis.genesis.name;
            let sentence = if shut_out.member {
                format!(
                    "This computer was shut out of {name}. Nothing goes to your colleagues from here, and nothing of theirs comes in. All that is on it is still here."
                )
            } else {
                format!(
                    "You are not in {name} any more. Nothing goes to your colleagues from here, and nothing of theirs comes in. All that is on this computer is still here."
                )
            };
            Ok(SpaceView {
                phase: SpacePhase::ShutOut,
                name: Some(name),
                folder,
                online,
                sentence,
                waiting: Waiting::look(desk)?.lines(&reader)?,
                ..nobody
            })
        }
        Standing::Asking(genesis, asking) => {
            let sentence = if asking.closed {
                "The invitation is closed. If you are not let in with the next exchange, ask for a new code."
            } else if last.as_ref().is_some_and(|last| !last.reached) {
                "Your request could not be sent yet: the shared place can't be reached."
            } else {
                "Waiting to be let in. Read the six words to whoever invited you; they must see the same."
            };
            Ok(SpaceView {
                phase: SpacePhase::Asking,
                name: Some(genesis.genesis.name),
                folder,
                online,
                sentence: sentence.to_owned(),
                asking: Some(as_request(asking)),
                waiting: Waiting::look(desk)?.lines(&reader)?,
                last,
                ..nobody
            })
        }
        Standing::Member(genesis, members) => {
            let waiting = Waiting::look(desk)?;
            let own = desk.vault.with_identity(|identity| identity.public());
            Ok(SpaceView {
                phase: SpacePhase::Member,
                name: Some(genesis.genesis.name),
                folder,
                online,
                sentence: sentence(desk, &reader, &waiting, last.as_ref())?,
                members: rows(desk, &reader, &members)?,
                former: former(&members),
                may_invite: members.admits_others(&own),
                may_give: may_give(members.on_duty(&own)),
                may_open: may_open(desk)?,
                may_make_sheet: members.on_duty(&own).is_some_and(is_owner),
                sheets: sheets(&members, &own),
                requests: requests(desk)?,
                invites: invites(&reader)?,
                asking: None,
                waiting: waiting.lines(&reader)?,
                last,
            })
        }
    }
}

/// Those who are no members any more, by the name under which they were let in.
fn former(members: &Membership) -> Vec<String> {
    let gone = members.everybody().filter(|member| member.removed.is_some());
    gone.map(|member| member.name.clone()).collect()
}

fn may_give(me: Option<&Member>) -> Vec<MemberStanding> {
    use cf_sync::member::Standing;
    let all = [Standing::Admin, Standing::Member, Standing::LayReader, Standing::Contributor];
    let may = |standing: &Standing| me.is_some_and(|me| me.standing.may_give(*standing));
    all.into_iter().filter(may).map(standing_out).collect()
}

/// What can be opened to others: that of which a key is held.
fn may_open(desk: &Desk) -> Result<Vec<Audience>, AppError> {
    let keys = VaultLocal::new(desk)?.keys()?;
    let held = |channel: &SharedChannel| {
        keys.iter().any(|key| key.channel == *channel && key.secret().is_some())
    };
    Ok(audiences_of(SharedChannel::records().filter(held)))
}

fn is_owner(me: &Member) -> bool {
    me.standing == cf_sync::member::Standing::Owner
}

/// Is it fine? What waits, when it last worked, and what is in the way.
fn sentence(
    desk: &Desk,
    reader: &Reader<'_>,
    waiting: &Waiting,
    last: Option<&ShareReport>,
) -> Result<String, AppError> {
    let mut said = Vec::new();
    let reached = last_reached(desk, reader)?;
    match (waiting.entries(), &reached) {
        (n, _) if n > 0 && waiting.only_reads => said.push(format!(
            "You only read in this space, so {} on this computer. Ask an administrator to let you publish.",
            count(usize::try_from(n).unwrap_or(usize::MAX), "entry stays", "entries stay")
        )),
        (0, Some(when)) => said.push(format!("All is shared. Last shared {when}.")),
        (0, None) => said.push("Nothing waits to be sent.".to_owned()),
        (n, Some(when)) => said.push(format!("{} Last shared {when}.", waits(n))),
        (n, None) => said.push(waits(n)),
    }
    if let Some(last) = last {
        if !last.reached {
            said.push(last.sentence.clone());
        } else if !last.problems.is_empty() {
            let things = count(last.problems.len(), "thing needs", "things need");
            said.push(format!("{things} a look; it is written below, and the rest went on."));
        }
    }
    Ok(said.join(" "))
}

/// "2 entries wait to be sent."
fn waits(n: u32) -> String {
    let n = usize::try_from(n).unwrap_or(usize::MAX);
    format!("{} to be sent.", count(n, "entry waits", "entries wait"))
}

/// "08:15 today", by when the folder was last reached.
fn last_reached(desk: &Desk, reader: &Reader<'_>) -> Result<Option<String>, AppError> {
    let ms: Option<u64> = kept::read(reader, kept::REACHED)?;
    Ok(ms.and_then(|ms| when_ms(desk, ms)))
}

/// "08:15 today", for milliseconds since 1970; nothing for none.
pub fn when_ms(desk: &Desk, ms: u64) -> Option<String> {
    let ms = i64::try_from(ms).ok().filter(|ms| *ms > 0)?;
    DateTime::from_timestamp_millis(ms).map(|at| when(desk, at))
}

fn when(desk: &Desk, at: DateTime<Utc>) -> String {
    let here = local(at);
    let (time, day, today) = (here.format("%H:%M"), here.date_naive(), desk.today());
    if day == today {
        format!("{time} today")
    } else if today.checked_sub_days(Days::new(1)) == Some(day) {
        format!("{time} yesterday")
    } else {
        format!("{time} on {}", long_date(day))
    }
}

/// Who asks to be let in.
///
/// # Errors
/// What the vault says.
pub fn requests(desk: &Desk) -> Result<Vec<RequestRow>, AppError> {
    let members = match standing(desk)? {
        Standing::Member(_, members) => members,
        _ => Membership::default(),
    };
    let row = |asks: Knocking| {
        let known = members.person(asks.person).filter(|_| !asks.own_computer);
        let elsewhere = |member: &&Member| {
            member.removed.is_none() && member.computers().all(|one| one.sign != asks.device())
        };
        RequestRow {
            id: asks.id(),
            name: asks.name.clone(),
            role: asks.role.parse().ok(),
            own_computer: asks.own_computer,
            member: known.filter(elsewhere).map(|member| member.person),
            former: known.filter(|was| was.removed.is_some()).map(|was| was.name.clone()),
            words: asks.words,
        }
    };
    Ok(Knocking::all(&desk.reader()?)?.into_iter().map(row).collect())
}

fn invites(reader: &Reader<'_>) -> Result<Vec<InviteRow>, AppError> {
    let made = |invite: &Invite| {
        let ms = i64::try_from(invite.made_ms).unwrap_or_default();
        DateTime::from_timestamp_millis(ms).unwrap_or_default()
    };
    let row = |invite: Invite| InviteRow {
        id: invite.id(),
        made: made(&invite),
        own_computer: invite.whom() == For::OwnDevice,
        for_whom: invite.for_whom,
    };
    Ok(Invite::all(reader)?.into_iter().map(row).collect())
}

/// Two facts for the foot of the rail: where things are saved, and what was shared or waits.
///
/// # Errors
/// What the vault says.
pub fn share_line(desk: &Desk) -> Result<ShareLine, AppError> {
    let reader = desk.reader()?;
    let (shared, waiting) = match standing(desk)? {
        Standing::Alone => {
            let mut waiting = 0;
            for kind in [Kind::Summary, Kind::Concern, Kind::Action, Kind::Intelligence] {
                let query = Query { audience: Some(Audience::Quality), ..Query::of(kind, 1) };
                waiting += u32::try_from(reader.count(&query)?).unwrap_or(u32::MAX);
            }
            let shared = match waiting {
                0 => "Nothing waits to be sent".to_owned(),
                n => waits(n).trim_end_matches('.').to_owned(),
            };
            (shared, waiting)
        }
        Standing::Asking(..) => ("Waiting to be let in".to_owned(), Waiting::look(desk)?.entries()),
        Standing::ShutOut(..) => ("Shut out of sharing".to_owned(), Waiting::look(desk)?.entries()),
        Standing::Afresh(..) => ("Not let in again yet".to_owned(), Waiting::look(desk)?.entries()),
        Standing::Member(..) => {
            let waiting = Waiting::look(desk)?.entries();
            let shared = match (waiting, last_reached(desk, &reader)?) {
                (0, Some(when)) => format!("Last shared {when}"),
                (0, None) => "Nothing waits to be sent".to_owned(),
                (n, _) => waits(n).trim_end_matches('.').to_owned(),
            };
            (shared, waiting)
        }
    };
    Ok(ShareLine { saved: "All saved on this laptop.".to_owned(), shared, waiting })
}
