//! `cfriend space`, `cfriend sync` and `cfriend bundle`.

use super::pack::day;
use crate::args::{BundleStep, DoorKey, KeepCopy, May, SpaceStep};
use crate::failure::Failure;
use crate::open::Source;
use cf_app::{Address, App};
use cf_domain::PersonId;
use cf_wire::{
    BundleOut, Commands as _, ComputerRef, DiagnosticSave, Empty, FromFile, InviteNew, InviteRef,
    LeavingPreview, MemberChange, MemberRef, MemberRow, Online, OwnCopyOn, Picked, PlaceAsk,
    RequestApprove, RequestRef, RequestReturn, ShareReport, SpaceCreate, SpaceJoin, SpacePlace,
    SpaceRecover, SpaceView,
};
use serde_json::{Value, json};
use std::path::Path;

/// Does a step of sharing.
pub fn run(vault: &Source, step: &SpaceStep) -> Result<Option<Value>, Failure> {
    let app = vault.open()?;
    let answer = match step {
        SpaceStep::Create { store, name, key } => {
            let asked = SpaceCreate { name: name.clone(), place: place(&app, store, key)? };
            let view = app.space_create(asked)?;
            json!({ "space": view.name })
        }
        SpaceStep::Invite { for_whom, own_computer } => {
            let (for_whom, own_computer) = (for_whom.clone(), *own_computer);
            let made = app.space_invite(InviteNew { for_whom, own_computer })?;
            json!({ "invitation": made.id, "code": made.code })
        }
        SpaceStep::Cancel { invitation } => {
            app.space_cancel_invite(InviteRef { id: invitation.clone() })?;
            json!({ "cancelled": invitation })
        }
        SpaceStep::Join { code, store, key } => {
            let asked = SpaceJoin { code: code.clone(), place: place(&app, store, key)? };
            let asking = app.space_join(asked)?;
            json!({ "request": asking.request, "space": asking.space, "words": asking.words })
        }
        SpaceStep::Requests => {
            app.space_share_now(Empty::default())?;
            requests(&app.space_view(Empty::default())?)
        }
        SpaceStep::Approve { request, lost, may } => approve(&app, request, *lost, may)?,
        SpaceStep::Change { member, may } => {
            let (standing, audiences) = (may.standing, may.audiences.clone());
            members(&app.space_change_member(MemberChange {
                person: *member,
                standing,
                audiences,
            })?)
        }
        SpaceStep::Remove { member } => {
            let person = *member;
            let follows = app.space_leaving(MemberRef { person })?;
            app.space_remove_member(MemberRef { person })?;
            left(&follows)
        }
        SpaceStep::LetThrough { member } => {
            let view = app.space_let_through(MemberRef { person: *member })?;
            json!({ "let_through": member, "paused": view.paused })
        }
        SpaceStep::RemoveComputer { computer } => {
            let id = computer.clone();
            let follows = app.space_computer_leaving(ComputerRef { id: id.clone() })?;
            app.space_remove_computer(ComputerRef { id })?;
            left(&follows)
        }
        SpaceStep::StartAfresh => status(&app.space_begin_afresh(Empty::default())?),
        SpaceStep::Sheet => {
            let sheet = app.space_make_sheet(Empty::default())?;
            json!({ "space": sheet.space, "owner": sheet.owner, "made": sheet.made, "code": sheet.code })
        }
        SpaceStep::Recover { code, store, key, shut_out } => {
            let code = super::text_of(code)?.trim().to_owned();
            let place = place(&app, store, key)?;
            let asked = SpaceRecover { code, place, shut_out: *shut_out };
            status(&app.space_recover(asked)?)
        }
        SpaceStep::KeepCopy { what } => keep_copy(&app, what)?,
        SpaceStep::Refuse { request } => {
            app.space_refuse(RequestRef { id: request.clone() })?;
            json!({ "refused": request })
        }
        SpaceStep::Members => members(&app.space_view(Empty::default())?),
        SpaceStep::Status => status(&app.space_view(Empty::default())?),
        SpaceStep::Digest => json!({ "digests": app.space_health(Empty::default())?.digests }),
        SpaceStep::Health => json!(app.space_health(Empty::default())?),
        SpaceStep::Diagnostic { out } => {
            app.space_diagnostic(Empty::default())?;
            let saved = app.space_save_diagnostic(DiagnosticSave { folder: whole(&app, out)? })?;
            json!({ "file": saved.name })
        }
        SpaceStep::Folder { store, key } => {
            let view = app.space_folder(SpacePlace { place: place(&app, store, key)? })?;
            status(&view)
        }
        SpaceStep::Check { store: Some(store), key } => check(&app, place(&app, store, key)?)?,
        SpaceStep::Check { store: None, .. } => check(&app, PlaceAsk::default())?,
    };
    Ok(Some(answer))
}

fn keep_copy(app: &App, what: &KeepCopy) -> Result<Value, Failure> {
    let view = match what {
        KeepCopy::On { recovery_code } => {
            let recovery_code = super::text_of(recovery_code)?.trim().to_owned();
            app.own_copy_turn_on(OwnCopyOn { recovery_code })?
        }
        KeepCopy::Off => app.own_copy_turn_off(Empty::default())?,
        KeepCopy::Now => app.own_copy_now(Empty::default())?,
        KeepCopy::Try => app.own_copy_try(Empty::default())?,
        KeepCopy::Status => app.own_copy_view(Empty::default())?,
    };
    let answer = json!({
        "on": view.on,
        "sentence": view.sentence,
        "proven": view.proven,
        "problem": view.problem,
    });
    if view.problem.is_none() { Ok(answer) } else { Err(Failure::NotWell(answer)) }
}

