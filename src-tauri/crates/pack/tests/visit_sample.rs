//! The made-up visit that ships with the app, one with nothing in it, and one with very much.

use cf_pack::report::{
    FindingGroup, LogLine, PaperStanding, Photograph, Picture, ReportFinding, VisitPaper,
    render_visit,
};
use cf_pack::{Format, RenderedFile};
use image::{DynamicImage, ImageFormat, RgbImage};

const SAMPLE: &str = include_str!("../../../../assets/pack/sample-visit.json");

/// The final report on Cedar Ward: every part filled.
pub fn cedar() -> VisitPaper {
    serde_json::from_str(SAMPLE).expect("assets/pack/sample-visit.json is a visit paper")
}

/// Cedar Ward as it stood in another paper.
pub fn cedar_as(standing: PaperStanding) -> VisitPaper {
    let mut visit = cedar();
    visit.meta.standing = standing;
    visit
}

/// Title, provider and day, and nothing else.
pub fn bare(standing: &str) -> VisitPaper {
    let text = format!(
        r#"{{"meta": {{"title": "Visit", "provider": "Sandbox Trust", "date": "2026-11-24", "standing": {standing}}}}}"#
    );
    serde_json::from_str(&text).unwrap()
}

/// 300 findings in five groups, each with a line in the log, and 40 photographs.
pub fn large_visit(width: u32, height: u32) -> VisitPaper {
    let mut visit = cedar();
    visit.findings = (0..5)
        .map(|group| FindingGroup {
            question: format!("Theme {}", group + 1),
            findings: (0..60).map(|n| finding(group * 60 + n)).collect(),
        })
        .collect();
    visit.annex.log = (0..300)
        .map(|n| LogLine {
            time: format!("{:02}:{:02}", 9 + n / 60, n % 60),
            area: format!("Bay {}", n % 6 + 1),
            text: format!("Evidence-{n}: written down as it was seen."),
            ..visit.annex.log[n % 5].clone()
        })
        .collect();
    visit.annex.photographs = (0..40)
        .map(|n| Photograph {
            picture: Picture::new(photo(n, width, height, ImageFormat::Jpeg)),
            alt: format!("Sign number {n}."),
            caption: format!("Sign-{n}, as it hung"),
        })
        .collect();
    visit
}

fn finding(number: usize) -> ReportFinding {
    let pattern = &cedar().findings[0].findings[number % 3];
    ReportFinding {
        number: format!("F{}", number + 1),
        text: format!(
            "Observation-{number}: staff answered, explained what they were doing and came back to see that it had \
             helped. The record at the bed said the same, and the person we spoke to agreed with it."
        ),
        ..pattern.clone()
    }
}

/// A picture with as much detail as a photograph has.
pub fn photo(number: u32, width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let pixels = RgbImage::from_fn(width, height, |x, y| {
        let wave =
            |scale: u32, turn: u32| ((x / scale + y / (scale + turn) + number * 7) % 97) as u8;
        let grain =
            (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).rotate_left(number) >> 28;
        image::Rgb([wave(9, 3) * 2 + grain as u8, wave(5, 11) * 2 + grain as u8, wave(13, 2) * 2])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(pixels).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// One file of a paper about a visit.
pub fn visit_file(visit: &VisitPaper, format: Format) -> RenderedFile {
    render_visit(visit, &[format], &mut |_| {}, &|| false).expect("the visit renders").remove(0)
}
