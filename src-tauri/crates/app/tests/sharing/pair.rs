//! A doctor and a lay member, a folder, and what they do.

use crate::bench::Person;
use cf_app::VaultLocal;
use cf_domain::RecordId;
use cf_domain::record::{Observation, Section, Summary};
use cf_domain::word::{Audience, Role, Sort};
use cf_sync::local::Local as _;
use cf_sync::space::EpochKey;
use cf_wire::*;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A word that stands in raw notes and nowhere else.
pub const CANARY: &str = "quicksilver";

pub fn shared_folder() -> TempDir {
    TempDir::new().unwrap()
}

pub fn doctor() -> (Person, RecordId) {
    person("Dr Ayesha Khan", Role::GpQualityLead)
}

pub fn lay_member() -> (Person, RecordId) {
    person("Tom Reeve", Role::LayMember)
}

fn person(name: &str, role: Role) -> (Person, RecordId) {
    let person = Person::new();
    person.set_up_as(name, role);
    let row = person
        .app
        .provider_save(ProviderSave {
            code: Some("ZZ91".to_owned()),
            name: "Sandbox Trust".to_owned(),
            ..ProviderSave::default()
        })
        .unwrap();
    (person, row.id)
}

impl Person {
    pub fn picks(&self, path: &Path) -> Picked {
        self.app.remember(path.to_path_buf())
    }

    pub fn place(&self, folder: &Path) -> PlaceAsk {
        PlaceAsk { folder: Some(self.picks(folder)), online: None }
    }

    pub fn makes_space(&self, folder: &Path) -> SpaceView {
        let asked = SpaceCreate { name: "Sandbox quality".to_owned(), place: self.place(folder) };
        self.app.space_create(asked).unwrap()
    }

    pub fn invites(&self) -> InviteCode {
        self.app
            .space_invite(InviteNew { for_whom: Some("Tom".to_owned()), own_computer: false })
            .unwrap()
    }

    pub fn joins(&self, code: &str, folder: &Path) -> Result<JoinRequest, Error> {
        let asked = SpaceJoin { code: code.to_owned(), place: self.place(folder) };
        self.app.space_join(asked)
    }

    pub fn space(&self) -> SpaceView {
        self.app.space_view(Empty::default()).unwrap()
    }

    pub fn shares(&self) -> ShareReport {
        self.app.space_share_now(Empty::default()).unwrap()
    }

    pub fn home(&self) -> HomeView {
        self.app.home_view(Empty::default()).unwrap()
    }

    pub fn summaries(&self) -> Vec<SummaryRow> {
        self.app.summary_list(SummaryFilter::default()).unwrap().rows
    }

    /// A visit with a raw note, of which a summary is published.
    pub fn publishes(&self, provider: RecordId, told_us: &str) -> RecordId {
        let visit = self.visit(provider);
        let note = Observation {
            text: format!("Two bells rang, {CANARY}"),
            sort: Some(Sort::Concern),
            ..Observation::default()
        };
        self.note(visit.meta.id, note);
        let open = self.app.summary_open(ById { id: visit.meta.id }).unwrap();
        let summary = Summary {
            told_us: Some(told_us.to_owned()),
            nothing: vec![Section::Agreed],
            ..open.summary.clone()
        };
        self.app.summary_save(SummarySave { id: open.meta.id, summary }).unwrap();
        let preview = self.app.summary_preview(ById { id: open.meta.id }).unwrap();
        assert!(preview.findings.is_empty() && preview.blocked.is_empty(), "{preview:?}");
        let asked = SummaryPublish { id: open.meta.id, content: preview.content };
        self.app.summary_publish(asked).unwrap().id
    }

    /// The keys of audiences that this person has.
    pub fn keys(&self) -> Vec<EpochKey> {
        let desk = self.app.desk().unwrap();
        VaultLocal::new(&desk).unwrap().keys().unwrap()
    }
}

/// Both in one space, in step.
pub struct Pair {
    pub doctor: Person,
    pub lay: Person,
    pub provider: RecordId,
    pub folder: TempDir,
}

pub fn pair() -> Pair {
    let folder = shared_folder();
    let ((doctor, provider), (lay, _)) = (doctor(), lay_member());
    doctor.makes_space(folder.path());
    let code = doctor.invites().code;
    let asked = lay.joins(&code, folder.path()).unwrap();
    doctor.shares();
    let request = doctor.space().requests.remove(0);
    assert_eq!(request.words, asked.words);
    doctor.app.space_approve(as_member(request.id)).unwrap();
    lay.shares();
    doctor.shares();
    assert_eq!(lay.space().phase, SpacePhase::Member);
    Pair { doctor, lay, provider, folder }
}

/// Every file below a folder, sorted.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    found
}

/// Every file below a folder with its bytes.
pub fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    files(folder).into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

/// Lets whoever asks in as a plain member of the quality team.
pub fn as_member(id: String) -> RequestApprove {
    RequestApprove { id, standing: MemberStanding::Member, audiences: vec![Audience::Quality] }
}
