//! The two fonts that ship with the app. No font of the computer is ever used: the same pack gives
//! the same file everywhere.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

const FILES: [&[u8]; 2] = [
    include_bytes!("../../../../../assets/fonts/LiberationSans-Regular.ttf"),
    include_bytes!("../../../../../assets/fonts/LiberationSans-Bold.ttf"),
];

/// Regular and bold.
pub(super) static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect());

/// What the typesetter may choose from.
pub(super) static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// Whether every font can draw this letter.
pub(super) fn can_draw(letter: char) -> bool {
    FONTS.iter().all(|font| font.info().coverage.contains(u32::from(letter)))
}
