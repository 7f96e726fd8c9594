//! Other people's programs.

use std::path::Path;
use std::process::Command;

/// What a program prints about a file.
pub fn ask(program: &str, arguments: &[&str], file: &[u8], name: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, file).unwrap();
    let mut command = Command::new(program);
    for argument in arguments {
        if *argument == "FILE" {
            command.arg(&path)
        } else {
            command.arg(argument)
        };
    }
    let output = command
        .output()
        .unwrap_or_else(|_| panic!("this test needs `{program}`: install it (poppler-utils)"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The words of a PDF, page after page.
pub fn pdf_text(pdf: &[u8]) -> String {
    ask("pdftotext", &["-raw", "FILE", "-"], pdf, "pack.pdf")
}

/// A Word or Excel file as LibreOffice prints it.
pub fn through_libreoffice(bytes: &[u8], name: &str) -> Vec<u8> {
    saved_by_libreoffice(bytes, name, "pdf")
}

/// A Word or Excel file opened by LibreOffice and saved as another kind, or as its own kind again.
pub fn saved_by_libreoffice(bytes: &[u8], name: &str, kind: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let saved = folder.path().join("saved");
    let profile =
        format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", kind, "--outdir"])
        .arg(&saved)
        .arg(&path)
        .output()
        .unwrap_or_else(|_| panic!("this test needs `soffice`: install LibreOffice"));
    assert!(output.status.success(), "soffice: {}", String::from_utf8_lossy(&output.stderr));
    std::fs::read(saved.join(Path::new(name).with_extension(kind)))
        .expect("LibreOffice opened the file and saved it")
}

/// One part of a zipped file (DOCX, XLSX).
pub fn part(bytes: &[u8], name: &str) -> String {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The same zipped file with one part changed.
pub fn with_part(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    use std::io::{Read, Write};
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let own = file.name().unwrap().into_owned();
        let mut body = Vec::new();
        file.read_to_end(&mut body).unwrap();
        if own == name {
            body = change(std::str::from_utf8(&body).unwrap()).into_bytes();
        }
        out.start_file(own, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&body).unwrap();
    }
    out.finish().unwrap().into_inner()
}
