//! Writes the papers of the made-up visit into a folder, to be looked at: feedback, draft, final report
//! and comment form. `cargo run -p cf-pack --example visit_papers -- FOLDER [FILE]`; FILE holds another
//! visit, as JSON.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::PathBuf;

use cf_pack::Format;
use cf_pack::report::{PaperStanding, VisitPaper, render_comment_form, render_visit};

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("name a folder to write to"));
    let sample = include_str!("../../../../assets/pack/sample-visit.json").to_owned();
    let given = std::env::args().nth(2).map(|file| std::fs::read_to_string(file).unwrap());
    let mut visit: VisitPaper = serde_json::from_str(&given.unwrap_or(sample)).unwrap();
    let mut files = Vec::new();
    for standing in
        [PaperStanding::FeedbackSheet, PaperStanding::Draft { number: 1 }, PaperStanding::Final]
    {
        visit.meta.standing = standing;
        let both = [Format::Pdf, Format::Word];
        files.extend(render_visit(&visit, &both, &mut |_| {}, &|| false).unwrap());
        if matches!(visit.meta.standing, PaperStanding::Draft { .. }) {
            let forms = [Format::Word, Format::Excel];
            files.extend(render_comment_form(&visit, &forms, &mut |_| {}, &|| false).unwrap());
        }
    }
    for file in files {
        std::fs::write(folder.join(&file.name), &file.bytes).unwrap();
    }
}
