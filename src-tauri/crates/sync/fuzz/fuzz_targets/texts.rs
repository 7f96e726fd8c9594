//! What people type and what servers answer: codes, addresses, keys of storage, names of objects,
//! listings.
#![no_main]

use cf_sync::admin::SheetSecret;
use cf_sync::engine::Finding;
use cf_sync::invite::InviteSecret;
use cf_sync::names::{Ending, PackName, SegmentName, TipName, base32};
use cf_sync::store::{Address, Credentials};
use cf_sync::testing::names_in_dav_folder;
use cf_sync_fuzz::write_seeds;
use libfuzzer_sys::fuzz_target;

fn seeds() -> Vec<Vec<u8>> {
    let texts = [
        "V1-VQEX-VQEX-VQEX-VQEX-VQEX-VQEX-VQAS",
        "s3://quality/team?endpoint=http://127.0.0.1:9000&region=eu-west-2",
        "az://account/container/folder",
        "dav+https://cloud.example.nhs.uk/remote.php/dav/files/team/quality",
        "file:///srv/quality",
        "name\nkey\n",
        "f/0000000000000000000000000000000000000000000000000000/0/0000000001-0000000000000000.vseg",
        "t/0000000000000000000000000000000000000000000000000000-0000000001-0000000000000000.vtip",
        "p/0000000000000000000000000000000000000000000000000000/0000000001-0000000032-0000000000000000.vpak",
        concat!(
            r#"<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"><D:response><D:href>/q/t/a%20b</D:href>"#,
            "<D:propstat><D:prop><D:getcontentlength>12</D:getcontentlength><D:resourcetype/></D:prop>",
            "<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>"
        ),
    ];
    texts.map(|text| text.as_bytes().to_vec()).to_vec()
}

fuzz_target!(init: write_seeds(seeds), |bytes: &[u8]| {
    if let Some(names) = names_in_dav_folder("/q/t", bytes) {
        let leads_out = |name: &String| name.contains('/') || name == ".." || name.is_empty();
        assert!(!names.iter().any(leads_out), "{names:?}");
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(secret) = InviteSecret::from_code(text) {
        assert!(InviteSecret::from_code(&secret.code()).is_ok_and(|again| again == secret));
    }
    if let Ok(sheet) = SheetSecret::from_code(text) {
        assert!(SheetSecret::from_code(&sheet.code()).is_ok());
    }
    // A vault keeps the address of a server as text, and a folder as its path.
    if let Ok(address) = Address::parse(text)
        && address.folder().is_none()
    {
        let written = address.to_string();
        assert!(Address::parse(&written).is_ok_and(|again| again == address), "{written}");
        let _ = address.label();
    }
    let _ = Credentials::read(text);
    let _ = Finding::from_text(text);
    if let Some(read) = base32::decode(text) {
        assert!(base32::decode(&base32::encode(&read)).is_some_and(|again| again == read));
    }
    let _ = (Ending::of(text), SegmentName::read(text), TipName::read(text), PackName::read(text));
});