/// Sends and fetches. A place that cannot be reached is told, and is no failure.
pub fn sync(vault: &Source) -> Result<Option<Value>, Failure> {
    let app = vault.open()?;
    Ok(Some(exchanged(&app.space_share_now(Empty::default())?)))
}

/// Sends and fetches by a file.
pub fn bundle(vault: &Source, step: &BundleStep) -> Result<Option<Value>, Failure> {
    let app = vault.open()?;
    Ok(Some(match step {
        BundleStep::Out { file, new, since } => {
            let since = match since {
                Some(text) => Some(day(text)?),
                None if *new => app.bundle_days(Empty::default())?.first().copied(),
                None => None,
            };
            let made = app.bundle_out(BundleOut { folder: whole(&app, file)?, since })?;
            json!({
                "file": made.name,
                "objects": made.objects,
                "bytes": made.bytes,
                "everybody": made.everybody,
                "sentence": made.sentence,
            })
        }
        BundleStep::In { file } => {
            exchanged(&app.bundle_in(FromFile { file: whole(&app, file)? })?)
        }
    }))
}

/// What an exchange did.
pub fn exchanged(report: &ShareReport) -> Value {
    json!({
        "sent": report.sent,
        "received": report.received,
        "pending": report.pending,
        "reached": report.reached,
        "sentence": report.sentence,
        "problems": report.problems,
    })
}

/// What a removal does and does not do.
fn left(follows: &LeavingPreview) -> Value {
    json!({
        "removed": follows.name,
        "ends": follows.ends,
        "stays": follows.stays,
        "afterwards": follows.afterwards,
    })
}

fn approve(app: &App, request: &str, lost: Option<PersonId>, may: &May) -> Result<Value, Failure> {
    let view = app.space_view(Empty::default())?;
    let id = request.to_owned();
    if let Some(person) = lost {
        let name = view.members.into_iter().find(|member| member.person == person);
        app.space_replace(RequestReturn { id, person })?;
        return Ok(json!({ "member": name.map(|member| member.name) }));
    }
    let name = view.requests.into_iter().find(|asks| asks.id == request).map(|asks| asks.name);
    let (standing, audiences) = (may.standing, may.audiences.clone());
    app.space_approve(RequestApprove { id, standing, audiences })?;
    Ok(json!({ "member": name }))
}

fn requests(view: &SpaceView) -> Value {
    let rows = view.requests.iter().map(|asks| {
        json!({
            "request": asks.id,
            "name": asks.name,
            "role": asks.role,
            "words": asks.words,
            "member": asks.member,
            "former": asks.former,
        })
    });
    json!({ "requests": rows.collect::<Vec<_>>() })
}

fn members(view: &SpaceView) -> Value {
    let row = |member: &MemberRow| {
        json!({
            "member": member.person,
            "name": member.name,
            "role": member.role,
            "me": member.me,
            "last_heard": member.last_heard,
            "as": member.standing,
            "audiences": member.audiences,
            "computers": member.computers,
        })
    };
    json!({ "members": view.members.iter().map(row).collect::<Vec<_>>() })
}

fn status(view: &SpaceView) -> Value {
    let mut answer = json!({
        "phase": view.phase,
        "space": view.name,
        "sentence": view.sentence,
        "waiting": view.waiting,
        "invitations": view.invites,
        "asking": view.asking,
        "problems": view.last.as_ref().map(|last| &last.problems),
    });
    for part in [members(view), requests(view)] {
        if let (Value::Object(answer), Value::Object(part)) = (&mut answer, part) {
            answer.extend(part);
        }
    }
    answer
}

/// Tries a place. One where nobody can share is a failure, told with every step.
fn check(app: &App, asked: PlaceAsk) -> Result<Value, Failure> {
    let tried = app.space_check_place(asked)?;
    let answer =
        json!({ "usable": tried.usable, "sentence": tried.sentence, "steps": tried.steps });
    if tried.usable { Ok(answer) } else { Err(Failure::NotWell(answer)) }
}

/// The place that a store names: a folder by its path or after `file://`, or online storage.
pub fn place(app: &App, store: &str, key: &DoorKey) -> Result<PlaceAsk, Failure> {
    let path = match store.split_once("://") {
        Some(("file", path)) => path,
        Some(_) => {
            Address::parse(store).map_err(|why| Failure::Usage(why.to_string()))?;
            let (name, key) = key.read()?;
            let online = Online { address: store.to_owned(), name, key };
            return Ok(PlaceAsk { folder: None, online: Some(online) });
        }
        None => store,
    };
    Ok(PlaceAsk { folder: Some(whole(app, Path::new(path))?), online: None })
}

/// A path as the app takes it.
fn whole(app: &App, path: &Path) -> Result<Picked, Failure> {
    let whole = std::path::absolute(path)
        .map_err(|why| crate::failure::file("The file or folder cannot be used", &why))?;
    Ok(app.remember(whole))
}
