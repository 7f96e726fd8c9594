//! Photographs: looked at before anything is painted, so that no painter meets one it cannot draw.

use std::sync::Arc;

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

/// Most pixels of one photograph: a phone's largest, with room to spare.
const MOST_PIXELS: u64 = 80_000_000;

/// A photograph that every painter can draw.
#[derive(Debug, Clone)]
pub(crate) struct Photo {
    pub bytes: Arc<[u8]>,
    pub kind: PhotoKind,
    /// Pixels across.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PhotoKind {
    Png,
    Jpeg,
}

impl PhotoKind {
    /// The end of its file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }
}

/// Why a photograph is not put into a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It is not a PNG or JPEG that can be read to its end.
    Unreadable,
    /// It still holds what the camera wrote.
    CameraNotes,
}

impl Photo {
    /// Reads a photograph to its end. Typst remembers what was read here, so setting it costs
    /// nothing more.
    pub fn read(bytes: Arc<[u8]>) -> Result<Self, Refused> {
        let kind = match ExchangeFormat::detect(&bytes) {
            Some(ExchangeFormat::Png) => PhotoKind::Png,
            Some(ExchangeFormat::Jpg) => PhotoKind::Jpeg,
            _ => return Err(Refused::Unreadable),
        };
        let head = match kind {
            PhotoKind::Png => png_head(&bytes),
            PhotoKind::Jpeg => jpeg_head(&bytes),
        }
        .ok_or(Refused::Unreadable)?;
        if head.camera_notes {
            return Err(Refused::CameraNotes);
        }
        if u64::from(head.width) * u64::from(head.height) > MOST_PIXELS || head.colours == 4 {
            return Err(Refused::Unreadable);
        }
        let format = match kind {
            PhotoKind::Png => ExchangeFormat::Png,
            PhotoKind::Jpeg => ExchangeFormat::Jpg,
        };
        let image = RasterImage::plain(Bytes::new(Arc::clone(&bytes)), format)
            .map_err(|_| Refused::Unreadable)?;
        let (width, height) = (image.width(), image.height());
        if width == 0 || height == 0 {
            return Err(Refused::Unreadable);
        }
        Ok(Self { bytes, kind, width, height })
    }

    /// Whether it is so tall that half a text block (83 mm) would make it higher than 78 mm.
    pub fn tall(&self) -> bool {
        u64::from(self.height) * 83 > u64::from(self.width) * 78
    }

    /// The name of its file, beside the others of a paper.
    pub fn file(&self, index: usize) -> String {
        format!("photo{index}.{}", self.kind.extension())
    }
}

/// What stands at the head of a picture's file.
#[derive(Debug, Default)]
struct Head {
    width: u32,
    height: u32,
    /// Colours of a JPEG; 4 are for printing presses, and archival PDF has no place for them.
    colours: u8,
    /// Whether time, place or make of the camera are in it (EXIF, XMP, text).
    camera_notes: bool,
}

/// Walks the chunks of a PNG (its specification, section 5).
fn png_head(bytes: &[u8]) -> Option<Head> {
    let mut head = Head::default();
    let mut rest = bytes.get(8..)?;
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let body = after.get(..length)?;
        match kind {
            b"IHDR" => {
                head.width = u32::from_be_bytes(*body.first_chunk::<4>()?);
                head.height = u32::from_be_bytes(*body.get(4..)?.first_chunk::<4>()?);
            }
            b"eXIf" | b"tEXt" | b"zTXt" | b"iTXt" => head.camera_notes = true,
            b"IEND" => return Some(head),
            _ => {}
        }
        // The check sum of four bytes follows.
        rest = after.get(length.checked_add(4)?..)?;
    }
    None
}

/// Walks the segments of a JPEG up to its picture (ITU T.81, annex B).
fn jpeg_head(bytes: &[u8]) -> Option<Head> {
    let mut head = Head::default();
    let mut rest = bytes.get(2..)?;
    loop {
        let (&[lead, kind], after) = rest.split_first_chunk::<2>()?;
        if lead != 0xff {
            return None;
        }
        // Bytes that fill up.
        if kind == 0xff {
            rest = rest.get(1..)?;
            continue;
        }
        let length = usize::from(u16::from_be_bytes(*after.first_chunk::<2>()?));
        let body = after.get(2..length)?;
        match kind {
            0xe1 | 0xed | 0xfe => head.camera_notes = true,
            // Frames; 0xc4, 0xc8 and 0xcc in their midst are something else.
            0xc0..=0xcf if !matches!(kind, 0xc4 | 0xc8 | 0xcc) => {
                head.height = u32::from(u16::from_be_bytes(*body.get(1..)?.first_chunk::<2>()?));
                head.width = u32::from(u16::from_be_bytes(*body.get(3..)?.first_chunk::<2>()?));
                head.colours = *body.get(5)?;
            }
            0xda => return Some(head),
            _ => {}
        }
        rest = after.get(length..)?;
    }
}
