//! What a pack of 300 observations costs, beside LibreOffice turning the Word file of the same pack
//! into a PDF in the same run. Prints one JSON object. Run it with `--release`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout)]

#[allow(dead_code)] // the tests use more of it
#[path = "../tests/sample.rs"]
mod sample;

use cf_pack::{Format, preview};
use sample::{file, large};
use serde_json::json;
use std::process::Command;
use std::time::Instant;

const ROUNDS: usize = 7;

/// The middle of several rounds, in seconds.
fn median(mut work: impl FnMut()) -> f64 {
    let mut each: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            work();
            began.elapsed().as_secs_f64()
        })
        .collect();
    each.sort_by(f64::total_cmp);
    each.get(ROUNDS / 2).copied().unwrap()
}

fn main() {
    let document = large();
    let pages = preview(&document).unwrap().count();
    let pdf = median(|| drop(file(&document, Format::Pdf)));
    let word = median(|| drop(file(&document, Format::Word)));
    let excel = median(|| drop(file(&document, Format::Excel)));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pack.docx");
    std::fs::write(&path, file(&document, Format::Word).bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let libreoffice = median(|| {
        let done = Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
            .args([folder.path(), &path])
            .output()
            .expect("LibreOffice Writer is not here: run ./dev setup");
        assert!(done.status.success());
    });
    let row = json!({
        "pages": pages,
        "pdf_s": pdf,
        "word_s": word,
        "excel_s": excel,
        "libreoffice_s": libreoffice,
        "pdf_against_libreoffice": pdf / libreoffice,
    });
    println!("{}", json!({ "pack": row }));
}
