//! What a pack of 300 observations costs, beside LibreOffice turning the Word file of the same pack
//! into a PDF, and beside Typst's own compiler setting the same files, in the same run; and what a
//! visit report of 300 findings with 40 photographs costs (alone, with the argument `visit`). Prints
//! one JSON object. Run it with `--release`; `TYPST_PYTHON` names a Python that has the `typst` package
//! (`tests/bench/run` sees to it), without it that figure is left out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout)]

#[allow(dead_code)] // the tests use more of it
#[path = "../tests/sample.rs"]
mod sample;

#[allow(dead_code)]
#[path = "../tests/visit_sample.rs"]
mod visit_sample;

use cf_pack::report::{VisitPaper, preview_visit};
use cf_pack::{Format, preview, typst_sources};
use sample::{file, large};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use visit_sample::{large_visit, visit_file};

const ROUNDS: usize = 7;
/// Pixels of a photograph as phones send them on.
const PHOTO: (u32, u32) = (1600, 1200);

/// Compiles once and prints the seconds. A program of its own each time, because the compiler
/// remembers what it has set.
const TYPST: &str = "import sys, time, typst
began = time.perf_counter()
typst.compile(sys.argv[1] + '/paper.typ', output=sys.argv[1] + '/typst.pdf', font_paths=[sys.argv[2]],
              ignore_system_fonts=True, pdf_standards=['ua-1', 'a-2a'])
print(time.perf_counter() - began)";

/// The middle of several rounds.
fn median(mut round: impl FnMut() -> f64) -> f64 {
    let mut each: Vec<f64> = (0..ROUNDS).map(|_| round()).collect();
    each.sort_by(f64::total_cmp);
    each[ROUNDS / 2]
}

fn seconds(work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    work();
    began.elapsed().as_secs_f64()
}

/// What a program prints: its own seconds.
fn told_by(command: &mut Command) -> f64 {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
}

/// A report of 300 findings with 40 photographs. The painters forget what they did after each round,
/// so each round is as a first one.
fn visit_row() -> serde_json::Value {
    let visit: VisitPaper = large_visit(PHOTO.0, PHOTO.1);
    let size = visit_file(&visit, Format::Word).bytes.len();
    json!({
        "pages": preview_visit(&visit).unwrap().count(),
        "photographs": visit.annex.photographs.len(),
        "word_bytes": size,
        "pdf_s": median(|| seconds(|| drop(visit_file(&visit, Format::Pdf)))),
        "word_s": median(|| seconds(|| drop(visit_file(&visit, Format::Word)))),
    })
}

fn main() {
    if std::env::args().nth(1).is_some_and(|argument| argument == "visit") {
        println!("{}", json!({ "visit": visit_row() }));
        return;
    }
    let document = large();
    if std::env::args().nth(1).is_some_and(|argument| argument == "once") {
        println!("{}", seconds(|| drop(file(&document, Format::Pdf))));
        return;
    }
    let pages = preview(&document).unwrap().count();
    let pdf = median(|| told_by(Command::new(std::env::current_exe().unwrap()).arg("once")));
    let word = median(|| seconds(|| drop(file(&document, Format::Word))));
    let excel = median(|| seconds(|| drop(file(&document, Format::Excel))));
    let folder = tempfile::tempdir().unwrap();
    let libreoffice = libreoffice(folder.path(), &file(&document, Format::Word).bytes);
    let typst = std::env::var_os("TYPST_PYTHON").map(|python| {
        for (name, text) in typst_sources(&document).unwrap() {
            // Typst's Python door has no switch for what is still being tried out.
            let text = text.replace("pdf.header-cell(scope: \"row\", body)", "body");
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let fonts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts");
        median(|| told_by(Command::new(&python).args(["-c", TYPST]).args([folder.path(), &fonts])))
    });
    let row = json!({
        "pages": pages,
        "pdf_s": pdf,
        "word_s": word,
        "excel_s": excel,
        "libreoffice_s": libreoffice,
        "pdf_against_libreoffice": pdf / libreoffice,
        "typst_s": typst,
        "pdf_against_typst": typst.map(|typst| pdf / typst),
    });
    println!("{}", json!({ "pack": row, "visit": visit_row() }));
}

fn libreoffice(folder: &Path, word: &[u8]) -> f64 {
    let path = folder.join("pack.docx");
    std::fs::write(&path, word).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    median(|| {
        seconds(|| {
            let done = Command::new("soffice")
                .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
                .args([folder, &path])
                .output()
                .expect("LibreOffice Writer is not here: run ./dev setup");
            assert!(done.status.success());
        })
    })
}
