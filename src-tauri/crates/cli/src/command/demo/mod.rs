//! `cfriend demo`: two people with made-up records on real lists. They meet in a shared folder,
//! each publishes a summary, both read each other's, and the doctor makes the meeting pack.

mod visits;

use super::pack;
use crate::failure::{Failure, file};
use cf_app::{App, AppConfig, Silent, SystemAmbient, archive};
use cf_domain::RecordId;
use cf_domain::record::Kind;
use cf_domain::word::{Audience, CommissionerKind, Role};
use cf_wire::{
    Commands as _, Empty, InviteNew, MemberStanding, PackFormat, PackRequest, PlaceAsk,
    RequestApprove, SetupBegin, SpaceCreate, SpaceJoin, SummaryFilter,
};
use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The passphrase of both sample vaults, printed with them.
const PASSPHRASE: &str = "sample sample sample";

/// Makes everything in a folder that it names.
pub fn run(out: Option<&Path>) -> Result<Option<Value>, Failure> {
    let out: PathBuf = match out {
        Some(out) => out.to_path_buf(),
        None => std::env::temp_dir().join(format!("critical-friend-demo-{}", std::process::id())),
    };
    let (doctors, lay_members) = (out.join("doctor"), out.join("lay-member"));
    let doctor = device(&doctors, "Dr Ayesha Khan", Role::GpQualityLead)?;
    let lay = device(&lay_members, "Tom Reeve", Role::LayMember)?;
    let trusts = doctor.provider_import_shipped(Empty::default())?;
    let desk = doctor.desk()?;
    archive::fill_with_practice(&desk)?;
    let provider = provider_of_sample(&desk)?;
    eprintln!("{} NHS trusts loaded, and a made-up provider.", trusts.added);

    let store = out.join("shared-folder");
    std::fs::create_dir_all(&store).map_err(|why| file("The folder cannot be made", &why))?;
    meet(&doctor, &lay, &store)?;
    visits::publish(&doctor, provider, &visits::DOCTORS)?;
    visits::publish(&lay, provider, &visits::LAY_MEMBERS)?;
    share_both_ways(&doctor, &lay)?;

    let made = pack_of_sample(&doctor, provider, desk.today(), &out.join("pack"))?;
    eprintln!(
        "Look inside with: cfriend --data {} list summary   (passphrase: {PASSPHRASE})",
        lay_members.display()
    );
    Ok(Some(json!({
        "vaults": [doctors, lay_members],
        "store": store,
        "files": made.get("files"),
        "removed": made.get("removed"),
    })))
}

fn device(folder: &Path, name: &str, role: Role) -> Result<App, Failure> {
    let config = AppConfig {
        data_dir: folder.to_path_buf(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        cost: None,
        allow_shared_folder: false,
    };
    let app = App::new(config, Arc::new(SystemAmbient), Arc::new(Silent))?;
    app.setup_begin(SetupBegin {
        name: name.to_owned(),
        role,
        organisation: "Sandbox Commissioner".to_owned(),
        commissioner: CommissionerKind::Icb,
        commissioner_word: String::new(),
        meeting_name: String::new(),
        meeting_short: String::new(),
        passphrase: PASSPHRASE.to_owned(),
    })?;
    Ok(app)
}

/// The doctor makes a space and invites; the lay member asks; both compare six words.
fn meet(doctor: &App, lay: &App, store: &Path) -> Result<(), Failure> {
    let place =
        |app: &App| PlaceAsk { folder: Some(app.remember(store.to_path_buf())), online: None };
    doctor.space_create(SpaceCreate {
        name: "Sandbox quality team".to_owned(),
        place: place(doctor),
    })?;
    let code = doctor
        .space_invite(InviteNew { for_whom: Some("Tom".to_owned()), own_computer: false })?
        .code;
    let asked = lay.space_join(SpaceJoin { code, place: place(lay) })?;
    doctor.space_share_now(Empty::default())?;
    let view = doctor.space_view(Empty::default())?;
    let request = view.requests.into_iter().find(|request| request.words == asked.words);
    let request = request
        .ok_or_else(|| Failure::File("The six words differ. Nobody was let in.".to_owned()))?;
    eprintln!("Both see the same six words: {}.", asked.words.join(" "));
    doctor.space_approve(RequestApprove {
        id: request.id,
        standing: MemberStanding::Member,
        audiences: vec![Audience::Quality],
    })?;
    let first = lay.space_share_now(Empty::default())?;
    eprintln!("{} is let in. {}", request.name, first.sentence);
    Ok(())
}

fn share_both_ways(doctor: &App, lay: &App) -> Result<(), Failure> {
    for (whose, app) in [("doctor", doctor), ("lay member", lay), ("doctor", doctor)] {
        let report = app.space_share_now(Empty::default())?;
        eprintln!("The {whose} shares: {}", report.sentence);
        if let Some(problem) = report.problems.first() {
            return Err(Failure::File(problem.sentence.clone()));
        }
    }
    for (whose, app) in [("doctor", doctor), ("lay member", lay)] {
        let mut authors: Vec<String> = app
            .summary_list(SummaryFilter::default())?
            .rows
            .into_iter()
            .map(|row| row.author)
            .collect();
        authors.sort();
        authors.dedup();
        eprintln!("The {whose} reads summaries by {}.", authors.join(" and "));
    }
    Ok(())
}

fn provider_of_sample(desk: &cf_app::Desk) -> Result<RecordId, Failure> {
    let concerns = archive::lines_of(desk, Kind::Concern)?;
    let provider =
        concerns.iter().find_map(|concern| concern.get("organisation")?.as_str()?.parse().ok());
    provider.ok_or_else(|| {
        Failure::File("The sample has no concern; install the app again.".to_owned())
    })
}

fn pack_of_sample(
    app: &App,
    organisation: RecordId,
    today: NaiveDate,
    out: &Path,
) -> Result<Value, Failure> {
    std::fs::create_dir_all(out).map_err(|why| file("The folder cannot be made", &why))?;
    let request = PackRequest {
        edition: "provider".to_owned(),
        organisation,
        from: today - Days::new(120),
        to: today,
        meeting: Some(thursday_after(today)),
        place: Some("Sandbox House, room 2, and by video".to_owned()),
        without: Vec::new(),
        asks: vec!["Show us the raw call bell log for last month".to_owned()],
        comments: std::collections::BTreeMap::new(),
    };
    let formats = vec![PackFormat::Pdf, PackFormat::Docx, PackFormat::Xlsx];
    pack::make(
        app,
        request,
        formats,
        "Dr Ayesha Khan, GP quality lead".to_owned(),
        "Joint review of quality".to_owned(),
        out,
    )
}

/// Meetings are on Thursdays: the first one at least a week on.
fn thursday_after(today: NaiveDate) -> NaiveDate {
    let next = today + Days::new(7);
    let to_thursday = Weekday::Thu.days_since(next.weekday());
    next + Days::new(u64::from(to_thursday))
}
