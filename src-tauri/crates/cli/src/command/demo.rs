//! `cfriend demo`: a sample vault with made-up records, on real lists, and a meeting pack.

use super::pack;
use crate::failure::{Failure, file};
use crate::silent::Silent;
use cf_app::{App, AppConfig, SystemAmbient, archive};
use cf_domain::record::Kind;
use cf_domain::word::{CommissionerKind, Role};
use cf_wire::{Commands as _, Empty, PackFormat, PackRequest, SetupBegin};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The passphrase of the sample vault, printed with it.
const PASSPHRASE: &str = "sample sample sample";

/// Makes everything in a folder that it names.
pub fn run(out: Option<&Path>) -> Result<Option<Value>, Failure> {
    let out: PathBuf = match out {
        Some(out) => out.to_path_buf(),
        None => std::env::temp_dir().join(format!("critical-friend-demo-{}", std::process::id())),
    };
    let vault = out.join("quality-manager");
    let config = AppConfig {
        data_dir: vault.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        cost: None,
        allow_shared_folder: false,
    };
    let app = App::new(config, Arc::new(SystemAmbient), Arc::new(Silent))?;
    app.setup_begin(SetupBegin {
        name: "Priya Anand".to_owned(),
        role: Role::QualityManager,
        organisation: "Sandbox Commissioner".to_owned(),
        commissioner: CommissionerKind::Icb,
        commissioner_word: String::new(),
        meeting_name: String::new(),
        meeting_short: String::new(),
        passphrase: PASSPHRASE.to_owned(),
    })?;
    let trusts = app.provider_import_shipped(Empty::default())?;
    let desk = app.desk()?;
    archive::fill_with_practice(&desk)?;
    let made = pack_of_sample(&app, &desk, &out.join("pack"))?;
    let hint = format!(
        "Look inside with: cfriend --data {} list concern   (passphrase: {PASSPHRASE})",
        vault.display()
    );
    eprintln!("{} NHS trusts loaded. {hint}", trusts.added);
    Ok(Some(
        json!({ "vaults": [vault], "store": Value::Null, "files": made.get("files"), "removed": made.get("removed") }),
    ))
}

fn pack_of_sample(app: &App, desk: &cf_app::Desk, out: &Path) -> Result<Value, Failure> {
    std::fs::create_dir_all(out).map_err(|why| file("The folder cannot be made", &why))?;
    let concerns = archive::lines_of(desk, Kind::Concern)?;
    let provider =
        concerns.iter().find_map(|concern| concern.get("organisation")?.as_str()?.parse().ok());
    let organisation = provider.ok_or_else(|| {
        Failure::File("The sample has no concern; install the app again.".to_owned())
    })?;
    let today = desk.today();
    let request = PackRequest {
        edition: "provider".to_owned(),
        organisation,
        from: today - chrono::Days::new(120),
        to: today,
        meeting: Some(today + chrono::Days::new(14)),
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
        "Priya Anand, quality manager".to_owned(),
        "Joint review of quality".to_owned(),
        out,
    )
}
