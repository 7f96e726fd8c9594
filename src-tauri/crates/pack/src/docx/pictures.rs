//! Marks, bars and clocks as small pictures, drawn from the same glyphs as the PDF.

use chrono::NaiveDate;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use serde::Serialize;

use crate::PackError;
use crate::document::ClockState;
use crate::paper::Mark;
use crate::pdf::{Layout, World, compile, to_svg};

/// Pixels along a side: 300 to the inch at 15 points.
const SIDE: u16 = 64;

/// A picture that a document needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(super) enum Picture {
    Mark { mark: Mark },
    Bars { bars: u8 },
    Clock { used_percent: u8, state: ClockState },
}

/// Each picture as PNG, in the order given.
pub(super) fn paint(wanted: &[Picture], today: NaiveDate) -> Result<Vec<Vec<u8>>, PackError> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let list = serde_json::to_value(wanted).map_err(|_| PackError::Content)?;
    let pages = compile(&World::new(Layout::Pictures, &list, today)?)?;
    (0..wanted.len())
        .map(|page| to_svg(&pages, page).and_then(|svg| png(&svg)).ok_or(PackError::Word))
        .collect()
}

fn png(svg: &str) -> Option<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).ok()?;
    let mut pixels = Pixmap::new(u32::from(SIDE), u32::from(SIDE))?;
    let scale = f32::from(SIDE) / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().ok()
}
