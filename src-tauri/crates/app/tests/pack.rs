use crate::bench::Person;
use cf_domain::RecordId;
use cf_domain::record::{Intelligence, Observation, Summary};
use cf_domain::word::{Role, SourceKind};
use cf_wire::*;
use std::io::Read as _;

const CANARY: &str = "quicksilver";

fn tell(person: &Person, provider: RecordId, text: &str, kind: SourceKind, theme: &str) {
    let intelligence = Intelligence {
        organisation: Some(provider),
        text: text.to_owned(),
        source_kind: Some(kind),
        themes: vec![theme.to_owned()],
        ..Intelligence::default()
    };
    person
        .app
        .intelligence_save(IntelligenceSave { id: None, draft: None, intelligence, share: true })
        .unwrap();
}

fn request(provider: RecordId) -> PackRequest {
    PackRequest {
        edition: "provider".to_owned(),
        organisation: provider,
        from: "2026-09-01".parse().unwrap(),
        to: "2026-11-30".parse().unwrap(),
        meeting: "2026-12-10".parse().ok(),
        place: None,
        without: Vec::new(),
        asks: vec!["Show us the bell log".to_owned()],
        comments: std::collections::BTreeMap::new(),
    }
}

fn export(person: &Person, provider: RecordId) -> Result<(PackIssued, tempfile::TempDir), Error> {
    let out = tempfile::TempDir::new().unwrap();
    let folder = person.app.remember(out.path().to_path_buf());
    let formats = vec![PackFormat::Pdf, PackFormat::Docx, PackFormat::Xlsx, PackFormat::Json];
    let asked = PackExport {
        request: request(provider),
        formats,
        confirmed_by: "Joan Field, quality manager".to_owned(),
        why: "Joint review".to_owned(),
        folder,
    };
    Ok((person.app.pack_export(asked)?, out))
}

/// Everything that can be read in a file of a pack, whatever its kind.
fn words_in(path: &std::path::Path) -> String {
    match path.extension().and_then(std::ffi::OsStr::to_str) {
        Some("pdf") => {
            let read = std::process::Command::new("pdftotext").arg(path).arg("-").output();
            let read = read.expect("pdftotext is missing: run ./dev setup");
            assert!(read.status.success());
            String::from_utf8(read.stdout).unwrap()
        }
        Some("docx" | "xlsx") => {
            let mut parts = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
            let mut words = String::new();
            for at in 0..parts.len() {
                let mut bytes = Vec::new();
                parts.by_index(at).unwrap().read_to_end(&mut bytes).unwrap();
                words.push_str(&String::from_utf8_lossy(&bytes));
            }
            words
        }
        _ => std::fs::read_to_string(path).unwrap(),
    }
}

#[test]
fn a_pack_shows_themes_only_from_enough_reports_and_kinds() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    for (text, kind) in
        [("one", SourceKind::Patient), ("two", SourceKind::Carer), ("three", SourceKind::Patient)]
    {
        tell(&person, provider, &format!("{text} {CANARY}"), kind, "call-bells");
    }
    for text in ["one", "two", "three"] {
        tell(&person, provider, text, SourceKind::Staff, "records");
    }
    tell(&person, provider, "single", SourceKind::Media, "waiting");
    let plan = person.app.pack_plan(request(provider)).unwrap();
    let themes = plan.sections.iter().find(|section| section.id == "themes").unwrap();
    assert_eq!(themes.words, "1 theme", "three reports from one kind of source are not enough");
    assert_eq!(plan.left_out.len(), 1);

    let visit = person.visit(provider);
    person.note(
        visit.meta.id,
        Observation { text: format!("raw {CANARY}"), ..Observation::default() },
    );
    let summary = person.app.summary_open(ById { id: visit.meta.id }).unwrap();
    let words =
        Summary { went_well: Some("Staff knelt to talk to people".to_owned()), ..summary.summary };
    person.app.summary_save(SummarySave { id: summary.meta.id, summary: words }).unwrap();
    let preview = person.app.summary_preview(ById { id: summary.meta.id }).unwrap();
    person
        .app
        .summary_publish(SummaryPublish { id: summary.meta.id, content: preview.content })
        .unwrap();

    let (issued, out) = export(&person, provider).unwrap();
    assert_eq!(issued.files.len(), 4);
    let document = std::fs::read_to_string(out.path().join(&issued.files[3].name)).unwrap();
    assert!(document.contains("Staff knelt to talk to people"));
    for file in &issued.files {
        let words = words_in(&out.path().join(&file.name));
        assert!(words.contains("Staff knelt"), "{} can be read", file.name);
        assert!(!words.contains(CANARY), "no word of a note or of a report is in {}", file.name);
    }
    for file in &issued.files {
        let bytes = std::fs::read(out.path().join(&file.name)).unwrap();
        assert_eq!(
            blake3::hash(&bytes).to_hex().to_string(),
            file.blake3,
            "the register remembers this very file"
        );
    }
    let register = person.app.pack_register(Paging::default()).unwrap();
    assert_eq!(register.rows[0].pack.number.as_deref(), Some(issued.number.as_str()));
}

