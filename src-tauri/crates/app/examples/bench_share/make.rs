//! The space that is read, and the vault that reads it.

use crate::chain::{Chain, LOOSE, NOW, PACKED, QUALITY, writer};
use crate::desk::{PASSPHRASE, app, copy, space, unlocked};
use cf_app::VaultLocal;
use cf_domain::word::{CommissionerKind, Role};
use cf_sync::engine::Options;
use cf_sync::local::{Local as _, Saying};
use cf_sync::member::{Act, Standing};
use cf_sync::space::{EpochKey, Founding, Place, found, look};
use cf_sync::testing::{Dice, MemoryLocal, device};
use cf_sync::{Ambient, Depth, FolderStore, Store, names, sync};
use cf_wire::{Commands as _, Empty, SetupBegin};
use std::ops::ControlFlow;
use std::path::Path;

/// What comes in after a month.
const RETURN_FEEDS: usize = 50;
const RETURN_ENTRIES: usize = 400;

/// The space with all its feeds, and the vault of a device that was let in and has read nothing.
pub fn make(dir: &Path, feeds: usize, entries: usize) {
    std::fs::create_dir_all(space(dir)).unwrap();
    let store = FolderStore::open(space(dir)).unwrap();
    let app = app(&dir.join("vault"));
    app.setup_begin(SetupBegin {
        name: "New Device".to_owned(),
        role: Role::LayMember,
        organisation: "Sandbox Commissioner".to_owned(),
        commissioner: CommissionerKind::Icb,
        commissioner_word: String::new(),
        meeting_name: String::new(),
        meeting_short: String::new(),
        passphrase: PASSPHRASE.to_owned(),
    })
    .unwrap();
    let desk = app.desk().unwrap();
    let mut reader = VaultLocal::new(&desk).unwrap();

    let mut founder = MemoryLocal::new(device(1, "office"), 11);
    let mut dice = Dice::new(7);
    let mut random = |bytes: &mut [u8]| dice.fill(bytes);
    let mut ambient = Ambient { now_ms: NOW, random: &mut random };
    let founding = Founding {
        name: "bench".into(),
        person_name: "Founder".into(),
        role: "gp-quality-lead".into(),
    };
    let genesis = found(&mut founder, &founding, &[QUALITY], &mut ambient).unwrap();
    let admit = |who| {
        let act = Act::MemberAdded { who, standing: Standing::Member, channels: None };
        act.draft(&[]).unwrap()
    };
    let to = reader.own_device().unwrap().applicant("Reader", "lay-member");
    let seal = to.device.seal;
    let writers = (0..feeds).map(|feed| writer(feed).applicant("Writer", "lay-member"));
    for who in writers.chain([to]) {
        founder.say(&Saying { drafts: vec![admit(who)], ..Saying::default() }).unwrap();
    }
    let options = Options { depth: Depth::Quick, app: "bench" };
    let mut go_on = |_| ControlFlow::Continue(());
    sync(&store, &mut founder, &mut ambient, options, &mut go_on).unwrap();
    let keys = founder.keys().unwrap();
    for key in &keys {
        let sign = founder.own_device().unwrap().sign;
        let (bytes, hash) =
            EpochKey::wrap(key, genesis.genesis.space, &[seal], &sign, NOW).unwrap();
        store.put(&names::keyring(key.channel, key.epoch, hash), &bytes).unwrap();
    }
    reader.enter(&genesis, &[], &[]).unwrap();
    let key = keys.into_iter().find(|key| key.channel == QUALITY).unwrap();
    for feed in 0..feeds {
        Chain::new(&store, &key, genesis.genesis.space, feed).write(entries, PACKED, true);
    }
    drop(reader);
    app.session_lock(Empty::default()).unwrap();
    copy(&dir.join("vault"), &dir.join("online"));
}

/// What comes in while somebody is away for a month: small files, as they were sent.
pub fn more(dir: &Path, feeds: usize, entries: usize) {
    let store = FolderStore::open(space(dir)).unwrap();
    let Place::Space(genesis) = look(&store).unwrap() else { panic!("no space") };
    let app = unlocked(&dir.join("vault"));
    let desk = app.desk().unwrap();
    let keys = VaultLocal::new(&desk).unwrap().keys().unwrap();
    let key = keys.into_iter().find(|key| key.channel == QUALITY).unwrap();
    for feed in 0..RETURN_FEEDS.min(feeds) {
        let mut chain = Chain::new(&store, &key, genesis.genesis.space, feed);
        chain.write(entries, PACKED, false);
        chain.write(RETURN_ENTRIES, LOOSE, true);
    }
}
