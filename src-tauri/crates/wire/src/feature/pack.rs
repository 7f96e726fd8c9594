//! The pack for the quality review meeting.

use super::{Picked, wire};
use crate::error::FieldFinding;
use cf_domain::RecordId;
use cf_domain::record::{IssuedFile, Meta, Pack};
use chrono::NaiveDate;

wire! {
    /// A file format.
    word PackFormat {
        /// Tagged PDF.
        Pdf,
        /// Word.
        Docx,
        /// Excel.
        Xlsx,
        /// The content as data.
        Json,
    }
    /// What pack.
    tell PackRequest {
        /// The edition: `provider`.
        pub edition: String,
        /// The provider.
        pub organisation: RecordId,
        /// First day.
        pub from: NaiveDate,
        /// Last day.
        pub to: NaiveDate,
        /// The meeting's day.
        pub meeting: Option<NaiveDate>,
        /// When and where the meeting is, in words.
        pub place: Option<String>,
        /// Sections left out by choice.
        pub without: Vec<String>,
        /// What the meeting is asked, in the manager's words, a line for each.
        pub asks: Vec<String>,
        /// A comment for each section, by section id.
        #[ts(type = "Record<string, string>")]
        pub comments: std::collections::BTreeMap<String, String>,
    }
    /// A section of the pack.
    tell PackSection {
        /// Its id.
        pub id: String,
        /// The agenda's number.
        pub number: String,
        /// Its title.
        pub title: String,
        /// What is in it: "3 visit summaries".
        pub words: String,
        /// Whether there is anything.
        pub empty: bool,
        /// Whether it may be left out.
        pub optional: bool,
        /// Whether it was left out.
        pub left_out: bool,
    }
    /// What the pack would hold.
    tell PackPlan {
        /// The provider's name.
        pub provider: String,
        /// The pack's title.
        pub title: String,
        /// OFFICIAL …
        pub marking: String,
        /// Its sections.
        pub sections: Vec<PackSection>,
        /// What the edition leaves out, as rules.
        pub rules: Vec<String>,
        /// What was left out here, for the manager's own eyes.
        pub left_out: Vec<String>,
        /// Identifiers that block the export, and where.
        pub findings: Vec<FieldFinding>,
        /// What else is in the way.
        pub blocked: Vec<String>,
    }
    /// Pages to look at.
    tell PackPreview {
        /// Pass it with the page's number.
        pub preview: String,
        /// How many pages.
        pub pages: u32,
        /// What it would hold.
        pub plan: PackPlan,
    }
    /// A page.
    tell PackPage {
        /// From the preview.
        pub preview: String,
        /// From 1.
        pub page: u32,
    }
    /// A page as a picture.
    tell PackPageImage {
        /// SVG.
        pub svg: String,
    }
    /// Issues the pack.
    tell PackExport {
        /// What pack.
        pub request: PackRequest,
        /// In which formats.
        pub formats: Vec<PackFormat>,
        /// Who confirms it: name and role.
        pub confirmed_by: String,
        /// Why it is shared, and with whom.
        pub why: String,
        /// Where to put the files.
        pub folder: Picked,
    }
    /// It is issued.
    tell PackIssued {
        /// The register entry.
        pub id: RecordId,
        /// Register number.
        pub number: String,
        /// The files.
        pub files: Vec<IssuedFile>,
        /// The folder they are in.
        pub folder: Picked,
    }
    /// A line of the export register.
    tell PackRow {
        /// Who and when.
        pub meta: Meta,
        /// The entry.
        pub pack: Pack,
        /// The provider's name.
        pub provider: Option<String>,
    }
}