#[test]
fn an_identifier_blocks_the_pack_and_says_where() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    let desk = person.app.desk().unwrap();
    let line = format!(
        r#"{{"kind":"concern","organisation":"{provider}","title":"Letter for 943 476 5919 lost"}}"#
    );
    let added = cf_app::archive::add(&desk, &line, None).unwrap();
    assert_eq!(added.held_back, vec![1], "it does not leave before it is settled");
    let refused = export(&person, provider).unwrap_err();
    assert_eq!(refused.code, Code::Identifiers);
    let finding = &refused.findings[0];
    assert_eq!(
        (finding.kind.as_str(), finding.field.as_str(), finding.record),
        ("nhs_number", "title", Some(added.ids[0]))
    );
}

#[test]
fn the_practice_provider_makes_a_pack_with_pages() {
    let (person, _) = Person::at_work(Role::QualityManager);
    person.app.practice_switch(PracticeSwitch { practice: true }).unwrap();
    let concerns = person.app.concern_list(ConcernFilter::default()).unwrap();
    let first = person.app.concern_view(ById { id: concerns.rows[0].id }).unwrap();
    let provider = first.concern.organisation.unwrap();
    let preview = person.app.pack_preview(request(provider)).unwrap();
    assert!(preview.pages >= 4, "{} pages", preview.pages);
    let page = person.app.pack_page(PackPage { preview: preview.preview, page: 1 }).unwrap();
    assert!(page.svg.starts_with("<svg"));

    let (issued, out) = export(&person, provider).unwrap();
    let document = std::fs::read_to_string(out.path().join(&issued.files[3].name)).unwrap();
    assert!(document.contains("GP quality lead") && document.contains("Lay member"));
    for name in ["Dr Ellis", "\"Joan\"", "\"Priya\""] {
        assert!(!document.contains(name), "{name} of the team is named");
    }
}

#[test]
fn a_concern_that_the_provider_has_not_heard_of_is_not_in_its_pack() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    let desk = person.app.desk().unwrap();
    let lines = r#"
        {"kind":"concern","id":"told","organisation":"PROVIDER","title":"Told there","audience":"quality","told_at":"2026-11-20T10:00:00Z","evidence":"Two relatives told us"}
        {"kind":"concern","id":"not-raised","organisation":"PROVIDER","title":"Not raised yet","audience":"quality"}
        {"kind":"action","concern":"told","organisation":"PROVIDER","title":"Answer the bells","audience":"quality"}
        {"kind":"action","concern":"not-raised","organisation":"PROVIDER","title":"Ask about it","audience":"quality"}
        {"kind":"action","organisation":"PROVIDER","title":"Send the rota","audience":"quality"}
    "#;
    cf_app::archive::add(&desk, &lines.replace("PROVIDER", &provider.to_string()), None).unwrap();
    let plan = person.app.pack_plan(request(provider)).unwrap();
    for kind in ["concern", "action"] {
        let line = format!("1 {kind} is not shown");
        assert!(plan.left_out.iter().any(|said| said.starts_with(&line)), "{:?}", plan.left_out);
    }
    let (issued, out) = export(&person, provider).unwrap();
    let document = std::fs::read_to_string(out.path().join(&issued.files[3].name)).unwrap();
    for shown in ["Told there", "Answer the bells", "Send the rota"] {
        assert!(document.contains(shown), "{shown}");
    }
    for hidden in ["Not raised yet", "Ask about it"] {
        assert!(!document.contains(hidden), "{hidden}");
    }
    assert!(!document.contains("\"seen\""), "nobody said that it was seen");
}

#[test]
fn a_pack_says_the_new_role_and_organisation_and_knows_members_by_the_names_they_had() {
    let (person, provider) = Person::at_work(Role::LayMember);
    let asked = VisitStart {
        organisation: Some(provider),
        title: Some("Cedar Ward".to_owned()),
        template: Some("ward-general".to_owned()),
        team: vec!["Joan Field".to_owned()],
        ..VisitStart::default()
    };
    let visit = person.app.visit_start(asked).unwrap();
    let open = person.app.summary_open(ById { id: visit.meta.id }).unwrap();
    let summary = Summary { went_well: Some("Staff knelt".to_owned()), ..open.summary };
    person.app.summary_save(SummarySave { id: open.meta.id, summary }).unwrap();
    let content = person.app.summary_preview(ById { id: open.meta.id }).unwrap().content;
    person.app.summary_publish(SummaryPublish { id: open.meta.id, content }).unwrap();

    let now = ChangeMe { name: "Joan Fields".to_owned(), role: Role::SafeguardingLead };
    person.app.session_change_me(now).unwrap();
    let settings = person.app.settings_get(Empty::default()).unwrap();
    let organisation = "Sandbox and Dunes ICB".to_owned();
    person.app.settings_put(Settings { organisation, ..settings }).unwrap();

    let (issued, out) = export(&person, provider).unwrap();
    let document = std::fs::read_to_string(out.path().join(&issued.files[3].name)).unwrap();
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    let words = document.to_string();
    assert!(words.contains("Safeguarding lead, Sandbox and Dunes ICB"), "{words}");
    assert!(!words.contains("Lay member") && !words.contains("Sandbox Commissioner"), "{words}");
    assert!(words.contains(r#"["Safeguarding lead"]"#), "the team, in roles: {words}");
}
